"""Builds the whole from the settings: the only file that names concrete classes and reads the clock.

Dependencies are made when they are first asked for: a command that only reads the database never loads the web client.
"""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from monitor.model import Channel, ReaderRules, recipient_name
from monitor.settings import JudgementSettings, Settings

if TYPE_CHECKING:
    from monitor.alerts import MailOptions
    from monitor.daemon import Chore, Daemon
    from monitor.history import History
    from monitor.pipeline import Pipeline
    from monitor.pipeline.second_reading import SecondReading
    from monitor.ports import Fetcher, Passwords, Sandbox, SecondReader, Sender, Store
    from monitor.store.admin import CheckReport, PruneReport
    from monitor.store.copying import CopyReport
    from monitor.store.findings import Problem

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
HOUSEKEEPING = timedelta(hours=6)
HEARTBEAT = timedelta(hours=1)
PUSHES = timedelta(minutes=1)
# Giving back freed memory takes some 5 ms.
FREED = timedelta(minutes=1)
# With some 200 a time, a database of 100,000 articles that an older program made is through in five hours.
STORIES = timedelta(seconds=30)
# Soon enough for who reads along, and late enough that what several outlets publish at once is searched together.
REPEATS = timedelta(seconds=5)
# A service with several rooms is called once for each, with a pause of up to five seconds between.
CHAT_SECONDS = 60.0
CHATS_AT_ONCE = 2
# Servers on one machine answer few questions at once, and the others wait there.
READERS_AT_ONCE = 2
# A dozen verdicts are 4 kB; models that think aloud send their thoughts along.
READER_BYTES = 512 * 1024
SECRET_NOTE = "link-secret"  # noqa: S105 - the name under which it is kept, not the secret
# From <malloc.h>: how many heaps there are, and from which size on something is given back by itself when it is freed.
M_ARENA_MAX, M_MMAP_THRESHOLD = -8, -3
LARGE_BYTES = 1 << 20


class SystemClock:
    """The real time."""

    def now(self) -> datetime:
        """Now, in UTC."""
        return datetime.now(UTC)


class Admin:
    """What is done to the database as a whole."""

    def __init__(self, settings: Settings, clock: SystemClock) -> None:
        self._settings = settings
        self._clock = clock

    def upgrade(self) -> list[str]:
        """Bring the schema up to date; the revisions that were applied."""
        from monitor.store.admin import upgrade

        return list(upgrade(self._settings.database_url))

    def check(self, tell: Callable[[int, int], None] = lambda _done, _total: None) -> CheckReport:
        """Verify structure and every stored digest; ``tell`` hears how much was read, of how much."""
        from monitor.store.admin import check

        return check(self._settings.database_url, tell)

    def unreadable(self) -> tuple[Problem, ...]:
        """The feeds, articles and subscriptions that cannot be read: they are passed over."""
        from monitor.store.admin import unreadable

        return unreadable(self._settings.database_url)

    def backup(self, target: Path, tell: Callable[[int, int], None] = lambda _done, _total: None) -> None:
        """Copy the database while it is in use; ``tell`` hears how much was copied, of how much."""
        from monitor.store.admin import backup

        backup(self._settings.database_url, target, tell)

    def copy(self, target_url: str, *, restart: bool, tell: Callable[[str, int], None]) -> CopyReport:
        """Copy everything into an empty PostgreSQL database, or go on with a copy that was cut short."""
        from monitor.store.copying import copy

        return copy(self._settings.database_url, target_url, restart=restart, tell=tell)

    def prune(self) -> PruneReport:
        """Remove what the [keep] settings no longer want."""
        from monitor.store.admin import PruneRules, prune

        keep = self._settings.keep
        rules = PruneRules(keep.raw_pages_days, keep.versions_per_article, keep.article_days, keep.reader_answers_days)
        return prune(self._settings.database_url, rules, self._clock.now())


