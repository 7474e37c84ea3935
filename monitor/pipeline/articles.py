"""One check of one article: fetch, read, decide whether there is a new version, and find what is new in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from hashlib import sha256

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
)
from monitor.model import (
    AlertDraft,
    Article,
    ArticleOutcome,
    ArticleReceipt,
    ArticleState,
    HostWait,
    Page,
    Version,
    host_of,
)
from monitor.pipeline.boundary import check_and_write
from monitor.pipeline.dependencies import Dependencies
from monitor.pipeline.found import ACCEPT, Check, unchanged, validated
from monitor.pipeline.gaps import gap_until
from monitor.pipeline.reading import same_article
from monitor.pipeline.reports import ArticleReport
from monitor.pipeline.taken import withdrawal_of
from monitor.pipeline.write_buffer import WriteBuffer
from monitor.ports import Request

# A single 404 may be a temporary fault of the site; after this many failures in a row it means that the article is
# gone. A 410 means so at once.
GONE_AFTER = 3


def check_article(deps: Dependencies, article: Article, buffer: WriteBuffer | None = None) -> ArticleReport:
    """Check a claimed article once and write the result; errors are recorded on the article.

    With ``buffer``, the result of a check that found nothing new is added to it instead of being written at once.
    """
    now = deps.clock.now()

    def write(check: Check | ArticleReport) -> ArticleReport:
        return check if isinstance(check, ArticleReport) else _finish(deps, check, now, buffer)

    def put_off(error: str) -> ArticleReport:
        deps.store.work.put_off_article(article.id, deps.worker, now, error)
        return ArticleReport(replace(article, last_error=error), "failed")

    check = partial(_check, deps, article, now)
    report = check_and_write(article.url, check, partial(_failed, article), write, put_off)
    return report or ArticleReport(article, "lost")


def _check(deps: Dependencies, article: Article, now: datetime) -> Check | ArticleReport:
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
    return _moved(deps, check, page, now) if isinstance(check, Check) else check


def _read(deps: Dependencies, article: Article, page: Page, now: datetime) -> Check | ArticleReport:
    if page.status == 304:
        return unchanged(article, "not modified")
    if page.status >= 400:
        raise HttpStatus(f"{article.url} answered {page.status}", status=page.status)
    if not page.body.strip():
        raise EmptyBody(f"{article.url} answered {page.status} without content")
    digest = sha256(page.body).hexdigest()
    if digest == article.page_digest and article.state is ArticleState.LIVE:
        return unchanged(validated(article, page, digest), "same page")
    if article.fingerprint and article.versions and deps.sandbox.call(same_article, article.fingerprint, page.body):
        return unchanged(validated(article, page, digest), "same text on the page")
    from monitor.pipeline.full_reading import read_in_full

    found = read_in_full(deps, article, page, digest, now)
    return _read(deps, article, found, now) if isinstance(found, Page) else found


def _moved(deps: Dependencies, check: Check, page: Page, now: datetime) -> Check:
    """Give an article that was found behind a permanent redirect its new address."""
    if not page.redirects:
        return check
    from monitor.pipeline import identity

    url = identity.moved_url(page)
    if url is None:
        return check
    document = check.version.document if check.version else None
    names = identity.names_of(page, document)
    identity.absorb(deps.store, check.article, url, document, now)
    return replace(check, article=replace(check.article, url=url, host=host_of(url)), names=names)


def _failed(article: Article, error: MonitorError) -> Check | ArticleReport:
    from monitor.pipeline import forwarding

    error = forwarding.as_no_article(error)
    if isinstance(error, HostBusy):
        return _busy(article, error)
    status = error.status if isinstance(error, HttpStatus) else article.last_status
    article = replace(article, last_status=status, last_error=error.describe(), last_result="failed")
    if isinstance(error, ArticleGone) or (isinstance(error, HttpStatus) and _is_removed(article, error.status)):
        return _gone(article, error)
    if isinstance(error, PageBlocked):
        article = _while_not_gone(article, ArticleState.BLOCKED)
        return Check(article, ArticleObservation("blocked"), "failed")
    if isinstance(error, NotAnArticle):
        article = _while_not_gone(article, ArticleState.NOT_ARTICLE)
        return Check(article, ArticleObservation("not_article"), "failed")
    return Check(article, ArticleObservation("failed"), "failed")


def _gone(article: Article, error: MonitorError) -> Check:
    """The check of an article that is gone: its waits begin with a day, whatever failed before.

    An article that was never read may have been listed before its page was online: then 404 is an ordinary failure.
    """
    withdrawal = withdrawal_of(article, error)
    is_early = article.last_status == 404 and not article.versions
    if article.state is not ArticleState.GONE and not is_early:
        article = replace(article, rhythm=replace(article.rhythm, failures=0))
    seen = ArticleObservation("failed" if is_early else "gone")
    return Check(replace(article, state=ArticleState.GONE), seen, "gone", withdrawal=withdrawal)


def _is_removed(article: Article, status: int) -> bool:
    """Whether a status means that the article is gone: 410 at once, 404 after ``GONE_AFTER`` failures in a row."""
    if status not in (404, 410):
        return False
    return status == 410 or article.rhythm.failures + 1 >= GONE_AFTER or article.state is ArticleState.GONE


def _while_not_gone(article: Article, state: ArticleState) -> Article:
    """Set the state, except of an article that is gone: it stays gone until its text is read again."""
    return article if article.state is ArticleState.GONE else replace(article, state=state)


def _busy(article: Article, error: HostBusy) -> Check:
    article = replace(article, last_status=error.status, last_error=error.describe(), last_result="asked to wait")
    wait = HostWait(error.host or article.host, error.until, str(error))
    return Check(article, ArticleObservation("failed", not_before=error.until), "failed", wait=wait)


def _finish(deps: Dependencies, check: Check, now: datetime, buffer: WriteBuffer | None) -> ArticleReport:
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
        sentence_digests=check.new_sentences,
        withdrawal=check.withdrawal,
        gap_until=gap_until(deps, article.host),
        unless_others=check.unless_others,
    )
    if buffer is not None and check.result == "unchanged" and not (check.names.fetched or check.reading):
        buffer.add_article(outcome)
        return ArticleReport(article, "unchanged")
    try:
        receipt = deps.store.work.finish_article(outcome) if version is None else _store(deps, outcome, check, version)
    except LeaseLost:
        return ArticleReport(article, "lost")
    if isinstance(receipt, Article):
        return ArticleReport(receipt, "merged")
    return ArticleReport(article, check.result, receipt.version, receipt.developments, receipt.alerts)


def _store(deps: Dependencies, outcome: ArticleOutcome, check: Check, version: Version) -> ArticleReceipt | Article:
    from monitor.pipeline.storing import store_version

    return store_version(deps, outcome, version, check)


def _alerts(deps: Dependencies, article: Article, check: Check, now: datetime) -> tuple[AlertDraft, ...]:
    if check.withdrawal is not None:
        from monitor.alerts import match_gone

        unsubscribed = deps.store.subscriptions.unsubscribed()
        return match_gone(article, check.withdrawal, deps.subscriptions(), unsubscribed, now)
    if check.version is None:
        return ()
    from monitor.alerts import match

    recipients = deps.recipients.at(deps.store, check.subscriptions)
    subscriptions = recipients.subscriptions
    before: frozenset[int] = frozenset()
    if check.change is not None and any(subscription.firsts_only for subscription in subscriptions):
        from monitor.pipeline.repeats import reported_before

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
