"""Finds sentences that belong together: a quotation, and the sentence that says who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from monitor.model import BlockKind

if TYPE_CHECKING:
    from monitor.diff import Sentence

# Opening quotation marks in the supported languages; single ones count only at the beginning of a sentence.
_MARKS = '“„"«»「『'
_OPENING = _MARKS + "‘‚'"
# The closing marks of each: German has „…“ and »…«, French «…».
_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』"}
# A sentence that ends with one of these does not introduce a quotation.
_ENDING = ".!?…。！？"
# A verb of saying introduces a quotation if it is within this many characters of it.
_NEAR = 80
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def joined_to_before(sentences: Sequence[Sentence], language: str) -> list[bool]:
    """Return, for each sentence, whether it continues a quotation of the one before it or is introduced by it.

    The sentences of a block quotation belong together and to the sentence that introduces it ("The minister said:").
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
    """Whether a sentence introduces a quotation: it has a verb of saying, and has a quotation or does not end."""
    from monitor.language import fold, of  # here, not above: most commands read no sentences

    if text.rstrip()[-1:] not in tuple(_ENDING):
        searched = text[-_NEAR:]
    elif any(mark in text for mark in _MARKS):
        searched = text
    else:
        return False
    verbs = of(language).speech
    return any(fold(word) in verbs for word in _WORD.findall(searched))


def _open_after(text: str, closing: str) -> str:
    """Return the marks that would close the quotation open at the end of a sentence; "" if none is open.

    ``closing`` is the same for its beginning. Marks that open and close alike (") are not followed.
    """
    for char in text:
        if not closing:
            closing = _CLOSING.get(char, "")
        elif char in closing:
            closing = ""
    return closing
