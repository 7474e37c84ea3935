"""Bookmarks, and alerts that are held by a snooze, on both databases."""

from __future__ import annotations

import pytest

from monitor.errors import NotFound
from monitor.model import AlertState, Article, Hold
from monitor.store import SqlStore
from monitor.testing import FrozenClock
from tests.history.archive import Archive
from tests.store.desk import DAY, HOUR, NOW, claim, draft


@pytest.fixture
def article(store: SqlStore) -> Article:
    return Archive(store, FrozenClock(NOW)).story()


def test_bookmarks_are_a_readers_own(store: SqlStore, article: Article) -> None:
    archive = store.bookmarks
    first = archive.put("ida", article.id, 1, "my piece", NOW)
    archive.put("ole", article.id, 2, "my piece", NOW)
    other = archive.put("ida", article.id, 3, "später", NOW + HOUR)
    assert [(item.name, item.version, item.kept) for item in archive.list("ida")] == [
        ("später", 3, True),
        ("my piece", 1, True),
    ]
    assert archive.list("ida", before_id=other.id, limit=1) == (first,)
    assert archive.list("ida", article_id=article.id + 1) == archive.list("\0") == ()
    assert first.article.title == article.title
    assert [archive.remove("ole", first.id), archive.remove("ida", first.id), archive.remove("ida", 2**63)] == [
        False,
        True,
        False,
    ]


def test_a_bookmark_of_the_same_name_is_replaced(store: SqlStore, article: Article) -> None:
    store.bookmarks.put("ida", article.id, 1, "my piece", NOW)
    moved = store.bookmarks.put("ida", article.id, 2, "my piece", NOW)
    assert store.bookmarks.list("ida") == (moved,)
    with pytest.raises(NotFound):
        store.bookmarks.put("ida", article.id, 9, "my piece", NOW)


def test_bookmarks_are_deleted_with_their_article(store: SqlStore, article: Article) -> None:
    store.bookmarks.put("ida", article.id, 1, "my piece", NOW)
    store.articles.remove(article.id)
    assert store.bookmarks.list("ida") == ()


def test_queued_alerts_are_held_and_released(store: SqlStore) -> None:
    archive = Archive(store, FrozenClock(NOW))
    article = archive.story("The harbour is open.")
    archive.version(article, store.versions.get(article.id, 1).document, (draft(),))
    until = NOW + 2 * DAY
    assert store.articles.set_snoozed(article.id, until, [Hold("storms", until)]).snoozed_until == until
    (alert,) = store.outbox.list()
    assert (alert.due_at, alert.mode, alert.state) == (until, "hourly", AlertState.QUEUED)
    assert store.outbox.claim(claim(now=NOW + DAY)) == ()
    store.articles.set_snoozed(article.id, NOW + DAY, [Hold("storms", NOW + DAY, until)])
    assert len(store.outbox.claim(claim(now=NOW + DAY))) == 1


def test_a_long_snooze_is_not_taken_for_a_clock_error(store: SqlStore) -> None:
    archive = Archive(store, FrozenClock(NOW))
    article = archive.story("The harbour is open.")
    until = NOW + 7 * DAY
    archive.version(article, store.versions.get(article.id, 1).document, (draft(due_at=until),))
    store.articles.set_snoozed(article.id, until, [])
    store.work.bring_forward(NOW + 2 * HOUR, due=30 * DAY, lease=HOUR)
    assert store.outbox.list()[0].due_at == until
