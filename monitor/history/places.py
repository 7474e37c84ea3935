"""Tracks how far a reader has read: a place among all developments, and marks for single articles above it.

The place is shared by ``monitor catchup --as NAME``, the web page and the links in mails. A development is read if its
id is not above the place, or not above the mark of its article.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.history.labels import MATTERS
from monitor.model import PLACE_NOTE, Development, Unread
from monitor.ports import Store

# How far back a new reader's first catch-up reaches.
FIRST_CATCHUP = timedelta(days=1)
# How many unread passages are counted and ranked, the newest.
MOST_UNREAD = 1000
# How long single marks can be undone; after that, the place moves past them.
SETTLED = timedelta(days=1)
# Names of the notes that hold, for each reader: the place; the id above which the last catch-up left something out; the
# place before it was last moved; and when it was moved.
_PLACE, _LEFT_OUT, _BEFORE, _AT = PLACE_NOTE, "catchup-left-out", "catchup-before", "catchup-at"


@dataclass(frozen=True, slots=True)
class Place:
    """A reader's place: everything up to the id ``number`` is read. ``at``: when it was last moved, if known.

    ``asked`` is False for a new reader, whose place is that of a day ago. ``before``: the place before the last move.
    """

    reader: str
    number: int
    asked: bool
    at: datetime | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class UnreadStory:
    """The unread passages of one article: their lowest and highest ids, their number, and the highest importance."""

    article_id: int
    first: int
    last: int
    passages: int
    importance: float


@dataclass(frozen=True, slots=True)
class Backlog:
    """What a reader has not read up to the id ``newest``, by article, the most important first.

    ``more``: there are more passages than were counted.
    """

    place: Place
    newest: int
    stories: tuple[UnreadStory, ...]
    more: bool

    @property
    def passages(self) -> int:
        """How many passages were counted."""
        return sum(story.passages for story in self.stories)

    @property
    def matter(self) -> int:
        """How many articles have a passage that matters."""
        return sum(story.importance >= MATTERS for story in self.stories)


def place_of(store: Store, reader: str, now: datetime) -> Place:
    """Return a reader's place."""
    number = _number(store, _PLACE, reader)
    if number is None:
        return Place(reader, store.reads.last_before(now - FIRST_CATCHUP), asked=False)
    at = store.get_note(f"{_AT}:{reader}")
    moved = datetime.fromisoformat(at) if at else None
    before = _number(store, _BEFORE, reader)
    return Place(reader, number, True, moved, before if before is not None and before < number else None)


def has_asked(store: Store, reader: str) -> bool:
    """Whether a reader has a stored place."""
    return _number(store, _PLACE, reader) is not None


def left_out_of(store: Store, reader: str) -> int | None:
    """Return the id above which the last catch-up left something out; None for a new reader."""
    return _number(store, _LEFT_OUT, reader)


def backlog_of(store: Store, reader: str, now: datetime) -> Backlog:
    """Return what a reader has not read; at most the ``MOST_UNREAD`` newest passages."""
    place = place_of(store, reader, now)
    # Read before the list, so that developments added in between are shown, but not marked as read with it.
    newest = max(newest_of(store), place.number)
    found = store.reads.unread(reader, place.number, MOST_UNREAD + 1)
    counted = found[:MOST_UNREAD]
    return Backlog(place, newest, _stories(counted), len(found) > MOST_UNREAD)


def newest_of(store: Store) -> int:
    """Return the id of the newest development; 0 if there is none."""
    found = store.versions.developments(limit=1)
    return found[0].id if found else 0


def unread_of(store: Store, place: Place, found: Iterable[Development]) -> tuple[Development, ...]:
    """Return the developments that the reader has not read."""
    found = tuple(found)
    marks = marks_of(store, place, {item.article.id for item in found})
    return tuple(item for item in found if item.id > marks[item.article.id])


def marks_of(store: Store, place: Place, articles: Iterable[int]) -> Mapping[int, int]:
    """Return, for each article, the id up to which the reader has read it, by mark or by place."""
    wanted = set(articles)
    found = store.reads.marks(place.reader, wanted)
    seen = place.number if place.asked else 0
    return {number: max(seen, found.get(number, 0)) for number in wanted}


def mark_story(store: Store, reader: str, article_id: int, up_to: int, now: datetime) -> None:
    """Record that a reader has read an article up to an id; one at or below the place (0) removes the mark."""
    place = place_of(store, reader, now)
    if not place.asked:
        store.put_note(f"{_PLACE}:{reader}", str(place.number))
    _settle(store, place, now)
    up_to = min(up_to, newest_of(store))
    store.reads.mark(reader, article_id, up_to if up_to > place.number else 0, now)


def move_place(
    store: Store, reader: str, seen: int, now: datetime | None = None, *, left_out_above: int | None = None
) -> None:
    """Record that a reader has seen all developments up to an id.

    ``left_out_above``: the id above which some of them were not shown.
    """
    old = _number(store, _PLACE, reader) or 0
    new = max(min(seen, newest_of(store)), old)
    if new > old:
        store.reads.forget(reader, old)
        store.put_note(f"{_BEFORE}:{reader}", str(old))
    store.put_note(f"{_PLACE}:{reader}", str(new))
    store.put_note(f"{_LEFT_OUT}:{reader}", str(new if left_out_above is None else left_out_above))
    if now is not None:
        store.put_note(f"{_AT}:{reader}", now.isoformat())


def move_back(store: Store, reader: str) -> bool:
    """Undo the last move of a reader's place; False if there is none to undo."""
    place, before = _number(store, _PLACE, reader), _number(store, _BEFORE, reader)
    if place is None or before is None or before >= place:
        return False
    store.put_note(f"{_PLACE}:{reader}", str(before))
    return True


def _settle(store: Store, place: Place, now: datetime) -> None:
    """Move the place past articles marked more than ``SETTLED`` ago, so that few marks need to be kept and read."""
    newest = newest_of(store)
    first = store.reads.first_unread(place.reader, place.number, now - SETTLED)
    reached = newest if first is None else min(first - 1, newest)
    if reached > place.number:
        store.put_note(f"{_PLACE}:{place.reader}", str(reached))
        store.reads.forget(place.reader, reached)


def _number(store: Store, name: str, reader: str) -> int | None:
    value = store.get_note(f"{name}:{reader}")
    return None if value is None else int(value)


def _stories(found: Iterable[Unread]) -> tuple[UnreadStory, ...]:
    by_article: dict[int, list[Unread]] = {}
    for item in found:
        by_article.setdefault(item.article_id, []).append(item)
    made = (
        UnreadStory(number, items[-1].id, items[0].id, len(items), max(item.importance for item in items))
        for number, items in by_article.items()
    )
    return tuple(sorted(made, key=lambda story: (story.importance, story.last), reverse=True))
