"""Text made safe to show in a line of a message."""

from __future__ import annotations

import re
from unicodedata import bidirectional

# Control characters, lone surrogates, and the invisible marks that turn or hide what follows (Unicode TR 36).
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


def clean(text: str) -> str:
    """The text without characters that could break a message or turn its direction."""
    return _UNSAFE.sub("", text)


def one_line(text: str) -> str:
    """The text on one line, runs of white space as one space."""
    return " ".join(clean(text).split())


def clip(text: str, length: int) -> str:
    """At most ``length`` characters, cut between words where there are some, with an ellipsis."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > length // 2 else cut).rstrip(" ,;:.–—-") + "…"


def direction(text: str) -> str:
    """``rtl`` or ``ltr`` by the first strong character, as HTML's ``dir=auto`` finds it, for clients without that."""
    strong = next((kind for char in text if (kind := bidirectional(char)) in ("L", "R", "AL")), "L")
    return "ltr" if strong == "L" else "rtl"
