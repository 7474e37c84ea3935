"""Writes the automatic decision about an article's story: its terms, and the moves and merges of articles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, exists, or_, select, update

from monitor.model import Placement, StoryMove
from monitor.store.engine import Database
from monitor.store.schema import articles
from monitor.store.schema_stories import stories, story_apart, story_members
from monitor.store.story_rows import (
    apart_from,
    mark_merged,
    member_ids,
    new_story,
    put_into_story,
    queue_search,
    refresh,
    story_ids,
    take_out,
)
from monitor.store.terms import write_terms

# Followed articles, each with its story, if it has one, whether a person put it there, and whether it is kept apart
# from any other article (few are).
_APART = exists().where(story_apart.c.article_id == articles.c.id)
_FOLLOWED = (
    select(articles.c.id, story_members.c.story_id, story_members.c.by_person, _APART.label("apart"))
    .join_from(articles, story_members, story_members.c.article_id == articles.c.id, isouter=True)
    .where(articles.c.id.in_(bindparam("ids", expanding=True)), articles.c.moved_to.is_(None))
)


def write_placement(
    database: Database,
    connection: Connection,
    placement: Placement,
    story_id: int | None,
    now: datetime,
) -> None:
    """Store the article's terms and make the moves and merges; ``story_id`` is its story before.

    To be called in a transaction of ``Database.write_stories``.
    """
    write_terms(database, connection, placement)
    _move(database, connection, placement, story_id, now)
    if story_id is not None:
        # For its new version. Articles that move into a story are queued by `put_into_story`.
        queue_search(database, connection, (placement.article_id,))


def _move(
    database: Database, connection: Connection, placement: Placement, story_id: int | None, now: datetime
) -> None:
    """Make the moves and merges, except those that a person's decision forbids."""
    touched = set() if story_id is None else {story_id}
    for move in placement.moves:
        touched |= _one_move(database, connection, move, now)
    for other in placement.merged:
        touched |= _one_merge(database, connection, placement.article_id, other, now)
    for story in sorted(touched):
        refresh(connection, story)


def _one_move(database: Database, connection: Connection, move: StoryMove, now: datetime) -> set[int]:
    """Move an article into the story of another, or out of its story; returns the stories that changed."""
    ids = {move.article_id} if move.beside is None else {move.article_id, move.beside}
    followed = {row.id: row for row in connection.execute(_FOLLOWED, {"ids": sorted(ids)})}
    own = followed.get(move.article_id)
    if own is None or own.by_person:
        return set()
    left = set() if own.story_id is None else {own.story_id}
    if move.beside is None:
        take_out(connection, move.article_id)
        return left
    if move.beside not in followed:
        return set()
    story_id = followed[move.beside].story_id
    if own.apart and _is_kept_apart(connection, move.article_id, move.beside, story_id):
        return set()
    if story_id is None:
        story_id = new_story(connection, now)
        put_into_story(database, connection, move.beside, story_id, now, by_person=False)
    put_into_story(database, connection, move.article_id, story_id, now, by_person=False)
    return {*left, story_id}


def _one_merge(database: Database, connection: Connection, article_id: int, other: int, now: datetime) -> set[int]:
    """Merge the story of ``other`` into that of the article; returns the stories that changed."""
    story_of = story_ids(connection, (article_id, other))
    keep, drop = story_of.get(article_id), story_of.get(other)
    if keep is None or keep == drop:
        return set()
    if drop is None:
        return _one_move(database, connection, StoryMove(other, article_id), now)
    ids = member_ids(connection, drop)
    if _are_kept_apart(connection, ids, member_ids(connection, keep)) or not _is_machine_made(connection, drop):
        return set()
    connection.execute(update(story_members).where(story_members.c.story_id == drop).values(story_id=keep))
    queue_search(database, connection, ids)
    mark_merged(connection, keep, drop)
    return {keep}


def _is_kept_apart(connection: Connection, article_id: int, beside: int, story_id: int | None) -> bool:
    """Whether a person keeps an article apart from another one, or from any article of the other's story."""
    apart = apart_from(connection, (article_id,)).get(article_id, frozenset())
    return not apart.isdisjoint([beside] if story_id is None else member_ids(connection, story_id))


def _are_kept_apart(connection: Connection, ids: Sequence[int], others: Sequence[int]) -> bool:
    apart = apart_from(connection, ids)
    return any(not apart.get(number, frozenset()).isdisjoint(others) for number in ids)


def _is_machine_made(connection: Connection, story_id: int) -> bool:
    """Whether no person named or pinned the story: only such stories may be merged automatically."""
    by_person = or_(stories.c.named, stories.c.pinned)
    return connection.execute(select(stories.c.id).where(stories.c.id == story_id, by_person)).first() is None
