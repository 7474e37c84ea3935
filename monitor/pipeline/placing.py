"""Finds the story that an article belongs to, anew with each version.

A version stored without a place is marked as such, and a later pass places it.
"""

from __future__ import annotations

import logging
from datetime import datetime

from monitor.errors import DATABASE_TROUBLE, MonitorError, NotFound, Stopped
from monitor.model import ArticleTerms, ArticleVectors, Document, Placement, Version
from monitor.pipeline.comparing import read_contents
from monitor.pipeline.dependencies import Dependencies
from monitor.ports import StoryPlacing

log = logging.getLogger(__name__)

# The most articles that one is compared with.
CANDIDATES = 30
# How many articles one background pass places: some seconds of work.
BATCH = 200


def place_waiting(deps: Dependencies, limit: int = BATCH) -> int:
    """Place articles whose newest version has no place (from an older program, or after a crash); returns how many."""
    done = 0
    for article_id, number in deps.store.stories.unplaced(limit):
        if deps.halt.is_set():
            break
        try:
            version = deps.store.versions.get(article_id, number)
        except NotFound:
            continue  # Removed meanwhile.
        except MonitorError as error:
            log.warning("version %d of article %d is left without a story: %s", number, article_id, error.describe())
            _give_up(deps, article_id, number)
            continue
        place_version(deps, version)
        done += 1
    return done


def place_version(deps: Dependencies, version: Version) -> None:
    """Place the article of a stored version in its story. A failure is logged; the version stays stored."""
    try:
        at = active_at(version.document, version.fetched_at, is_first=version.number == 1)
        terms = deps.sandbox.call(read_contents, version.document, at).terms
        with deps.store.stories.placing() as turn:
            place_in_turn(turn, version, terms, deps.clock.now())
    except (Stopped, *DATABASE_TROUBLE):
        raise
    except MonitorError as error:
        log.warning("version %d of %s is left without a story: %s", version.number, version.url, error.describe())
        _give_up(deps, version.article_id, version.number)


def place_in_turn(turn: StoryPlacing, version: Version, terms: ArticleTerms, now: datetime) -> None:
    """Compare an article with the most similar ones and write the story it belongs to."""
    from monitor.stories import joining
    from monitor.stories.kept import carried
    from monitor.stories.likeness import keys_of, rarest, vectors

    article_id = version.article_id
    before = turn.vectors(article_id) if version.number > 1 else None
    known_terms = terms if before is None else carried(terms, before)
    counts = turn.counts(keys_of(known_terms))
    known, kept = vectors(known_terms, counts), vectors(known_terms, counts, itself=1)
    candidates = turn.candidates(article_id, rarest(known), CANDIDATES)
    turn.place(joining.place(article_id, version.number, known, kept, candidates), now)


def active_at(document: Document, fetched_at: datetime, *, is_first: bool) -> datetime:
    """Return when the outlet published a version: its fetch time, or a first version's own earlier date.

    A first version may be found long after it was published.
    """
    published = document.modified or document.published
    return min(published, fetched_at) if is_first and published else fetched_at


def _give_up(deps: Dependencies, article_id: int, number: int) -> None:
    """Mark a version that cannot be read as placed, so that it is not tried again; the article keeps its story."""
    nothing = ArticleVectors("", deps.clock.now())
    with deps.store.stories.placing() as turn:
        turn.place(Placement(article_id, number, nothing), deps.clock.now())
