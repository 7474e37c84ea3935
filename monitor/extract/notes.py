"""Update and correction notes."""

from __future__ import annotations

import re
from typing import Literal

_UPDATE = re.compile(r"\b(this|the) (story|article|post|page|piece) (has been|was) updated\b", re.I)
_CORRECTION = re.compile(
    r"^correction\b|\b(earlier|previous) version of this (story|article)\b"
    r"|\bthis (story|article) (has been|was) (corrected|amended)\b",
    re.I,
)


def note_kind(text: str) -> Literal["update", "correction"] | None:
    """Whether a text is a note, and of what kind."""
    if _CORRECTION.search(text):
        return "correction"
    return "update" if _UPDATE.search(text) else None


def is_note(text: str) -> bool:
    """Whether a text says that the article was updated or corrected."""
    return note_kind(text) is not None
