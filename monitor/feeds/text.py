"""Characters and plain text: bytes decoded as the document means it, markup taken off titles."""

from __future__ import annotations

import html
import re
from unicodedata import normalize

_TAG = re.compile(r"<(?:/?[A-Za-z][^<>]*|!--.*?--|!\[CDATA\[|\?[^<>]*)>", re.DOTALL)
_DROPPED = re.compile(r"<(script|style)\b[^<>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


def fold(text: str) -> str:
    """NFC, runs of white space one space, none at the ends."""
    return " ".join(normalize("NFC", text).split())


def plain_text(markup: str) -> str:
    """The text of a piece of HTML: tags dropped, entities decoded, white space folded."""
    if "<" in markup:
        markup = _TAG.sub(" ", _DROPPED.sub(" ", markup))
    return fold(html.unescape(markup))
