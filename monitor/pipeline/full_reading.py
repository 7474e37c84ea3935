"""Reads a page whose text may have changed, compares it with the latest version, and judges the difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from monitor.cadence import ArticleObservation
from monitor.errors import ArticleGone, MonitorError, PageBlocked, ParseError
from monitor.feeds import credible, normal_address
from monitor.model import Article, ArticleMemory, ArticleState, Document, Page, Version
from monitor.pipeline import baseline, forwarding, identity
from monitor.pipeline.comparing import Weighing
from monitor.pipeline.dependencies import Dependencies
from monitor.pipeline.found import ACCEPT, Check, unchanged, validated
from monitor.pipeline.judging import judgement_of, weighed_of
from monitor.pipeline.reading import Reading, is_live, read_page
from monitor.pipeline.reports import ArticleReport
from monitor.versions import ANOTHER_PAGE, Alternating, Blocked, NewVersion


def read_in_full(
    deps: Dependencies, article: Article, page: Page, digest: str, now: datetime
) -> Check | ArticleReport | Page:
    """Read a page of an article; returns the fetched target page if this one only forwards to it.

    ``digest`` is that of the page's body. Raises a ``MonitorError`` if the page does not show the article.
    """
    memory = deps.store.work.recall(article.id, claimed=article)
    reading = deps.sandbox.call(
        read_page,
        page.body,
        page.url,
        page.header("content-type"),
        refresh=page.header("refresh"),
        was_live=memory.latest is not None and is_live(memory.latest.document),
    )
    if reading.forward:
        return forwarding.follow(deps, page, reading.forward, ACCEPT)
    if reading.problem is not None:
        old = memory.latest.document if memory.latest else None
        raise identity.taken_down(deps, page, reading, old) or _missing(article, page, reading.problem)
    memory, is_estimated = baseline.rebased(deps, memory, reading.document, page)
    article = replace(validated(article, page, digest), fingerprint=reading.fingerprint)
    check = _judge(deps, replace(memory, article=article), reading, page, now)
    if is_estimated and isinstance(check, Check) and check.seen.outcome == "unchanged" and check.version is None:
        return replace(check, reading=reading.document)
    return check


def _judge(
    deps: Dependencies, memory: ArticleMemory, reading: Reading, page: Page, now: datetime
) -> Check | ArticleReport:
    weighed = weighed_of(deps, memory, _credibly_dated(reading.document, page), page.fetched_at, now)
    document, decision = weighed.document, weighed.decision
    article, latest = memory.article, memory.latest
    names = identity.names_of(page, document)
    if isinstance(decision, NewVersion | Blocked):
        gone = identity.taken_down(deps, page, reading, weighed.latest, continues=weighed.continues)
        if gone is not None:
            raise gone
    is_first = latest is None
    # Storing a first version looks for the same article under another address (``unless_others``). That search is made
    # here where nothing will be stored, or where the article has moved.
    if is_first and (identity.moved_url(page) is not None or not isinstance(decision, NewVersion)):
        known = identity.find_known(deps.store, article, names, document, page.url)
        if known is not None:
            kept = deps.store.articles.merge(known[0].id, article.id, now, url=known[1])
            return ArticleReport(kept, "merged")
        is_first = False
    if isinstance(decision, Blocked) and decision.reason == ANOTHER_PAGE and _handed_over(deps, memory, page, document):
        return unchanged(_without_validators(article), "its feed gave its key to another story")
    return replace(_decided(deps, memory, weighed, page), names=names, unless_others=is_first)


def _handed_over(deps: Dependencies, memory: ArticleMemory, page: Page, document: Document) -> bool:
    """Make an article of another story that is in this one's place, if its feed says so.

    Returns whether this article is followed at its own address again. A page without a date and an author counts when
    it is found the second time: it may be a temporary fault of the site.
    """
    article, latest = memory.article, memory.latest
    was_found = article.state in (ArticleState.BLOCKED, ArticleState.GONE)
    if latest is None or identity.is_redirected(page) or not (was_found or document.published or document.byline):
        return False
    back = identity.own_url(article, latest)
    if back is None and not was_found:
        return False
    address = normal_address(article.url)
    number = deps.store.articles.hand_over(article.id, address, document.title, page.fetched_at, back=back)
    return number is not None and back is not None


def _credibly_dated(document: Document, page: Page) -> Document:
    published, modified = (credible(date, page.fetched_at) for date in (document.published, document.modified))
    return replace(document, published=published, modified=modified)


def _decided(deps: Dependencies, memory: ArticleMemory, weighed: Weighing, page: Page) -> Check:
    article = memory.article
    match weighed.decision:
        case Blocked(reason=reason):
            raise _not_shown(article, reason, weighed.document)
        case Alternating(version=version, for_now=for_now):
            if for_now:
                article = _without_validators(article)
            article = replace(article, last_result=f"alternates with version {version}")
            return Check(article, ArticleObservation("alternating"), "unchanged")
        case NewVersion() as decision:
            return _new_version(deps, memory, weighed, page, decision)
        case _:
            return unchanged(article, "same text")


def _without_validators(article: Article) -> Article:
    """Make the next check read the page in full: the same page may lead to another decision then."""
    return replace(article, etag=None, last_modified=None, page_digest=None, fingerprint=None)


def _not_shown(article: Article, reason: str, document: Document) -> MonitorError:
    """Return the error for a page that does not show the article.

    A page of another text once may be a temporary fault of the site; the second time in a row the article is gone.
    """
    if reason == ANOTHER_PAGE and article.state in (ArticleState.BLOCKED, ArticleState.GONE):
        return ArticleGone(f"{article.url}: {reason} (“{document.title[:80]}”)", instead=document.title)
    return PageBlocked(f"{article.url}: {reason}")


def _missing(article: Article, page: Page, problem: ParseError) -> ParseError:
    """Return the error for a page that is no article; one that says the article is missing may mean that it is gone.

    At the article's own address the first such page may be a temporary fault of the site.
    """
    if not isinstance(problem, PageBlocked) or not problem.missing:
        return problem
    if identity.is_redirected(page) or article.state in (ArticleState.BLOCKED, ArticleState.GONE):
        return ArticleGone(f"{article.url}: {problem}")
    return problem


def _new_version(
    deps: Dependencies, memory: ArticleMemory, weighed: Weighing, page: Page, decision: NewVersion
) -> Check:
    latest, contents = memory.latest, weighed.contents
    version = _version(memory, weighed.document, page, decision)
    digests = contents.digests if contents else ()
    first = Check(
        _with_version(memory.article, version),
        ArticleObservation("unchanged"),
        "new",
        version=version,
        raw=page.body,
        terms=contents.terms if contents else None,
        new_sentences=digests,
        lines=weighed.lines,
        subscriptions=memory.subscriptions,
        page_url=page.url,
    )
    if latest is None:
        return first
    if weighed.latest is not None:
        latest = replace(latest, document=weighed.latest)
    seen = deps.store.work.seen_before(memory.article.id, digests)
    judged = judgement_of(deps, memory.article, latest, version, seen)
    if judged.no_version:
        return unchanged(replace(memory.article, text_digest=decision.digest), judged.no_version)
    return replace(
        first,
        seen=ArticleObservation("updated"),
        result="updated",
        change=judged.change,
        new_sentences=tuple(digest for digest in digests if digest not in seen),
        first_title=_first_title(deps, memory),
    )


def _version(memory: ArticleMemory, document: Document, page: Page, decision: NewVersion) -> Version:
    article = memory.article
    return Version(
        article_id=article.id,
        number=memory.latest.number + 1 if memory.latest else 1,
        fetched_at=page.fetched_at,
        digest=decision.digest,
        body_digest=decision.body_digest,
        document=document,
        url=page.url,
        status=page.status,
        etag=article.etag,
        last_modified=article.last_modified,
        reverted_to=decision.reverted_to,
    )


def _with_version(article: Article, version: Version) -> Article:
    """Return the row of an article that has this version."""
    document = version.document
    return replace(
        article,
        title=document.title or article.title,
        published=document.published or article.published,
        text_digest=version.digest,
        last_result=f"version {version.number}",
    )


def _first_title(deps: Dependencies, memory: ArticleMemory) -> str:
    """Return the headline of version 1: the subject of all alerts about an article, so that mails form one thread."""
    marks = memory.marks
    if marks and marks[-1].number != 1:
        return deps.store.versions.summaries(memory.article.id, limit=1)[0].title
    return marks[-1].title if marks else ""
