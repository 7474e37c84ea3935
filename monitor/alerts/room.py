"""The layout of a message: the most important passages in full, others in one line each, the rest counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.alerts.passage import Part
from monitor.alerts.story import Story

# How many passages come first and in full, in a story and in a digest.
FIVE = 5
# Of the other stories of a digest: passages shown in full, and lines per story.
_WHOLE, _LINES = 15, 3
# The most lines of one article.
_FOLDED = 20
# Characters of one passage: a screen of text; where room is short a few sentences.
_CHARS, _FEW_CHARS = 2000, 300
# The most stories of a digest (see `store.outbox`).
_STORIES = 200


@dataclass(frozen=True, slots=True)
class Room:
    """The limits of a message.

    Passages in full: ``whole`` in total and ``each`` per story, besides those on top. Passages in one line: ``folded``
    in total and ``lines`` per story. ``stories``: how many are named. ``chars``: the length of one passage.
    """

    whole: int
    each: int
    folded: int
    lines: int
    stories: int
    chars: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The most important passages, as stories reduced to them; all stories; and how many more there are."""

    top: tuple[Story, ...]
    stories: tuple[Story, ...]
    more_stories: int


def rooms(stories: Sequence[Story]) -> Iterator[Room]:
    """Limits in decreasing steps, from the most readable message to the smallest possible."""
    if len(stories) < 2:
        yield from (Room(FIVE, FIVE, _FOLDED, _FOLDED, 1, chars) for chars in (_CHARS, 1000, 500))
        yield from (Room(FIVE, FIVE, folded, folded, 1, _FEW_CHARS) for folded in (10, 5, 0))
        yield from (Room(whole, whole, 0, 0, 1, _FEW_CHARS) for whole in (3, 2, 1))
        return
    each = FIVE if len(stories) <= 3 else 2 if len(stories) <= 10 else 1
    yield from (Room(_WHOLE, each, _STORIES, _LINES, _STORIES, chars) for chars in (_CHARS, 1000, 600))
    yield from (Room(whole, 1, _STORIES, _LINES, _STORIES, 600) for whole in (8, 4, 0))
    yield from (Room(0, 0, folded, 1, _STORIES, _FEW_CHARS) for folded in (_STORIES, 130, 100, 75, 50, 25, 0))
    left = min(len(stories), _STORIES)
    while left > 1:
        left = left * 4 // 5
        yield Room(0, 0, 0, 0, left, _FEW_CHARS)


def laid_out(stories: Sequence[Story], room: Room) -> Layout:
    """The stories within the limits, the most important ones first, each in document order."""
    ranked = sorted(stories, key=lambda story: story.rank, reverse=True)
    top = _top(ranked)
    on_top = {id(part) for part in top}
    kept = ranked[: room.stories]
    whole = _best(kept, on_top, room.whole, room.each)
    folded = _best(kept, on_top | whole, room.folded, room.lines)
    laid = [_with_parts(story, on_top, whole, folded, room) for story in kept]
    return Layout(
        top=tuple(
            _with_top(story, on_top, room) for story in ranked if any(id(part) in on_top for part in story.parts)
        ),
        stories=tuple(_with_withdrawn(laid, room)),
        more_stories=len(ranked) - len(kept),
    )


def _top(ranked: Sequence[Story]) -> list[Part]:
    """The most important passages of a digest, from as many stories as possible; none where everything fits anyway."""
    if len(ranked) < 2 or sum(len(story.parts) for story in ranked) <= FIVE:
        return []
    # The first of every story before the second of any: one story alone would else fill the screen.
    places = [
        (-place, part.rank, part)
        for story in ranked
        for place, part in enumerate(sorted(story.parts, key=lambda part: part.rank, reverse=True)[:FIVE])
    ]
    places.sort(key=lambda found: found[:2], reverse=True)
    return [part for _, _, part in places[:FIVE]]


def _best(stories: Sequence[Story], on_top: set[int], most: int, each: int) -> set[int]:
    """The ids of the most important passages not on top: ``most`` in total, ``each`` per story."""
    found: list[Part] = []
    for story in stories:
        left = [part for part in story.parts if id(part) not in on_top]
        found += sorted(left, key=lambda part: part.rank, reverse=True)[:each]
    found.sort(key=lambda part: part.rank, reverse=True)
    return {id(part) for part in found[:most]}


def _with_top(story: Story, on_top: set[int], room: Room) -> Story:
    parts = tuple(part.shortened(room.chars) for part in story.parts if id(part) in on_top)
    return replace(story, parts=parts, news=None, withdrawn=())


def _with_withdrawn(stories: Sequence[Story], room: Room) -> Iterator[Story]:
    """The stories with as many withdrawals as fit: the same limits as for news, counted separately."""
    whole, lines = room.whole, room.folded
    for story in stories:
        first = story.withdrawn[: min(room.each, whole)]
        rest = story.withdrawn[len(first) :]
        also = rest[: min(room.lines, lines)]
        whole, lines = whole - len(first), lines - len(also)
        yield replace(
            story,
            withdrawn=tuple(one.shortened(room.chars) for one in first),
            also_withdrawn=also,
            more_withdrawn=len(rest) - len(also),
        )


def _with_parts(story: Story, on_top: set[int], whole: set[int], folded: set[int], room: Room) -> Story:
    shown = tuple(part.shortened(room.chars) for part in story.parts if id(part) in whole)
    lines = tuple(part for part in story.parts if id(part) in folded)
    above = sum(id(part) in on_top for part in story.parts)
    more = len(story.parts) - len(shown) - len(lines) - above
    return replace(story, parts=shown, folded=lines, above=above, more=more)
