"""Recognises a replaced value in a row of a table or a labelled line: "Westhaven | Normal", "Westhaven | Power cut"."""

from __future__ import annotations

from collections.abc import Iterable

from monitor.developments.reading import Reading
from monitor.language import Term, words_of
from monitor.model import BlockKind

_SEPARATORS = {BlockKind.TABLE_ROW: " | ", BlockKind.LIST_ITEM: ": "}
# A value of more words is a text, whose rewording the learned model judges.
_MOST_WORDS = 6


def replaces_value(reading: Reading) -> bool:
    """Whether a row or item keeps its first cell and has a value without any content word of the former one.

    A misspelled or inflected word is one of the former value.
    """
    pairs = _changed_cells(reading)
    if not (pairs and reading.unmatched and reading.lost):
        return False
    return all(_is_another(was, now, reading) for was, now in pairs)


def _changed_cells(reading: Reading) -> list[tuple[str, str]]:
    """The cells that differ, with their older text; empty for other texts, and where the first cell differs."""
    if len(reading.given) != 1 or len(reading.own) != 1:
        return []
    was, now = (_cells(side[0].text, side[0].kind) for side in (reading.own, reading.given))
    if len(was) != len(now) or was[0] != now[0]:
        return []
    return [(old, new) for old, new in zip(was, now, strict=True) if old != new]


def _cells(text: str, kind: BlockKind) -> list[str]:
    separator = _SEPARATORS.get(kind)
    return text.split(separator) if separator else [text]


def _is_another(was: str, now: str, reading: Reading) -> bool:
    """Whether a value is short and states something else than the former one."""
    if max(len(was.split()), len(now.split())) > _MOST_WORDS:
        return False
    stems, lost = _stems(now, reading.unmatched), _stems(was, reading.lost)
    return bool(stems and lost) and stems == _stems(now, reading.terms)


def _stems(cell: str, terms: Iterable[Term]) -> set[str]:
    words = words_of(cell)
    return {term.stem for term in terms if term.word in words}
