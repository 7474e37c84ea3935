"""Which sentences are read together: a quotation, and the sentence that says whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from monitor.model import BlockKind

if TYPE_CHECKING:
    from monitor.diff import Sentence

# What a quotation begins with in the languages that are read; the apostrophe is one only before a quotation.
_OPENING = "“„\"«»「『‘‚'"

# A sentence that ends so announces nothing.
_ENDING = ".!?…。！？"
# The word that says that someone speaks stands within so many letters of the quotation.
_NEAR = 80


def joined_to_before(sentences: Sequence[Sentence], language: str) -> list[bool]:
    """For each sentence, whether it belongs to the one before it: it goes on with a quotation, or is announced there.

    The sentences of a block quotation belong together, and to what announces them ("The minister said:").
    """
    from monitor.developments.quotes import is_quote, open_after, speaks

    joined, is_open = [], False
    for before, sentence in zip([None, *sentences], sentences, strict=False):
        if before is None or before.block < 0:
            joined.append(False)
        elif is_open:
            joined.append(True)
        else:
            spoken = before.kind is BlockKind.QUOTATION or is_quote(before.text, language)
            announced = before.text.rstrip()[-1:] not in tuple(_ENDING) and speaks(before.text[-_NEAR:], language)
            joined.append(_is_quoted(sentence) and (spoken or announced))
        is_open = sentence.block >= 0 and open_after(sentence.text, was_open=is_open)
    return joined


def _is_quoted(sentence: Sentence) -> bool:
    return sentence.kind is BlockKind.QUOTATION or sentence.text.lstrip()[:1] in tuple(_OPENING)
