"""Readers of values: they check and convert what is given for a key.

Values from the environment are text, so numbers, flags and lists are also read from text.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_network
from math import isnan
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from monitor.model import EditKind, QuietHours, Unannounced, WithdrawalKind
from monitor.settings.tables import Reader, read_list

# NIST SP 800-63B-4, 3.1.1.2: the shortest password that may be the only authentication factor.
TOKEN_CHARACTERS = 15
# Standard Webhooks: a secret has 24 to 64 bytes.
WEBHOOK_BYTES = 24


@dataclass(frozen=True, slots=True)
class Number:
    """A number from ``least``, or greater than ``above``, to ``most``; ``whole``: without a fraction."""

    most: int
    least: int | None = None
    above: int | None = None
    whole: bool = False

    def __call__(self, value: object) -> Any:
        """Convert the value. Raises ``ValueError``."""
        number = _number(value)
        if number is not None:
            self._check_bounds(number)
        if number is None or (self.whole and number != int(number)):
            raise ValueError(f"it should be a {'whole ' if self.whole else ''}number")
        return int(number) if self.whole else float(number)

    def _check_bounds(self, number: float) -> None:
        if self.above is not None and number <= self.above:
            raise ValueError(f"it should be greater than {self.above}")
        if self.least is not None and number < self.least:
            raise ValueError(f"it should be greater than or equal to {self.least}")
        if number > self.most:
            raise ValueError(f"it should be less than or equal to {self.most}")


class Temperature(Number):
    """A sampling temperature; None, written "default", leaves it to the server."""

    __slots__ = ()

    def __call__(self, value: object) -> float | None:
        """Convert the value. Raises ``ValueError``."""
        try:
            return None if value == "default" else super().__call__(value)
        except ValueError as error:
            span = f"a number from {self.least} to {self.most}"
            raise ValueError(f'expected {span}, or "default", which leaves it to the server') from error


def _number(value: object) -> float | None:
    """The number that a value is, or is as text; None for others, including booleans and NaN."""
    try:
        number = float(value) if isinstance(value, str) else value
    except ValueError:
        return None
    if isinstance(number, float):
        return None if isnan(number) else number
    return number if isinstance(number, int) and not isinstance(number, bool) else None


def flag(value: object) -> bool:
    """Read a boolean, or a word for one. Raises ``ValueError``."""
    word = value.lower() if isinstance(value, str) else value
    for words, meaning in _FLAGS.items():
        if word in words:
            return meaning
    raise ValueError("it should be true or false")


_FLAGS = {(True, "true", "1", "yes", "on", "t", "y"): True, (False, "false", "0", "no", "off", "f", "n"): False}


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these words."""

    words: tuple[str, ...]

    def __call__(self, value: object) -> Any:
        """Return the listed word that equals the value. Raises ``ValueError``."""
        if value in self.words:
            return self.words[self.words.index(value)]
        *others, last = (f"'{word}'" for word in self.words)
        raise ValueError(f"it should be {', '.join(others)} or {last}")


