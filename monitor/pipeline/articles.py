"""One look at one article: fetch, read, decide whether it is a new version, and say what is new in it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from hashlib import sha256

from monitor.alerts import match, match_gone
from monitor.cadence import ArticleObservation, next_article_check
from monitor.errors import (
    ArticleGone,
    EmptyBody,
    HostBusy,
    HttpStatus,
    LeaseLost,
    MonitorError,
    NotAnArticle,
    NotFound,
    PageBlocked,
    ParseError,
)
from monitor.extract import document_lines, mark_site_lines
from monitor.feeds import credible, normal_address
from monitor.model import (
    AlertDraft,
    Article,
    ArticleMemory,
    ArticleOutcome,
    ArticleState,
    Change,
    Document,
    HostWait,
    Page,
    Version,
    Withdrawal,
    host_of,
)
from monitor.pipeline import baseline, forwarding, identity
from monitor.pipeline.boundary import look_and_write
from monitor.pipeline.judging import digests_of, judgement_of
from monitor.pipeline.parts import Parts
from monitor.pipeline.placing import place_version
from monitor.pipeline.reading import Reading, is_live, read_page, same_article
from monitor.pipeline.repeats import find_repeats, reported_before
from monitor.pipeline.reports import ArticleReport, ArticleResult
from monitor.pipeline.taken import taken_away
from monitor.pipeline.unwritten import Unwritten
from monitor.ports import Request
from monitor.versions import ANOTHER_PAGE, Alternating, Blocked, Decision, NewVersion, decide

ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"
# One 404 may be a mishap of the site; this many in a row say that the article is gone. A 410 says so at once.
GONE_AFTER = 3


@dataclass(frozen=True, slots=True)
class _Look:
    """What a look found, before it is written: the row so far, and the version to store, if one."""

    article: Article
    seen: ArticleObservation
    result: ArticleResult
    version: Version | None = None
    raw: bytes | None = None
    change: Change | None = None
    digests: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    names: identity.Names = identity.NO_NAMES
    reading: Document | None = None
    wait: HostWait | None = None
    first_title: str = ""
    withdrawal: Withdrawal | None = None


def check_article(parts: Parts, article: Article, unwritten: Unwritten | None = None) -> ArticleReport:
    """Look at a claimed article once and write what was found; every error is recorded on the article.

    With ``unwritten``, a look that found nothing is left there instead.
    """
    now = parts.clock.now()

    def write(look: _Look | ArticleReport) -> ArticleReport:
        return look if isinstance(look, ArticleReport) else _finish(parts, look, now, unwritten)

    def put_off(error: str) -> ArticleReport:
        parts.store.work.put_off_article(article.id, parts.worker, now, error)
        return ArticleReport(replace(article, last_error=error), "failed")

    look = partial(_look, parts, article, now)
    report = look_and_write(article.url, look, partial(_failed, article), write, put_off)
    return report or ArticleReport(article, "lost")


def _look(parts: Parts, article: Article, now: datetime) -> _Look | ArticleReport:
    due = article.rhythm.unconditional_at
    conditional = due is None or due > now
    page = parts.fetcher.fetch(
        Request(
            article.url,
            etag=article.etag if conditional else None,
            last_modified=article.last_modified if conditional else None,
            accept=ACCEPT,
        )
    )
    look = _read(parts, replace(article, last_status=page.status), page, now)
    return _moved(parts, look, page, now) if isinstance(look, _Look) else look


def _read(parts: Parts, article: Article, page: Page, now: datetime) -> _Look | ArticleReport:
    if page.status == 304:
        return _unchanged(article, "not modified")
    if page.status >= 400:
        raise HttpStatus(f"{article.url} answered {page.status}", status=page.status)
    if not page.body.strip():
        raise EmptyBody(f"{article.url} answered {page.status} without content")
    digest = sha256(page.body).hexdigest()
    if digest == article.page_digest and article.state is ArticleState.LIVE:
        return _unchanged(_validated(article, page, digest), "same page")
    if article.trace and article.versions and parts.sandbox.call(same_article, article.trace, page.body):
        return _unchanged(_validated(article, page, digest), "same text on the page")
    memory = parts.store.work.recall(article.id)
    reading = parts.sandbox.call(
        read_page,
        page.body,
        page.url,
        page.header("content-type"),
        refresh=page.header("refresh"),
        was_live=memory.latest is not None and is_live(memory.latest.document),
    )
    if reading.forward:
        return _read(parts, article, forwarding.follow(parts, page, reading.forward, ACCEPT), now)
    if reading.problem is not None:
        old = memory.latest.document if memory.latest else None
        raise identity.taken_down(parts, page, reading, old) or _missing(article, page, reading.problem)
    memory, to_keep = baseline.rebased(parts, memory, reading.document, page)
    article = replace(_validated(article, page, digest), trace=reading.trace)
    look = _judge(parts, replace(memory, article=article), reading, page, now)
    if to_keep and isinstance(look, _Look) and look.seen.outcome == "unchanged" and look.version is None:
        return replace(look, reading=reading.document)
    return look


def _validated(article: Article, page: Page, digest: str) -> Article:
    """Validators are kept only for a page that was understood: a 304 must never hide one that was not."""
    return replace(article, etag=page.header("etag"), last_modified=page.header("last-modified"), page_digest=digest)


def _unchanged(article: Article, result: str) -> _Look:
    return _Look(replace(article, last_result=result), ArticleObservation("unchanged"), "unchanged")


def _judge(parts: Parts, memory: ArticleMemory, reading: Reading, page: Page, now: datetime) -> _Look | ArticleReport:
    document = mark_site_lines(_credibly_dated(reading.document, page), memory.site_lines)
    memory = _marked(memory)
    article, latest = memory.article, memory.latest
    names = identity.names_of(page, document)
    decision = decide(document, memory, now)
    if isinstance(decision, NewVersion | Blocked):
        gone = identity.taken_down(parts, page, reading, latest.document if latest else None)
        if gone is not None:
            raise gone
    known = identity.find_known(parts.store, article, names, document, page) if latest is None else None
    if known is not None:
        kept = parts.store.articles.merge(known[0].id, article.id, now, url=known[1])
        return ArticleReport(kept, "merged")
    return replace(_decided(parts, memory, document, page, decision), names=names)


def _marked(memory: ArticleMemory) -> ArticleMemory:
    """What is known of an article, its latest text marked with the site's lines as they are known today."""
    if memory.latest is None:
        return memory
    document = mark_site_lines(memory.latest.document, memory.site_lines)
    return replace(memory, latest=replace(memory.latest, document=document))


