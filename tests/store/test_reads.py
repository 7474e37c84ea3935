"""Read marks of readers, on both databases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from monitor.store import SqlStore
from tests.history.archive import Archive

DAY = timedelta(days=1)
TEXTS = ("Quiet.", "Quiet.\n\nA ship came.", "Quiet.\n\nA ship came.\n\nIt left.")


@dataclass
class Harbour:
    """Two articles; ``of_one`` and ``of_two`` are the numbers of their developments."""

    store: SqlStore
    now: datetime
    one: int
    two: int
    of_one: list[int]
    of_two: list[int]

    def unread(self, reader: str, above: int = 0, limit: int = 9) -> list[int]:
        return [item.id for item in self.store.reads.unread(reader, above, limit)][::-1]


@pytest.fixture
def harbour(store: SqlStore) -> Harbour:
    archive = Archive(store)
    one, two = (
        archive.story(*TEXTS, url=f"https://news.example/{number}", title=f"Harbour {number}").id for number in (1, 2)
    )
    of_one, of_two = ([item.id for item in store.versions.developments(article_id=at)][::-1] for at in (one, two))
    return Harbour(store, archive.clock.now(), one, two, of_one, of_two)


def test_a_mark_covers_developments_up_to_it(harbour: Harbour) -> None:
    reads, everything = harbour.store.reads, [*harbour.of_one, *harbour.of_two]
    assert harbour.unread("ida") == everything
    reads.mark("ida", harbour.one, harbour.of_one[1], harbour.now)
    reads.mark("ida", harbour.two, harbour.of_two[0], harbour.now)
    assert harbour.unread("ida") == harbour.of_two[1:]
    assert harbour.unread("ole") == everything
    marks = {harbour.one: harbour.of_one[1], harbour.two: harbour.of_two[0]}
    assert reads.marks("ida", {harbour.one, harbour.two, 99_999}) == marks
    reads.mark("ida", harbour.one, 0, harbour.now)
    assert harbour.unread("ida") == [*harbour.of_one, harbour.of_two[1]]
    assert reads.marks("ida", ()) == {}


def test_unread_is_limited_below_and_in_number(harbour: Harbour) -> None:
    assert harbour.unread("ida", above=harbour.of_one[0], limit=2) == harbour.of_two
    (found,) = harbour.store.reads.unread("ida", 0, 1)
    assert (found.article_id, found.importance) == (harbour.two, 0.5)


def test_first_unread_counts_only_old_marks(harbour: Harbour) -> None:
    reads = harbour.store.reads
    reads.mark("ida", harbour.one, harbour.of_one[1], harbour.now)
    assert reads.first_unread("ida", 0, harbour.now) == harbour.of_one[0]
    assert reads.first_unread("ida", 0, harbour.now + DAY) == harbour.of_two[0]
    reads.mark("ida", harbour.two, harbour.of_two[1], harbour.now)
    assert reads.first_unread("ida", 0, harbour.now + DAY) is None


def test_marks_below_a_place_are_removed(harbour: Harbour) -> None:
    reads = harbour.store.reads
    reads.mark("ida", harbour.one, harbour.of_one[1], harbour.now)
    reads.mark("ida", harbour.two, harbour.of_two[1], harbour.now)
    reads.forget("ida", harbour.of_two[0])
    assert reads.marks("ida", {harbour.one, harbour.two}) == {harbour.two: harbour.of_two[1]}


def test_the_last_development_before_a_time(harbour: Harbour) -> None:
    reads = harbour.store.reads
    last = harbour.store.versions.developments(limit=1)[0].detected_at
    assert reads.last_before(last) == harbour.of_two[0]
    assert reads.last_before(harbour.now + DAY) == harbour.of_two[1]
    assert reads.last_before(last - 30 * DAY) == 0
