"""Functions run in the sandbox on texts already read: compare versions, judge changes, find common reports."""

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
    """How a text differs from the latest version. ``no_version`` is why it is not stored as a new version, or ""."""

    change: Change
    no_version: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The digests of a version's sentences, to compare later versions with, and its terms, to find its story by."""

    digests: tuple[str, ...]
    terms: ArticleTerms


@dataclass(frozen=True, slots=True)
class Weighing:
    """A page's text compared with the article's latest version. In both texts the site's own lines are marked.

    ``continues``: whether the page's text continues the latest one. ``lines``: the normalised lines of the page that
    are not in the latest version; they are counted per host to find lines that recur on other pages. ``contents``:
    those of a new version, if they were read.
    """

    document: Document
    latest: Document | None
    decision: Decision
    continues: bool
    lines: tuple[str, ...]
    contents: Contents | None = None


@loads("monitor.extract.site_lines", "monitor.versions.decision", "monitor.versions.identity")
def weigh(document: Document, memory: ArticleMemory, now: datetime) -> Weighing:
    """Compare a page's text with the stored state of its article; see ``versions.decide``."""
    from monitor.extract import document_lines, mark_site_lines
    from monitor.versions import continues, decide

    marked, latest = mark_site_lines(document, memory.site_lines), None
    if memory.latest is not None:
        latest = mark_site_lines(memory.latest.document, memory.site_lines)
        memory = replace(memory, latest=replace(memory.latest, document=latest))
    known_lines = document_lines(latest) if latest is not None else ()
    new_lines = sorted(set(document_lines(marked)).difference(known_lines))
    is_continued = latest is not None and continues(latest, document)
    return Weighing(marked, latest, decide(marked, memory, now), is_continued, tuple(new_lines))


@loads("monitor.extract.site_lines", "monitor.versions.decision", "monitor.versions.identity", "monitor.stories.terms")
def weigh_and_read(document: Document, memory: ArticleMemory, now: datetime, at: datetime) -> Weighing:
    """``weigh`` a text and, if it is a new version, ``read_contents`` of it."""
    from monitor.versions import NewVersion

    weighed = weigh(document, memory, now)
    if isinstance(weighed.decision, NewVersion):
        return replace(weighed, contents=read_contents(weighed.document, at))
    return weighed


@loads("monitor.stories.terms")
def read_contents(document: Document, at: datetime) -> Contents:
    """Return a text's sentence digests and terms; ``at`` dates its terms (``placing.active_at``)."""
    from monitor.diff import sentences_of
    from monitor.stories.terms import terms_in

    sentences = sentences_of(document)
    return Contents(tuple(sentence.digest for sentence in sentences), terms_in(document, sentences, at))


@loads("monitor.developments.judge", "monitor.developments.rolling")
def judge(old: Document, new: Document, seen: frozenset[str], since: datetime, quiet: timedelta) -> Judgement:
    """Compare two versions and judge what is new; for ``seen``, ``since`` and ``quiet`` see ``compare``."""
    from monitor.developments import compare, only_known_entries, page_only

    change = compare(old, new, seen=seen, since=since, quiet=quiet)
    if page_only(change):
        # Page furniture is not part of the article.
        return Judgement(change, "only furniture differs")
    if only_known_entries(change, old, new):
        return Judgement(change, "only entries known before")
    return Judgement(change)


@loads("monitor.stories.repeated")
def reported_elsewhere(developments: Sequence[Development], articles: Sequence[ReportedArticle]) -> tuple[AlsoIn, ...]:
    """Return, for each development, the other articles that report it too, each with the first version that does."""
    from monitor.stories import repeated

    return repeated.reported_elsewhere(developments, articles)


@loads("monitor.stories.repeated")
def reported_by_or_of(
    article_ids: frozenset[int], developments: Sequence[Development], articles: Sequence[ReportedArticle]
) -> tuple[AlsoIn, ...]:
    """As ``reported_elsewhere``, but only where one of ``article_ids`` has the development or repeats it."""
    from monitor.stories import repeated

    return repeated.reported_by_or_of(article_ids, developments, articles)