class App:
    """All that one monitor consists of; close it, or use it as a context manager."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = SystemClock()
        self.admin = Admin(settings, self.clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close what was opened."""
        for name in ("sandbox", "chat_sandbox", "fetcher", "reader", "store"):
            if name in self.__dict__:
                self.__dict__[name].close()

    @cached_property
    def store(self) -> Store:
        """The database, created and brought up to date where needed."""
        from monitor.store import open_store

        store = open_store(self.settings.database_url)
        if self.settings.file is not None or self.settings.subscriptions:
            # Without any there is nothing to make them like: a command run elsewhere must not take them away.
            store.subscriptions.sync(self.settings.subscriptions)
        return store

    @cached_property
    def history(self) -> History:
        """The read side."""
        from monitor.history import History
        from monitor.history.moments import Calendar

        rules = reader_rules(self.settings.judgement)
        return History(self.store, lambda: self.sandbox, rules, lambda: Calendar(self.clock.now()))

    @cached_property
    def fetcher(self) -> Fetcher:
        """The edge to the web."""
        from monitor.fetch import FetchOptions, HttpFetcher

        fetch = self.settings.fetch
        options = FetchOptions(
            user_agent=_with_version(fetch.user_agent),
            contact=fetch.contact,
            timeout_seconds=fetch.timeout_seconds,
            max_body_bytes=fetch.max_body_bytes,
            host_gap_seconds=fetch.host_gap_seconds,
            shared_hosts=frozenset(fetch.shared_hosts),
            obey_robots=fetch.obey_robots,
            allow_networks=tuple(fetch.allow_networks),
            proxy=fetch.proxy,
        )
        return HttpFetcher(options, self.clock)

    @cached_property
    def reader(self) -> SecondReader:
        """The edge to the second reader. Only where ``judgement.reader_url`` is set."""
        return second_reader(self.settings)

    @cached_property
    def sandbox(self) -> Sandbox:
        """The processes in which hostile bytes are parsed."""
        from monitor.sandbox import ProcessSandbox

        return ProcessSandbox(workers=self.parsers)

    @property
    def parsers(self) -> int:
        """How many processes parse. Never one alone, which a document that is slow to read would take from the rest."""
        return max(2, min(4, os.cpu_count() or 1))

    @cached_property
    def chat_sandbox(self) -> Sandbox:
        """The processes in which chat services are called, away from those that parse: they may be slow."""
        from monitor.sandbox import ProcessSandbox

        # They wait for a service, not for a processor: the second helps from the first call on that has to wait.
        return ProcessSandbox(workers=CHATS_AT_ONCE, seconds=CHAT_SECONDS, start_waits=1)

    @cached_property
    def senders(self) -> dict[Channel, Sender]:
        """The channels that are set up."""
        from monitor.send import AppriseSender, WebhookSender

        smtp = self.settings.smtp
        senders: dict[Channel, Sender] = {
            Channel.APPRISE: AppriseSender(self.chat_sandbox),
            Channel.WEBHOOK: WebhookSender(self._post, self._webhook_secret),
        }
        if smtp.host:
            from monitor.send import DkimOptions, SmtpOptions, SmtpSender

            options = SmtpOptions(
                host=smtp.host,
                port=smtp.port,
                security=smtp.security,
                username=smtp.username or "",
                password=smtp.password or "",
                sender=smtp.sender,
                dkim=DkimOptions(smtp.dkim_domain, smtp.dkim_selector, smtp.dkim_key) if smtp.dkim_key else None,
            )
            senders[Channel.MAIL] = SmtpSender(options)
        return senders

    @cached_property
    def secret(self) -> str:
        """What signs the links in mails: made once, kept in the database."""
        kept = self.store.get_note(SECRET_NOTE)
        return kept if kept is not None else self.store.keep_note(SECRET_NOTE, secrets.token_hex(32))

    @cached_property
    def passwords(self) -> Passwords:
        """The edge to the hashes of passwords."""
        from monitor.passwords import Argon2Passwords

        return Argon2Passwords()

    @cached_property
    def mail(self) -> MailOptions:
        """How alerts are written."""
        from monitor.alerts import MailOptions

        return MailOptions(
            public_url=self.settings.web.public_url,
            secret=self.secret,
            sender=self.settings.smtp.sender,
            attach=self.settings.smtp.attach_difference,
            time_zone=self.settings.zone,
        )

    def name_of(self, recipient: str) -> str:
        """How a recipient is named wherever one is shown."""
        return recipient_name(recipient, self.secret)

    @cached_property
    def pipeline(self) -> Pipeline:
        """The flow."""
        _share_freed_memory()
        from monitor.cadence import CadenceLimits
        from monitor.pipeline import Dependencies, Pipeline
        from monitor.pipeline.dependencies import PushOptions

        schedule = self.settings.schedule
        limits = CadenceLimits(
            feed_min_seconds=schedule.feed_min_minutes * MINUTE,
            feed_max_seconds=schedule.feed_max_hours * HOUR,
            article_min_seconds=schedule.article_min_minutes * MINUTE,
            article_max_seconds=schedule.article_max_days * DAY,
            stop_after_seconds=schedule.stop_after_days * DAY,
        )
        public_url = self.settings.web.public_url
        return Pipeline(
            Dependencies(
                store=self.store,
                fetcher=self.fetcher,
                sandbox=self.sandbox,
                clock=self.clock,
                worker=f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}",
                senders=self.senders,
                cadence=limits,
                parsers=self.parsers,
                shared_hosts=frozenset(self.settings.fetch.shared_hosts),
                mail=self.mail,
                push=PushOptions(public_url, self.secret) if public_url else None,
                second=self._second_reading(),
            )
        )

    def _second_reading(self) -> SecondReading | None:
        rules = reader_rules(self.settings.judgement)
        if rules is None:
            return None
        from monitor.pipeline.second_reading import SecondReading

        return SecondReading(self.reader, rules, self.settings.judgement.reader_per_day)

    def daemon(self) -> Daemon:
        """A daemon with its chores, not yet started; feeds of the configuration are followed."""
        from monitor.daemon import Chore, Daemon
        from monitor.pipeline.websub import keep_pushes

        self.follow_configured()
        chores: tuple[Chore, ...] = (
            Chore("housekeeping", HOUSEKEEPING, self.admin.prune),
            Chore("heartbeat", HEARTBEAT, self.pipeline.heartbeat),
            Chore("stories", STORIES, self.pipeline.place_waiting),
            Chore("reported by several", REPEATS, self.pipeline.find_waiting_repeats),
            Chore("freed memory", FREED, give_back_freed_memory),
            Chore("pushes", PUSHES, partial(keep_pushes, self.pipeline.deps)),
        )
        return Daemon(self.pipeline, chores)

    def follow_configured(self) -> None:
        """Follow the feeds of the configuration; those taken out of it stay until they are removed by hand."""
        from monitor.pipeline.moves import current_urls

        wanted = self.settings.feeds
        urls = current_urls(self.store, [feed.url for feed in wanted])
        known = self.store.feeds.tags_of(urls)
        for url, feed in zip(urls, wanted, strict=True):
            # Adding makes due: neither a restart nor a `poll` shall ask every site anew.
            if url not in known or not set(feed.tags) <= set(known[url]):
                self.store.feeds.add(url, title=feed.title, tags=feed.tags, now=self.clock.now())

    def _webhook_secret(self, url: str) -> str | None:
        found = (item for item in self.store.subscriptions.list() if item.webhook == url and item.webhook_secret)
        return next((item.webhook_secret for item in found), None)

    def _post(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        return self.fetcher.post(url, headers, body)


def reader_rules(judgement: JudgementSettings) -> ReaderRules | None:
    """Which edits the second reader is asked about; None where none is set up."""
    if judgement.reader_url is None:
        return None
    return ReaderRules(judgement.reader_low, judgement.reader_high, judgement.reader_model)


def second_reader(settings: Settings) -> SecondReader:
    """The edge to the second reader of ``judgement.reader_url``. Raises ``ConfigError`` if its key is unreadable."""
    from monitor.fetch import FetchOptions, HttpAsker
    from monitor.readers import ChatReader
    from monitor.settings import reader_key

    judgement, fetch = settings.judgement, settings.fetch
    url = judgement.reader_url or ""
    options = FetchOptions(
        user_agent=_with_version(fetch.user_agent),
        contact=fetch.contact,
        timeout_seconds=judgement.reader_seconds,
        max_body_bytes=READER_BYTES,
        # Behind the proxy this machine is another one.
        proxy=None if judgement.is_here else fetch.proxy,
    )
    asker = HttpAsker(options, at_once=READERS_AT_ONCE)
    return ChatReader(
        asker.ask,
        url,
        judgement.reader_model,
        key=reader_key(settings),
        temperature=judgement.reader_temperature,
        close=asker.close,
    )


def _with_version(user_agent: str) -> str:
    """A product token with its version (RFC 9110 10.1.5), unless it was given one."""
    from importlib.metadata import version

    return user_agent if "/" in user_agent else f"{user_agent}/{version('news-update-monitor')}"


def _share_freed_memory() -> None:
    """Let all threads of this program use what any of them freed.

    By default each of the first threads, eight a core, has a heap of its own, which stays as large as the largest thing
    done there. Several heaps are for threads that allocate at the same time: the interpreter's lock lets one. And after
    one body of 10 MB all that are smaller would be cut from the heap.
    """
    _glibc("mallopt", M_ARENA_MAX, 1)
    _glibc("mallopt", M_MMAP_THRESHOLD, LARGE_BYTES)


def give_back_freed_memory() -> None:
    """Let the system have what is free between things that are not: by itself glibc gives back only the heap's end."""
    _glibc("malloc_trim", 0)


def _glibc(name: str, *values: int) -> None:
    """Call a function of glibc; other C libraries do not have it, and are left as they are."""
    import ctypes

    function = getattr(ctypes.CDLL(None), name, None)
    if function is not None:
        function(*values)


def build(settings: Settings) -> App:
    """The monitor that these settings describe."""
    return App(settings)
