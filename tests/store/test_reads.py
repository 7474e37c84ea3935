"""What readers have read of which article, on both databases."""

from __future__ import annotations

from datetime import timedelta

from monitor.store import SqlStore
from tests.history.shelf import Shelf

DAY = timedelta(days=1)
TEXTS = ("Quiet.", "Quiet.\n\nA ship came.", "Quiet.\n\nA ship came.\n\nIt left.")


def filled(store: SqlStore) -> tuple[Shelf, int, int]:
    """Two articles; developments 1 and 2 are of the first, 3 and 4 of the second."""
    shelf = Shelf(store)
    first, second = (
        shelf.story(*TEXTS, url=f"https://news.example/{number}", title=f"Harbour {number}") for number in (1, 2)
    )
    return shelf, first.id, second.id


def numbers(store: SqlStore, reader: str, above: int = 0, limit: int = 9) -> list[int]:
    return [item.id for item in store.reads.unread(reader, above, limit)]


def test_a_mark_covers_what_was_there(store: SqlStore) -> None:
    shelf, one, two = filled(store)
    now = shelf.clock.now()
    assert numbers(store, "ida") == [4, 3, 2, 1]
    store.reads.mark("ida", one, 2, now)
    store.reads.mark("ida", two, 3, now)
    assert numbers(store, "ida") == [4]
    assert numbers(store, "ole") == [4, 3, 2, 1]
    assert store.reads.marks("ida", {one, two, 99}) == {one: 2, two: 3}
    store.reads.mark("ida", one, 0, now)
    assert numbers(store, "ida") == [4, 2, 1]
    assert store.reads.marks("ida", ()) == {}


def test_what_is_unread_is_bounded_from_both_sides(store: SqlStore) -> None:
    _, _, two = filled(store)
    assert numbers(store, "ida", above=1, limit=2) == [4, 3]
    (found, *_) = store.reads.unread("ida", 0, 1)
    assert (found.article_id, found.importance) == (two, 0.5)


def test_the_first_unread_passes_over_old_marks_only(store: SqlStore) -> None:
    shelf, one, two = filled(store)
    now = shelf.clock.now()
    store.reads.mark("ida", one, 2, now)
    assert store.reads.first_unread("ida", 0, now) == 1
    assert store.reads.first_unread("ida", 0, now + DAY) == 3
    store.reads.mark("ida", two, 4, now)
    assert store.reads.first_unread("ida", 0, now + DAY) is None


def test_marks_below_a_place_are_forgotten(store: SqlStore) -> None:
    shelf, one, two = filled(store)
    now = shelf.clock.now()
    store.reads.mark("ida", one, 2, now)
    store.reads.mark("ida", two, 4, now)
    store.reads.forget("ida", 3)
    assert store.reads.marks("ida", {one, two}) == {two: 4}


def test_what_was_found_before_a_time(store: SqlStore) -> None:
    shelf, _, _ = filled(store)
    last = store.versions.developments(limit=1)[0].detected_at
    assert store.reads.last_before(last) == 3
    assert store.reads.last_before(shelf.clock.now() + DAY) == 4
    assert store.reads.last_before(last - 30 * DAY) == 0
