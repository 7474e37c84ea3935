"""A comparison as a page shows it: paragraphs in order, those far from any change folded away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from monitor.history.beside import TITLE, Pair, Paragraphs

# A paragraph on either side of a change stays open; fewer sentences than this are not worth a fold.
NEAR = 1
LEAST_FOLDED = 4


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs that are shown, or folded where ``folded`` says how many unchanged sentences they have."""

    rows: tuple[Paragraphs, ...]
    folded: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """Of a paragraph: sentences that stayed, as one text, or one edit."""

    text: str
    pair: Pair | None = None
    title: bool = False


def stretches(rows: Sequence[Paragraphs]) -> Iterator[Stretch]:
    """The rows in order; what is unchanged and not next to a change is folded. Without any change all is shown."""
    changed = [at for at, row in enumerate(rows) if not row.unchanged]
    near = {to for at in changed for to in range(at - NEAR, at + NEAR + 1)}
    for shown, group in groupby(enumerate(rows), key=lambda item: not changed or item[0] in near):
        yield _stretch(tuple(row for _, row in group), shown=shown)


def _stretch(rows: tuple[Paragraphs, ...], *, shown: bool) -> Stretch:
    hidden = sum(row.unchanged for row in rows)
    return Stretch(rows, 0 if shown or hidden < LEAST_FOLDED else hidden)


def chosen(pairs: Iterable[Pair], only: str) -> Iterator[Pair]:
    """All pairs; with ``only`` = ``changes`` those of an edit, ``new`` those that carry new information."""
    for pair in pairs:
        is_shown = pair.edit is not None and (only == "changes" or pair.edit.development)
        if is_shown or not only:
            yield pair


def passages(row: Paragraphs) -> Iterator[Passage]:
    """A paragraph in order: what stayed, as in the newer text, and the edits between."""
    for edited, group in groupby(row.pairs, key=lambda pair: pair.edit is not None):
        pairs = list(group)
        if edited:
            yield from (Passage("", pair, _is_title(pair)) for pair in pairs)
            continue
        stayed = [pair.new for pair in pairs if pair.new]
        if stayed:
            yield Passage(" ".join(side.text for side in stayed), None, stayed[0].block == TITLE)


def _is_title(pair: Pair) -> bool:
    return pair.edit is not None and pair.edit.place == "title"
