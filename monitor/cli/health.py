"""The checks of `doctor`; each yields findings."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal, TypeVar
from urllib.parse import SplitResult, urlsplit

from monitor.cli.columns import shorten
from monitor.cli.session import Session
from monitor.errors import MonitorError
from monitor.history.words import ago, counted, span
from monitor.model import AlertState, Article, ArticleState, FeedState, FeedSummary, Role, Subscription
from monitor.ports import ArticleRepository

if TYPE_CHECKING:
    from monitor.settings import WebSettings

# Most findings of one sort that are listed.
LISTED = 20
# Most failing feeds, failing articles or late alerts that are read.
MOST_READ = 1000
CONNECT_SECONDS = 5.0
OVERDUE = timedelta(minutes=15)
# Largest difference of two machines' clocks that leases tolerate (docs/design/daemon.md).
MAX_CLOCK_DIFFERENCE = timedelta(seconds=10)
# From this many on, sources that failed for the same reason are reported in one finding,
GROUPED_FROM = 3
# which names this many of them, each name cut to this many columns.
NAMED = 5
NAME_COLUMNS = 60
# Reasons by the name of the error; a name that is not here is shown as it is.
_REASONS = {
    "NameNotFound": "names do not resolve",
    "ConnectFailed": "no connection",
    "ProxyFailed": "the proxy lets nothing through",
    "FetchTimeout": "no answer in time",
}

Failing = TypeVar("Failing", FeedSummary, Article)


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check: ``bad`` requires action, ``warning`` may. The field names are JSON keys."""

    about: str
    state: Literal["good", "warning", "bad"]
    said: str
    advice: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


def examine(session: Session, *, offline: bool = False) -> list[Finding]:
    """All findings. An error of the database ends the checks and is the last finding."""
    findings = list(_configuration(session))
    findings += [] if offline else _mail_server(session)
    findings += _second_reader(session, offline=offline)
    try:
        findings.append(_database(session))
        findings += _clocks(session)
        findings += [*_unreadable(session), *_feeds(session), *_articles(session), *_alerts(session), *_daemon(session)]
        findings += _page(session)
        findings += [*_mail_links(session), *_unmatched_filters(session)]
        findings += _reader_requests(session)
    except MonitorError as error:
        findings.append(Finding("database", "bad", f"{error.name}: {error}", error.advice))
    return findings


def _configuration(session: Session) -> Iterator[Finding]:
    from monitor.settings import open_to_all

    settings = session.settings
    overridden = [place for place in settings.origins.values() if place.startswith("MONITOR_")]
    text = str(settings.file) if settings.file else "no file, all values are defaults"
    if overridden:
        text += f", and {', '.join(sorted(set(overridden)))} from the environment"
    advice = "" if settings.file else "`monitor init` writes one to begin with"
    yield Finding("configuration", "good" if settings.file else "warning", text, advice)
    for path, contents in open_to_all(settings):
        yield Finding(
            "secrets", "warning", f"every user of this machine can read {path} ({contents})", f"chmod 600 {path}"
        )
    if not settings.fetch.contact:
        yield Finding(
            "fetch.contact",
            "warning",
            "not set",
            "set an address or a page about you, so that sites can ask",
        )
    yield from _without_recipient(settings.subscriptions)


def _without_recipient(subscriptions: Sequence[Subscription]) -> Iterator[Finding]:
    for subscription in subscriptions:
        if not (subscription.to or subscription.webhook or subscription.apprise):
            text = f'"{subscription.name}" has no recipient'
            yield Finding("subscriptions", "warning", text, "set to, webhook or apprise")


def _mail_server(session: Session) -> Iterator[Finding]:
    smtp = session.settings.smtp
    if not smtp.host:
        wanted = bool(_mail_subscriptions(session))
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


def _page(session: Session) -> Iterator[Finding]:
    """Whether the web page is open to everybody, passwords travel unencrypted, or nobody may edit."""
    web, readers = session.settings.web, session.app.store.readers.list()
    if not readers:
        if name := web.unguarded_name:
            text = f"everybody who reaches {name} can read and act on the page: nobody has to sign in"
            advice = "`monitor readers add NAME --role editor`, or set web.token (or MONITOR_WEB__TOKEN_FILE)"
            yield Finding("web.public_url", "warning", text, advice)
        return
    if _may_be_unencrypted(web):
        advice = "put a proxy with TLS before the page, and set web.public_url to its https address"
        yield Finding("readers", "warning", "passwords may travel unencrypted: web.public_url is not https", advice)
    edits = any(reader.role is Role.EDITOR for reader in readers)
    if not edits and (web.token is None or web.token_role is Role.READER):
        text = "nobody can change anything on the page: no reader is an editor"
        yield Finding("readers", "warning", text, "`monitor readers role NAME editor`")


