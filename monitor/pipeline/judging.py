"""Compares two versions in the sandbox: a text that takes too long to judge stops nothing else."""

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
    """What a version is known by; None where reading it passes the limits, and a later pass tries to place it."""
    try:
        return deps.sandbox.call(read_contents, version.document, active_at(version))
    except ParseError as error:
        log.warning("the sentences of %r were not read: %s", version.document.title, error.describe())
        return None


def judgement_of(
    deps: Dependencies, article: Article, latest: Version, version: Version, contents: Contents | None
) -> Judgement:
    """How a version differs from the latest one. Past the limits, or after a fault, an unjudged change.

    A second reader, where there is one, is asked about what is uncertain before the version is written.
    """
    seen = deps.store.work.seen_before(article.id, contents.digests if contents else ())
    quiet = version.fetched_at - latest.fetched_at
    try:
        judged = deps.sandbox.call(judge, latest.document, version.document, seen, article.first_seen_at, quiet)
    except ParseError as error:
        log.warning("%s: version %d was not judged", article.url, version.number, exc_info=error)
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
