from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from monitor.errors import LeaseLost
from monitor.model import ArticleOutcome, ArticleState, Entry, FeedOutcome, HostWait
from monitor.ports import LogQuery
from monitor.store import SqlStore
from tests.store.desk import DAY, HOUR, MINUTE, NOW, Desk, claim, draft, entry


def numbered(*names: str) -> list[Entry]:
    """Entries whose keys are their positions."""
    return [replace(entry(name), key=str(place)) for place, name in enumerate(names, start=1)]


def test_new_entries_become_articles_due_at_once(store: SqlStore, desk: Desk) -> None:
    feed = store.feeds.add("https://news.example/feed", title="News", tags=("world",), now=NOW)
    receipt = desk.poll(feed, [entry("a", published=NOW - DAY), entry("b", updated=NOW - HOUR)])
    a, b = (store.articles.get(number) for number in receipt.new_articles)
    assert (a.url, a.title, a.host) == ("https://news.example/a", "Title of a", "news.example")
    assert (a.feed_id, a.feed_title, a.tags, a.in_feed) == (feed.id, "News", ("world",), True)
    assert (a.due_at, a.first_seen_at, a.published, a.entry_updated) == (NOW, NOW, NOW - DAY, NOW - DAY)
    assert b.entry_updated == NOW - HOUR
    assert store.articles.by_address("https://news.example/b") == b