def _may_be_unencrypted(web: WebSettings) -> bool:
    """Whether, judging by the settings, other machines can reach the page without TLS."""
    if web.public_url is not None:
        return not web.public_url.startswith("https:")
    return web.host not in ("127.0.0.1", "::1", "localhost")


def _mail_subscriptions(session: Session) -> set[str]:
    """Names of the subscriptions that send mail; those of the configuration file if the database cannot be read."""
    try:
        known = session.app.store.subscriptions.list()
    except MonitorError:
        known = session.settings.subscriptions
    return {subscription.name for subscription in known if subscription.to}


def _unmatched_filters(session: Session) -> Iterator[Finding]:
    """Subscriptions whose filters name a feed, tag or article that is not followed.

    Not checked while feeds of the configuration file are not in the database yet: the first start adds them.
    """
    from monitor.pipeline.subscribing import unmatched_selections

    store = session.app.store
    if len(store.feeds.tags_of([feed.url for feed in session.settings.feeds])) < len(session.settings.feeds):
        return
    for subscription in store.subscriptions.list():
        for selection in unmatched_selections(store, subscription):
            text = f'"{subscription.name}" names the {selection}, and none is followed: nothing is sent for it'
            yield Finding("subscriptions", "warning", text, "`monitor feeds list` has the feeds and their tags")


def _mail_links(session: Session) -> Iterator[Finding]:
    """A warning if mails cannot link to the web page because its address is not set."""
    if session.settings.web.public_url is not None:
        return
    if names := _mail_subscriptions(session):
        instead = "the difference is attached to them" if session.settings.smtp.attach_difference else "they have none"
        text = f"not set: mails of {counted(len(names), 'subscription')} cannot link to the difference, {instead}"
        yield Finding("web.public_url", "warning", text, "set it to the address under which readers reach the page")


def _second_reader(session: Session, *, offline: bool) -> Iterator[Finding]:
    """What is wrong with the second reader's key or connection. No request is made, only a connection is opened."""
    from monitor.errors import ConfigError
    from monitor.settings import reader_key

    judgement = session.settings.judgement
    if judgement.reader_url is None:
        return
    try:
        key = reader_key(session.settings)
    except ConfigError as error:
        yield Finding("second reader", "bad", str(error), error.advice)
        return
    parts = urlsplit(judgement.reader_url)
    if key and parts.scheme == "http" and not judgement.is_here:
        text = f"its key and the sentences go to {parts.hostname} unencrypted"
        yield Finding("second reader", "warning", text, "give judgement.reader_url an https address")
    is_direct = judgement.is_here or not session.settings.fetch.proxy
    if is_direct and not offline:
        yield from _reader_connection(parts, judgement.reader_model)


def _reader_connection(address: SplitResult, model: str) -> Iterator[Finding]:
    """A finding if no connection to the second reader can be opened."""
    host, port = address.hostname or "", address.port or (443 if address.scheme == "https" else 80)
    try:
        socket.create_connection((host, port), CONNECT_SECONDS).close()
    except OSError as error:
        advice = "check judgement.reader_url; meanwhile the first judgement counts"
        yield Finding("second reader", "bad", f"{model} at {host}:{port} cannot be reached: {error}", advice)


def _reader_requests(session: Session) -> Iterator[Finding]:
    """How today's requests to the second reader ended."""
    judgement = session.settings.judgement
    if judgement.reader_url is None:
        return
    counts = session.app.store.opinions.counts(session.app.clock.now())
    asked, answered = counts.get("asked", 0), counts.get("answered", 0)
    outcomes = {name.replace("_", " "): number for name, number in counts.items() if name != "asked"}
    results = ", ".join(f"{number} {name}" for name, number in outcomes.items())
    text = f"{judgement.reader_model}: {asked} of {judgement.reader_per_day} requests made today (UTC)"
    text += f", {results}" if results else ""
    if asked >= judgement.reader_per_day:
        advice = "raise judgement.reader_per_day, or bring judgement.reader_low and reader_high closer together"
        yield Finding("second reader", "warning", f"{text}: the day's limit is reached", advice)
    elif sum(outcomes.values()) > 2 * answered:
        yield Finding("second reader", "warning", f"{text}: most failed", "the log says why, once for each kind")
    else:
        yield Finding("second reader", "good", text)


