"""What changes while old articles, versions and pages are deleted is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from monitor.model import Article, ArticleOutcome, ArticleState, Feed
from monitor.store import SqlStore, contents
from monitor.store.admin import PruneReport, PruneRules, check, prune
from monitor.store.visits import finish_article
from tests.store.desk import DAY, HOUR, NOW, Desk, claim, entry, version_of
from tests.store.racing import after_the_first, while_uncommitted

LATER = NOW + 365 * DAY
TEXT = "The dam of the {} holds. " + "Many more sentences stand here about the valley and the river. " * 20


def _claimed(store: SqlStore, desk: Desk, _feed: Feed, article: Article) -> None:
    assert store.work.claim_articles(claim("w2", LATER, only=(article.id,)))


def _checked(store: SqlStore, desk: Desk, _feed: Feed, article: Article) -> None:
    desk.check(article, now=LATER)


def _back(store: SqlStore, desk: Desk, feed: Feed, _article: Article) -> None:
    desk.poll(feed, [entry("storm")], now=LATER)


def _live(store: SqlStore, desk: Desk, _feed: Feed, article: Article) -> None:
    desk.check(article, now=LATER - 200 * DAY, row={"state": ArticleState.LIVE})


@pytest.mark.parametrize("happens", [_claimed, _checked, _back, _live])
def test_an_article_that_is_wanted_again_is_not_deleted(
    store: SqlStore, desk: Desk, database_url: str, happens: Callable[[SqlStore, Desk, Feed, Article], None]
) -> None:
    feed = desk.feed()
    wanted, gone = desk.article("storm"), desk.article("gone")
    for article in (wanted, gone):
        desk.version(article, f"Text of {article.title}.")
        desk.check(article, now=NOW + HOUR, row={"state": ArticleState.GONE})
    with after_the_first("SELECT articles.id", lambda: happens(store, desk, feed, wanted)):
        report = prune(database_url, PruneRules(article_days=90), LATER)
    assert report == PruneReport(articles=1)
    assert [article.id for article in store.articles.list()] == [wanted.id]
    assert len(store.versions.summaries(wanted.id)) == 1


@pytest.mark.postgres
@pytest.mark.parametrize("rules", [PruneRules(raw_pages_days=7), PruneRules(versions_per_article=1)])
def test_a_version_that_is_just_written_stays_readable(
    store: SqlStore, desk: Desk, database_url: str, rules: PruneRules
) -> None:
    """Its page is stored as a delta to the one before, which is deleted meanwhile."""
    if store.database.is_sqlite:
        pytest.skip("SQLite has one writer at a time")
    article = desk.article()
    for number in range(3):
        desk.version(article, TEXT.format(number), now=NOW + number * HOUR, raw=TEXT.format(number).encode())
    with store.database.write() as connection:
        contents.remove(connection, article.id, contents.PAGE, [3])
    (held,) = store.work.claim_articles(claim(now=LATER))
    made = version_of(article, 4, TEXT.format("river"), now=LATER)
    outcome = ArticleOutcome("w1", replace(held, due_at=LATER + HOUR), LATER, version=made, raw=TEXT.encode())
    pages = rules.raw_pages_days is not None
    pruned = while_uncommitted(
        store,
        lambda connection: finish_article(store.database, connection, outcome),
        lambda: prune(database_url, rules, LATER),
    )
    assert pruned.result() == (PruneReport(pages=2) if pages else PruneReport(versions=3))
    assert store.versions.raw(article.id, 4) == TEXT.encode()
    assert store.versions.get(article.id, 4).document == made.document
    assert check(database_url).sound