def _credibly_dated(document: Document, page: Page) -> Document:
    published, modified = (credible(date, page.fetched_at) for date in (document.published, document.modified))
    return replace(document, published=published, modified=modified)


def _moved(parts: Parts, look: _Look, page: Page, now: datetime) -> _Look:
    """Follow an article that was found again behind a permanent redirect to its new address."""
    url = identity.moved_url(page)
    if url is None:
        return look
    document = look.version.document if look.version else None
    names = identity.names_of(page, document)
    identity.absorb(parts.store, look.article, url, document, now)
    return replace(look, article=replace(look.article, url=url, host=host_of(url)), names=names)


def _decided(parts: Parts, memory: ArticleMemory, document: Document, page: Page, decision: Decision) -> _Look:
    article = memory.article
    match decision:
        case Blocked(reason=reason):
            raise _not_shown(article, reason, document)
        case Alternating(version=version):
            article = replace(article, last_result=f"alternates with version {version}")
            return _Look(article, ArticleObservation("alternating"), "unchanged")
        case NewVersion():
            return _new_version(parts, memory, document, page, decision)
        case _:
            return _unchanged(article, "same text")


def _not_shown(article: Article, reason: str, document: Document) -> MonitorError:
    """The error of a page that is not the article. Another page once may be a mishap; twice in a row it replaced it."""
    if reason == ANOTHER_PAGE and article.state in (ArticleState.BLOCKED, ArticleState.GONE):
        return ArticleGone(f"{article.url}: {reason} (“{document.title[:80]}”)", instead=document.title)
    return PageBlocked(f"{article.url}: {reason}")


def _missing(article: Article, page: Page, problem: ParseError) -> ParseError:
    """What a page that says the article is not there means: at the article's own address once may be a mishap."""
    if not isinstance(problem, PageBlocked) or not problem.missing:
        return problem
    redirected = normal_address(page.requested_url) != normal_address(page.url)
    if redirected or article.state in (ArticleState.BLOCKED, ArticleState.GONE):
        return ArticleGone(f"{article.url}: {problem}")
    return problem


