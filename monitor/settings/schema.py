"""The tables and keys of the configuration: valid values and defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from monitor.model import QuietHours, Role, SubscribedKind, Subscription
from monitor.settings.sources import machine_zone
from monitor.settings.tables import Mistake, Mistakes, key, keys, read, read_list, table_key
from monitor.settings.values import (
    COUNT,
    DATABASE,
    DAY_SECONDS,
    DAYS,
    FILLED,
    HOSTS,
    HOURS,
    KEPT_DAYS,
    KINDS,
    MAIL_ADDRESSES,
    MINUTES,
    NETWORKS,
    PROXY,
    READER_URL,
    SECRET,
    SHARE,
    TEXTS,
    TOKEN,
    WEB_ADDRESS,
    WEBHOOK_SECRET,
    Number,
    OneOf,
    Temperature,
    Text,
    checked_secret,
    flag,
    key_file,
    parse_daily_at,
    parse_quiet_hours,
    time_zone,
)

# Hosting services that serve many sites from the same machines: politeness counts them as one host each.
SHARED_HOSTS = (
    "beehiiv.com",
    "blogspot.com",
    "feedburner.com",
    "ghost.io",
    "github.io",
    "hatenablog.com",
    "livejournal.com",
    "medium.com",
    "micro.blog",
    "neocities.org",
    "netlify.app",
    "pages.dev",
    "squarespace.com",
    "substack.com",
    "tumblr.com",
    "typepad.com",
    "vercel.app",
    "wixsite.com",
    "wordpress.com",
)
# The default of the shortest interval between two checks.
_SHORTEST_MINUTES = 5.0
_PORTS = {"tls": 465, "starttls": 587, "none": 25}


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How requests are made. ``host_gap_seconds`` unset: one second, none for hosts in ``allow_networks``.

    For pauses between requests all hosts under one of ``shared_hosts`` count as one. ``proxy`` can contain a password.
    """

    user_agent: str = key(FILLED, "news-update-monitor")
    contact: str = key(Text(), "")
    timeout_seconds: float = key(Number(above=0, most=DAY_SECONDS), 20.0)
    # Bounded, as bodies are held in memory.
    max_body_bytes: int = key(Number(least=1024, most=1_000_000_000, whole=True), 10_000_000)
    host_gap_seconds: float | None = key(Number(least=0, most=DAY_SECONDS), None)
    shared_hosts: tuple[str, ...] = key(HOSTS, SHARED_HOSTS)
    obey_robots: bool = key(flag, True)
    allow_networks: tuple[str, ...] = key(NETWORKS, ())
    proxy: str | None = key(PROXY, None, secret=True)


def _shortest(longest: str, unit: int, before: Mapping[str, Any]) -> float:
    """The default of a shortest interval: no more than the key ``longest``, whose unit is ``unit`` minutes."""
    return min(_SHORTEST_MINUTES, float(before.get(longest, _SHORTEST_MINUTES)) * unit)


def _check_shortest(longest: str, unit: int, value: float, before: Mapping[str, Any]) -> None:
    if longest in before and value > before[longest] * unit:
        raise ValueError(f"it should be at most {longest} ({before[longest] * unit:g} minutes)")


_FEED_LONGEST = "feed_max_hours", 60
_ARTICLE_LONGEST = "article_max_days", 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleSettings:
    """When to check again. Fractions are allowed."""

    feed_max_hours: float = key(HOURS, 24.0)
    feed_min_minutes: float = key(
        MINUTES, derived=partial(_shortest, *_FEED_LONGEST), fits=partial(_check_shortest, *_FEED_LONGEST)
    )
    article_max_days: float = key(DAYS, 7.0)
    article_min_minutes: float = key(
        MINUTES, derived=partial(_shortest, *_ARTICLE_LONGEST), fits=partial(_check_shortest, *_ARTICLE_LONGEST)
    )
    stop_after_days: float = key(DAYS, 60.0)


def _port(before: Mapping[str, Any]) -> int:
    return _PORTS.get(before.get("security", ""), 587)


def _sender(before: Mapping[str, Any]) -> str:
    return before.get("username") or "news-monitor@localhost"


def _domain(before: Mapping[str, Any]) -> str:
    return str(before.get("sender", "")).rpartition("@")[2].strip("<> ")


