"""The articles that a new version is compared with to find its story: they or their stories share its rare terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from sqlalchemy import Connection, TextClause, bindparam, text

from monitor.model import StoryCandidate
from monitor.store.engine import Number
from monitor.store.lines import short_digest
from monitor.store.terms import NEWEST, unpack

# Of the nearest two stories, up to five more members are compared each: so that an article is judged by the whole
# story, and not only by the nearest text in it.
_STORIES, _MEMBERS = 2, 5
_READ = text(
    "SELECT t.article_id, t.terms, m.story_id, m.by_person, a.other_id FROM article_terms AS t"
    " LEFT JOIN story_members AS m ON m.article_id = t.article_id"
    " LEFT JOIN story_apart AS a ON a.article_id = t.article_id WHERE t.article_id IN :ids"
).bindparams(bindparam("ids", expanding=True, type_=Number))


def read_candidates(
    connection: Connection, article_id: int, rare: Sequence[str], limit: int
) -> tuple[StoryCandidate, ...]:
    """The article itself, if it was placed before, the articles that share most of these terms, and story members."""
    parameters = {f"term{number}": short_digest(term) for number, term in enumerate(rare)}
    parameters |= {"newest": NEWEST, "own": article_id, "limit": limit - _STORIES * _MEMBERS}
    near = sorted(connection.execute(_near(len(rare)), parameters), key=lambda row: (-row.shared, -row.article_id))
    if not near:
        return ()
    ids = dict.fromkeys(row.article_id for row in near)
    ids |= dict.fromkeys(_members(connection, _first(row.story_id for row in near)))
    return _read(connection, list(ids))


def _first(stories: Iterable[int | None]) -> list[int]:
    """The first ``_STORIES`` different stories."""
    return list(dict.fromkeys(number for number in stories if number is not None))[:_STORIES]


def _members(connection: Connection, stories: Sequence[int]) -> Sequence[int]:
    """The newest members of each story."""
    if not stories:
        return ()
    parameters = {f"story{number}": story for number, story in enumerate(stories)}
    return connection.execute(_of_stories(len(stories)), {**parameters, "limit": _MEMBERS}).scalars().all()


def _read(connection: Connection, ids: Sequence[int]) -> tuple[StoryCandidate, ...]:
    """The placed ones of these articles as candidates, in this order."""
    found: dict[int, StoryCandidate] = {}
    apart: dict[int, set[int]] = {}
    for row in connection.execute(_READ, {"ids": ids}):
        if row.article_id not in found:
            vectors = unpack(row.terms)
            found[row.article_id] = StoryCandidate(row.article_id, vectors, row.story_id, bool(row.by_person))
        if row.other_id is not None:
            apart.setdefault(row.article_id, set()).add(row.other_id)
    for number, others in apart.items():
        found[number] = replace(found[number], apart=frozenset(others))
    return tuple(found[number] for number in ids if number in found)


# Cached by the number of terms or stories: building a statement takes longer than running it.
@lru_cache(maxsize=64)
def _near(terms: int) -> TextClause:
    """The other articles that have the most of these terms among their rarest ones, newest first among equals.

    The article itself is among the rows, with the most shared terms, if it was placed.
    """
    itself = (
        "SELECT t.article_id, m.story_id, 1000000 AS shared FROM article_terms AS t"
        " LEFT JOIN story_members AS m ON m.article_id = t.article_id WHERE t.article_id = :own"
    )
    if not terms:
        return text(itself)
    newest = " UNION ALL ".join(
        f"SELECT article_id FROM (SELECT article_id FROM term_articles WHERE term = :term{number}"  # noqa: S608 - numbers
        f" ORDER BY article_id DESC LIMIT :newest) AS anon_{number}"
        for number in range(terms)
    )
    return text(
        f"{itself} UNION ALL SELECT anon_near.article_id, m.story_id, anon_near.shared FROM"  # noqa: S608 - as above
        f" (SELECT article_id, count(*) AS shared FROM ({newest}) AS anon WHERE article_id <> :own"
        " GROUP BY article_id ORDER BY count(*) DESC, article_id DESC LIMIT :limit) AS anon_near"
        " LEFT JOIN story_members AS m ON m.article_id = anon_near.article_id"
    )


@lru_cache(maxsize=_STORIES)
def _of_stories(stories: int) -> TextClause:
    return text(
        " UNION ALL ".join(
            f"SELECT * FROM (SELECT article_id FROM story_members WHERE story_id = :story{number}"  # noqa: S608 - numbers
            f" ORDER BY article_id DESC LIMIT :limit) AS anon_{number}"
            for number in range(stories)
        )
    )
