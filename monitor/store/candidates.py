"""The articles that a new version is compared with to find its story: they or their stories share its rare terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from sqlalchemy import Connection, TextClause, text

from monitor.model import StoryCandidate
from monitor.store.lines import short_digest
from monitor.store.terms import NEWEST, unpack

# Of the nearest two stories, up to five more members are compared each: so that an article is judged by the whole
# story, and not only by the nearest text in it.
_STORIES, _MEMBERS = 2, 5


def read_candidates(
    connection: Connection, article_id: int, rare: Sequence[str], limit: int
) -> tuple[StoryCandidate, ...]:
    """The article itself, if it was placed before, the articles that share most of these terms, and story members."""
    parameters = {f"term{number}": short_digest(term) for number, term in enumerate(rare)}
    parameters |= {"newest": NEWEST, "own": article_id, "limit": limit - _STORIES * _MEMBERS}
    rows = connection.execute(_near(len(rare)), parameters).all()
    near = sorted((-shared, -number, story) for number, story, shared in rows)
    if not near:
        return ()
    return _read(connection, [-number for _, number, _ in near], _first(story for _, _, story in near))


def _first(stories: Iterable[int | None]) -> list[int]:
    """The first ``_STORIES`` different stories."""
    return list(dict.fromkeys(number for number in stories if number is not None))[:_STORIES]


def _read(connection: Connection, ids: Sequence[int], stories: Sequence[int]) -> tuple[StoryCandidate, ...]:
    """The placed ones of these articles and of the newest members of these stories as candidates."""
    found: dict[int, StoryCandidate] = {}
    apart: dict[int, set[int]] = {}
    parameters = {f"id{at}": number for at, number in enumerate(ids)}
    parameters |= {f"story{at}": story for at, story in enumerate(stories)}
    rows = connection.execute(_of_ids_and_stories(len(ids), len(stories)), parameters).all()
    # Unpacked, as a row's values are found by name ten times as slowly.
    for number, packed, story_id, by_person, other_id in rows:
        if number not in found:
            found[number] = StoryCandidate(number, unpack(packed), story_id, bool(by_person))
        if other_id is not None:
            apart.setdefault(number, set()).add(other_id)
    for number, others in apart.items():
        found[number] = replace(found[number], apart=frozenset(others))
    return tuple(found.values())


# Cached by the number of terms: building a statement takes longer than running it.
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


@lru_cache(maxsize=64)
def _of_ids_and_stories(ids: int, stories: int) -> TextClause:
    """These articles and the newest members of these stories, each once."""
    values = ", ".join(f"(:id{at})" for at in range(ids))
    members = "".join(
        f" UNION SELECT * FROM (SELECT article_id FROM story_members WHERE story_id = :story{at}"  # noqa: S608 - numbers
        f" ORDER BY article_id DESC LIMIT {_MEMBERS}) AS anon_{at}"
        for at in range(stories)
    )
    return text(
        f"WITH anon_wanted (number) AS (VALUES {values}{members})"  # noqa: S608 - as above
        " SELECT t.article_id, t.terms, m.story_id, m.by_person, a.other_id FROM anon_wanted"
        " JOIN article_terms AS t ON t.article_id = anon_wanted.number"
        " LEFT JOIN story_members AS m ON m.article_id = t.article_id"
        " LEFT JOIN story_apart AS a ON a.article_id = t.article_id"
    )
