"""One look at one article: fetch, read, decide whether it is a new version, and say what is new in it."""

from __future__ import annotations

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
    ArticleReceipt,
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
from monitor.pipeline.boundary import check_and_write
from monitor.pipeline.dependencies import Dependencies
from monitor.pipeline.judging import digests_of, judgement_of
from monitor.pipeline.reading import Reading, is_live, read_page, same_article
from monitor.pipeline.repeats import reported_before
from monitor.pipeline.reports import ArticleReport, ArticleResult
from monitor.pipeline.storing import store_version
from monitor.pipeline.taken import taken_away
from monitor.pipeline.write_buffer import WriteBuffer
from monitor.ports import Request
from monitor.versions import ANOTHER_PAGE, Alternating, Blocked, Decision, NewVersion, decide

ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"
# One 404 may be a mishap of the site; this many in a row say that the article is gone. A 410 says so at once.
GONE_AFTER = 3


@dataclass(frozen=True, slots=True)
class _Check:
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
    subscriptions: str | None = None
    unless_others: bool = False
    page_url: str = ""


def check_article(deps: Dependencies, article: Article, buffer: WriteBuffer | None = None) -> ArticleReport:
    """Look at a claimed article once and write what was found; every error is recorded on the article.

    With ``buffer``, a look that found nothing is left there instead.
    """
    now = deps.clock.now()

    def write(check: _Check | ArticleReport) -> ArticleReport:
        return check if isinstance(check, ArticleReport) else _finish(deps, check, now, buffer)

    def put_off(error: str) -> ArticleReport:
        deps.store.work.put_off_article(article.id, deps.worker, now, error)
        return ArticleReport(replace(article, last_error=error), "failed")

    check = partial(_check, deps, article, now)
    report = check_and_write(article.url, check, partial(_failed, article), write, put_off)
    return report or ArticleReport(article, "lost")


def _check(deps: Dependencies, article: Article, now: datetime) -> _Check | ArticleReport:
    due = article.rhythm.unconditional_at
    conditional = due is None or due > now
    page = deps.fetcher.fetch(
        Request(
            article.url,
            etag=article.etag if conditional else None,
            last_modified=article.last_modified if conditional else None,
            accept=ACCEPT,
        )
    )
    check = _read(deps, replace(article, last_status=page.status), page, now)
    return _moved(deps, check, page, now) if isinstance(check, _Check) else check


def _read(deps: Dependencies, article: Article, page: Page, now: datetime) -> _Check | ArticleReport:
    if page.status == 304:
        return _unchanged(article, "not modified")
    if page.status >= 400:
        raise HttpStatus(f"{article.url} answered {page.status}", status=page.status)
    if not page.body.strip():
        raise EmptyBody(f"{article.url} answered {page.status} without content")
    digest = sha256(page.body).hexdigest()
    if digest == article.page_digest and article.state is ArticleState.LIVE:
        return _unchanged(_validated(article, page, digest), "same page")
    if article.fingerprint and article.versions and deps.sandbox.call(same_article, article.fingerprint, page.body):
        return _unchanged(_validated(article, page, digest), "same text on the page")
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
        return _read(deps, article, forwarding.follow(deps, page, reading.forward, ACCEPT), now)
    if reading.problem is not None:
        old = memory.latest.document if memory.latest else None
        raise identity.taken_down(deps, page, reading, old) or _missing(article, page, reading.problem)
    memory, to_keep = baseline.rebased(deps, memory, reading.document, page)
    article = replace(_validated(article, page, digest), fingerprint=reading.fingerprint)
    check = _judge(deps, replace(memory, article=article), reading, page, now)
    if to_keep and isinstance(check, _Check) and check.seen.outcome == "unchanged" and check.version is None:
        return replace(check, reading=reading.document)
    return check


def _validated(article: Article, page: Page, digest: str) -> Article:
    """Validators are kept only for a page that was understood: a 304 must never hide one that was not."""
    return replace(article, etag=page.header("etag"), last_modified=page.header("last-modified"), page_digest=digest)


def _unchanged(article: Article, result: str) -> _Check:
    return _Check(replace(article, last_result=result), ArticleObservation("unchanged"), "unchanged")


def _judge(
    deps: Dependencies, memory: ArticleMemory, reading: Reading, page: Page, now: datetime
) -> _Check | ArticleReport:
    document = mark_site_lines(_credibly_dated(reading.document, page), memory.site_lines)
    memory = _marked(memory)
    article, latest = memory.article, memory.latest
    names = identity.names_of(page, document)
    decision = decide(document, memory, now)
    if isinstance(decision, NewVersion | Blocked):
        gone = identity.taken_down(deps, page, reading, latest.document if latest else None)
        if gone is not None:
            raise gone
    is_first = latest is None
    # A first version is compared with others as it is stored; but not where it moves, or none is stored.
    if is_first and (identity.moved_url(page) is not None or not isinstance(decision, NewVersion)):
        known = identity.find_known(deps.store, article, names, document, page.url)
        if known is not None:
            kept = deps.store.articles.merge(known[0].id, article.id, now, url=known[1])
            return ArticleReport(kept, "merged")
        is_first = False
    return replace(_decided(deps, memory, document, page, decision), names=names, unless_others=is_first)


def _marked(memory: ArticleMemory) -> ArticleMemory:
    """What is known of an article, its latest text marked with the site's lines as they are known today."""
    if memory.latest is None:
        return memory
    document = mark_site_lines(memory.latest.document, memory.site_lines)
    return replace(memory, latest=replace(memory.latest, document=document))


