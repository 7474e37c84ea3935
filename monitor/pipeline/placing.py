"""Finds which story an article belongs to, with each of its versions.

A version that is stored without its place is marked so; whatever kept it from being placed, a later pass does it.
"""

from __future__ import annotations

import logging
from datetime import datetime

from monitor.errors import DATABASE_TROUBLE, MonitorError, NotFound, Stopped
from monitor.model import ArticleTerms, ArticleVectors, Placement, Version
from monitor.pipeline.dependencies import Dependencies
from monitor.stories import joining
from monitor.stories.likeness import keys_of, rarest, vectors
from monitor.stories.terms import terms_of

log = logging.getLogger(__name__)

# An article is compared with so many others, and no more however many there are.
CANDIDATES = 30
# So many are placed at once in the background: some seconds of work.
BATCH = 200


def place_waiting(deps: Dependencies, limit: int = BATCH) -> int:
    """Place articles whose newest version is not: of an older database, or after a crash; how many these were."""
    done = 0
    for article_id, number in deps.store.stories.unplaced(limit):
        if deps.halt.is_set():
            break
        try:
            version = deps.store.versions.get(article_id, number)
        except NotFound:
            continue  # Removed meanwhile.
        except MonitorError as error:
            log.warning("version %d of article %d is placed nowhere: %s", number, article_id, error.describe())
            nowhere = Placement(article_id, number, ArticleVectors("", deps.clock.now()))
            deps.store.stories.place(nowhere, deps.clock.now())
            continue
        place_version(deps, version)
        done += 1
    return done


def place_version(deps: Dependencies, version: Version) -> None:
    """Put the article of a stored version where it belongs."""
    terms = terms_of_version(deps, version)
    nowhere = Placement(version.article_id, version.number, ArticleVectors("", deps.clock.now()))
    # One after the other: two articles of one event that come at once must find each other.
    with deps.placing:
        placement = nowhere if terms is None else placement_of(deps, version, terms)
        deps.store.stories.place(placement, deps.clock.now())


def terms_of_version(deps: Dependencies, version: Version) -> ArticleTerms | None:
    """The terms of a version by which its article is placed; None where its text cannot be read, which is logged."""
    try:
        return deps.sandbox.call(terms_of, version.document, _active_at(version))
    except Stopped:
        raise
    except MonitorError as error:
        log.warning("version %d of %s is placed nowhere: %s", version.number, version.url, error.describe())
        return None


def placement_of(deps: Dependencies, version: Version, terms: ArticleTerms) -> Placement:
    """Where an article belongs after a version, to be written while ``deps.placing`` is held.

    Nowhere, until its next version, if what it is to be compared with cannot be read: that is logged.
    """
    article_id, number = version.article_id, version.number
    try:
        counts, candidates = deps.store.stories.compared_with(
            article_id, keys_of(terms), lambda counts: rarest(vectors(terms, counts)), CANDIDATES
        )
    except (Stopped, *DATABASE_TROUBLE):
        raise
    except MonitorError as error:
        log.warning("version %d of %s is placed nowhere: %s", number, version.url, error.describe())
        return Placement(article_id, number, ArticleVectors("", deps.clock.now()))
    known, kept = vectors(terms, counts), vectors(terms, counts, itself=1)
    return joining.place(article_id, number, known, kept, candidates)


def _active_at(version: Version) -> datetime:
    """When the outlet was active: a first version may be found long after it was published."""
    document = version.document
    published = document.modified or document.published
    return min(published, version.fetched_at) if version.number == 1 and published else version.fetched_at
