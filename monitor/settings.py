"""TOML and environment, read once into one frozen value.

Later wins: defaults, the file, ``MONITOR_SECTION__KEY`` (secrets also as ``..._FILE``), the command line.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PrivateAttr,
    ValidationError,
    model_validator,
)
from pydantic_core.core_schema import CoreSchema, no_info_after_validator_function
from pydantic_settings import BaseSettings, EnvSettingsSource, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from monitor.errors import ConfigError
from monitor.model import EditKind, QuietHours, Subscription

PREFIX = "MONITOR_"
SECRETS = ("database_url", "smtp.username", "smtp.password", "smtp.dkim_key", "web.token")
_PORTS = {"tls": 465, "starttls": 587, "none": 25}


def _split(value: object) -> object:
    """Lists may be given as one string (from the environment): JSON, or parted by commas."""
    if not isinstance(value, str):
        return value
    if value.lstrip().startswith("["):
        return json.loads(value)
    return [part.strip() for part in value.split(",") if part.strip()]


def _network(text: str) -> str:
    try:
        return str(ip_network(text))
    except ValueError as error:
        raise ValueError('expected a network such as "127.0.0.0/8" or "fd00::/8"') from error


def _address(text: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", text):
        raise ValueError(f'"{text}" is no mail address')
    return text


def _clock(value: object) -> int:
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", str(value).strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError('expected a time of day such as "07:00"')
    return int(found[1]) * 60 + int(found[2])


def parse_quiet_hours(value: object) -> QuietHours:
    """Quiet hours from words such as ``22:00-06:30 Europe/Berlin`` (UTC where no zone is named)."""
    span, _, zone = str(value).strip().partition(" ")
    start, dash, end = span.partition("-")
    zone = zone.strip() or "UTC"
    if not dash:
        raise ValueError('expected quiet hours such as "22:00-06:30 Europe/Berlin"')
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f'"{zone}" is no time zone; name one such as "Europe/Berlin" or "UTC"') from error
    return QuietHours(_clock(start), _clock(end), zone)


def _database(url: str) -> str:
    if not re.match(r"(sqlite|postgresql)(\+\w+)?://", url):
        raise ValueError('expected "sqlite:///FILE" or "postgresql+psycopg://USER@HOST/NAME"')
    return url


Strings = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]
Networks = Annotated[tuple[Annotated[str, AfterValidator(_network)], ...], NoDecode, BeforeValidator(_split)]
Addresses = Annotated[tuple[Annotated[str, AfterValidator(_address)], ...], NoDecode, BeforeValidator(_split)]
DatabaseUrl = Annotated[str, AfterValidator(_database)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class Section(BaseModel):
    """A table of the file: frozen, and without unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FetchSettings(Section):
    """How requests are made. ``host_gap_seconds`` unset: one second, none for hosts in ``allow_networks``."""

    user_agent: str = Field("news-update-monitor", min_length=1)
    contact: str = ""
    timeout_seconds: Positive = 20.0
    max_body_bytes: int = Field(10_000_000, ge=1024)
    host_gap_seconds: float | None = Field(None, ge=0, allow_inf_nan=False)
    obey_robots: bool = True
    allow_networks: Networks = ()


class ScheduleSettings(Section):
    """When to look again. Fractions are allowed."""

    feed_min_minutes: Positive = 5.0
    feed_max_hours: Positive = 24.0
    article_min_minutes: Positive = 5.0
    article_max_days: Positive = 7.0
    stop_after_days: Positive = 60.0


class SmtpSettings(Section):
    """The mail server. Without ``host`` no mail is sent. ``port`` unset: 465, 587 or 25, as ``security`` has it.

    With ``dkim_key`` (PEM) mail is signed; ``dkim_domain`` unset: that of the sender.
    """

    host: str | None = None
    security: Literal["tls", "starttls", "none"] = "starttls"
    port: int = Field(default_factory=lambda given: _PORTS.get(given.get("security", ""), 587), ge=1, le=65535)
    username: str | None = None
    password: str | None = Field(None, repr=False)
    sender: str = Field(default_factory=lambda given: given.get("username") or "news-monitor@localhost")
    dkim_domain: str = Field(default_factory=lambda given: given.get("sender", "").rpartition("@")[2].strip("<> "))
    dkim_selector: str = Field("monitor", min_length=1)
    dkim_key: str | None = Field(None, repr=False)


class WebSettings(Section):
    """The web page. Without ``token`` it serves only its own machine."""

    host: str = "127.0.0.1"
    port: int = Field(8470, ge=0, le=65535)
    token: str | None = Field(None, repr=False)
    public_url: str | None = Field(None, pattern=r"^https?://")


