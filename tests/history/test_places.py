"""A reader's place and marks, shared by the command and the web page."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.history import History
from monitor.history.places import (
    MOST_UNREAD,
    backlog_of,
    mark_story,
    move_back,
    move_place,
    place_of,
)
from monitor.testing import InlineSandbox
from tests.history.archive import Archive, weighed

DAY = timedelta(days=1)


@pytest.fixture
def archive(archive: Archive) -> Archive:
    """Three articles of two passages each, with the ids 1 to 6; the second article matters."""
    archive.judge = weighed({"sank": 0.97, "came": 0.4})
    for number, verb in enumerate(("came", "sank", "came")):
        texts = "Quiet.", f"Quiet.\n\nA ship {verb}.\n\nIt was red."
        archive.story(*texts, url=f"https://news.example/{number}", title=f"Harbour {number}")
    return archive


def left(archive: Archive, reader: str = "ida") -> list[tuple[int, int]]:
    found = backlog_of(archive.store, reader, archive.clock.now())
    return [(story.article_id, story.passages) for story in found.stories]


def test_a_new_reader_is_shown_the_last_day_by_importance(archive: Archive):
    found = backlog_of(archive.store, "ida", archive.clock.now())
    assert not found.place.asked
    assert (found.passages, found.matter, found.more, found.newest) == (6, 1, False, 6)
    assert [story.article_id for story in found.stories] == [2, 3, 1]
    archive.clock.advance(days=2)
    assert left(archive) == []


def test_articles_are_marked_one_by_one_and_marks_are_undone(archive: Archive):
    now = archive.clock.now()
    mark_story(archive.store, "ida", 2, 4, now)
    assert left(archive) == [(3, 2), (1, 2)]
    assert left(archive, "ole") == [(2, 2), (3, 2), (1, 2)]
    mark_story(archive.store, "ida", 2, 3, now)
    assert left(archive)[0] == (3, 2)
    assert (2, 1) in left(archive)
    mark_story(archive.store, "ida", 2, 0, now)
    assert left(archive)[0] == (2, 2)


def test_a_mark_is_not_above_the_newest_development(archive: Archive):
    mark_story(archive.store, "ida", 1, 10**9, archive.clock.now())
    assert archive.store.reads.marks("ida", {1}) == {1: 6}


def test_all_is_marked_up_to_what_was_shown_and_undone(archive: Archive):
    now = archive.clock.now()
    move_place(archive.store, "ida", 4, now)
    assert left(archive) == [(3, 2)]
    assert place_of(archive.store, "ida", now).at == now
    mark_story(archive.store, "ida", 3, 6, now)
    move_place(archive.store, "ida", 10**9, now)
    assert left(archive) == []
    assert place_of(archive.store, "ida", now).number == 6
    assert move_back(archive.store, "ida")
    # Articles that were marked one by one stay marked.
    assert left(archive) == []
    mark_story(archive.store, "ida", 3, 0, now)
    assert left(archive) == [(3, 2)]
    assert not move_back(archive.store, "ida")


def test_marks_of_yesterday_become_the_place(archive: Archive):
    now = archive.clock.now()
    mark_story(archive.store, "ida", 1, 2, now)
    mark_story(archive.store, "ida", 2, 4, now)
    assert place_of(archive.store, "ida", now).number == 0
    mark_story(archive.store, "ida", 3, 6, now + 2 * DAY)
    assert place_of(archive.store, "ida", now).number == 4
    assert archive.store.reads.marks("ida", {1, 2, 3}) == {3: 6}


def test_the_command_leaves_out_articles_marked_on_the_page(archive: Archive):
    history, now = History(archive.store, InlineSandbox), archive.clock.now()
    mark_story(archive.store, "ida", 2, 4, now)
    assert [item.id for item in history.catchup("ida", now)] == [6, 5, 2, 1]
    assert left(archive) == []
    assert place_of(archive.store, "ida", now).at == now


def test_a_large_backlog_is_counted_up_to_a_limit(archive: Archive):
    came = "\n\n".join(f"Ship {number} came in." for number in range(MOST_UNREAD + 50))
    archive.story("Quiet.", f"Quiet.\n\n{came}", url="https://news.example/many", title="Many")
    found = backlog_of(archive.store, "ida", archive.clock.now())
    assert found.more
    assert found.passages == MOST_UNREAD