def _database(session: Session) -> Finding:
    from monitor.settings import sqlite_file

    store = session.app.store
    feeds, counts = store.feeds.counts(), store.articles.counts()
    path = sqlite_file(session.settings.database_url)
    size = f", {path.stat().st_size / 1e6:.1f} MB" if path is not None and path.is_file() else ""
    sources = f"{counted(_total(feeds), 'feed')}, {counted(sum(counts.states.values()), 'article')}"
    return Finding("database", "good", f"{sources}, {counted(counts.versions, 'version')}{size}")


def _clocks(session: Session) -> Iterator[Finding]:
    """Whether this machine's clock agrees with the database server's; nothing for SQLite, which has no server."""
    clock, work = session.app.clock, session.app.store.work
    before = clock.now()
    server_time = work.server_time()
    after = clock.now()
    if server_time is None:
        return
    # The server read its clock between the two: within them there is no difference.
    difference = max(before - server_time, server_time - after, timedelta(0))
    if difference <= MAX_CLOCK_DIFFERENCE:
        yield Finding("clock", "good", "this machine and the database agree")
        return
    text = f"this machine's is {span(difference)} {'ahead of' if server_time < before else 'behind'} the database's"
    effect = f"more than {MAX_CLOCK_DIFFERENCE.total_seconds():.0f} seconds let workers take each other's work"
    yield Finding("clock", "bad", f"{text}: {effect}", "set both by NTP, as `timedatectl set-ntp true` does")


def _unreadable(session: Session) -> Iterator[Finding]:
    problems = session.app.admin.unreadable()
    yield from (Finding("database", "bad", str(problem), problem.advice) for problem in problems[:LISTED])
    if len(problems) > LISTED:
        yield Finding("database", "bad", f"{len(problems) - LISTED} more rows cannot be read", "`monitor db check`")


def _feeds(session: Session) -> Iterator[Finding]:
    repository, now = session.app.store.feeds, session.app.clock.now()
    number = _total(repository.counts())
    if not number:
        yield Finding("feeds", "warning", "none is followed", "`monitor feeds add URL`")
        return
    failing = [feed for feed in repository.list(failing=True, limit=MOST_READ) if feed.state is not FeedState.PAUSED]
    if not failing:
        yield Finding("feeds", "good", f"{counted(number, 'feed')}, none is failing")
    single, groups = _grouped(failing)
    yield from (_group_finding("feed", feeds, number) for feeds in groups)
    for feed in single[:LISTED]:
        times = f"failing for {feed.failures} checks" if feed.failures > 1 else "failed"
        last = f", last check {ago(feed.last_checked_at, now)}"
        yield Finding(_named("feed", feed), "warning", f"{times}{last}: {feed.last_error}", _feed_advice(feed))
    if len(single) > LISTED:
        advice = "`monitor feeds list --state failing`"
        yield Finding("feeds", "warning", f"and {len(single) - LISTED} more are failing", advice)


def _total(counts: Mapping[str, int]) -> int:
    return sum(counts.get(state, 0) for state in FeedState)


def _grouped(failing: Sequence[Failing]) -> tuple[list[Failing], list[list[Failing]]]:
    """Split sources into those to report one by one, and groups of ``GROUPED_FROM`` or more with the same reason."""
    by_reason: dict[str, list[Failing]] = {}
    for item in failing:
        by_reason.setdefault(_reason(item), []).append(item)
    single = [item for item in failing if len(by_reason[_reason(item)]) < GROUPED_FROM]
    return single, [items for items in by_reason.values() if len(items) >= GROUPED_FROM]


def _reason(item: FeedSummary | Article) -> str:
    """Why the last check failed, without details; for an HTTP error, its status."""
    error = (item.last_error or "").partition(":")[0]
    return f"answered {item.last_status}" if error == "HttpStatus" else _REASONS.get(error, error)