class KeepSettings(Section):
    """What ``db prune`` leaves. Unset: all is kept."""

    raw_pages_days: float | None = Field(None, ge=0)
    versions_per_article: int | None = Field(None, ge=1)
    article_days: float | None = Field(None, ge=0)


class FeedSettings(Section):
    """A feed to follow."""

    url: str = Field(pattern=r"^https?://")
    title: str = ""
    tags: Strings = ()


class SubscriptionSettings(Section):
    """Who wants to hear of what, as the file has it."""

    name: str = Field(min_length=1)
    to: Addresses = ()
    webhook: str | None = Field(None, pattern=r"^https?://")
    webhook_secret: str | None = Field(None, repr=False)
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
    kinds: Annotated[tuple[EditKind, ...], BeforeValidator(_split)] = ()
    words: Strings = ()
    min_score: float = Field(0.0, ge=0, le=1)
    quiet_hours: Annotated[QuietHours | None, BeforeValidator(parse_quiet_hours)] = None
    daily_at: Annotated[int, BeforeValidator(_clock)] = 7 * 60
    max_per_hour: int = Field(20, ge=1)

    def subscription(self) -> Subscription:
        """The noun it stands for."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return Subscription(**fields, origin="config")


class _FromTable:
    """Reads a Subscription as a SubscriptionSettings, so that errors name the key of the file."""

    def __get_pydantic_core_schema__(self, _source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_after_validator_function(SubscriptionSettings.subscription, handler(SubscriptionSettings))


class Settings(BaseSettings):
    """The whole configuration. ``origins`` says where each value that is not a default came from."""

    model_config = SettingsConfigDict(
        extra="forbid", frozen=True, env_prefix=PREFIX, env_nested_delimiter="__", env_ignore_empty=True
    )

    database_url: DatabaseUrl = "sqlite:///monitor.db"
    fetch: FetchSettings = FetchSettings()
    schedule: ScheduleSettings = ScheduleSettings()
    smtp: SmtpSettings = SmtpSettings()
    web: WebSettings = WebSettings()
    keep: KeepSettings = KeepSettings()
    feeds: tuple[FeedSettings, ...] = ()
    subscriptions: tuple[Annotated[Subscription, _FromTable()], ...] = ()

    _file: Path | None = PrivateAttr(None)
    _origins: Mapping[str, str] = PrivateAttr(default_factory=dict)

    @model_validator(mode="after")
    def _names_are_unique(self) -> Settings:
        names = [subscription.name for subscription in self.subscriptions]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise ValueError(f'two subscriptions are named "{twice}"')
        return self

    @property
    def file(self) -> Path | None:
        """The file that was read, if one was found."""
        return self._file

    @property
    def origins(self) -> Mapping[str, str]:
        """Dotted key to where its value came from, for every value that is not a default."""
        return self._origins

    def read_from(self, file: Path | None, origins: Mapping[str, str]) -> Settings:
        """Itself, knowing where it was read."""
        self._file, self._origins = file, origins
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment before the file, which ``load`` hands in as the initial values."""
        del settings_cls, dotenv_settings, file_secret_settings
        if isinstance(env_settings, EnvSettingsSource):
            env_settings.env_vars = _with_secrets(env_settings.env_vars)
        return env_settings, init_settings


def _with_secrets(variables: Mapping[str, str | None]) -> dict[str, str | None]:
    """``MONITOR_SMTP__PASSWORD_FILE`` and its like stand for what the named file holds."""
    known = dict(variables)
    for key in SECRETS:
        name = _variable(key)
        if file := known.pop(f"{name}_FILE".lower(), None):
            known[name.lower()] = _read(Path(file), f"{name}_FILE: ").strip()
    return known


def load(path: Path | None = None, *, database: str | None = None) -> Settings:
    """The configuration as it stands; ``ConfigError`` names what is wrong, where, and what was expected.

    The file is the first there is of ``path``, ``MONITOR_CONFIG``, ``./monitor.toml`` and
    ``$XDG_CONFIG_HOME/monitor/monitor.toml``; none is no error. ``database`` overrides ``database_url``.
    """
    file = find_file(path)
    text = _read(file) if file else ""
    _check_variables()
    try:
        settings = Settings(**tomllib.loads(text))
        if database is not None:
            settings = settings.model_copy(update={"database_url": _database(database)})
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file} is no valid TOML: {error}") from error
    except ValidationError as error:
        raise _config_error(error, text, file) from error
    except ValueError as error:
        raise ConfigError(f"{database}: {error}" if database else str(error)) from error
    origins = _origins(text, file) | ({"database_url": "the command line"} if database else {})
    return settings.read_from(file, origins)


def read_subscription(values: Mapping[str, Any]) -> Subscription:
    """A subscription made by hand, under the rules of the file; ``ConfigError`` as ``load``."""
    try:
        return replace(SubscriptionSettings.model_validate(values).subscription(), origin="cli")
    except ValidationError as error:
        raise _config_error(error, "", None) from error


