from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, update

from monitor.errors import ConfigError, DatabaseUnavailable, NotFound
from monitor.model import ArticleState
from monitor.store import SqlStore, open_store
from monitor.store.admin import PruneReport, PruneRules, backup, check, prune, stats
from monitor.store.schema import articles, contents
from tests.store.desk import DAY, HOUR, NOW, Desk, added, claim, draft, entry

TEXT = "The dam of the {} holds. " + "Many more sentences stand here about the valley and the river. " * 20


def fill(desk: Desk, versions: int = 20) -> int:
    article = desk.article()
    for n in range(versions):
        edits = (added(f"Number {n}."),) if n else ()
        desk.version(article, TEXT.format(n), edits=edits, now=NOW + n * DAY, alerts=(draft(),) if n == 1 else ())
    return article.id


def test_a_sound_database(store: SqlStore, desk: Desk, database_url: str) -> None:
    fill(desk, 4)
    report = check(database_url)
    assert report.sound
    assert (report.versions, report.pages) == (4, 4)


def test_problems_are_listed(store: SqlStore, desk: Desk, database_url: str) -> None:
    number = fill(desk, 4)
    with store.database.write() as connection:
        wrong = (contents.c.number == 3, contents.c.kind == "document")
        broken = connection.execute(select(contents.c.id).where(*wrong)).scalar_one()
        connection.execute(update(contents).where(*wrong).values(digest="0" * 32))
        connection.execute(update(articles).values(versions=5))
    report = check(database_url)
    message = f"the document of version 3 of article {number} does not fit its digest"
    assert [(problem.table, problem.row, problem.message) for problem in report.problems] == [
        ("contents", f"{broken} (document of version 3 of article {number})", message),
        ("articles", str(number), "says it has version 5, but the newest stored is 4"),
    ]
    assert all(f"monitor articles remove {number}" in problem.advice for problem in report.problems)


def test_orphans_are_found(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/m.db"
    store = open_store(url)
    desk = Desk(store)
    fill(desk, 2)
    with store.database._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("DELETE FROM articles")
    store.close()
    problems = [str(problem) for problem in check(url).problems]
    assert "versions 1: article_id 1 is in no row of articles" in problems
    assert "addresses https://news.example/storm: article_id 1 is in no row of articles" in problems


def test_backup_of_a_database_in_use(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/m.db"
    store = open_store(url)
    desk = Desk(store)
    number = fill(desk, 3)
    backup(url, tmp_path / "copy.db")
    desk.version(store.articles.get(number), "After the copy.")
    copied = open_store(f"sqlite:///{tmp_path}/copy.db")
    assert len(copied.versions.summaries(number)) == 3
    assert check(f"sqlite:///{tmp_path}/copy.db").sound
    with pytest.raises(DatabaseUnavailable, match="exists already"):
        backup(url, tmp_path / "copy.db")
    with pytest.raises(DatabaseUnavailable, match="cannot be written: No such file"):
        backup(url, tmp_path / "no" / "copy.db")
    copied.close()
    store.close()


def test_postgresql_is_backed_up_by_its_own_tool(store: SqlStore, database_url: str, tmp_path: Path) -> None:
    if store.database.is_sqlite:
        pytest.skip("about PostgreSQL")
    with pytest.raises(ConfigError) as caught:
        backup(database_url, tmp_path / "copy")
    assert "pg_dump" in caught.value.advice


def test_prune_of_versions_keeps_the_newest_and_their_chain(store: SqlStore, desk: Desk, database_url: str) -> None:
    number = fill(desk)
    assert prune(database_url, PruneRules(versions_per_article=5), NOW + 30 * DAY) == PruneReport(versions=15)
    assert [mark.number for mark in store.versions.summaries(number)] == [16, 17, 18, 19, 20]
    for n in range(16, 21):
        assert store.versions.get(number, n).document.text == TEXT.format(n - 1).strip()
        assert store.versions.raw(number, n) is not None
    with pytest.raises(NotFound):
        store.versions.get(number, 15)
    assert check(database_url).sound
    assert len(store.versions.developments()) == 5
    assert [hit.version for hit in store.versions.search("dam 19")] == [20]
    assert store.versions.search('"the 3 holds"') == ()
    desk.version(store.articles.get(number), TEXT.format("next"))
    assert store.versions.get(number, 21).document.text == TEXT.format("next").strip()
    assert prune(database_url, PruneRules(versions_per_article=0), NOW) == PruneReport(versions=5)
    assert store.work.recall(number).latest is not None
    (item,) = [item for (item,) in store.outbox.claim(claim(now=NOW + DAY))]
    assert (item.change, item.new_title) == (None, "")


def test_prune_of_pages(store: SqlStore, desk: Desk, database_url: str) -> None:
    number = fill(desk)
    report = prune(database_url, PruneRules(raw_pages_days=7), NOW + 20 * DAY)
    assert report == PruneReport(pages=13)
    kept = [store.versions.raw(number, n) is not None for n in range(1, 21)]
    assert kept == [False] * 13 + [True] * 7
    assert len(list(store.versions.all(number))) == 20
    assert check(database_url).sound
    assert prune(database_url, PruneRules(raw_pages_days=7), NOW + 20 * DAY) == PruneReport()


def test_prune_keeps_active_articles(store: SqlStore, desk: Desk, database_url: str) -> None:
    feed = desk.feed()
    live, dormant, recent = (desk.article(name) for name in ("live", "dormant", "recent"))
    for article in (live, dormant):
        desk.version(article, f"Text of {article.title}.")
    desk.check(dormant, now=NOW + HOUR, row={"state": ArticleState.DORMANT})
    desk.version(recent, "Recent.", now=NOW + 300 * DAY)
    desk.check(recent, now=NOW + 301 * DAY, row={"state": ArticleState.GONE})
    (named,) = desk.poll(feed, [entry("named")]).new_articles
    desk.check(store.articles.get(named), row={"state": ArticleState.DORMANT})
    assert prune(database_url, PruneRules(article_days=90), NOW + 365 * DAY) == PruneReport(articles=1)
    assert {article.id for article in store.articles.list()} == {live.id, recent.id, named}
    assert store.versions.search("dormant") == ()
    assert [hit.article.id for hit in store.versions.search("live")] == [live.id]
    assert check(database_url).sound


def test_stats(store: SqlStore, desk: Desk) -> None:
    empty = stats(store)
    assert (empty.articles, empty.raw_bytes, empty.alerts) == (0, 0, {})
    desk.feed()
    fill(desk, 5)
    found = stats(store)
    assert (found.feeds, found.articles, found.versions, found.developments) == (1, 1, 5, 4)
    assert found.alerts == {"queued": 1}
    assert found.raw_bytes > 4 * found.stored_bytes > 0
    assert found.database_bytes > found.stored_bytes


def test_a_check_creates_no_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnavailable):
        check(f"sqlite:///{tmp_path}/none.db")
    assert not (tmp_path / "none.db").exists()
