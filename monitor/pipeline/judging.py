"""Compares two versions in the sandbox, so that a text that takes too long to judge does not block other jobs."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime

from monitor.errors import ParseError
from monitor.model import Article, ArticleMemory, Document, Version
from monitor.pipeline.comparing import Judgement, Weighing, judge, weigh, weigh_and_read
from monitor.pipeline.dependencies import Dependencies
from monitor.pipeline.placing import active_at

log = logging.getLogger(__name__)


def weighed_of(
    deps: Dependencies, memory: ArticleMemory, document: Document, fetched_at: datetime, now: datetime
) -> Weighing:
    """Compare a text with the stored state of its article, and read the contents of a new version.

    If that exceeds the sandbox's limits, it has no contents; a later pass then tries to place the version.
    """
    at = active_at(document, fetched_at, is_first=memory.latest is None)
    try:
        return deps.sandbox.call(weigh_and_read, document, memory, now, at)
    except ParseError as error:
        weighed = deps.sandbox.call(weigh, document, memory, now)
        log.warning("the sentences of %r could not be read: %s", document.title, error.describe())
    return weighed


def judgement_of(
    deps: Dependencies, article: Article, latest: Version, version: Version, seen: frozenset[str]
) -> Judgement:
    """Judge how a version differs from the latest one; an unjudged change if that fails or exceeds the limits.

    ``seen``: the digests of its sentences that an earlier version had. A second reader, if one is set up, is asked
    about uncertain sentences.
    """
    quiet = version.fetched_at - latest.fetched_at
    try:
        judged = deps.sandbox.call(judge, latest.document, version.document, seen, article.first_seen_at, quiet)
    except ParseError as error:
        log.warning("%s: version %d could not be judged", article.url, version.number, exc_info=error)
        from monitor.developments import unjudged

        judged = Judgement(unjudged(error))
    if deps.second is not None and not judged.no_version:
        from monitor.pipeline.second_reading import second_reading

        documents = (latest.document, version.document)
        change = second_reading(
            judged.change, documents, deps.second, deps.store.opinions, deps.sandbox, deps.clock, quiet
        )
        judged = replace(judged, change=change)
    return replace(judged, change=replace(judged.change, from_=latest.ref, to=version.ref))
