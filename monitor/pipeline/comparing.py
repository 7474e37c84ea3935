"""What runs inside the sandbox on texts that were read: what is new in them, and which others they resemble."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.ports import loads

if TYPE_CHECKING:
    from monitor.model import AlsoIn, ArticleMemory, ArticleTerms, Change, Development, Document
    from monitor.stories.reported import ReportedArticle
    from monitor.versions import Decision


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a version differs from the one before. ``no_version`` says why it is not stored as a new one."""

    change: Change
    no_version: str = ""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What a page's text is to its article. Both texts have the site's lines marked.

    ``continues``: whether it goes on with the latest text. ``lines``: its lines that may be the site's and are new.
    """

    document: Document
    latest: Document | None
    decision: Decision
    continues: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a version is known by: to later versions by the digests of its sentences, to its story by its terms."""

    digests: tuple[str, ...]
    terms: ArticleTerms


@loads("monitor.extract.site_lines", "monitor.versions.decision", "monitor.versions.identity")
def weigh(document: Document, memory: ArticleMemory, now: datetime) -> Weighing:
    """Compare what was read with what is known of the article; see ``versions.decide``."""
    from monitor.extract import document_lines, mark_site_lines
    from monitor.versions import continues, decide

    marked, latest = mark_site_lines(document, memory.site_lines), None
    if memory.latest is not None:
        latest = mark_site_lines(memory.latest.document, memory.site_lines)
        memory = replace(memory, latest=replace(memory.latest, document=latest))
    known = document_lines(latest) if latest is not None else ()
    fresh = sorted(set(document_lines(marked)).difference(known))
    goes_on = latest is not None and continues(latest, document)
    return Weighing(marked, latest, decide(marked, memory, now), goes_on, tuple(fresh))


@loads("monitor.stories.terms")
def read_contents(document: Document, at: datetime) -> Contents:
    """What a text is known by; ``at`` is when its outlet was active."""
    from monitor.diff import sentences_of
    from monitor.stories.terms import terms_in

    sentences = sentences_of(document)
    return Contents(tuple(sentence.digest for sentence in sentences), terms_in(document, sentences, at))


@loads("monitor.developments.judge", "monitor.developments.rolling")
def judge(old: Document, new: Document, seen: frozenset[str], since: datetime, quiet: timedelta) -> Judgement:
    """What changed and what of it is new; for ``seen``, ``since`` and ``quiet`` see ``compare``."""
    from monitor.developments import compare, only_known_entries, page_only

    change = compare(old, new, seen=seen, since=since, quiet=quiet)
    if page_only(change):
        # The words that differ are page furniture: nothing a reader of the article would call a new version.
        return Judgement(change, "only furniture differs")
    if only_known_entries(change, old, new):
        return Judgement(change, "only entries known before")
    return Judgement(change)


@loads("monitor.stories.repeated")
def reported_elsewhere(developments: Sequence[Development], articles: Sequence[ReportedArticle]) -> tuple[AlsoIn, ...]:
    """For each development, each other article that reports it too, with the version that did so first."""
    from monitor.stories import repeated

    return repeated.reported_elsewhere(developments, articles)


@loads("monitor.stories.repeated")
def reported_by_or_of(
    article_ids: frozenset[int], developments: Sequence[Development], articles: Sequence[ReportedArticle]
) -> tuple[AlsoIn, ...]:
    """As ``reported_elsewhere``, but only what some articles report of any development, and others of theirs."""
    from monitor.stories import repeated

    return repeated.reported_by_or_of(article_ids, developments, articles)
