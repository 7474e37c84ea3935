"""The query plans of the store: no statement scans a large table.

Runs every read of the store with each of its filters on a filled database. Statements in tests of pages and commands
are explained as well: see ``tests.plans``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Any

import pytest

from monitor.model import (
    AlertState,
    AlsoIn,
    ArticleState,
    ArticleVectors,
    EditKind,
    FeedState,
    Placement,
    StoryMove,
    StoryOrder,
    TermWeights,
)
from monitor.ports import LogQuery
from monitor.store import SqlStore, contents
from tests.plans import Plans, scans, watched
from tests.store.desk import DAY, NOW, Desk, added, candidates, claim, counts, draft, entry, place

ARTICLES = 30
KNOWN = ArticleVectors("en", NOW, TermWeights({"dam": 1.0}, {"dam": 2.5}))


@pytest.fixture
def filled(store: SqlStore, desk: Desk) -> SqlStore:
    """Some articles of two feeds with versions, developments and alerts."""
    for name in ("world", "ports"):
        feed = desk.feed(f"https://{name}.example/feed")
        store.feeds.set_details(feed.id, tags=(name,))
        desk.poll(feed, [entry(f"{name}{number}", f"{name}.example") for number in range(ARTICLES // 2)])
    for number, article in enumerate(store.articles.list()):
        desk.version(article, "It begins.", now=NOW - DAY)
        desk.version(article, "It begins. It ends.", edits=(added("It ends."),), alerts=(draft(), draft("b@x.example")))
        if number % 7 == 0:
            store.articles.set_muted(article.id, True)
    ids = sorted(article.id for article in store.articles.list())
    for one, other in zip(ids[:-4:3], ids[1::3], strict=False):
        store.stories.start((one, other), NOW)
        place(store, Placement(one, 2, KNOWN, ("sdam",), ("sdam",)))
    found = store.versions.developments(limit=1)[0]
    store.stories.keep_also_in([ids[0]], [AlsoIn(found.id, ids[1], 1, NOW, "It ends.", 0.9, NOW)], NOW)
    return store


def reads(store: SqlStore) -> Iterator[tuple[str, Callable[[], object]]]:
    """Every read of the repositories, with each filter alone and some together."""
    week, kinds = NOW - timedelta(days=7), (str(EditKind.EVENT),)
    article, feed = store.articles.list(limit=1)[0].id, store.feeds.list(limit=1)[0].id
    filters: list[dict[str, Any]] = [
        {},
        {"since": week},
        {"until": NOW},
        {"kinds": kinds},
        {"kinds": ("event", "figure")},
        {"feed_id": feed},
        {"tags": ("world",)},
        {"tags": ("world", "ports")},
        {"languages": ("en",)},
        {"words": "ends"},
        {"min_importance": 0.9},
        {"article_id": article},
        {"article_id": article, "to_version": 2},
        {"feed_id": feed, "kinds": kinds, "languages": ("en", "fi"), "since": week, "min_importance": 0.1},
        {"tags": ("world",), "words": "ends", "kinds": kinds},
    ]
    places: list[dict[str, Any]] = [{}, {"before_id": 20}, {"after_id": 5}, {"by_importance": True}]
    for asked in filters:
        for where in places:
            yield f"developments {asked | where}", lambda a=asked | where: store.versions.developments(limit=5, **a)
    for asked in (
        {},
        {"since": week},
        {"kinds": ("withdrawn",)},
        {"feed_id": feed},
        {"feed_id": feed, "kinds": ("withdrawn",), "since": week, "before_id": 20},
        {"article_id": article},
        {"silent": True},
    ):
        yield f"withdrawals {asked}", lambda a=asked: store.versions.withdrawals(limit=5, **a)
    logs: list[dict[str, Any]] = [
        {},
        {"since": week},
        {"feed_id": feed},
        {"feed_id": feed, "since": week, "before_id": 20},
        {"tags": ("world",), "since": week},
        {"words": ("ends", "nowhere"), "tags": ("world",), "since": week, "before_id": 20},
        {"article_id": article, "below": 2},
        {"kinds": kinds},
        {"kinds": ("event", "figure"), "since": week, "before_id": 20},
        {"kinds": kinds, "after_id": 5},
        {"developments_only": True},
        {"feed_id": feed, "kinds": kinds, "developments_only": True},
        {"before_id": 20},
        {"after_id": 5},
    ]
    for asked in logs:
        yield f"log {asked}", lambda a=asked: store.versions.log(LogQuery(limit=5, **a))
    yield from _reads_of_one(store)
    yield from _lists(store)


def _reads_of_one(store: SqlStore) -> Iterator[tuple[str, Callable[[], object]]]:
    archive, article, feed = store.versions, store.articles.list(limit=1)[0].id, store.feeds.list(limit=1)[0].id
    yield "get", lambda: archive.get(article, 2)
    yield "raw", lambda: archive.raw(article, 2)
    yield (
        "marks",
        lambda: (archive.summaries(article), archive.summaries(article, above=1, limit=1), archive.numbers(article)),
    )
    yield "number_at", lambda: archive.number_at(article, NOW)
    yield "real_step", lambda: (archive.real_step(article, upto=2), archive.real_step(article, above=1))
    yield "outlines", lambda: archive.outlines(article, upto=2, limit=60)
    yield "change", lambda: archive.change(article, 2)
    yield "newest", archive.newest
    yield "kinds_since", lambda: archive.kinds_since(NOW - timedelta(days=7))
    yield "search", lambda: archive.search("ends", limit=5)
    yield "search of a beginning", lambda: archive.search("beg*", limit=5)
    yield "search of a feed", lambda: archive.search("ends", feed_id=feed, limit=5)
    yield "search of a time", lambda: archive.search("ends", since=NOW - DAY, limit=5)
    yield "recall", lambda: store.work.recall(article)
    yield "seen_before", lambda: store.work.seen_before(article, ("ab" * 32,))
    yield "next_due", store.work.next_due
    yield (
        "find",
        lambda: [store.articles.find(name) for name in (str(article), "https://world.example/world1", "nowhere")],
    )
    yield "find a feed", lambda: [store.feeds.find(name) for name in ("1", "https://world.example/feed")]
    yield "by_address", lambda: store.articles.by_address("https://world.example/world1")
    yield "by_text", lambda: store.articles.by_text("world.example", "x", "y")
    yield "by_canonical", lambda: store.articles.by_canonical(("https://world.example/world1",), "x", "y")
    yield "sent_between", lambda: store.outbox.sent_between("desk@example.org", NOW - DAY, NOW)
    yield "alert", lambda: store.outbox.get(store.outbox.list(limit=1)[0].id)
    yield from _reads_of_stories(store, sorted(item.id for item in store.articles.list(limit=ARTICLES)))
    yield "opinions", lambda: store.opinions.kept(["a"])
    yield "note", lambda: store.get_note("a")
    yield from _reads_of_readers(store)


def _reads_of_readers(store: SqlStore) -> Iterator[tuple[str, Callable[[], object]]]:
    outbox, reads, article = store.outbox, store.reads, store.articles.list(limit=1)[0].id
    yield "last_sent", outbox.last_sent
    yield "alerts of", lambda: outbox.of(["desk"], ["a@example.org"], states=tuple(AlertState), before_id=9, limit=5)
    yield "count of alerts", lambda: outbox.count(AlertState.FAILED, 5)
    yield "read marks", lambda: reads.marks("ida", {article})
    yield "unread", lambda: reads.unread("ida", 3, 5)
    yield "first_unread", lambda: reads.first_unread("ida", 3, NOW)
    yield "last_before", lambda: reads.last_before(NOW)
    yield "bookmarks", lambda: (store.bookmarks.list("ida", limit=5), store.bookmarks.list("ida", article_id=article))


def _reads_of_stories(store: SqlStore, ids: Sequence[int]) -> Iterator[tuple[str, Callable[[], object]]]:
    archive, article, some = store.stories, ids[0], [story.id for story in store.stories.list(limit=5)]
    places = ({}, {"before_id": some[1]}, {"after_id": some[3]}, {"since": NOW - DAY})
    for order in StoryOrder:
        for asked in places:
            yield f"stories {order} {asked}", lambda o=order, a=asked: archive.list(order=o, limit=2, **a)
    yield "story", lambda: (archive.get(some[0]), archive.members(some[0]))
    yield "members of stories", lambda: archive.members_of(some[:2])
    yield "stories with developments", lambda: archive.with_developments(some[:2])
    yield "newest developments", lambda: store.versions.newest_developments(store.articles.list(limit=3), 5)
    yield "versions of articles", lambda: store.versions.of_articles({article: (1, 2), ids[1]: (2,)})
    yield "stories of articles", lambda: archive.of_articles(ids[:2])
    yield "counts of terms", lambda: counts(store, ["sdam", "nvalley"])
    yield "candidates", lambda: candidates(store, article, ("sdam", "svalley"), 30)
    yield "place", lambda: place(store, Placement(article, 2, KNOWN, ("sdam",), ("sdam",)))
    yield (
        "move",
        lambda: place(store, Placement(article, 2, KNOWN, moves=(StoryMove(article, ids[4]), StoryMove(ids[2])))),
    )
    yield "merge", lambda: place(store, Placement(article, 2, KNOWN, merged=(ids[7],)))
    yield "take over", lambda: store.articles.merge(ids[11], ids[12], NOW)
    yield "unplaced", lambda: archive.unplaced(5)
    yield "claim unsearched", lambda: archive.claim_unsearched(5, NOW)
    yield "also in", lambda: archive.also_in([item.id for item in store.versions.developments(limit=5)])
    yield "keep also in", lambda: archive.keep_also_in([article], [AlsoIn(1, article, 1, NOW, "x", 0.9)], NOW)


def _lists(store: SqlStore) -> Iterator[tuple[str, Callable[[], object]]]:
    feed = store.feeds.list(limit=1)[0].id
    filters: list[dict[str, Any]] = [
        {},
        {"state": ArticleState.LIVE},
        {"state": ArticleState.GONE},
        {"feed_id": feed},
        {"feed_id": feed, "state": ArticleState.LIVE},
        {"feed_id": feed, "before_id": 9},
        {"tag": "world"},
        {"failing": True},
        {"muted": True},
        {"failing": True, "state": ArticleState.LIVE},
        {"text": "world"},
        {"text": "nowhere", "feed_id": feed},
        {"before_id": 9},
        {"after_id": 9},
    ]
    for asked in filters:
        yield f"articles {asked}", lambda a=asked: store.articles.list(limit=5, **a)
    for asked in ({}, {"after_id": 1}, {"failing": True}, {"state": FeedState.GONE}, {"tag": "world"}):
        yield f"feeds {asked}", lambda a=asked: store.feeds.list(limit=5, **a)
    yield "names of feeds", lambda: store.feeds.names(5)
    for state in (None, AlertState.QUEUED, AlertState.FAILED, AlertState.SENT):
        yield f"alerts {state}", lambda s=state: store.outbox.list(state=s, limit=5)
    yield "late alerts", lambda: store.outbox.late(NOW, 5)
    yield "tags of feeds", lambda: store.feeds.tags_of(["https://world.example/feed"])
    yield "counts", lambda: (store.articles.counts(), store.feeds.counts(), store.outbox.counts())
    yield "counts of a feed", lambda: store.articles.number_of(feed)
    yield "most_updated", lambda: store.articles.most_updated(5)
    yield "claim", lambda: store.work.claim_articles(claim(now=NOW + DAY, limit=3))
    yield "claim of feeds", lambda: store.work.claim_feeds(claim(now=NOW + DAY, limit=3))
    yield "claim of alerts", lambda: store.outbox.claim(claim(now=NOW + DAY, limit=3))


def test_no_read_scans_a_large_table(filled: SqlStore) -> None:
    with watched(Plans(strict=True)) as plans:
        for _, read in reads(filled):
            read()
    assert plans.met
    assert plans.wrong == [], "\n".join(plans.wrong)


def test_many_texts_are_found_by_their_index(filled: SqlStore) -> None:
    article = filled.articles.list(limit=1)[0].id
    with filled.database.write() as connection:
        connection.exec_driver_sql("ANALYZE")  # SQLite then knows that there are fewer rows than keys
    with watched(Plans(strict=True)) as plans, filled.database.read() as connection:
        found = list(
            contents.read_several(connection, contents.DOCUMENT, {(article, number) for number in range(1, 200)})
        )
    assert [key for key, _ in found] == [(article, 1), (article, 2)]
    assert plans.wrong == [], "\n".join(plans.wrong)


def test_a_scan_is_detected(filled: SqlStore) -> None:
    with filled.database.read() as connection:
        raw, dialect = connection.connection.dbapi_connection, connection.dialect.name
        assert list(scans(dialect, raw, "SELECT count(*) FROM articles WHERE last_result = 'x'", ())) != []
        assert list(scans(dialect, raw, "SELECT count(*) FROM articles WHERE id = 1", ())) == []