def _new_version(
    parts: Parts,
    memory: ArticleMemory,
    document: Document,
    page: Page,
    decision: NewVersion,
) -> _Look:
    article, latest = memory.article, memory.latest
    number = latest.number + 1 if latest else 1
    version = Version(
        article_id=article.id,
        number=number,
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
    digests = digests_of(parts, document)
    judged = judgement_of(parts, article, latest, version, digests) if latest else None
    if judged is not None and judged.no_version:
        return _unchanged(replace(article, text_digest=decision.digest), judged.no_version)
    article = replace(
        article,
        title=document.title or article.title,
        published=document.published or article.published,
        text_digest=decision.digest,
        last_result=f"version {number}",
    )
    fresh = set(document_lines(document)) - set(document_lines(latest.document) if latest else ())
    return _Look(
        article,
        ArticleObservation("updated" if latest else "unchanged"),
        "updated" if latest else "new",
        version=version,
        raw=page.body,
        change=judged.change if judged else None,
        digests=digests,
        lines=tuple(sorted(fresh)),
        first_title=_first_title(parts, memory),
    )


def _first_title(parts: Parts, memory: ArticleMemory) -> str:
    """The headline of version 1, by which an article's alerts are called for as long as it lives."""
    marks = memory.marks
    if marks and marks[-1].number != 1:
        return parts.store.versions.marks(memory.article.id, limit=1)[0].title
    return marks[-1].title if marks else ""


def _failed(article: Article, error: MonitorError) -> _Look | ArticleReport:
    error = forwarding.as_no_article(error)
    if isinstance(error, HostBusy):
        return _busy(article, error)
    status = error.status if isinstance(error, HttpStatus) else article.last_status
    article = replace(article, last_status=status, last_error=error.describe(), last_result="failed")
    missing = status in (404, 410) and isinstance(error, HttpStatus)
    often = status == 410 or article.rhythm.failures + 1 >= GONE_AFTER or article.state is ArticleState.GONE
    if (missing and often) or isinstance(error, ArticleGone):
        withdrawal = taken_away(article, error)
        article = replace(article, state=ArticleState.GONE)
        return _Look(article, ArticleObservation("gone"), "gone", withdrawal=withdrawal)
    if isinstance(error, PageBlocked):
        article = _while_not_gone(article, ArticleState.BLOCKED)
        return _Look(article, ArticleObservation("blocked"), "failed")
    if isinstance(error, NotAnArticle):
        article = _while_not_gone(article, ArticleState.NOT_ARTICLE)
        return _Look(article, ArticleObservation("not_article"), "failed")
    return _Look(article, ArticleObservation("failed"), "failed")


def _while_not_gone(article: Article, state: ArticleState) -> Article:
    """An article that is gone stays so until its text is read again: a wall in its place does not bring it back."""
    return article if article.state is ArticleState.GONE else replace(article, state=state)


def _busy(article: Article, error: HostBusy) -> _Look:
    article = replace(article, last_status=error.status, last_error=error.describe(), last_result="asked to wait")
    wait = HostWait(error.host or article.host, error.until, str(error))
    return _Look(article, ArticleObservation("failed", not_before=error.until), "failed", wait=wait)


def _finish(parts: Parts, look: _Look, now: datetime, unwritten: Unwritten | None) -> ArticleReport:
    schedule = next_article_check(look.article, look.seen, now, parts.cadence)
    article = replace(look.article, due_at=schedule.due_at, rhythm=schedule.rhythm, last_checked_at=now)
    if look.result in ("unchanged", "new", "updated"):
        article = replace(article, last_error=None, state=ArticleState.LIVE)
    if schedule.due_at is None:
        article = replace(article, state=ArticleState.DORMANT)
    version = look.version
    outcome = ArticleOutcome(
        worker=parts.worker,
        article=article,
        now=now,
        version=version,
        raw=look.raw,
        change=look.change,
        alerts=_alerts(parts, article, look, now),
        addresses=look.names.fetched,
        claims=look.names.claims(look.article),
        reading=look.reading,
        lines=look.lines,
        wait=look.wait,
        sentence_digests=look.digests,
        withdrawal=look.withdrawal,
    )
    if unwritten is not None and look.result == "unchanged" and not (look.names.fetched or look.reading):
        unwritten.add_article(outcome)
        return ArticleReport(article, "unchanged")
    try:
        receipt = parts.store.work.finish_article(outcome)
    except LeaseLost:
        return ArticleReport(article, "lost")
    if version is not None:
        known = replace(article, versions=version.number)
        with suppress(NotFound):  # The other was pruned meanwhile.
            identity.settle(parts.store, known, look.names, version.document, now)
        place_version(parts, version)
        find_repeats(parts, article.id)
    return ArticleReport(article, look.result, receipt.version, receipt.developments, receipt.alerts)


def _alerts(parts: Parts, article: Article, look: _Look, now: datetime) -> tuple[AlertDraft, ...]:
    if look.withdrawal is not None:
        unsubscribed = parts.store.subscriptions.unsubscribed()
        return match_gone(article, look.withdrawal, parts.subscriptions(), unsubscribed, now)
    if look.version is None:
        return ()
    subscriptions = parts.subscriptions()
    before: frozenset[int] = frozenset()
    if look.change is not None and any(subscription.firsts_only for subscription in subscriptions):
        before = reported_before(parts, article, look.change, look.version)
    return match(
        article,
        look.change,
        look.version.document,
        subscriptions,
        parts.store.subscriptions.unsubscribed(),
        now,
        first_title=look.first_title,
        reported_before=before,
    )