def _credibly_dated(document: Document, page: Page) -> Document:
    published, modified = (credible(date, page.fetched_at) for date in (document.published, document.modified))
    return replace(document, published=published, modified=modified)


def _moved(deps: Dependencies, check: _Check, page: Page, now: datetime) -> _Check:
    """Follow an article that was found again behind a permanent redirect to its new address."""
    url = identity.moved_url(page)
    if url is None:
        return check
    document = check.version.document if check.version else None
    names = identity.names_of(page, document)
    identity.absorb(deps.store, check.article, url, document, now)
    return replace(check, article=replace(check.article, url=url, host=host_of(url)), names=names)


def _decided(deps: Dependencies, memory: ArticleMemory, document: Document, page: Page, decision: Decision) -> _Check:
    article = memory.article
    match decision:
        case Blocked(reason=reason):
            raise _not_shown(article, reason, document)
        case Alternating(version=version):
            article = replace(article, last_result=f"alternates with version {version}")
            return _Check(article, ArticleObservation("alternating"), "unchanged")
        case NewVersion():
            return _new_version(deps, memory, document, page, decision)
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
    deps: Dependencies,
    memory: ArticleMemory,
    document: Document,
    page: Page,
    decision: NewVersion,
) -> _Check:
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
    digests = digests_of(deps, document)
    judged = judgement_of(deps, article, latest, version, digests) if latest else None
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
    return _Check(
        article,
        ArticleObservation("updated" if latest else "unchanged"),
        "updated" if latest else "new",
        version=version,
        raw=page.body,
        change=judged.change if judged else None,
        digests=digests,
        lines=tuple(sorted(fresh)),
        first_title=_first_title(deps, memory),
        subscriptions=memory.subscriptions,
        page_url=page.url,
    )


def _first_title(deps: Dependencies, memory: ArticleMemory) -> str:
    """The headline of version 1, by which an article's alerts are called for as long as it lives."""
    marks = memory.marks
    if marks and marks[-1].number != 1:
        return deps.store.versions.summaries(memory.article.id, limit=1)[0].title
    return marks[-1].title if marks else ""


def _failed(article: Article, error: MonitorError) -> _Check | ArticleReport:
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
        return _Check(article, ArticleObservation("gone"), "gone", withdrawal=withdrawal)
    if isinstance(error, PageBlocked):
        article = _while_not_gone(article, ArticleState.BLOCKED)
        return _Check(article, ArticleObservation("blocked"), "failed")
    if isinstance(error, NotAnArticle):
        article = _while_not_gone(article, ArticleState.NOT_ARTICLE)
        return _Check(article, ArticleObservation("not_article"), "failed")
    return _Check(article, ArticleObservation("failed"), "failed")


def _while_not_gone(article: Article, state: ArticleState) -> Article:
    """An article that is gone stays so until its text is read again: a wall in its place does not bring it back."""
    return article if article.state is ArticleState.GONE else replace(article, state=state)


def _busy(article: Article, error: HostBusy) -> _Check:
    article = replace(article, last_status=error.status, last_error=error.describe(), last_result="asked to wait")
    wait = HostWait(error.host or article.host, error.until, str(error))
    return _Check(article, ArticleObservation("failed", not_before=error.until), "failed", wait=wait)


def _finish(deps: Dependencies, check: _Check, now: datetime, buffer: WriteBuffer | None) -> ArticleReport:
    schedule = next_article_check(check.article, check.seen, now, deps.cadence)
    article = replace(check.article, due_at=schedule.due_at, rhythm=schedule.rhythm, last_checked_at=now)
    if check.result in ("unchanged", "new", "updated"):
        article = replace(article, last_error=None, state=ArticleState.LIVE)
    if schedule.due_at is None:
        article = replace(article, state=ArticleState.DORMANT)
    version = check.version
    outcome = ArticleOutcome(
        worker=deps.worker,
        article=article,
        now=now,
        version=version,
        raw=check.raw,
        change=check.change,
        alerts=_alerts(deps, article, check, now),
        addresses=check.names.fetched,
        claims=check.names.claims(check.article),
        reading=check.reading,
        lines=check.lines,
        wait=check.wait,
        sentence_digests=check.digests,
        withdrawal=check.withdrawal,
        unless_others=check.unless_others,
    )
    if buffer is not None and check.result == "unchanged" and not (check.names.fetched or check.reading):
        buffer.add_article(outcome)
        return ArticleReport(article, "unchanged")
    try:
        if version is None:
            receipt: ArticleReceipt | Article = deps.store.work.finish_article(outcome)
        else:
            receipt = store_version(deps, outcome, version, check.names, check.page_url)
    except LeaseLost:
        return ArticleReport(article, "lost")
    if isinstance(receipt, Article):
        return ArticleReport(receipt, "merged")
    return ArticleReport(article, check.result, receipt.version, receipt.developments, receipt.alerts)


def _alerts(deps: Dependencies, article: Article, check: _Check, now: datetime) -> tuple[AlertDraft, ...]:
    if check.withdrawal is not None:
        unsubscribed = deps.store.subscriptions.unsubscribed()
        return match_gone(article, check.withdrawal, deps.subscriptions(), unsubscribed, now)
    if check.version is None:
        return ()
    recipients = deps.recipients.at(deps.store, check.subscriptions)
    subscriptions = recipients.subscriptions
    before: frozenset[int] = frozenset()
    if check.change is not None and any(subscription.firsts_only for subscription in subscriptions):
        before = reported_before(deps, article, check.change, check.version)
    return match(
        article,
        check.change,
        check.version.document,
        subscriptions,
        recipients.unsubscribed,
        now,
        first_title=check.first_title,
        reported_before=before,
    )
