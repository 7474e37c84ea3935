"""Compares two versions in the sandbox, so that a text that takes too long to judge does not block other jobs."""

from __future__ import annotations

import logging
from dataclasses import replace

from monitor.errors import ParseError
from monitor.model import Article, Version
from monitor.pipeline.comparing import Contents, Judgement, judge, read_contents
from monitor.pipeline.dependencies import Dependencies
from monitor.pipeline.placing import active_at

log = logging.getLogger(__name__)


def contents_of(deps: Dependencies, version: Version) -> Contents | None:
    """Return a version's sentence digests and terms; None if that exceeds the sandbox's limits.

    A later pass then tries to place the version.
    """
    try:
        return deps.sandbox.call(read_contents, version.document, active_at(version))
    except ParseError as error:
        log.warning("the sentences of %r could not be read: %s", version.document.title, error.describe())
        return None


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
