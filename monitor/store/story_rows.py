"""The rows of stories and their articles: read, and kept in step with each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, and_, bindparam, delete, func, insert, select, true, update

from monitor.errors import NotFound
from monitor.model import Story
from monitor.store.engine import Database
from monitor.store.schema import articles, developments, versions
from monitor.store.schema_stories import article_terms, stories, story_apart, story_members, term_articles, unsearched

FEWEST = 2
# Statements of each arrival are made once: to build one takes longer than to run it.
_IDS: BindParameter[list[int]] = bindparam("ids", expanding=True)
_STORY: BindParameter[int] = bindparam("story")
_MEMBERSHIP = select(story_members.c.article_id, story_members.c.story_id, story_members.c.by_person).where(
    story_members.c.article_id.in_(_IDS)
)
_APART = select(story_apart).where(story_apart.c.article_id.in_(_IDS))
_COUNTED = (
    select(
        func.count().label("now"),
        func.count(articles.c.host.distinct()).label("hosts"),
        func.min(articles.c.first_seen_at).label("first"),
        func.max(versions.c.fetched_at).label("last"),
    )
    .select_from(story_members)
    .join(articles, articles.c.id == story_members.c.article_id)
    .outerjoin(versions, and_(versions.c.article_id == articles.c.id, versions.c.number == articles.c.versions))
    .where(story_members.c.story_id == _STORY)
    .subquery()
)
_GREATEST = (
    select(func.max(developments.c.importance))
    .select_from(story_members)
    .join(developments, developments.c.article_id == story_members.c.article_id)
    .where(story_members.c.story_id == _STORY)
)
_FIRST_TITLE = (
    select(articles.c.title)
    .join(story_members, story_members.c.article_id == articles.c.id)
    .where(story_members.c.story_id == _STORY)
    .order_by(articles.c.first_seen_at, articles.c.id)
    .limit(1)
)
# A story with what its articles say of it now.
_FACTS = (
    select(
        stories.c.title,
        stories.c.first_seen_at,
        stories.c.updated_at,
        stories.c.importance,
        stories.c.named,
        stories.c.pinned,
        stories.c.merged_into,
        _COUNTED,
        _GREATEST.scalar_subquery().label("greatest"),
        _FIRST_TITLE.scalar_subquery().label("first_title"),
    )
    .select_from(stories.join(_COUNTED, true()))
    .where(stories.c.id == _STORY)
)
_KEPT_IN_STEP = ("title", "first_seen_at", "updated_at", "articles", "outlets", "importance")
_IN_STEP = (
    update(stories).where(stories.c.id == _STORY).values({name: bindparam(f"new_{name}") for name in _KEPT_IN_STEP})
)
# Links to stories that were merged again and again end here.
_MOST_MERGES = 50


def story_of(row: Row[Any]) -> Story:
    """A row of ``stories`` as a Story."""
    return Story(
        id=row.id,
        title=row.title,
        first_seen_at=row.first_seen_at,
        updated_at=row.updated_at,
        named=bool(row.named),
        pinned=bool(row.pinned),
        articles=row.articles,
        outlets=row.outlets,
        importance=row.importance,
    )


def get_story(connection: Connection, story_id: int) -> Story:
    """A story, or the one it was merged into; raises ``NotFound``."""
    number: int | None = story_id
    for _ in range(_MOST_MERGES):
        row = connection.execute(select(stories).where(stories.c.id == number)).first()
        if row is None:
            break
        if row.merged_into is None:
            return story_of(row)
        number = row.merged_into
    raise NotFound(f"there is no story {story_id}")


def story_ids(connection: Connection, article_ids: Iterable[int]) -> dict[int, int]:
    """The stories of articles, by article."""
    return {number: story for number, (story, _) in membership(connection, article_ids).items()}


def membership(connection: Connection, article_ids: Iterable[int]) -> dict[int, tuple[int, bool]]:
    """The stories of articles, and whether a person put them there, by article."""
    rows = connection.execute(_MEMBERSHIP, {"ids": sorted(set(article_ids))})
    return {row.article_id: (row.story_id, row.by_person) for row in rows}


def member_ids(connection: Connection, story_id: int, limit: int | None = None) -> list[int]:
    """The articles of a story, the newest first."""
    query = select(story_members.c.article_id).where(story_members.c.story_id == story_id)
    return list(connection.execute(query.order_by(story_members.c.article_id.desc()).limit(limit)).scalars())


def merge_row(connection: Connection, keep_id: int, drop_id: int) -> None:
    """Let the row of a story lead to the one that it became part of."""
    gone = {"merged_into": keep_id, "articles": 0, "outlets": 0}
    connection.execute(update(stories).where(stories.c.id == drop_id).values(**gone))


def new_story(connection: Connection, now: datetime) -> int:
    """The number of a story that has no article yet."""
    values = {
        "title": "",
        "named": False,
        "pinned": False,
        "first_seen_at": now,
        "updated_at": now,
        "articles": 0,
        "outlets": 0,
        "importance": 0.0,
    }
    number: int = connection.execute(insert(stories).values(**values).returning(stories.c.id)).scalar_one()
    return number


def put(
    database: Database, connection: Connection, article_id: int, story_id: int, now: datetime, *, by_person: bool
) -> None:
    """Let an article be in a story, and in no other."""
    row = {"article_id": article_id, "story_id": story_id, "since": now, "by_person": by_person}
    database.upsert(connection, story_members, [row])
    to_be_searched(database, connection, (article_id,))


def to_be_searched(database: Database, connection: Connection, article_ids: Collection[int]) -> None:
    """Let the stories of these articles be searched for what they report too, also while they are searched now."""
    rows = [{"article_id": number, "lease_until": None} for number in sorted(set(article_ids))]
    database.upsert(connection, unsearched, rows)


def take_out(connection: Connection, article_id: int) -> None:
    """Let an article be in no story."""
    connection.execute(delete(story_members).where(story_members.c.article_id == article_id))


def refresh(connection: Connection, story_id: int) -> None:
    """Bring the row of a story in step with its articles; one of fewer than two goes, unless named or pinned."""
    row = connection.execute(_FACTS, {"story": story_id}).first()
    if row is None or row.merged_into is not None:
        return
    if row.now < FEWEST and not (row.named or row.pinned):
        connection.execute(delete(stories).where(stories.c.id == story_id))
        return
    connection.execute(_IN_STEP, {"story": story_id, **_in_step(row)})


def _in_step(row: Row[Any]) -> dict[str, Any]:
    """What a row of ``_FACTS`` says of its story, as ``_IN_STEP`` takes it; without articles, what it said before."""
    values: tuple[Any, ...] = (row.title, row.first_seen_at, row.updated_at, row.now, row.hosts, row.importance)
    if row.now:
        title = row.title if row.named else row.first_title or ""
        values = (title, row.first, row.last or row.first, row.now, row.hosts, row.greatest or 0.0)
    return {f"new_{name}": value for name, value in zip(_KEPT_IN_STEP, values, strict=True)}


def keep_apart(database: Database, connection: Connection, article_id: int, others: Collection[int]) -> None:
    """Remember that a person keeps an article apart from others."""
    pairs = [(article_id, other) for other in others] + [(other, article_id) for other in others]
    rows = [{"article_id": one, "other_id": other} for one, other in sorted(pairs)]
    database.insert_new(connection, story_apart, rows)


def bring_together(connection: Connection, ids: Sequence[int]) -> None:
    """Forget that a person kept these articles apart: a person brought them together."""
    both = (story_apart.c.article_id.in_(ids), story_apart.c.other_id.in_(ids))
    connection.execute(delete(story_apart).where(*both))


def apart_from(connection: Connection, ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """Which articles a person keeps each of these apart from."""
    found: dict[int, set[int]] = {}
    for row in connection.execute(_APART, {"ids": sorted(set(ids))}):
        found.setdefault(row.article_id, set()).add(row.other_id)
    return {number: frozenset(others) for number, others in found.items()}


def fixed_among(connection: Connection, ids: Iterable[int]) -> frozenset[int]:
    """Those of these articles that a person put into their stories."""
    return frozenset(number for number, (_, by_person) in membership(connection, ids).items() if by_person)


def stories_of(connection: Connection, article_ids: Iterable[int]) -> list[int]:
    """The stories that any of these articles is in."""
    return sorted(set(story_ids(connection, article_ids).values()))


def take_over(database: Database, connection: Connection, keep_id: int, drop_id: int, now: datetime) -> None:
    """An article turned out to be another: that one is in its story from now on, where it had none, and kept apart."""
    of = story_ids(connection, (keep_id, drop_id))
    by_person = drop_id in fixed_among(connection, (drop_id,))
    if drop_id in of and (keep_id not in of or (by_person and not fixed_among(connection, (keep_id,)))):
        put(database, connection, keep_id, of[drop_id], now, by_person=by_person)
    take_out(connection, drop_id)
    apart = apart_from(connection, (drop_id,)).get(drop_id, frozenset())
    keep_apart(database, connection, keep_id, sorted(apart - {keep_id}))
    for table in (article_terms, term_articles):
        connection.execute(delete(table).where(table.c.article_id == drop_id))
    for story in sorted(set(of.values())):
        refresh(connection, story)