def _check_password(value: str | None, before: Mapping[str, Any]) -> None:
    # Without a user name the password is not used: a container's secret file may then be empty.
    if value is not None and before.get("username"):
        checked_secret(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpSettings:
    """The mail server. Without ``host`` no mail is sent. ``port`` unset: 465, 587 or 25, by ``security``.

    With ``dkim_key`` (PEM) mail is signed; ``dkim_domain`` unset: that of the sender. ``attach_difference``: without
    ``web.public_url`` to link to, the difference is attached to the mail as a file.
    """

    host: str | None = key(Text(), None)
    security: Literal["tls", "starttls", "none"] = key(OneOf(tuple(_PORTS)), "starttls")
    port: int = key(Number(least=1, most=65535, whole=True), derived=_port)
    username: str | None = key(SECRET, None)
    password: str | None = key(Text(), None, fits=_check_password, secret=True)
    sender: str = key(Text(), derived=_sender)
    dkim_domain: str = key(Text(), derived=_domain)
    dkim_selector: str = key(FILLED, "monitor")
    dkim_key: str | None = key(Text(checked_secret, lines=True), None, secret=True)
    attach_difference: bool = key(flag, True)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """The web page. Without ``token`` and named readers it serves only its own machine.

    ``token_role``: the role of whoever has the token. ``proxies``: the networks of trusted reverse proxies, whose
    forwarding headers are believed.
    """

    host: str = key(Text(), "127.0.0.1")
    port: int = key(Number(least=0, most=65535, whole=True), 8470)
    token: str | None = key(TOKEN, None, secret=True)
    token_role: Role = key(OneOf(tuple(Role)), Role.EDITOR)
    public_url: str | None = key(WEB_ADDRESS, None)
    proxies: tuple[str, ...] = key(NETWORKS, ("127.0.0.0/8", "::1/128"))

    @property
    def unguarded_name(self) -> str | None:
        """The host of ``public_url`` if others can reach the page there without a token; None otherwise."""
        if self.token is not None or self.public_url is None:
            return None
        try:
            name = (urlsplit(self.public_url).hostname or "").rstrip(".")
        except ValueError:
            return None
        try:
            is_own = ip_address(name).is_loopback
        except ValueError:
            is_own = name in ("", "localhost")
        return None if is_own else name


def _check_model(model: str, before: Mapping[str, Any]) -> None:
    if before.get("reader_url") and not model.strip():
        raise ValueError("expected the name of the model that judgement.reader_url serves, as its /models lists it")


def _check_high(high: float, before: Mapping[str, Any]) -> None:
    low = before.get("reader_low", high)
    if high < low:
        raise ValueError(f"expected at least judgement.reader_low, which is {low:g}")


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementSettings:
    """The second reader, a language model asked about uncertain sentences. Without ``reader_url`` there is none.

    Sentences with a score between ``reader_low`` and ``reader_high`` are asked about. ``reader_seconds`` is the longest
    that an update waits for the answer. With ``reader_temperature`` None (in the file "default") none is sent.
    """

    reader_url: str | None = key(READER_URL, None)
    reader_model: str = key(Text(), "", fits=_check_model)
    reader_key_file: Path | None = key(key_file, None)
    reader_low: float = key(SHARE, 0.3)
    reader_high: float = key(SHARE, 0.7, fits=_check_high)
    # At most a minute, as the update waits for the answer.
    reader_seconds: float = key(Number(above=0, most=60), 20.0)
    reader_per_day: int = key(COUNT, 500)
    # The bounds are those of the chat completions protocol.
    reader_temperature: float | None = key(Temperature(least=0, most=2), 0.0)

    @property
    def is_here(self) -> bool:
        """Whether the reader's server is on this machine."""
        name = (urlsplit(self.reader_url or "").hostname or "").rstrip(".")
        try:
            return ip_address(name).is_loopback
        except ValueError:
            return name == "localhost" or name.endswith(".localhost")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepSettings:
    """What ``db prune`` keeps. Unset: everything."""

    raw_pages_days: float | None = key(KEPT_DAYS, None)
    versions_per_article: int | None = key(COUNT, None)
    article_days: float | None = key(KEPT_DAYS, None)
    reader_answers_days: float | None = key(KEPT_DAYS, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSettings:
    """A feed to follow."""

    url: str = key(WEB_ADDRESS)
    title: str = key(Text(), "")
    tags: tuple[str, ...] = key(TEXTS, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionSettings:
    """A subscription as in the file."""

    name: str = key(FILLED)
    to: tuple[str, ...] = key(MAIL_ADDRESSES, ())
    webhook: str | None = key(WEB_ADDRESS, None)
    webhook_secret: str | None = key(WEBHOOK_SECRET, None, secret=True)
    apprise: tuple[str, ...] = key(TEXTS, ())
    updates: bool = key(flag, True)
    new_articles: bool = key(flag, False)
    removals: bool = key(flag, False)
    broken_sources: bool = key(flag, False)
    heartbeat: bool = key(flag, False)
    mode: Literal["instant", "hourly", "daily"] = key(OneOf(("instant", "hourly", "daily")), "instant")
    feeds: tuple[str, ...] = key(TEXTS, ())
    tags: tuple[str, ...] = key(TEXTS, ())
    articles: tuple[str, ...] = key(TEXTS, ())
    kinds: tuple[SubscribedKind, ...] = key(KINDS, ())
    words: tuple[str, ...] = key(TEXTS, ())
    min_score: float = key(SHARE, 0.0)
    min_importance: float = key(SHARE, 0.0)
    quiet_hours: QuietHours | None = key(parse_quiet_hours, None)
    daily_at: tuple[int, str | None] = key(parse_daily_at, (7 * 60, None))
    max_per_hour: int = key(COUNT, 20)
    time_zone: str | None = key(time_zone, None)
    subjects: Literal["news", "constant"] = key(OneOf(("news", "constant")), "news")
    reader: str = key(Text(), "")
    firsts_only: bool = key(flag, False)

    def subscription(self) -> Subscription:
        """Convert to ``monitor.model.Subscription``."""
        values = {name: getattr(self, name) for name in keys(SubscriptionSettings)}
        values["daily_at"], values["daily_zone"] = self.daily_at
        return Subscription(**values, origin="config")


def _subscriptions(given: object) -> tuple[Subscription, ...]:
    """Read the list of subscriptions. Raises ``Mistakes`` if two have the same name."""
    found = read_list(partial(read, SubscriptionSettings), given)
    names = [item.name for item in found]
    duplicates = [
        Mistake((str(number), "name"), f'two subscriptions are named "{name}"', name)
        for number, name in enumerate(names)
        if name in names[:number]
    ]
    if duplicates:
        raise Mistakes(duplicates)
    return tuple(item.subscription() for item in found)


def _feeds(given: object) -> tuple[FeedSettings, ...]:
    return read_list(partial(read, FeedSettings), given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The whole configuration. ``time_zone`` unset: that of the machine (see ``zone``).

    ``file``: the configuration file, None without one. ``origins``: by dotted key, where each value that is not a
    default comes from. ``secret_files``: the files that contain secrets, each with its keys.
    """

    database_url: str = key(DATABASE, "sqlite:///monitor.db")
    time_zone: str | None = key(time_zone, None)
    fetch: FetchSettings = table_key(FetchSettings)
    schedule: ScheduleSettings = table_key(ScheduleSettings)
    smtp: SmtpSettings = table_key(SmtpSettings)
    web: WebSettings = table_key(WebSettings)
    judgement: JudgementSettings = table_key(JudgementSettings)
    keep: KeepSettings = table_key(KeepSettings)
    feeds: tuple[FeedSettings, ...] = key(_feeds, ())
    subscriptions: tuple[Subscription, ...] = key(_subscriptions, ())

    file: Path | None = field(default=None, repr=False)
    origins: Mapping[str, str] = field(default_factory=dict, repr=False)
    secret_files: Mapping[Path, str] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, given: Mapping[str, object]) -> Settings:
        """Settings from a mapping of keys. Raises ``Mistakes`` (a ``ValueError``)."""
        return read(cls, given)

    @property
    def zone(self) -> str:
        """The time zone for times in mails: as set, else the machine's, else UTC."""
        return self.time_zone or machine_zone() or "UTC"