def test_the_same_document_again_changes_nothing(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    entries = [entry("a", updated=NOW), entry("b")]
    desk.poll(feed, entries)
    before = store.articles.list()
    receipt = desk.poll(feed, entries, now=NOW + HOUR)
    assert (receipt.new_articles, receipt.touched_articles) == ((), ())
    assert store.articles.list() == before


def test_a_newer_entry_makes_its_article_due_and_wakes_it(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    (number,) = desk.poll(feed, [entry("a", updated=NOW)]).new_articles
    desk.check(store.articles.get(number), row={"state": ArticleState.DORMANT})
    assert store.articles.get(number).due_at is None
    later = NOW + DAY
    receipt = desk.poll(feed, [entry("a", updated=later)], now=later)
    woken = store.articles.get(number)
    assert receipt.touched_articles == (number,)
    assert (woken.due_at, woken.state, woken.entry_updated) == (later, ArticleState.LIVE, later)


def test_a_feed_that_dates_all_its_entries_by_the_clock_touches_none(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    desk.poll(feed, [entry(f"a{n}", published=NOW) for n in range(12)])
    receipt = desk.poll(feed, [entry(f"a{n}", published=NOW + HOUR) for n in range(12)], now=NOW + HOUR)
    assert receipt.touched_articles == ()


def test_a_known_key_at_a_new_address_moves_its_article(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    (number,) = desk.poll(feed, [entry("a")]).new_articles
    desk.check(store.articles.get(number))
    there = "https://www.news.example/new-place"
    moved = replace(entry("a"), url=there, address="https://news.example/new-place")
    receipt = desk.poll(feed, [moved], now=NOW + MINUTE)
    article = store.articles.get(number)
    assert (receipt.new_articles, receipt.touched_articles) == ((), (number,))
    assert (article.url, article.host, article.due_at) == (there, "www.news.example", NOW + MINUTE)
    for address in ("https://news.example/a", "https://news.example/new-place"):
        assert store.articles.by_address(address) == article


def test_a_new_key_at_a_known_address_is_the_same_article(store: SqlStore, desk: Desk) -> None:
    first, second = desk.feed(), desk.feed("https://other.example/feed")
    (number,) = desk.poll(first, [entry("a", updated=NOW)]).new_articles
    receipt = desk.poll(second, [replace(entry("a", updated=NOW), key="another")])
    assert (receipt.new_articles, receipt.touched_articles) == ((), ())
    assert [article.id for article in store.articles.list(feed_id=second.id)] == [number]
    newer = replace(entry("a", updated=NOW + HOUR), key="third")
    assert desk.poll(second, [newer], now=NOW + HOUR).touched_articles == (number,)


def test_two_entries_of_one_address_or_key_are_one_article(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    twin = replace(entry("a"), key="twin")
    receipt = desk.poll(feed, [entry("a"), twin, replace(entry("a"), title="again")])
    assert len(receipt.new_articles) == 1
    assert store.articles.get(receipt.new_articles[0]).title == "Title of a"
    assert desk.poll(feed, [entry("a"), twin], now=NOW + HOUR).new_articles == ()


def test_articles_leave_when_no_feed_lists_them(store: SqlStore, desk: Desk) -> None:
    first, second = desk.feed(), desk.feed("https://other.example/feed")
    a, b = desk.poll(first, [entry("a"), entry("b")]).new_articles
    desk.poll(second, [entry("b")])
    desk.poll(first, [entry("c")], now=NOW + HOUR)
    assert (store.articles.get(a).in_feed, store.articles.get(b).in_feed) == (False, True)
    desk.poll(second, [entry("c")], now=NOW + HOUR)
    assert not store.articles.get(b).in_feed
    back = desk.poll(first, [entry("a"), entry("c")], now=NOW + DAY)
    assert back.touched_articles == (a,)
    assert store.articles.get(a).in_feed


def test_without_absent_leave_no_article_leaves(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    (a,) = desk.poll(feed, [entry("a")]).new_articles
    desk.poll(feed, [entry("b")], now=NOW + HOUR, outcome={"absent_leave": False})
    assert store.articles.get(a).in_feed


def test_an_update_during_a_check_is_not_lost(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    (number,) = desk.poll(feed, [entry("a", updated=NOW)]).new_articles
    (held,) = store.work.claim_articles(claim())
    desk.poll(feed, [entry("a", updated=NOW + MINUTE)], now=NOW + MINUTE)
    store.work.finish_article(ArticleOutcome("w1", replace(held, due_at=NOW + DAY), NOW + 2 * MINUTE))
    after = store.articles.get(number)
    assert (after.due_at, after.entry_updated) == (NOW + MINUTE, NOW + MINUTE)
    desk.check(after, now=NOW + 3 * MINUTE)
    assert store.articles.get(number).due_at == NOW + 3 * MINUTE + HOUR


def test_a_lost_lease_writes_nothing(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    (held,) = store.work.claim_feeds(claim("slow"))
    (taken,) = store.work.claim_feeds(claim("quick", now=NOW + DAY))
    done = FeedOutcome("slow", replace(held, last_result="late"), NOW + DAY, (entry("a"),), True, alerts=(draft(),))
    with pytest.raises(LeaseLost, match="held by quick"):
        store.work.finish_feed(done)
    assert store.feeds.get(feed.id) == taken
    assert store.articles.list() == ()
    assert store.outbox.list() == ()


def test_alerts_about_the_source_and_a_wait_are_written(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    wait = HostWait("news.example", NOW + 2 * HOUR, "429")
    receipt = desk.poll(feed, outcome={"alerts": (draft(),), "wait": wait})
    assert receipt.alerts == 1
    assert store.work.claim_feeds(claim(now=NOW + HOUR + MINUTE)) == ()
    assert len(store.work.claim_feeds(claim(now=NOW + 2 * HOUR))) == 1


def test_a_thousand_entries_take_few_statements(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    statements: list[str] = []
    engine = store.database._engine
    event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    many = [entry(f"a{n}", updated=datetime(2026, 1, 1, tzinfo=UTC)) for n in range(1000)]
    assert len(desk.poll(feed, many).new_articles) == 1000
    assert len(statements) < 60
    statements.clear()
    assert desk.poll(feed, many, now=NOW + HOUR).new_articles == ()
    assert len(statements) < 30
    statements.clear()
    desk.poll(feed, now=NOW + 2 * HOUR)
    assert len([line for line in statements if line.startswith(("UPDATE", "INSERT", "DELETE"))]) == 2
    statements.clear()
    assert len(store.work.claim_articles(claim(now=NOW + 2 * HOUR, limit=400, per_host=400))) == 400
    assert len([line for line in statements if "memberships" in line]) == 1


def test_an_article_belongs_to_all_feeds_that_list_it(store: SqlStore, desk: Desk) -> None:
    world = store.feeds.add("https://news.example/world", title="World", tags=("world",), now=NOW)
    ports = store.feeds.add("https://news.example/ports", title="", tags=("ports", "world"), now=NOW)
    (number,) = desk.poll(world, [entry("a")]).new_articles
    desk.poll(ports, [replace(entry("a"), key="other")])
    article = store.articles.get(number)
    assert [(feed.id, feed.name, feed.tags) for feed in article.feeds] == [
        (world.id, "World", ("world",)),
        (ports.id, "https://news.example/ports", ("ports", "world")),
    ]
    assert (article.feed_id, article.feed_title, article.tags) == (world.id, "World", ("world", "ports"))
    for feed in (world, ports):
        assert [item.id for item in store.articles.list(feed_id=feed.id)] == [number]
        assert store.articles.number_of(feed.id) == 1
    store.feeds.remove(world.id)
    article = store.articles.get(number)
    assert (article.feed_id, article.tags, article.in_feed) == (ports.id, ("ports", "world"), True)


def test_a_feed_that_was_removed_and_added_again_has_its_articles(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    (number,) = desk.poll(feed, [entry("a")]).new_articles
    store.feeds.remove(feed.id)
    assert (store.articles.get(number).feed_id, store.articles.get(number).feeds) == (None, ())
    again = desk.feed()
    assert desk.poll(again, [entry("a")]).new_articles == ()
    article = store.articles.get(number)
    assert (article.feed_id, article.feed_title, article.in_feed) == (again.id, feed.url, True)


def test_a_key_that_leads_to_another_known_article_lists_it(store: SqlStore, desk: Desk) -> None:
    top, ports = desk.feed(), desk.feed("https://news.example/ports")
    (a,) = desk.poll(top, [entry("a", updated=NOW)]).new_articles
    (b,) = desk.poll(ports, [entry("b")]).new_articles
    receipt = desk.poll(top, [replace(entry("b", updated=NOW + HOUR), key="key:a")], now=NOW + HOUR)
    assert (receipt.new_articles, receipt.touched_articles) == ((), (b,))
    first, second = store.articles.get(a), store.articles.get(b)
    assert ([feed.id for feed in first.feeds], first.in_feed) == ([top.id], False)
    assert ([feed.id for feed in second.feeds], second.in_feed) == ([top.id, ports.id], True)


def test_keys_that_are_positions_move_no_article(store: SqlStore, desk: Desk) -> None:
    """The key of the newest entry is always "1"."""
    feed = desk.feed()

    old = dict(zip("cba", desk.poll(feed, numbered("c", "b", "a")).new_articles, strict=True))
    receipt = desk.poll(feed, numbered("e", "d", "c"), now=NOW + HOUR)
    new = dict(zip("ed", receipt.new_articles, strict=True))
    urls = {name: store.articles.get(number).url for name, number in (old | new).items()}
    assert urls == {name: f"https://news.example/{name}" for name in "abcde"}
    listed = {name for name, number in (old | new).items() if store.articles.get(number).in_feed}
    assert listed == {"c", "d", "e"}
    assert desk.poll(feed, numbered("e", "d", "c"), now=NOW + 2 * HOUR).new_articles == ()


def test_articles_that_are_merged_belong_to_the_feeds_of_both(store: SqlStore, desk: Desk) -> None:
    one, other = desk.feed(), desk.feed("https://news.example/ports")
    (kept,) = desk.poll(one, [entry("a")]).new_articles
    (dropped,) = desk.poll(other, [entry("b")]).new_articles
    desk.version(store.articles.get(dropped), "The pier is closed.")
    store.articles.merge(kept, dropped, NOW)
    assert [feed.id for feed in store.articles.get(kept).feeds] == [one.id, other.id]
    assert [feed.id for feed in store.articles.get(dropped).feeds] == [other.id]
    assert {row.article.id for row in store.versions.log(LogQuery(feed_id=other.id))} == {dropped}


def test_an_article_is_in_its_feed_again_also_in_a_document_dated_by_the_clock(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    names = [f"a{n}" for n in range(12)]
    ids = desk.poll(feed, [entry(name, published=NOW) for name in names]).new_articles
    desk.poll(feed, [entry(name, published=NOW) for name in names[1:]], now=NOW + HOUR)
    desk.check(store.articles.get(ids[0]), now=NOW + HOUR, row={"state": ArticleState.DORMANT})
    later = NOW + 2 * HOUR
    receipt = desk.poll(feed, [entry(name, published=later) for name in names], now=later)
    back = store.articles.get(ids[0])
    assert receipt.touched_articles == (back.id,)
    assert (back.in_feed, back.state, back.due_at) == (True, ArticleState.LIVE, later)


def test_an_article_is_in_its_feed_again_under_the_key_of_another(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    c, b, a = desk.poll(feed, numbered("c", "b", "a")).new_articles
    desk.poll(feed, numbered("c", "b"), now=NOW + HOUR)
    assert not store.articles.get(a).in_feed
    receipt = desk.poll(feed, numbered("a", "c"), now=NOW + 2 * HOUR)
    assert receipt.touched_articles == (a,)
    assert [store.articles.get(number).in_feed for number in (a, b, c)] == [True, False, True]


def test_an_article_added_by_hand_is_in_the_feed_that_lists_it(store: SqlStore, desk: Desk) -> None:
    feed, article = desk.feed(), desk.article("a9")
    names = [f"a{n}" for n in range(9)]
    desk.poll(feed, [entry(name, published=NOW) for name in (*names, "b")])
    desk.poll(feed, [entry(name, published=NOW + HOUR) for name in (*names, "b", "a9")], now=NOW + HOUR)
    assert store.articles.get(article.id).in_feed


def test_an_article_moves_to_an_address_that_a_new_key_has_too(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    (number,) = desk.poll(feed, [entry("a")]).new_articles
    desk.check(store.articles.get(number))
    receipt = desk.poll(feed, [replace(entry("b"), key="key:a"), entry("b")], now=NOW + HOUR)
    assert (receipt.new_articles, receipt.touched_articles) == ((), (number,))
    assert store.articles.get(number).url == entry("b").url


def test_an_article_that_was_never_checked_stays_where_it_is_and_its_key_leads_to_a_new_one(
    store: SqlStore, desk: Desk
) -> None:
    feed = desk.feed()
    (number,) = desk.poll(feed, [entry("a")]).new_articles
    (other,) = desk.poll(feed, [replace(entry("b"), key="key:a")], now=NOW + HOUR).new_articles
    first, second = store.articles.get(number), store.articles.get(other)
    assert [(article.url, article.in_feed) for article in (first, second)] == [
        (entry("a").url, False),
        (entry("b").url, True),
    ]
    assert first.due_at is not None
    moved = "https://news.example/b?session=2"
    desk.poll(feed, [replace(entry("b"), key="key:a", url=moved, address=moved)], now=NOW + HOUR)
    assert store.articles.get(other).url == moved
    desk.check(second, now=NOW + HOUR)
    desk.poll(feed, [replace(entry("c"), key="key:a")], now=NOW + 2 * HOUR)
    assert store.articles.get(other).url == entry("c").url


def test_an_entry_without_a_date_keeps_the_date_of_its_article(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    (number, _) = desk.poll(feed, [entry("a", updated=NOW), entry("b")]).new_articles
    for at, names in enumerate(("b", "ab"), start=1):
        desk.poll(feed, [entry(name) for name in names], now=NOW + at * HOUR)
    assert store.articles.get(number).entry_updated == NOW
