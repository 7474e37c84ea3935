"""One article finds its story: what it is compared with is read, and the decision written, in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import BindParameter, Connection, bindparam, or_, select, update

from monitor.model import ArticleVectors, Placement, Story, StoryCandidate, StoryMove, TermCounts
from monitor.store import terms
from monitor.store.also_in import to_be_searched
from monitor.store.engine import Database
from monitor.store.schema import articles
from monitor.store.schema_stories import stories, story_members
from monitor.store.story_rows import (
    apart_from,
    fixed_among,
    get_story,
    member_ids,
    membership,
    merge_row,
    new_story,
    newest_members,
    put,
    refresh,
    story_ids,
    take_out,
)

# Of so many stories that share rare terms with an article so many more members are compared with it: an article is
# judged by its story, and not by the one text in it that is nearest.
_STORIES, _MEMBERS = 3, 5
# Statements of each arrival are made once: to build one takes longer than to run it.
_ARTICLE: BindParameter[int] = bindparam("article")
_VERSION: BindParameter[int] = bindparam("version")
_HERE = select(articles.c.moved_to).where(articles.c.id == _ARTICLE)
_PLACED = update(articles).where(articles.c.id == _ARTICLE, articles.c.versions == _VERSION).values(unplaced=False)


class Placing:
    """Implements ``ports.StoryPlacing``: the turn of one article, in an open transaction."""

    def __init__(self, database: Database, connection: Connection) -> None:
        self._database = database
        self._connection = connection

    def vectors(self, article_id: int) -> ArticleVectors | None:
        """What is kept of an article that was placed before."""
        return terms.read_vectors(self._connection, (article_id,)).get(article_id)

    def counts(self, terms_: Collection[str]) -> TermCounts:
        """In how many articles these terms stand."""
        return terms.counts(self._connection, terms_)

    def candidates(self, article_id: int, rare: Sequence[str], limit: int) -> tuple[StoryCandidate, ...]:
        """The article itself, if it was placed before, and those that it is to be compared with."""
        near = terms.sharing(self._connection, article_id, rare, limit - _STORIES * _MEMBERS)
        ids = [article_id, *near]
        of = membership(self._connection, ids)
        for story in _first((of[number][0] for number in ids if number in of), _STORIES):
            of |= newest_members(self._connection, story, _MEMBERS)
        return self._candidates(list(dict.fromkeys([*ids, *of])), of)

    def _candidates(self, ids: Sequence[int], of: dict[int, tuple[int, bool]]) -> tuple[StoryCandidate, ...]:
        known = terms.read_vectors(self._connection, ids)
        if not known:
            return ()
        apart = apart_from(self._connection, ids)
        found = []
        for number in ids:
            if number in known:
                story, by_person = of.get(number, (None, False))
                kept = apart.get(number, frozenset())
                found.append(StoryCandidate(number, known[number], story, by_person, kept))
        return tuple(found)

    def place(self, placement: Placement, now: datetime) -> Story | None:
        """Write the machine's decision and the article's terms; the story it is in then."""
        number = placement.article_id
        row = self._connection.execute(_HERE, {"article": number}).first()
        if row is None:
            return None
        if row.moved_to is None:
            terms.write_terms(self._database, self._connection, placement)
            self._move(placement, now)
        self._connection.execute(_PLACED, {"article": number, "version": placement.version})
        story = story_ids(self._connection, (number,)).get(number)
        if story is None:
            return None
        to_be_searched(self._database, self._connection, (number,))
        return get_story(self._connection, story)

    def _move(self, placement: Placement, now: datetime) -> None:
        """Make the moves, but for those that a person's decision forbids."""
        touched = set(story_ids(self._connection, (placement.article_id,)).values())
        for move in placement.moves:
            touched |= self._one_move(move, now)
        for other in placement.merged:
            touched |= self._one_merge(placement.article_id, other, now)
        for story in sorted(touched):
            refresh(self._connection, story)

    def _one_move(self, move: StoryMove, now: datetime) -> set[int]:
        """The stories that a move changes."""
        connection = self._connection
        asked = [move.article_id, *((move.beside,) if move.beside is not None else ())]
        before = story_ids(connection, asked)
        left = {before[move.article_id]} if move.article_id in before else set()
        if fixed_among(connection, (move.article_id,)):
            return set()
        if move.beside is None:
            take_out(connection, move.article_id)
            return left
        there = before.get(move.beside)
        company = [move.beside] if there is None else member_ids(connection, there)
        if not self._followed(asked) or self._kept_apart((move.article_id,), company):
            return set()
        if there is None:
            there = new_story(connection, now)
            put(self._database, connection, move.beside, there, now, by_person=False)
        put(self._database, connection, move.article_id, there, now, by_person=False)
        return {*left, there}

    def _one_merge(self, article_id: int, other: int, now: datetime) -> set[int]:
        connection = self._connection
        of = story_ids(connection, (article_id, other))
        keep, drop = of.get(article_id), of.get(other)
        if keep is None or keep == drop:
            return set()
        if drop is None:
            return self._one_move(StoryMove(other, article_id), now)
        ids = member_ids(connection, drop)
        if self._kept_apart(ids, member_ids(connection, keep)) or not self._machine_made(drop):
            return set()
        connection.execute(update(story_members).where(story_members.c.story_id == drop).values(story_id=keep))
        to_be_searched(self._database, connection, ids)
        merge_row(connection, keep, drop)
        return {keep}

    def _kept_apart(self, ids: Sequence[int], others: Sequence[int]) -> bool:
        apart = apart_from(self._connection, ids)
        return any(not apart.get(number, frozenset()).isdisjoint(others) for number in ids)

    def _followed(self, ids: Sequence[int]) -> bool:
        """Whether all these articles are there, and none was merged into another."""
        query = select(articles.c.id).where(articles.c.id.in_(ids), articles.c.moved_to.is_(None))
        return len(self._connection.execute(query).all()) == len(set(ids))

    def _machine_made(self, story_id: int) -> bool:
        """Whether no person named or pinned a story: the machine lets such a one be."""
        own = or_(stories.c.named, stories.c.pinned)
        return self._connection.execute(select(stories.c.id).where(stories.c.id == story_id, own)).first() is None


def _first(numbers: Iterable[int], limit: int) -> list[int]:
    """The first few different numbers."""
    return list(dict.fromkeys(numbers))[:limit]