def _group_finding(what: str, items: Sequence[FeedSummary | Article], number: int) -> Finding:
    """One finding for sources that failed for the same reason; ``number``: how many sources there are in all."""
    text = f"{len(items)} of {counted(number, what)}: {_reason(items[0])}"
    if len(items) == number and _reason(items[0]) in _REASONS.values():
        return Finding(f"{what}s", "warning", f"{text}: is this machine online?")
    listing = f"`monitor {what}s list --state failing`"
    advice = f"one says: {items[0].last_error}; {listing} has them"
    return Finding(f"{what}s", "warning", f"{text}: {_some(items, len(items))}", advice)


def _some(items: Sequence[FeedSummary | Article], number: int) -> str:
    """The first few of ``number`` items, by number and title."""
    names = [f"{item.id} {shorten(item.title or item.url, NAME_COLUMNS)}" for item in items[:NAMED]]
    return "; ".join([*names, f"and {number - len(names)} more"] if number > len(names) else names)


def _feed_advice(feed: FeedSummary) -> str:
    if feed.state is FeedState.GONE:
        return f"the site removed it; `monitor feeds remove {feed.id}`, or look for its successor"
    if feed.failures >= 5:
        return f"`monitor feeds show {feed.id}` says more; `monitor feeds pause {feed.id}` stops its checks"
    return ""


def _articles(session: Session) -> Iterator[Finding]:
    repository = session.app.store.articles
    states = repository.counts().states
    number, blocked = sum(states.values()), states.get(ArticleState.BLOCKED, 0)
    if blocked:
        text = f"{counted(blocked, 'article shows', 'articles show')} something else than text"
        advice = "consent walls, bot checks and paywalls; the stored versions are kept, and it is tried again"
        yield _in_state(repository, ArticleState.BLOCKED, blocked, text, advice)
    if others := states.get(ArticleState.NOT_ARTICLE, 0):
        addresses = counted(others, "address holds", "addresses hold")
        text = f"{addresses} no article but a file, or a page that only forwards"
        advice = "they are checked again rarely, and followed once an article is there"
        yield _in_state(repository, ArticleState.NOT_ARTICLE, others, text, advice)
    failing = repository.list(state=ArticleState.LIVE, failing=True, limit=MOST_READ)
    if not failing:
        yield Finding("articles", "good", f"{counted(number, 'article')}, none is failing")
    single, groups = _grouped(failing)
    yield from (_group_finding("article", articles, number) for articles in groups)
    yield from (Finding(_named("article", article), "warning", article.last_error or "") for article in single[:LISTED])
    if len(single) > LISTED:
        advice = "`monitor articles list --state failing`"
        yield Finding("articles", "warning", f"and {len(single) - LISTED} more are failing", advice)


def _in_state(repository: ArticleRepository, state: ArticleState, number: int, text: str, advice: str) -> Finding:
    """A finding about the ``number`` articles in a state, some of them by name."""
    some = _some(repository.list(state=state, limit=NAMED), number)
    return Finding("articles", "warning", f"{text}: {some}", f"{advice}; `monitor articles list --state {state}`")


def _alerts(session: Session) -> Iterator[Finding]:
    outbox, now = session.app.store.outbox, session.app.clock.now()
    failed, given_up = outbox.list(state=AlertState.FAILED, limit=1), outbox.counts()[AlertState.FAILED]
    late = outbox.late(now - OVERDUE, MOST_READ)
    if failed:
        last = failed[0].last_error or "no reason recorded"
        yield Finding(
            "alerts", "bad", f"{counted(given_up, 'alert')} given up, the last: {last}", "`monitor alerts retry`"
        )
    if late:
        number = counted(len(late), "alert") if len(late) < MOST_READ else f"{MOST_READ:,} alerts or more"
        text = f"{number} should have been sent, the oldest {span(now - late[0])} ago"
        yield Finding("alerts", "warning", text, "`monitor deliver` sends them, if the daemon does not run")
    if not failed and not late:
        yield Finding("alerts", "good", "none is waiting past its time")


def _daemon(session: Session) -> Iterator[Finding]:
    due, now = session.app.store.work.next_due(), session.app.clock.now()
    if due is not None and due < now - OVERDUE:
        text = f"work has been due for {span(now - due)}"
        yield Finding("daemon", "warning", text, "`monitor run` does it by itself, `monitor poll` once")


def _named(what: str, item: FeedSummary | Article) -> str:
    return f"{what} {item.id} {item.title or item.url}"
