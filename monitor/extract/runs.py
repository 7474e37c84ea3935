"""Collects a run of inline text and cuts it into lines: at time stamps, and at breaks by furniture or list items."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from monitor.boilerplate import is_furniture, is_stamp_or_count, split_stamps
from monitor.extract.lines import fold, opens_as_point

# The longest stamp or byline in an element of its own; a row of several (byline, time, comments) is up to 160 long.
_MAX_SMALL = 60
_MAX_ROW = 160
# Text before a stamp that is complete: the stamp does not interrupt a sentence.
_SENTENCE_END = re.compile(r"[.!?\u2026\u3002\uff01\uff1f\u0964\u06d4)\]\"\u201d\u00bb]$")
_EDGE = " \t\n|\u2022\u00b7\u2013\u2014-/,"
_OPENING = "\"'\u201c\u201e\u2018\u00ab(["


class Run:
    """The text of inline elements, collected until a block or a double line break ends it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._links = 0
        self._spans: list[tuple[int, int]] = []
        self._generation = 0

    def add(self, text: str, *, linked: bool) -> None:
        """Add the text of an element or between two elements."""
        if self.pieces or not text.isspace():  # white space between blocks begins no run
            self.pieces.append(text)
            if linked:
                self._links += len(text.strip())

    def add_break(self) -> bool:
        """Add a line break; False, adding nothing, where it follows another and so ends the paragraph."""
        for piece in reversed(self.pieces):
            if piece == "\n":
                return False
            if not piece.isspace():
                break
        self.pieces.append("\n")
        return True

    def place(self) -> tuple[int, int]:
        """The position of the next piece, for ``close_span``."""
        return self._generation, len(self.pieces)

    def close_span(self, start: tuple[int, int]) -> None:
        """Record that the pieces since ``start`` are one element, separate from the text around it."""
        generation, at = start
        if generation == self._generation and at < len(self.pieces):
            self._spans.append((at, len(self.pieces)))

    def take(self) -> tuple[tuple[str, ...], int, int]:
        """The lines of the run; how many characters it has, and how many of these are links. Empties the run."""
        if len(self.pieces) == 1 and not self._spans:
            chars, lines = _cut_piece(self.pieces[0])
        else:
            chars, lines = _cut(tuple(self.pieces), tuple(self._spans))
            self._spans.clear()
        links, self._links = self._links, 0
        self.pieces.clear()
        self._generation += 1
        return lines, chars, links


# Pages are walked several times and share the menus of their site. Most runs are a single piece.
@lru_cache(maxsize=4096)
def _cut_piece(piece: str) -> tuple[int, tuple[str, ...]]:
    """Like ``_cut``, for the only piece of a run."""
    text = fold(piece)
    return len(text), _at_stamps(text) if text else ()


@lru_cache(maxsize=2048)
def _cut(pieces: tuple[str, ...], spans: tuple[tuple[int, int], ...]) -> tuple[int, tuple[str, ...]]:
    """The length of a run's text, and its lines; ``spans`` are the pieces of separate elements."""
    text = fold("".join(pieces))
    return len(text), _lines(text, pieces, spans) if text else ()


def _lines(text: str, pieces: tuple[str, ...], spans: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    if "\n" in pieces and (parts := _parts(pieces, spans)):
        return tuple(parts)
    stamps = [span for span in spans if _is_stamp(pieces, *span)]
    may_be_row = stamps or (len(spans) > 1 and any(map(str.isdigit, text)))
    if may_be_row and (parts := _row(text, pieces, spans, stamped=bool(stamps)) or _stamped(pieces, stamps)):
        return tuple(parts)
    return _at_stamps(text)


def _at_stamps(text: str) -> tuple[str, ...]:
    """A text cut at stamps that it begins or ends with."""
    cut = split_stamps(text)
    return (text,) if not cut or is_furniture(text) else cut


def _is_stamp(pieces: Sequence[str], start: int, end: int) -> bool:
    text = "".join(pieces[start:end])
    return len(text) <= _MAX_SMALL and is_stamp_or_count(fold(text))


def _row(text: str, pieces: Sequence[str], spans: Iterable[tuple[int, int]], *, stamped: bool) -> list[str]:
    """A run of small items in separate elements (a byline, a time, a count) as one line with separators between them.

    Empty where this would not make it recognisable as furniture. Without a stamp one of the items must be furniture
    itself, as a source next to a date.
    """
    if len(text) > _MAX_ROW:
        return []
    cuts = sorted({0, *(at for span in spans for at in span), len(pieces)})
    cells = [fold("".join(pieces[start:end])) for start, end in pairwise(cuts)]
    row = " \u00b7 ".join(cell for cell in (cell.strip(_EDGE) for cell in cells) if cell)
    if not (stamped or any(map(is_furniture, cells))):
        return []
    return [row] if is_furniture(row) and not is_furniture(text) else []


def _stamped(pieces: Sequence[str], stamps: Iterable[tuple[int, int]]) -> list[str]:
    """The run cut at stamps in separate elements; empty where a sentence continues after a stamp."""
    parts: list[str] = []
    at = 0
    for start, end in stamps:
        if start < at:  # nested in the previous element
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


def _parts(pieces: Sequence[str], spans: Collection[tuple[int, int]]) -> list[str]:
    """The parts of a run between line breaks, where these separate more than the lines of a paragraph.

    They do if a part is furniture (a byline above a text), if several are list items, and if each part is an element of
    its own (a headline above a date, on pages without headings).
    """
    run = "".join("\0" if text == "\n" else text for text in pieces)
    parts = [part for piece in run.split("\0") if (part := fold(piece))]
    if len(parts) < 2:
        return []
    cut = any(map(is_furniture, parts)) or sum(map(opens_as_point, parts)) > 1
    cut = cut or (all(map(_may_begin, parts)) and _are_elements(pieces, spans))
    return parts if cut else []


def _are_elements(pieces: Sequence[str], spans: Collection[tuple[int, int]]) -> bool:
    """Whether each part between line breaks is one element."""
    bounds = [-1, *(at for at, piece in enumerate(pieces) if piece == "\n"), len(pieces)]
    for start, end in pairwise(bounds):
        filled = [at for at in range(start + 1, end) if not pieces[at].isspace()]
        if filled and not any(first <= filled[0] and filled[-1] < last <= end for first, last in spans):
            return False
    return True


def _may_end(before: str) -> bool:
    """Whether the text before a stamp is complete: short, or the end of a sentence."""
    return len(before) <= _MAX_SMALL or before.endswith(tuple(_EDGE)) or _SENTENCE_END.search(before) is not None


def _may_begin(rest: str) -> bool:
    """Whether the text after a stamp begins a new sentence."""
    words = rest.lstrip(_EDGE)
    if not words or words[0] in _OPENING or words[0].isdigit():
        return True
    return words[0].isalpha() and not words[0].islower()
