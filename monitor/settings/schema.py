"""The tables and keys of the configuration, with their defaults."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainValidator,
    PrivateAttr,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core.core_schema import CoreSchema, no_info_after_validator_function

from monitor.model import QuietHours, Role, SubscribedKind, Subscription
from monitor.settings.sources import machine_zone
from monitor.settings.values import (
    Addresses,
    BodyBytes,
    Count,
    DatabaseUrl,
    Days,
    Hours,
    KeptDays,
    KeyFile,
    Minutes,
    Networks,
    Pause,
    Proxy,
    ReaderSeconds,
    ReaderUrl,
    Secret,
    SharedHosts,
    SmtpPassword,
    Strings,
    Temperature,
    Timeout,
    WebAddress,
    WebhookSecret,
    WebToken,
    Zone,
    parse_daily_at,
    parse_quiet_hours,
    readable,
    split_list,
    subscribed_kind,
)

# Hosting services that serve many sites from the same machines.
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
_PORTS = {"tls": 465, "starttls": 587, "none": 25}


class Section(BaseModel):
    """A table of the file: frozen, and without unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @field_validator("*", mode="before")
    @classmethod
    def _holds_text(cls, value: object, info: ValidationInfo) -> object:
        return readable(value, lines=info.field_name == "dkim_key")


class FetchSettings(Section):
    """How requests are made. ``host_gap_seconds`` unset: one second, none for hosts in ``allow_networks``.

    All hosts under one of ``shared_hosts`` are one host to be polite to. ``proxy`` can hold a password.
    """

    user_agent: str = Field("news-update-monitor", min_length=1)
    contact: str = ""
    timeout_seconds: Timeout = 20.0
    max_body_bytes: BodyBytes = 10_000_000
    host_gap_seconds: Pause | None = None
    shared_hosts: SharedHosts = SHARED_HOSTS
    obey_robots: bool = True
    allow_networks: Networks = ()
    proxy: Proxy | None = Field(None, repr=False)


class ScheduleSettings(Section):
    """When to check again. Fractions are allowed."""

    feed_min_minutes: Minutes = 5.0
    feed_max_hours: Hours = 24.0
    article_min_minutes: Minutes = 5.0
    article_max_days: Days = 7.0
    stop_after_days: Days = 60.0


class SmtpSettings(Section):
    """The mail server. Without ``host`` no mail is sent. ``port`` unset: 465, 587 or 25, as ``security`` has it.

    With ``dkim_key`` (PEM) mail is signed; ``dkim_domain`` unset: that of the sender. ``attach_difference``: where
    there is no ``web.public_url`` to link to, the difference travels with the mail as a file.
    """

    host: str | None = None
    security: Literal["tls", "starttls", "none"] = "starttls"
    port: int = Field(default_factory=lambda given: _PORTS.get(given.get("security", ""), 587), ge=1, le=65535)
    username: Secret | None = None
    password: SmtpPassword | None = Field(None, repr=False)
    sender: str = Field(default_factory=lambda given: given.get("username") or "news-monitor@localhost")
    dkim_domain: str = Field(default_factory=lambda given: given.get("sender", "").rpartition("@")[2].strip("<> "))
    dkim_selector: str = Field("monitor", min_length=1)
    dkim_key: Secret | None = Field(None, repr=False)
    attach_difference: bool = True


class WebSettings(Section):
    """The web page. Without ``token`` and named readers it serves only its own machine.

    ``token_role``: the role of whoever has the token. ``proxies``: the networks of trusted reverse proxies, whose
    forwarding headers are believed.
    """

    host: str = "127.0.0.1"
    port: int = Field(8470, ge=0, le=65535)
    token: WebToken | None = Field(None, repr=False)
    token_role: Role = Role.EDITOR
    public_url: str | None = Field(None, pattern=r"^https?://")
    proxies: Networks = ("127.0.0.0/8", "::1/128")

    @property
    def unguarded_name(self) -> str | None:
        """The name of ``public_url`` by which others may reach the page, where no token keeps them out."""
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


class JudgementSettings(Section):
    """The second reader, which is asked about uncertain sentences. Without ``reader_url`` there is none.

    ``reader_low`` and ``reader_high`` are scores: sentences between them are asked about. ``reader_seconds`` is the
    longest that an update waits for the answer. ``reader_temperature`` None (in the file "default") sends none.
    """

    reader_url: ReaderUrl | None = None
    reader_model: str = Field("", validate_default=True)
    reader_key_file: KeyFile | None = None
    reader_low: float = Field(0.3, ge=0, le=1)
    reader_high: float = Field(0.7, ge=0, le=1, validate_default=True)
    reader_seconds: ReaderSeconds = 20.0
    reader_per_day: Count = 500
    reader_temperature: Temperature = 0.0

    @property
    def is_here(self) -> bool:
        """Whether the reader's server is on this machine."""
        name = (urlsplit(self.reader_url or "").hostname or "").rstrip(".")
        try:
            return ip_address(name).is_loopback
        except ValueError:
            return name == "localhost" or name.endswith(".localhost")

    @field_validator("reader_model")
    @classmethod
    def _is_named(cls, value: str, info: ValidationInfo) -> str:
        if info.data.get("reader_url") and not value.strip():
            raise ValueError("expected the name of the model that judgement.reader_url serves, as its /models lists it")
        return value

    @field_validator("reader_high")
    @classmethod
    def _is_above(cls, value: float, info: ValidationInfo) -> float:
        low = info.data.get("reader_low")
        if low is not None and value < low:
            raise ValueError(f"expected at least judgement.reader_low, which is {low:g}")
        return value


