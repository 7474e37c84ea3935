"""Lists that are read by shortcuts have the same pages as the whole list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from random import Random
from typing import Any

import pytest
from sqlalchemy import text

from monitor.model import EditKind
from monitor.ports import LogQuery
from monitor.store import SqlStore
from monitor.store.fewest import FEW
from monitor.store.schema import developments, versions
from tests.store.desk import DAY, HOUR, NOW, Desk, added, entry

Page = Callable[..., Sequence[Any]]
KINDS = (EditKind.EVENT, EditKind.QUOTE, EditKind.CORRECTION)


@pytest.fixture
def busy(store: SqlStore) -> SqlStore:
    """Three feeds that share articles, with developments of several kinds in random order; two articles are merged."""
    desk, rng = Desk(store), Random(7)
    names = [f"n{number}" for number in range(9)]
    for at, tags in enumerate((("sea", "all"), ("land", "all"), ("land", "rare"))):
        feed = store.feeds.add(f"https://news.example/feed/{at}", title="", tags=tags, now=NOW)
        desk.poll(feed, [entry(name) for name in names[3 * at : 3 * at + 4]])
    known = store.articles.list()
    for hour in range(40):
        article = store.articles.get(rng.choice(known[:3] if hour > 20 else known).id)
        edits = tuple(added(f"Said {hour}.", kind) for kind in rng.sample(KINDS, rng.randrange(3)))
        desk.version(
            article, f"It begins. Said {hour}.", now=NOW + hour * HOUR, edits=edits if article.versions else ()
        )
    store.articles.merge(known[5].id, known[4].id, NOW + 3 * DAY)
    return store


def walked(page: Page, limit: int) -> list[int]:
    """The numbers of a whole list, page by page."""
    found: list[int] = []
    while rows := page(limit=limit, before_id=found[-1] if found else None):
        assert len(rows) <= limit
        found += [row.id for row in rows]
    return found


@pytest.mark.parametrize("limit", [1, 2, 7])
@pytest.mark.parametrize("since", [None, NOW + 9 * HOUR])
def test_pages_of_a_tag_or_kind_are_those_of_all(busy: SqlStore, limit: int, since: Any) -> None:
    for tags in (("sea",), ("land",), ("rare",), ("sea", "rare"), ("all",), ("none",)):
        page: Page = partial(busy.versions.developments, tags=tags, since=since)
        assert walked(page, limit) == [item.id for item in page()]
    land = {"tags": ("land",)}
    logs: list[dict[str, Any]] = [land, {"tags": ("none",)}, {"kinds": ("quote",)}, {"kinds": ("quote", "event")}]
    logs += [land | logs[2], land | logs[3], logs[1] | logs[2]]
    for asked in (*logs, *(asked | {"below": 3} for asked in logs)):
        page = partial(_logged, busy, since=since, **asked)
        assert walked(page, limit) == [row.id for row in page()]
    for tag in ("sea", "land", "rare", "all", "none"):
        page = partial(busy.articles.list, tag=tag)
        assert walked(page, limit) == [item.id for item in page()]


def _logged(store: SqlStore, **asked: Any) -> Sequence[Any]:
    return store.versions.log(LogQuery(**asked))


def test_a_tag_without_recent_rows(store: SqlStore) -> None:
    desk = Desk(store)
    old, new = (store.feeds.add(f"https://{name}.example/feed", title="", tags=(name,), now=NOW) for name in ("a", "b"))
    desk.poll(old, [entry("old")])
    article = store.articles.list()[0]
    desk.version(article, "It begins.")
    desk.version(article, "It begins. It ends.", edits=(added("It ends."), added("It rains.", EditKind.QUOTE)))
    _copy(store, FEW + 50)
    desk.poll(new, [entry("new")])
    later = store.articles.list()[0]
    for hour in range(3):
        desk.version(later, f"Said {hour}.", now=NOW + hour * HOUR, edits=(added(f"Said {hour}."),) if hour else ())
    whole = store.versions.developments(limit=None)
    assert len(whole) > FEW
    for kinds, number in (((), 3), (("event",), 3), (("quote",), 1)):
        fitting = [item.id for item in whole if item.article.id == article.id and (not kinds or item.kind in kinds)]
        shown = store.versions.developments(tags=("a",), kinds=kinds, limit=number)
        assert [item.id for item in shown] == fitting[:number]
    for asked in ({}, {"kinds": ("event",)}, {"developments_only": True}):
        rows = store.versions.log(LogQuery(tags=("a",), limit=3, **asked))
        assert [row.mark.number for row in rows] == [FEW + 52, FEW + 51, FEW + 50]
    events = store.versions.log(LogQuery(kinds=("event",), limit=5))
    assert [row.mark.number for row in events] == [3, 2, FEW + 52, FEW + 51, FEW + 50]
    for asked in ({"kinds": ("event", "quote")}, {"kinds": ("event",), "tags": ("a", "b")}):
        page = partial(_logged, store, **asked)
        assert walked(page, 1900) == [row.id for row in page()]


def _copy(store: SqlStore, times: int) -> None:
    """Insert copies of an article's second version, each with a copy of its first development."""
    series = f"WITH RECURSIVE series(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM series WHERE at < {times}) "
    for table, counted in ((versions, ("number",)), (developments, ("to_version", "version_id"))):
        same = ", ".join(column.name for column in table.columns if column.name not in ("id", *counted))
        more = ", ".join(f"{name} + at" for name in counted)
        here = "number = 2" if table is versions else "id = (SELECT min(id) FROM developments)"
        rows = f"SELECT {same}, {more} FROM {table.name}, series WHERE {here}"
        with store.database.write() as connection:
            connection.execute(text(f"INSERT INTO {table.name} ({same}, {', '.join(counted)}) {series}{rows}"))