@dataclass(frozen=True, slots=True)
class Text:
    """Text, converted by ``check``. ``lines``: it may have several lines."""

    check: Callable[[str], Any] = str
    lines: bool = False

    def __call__(self, value: object) -> Any:
        """Convert the value. Raises ``ValueError``."""
        if not isinstance(value, str):
            raise ValueError("it should be text")  # noqa: TRY004 - what a reader raises
        return self.check(_usable(str(value), lines=self.lines))


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; from text: JSON, or items separated by commas."""

    reader: Reader

    def __call__(self, value: object) -> tuple[Any, ...]:
        """Convert the items. Raises ``ValueError``."""
        return read_list(self.reader, _parts(value) if isinstance(value, str) else value)


def _parts(text: str) -> Any:
    if text.lstrip().startswith("["):
        return json.loads(text)
    return [part.strip() for part in text.split(",") if part.strip()]


def _usable(text: str, *, lines: bool = False) -> str:
    """The text. Raises ``ValueError`` for control characters and surrogates, which headers and databases refuse."""
    for char in text:
        if unicodedata.category(char) in ("Cc", "Cs") and not (lines and char in "\r\n\t"):
            raise ValueError(f"it holds a character that cannot be used here (U+{ord(char):04X})")
    return text


def _filled(text: str) -> str:
    if not text:
        raise ValueError("it is empty")
    return text


def _network(text: str) -> str:
    try:
        return str(ip_network(text))
    except ValueError as error:
        raise ValueError('expected a network such as "127.0.0.0/8" or "fd00::/8"') from error


def _host(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", text.lower()):
        raise ValueError('expected a host such as "blogspot.com", without a scheme or a port')
    return text.lower()


def _proxy(text: str) -> str:
    if not re.fullmatch(r"https?://([^@/\s]+@)?(\[[0-9a-f:.]+\]|[\w.-]+)(:\d{1,5})?/?", text, re.IGNORECASE):
        raise ValueError('expected "http://HOST:PORT" or "https://HOST:PORT"; socks is not supported')
    return text


def _address(text: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", text):
        raise ValueError(f'"{text}" is no mail address')
    return text


def _web_address(text: str) -> str:
    if not re.match(r"https?://[^/?#\s]", text):
        raise ValueError("expected an address that begins with http:// or https://")
    return text


def _reader_url(text: str) -> str:
    """The base address of a chat completions server, without credentials: the key is in a separate file."""
    try:
        parts = urlsplit(text)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    if not valid or parts.query or parts.fragment:
        raise ValueError('expected the base address of a server, such as "http://127.0.0.1:8080/v1"')
    if parts.username is not None:
        raise ValueError(
            "it holds a user name or password; put the key into a file that judgement.reader_key_file names"
        )
    return text


def checked_secret(text: str) -> str:
    """The secret. Raises ``ValueError`` if it is empty."""
    if not text.strip():
        raise ValueError("it is empty; give it a value, or take the key (or the variable that names its file) out")
    return text


def _token(text: str) -> str:
    if len(checked_secret(text)) < TOKEN_CHARACTERS:
        raise ValueError(
            f"expected at least {TOKEN_CHARACTERS} characters, as nothing else keeps strangers out; "
            "`openssl rand -hex 32` makes a good one"
        )
    if not text.isprintable() or text != text.strip():
        raise ValueError("expected one line without spaces at its ends: programs send it in a header")
    return text


def _webhook_secret(text: str) -> str:
    coded = checked_secret(text).startswith("whsec_")
    try:
        key = base64.b64decode(text.removeprefix("whsec_"), validate=True) if coded else text.encode()
    except binascii.Error as error:
        raise ValueError("what follows whsec_ is no base64; copy the secret again") from error
    if len(key) < WEBHOOK_BYTES:
        raise ValueError(
            f"expected a key of at least {WEBHOOK_BYTES} bytes, as whoever receives one message can try keys on it; "
            "write whsec_ and what `openssl rand -base64 32` gives"
        )
    return text


def time_of_day(value: object) -> int:
    """Minutes since midnight of a time such as ``07:00``."""
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", str(value).strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError('expected a time of day such as "07:00"')
    return int(found[1]) * 60 + int(found[2])


def parse_daily_at(value: object) -> tuple[int, str | None]:
    """Minutes since midnight and time zone (None if not given) of a time such as ``07:00 Europe/Berlin``."""
    at, _, zone = str(value).strip().partition(" ")
    try:
        return time_of_day(at), _zone(zone.strip()) if zone else None
    except ValueError as error:
        raise ValueError(f'{error}, or "07:00 Europe/Berlin"' if "expected" in str(error) else str(error)) from error


def parse_quiet_hours(value: object) -> QuietHours:
    """Quiet hours from text such as ``22:00-06:30 Europe/Berlin`` (UTC without a zone)."""
    span, _, zone = str(value).strip().partition(" ")
    start, dash, end = span.partition("-")
    if not dash:
        raise ValueError('expected quiet hours such as "22:00-06:30 Europe/Berlin"')
    zone = _zone(zone.strip() or "UTC")
    return QuietHours(time_of_day(start), time_of_day(end), zone)


def _zone(name: str) -> str:
    _usable(name)
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f'"{name}" is no time zone; name one such as "Europe/Berlin" or "UTC"') from error
    return name


def _database(url: str) -> str:
    if not re.match(r"(sqlite|postgresql)(\+\w+)?://", url):
        raise ValueError('expected "sqlite:///FILE" or "postgresql+psycopg://USER@HOST/NAME"')
    return url


_SQLITE = re.compile(r"(sqlite(?:\+\w+)?:///)([^?]+)(\?.*)?")


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite address; None for one in memory, a SQLite ``file:`` URI, or another database."""
    found = _SQLITE.fullmatch(url)
    return Path(found[2]) if found and found[2] != ":memory:" and not found[2].startswith("file:") else None


def anchored(url: str, folder: Path) -> str:
    """The database address with a relative SQLite path made absolute, relative to ``folder``."""
    file, found = sqlite_file(url), _SQLITE.fullmatch(url)
    return f"{found[1]}{folder.absolute() / file}{found[3] or ''}" if file and found else url


def time_zone(value: object) -> str:
    """The name of a known time zone. Raises ``ValueError``."""
    return _zone(str(value).strip())


def key_file(value: object) -> Path:
    """The path of a file that contains a key. Raises ``ValueError``."""
    return value if isinstance(value, Path) else Path(SECRET(value))


TEXTS = ListOf(Text())
FILLED = Text(_filled)
SECRET = Text(checked_secret)
NETWORKS = ListOf(Text(_network))
HOSTS = ListOf(Text(_host))
MAIL_ADDRESSES = ListOf(Text(_address))
WEB_ADDRESS = Text(_web_address)
DATABASE = Text(_database)
PROXY = Text(_proxy)
READER_URL = Text(_reader_url)
TOKEN = Text(_token)
WEBHOOK_SECRET = Text(_webhook_secret)
# "withdrawn" is in both enumerations: the kind of an edit wins.
_SUBSCRIBED = {kind: kind for kinds in (Unannounced, WithdrawalKind, EditKind) for kind in kinds}
KINDS = ListOf(OneOf(tuple(sorted(_SUBSCRIBED.values()))))
SHARE = Number(least=0, most=1)
COUNT = Number(least=1, most=1_000_000_000, whole=True)
# At most a hundred years: added to today's date, they must give a valid date.
MINUTES = Number(above=0, most=36_500 * 1440)
HOURS = Number(above=0, most=36_500 * 24)
DAYS = Number(above=0, most=36_500)
KEPT_DAYS = Number(least=0, most=36_500)
# A time-out or pause of more than a day is a mistake, and sockets do not accept much longer time-outs.
DAY_SECONDS = 86_400
