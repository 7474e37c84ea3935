"""Replaces typographic quotation marks by ASCII ones, which the phrase tables use."""

from __future__ import annotations


def straight(text: str) -> str:
    """The text with ASCII apostrophes."""
    # Not ``str.translate``: that looks up every character, at twenty times the cost.
    return text.replace("\u2019", "'").replace("\u2018", "'").replace("\u02bc", "'")


def straight_quotes(text: str) -> str:
    """The text with ASCII apostrophes and quotation marks."""
    return straight(text).replace("\u201c", '"').replace("\u201d", '"')
