from __future__ import annotations

from sqlalchemy import func, select

from monitor.store import SqlStore
from monitor.store.lines import WINDOW, count_lines
from monitor.store.schema import hosts, lines
from tests.store.desk import Desk, entry


def contribute(desk: Desk, names: list[str], texts: tuple[str, ...], host: str = "news.example") -> list[int]:
    ids = []
    for name in names:
        article = desk.article(name, host=host)
        desk.check(article, lines=(*texts, f"Only in {name}."))
        ids.append(article.id)
    return ids


def test_lines_of_three_other_articles_recur(store: SqlStore, desk: Desk) -> None:
    ids = contribute(desk, ["a", "b", "c"], ("Sign up for our newsletter",))
    assert store.work.recall(ids[0]).site_lines == frozenset()
    fresh = desk.article("d")
    assert store.work.recall(fresh.id).site_lines == {"Sign up for our newsletter"}
    ids += contribute(desk, ["d"], ("Sign up for our newsletter",))
    assert store.work.recall(ids[0]).site_lines == {"Sign up for our newsletter"}
    elsewhere = desk.article("x", host="other.example")
    assert store.work.recall(elsewhere.id).site_lines == frozenset()


def test_an_article_counts_once_however_often_it_is_read(store: SqlStore, desk: Desk) -> None:
    article = desk.article("a")
    for _ in range(5):
        desk.check(article, lines=("Again and again",))
    contribute(desk, ["b"], ("Again and again",))
    assert store.work.recall(desk.article("c").id).site_lines == frozenset()


def test_a_line_of_few_among_many_does_not_recur(store: SqlStore, desk: Desk) -> None:
    count_for_articles(store, desk, [f"a{n}" for n in range(4)], "A paragraph told in four stories")
    fresh = desk.article("fresh")
    assert store.work.recall(fresh.id).site_lines == {"A paragraph told in four stories"}
    count_for_articles(store, desk, [f"b{n}" for n in range(100)], "Footer")
    assert store.work.recall(fresh.id).site_lines == {"Footer"}


def test_a_host_takes_bounded_space_and_old_lines_fade(store: SqlStore, desk: Desk) -> None:
    count_for_articles(store, desk, [f"old{n}" for n in range(8)], "Old footer")
    count_for_articles(store, desk, [f"n{n}" for n in range(WINDOW)], "New footer")
    assert store.work.recall(desk.article("fresh").id).site_lines == {"New footer"}
    with store.database.read() as connection:
        assert connection.execute(select(func.count()).select_from(lines)).scalar_one() < 4 * WINDOW
        assert connection.execute(select(hosts.c.articles)).scalar_one() < WINDOW


def count_for_articles(store: SqlStore, desk: Desk, names: list[str], line: str) -> None:
    """Count lines of many articles in one transaction: one line that they share, and three of their own."""
    feed = desk.feed()
    made = desk.poll(feed, [entry(name) for name in names]).new_articles
    with store.database.write() as connection:
        for number in made:
            own = [f"Line {n} of {number}" for n in range(3)]
            count_lines(store.database, connection, "news.example", number, [line, *own])
