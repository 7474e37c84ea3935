"""Which sentences are read together: a quotation, and the sentence that says whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from monitor.model import BlockKind

if TYPE_CHECKING:
    from monitor.diff import Sentence

# What a quotation begins with in the languages that are read; the apostrophe is one only before a quotation.
_MARKS = '“„"«»「『'
_OPENING = _MARKS + "‘‚'"
# What closes each of them: German has „…“ and »…«, French «…».
_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』"}
# A sentence that ends so announces nothing.
_ENDING = ".!?…。！？"
# The word that says that someone speaks is within so many letters of the quotation.
_NEAR = 80
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def joined_to_before(sentences: Sequence[Sentence], language: str) -> list[bool]:
    """For each sentence, whether it belongs to the one before it: it goes on with a quotation, or is announced there.

    The sentences of a block quotation belong together, and to what announces them ("The minister said:").
    """
    joined: list[bool] = []
    closing = ""
    for before, sentence in zip([None, *sentences], sentences, strict=False):
        quoted = _is_quoted(sentence)
        if before is None or before.block < 0:
            joined.append(False)
        elif closing and (quoted or sentence.block == before.block):
            joined.append(True)
        else:
            closing = ""
            joined.append(quoted and (_is_quoted(before) or _speaks(before.text, language)))
        closing = _open_after(sentence.text, closing) if sentence.block >= 0 else ""
    return joined


def _is_quoted(sentence: Sentence) -> bool:
    return sentence.kind is BlockKind.QUOTATION or sentence.text.lstrip()[:1] in tuple(_OPENING)


def _speaks(text: str, language: str) -> bool:
    """Whether a sentence goes on with what someone says: it has a word of saying, and a quotation or no end."""
    from monitor.language import fold, of  # here, not above: most commands read no sentences

    known = of(language).speech
    goes_on = text.rstrip()[-1:] not in tuple(_ENDING)
    near = text[-_NEAR:] if goes_on else text if any(mark in text for mark in _MARKS) else ""
    return any(fold(word) in known for word in _WORD.findall(near))


def _open_after(text: str, closing: str) -> str:
    """What would close the quotation that is open at the end of a sentence, "" for none; before it, ``closing``.

    Marks that open and close alike do not say.
    """
    for char in text:
        if not closing:
            closing = _CLOSING.get(char, "")
        elif char in closing:
            closing = ""
    return closing
