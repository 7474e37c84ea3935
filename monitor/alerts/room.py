"""The layout of a message: the most important passages in full, others in one line each, the rest counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.alerts.passage import Part
from monitor.alerts.story import Story

# Passages that come first and in full, in a story and in a digest.
TOP_PASSAGES = 5
# In a digest, below these: passages in full, and one-line passages per story.
_WHOLE, _LINES = 15, 3
# One-line passages of a message about one article.
_FOLDED = 20
# Characters of one passage: a screen of text; with little room, a few sentences.
_CHARS, _FEW_CHARS = 2000, 300
# Most stories of a digest (see `store.outbox`).
_STORIES = 200


@dataclass(frozen=True, slots=True)
class Room:
    """The limits of a message.

    Passages in full, besides those on top: ``whole`` in total and ``each`` per story. One-line passages: ``folded`` in
    total and ``lines`` per story. ``stories``: how many are named. ``chars``: characters of one passage.
    """

    whole: int
    each: int
    folded: int
    lines: int
    stories: int
    chars: int


@dataclass(frozen=True, slots=True)
class Layout:
    """``top``: stories reduced to the most important passages. ``more_stories``: stories that are only counted."""

    top: tuple[Story, ...]
    stories: tuple[Story, ...]
    more_stories: int


def rooms(stories: Sequence[Story]) -> Iterator[Room]:
    """Limits in decreasing steps, from the most readable message to the smallest."""
    if len(stories) < 2:
        yield from (Room(TOP_PASSAGES, TOP_PASSAGES, _FOLDED, _FOLDED, 1, chars) for chars in (_CHARS, 1000, 500))
        yield from (Room(TOP_PASSAGES, TOP_PASSAGES, folded, folded, 1, _FEW_CHARS) for folded in (10, 5, 0))
        yield from (Room(whole, whole, 0, 0, 1, _FEW_CHARS) for whole in (3, 2, 1))
        return
    each = TOP_PASSAGES if len(stories) <= 3 else 2 if len(stories) <= 10 else 1
    yield from (Room(_WHOLE, each, _STORIES, _LINES, _STORIES, chars) for chars in (_CHARS, 1000, 600))
    yield from (Room(whole, 1, _STORIES, _LINES, _STORIES, 600) for whole in (8, 4, 0))
    yield from (Room(0, 0, folded, 1, _STORIES, _FEW_CHARS) for folded in (_STORIES, 130, 100, 75, 50, 25, 0))
    left = min(len(stories), _STORIES)
    while left > 1:
        left = left * 4 // 5
        yield Room(0, 0, 0, 0, left, _FEW_CHARS)


def laid_out(stories: Sequence[Story], room: Room) -> Layout:
    """The stories within the limits, the most important first, each with its passages in document order."""
    ranked = sorted(stories, key=lambda story: story.rank, reverse=True)
    top = _top(ranked)
    on_top = {id(part) for part in top}
    named = ranked[: room.stories]
    whole = _best(named, on_top, room.whole, room.each)
    folded = _best(named, on_top | whole, room.folded, room.lines)
    shown = [_with_parts(story, on_top, whole, folded, room) for story in named]
    have_top = [story for story in ranked if any(id(part) in on_top for part in story.parts)]
    return Layout(
        top=tuple(_with_top(story, on_top, room) for story in have_top),
        stories=tuple(_with_withdrawn(shown, room)),
        more_stories=len(ranked) - len(named),
    )


def _top(ranked: Sequence[Story]) -> list[Part]:
    """The most important passages of a digest, from as many stories as possible; none if all passages fit on top."""
    if len(ranked) < 2 or sum(len(story.parts) for story in ranked) <= TOP_PASSAGES:
        return []
    # The best passage of every story comes before the second of any: otherwise one story could fill the screen.
    places = [
        (-place, part.rank, part) for story in ranked for place, part in enumerate(_ranked(story.parts)[:TOP_PASSAGES])
    ]
    places.sort(key=lambda place: place[:2], reverse=True)
    return [part for _, _, part in places[:TOP_PASSAGES]]


def _best(stories: Sequence[Story], used: set[int], most: int, each: int) -> set[int]:
    """The ids of the most important passages that are not in ``used``: ``most`` in total, ``each`` per story."""
    best: list[Part] = []
    for story in stories:
        best += _ranked(part for part in story.parts if id(part) not in used)[:each]
    return {id(part) for part in _ranked(best)[:most]}


def _ranked(parts: Iterable[Part]) -> list[Part]:
    """Passages by importance, the most important first."""
    return sorted(parts, key=lambda part: part.rank, reverse=True)


def _with_top(story: Story, on_top: set[int], room: Room) -> Story:
    """A story reduced to its passages on top."""
    parts = tuple(part.shortened(room.chars) for part in story.parts if id(part) in on_top)
    return replace(story, parts=parts, news=None, withdrawn=())


def _with_withdrawn(stories: Sequence[Story], room: Room) -> Iterator[Story]:
    """The stories with as many withdrawals as fit, by the same limits as passages but counted separately."""
    whole, lines = room.whole, room.folded
    for story in stories:
        in_full = story.withdrawn[: min(room.each, whole)]
        rest = story.withdrawn[len(in_full) :]
        in_lines = rest[: min(room.lines, lines)]
        whole, lines = whole - len(in_full), lines - len(in_lines)
        yield replace(
            story,
            withdrawn=tuple(withdrawal.shortened(room.chars) for withdrawal in in_full),
            also_withdrawn=in_lines,
            more_withdrawn=len(rest) - len(in_lines),
        )


def _with_parts(story: Story, on_top: set[int], whole: set[int], folded: set[int], room: Room) -> Story:
    """A story with its passages in full and in lines; those on top and the rest are counted."""
    shown = tuple(part.shortened(room.chars) for part in story.parts if id(part) in whole)
    lines = tuple(part for part in story.parts if id(part) in folded)
    above = sum(id(part) in on_top for part in story.parts)
    more = len(story.parts) - len(shown) - len(lines) - above
    return replace(story, parts=shown, folded=lines, above=above, more=more)