def find_file(path: Path | None = None) -> Path | None:
    """The configuration file that counts, or None. One that is named must exist."""
    named = path or (Path(os.environ["MONITOR_CONFIG"]) if os.environ.get("MONITOR_CONFIG") else None)
    if named and not named.is_file():
        raise ConfigError(f"no configuration file at {named}", advice="`monitor init` writes one to begin with")
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "monitor"
    return named or next((file for file in (Path("monitor.toml"), home / "monitor.toml") if file.is_file()), None)


def _read(file: Path, name: str = "") -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{name}{file} cannot be read: {error}") from error


def _variable(key: str) -> str:
    return PREFIX + key.upper().replace(".", "__")


def _check_variables() -> None:
    """Unknown variables are errors as unknown keys are, where they can be meant for us: ``A__B``, or nearly known."""
    for name in os.environ:
        if not name.upper().startswith(PREFIX) or name.upper() == "MONITOR_CONFIG":
            continue
        section, nested, _ = name[len(PREFIX) :].lower().partition("__")
        near = difflib.get_close_matches(section, Settings.model_fields, n=1)
        if section not in Settings.model_fields and (nested or near) and not section.endswith("_file"):
            hint = f"; did you mean {_variable(near[0])}?" if near else ""
            raise ConfigError(f"the environment variable {name} names no known key{hint}")


def _origins(text: str, file: Path | None) -> dict[str, str]:
    known = {key: f"{file}:{line}" for key, line in _lines(text)}
    for name in os.environ:
        if name.upper().startswith(PREFIX) and name.upper() != "MONITOR_CONFIG" and os.environ[name]:
            key = name[len(PREFIX) :].lower().replace("__", ".")
            known[key.removesuffix("_file") if key.removesuffix("_file") in SECRETS else key] = name
    return known


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Each dotted key of a TOML text and the number of its line; tables of a list are numbered from 0."""
    table = ""
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if found := re.match(r"\s*\[\[\s*([\w.-]+)\s*\]\]", line):
            seen[found[1]] = seen.get(found[1], -1) + 1
            table = f"{found[1]}.{seen[found[1]]}."
        elif found := re.match(r"\s*\[\s*([\w.-]+)\s*\]", line):
            table = f"{found[1]}."
        elif found := re.match(r"\s*\"?([\w.-]+)\"?\s*=", line):
            yield table + found[1], number
            continue
        else:
            continue
        yield table.removesuffix("."), number


def _config_error(error: ValidationError, text: str, file: Path | None) -> ConfigError:
    problems = [item for item in error.errors(include_url=False) if item["type"] != "default_factory_not_called"]
    problems.sort(key=lambda item: item["type"] != "extra_forbidden")
    return ConfigError("; ".join(_problem(item["type"], item, text, file) for item in problems[:5]))


def _problem(sort: str, problem: Mapping[str, Any], text: str, file: Path | None) -> str:
    where, key = _place(problem["loc"], text, file)
    if sort == "extra_forbidden":
        near = difflib.get_close_matches(str(problem["loc"][-1]), _siblings(problem["loc"]), n=1)
        parent, dot, _ = key.rpartition(".")
        return f"{where}{key} is no known key" + (f"; did you mean {parent}{dot}{near[0]}?" if near else "")
    if sort == "missing":
        return f"{where}{key} is missing"
    expected = str(problem["msg"]).removeprefix("Value error, ").replace("Input should", "it should")
    hidden = key in SECRETS or key.endswith("webhook_secret")
    value = "(hidden)" if hidden else json.dumps(problem["input"], default=str)
    return f"{where}{key} = {value}: {expected}" if key else where + expected


def _place(loc: tuple[str | int, ...], text: str, file: Path | None) -> tuple[str, str]:
    """Where a key stands (file and line, or variable), and its dotted name."""
    key = ".".join(str(part) for part in loc)
    variable = next((name for name in os.environ if name.upper() in (_variable(key), _variable(key) + "_FILE")), None)
    if variable:
        return f"{variable}: ", key
    fits = [(name, line) for name, line in _lines(text) if f"{key}.".startswith(f"{name}.")]
    line = f":{max(fits)[1]}" if fits else ""
    return (f"{file}{line}: " if file else ""), key


_LISTS: dict[str, type[Section]] = {"feeds": FeedSettings, "subscriptions": SubscriptionSettings}


def _siblings(loc: tuple[str | int, ...]) -> list[str]:
    """The keys that are known where an unknown one stands."""
    if len(loc) == 1:
        return list(Settings.model_fields)
    table = _LISTS.get(str(loc[0])) or Settings.model_fields[str(loc[0])].annotation
    return list(getattr(table, "model_fields", ()))