class KeepSettings(Section):
    """What ``db prune`` keeps. Unset: everything."""

    raw_pages_days: KeptDays | None = None
    versions_per_article: Count | None = None
    article_days: KeptDays | None = None
    reader_answers_days: KeptDays | None = None


class FeedSettings(Section):
    """A feed to follow."""

    url: str = Field(pattern=r"^https?://")
    title: str = ""
    tags: Strings = ()


_Kind = Annotated[SubscribedKind, PlainValidator(subscribed_kind)]


class SubscriptionSettings(Section):
    """A subscription as in the file."""

    name: str = Field(min_length=1)
    to: Addresses = ()
    webhook: WebAddress | None = None
    webhook_secret: WebhookSecret | None = Field(None, repr=False)
    apprise: Strings = ()
    updates: bool = True
    new_articles: bool = False
    removals: bool = False
    broken_sources: bool = False
    heartbeat: bool = False
    mode: Literal["instant", "hourly", "daily"] = "instant"
    feeds: Strings = ()
    tags: Strings = ()
    articles: Strings = ()
    kinds: Annotated[tuple[_Kind, ...], BeforeValidator(split_list)] = ()
    words: Strings = ()
    min_score: float = Field(0.0, ge=0, le=1)
    min_importance: float = Field(0.0, ge=0, le=1)
    quiet_hours: Annotated[QuietHours | None, BeforeValidator(parse_quiet_hours)] = None
    daily_at: Annotated[tuple[int, str | None], BeforeValidator(parse_daily_at)] = (7 * 60, None)
    max_per_hour: Count = 20
    time_zone: Zone | None = None
    subjects: Literal["news", "constant"] = "news"
    reader: str = ""
    firsts_only: bool = False

    def subscription(self) -> Subscription:
        """The subscription as the model has it."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        fields["daily_at"], fields["daily_zone"] = self.daily_at
        return Subscription(**fields, origin="config")


class _FromTable:
    """Reads a Subscription as a SubscriptionSettings, so that errors name the key of the file."""

    def __get_pydantic_core_schema__(self, _source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_after_validator_function(SubscriptionSettings.subscription, handler(SubscriptionSettings))


class Settings(BaseModel):
    """The whole configuration. ``origins`` says where each value that is not a default came from.

    ``time_zone`` unset: that of the machine, where it is known (see ``zone``).
    """

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)

    database_url: DatabaseUrl = "sqlite:///monitor.db"
    time_zone: Zone | None = None
    fetch: FetchSettings = FetchSettings()
    schedule: ScheduleSettings = ScheduleSettings()
    smtp: SmtpSettings = SmtpSettings()
    web: WebSettings = WebSettings()
    judgement: JudgementSettings = JudgementSettings()
    keep: KeepSettings = KeepSettings()
    feeds: tuple[FeedSettings, ...] = ()
    subscriptions: tuple[Annotated[Subscription, _FromTable()], ...] = ()

    _file: Path | None = PrivateAttr(None)
    _origins: Mapping[str, str] = PrivateAttr(default_factory=dict)
    _secret_files: Mapping[Path, str] = PrivateAttr(default_factory=dict)

    @model_validator(mode="after")
    def _names_are_unique(self) -> Settings:
        names = [subscription.name for subscription in self.subscriptions]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise ValueError(f'two subscriptions are named "{twice}"')
        return self

    @property
    def zone(self) -> str:
        """The time zone of those who read what is written: as set, else that of the machine, else UTC."""
        return self.time_zone or machine_zone() or "UTC"

    @property
    def file(self) -> Path | None:
        """The file that was read, if one was found."""
        return self._file

    @property
    def origins(self) -> Mapping[str, str]:
        """Dotted key to where its value came from, for every value that is not a default."""
        return self._origins

    @property
    def secret_files(self) -> Mapping[Path, str]:
        """The files that hold secrets: the configuration, files of single secrets; and the keys that are there."""
        return self._secret_files

    def read_from(
        self, file: Path | None, origins: Mapping[str, str], secret_files: Mapping[Path, str] | None = None
    ) -> Settings:
        """Itself, knowing where it was read."""
        self._file, self._origins, self._secret_files = file, origins, secret_files or {}
        return self
