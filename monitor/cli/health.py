"""What `doctor` looks at: each look gives findings."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

from monitor.cli.session import Session
from monitor.errors import MonitorError
from monitor.history.words import ago, counted, span
from monitor.model import AlertState, Article, ArticleState, Feed, FeedState

LISTED = 20
CONNECT_SECONDS = 5.0
OVERDUE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: ``bad`` needs someone to act, ``warning`` may."""

    about: str
    state: Literal["good", "warning", "bad"]
    said: str
    advice: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


def examine(session: Session, *, offline: bool = False) -> list[Finding]:
    """All findings. A database that cannot be opened ends the examination, with its error as the last finding."""
    findings = list(_configuration(session))
    findings += [] if offline else _mail_server(session)
    try:
        findings.append(_database(session))
        findings += [*_feeds(session), *_articles(session), *_alerts(session), *_daemon(session)]
    except MonitorError as error:
        findings.append(Finding("database", "bad", f"{error.name}: {error}", error.advice))
    return findings


def _configuration(session: Session) -> Iterator[Finding]:
    settings = session.settings
    overridden = [place for place in settings.origins.values() if place.startswith("MONITOR_")]
    said = str(settings.file) if settings.file else "no file, all values are defaults"
    if overridden:
        said += f", and {', '.join(sorted(set(overridden)))} from the environment"
    advice = "" if settings.file else "`monitor init` writes one to begin with"
    yield Finding("configuration", "good" if settings.file else "warning", said, advice)
    if not settings.fetch.contact:
        yield Finding(
            "fetch.contact", "warning", "not set", "sites like to know whom to ask; set an address or a page about you"
        )
    for subscription in settings.subscriptions:
        if not (subscription.to or subscription.webhook or subscription.apprise):
            yield Finding(
                "subscriptions", "warning", f'"{subscription.name}" names nobody to tell', "set to, webhook or apprise"
            )


def _mail_server(session: Session) -> Iterator[Finding]:
    smtp = session.settings.smtp
    if not smtp.host:
        wanted = any(subscription.to for subscription in session.settings.subscriptions)
        state: Literal["good", "warning"] = "warning" if wanted else "good"
        advice = "set smtp.host; until then mails stay queued" if wanted else ""
        yield Finding("mail server", state, "none is set", advice)
        return
    where = f"{smtp.host}:{smtp.port} ({smtp.security})"
    try:
        socket.create_connection((smtp.host, smtp.port), CONNECT_SECONDS).close()
    except OSError as error:
        advice = "check smtp.host and smtp.port; alerts stay queued meanwhile"
        yield Finding("mail server", "bad", f"{where} cannot be reached: {error}", advice)
    else:
        yield Finding("mail server", "good", f"{where} answers; `monitor subscriptions test NAME` sends a sample")


def _database(session: Session) -> Finding:
    store = session.app.store
    feeds, articles = len(store.feeds.list()), store.articles.list()
    versions = sum(article.versions for article in articles)
    scheme, _, path = session.settings.database_url.partition(":///")
    size = ""
    if scheme.startswith("sqlite") and Path(path).is_file():
        size = f", {Path(path).stat().st_size / 1e6:.1f} MB"
    said = f"{counted(feeds, 'feed')}, {counted(len(articles), 'article')}, {counted(versions, 'version')}{size}"
    return Finding("database", "good", said)


def _feeds(session: Session) -> Iterator[Finding]:
    feeds, now = session.app.store.feeds.list(), session.app.clock.now()
    if not feeds:
        yield Finding("feeds", "warning", "none is followed", "`monitor feeds add URL`")
        return
    failing = [feed for feed in feeds if feed.state is FeedState.ACTIVE and feed.last_error]
    gone = [feed for feed in feeds if feed.state is FeedState.GONE]
    if not failing and not gone:
        yield Finding("feeds", "good", f"{counted(len(feeds), 'feed')}, none is failing")
    for feed in [*failing, *gone][:LISTED]:
        times = f"failing for {feed.rhythm.failures} looks" if feed.rhythm.failures > 1 else "failed"
        last = f", last look {ago(feed.last_checked_at, now)}"
        yield Finding(
            _named("feed", feed), "warning", f"{times}{last}: {feed.last_error or 'it is gone'}", _way_out(feed)
        )
    if len(failing) + len(gone) > LISTED:
        yield Finding("feeds", "warning", f"and {len(failing) + len(gone) - LISTED} more are failing")


def _way_out(feed: Feed) -> str:
    if feed.state is FeedState.GONE:
        return f"the site took it away; `monitor feeds remove {feed.id}`, or look for its successor"
    if feed.rhythm.failures >= 5:
        return f"`monitor feeds show {feed.id}` says more; `monitor feeds pause {feed.id}` leaves it alone"
    return ""


def _articles(session: Session) -> Iterator[Finding]:
    articles = session.app.store.articles.list()
    failing = [article for article in articles if article.state is ArticleState.LIVE and article.last_error]
    blocked = sum(article.state is ArticleState.BLOCKED for article in articles)
    if blocked:
        advice = "consent walls, bot checks and paywalls; the stored versions are kept, and it is tried again"
        yield Finding(
            "articles", "warning", f"{counted(blocked, 'article')} show something else than their text", advice
        )
    if not failing:
        yield Finding("articles", "good", f"{counted(len(articles), 'article')}, none is failing")
    for article in failing[:LISTED]:
        yield Finding(_named("article", article), "warning", article.last_error or "")
    if len(failing) > LISTED:
        yield Finding("articles", "warning", f"and {len(failing) - LISTED} more are failing")


def _alerts(session: Session) -> Iterator[Finding]:
    outbox, now = session.app.store.outbox, session.app.clock.now()
    failed = outbox.list(state=AlertState.FAILED)
    late = [item for item in outbox.list(state=AlertState.QUEUED) if item.due_at < now - OVERDUE]
    if failed:
        last = failed[0].last_error or "no reason recorded"
        yield Finding(
            "alerts", "bad", f"{counted(len(failed), 'alert')} given up, the last: {last}", "`monitor alerts retry`"
        )
    if late:
        oldest = min(item.due_at for item in late)
        said = f"{counted(len(late), 'alert')} should have left, the oldest {span(now - oldest)} ago"
        yield Finding("alerts", "warning", said, "`monitor deliver` sends them, if the daemon does not run")
    if not failed and not late:
        yield Finding("alerts", "good", "none is waiting past its time")


def _daemon(session: Session) -> Iterator[Finding]:
    due, now = session.app.store.work.next_due(), session.app.clock.now()
    if due is not None and due < now - OVERDUE:
        said = f"work has been due for {span(now - due)}"
        yield Finding("daemon", "warning", said, "`monitor run` does it by itself, `monitor poll` once")


def _named(what: str, item: Feed | Article) -> str:
    return f"{what} {item.id} {item.title or item.url}"
