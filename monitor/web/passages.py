"""Prepares a comparison for the page: paragraphs in order, with those far from any change folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from monitor.history.beside import TITLE, Pair, Paragraphs

# So many paragraphs on either side of a change stay open; fewer sentences than this are not folded.
NEAR = 1
LEAST_FOLDED = 4


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive paragraphs; ``folded`` is their number of unchanged sentences if they are folded, else 0."""

    rows: tuple[Paragraphs, ...]
    folded: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a paragraph: unchanged sentences as one text, or one edit (``pair``)."""

    text: str
    pair: Pair | None = None
    title: bool = False


def stretches(rows: Sequence[Paragraphs]) -> Iterator[Stretch]:
    """Yield the rows in order; those that are not next to a change are folded. Without any change all are shown."""
    changed = [index for index, row in enumerate(rows) if not row.unchanged]
    near = {nearby for index in changed for nearby in range(index - NEAR, index + NEAR + 1)}
    for shown, group in groupby(enumerate(rows), key=lambda item: not changed or item[0] in near):
        yield _stretch(tuple(row for _, row in group), shown=shown)


def _stretch(rows: tuple[Paragraphs, ...], *, shown: bool) -> Stretch:
    hidden = sum(row.unchanged for row in rows)
    return Stretch(rows, 0 if shown or hidden < LEAST_FOLDED else hidden)


def chosen(pairs: Iterable[Pair], only: str) -> Iterator[Pair]:
    """Yield all pairs; if ``only`` is "changes", those with an edit; if "new", those with new information."""
    for pair in pairs:
        is_shown = pair.edit is not None and (only == "changes" or pair.edit.development)
        if is_shown or not only:
            yield pair


def passages(row: Paragraphs) -> Iterator[Passage]:
    """Yield the parts of a paragraph in order: unchanged sentences, in the newer wording, and edits."""
    for edited, group in groupby(row.pairs, key=lambda pair: pair.edit is not None):
        pairs = list(group)
        if edited:
            yield from (Passage("", pair, _is_title(pair)) for pair in pairs)
            continue
        unchanged = [pair.new for pair in pairs if pair.new]
        if unchanged:
            yield Passage(" ".join(side.text for side in unchanged), None, unchanged[0].block == TITLE)


def _is_title(pair: Pair) -> bool:
    return pair.edit is not None and pair.edit.place == "title"
