"""The checks of `doctor`: each gives findings."""

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

LISTED = 20
# Of what fails at most so many are read and grouped.
MOST_READ = 1000
CONNECT_SECONDS = 5.0
OVERDUE = timedelta(minutes=15)
# What leases bear of two clocks that differ (docs/design/daemon.md).
CLOCKS_APART = timedelta(seconds=10)
# So many or more that failed alike are reported together,
ALIKE = 3
# and so many of them by name, each cut to so many columns.
NAMED = 5
NAME_COLUMNS = 60
_ALIKE = {
    "NameNotFound": "names do not resolve",
    "ConnectFailed": "no connection",
    "ProxyFailed": "the proxy lets nothing through",
    "FetchTimeout": "no answer in time",
}

Failing = TypeVar("Failing", FeedSummary, Article)


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check: ``bad`` needs someone to act, ``warning`` may."""

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
    findings += _second_reader(session, offline=offline)
    try:
        findings.append(_database(session))
        findings += _clocks(session)
        findings += [*_unreadable(session), *_feeds(session), *_articles(session), *_alerts(session), *_daemon(session)]
        findings += _page(session)
        findings += [*_mail_links(session), *_selections(session)]
        findings += _reader_requests(session)
    except MonitorError as error:
        findings.append(Finding("database", "bad", f"{error.name}: {error}", error.advice))
    return findings


def _configuration(session: Session) -> Iterator[Finding]:
    from monitor.settings import open_to_all

    settings = session.settings
    overridden = [place for place in settings.origins.values() if place.startswith("MONITOR_")]
    said = str(settings.file) if settings.file else "no file, all values are defaults"
    if overridden:
        said += f", and {', '.join(sorted(set(overridden)))} from the environment"
    advice = "" if settings.file else "`monitor init` writes one to begin with"
    yield Finding("configuration", "good" if settings.file else "warning", said, advice)
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
            said = f'"{subscription.name}" has no recipient'
            yield Finding("subscriptions", "warning", said, "set to, webhook or apprise")


def _mail_server(session: Session) -> Iterator[Finding]:
    smtp = session.settings.smtp
    if not smtp.host:
        wanted = bool(_mailed(session))
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
    """Who can open the web page, and whether passwords travel unencrypted."""
    web, readers = session.settings.web, session.app.store.readers.list()
    if not readers:
        if name := web.unguarded_name:
            said = f"everybody who reaches {name} can read and act on the page: nobody has to sign in"
            advice = "`monitor readers add NAME --role editor`, or set web.token (or MONITOR_WEB__TOKEN_FILE)"
            yield Finding("web.public_url", "warning", said, advice)
        return
    if _may_be_unencrypted(web):
        advice = "put a proxy with TLS before the page, and set web.public_url to its https address"
        yield Finding("readers", "warning", "passwords may travel unencrypted: web.public_url is not https", advice)
    edits = any(reader.role is Role.EDITOR for reader in readers)
    if not edits and (web.token is None or web.token_role is Role.READER):
        said = "nobody can change anything on the page: no reader is an editor"
        yield Finding("readers", "warning", said, "`monitor readers role NAME editor`")


def _may_be_unencrypted(web: WebSettings) -> bool:
    """Whether the page is reached from other machines without TLS, as far as the settings say."""
    if web.public_url is not None:
        return not web.public_url.startswith("https:")
    return web.host not in ("127.0.0.1", "::1", "localhost")


def _mailed(session: Session) -> set[str]:
    """The names of the subscriptions that want mail; of a database that cannot be read those of the file."""
    try:
        known = session.app.store.subscriptions.list()
    except MonitorError:
        known = session.settings.subscriptions
    return {subscription.name for subscription in known if subscription.to}


def _selections(session: Session) -> Iterator[Finding]:
    """Subscriptions that name what is not followed; feeds of the file are followed from the first start on."""
    from monitor.pipeline.subscribing import unmatched_selections

    store = session.app.store
    if len(store.feeds.tags_of([feed.url for feed in session.settings.feeds])) < len(session.settings.feeds):
        return
    for subscription in store.subscriptions.list():
        for named in unmatched_selections(store, subscription):
            said = f'"{subscription.name}" names the {named}, and none is followed: nothing is sent for it'
            yield Finding("subscriptions", "warning", said, "`monitor feeds list` has the feeds and their tags")


def _mail_links(session: Session) -> Iterator[Finding]:
    """Mails that cannot have links, as the address of the web page is not set."""
    if session.settings.web.public_url is not None:
        return
    if mailed := _mailed(session):
        instead = "the difference is attached to them" if session.settings.smtp.attach_difference else "they have none"
        said = f"not set: mails of {counted(len(mailed), 'subscription')} cannot link to the difference, {instead}"
        yield Finding("web.public_url", "warning", said, "set it to the address under which readers reach the page")


def _second_reader(session: Session, *, offline: bool) -> Iterator[Finding]:
    """What is set up, whether it can be reached (nothing of an article is sent), and how its requests of today went."""
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
        said = f"its key and the sentences go to {parts.hostname} unencrypted"
        yield Finding("second reader", "warning", said, "give judgement.reader_url an https address")
    is_direct = judgement.is_here or not session.settings.fetch.proxy
    if is_direct and not offline:
        yield from _reader_connection(parts, judgement.reader_model)


def _reader_connection(address: SplitResult, model: str) -> Iterator[Finding]:
    """A finding where no connection to a second reader can be opened."""
    host, port = address.hostname or "", address.port or (443 if address.scheme == "https" else 80)
    try:
        socket.create_connection((host, port), CONNECT_SECONDS).close()
    except OSError as error:
        advice = "check judgement.reader_url; meanwhile the first judgement counts"
        yield Finding("second reader", "bad", f"{model} at {host}:{port} cannot be reached: {error}", advice)


def _reader_requests(session: Session) -> Iterator[Finding]:
    judgement = session.settings.judgement
    if judgement.reader_url is None:
        return
    counts = session.app.store.opinions.counts(session.app.clock.now())
    asked, answered = counts.get("asked", 0), counts.get("answered", 0)
    ended = {name.replace("_", " "): number for name, number in counts.items() if name != "asked"}
    results = ", ".join(f"{number} {name}" for name, number in ended.items())
    said = f"{judgement.reader_model}: {asked} of {judgement.reader_per_day} requests made today (UTC)"
    said += f", {results}" if results else ""
    if asked >= judgement.reader_per_day:
        advice = "raise judgement.reader_per_day, or bring judgement.reader_low and reader_high closer together"
        yield Finding("second reader", "warning", f"{said}: the day's limit is reached", advice)
    elif sum(ended.values()) > 2 * answered:
        yield Finding("second reader", "warning", f"{said}: most failed", "the log says why, once for each kind")
    else:
        yield Finding("second reader", "good", said)


def _database(session: Session) -> Finding:
    from monitor.settings import sqlite_file

    store = session.app.store
    feeds, counts = store.feeds.counts(), store.articles.counts()
    path = sqlite_file(session.settings.database_url)
    size = f", {path.stat().st_size / 1e6:.1f} MB" if path is not None and path.is_file() else ""
    held = (counted(_total(feeds), "feed"), counted(sum(counts.states.values()), "article"))
    return Finding("database", "good", f"{', '.join(held)}, {counted(counts.versions, 'version')}{size}")


def _clocks(session: Session) -> Iterator[Finding]:
    """Whether the clock of the database's machine, by which all workers can be compared, is also this machine's."""
    clock, work = session.app.clock, session.app.store.work
    asked = clock.now()
    there = work.server_time()
    answered = clock.now()
    if there is None:
        return
    apart = max(asked - there, there - answered, timedelta(0))
    if apart <= CLOCKS_APART:
        yield Finding("clock", "good", "this machine and the database agree")
        return
    said = f"this machine's is {span(apart)} {'ahead of' if there < asked else 'behind'} the database's"
    more = f"more than {CLOCKS_APART.total_seconds():.0f} seconds let workers take each other's work"
    yield Finding("clock", "bad", f"{said}: {more}", "set both by NTP, as `timedatectl set-ntp true` does")


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
    alone, together = _grouped(failing)
    yield from (_alike("feed", feeds, number) for feeds in together)
    for feed in alone[:LISTED]:
        times = f"failing for {feed.failures} checks" if feed.failures > 1 else "failed"
        last = f", last check {ago(feed.last_checked_at, now)}"
        yield Finding(_named("feed", feed), "warning", f"{times}{last}: {feed.last_error}", _way_out(feed))
    if len(alone) > LISTED:
        yield Finding(
            "feeds", "warning", f"and {len(alone) - LISTED} more are failing", "`monitor feeds list --state failing`"
        )


def _total(counts: Mapping[str, int]) -> int:
    return sum(counts.get(state, 0) for state in FeedState)


def _grouped(failing: Sequence[Failing]) -> tuple[list[Failing], list[list[Failing]]]:
    """Those that failed each in its own way, and those that failed alike, together."""
    alike: dict[str, list[Failing]] = {}
    for item in failing:
        alike.setdefault(_trouble(item), []).append(item)
    alone = [item for item in failing if len(alike[_trouble(item)]) < ALIKE]
    return alone, [items for items in alike.values() if len(items) >= ALIKE]


def _trouble(item: FeedSummary | Article) -> str:
    """The kind of the last error; an error status is one kind each."""
    kind = (item.last_error or "").partition(":")[0]
    return f"answered {item.last_status}" if kind == "HttpStatus" else _ALIKE.get(kind, kind)


def _alike(what: str, items: Sequence[FeedSummary | Article], number: int) -> Finding:
    said = f"{len(items)} of {counted(number, what)}: {_trouble(items[0])}"
    if len(items) == number and _trouble(items[0]) in _ALIKE.values():
        return Finding(f"{what}s", "warning", f"{said}: is this machine online?")
    listing = f"`monitor {what}s list --state failing`"
    advice = f"one says: {items[0].last_error}; {listing} has them"
    return Finding(f"{what}s", "warning", f"{said}: {_some(items, len(items))}", advice)


def _some(items: Sequence[FeedSummary | Article], number: int) -> str:
    """The first few of so many by number and title."""
    names = [f"{item.id} {shorten(item.title or item.url, NAME_COLUMNS)}" for item in items[:NAMED]]
    return "; ".join([*names, f"and {number - len(names)} more"] if number > len(names) else names)


def _way_out(feed: FeedSummary) -> str:
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
        said = f"{counted(blocked, 'article shows', 'articles show')} something else than text"
        advice = "consent walls, bot checks and paywalls; the stored versions are kept, and it is tried again"
        yield _in_state(repository, ArticleState.BLOCKED, blocked, said, advice)
    if others := states.get(ArticleState.NOT_ARTICLE, 0):
        said = (
            f"{counted(others, 'address holds', 'addresses hold')} no article but a file, or a page that only forwards"
        )
        advice = "they are checked again rarely, and followed once an article is there"
        yield _in_state(repository, ArticleState.NOT_ARTICLE, others, said, advice)
    failing = repository.list(state=ArticleState.LIVE, failing=True, limit=MOST_READ)
    if not failing:
        yield Finding("articles", "good", f"{counted(number, 'article')}, none is failing")
    alone, together = _grouped(failing)
    yield from (_alike("article", articles, number) for articles in together)
    yield from (Finding(_named("article", article), "warning", article.last_error or "") for article in alone[:LISTED])
    if len(alone) > LISTED:
        advice = "`monitor articles list --state failing`"
        yield Finding("articles", "warning", f"and {len(alone) - LISTED} more are failing", advice)


def _in_state(repository: ArticleRepository, state: ArticleState, number: int, said: str, advice: str) -> Finding:
    """So many articles of a state, some of them by name."""
    some = _some(repository.list(state=state, limit=NAMED), number)
    return Finding("articles", "warning", f"{said}: {some}", f"{advice}; `monitor articles list --state {state}`")


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
        said = f"{number} should have been sent, the oldest {span(now - late[0])} ago"
        yield Finding("alerts", "warning", said, "`monitor deliver` sends them, if the daemon does not run")
    if not failed and not late:
        yield Finding("alerts", "good", "none is waiting past its time")


def _daemon(session: Session) -> Iterator[Finding]:
    due, now = session.app.store.work.next_due(), session.app.clock.now()
    if due is not None and due < now - OVERDUE:
        said = f"work has been due for {span(now - due)}"
        yield Finding("daemon", "warning", said, "`monitor run` does it by itself, `monitor poll` once")


def _named(what: str, item: FeedSummary | Article) -> str:
    return f"{what} {item.id} {item.title or item.url}"
