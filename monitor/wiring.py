"""Composition root: builds the program from the settings. Only this file names concrete classes and reads the clock.

Dependencies are created on first use: a command that only reads the database never loads the HTTP client.
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
# Returning freed memory to the system takes some 5 ms.
FREED = timedelta(minutes=1)
# In batches of 200, the 100,000 articles of an older program's database are placed in five hours.
STORIES = timedelta(seconds=30)
# Short for people who follow the news live, but long enough that simultaneous reports are searched together.
REPEATS = timedelta(seconds=5)
# A chat service with several rooms is called once for each, with pauses of up to five seconds.
CHAT_SECONDS = 60.0
CHATS_AT_ONCE = 2
# A language model on one machine answers few requests at once; others would only wait there.
READERS_AT_ONCE = 2
# A dozen verdicts are 4 kB; reasoning models also send their reasoning.
READER_BYTES = 512 * 1024
SECRET_NOTE = "link-secret"  # noqa: S105 - the name under which it is stored, not the secret
# Parameters of mallopt(3) from <malloc.h>: the number of arenas, and the size from which blocks are allocated by mmap.
M_ARENA_MAX, M_MMAP_THRESHOLD = -8, -3
LARGE_BYTES = 1 << 20


class SystemClock:
    """The real time."""

    def now(self) -> datetime:
        """Return the current time in UTC."""
        return datetime.now(UTC)


class Admin:
    """Operations on the database as a whole."""

    def __init__(self, settings: Settings, clock: SystemClock) -> None:
        self._settings = settings
        self._clock = clock

    def upgrade(self) -> list[str]:
        """Bring the schema up to date; returns the revisions that were applied."""
        from monitor.store.admin import upgrade

        return list(upgrade(self._settings.database_url))

    def check(self, tell: Callable[[int, int], None] = lambda _done, _total: None) -> CheckReport:
        """Verify the structure and every stored digest; ``tell`` is called with the progress (read, total)."""
        from monitor.store.admin import check

        return check(self._settings.database_url, tell)

    def unreadable(self) -> tuple[Problem, ...]:
        """Return the feeds, articles and subscriptions that cannot be read and are skipped."""
        from monitor.store.admin import unreadable

        return unreadable(self._settings.database_url)

    def backup(self, target: Path, tell: Callable[[int, int], None] = lambda _done, _total: None) -> None:
        """Copy the database while it is in use; ``tell`` is called with the progress (copied, total)."""
        from monitor.store.admin import backup

        backup(self._settings.database_url, target, tell)

    def copy(self, target_url: str, *, restart: bool, tell: Callable[[str, int], None]) -> CopyReport:
        """Copy everything into an empty PostgreSQL database, or continue an interrupted copy."""
        from monitor.store.copying import copy

        return copy(self._settings.database_url, target_url, restart=restart, tell=tell)

    def prune(self) -> PruneReport:
        """Remove what the [keep] settings say should no longer be kept."""
        from monitor.store.admin import PruneRules, prune

        keep = self._settings.keep
        rules = PruneRules(keep.raw_pages_days, keep.versions_per_article, keep.article_days, keep.reader_answers_days)
        return prune(self._settings.database_url, rules, self._clock.now())


class App:
    """All parts of one monitor, created on first use; close it, or use it as a context manager."""

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
        """Close the parts that were created."""
        for name in ("sandbox", "chat_sandbox", "fetcher", "reader", "store"):
            if name in self.__dict__:
                self.__dict__[name].close()

    @cached_property
    def store(self) -> Store:
        """The database, created and upgraded if needed."""
        from monitor.store import open_store

        store = open_store(self.settings.database_url)
        if self.settings.file is not None or self.settings.subscriptions:
            # A command run elsewhere, without a configuration, must not remove the subscriptions.
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
        """The HTTP client."""
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
        """The client of the second reader. Only if ``judgement.reader_url`` is set."""
        return second_reader(self.settings)

    @cached_property
    def sandbox(self) -> Sandbox:
        """The processes that parse untrusted bytes."""
        from monitor.sandbox import ProcessSandbox

        return ProcessSandbox(workers=self.parsers)

    @property
    def parsers(self) -> int:
        """The number of parsing processes; at least two, so that a document that is slow to read blocks no others."""
        return max(2, min(4, os.cpu_count() or 1))

    @cached_property
    def chat_sandbox(self) -> Sandbox:
        """The processes that call chat services, separate from those that parse, because the services may be slow."""
        from monitor.sandbox import ProcessSandbox

        # Calls wait for a service, not for a processor, so the second process starts with the first call that waits.
        return ProcessSandbox(workers=CHATS_AT_ONCE, seconds=CHAT_SECONDS, start_waits=1)

    @cached_property
    def senders(self) -> dict[Channel, Sender]:
        """The senders of the channels that are set up."""
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
        """The key that signs the links in mails: generated once and stored in the database."""
        stored = self.store.get_note(SECRET_NOTE)
        return stored if stored is not None else self.store.keep_note(SECRET_NOTE, secrets.token_hex(32))

    @cached_property
    def passwords(self) -> Passwords:
        """The password hasher."""
        from monitor.passwords import Argon2Passwords

        return Argon2Passwords()

    @cached_property
    def mail(self) -> MailOptions:
        """The options for composing alerts."""
        from monitor.alerts import MailOptions

        return MailOptions(
            public_url=self.settings.web.public_url,
            secret=self.secret,
            sender=self.settings.smtp.sender,
            attach=self.settings.smtp.attach_difference,
            time_zone=self.settings.zone,
        )

    def name_of(self, recipient: str) -> str:
        """Return the name by which a recipient is shown."""
        return recipient_name(recipient, self.secret)

    @cached_property
    def pipeline(self) -> Pipeline:
        """The jobs of the program."""
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
        """Create a daemon with its chores, not yet started; follows the configured feeds."""
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
        """Follow the configured feeds. A feed removed from the configuration is followed until removed by hand."""
        from monitor.pipeline.moves import current_urls

        wanted = self.settings.feeds
        urls = current_urls(self.store, [feed.url for feed in wanted])
        known = self.store.feeds.tags_of(urls)
        for url, feed in zip(urls, wanted, strict=True):
            # Adding makes a feed due, but a restart or a `poll` should not request every feed again.
            if url not in known or not set(feed.tags) <= set(known[url]):
                self.store.feeds.add(url, title=feed.title, tags=feed.tags, now=self.clock.now())

    def _webhook_secret(self, url: str) -> str | None:
        for subscription in self.store.subscriptions.list():
            if subscription.webhook == url and subscription.webhook_secret:
                return subscription.webhook_secret
        return None

    def _post(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        return self.fetcher.post(url, headers, body)


def reader_rules(judgement: JudgementSettings) -> ReaderRules | None:
    """Return the rules for which edits the second reader is asked about; None if no reader is set up."""
    if judgement.reader_url is None:
        return None
    return ReaderRules(judgement.reader_low, judgement.reader_high, judgement.reader_model)


def second_reader(settings: Settings) -> SecondReader:
    """Create the client of the second reader at ``judgement.reader_url``. Raises ConfigError for an unreadable key."""
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
        # To the proxy, an address of this machine means the proxy's own machine.
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
    """Append the program's version to the User-Agent's product token (RFC 9110 10.1.5) if it has none."""
    from importlib.metadata import version

    return user_agent if "/" in user_agent else f"{user_agent}/{version('news-update-monitor')}"


def _share_freed_memory() -> None:
    """Let all threads share one glibc heap, and allocate blocks of a megabyte and more outside it.

    By default up to eight threads per core have their own heaps, each of which stays as large as the largest task it
    had. Separate heaps only help threads that allocate at the same time, which the interpreter's lock prevents. And by
    default the threshold for blocks outside the heap grows with the largest block freed, such as a body of 10 MB.
    """
    _glibc("mallopt", M_ARENA_MAX, 1)
    _glibc("mallopt", M_MMAP_THRESHOLD, LARGE_BYTES)


def give_back_freed_memory() -> None:
    """Return free memory inside the heap to the system; by itself glibc only returns the end of the heap."""
    _glibc("malloc_trim", 0)


def _glibc(name: str, *values: int) -> None:
    """Call a function of glibc; does nothing with a C library that does not have it."""
    import ctypes

    function = getattr(ctypes.CDLL(None), name, None)
    if function is not None:
        function(*values)


def build(settings: Settings) -> App:
    """Create the monitor that these settings describe."""
    return App(settings)
