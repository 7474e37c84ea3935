"""Compares two versions in the sandbox: a text that takes too long to judge stops nothing else."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.developments import compare, only_known_entries, page_only, unjudged
from monitor.diff import sentence_digest, sentences_of
from monitor.errors import ParseError
from monitor.model import Article, Change, Document, Version
from monitor.pipeline.dependencies import Dependencies
from monitor.pipeline.second_reading import second_reading

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a version differs from the one before. ``no_version`` says why it is not stored as a new one."""

    change: Change
    no_version: str = ""


def sentence_digests(document: Document) -> tuple[str, ...]:
    """The digests of a document's sentences, by which later versions know them again."""
    return tuple(sentence_digest(sentence.text) for sentence in sentences_of(document))


def judge(old: Document, new: Document, seen: frozenset[str], since: datetime, quiet: timedelta) -> Judgement:
    """What changed and what of it is new; for ``seen``, ``since`` and ``quiet`` see ``compare``."""
    change = compare(old, new, seen=seen, since=since, quiet=quiet)
    if page_only(change):
        # The words that differ are page furniture: nothing a reader of the article would call a new version.
        return Judgement(change, "only furniture differs")
    if only_known_entries(change, old, new):
        return Judgement(change, "only entries known before")
    return Judgement(change)


def digests_of(deps: Dependencies, document: Document) -> tuple[str, ...]:
    """The digests of a document's sentences; none where finding them passes the limits."""
    try:
        return deps.sandbox.call(sentence_digests, document)
    except ParseError as error:
        log.warning("the sentences of %r were not read: %s", document.title, error.describe())
        return ()


def judgement_of(
    deps: Dependencies, article: Article, latest: Version, version: Version, digests: tuple[str, ...]
) -> Judgement:
    """How a version differs from the latest one. Past the limits, or after a fault, an unjudged change.

    A second reader, where there is one, is asked about what is uncertain before the version is written.
    """
    seen = deps.store.work.seen_before(article.id, digests)
    quiet = version.fetched_at - latest.fetched_at
    try:
        judged = deps.sandbox.call(judge, latest.document, version.document, seen, article.first_seen_at, quiet)
    except ParseError as error:
        log.warning("%s: version %d was not judged", article.url, version.number, exc_info=error)
        judged = Judgement(unjudged(error))
    if deps.second is not None and not judged.no_version:
        documents = (latest.document, version.document)
        change = second_reading(
            judged.change, documents, deps.second, deps.store.opinions, deps.sandbox, deps.clock, quiet
        )
        judged = replace(judged, change=change)
    return replace(judged, change=replace(judged.change, from_=latest.ref, to=version.ref))
