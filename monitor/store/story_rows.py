"""The rows of stories and of their articles, kept consistent with each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, and_, bindparam, case, delete, func, insert, or_, select, update

from monitor.errors import NotFound
from monitor.model import Story
from monitor.store.engine import Database, Number
from monitor.store.schema import articles, developments, versions
from monitor.store.schema_stories import article_terms, stories, story_apart, story_members, term_articles, unsearched

# A story with fewer articles is deleted.
FEWEST = 2
# Statements are built once: building one takes longer than running it.
_IDS: BindParameter[list[int]] = bindparam("ids", expanding=True)
_STORY: BindParameter[int] = bindparam("story", type_=Number)
_MEMBERSHIP = select(story_members.c.article_id, story_members.c.story_id, story_members.c.by_person).where(
    story_members.c.article_id.in_(_IDS)
)
_APART = select(story_apart).where(story_apart.c.article_id.in_(_IDS))
_COUNTED = (
    select(
        _STORY.label("story"),
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
# The row of a story by its articles, if it has enough of them or a person named or pinned it. Without articles, most
# values stay.
_REFRESH = (
    update(stories)
    .where(
        stories.c.id == _COUNTED.c.story,
        stories.c.merged_into.is_(None),
        or_(_COUNTED.c.now >= FEWEST, stories.c.named, stories.c.pinned),
    )
    .values(
        title=case(
            (or_(stories.c.named, _COUNTED.c.now == 0), stories.c.title),
            else_=func.coalesce(_FIRST_TITLE.scalar_subquery(), ""),
        ),
        first_seen_at=func.coalesce(_COUNTED.c.first, stories.c.first_seen_at),
        updated_at=func.coalesce(_COUNTED.c.last, _COUNTED.c.first, stories.c.updated_at),
        articles=_COUNTED.c.now,
        outlets=_COUNTED.c.hosts,
        importance=case(
            (_COUNTED.c.now == 0, stories.c.importance), else_=func.coalesce(_GREATEST.scalar_subquery(), 0.0)
        ),
    )
)
# Other stories with too few articles.
_DISSOLVE = delete(stories).where(stories.c.id == _STORY, stories.c.merged_into.is_(None))
# The longest chain of merged stories that is followed.
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
    """The story numbers of articles, by article."""
    return {number: story for number, (story, _) in membership(connection, article_ids).items()}


def membership(connection: Connection, article_ids: Iterable[int]) -> dict[int, tuple[int, bool]]:
    """By article, the number of its story, and whether a person put it there."""
    rows = connection.execute(_MEMBERSHIP, {"ids": sorted(set(article_ids))})
    return {row.article_id: (row.story_id, row.by_person) for row in rows}


def member_ids(connection: Connection, story_id: int, limit: int | None = None) -> list[int]:
    """The article numbers of a story, newest first."""
    query = select(story_members.c.article_id).where(story_members.c.story_id == story_id)
    return list(connection.execute(query.order_by(story_members.c.article_id.desc()).limit(limit)).scalars())


def mark_merged(connection: Connection, keep_id: int, drop_id: int) -> None:
    """Mark story ``drop`` as merged into ``keep``."""
    gone = {"merged_into": keep_id, "articles": 0, "outlets": 0}
    connection.execute(update(stories).where(stories.c.id == drop_id).values(**gone))


def new_story(connection: Connection, now: datetime) -> int:
    """Insert a story without articles; returns its number."""
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


def put_into_story(
    database: Database, connection: Connection, article_id: int, story_id: int, now: datetime, *, by_person: bool
) -> None:
    """Put an article into a story, out of any other, and queue the search for developments it reports too."""
    row = {"article_id": article_id, "story_id": story_id, "since": now, "by_person": by_person}
    database.upsert(connection, story_members, [row])
    queue_search(database, connection, (article_id,))


def queue_search(database: Database, connection: Connection, article_ids: Collection[int]) -> None:
    """Queue articles for the search of ``also_in``; one that is being searched now will be searched again."""
    rows = [{"article_id": number, "lease_until": None} for number in sorted(set(article_ids))]
    database.upsert(connection, unsearched, rows)


def take_out(connection: Connection, article_id: int) -> None:
    """Take an article out of its story."""
    connection.execute(delete(story_members).where(story_members.c.article_id == article_id))


def refresh(connection: Connection, story_id: int) -> None:
    """Update the row of a story from its articles, or delete it if it has fewer than two and is not named or pinned."""
    if not connection.execute(_REFRESH, {"story": story_id}).rowcount:
        connection.execute(_DISSOLVE, {"story": story_id})


def keep_apart(database: Database, connection: Connection, article_id: int, others: Collection[int]) -> None:
    """Store that a person keeps an article apart from others."""
    pairs = [(article_id, other) for other in others] + [(other, article_id) for other in others]
    rows = [{"article_id": first, "other_id": second} for first, second in sorted(pairs)]
    database.insert_new(connection, story_apart, rows)


def bring_together(connection: Connection, ids: Sequence[int]) -> None:
    """Delete that a person kept any of these articles apart from each other."""
    both = (story_apart.c.article_id.in_(ids), story_apart.c.other_id.in_(ids))
    connection.execute(delete(story_apart).where(*both))


def apart_from(connection: Connection, ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """For each of these articles, those that a person keeps it apart from; others are left out."""
    found: dict[int, set[int]] = {}
    for row in connection.execute(_APART, {"ids": sorted(set(ids))}):
        found.setdefault(row.article_id, set()).add(row.other_id)
    return {number: frozenset(others) for number, others in found.items()}


def stories_of(connection: Connection, article_ids: Iterable[int]) -> list[int]:
    """The numbers of the stories of these articles."""
    return sorted(set(story_ids(connection, article_ids).values()))


def merge_membership(database: Database, connection: Connection, keep_id: int, drop_id: int, now: datetime) -> None:
    """Let article ``keep`` take over the story and the separations of ``drop``, which is merged into it.

    ``keep`` stays in its own story, unless a person decided the story of ``drop`` and not that of ``keep``.
    """
    of = membership(connection, (keep_id, drop_id))
    if drop_id in of:
        story_id, by_person = of[drop_id]
        if keep_id not in of or (by_person and not of[keep_id][1]):
            put_into_story(database, connection, keep_id, story_id, now, by_person=by_person)
    take_out(connection, drop_id)
    apart = apart_from(connection, (drop_id,)).get(drop_id, frozenset())
    keep_apart(database, connection, keep_id, sorted(apart - {keep_id}))
    for table in (article_terms, term_articles):
        connection.execute(delete(table).where(table.c.article_id == drop_id))
    for story in sorted({story_id for story_id, _ in of.values()}):
        refresh(connection, story)
