from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import text

from monitor.errors import LeaseLost, NotFound
from monitor.model import ArticleOutcome, ArticleState, HostWait, PassedOver
from monitor.store import SqlStore, open_store
from tests.store.desk import DAY, HOUR, LEASE, MINUTE, NOW, Desk, claim, draft, entry


def names(found: object) -> list[str]:
    return [article.title for article in found]  # type: ignore[attr-defined]


def test_due_articles_come_longest_due_first(store: SqlStore, desk: Desk) -> None:
    for name, late in (("a", 1), ("b", 3), ("c", 2)):
        desk.check(desk.article(name, host=f"{name}.example"), now=NOW - late * HOUR)
    assert names(store.work.claim_articles(claim(limit=2))) == ["b", "c"]
    assert names(store.work.claim_articles(claim(limit=2))) == ["a"]


def test_articles_that_are_not_due_are_claimed_only_on_request(store: SqlStore, desk: Desk) -> None:
    article = desk.article()
    desk.check(article)
    assert store.work.claim_articles(claim()) == ()
    assert store.work.claim_articles(claim(only=(article.id,))) == ()
    (held,) = store.work.claim_articles(claim(due_only=False))
    assert held == store.articles.get(article.id)


@pytest.mark.parametrize("state", list(ArticleState))
def test_dormant_articles_are_never_claimed(store: SqlStore, desk: Desk, state: ArticleState) -> None:
    article = desk.article()
    desk.check(article, row={"state": state})
    found = store.work.claim_articles(claim(now=NOW + DAY, due_only=False))
    assert len(found) == (0 if state is ArticleState.DORMANT else 1)


def test_a_lease_holds_until_it_expires(store: SqlStore, desk: Desk) -> None:
    desk.article()
    (held,) = store.work.claim_articles(claim("w1"))
    almost = NOW + LEASE - MINUTE
    assert store.work.claim_articles(claim("w2", now=almost)) == ()
    assert store.work.claim_articles(claim("w1", now=almost)) == ()
    assert names(store.work.claim_articles(claim("w2", now=NOW + LEASE))) == ["storm"]
    with pytest.raises(LeaseLost, match="held by w2"):
        store.work.finish_article(ArticleOutcome("w1", held, NOW + LEASE))


def test_an_expired_lease_is_valid_until_another_worker_claims(store: SqlStore, desk: Desk) -> None:
    article = desk.article()
    (held,) = store.work.claim_articles(claim())
    store.work.finish_article(ArticleOutcome("w1", replace(held, last_status=200, due_at=NOW + DAY), NOW + DAY))
    assert store.articles.get(article.id).last_status == 200
    with pytest.raises(LeaseLost, match="released"):
        store.work.finish_article(ArticleOutcome("w1", held, NOW + DAY))


