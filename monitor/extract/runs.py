"""A run of inline text on a page, and how it is cut: at its stamps, and at breaks beside furniture and points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from monitor.boilerplate import is_furniture, is_stamp_or_count, split_stamps
from monitor.extract.lines import fold, opens_as_point

# The longest stamp or byline of an element of its own; a row of several (byline, time, comments) has twice to thrice.
_MAX_SMALL = 60
_MAX_ROW = 160
# What may be before a stamp at the end of a line: a sentence, or a short line such as a byline.
_SENTENCE_END = re.compile(r"[.!?\u2026\u3002\uff01\uff1f\u0964\u06d4)\]\"\u201d\u00bb]$")
_EDGE = " \t\n|\u2022\u00b7\u2013\u2014-/,"
_OPENING = "\"'\u201c\u201e\u2018\u00ab(["


class Run:
    """The text of inline elements, gathered until a block or a double break parts it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._links = 0
        self._spans: list[tuple[int, int]] = []
        self._emptied = 0

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def add(self, text: str, *, linked: bool) -> None:
        """Add the text of one element or between two."""
        if self._pieces or not text.isspace():  # no run begins with the white space between blocks
            self._pieces.append(text)
            if linked:
                self._links += len(text.strip())

    def add_break(self) -> bool:
        """Add a line break, a space so far; False where the one before makes it the end of a paragraph."""
        for piece in reversed(self._pieces):
            if piece == "\n":
                return False
            if not piece.isspace():
                break
        self._pieces.append("\n")
        return True

    def place(self) -> tuple[int, int]:
        """Where the next piece will be."""
        return self._emptied, len(self._pieces)

    def close_span(self, start: tuple[int, int]) -> None:
        """Remember that the pieces since ``start`` are an element that sets its text off from what is around it."""
        emptied, at = start
        if emptied == self._emptied and at < len(self._pieces):
            self._spans.append((at, len(self._pieces)))

    def take(self) -> list[tuple[str, int]]:
        """The lines of the run, each with how many of its characters are links; the run is empty then."""
        chars, lines = _cut(tuple(self._pieces), tuple(self._spans))
        links = self._links
        self._pieces.clear()
        self._spans.clear()
        self._links = 0
        self._emptied += 1
        return [(line, links * len(line) // chars) for line in lines]


@lru_cache(maxsize=4096)  # a page is walked several times, and pages of one site share their menus
def _cut(pieces: tuple[str, ...], spans: tuple[tuple[int, int], ...]) -> tuple[int, tuple[str, ...]]:
    """How long the text of a run is, and its lines, by its pieces and the elements among them that set theirs off."""
    text = fold("".join(pieces))
    return len(text), _lines(text, pieces, spans) if text else ()


def _lines(text: str, pieces: tuple[str, ...], spans: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    if "\n" in pieces and (parts := _parts(pieces)):
        return tuple(parts)
    stamps = [span for span in spans if _is_stamp(pieces, *span)]
    if stamps and (parts := _row(text, pieces, spans) or _stamped(pieces, stamps)):
        return tuple(parts)
    cut = split_stamps(text)
    return (text,) if not cut or is_furniture(text) else cut


def _is_stamp(pieces: Sequence[str], start: int, end: int) -> bool:
    text = "".join(pieces[start:end])
    return len(text) <= _MAX_SMALL and is_stamp_or_count(fold(text))


def _row(text: str, pieces: Sequence[str], spans: Iterable[tuple[int, int]]) -> list[str]:
    """A row of small items in elements of their own, with separators between them: a byline, a time, a count."""
    if len(text) > _MAX_ROW:
        return []
    cuts = sorted({0, *(at for span in spans for at in span), len(pieces)})
    cells = [fold("".join(pieces[start:end])) for start, end in pairwise(cuts)]
    row = " \u00b7 ".join(cell for cell in (cell.strip(_EDGE) for cell in cells) if cell)
    return [row] if is_furniture(row) and not is_furniture(text) else []


def _stamped(pieces: Sequence[str], stamps: Iterable[tuple[int, int]]) -> list[str]:
    """The run cut at the stamps in elements of their own; nothing where a sentence goes on around one."""
    parts: list[str] = []
    at = 0
    for start, end in stamps:
        if start < at:  # an element within the last one
            continue
        before = fold("".join(pieces[at:start]))
        if not _may_end(before) or (at and not _may_begin(before)):
            return []
        parts += [before.rstrip(_EDGE), fold("".join(pieces[start:end]))]
        at = end
    rest = fold("".join(pieces[at:]))
    if not at or not _may_begin(rest):
        return []
    return [part for part in (*parts, rest.lstrip(_EDGE)) if part]


def _parts(pieces: Sequence[str]) -> list[str]:
    """The parts of a run between its line breaks, where one of them is furniture (a byline over a text, say), or some
    are points of a list.
    """
    run = "".join("\0" if text == "\n" else text for text in pieces)
    parts = [part for piece in run.split("\0") if (part := fold(piece))]
    cut = len(parts) > 1 and (any(map(is_furniture, parts)) or sum(map(opens_as_point, parts)) > 1)
    return parts if cut else []


def _may_end(before: str) -> bool:
    """Whether what is before a stamp is no cut sentence."""
    return len(before) <= _MAX_SMALL or before.endswith(tuple(_EDGE)) or _SENTENCE_END.search(before) is not None


def _may_begin(rest: str) -> bool:
    """Whether what is after a stamp does not go on with its sentence."""
    words = rest.lstrip(_EDGE)
    if not words or words[0] in _OPENING or words[0].isdigit():
        return True
    return words[0].isalpha() and not words[0].islower()