def test_one_worker_per_host_at_a_time(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed("https://news.example/feed")
    for name in ("a", "b"):
        desk.article(name)
    desk.article("elsewhere", host="other.example")
    assert len(store.work.claim_articles(claim("w1", limit=1))) == 1
    assert names(store.work.claim_articles(claim("w2"))) == ["elsewhere"]
    assert store.work.claim_feeds(claim("w2")) == ()
    assert store.work.claim_feeds(claim("w1")) == (store.feeds.get(feed.id),)
    assert len(store.work.claim_articles(claim("w1"))) == 1


def test_a_batch_is_limited_by_host(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    desk.poll(feed, [entry(f"big{n}", host="big.example") for n in range(700)])
    desk.poll(feed, [entry(f"s{n}", host=f"small{n}.example") for n in range(5)], now=NOW + MINUTE)
    found = store.work.claim_articles(claim(now=NOW + HOUR, limit=50, per_host=3))
    hosts = [article.host for article in found]
    assert hosts.count("big.example") == 3
    assert len(hosts) == 8


def test_a_paused_host_is_never_claimed(store: SqlStore, desk: Desk) -> None:
    article = desk.article()
    desk.article("b")
    desk.check(article, wait=HostWait("news.example", NOW + 2 * HOUR, "429"))
    desk.check(desk.article("c", host="x.example"), wait=HostWait("news.example", NOW + HOUR, "shorter"))
    assert store.work.claim_articles(claim(now=NOW + HOUR + MINUTE)) == (
        store.articles.by_address("https://x.example/c"),
    )
    assert store.work.claim_articles(claim(only=(article.id,), due_only=False)) == ()
    assert len(store.work.claim_articles(claim(now=NOW + 2 * HOUR, only=(article.id,)))) == 1


def test_release_affects_only_the_own_leases(store: SqlStore, desk: Desk) -> None:
    desk.article("a", host="a.example")
    store.work.claim_articles(claim("w1"))
    desk.article("b", host="b.example")
    store.work.claim_articles(claim("w2"))
    store.work.release("w1")
    assert names(store.work.claim_articles(claim("w3"))) == ["a"]


def test_a_batch_takes_its_share_of_a_service_with_many_hosts(store: SqlStore, desk: Desk) -> None:
    for at in range(4):
        desk.article(f"a{at}", host=f"h{at}.service.example")
    desk.article("b", host="other.example")
    shared = frozenset({"service.example"})
    assert names(store.work.claim_articles(claim(per_host=2, shared_hosts=shared))) == ["a0", "a1", "b"]
    assert names(store.work.claim_articles(claim(per_host=2))) == ["a2", "a3"]


def test_the_spent_share_of_a_host_counts(store: SqlStore, desk: Desk) -> None:
    for at in range(3):
        desk.article(f"a{at}", host=f"h{at}.service.example")
        desk.article(f"b{at}", host="other.example")
    shared = frozenset({"service.example"})
    spent = {"service.example": 2, "other.example": 1}
    found = store.work.claim_articles(claim(per_host=2, shared_hosts=shared, spent=spent))
    assert names(found) == ["b0"]


def test_a_paused_service_is_paused_with_all_its_hosts(store: SqlStore, desk: Desk) -> None:
    for host in ("a.service.example", "b.service.example", "notservice.example"):
        desk.article(host, host=host)
    first = store.articles.by_address("https://a.service.example/a.service.example")
    assert first is not None
    desk.check(first, wait=HostWait("service.example", NOW + HOUR, "429"))
    shared = frozenset({"service.example"})
    assert names(store.work.claim_articles(claim("w1", shared_hosts=shared))) == ["notservice.example"]
    assert names(store.work.claim_articles(claim("w1", NOW + 2 * HOUR, shared_hosts=shared))) == [
        "b.service.example",
        "notservice.example",
        "a.service.example",
    ]


def test_a_pass_takes_what_was_due_when_it_began(store: SqlStore, desk: Desk) -> None:
    desk.check(desk.article("a", host="a.example"), now=NOW - 2 * HOUR)
    desk.check(desk.article("b", host="b.example"), now=NOW - HOUR)
    assert names(store.work.claim_articles(claim(due_by=NOW - HOUR))) == ["a"]


def test_skipped_rows_are_reported_with_the_reason(store: SqlStore, desk: Desk) -> None:
    held = [desk.article(name, host="held.example") for name in ("a", "b")]
    waiting = desk.article("c", host="waiting.example")
    free = desk.article("d", host="free.example")
    desk.check(waiting, wait=HostWait("waiting.example", NOW + HOUR, "it answered 429"))
    store.work.claim_articles(claim("daemon", only=(held[0].id,)))
    asked = claim("pass", due_only=False, only=tuple(item.id for item in (*held, waiting, free)))
    assert set(store.work.passed_over_articles(asked)) == {
        PassedOver("held.example", 2, held_by="daemon"),
        PassedOver("waiting.example", 1, until=NOW + HOUR, reason="it answered 429"),
    }
    assert store.work.passed_over_articles(claim("daemon")) == ()
    # The feed is skipped as well, because the daemon holds an article of its host.
    desk.feed("https://held.example/feed")
    assert store.work.passed_over_feeds(claim("pass")) == (PassedOver("held.example", 1, held_by="daemon"),)


def test_put_off_rows_are_released_and_due_later(store: SqlStore, desk: Desk) -> None:
    feed, article = desk.feed(), desk.article("a", host="a.example")
    store.work.claim_feeds(claim())
    store.work.claim_articles(claim())
    store.work.put_off_feed(feed.id, "another", NOW, "not ours")
    store.work.put_off_feed(feed.id, "w1", NOW, "KeyError: a")
    store.work.put_off_article(article.id, "w1", NOW, "KeyError: b")
    assert [row.last_error for row in (store.feeds.get(feed.id), store.articles.get(article.id))] == [
        "KeyError: a",
        "KeyError: b",
    ]
    assert store.work.claim_feeds(claim("heir", NOW + HOUR / 2)) == ()
    assert len(store.work.claim_feeds(claim("heir", NOW + HOUR))) == 1
    assert len(store.work.claim_articles(claim("heir", NOW + HOUR))) == 1


def test_next_due_is_the_earliest_of_all(store: SqlStore, desk: Desk) -> None:
    assert store.work.next_due() is None
    desk.poll(desk.feed())
    desk.check(desk.article(), now=NOW + HOUR)
    assert store.work.next_due() == NOW + HOUR
    store.outbox.queue([draft(due_at=NOW + MINUTE)], NOW)
    assert store.work.next_due() == NOW + MINUTE
    store.outbox.claim(claim(now=NOW + MINUTE))
    assert store.work.next_due() == NOW + MINUTE + LEASE


def test_recall_of_an_unknown_article(store: SqlStore) -> None:
    with pytest.raises(NotFound, match="article 77"):
        store.work.recall(77)


def test_concurrent_claims_never_share_a_row_or_a_host(store: SqlStore, desk: Desk, database_url: str) -> None:
    feed = desk.feed()
    desk.poll(feed, [entry(f"a{n}", host=f"h{n % 20}.example") for n in range(400)])
    stores = [open_store(database_url) for _ in range(4)]

    def work(number: int) -> list[tuple[int, str]]:
        taken = []
        for _ in range(6):
            found = stores[number].work.claim_articles(claim(f"w{number}", limit=15, per_host=5))
            taken += [(article.id, article.host) for article in found]
        return taken

    with ThreadPoolExecutor(4) as pool:
        shares = list(pool.map(work, range(4)))
    for opened in stores:
        opened.close()
    rows = [row for share in shares for row, _ in share]
    hosts = [{host for _, host in share} for share in shares]
    assert len(rows) == len(set(rows)) >= 60
    assert sum(map(len, hosts)) == len(set().union(*hosts))


def test_claims_read_an_index_not_the_table(store: SqlStore, desk: Desk) -> None:
    if not store.database.is_sqlite:
        pytest.skip("the plan of a small PostgreSQL table is always a scan; benchmarks/store.py measures a large one")
    plan = (
        "EXPLAIN QUERY PLAN SELECT id, host, due_at FROM articles WHERE due_at IS NOT NULL AND due_at <= 1 "
        "AND (lease_until IS NULL OR lease_until <= 1) ORDER BY due_at, id LIMIT 5"
    )
    with store.database.read() as connection:
        steps = [row[3] for row in connection.execute(text(plan))]
    assert any("articles_due" in step for step in steps)
    assert not any("TEMP B-TREE" in step for step in steps)
