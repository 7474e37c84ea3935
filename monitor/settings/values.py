"""What a single value may be, and how it is read from text."""

from __future__ import annotations

import base64
import binascii
import json
import re
import unicodedata
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from monitor.model import EditKind, QuietHours, SubscribedKind, Unannounced, WithdrawalKind

# NIST SP 800-63B-4, 3.1.1.2: the least length of a password that is the only proof of who one is.
TOKEN_CHARACTERS = 15
# Standard Webhooks: a secret has 24 to 64 bytes.
WEBHOOK_BYTES = 24


def split_list(value: object) -> object:
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
    """The base address of a chat completions server; its key is in a file of its own."""
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


def _key_file(value: object) -> object:
    return _secret(value) if isinstance(value, str) else value


def _number(value: object) -> float | None:
    try:
        return float(value) if isinstance(value, int | float | str) else None
    except (ValueError, OverflowError):
        return None


def _temperature(value: object) -> object:
    """A sampling temperature; None where it is left to the server."""
    if value == "default":
        return None
    # A bool is a number to Python only. The bounds are those of the chat completions protocol.
    number = _number(value) if not isinstance(value, bool) else None
    if number is None or not 0 <= number <= 2:
        raise ValueError('expected a number from 0 to 2, or "default", which leaves it to the server')
    return number


def _secret(text: str) -> str:
    if not text.strip():
        raise ValueError("it is empty; give it a value, or take the key (or the variable that names its file) out")
    return text


def _password(text: str, info: ValidationInfo) -> str:
    # Without a user name nobody signs in, and the file that a container is given may be empty.
    return _secret(text) if info.data.get("username") else text


def _token(text: str) -> str:
    if len(_secret(text)) < TOKEN_CHARACTERS:
        raise ValueError(
            f"expected at least {TOKEN_CHARACTERS} characters, as nothing else keeps strangers out; "
            "`openssl rand -hex 32` makes a good one"
        )
    if not text.isprintable() or text != text.strip():
        raise ValueError("expected one line without spaces at its ends: programs send it in a header")
    return text


def _webhook_secret(text: str) -> str:
    coded = _secret(text).startswith("whsec_")
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
    """The minutes since midnight of a time such as ``07:00``."""
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", str(value).strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError('expected a time of day such as "07:00"')
    return int(found[1]) * 60 + int(found[2])


def parse_daily_at(value: object) -> tuple[int, str | None]:
    """The minutes since midnight, and the zone by whose clock, of a time such as ``07:00 Europe/Berlin``."""
    at, _, zone = str(value).strip().partition(" ")
    try:
        return time_of_day(at), _zone(zone.strip()) if zone else None
    except ValueError as error:
        raise ValueError(f'{error}, or "07:00 Europe/Berlin"' if "expected" in str(error) else str(error)) from error


def parse_quiet_hours(value: object) -> QuietHours:
    """Quiet hours from words such as ``22:00-06:30 Europe/Berlin`` (UTC where no zone is named)."""
    span, _, zone = str(value).strip().partition(" ")
    start, dash, end = span.partition("-")
    if not dash:
        raise ValueError('expected quiet hours such as "22:00-06:30 Europe/Berlin"')
    zone = _zone(zone.strip() or "UTC")
    return QuietHours(time_of_day(start), time_of_day(end), zone)


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f'"{name}" is no time zone; name one such as "Europe/Berlin" or "UTC"') from error
    return name


def checked_database(url: str) -> str:
    """A database's address of a kind that is known."""
    if not re.match(r"(sqlite|postgresql)(\+\w+)?://", url):
        raise ValueError('expected "sqlite:///FILE" or "postgresql+psycopg://USER@HOST/NAME"')
    readable(url)
    return url


def readable(value: object, *, lines: bool = False) -> object:
    """A value whose strings hold nothing that no header, path or database takes; ``lines``: it may have several."""
    parts = value if isinstance(value, list | tuple) else (value,)
    for text in parts:
        for char in text if isinstance(text, str) else "":
            if unicodedata.category(char) in ("Cc", "Cs") and not (lines and char in "\r\n\t"):
                raise ValueError(f"it holds a character that cannot be used here (U+{ord(char):04X})")
    return value


_SQLITE = re.compile(r"(sqlite(?:\+\w+)?:///)([^?]+)(\?.*)?")


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite address, None where there is none: in memory, a URI of SQLite's own, another database."""
    found = _SQLITE.fullmatch(url)
    return Path(found[2]) if found and found[2] != ":memory:" and not found[2].startswith("file:") else None


def anchored(url: str, folder: Path) -> str:
    """A database's address; the relative path of a SQLite file is one within this folder."""
    file, found = sqlite_file(url), _SQLITE.fullmatch(url)
    return f"{found[1]}{folder.absolute() / file}{found[3] or ''}" if file and found else url


def time_zone(value: object) -> str:
    """The name of a time zone that is known."""
    return _zone(str(value).strip())


Strings = Annotated[tuple[str, ...], BeforeValidator(split_list)]
Networks = Annotated[tuple[Annotated[str, AfterValidator(_network)], ...], BeforeValidator(split_list)]
SharedHosts = Annotated[tuple[Annotated[str, AfterValidator(_host)], ...], BeforeValidator(split_list)]
Addresses = Annotated[tuple[Annotated[str, AfterValidator(_address)], ...], BeforeValidator(split_list)]
DatabaseUrl = Annotated[str, AfterValidator(checked_database)]
Proxy = Annotated[str, AfterValidator(_proxy)]
ReaderUrl = Annotated[str, AfterValidator(_reader_url)]
Zone = Annotated[str, BeforeValidator(time_zone)]
KeyFile = Annotated[Path, BeforeValidator(_key_file)]
Temperature = Annotated[Annotated[float, Field(ge=0, le=2)] | None, BeforeValidator(_temperature)]
Secret = Annotated[str, AfterValidator(_secret)]
SmtpPassword = Annotated[str, AfterValidator(_password)]
WebToken = Annotated[str, AfterValidator(_token)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
WebhookSecret = Annotated[str, AfterValidator(_webhook_secret)]
# No span is longer than a hundred years: what is added to today's date must still be a date.
_YEARS, _DAY_SECONDS = 36_500, 86_400
Minutes = Annotated[float, Field(gt=0, le=_YEARS * 1440, allow_inf_nan=False)]
Hours = Annotated[float, Field(gt=0, le=_YEARS * 24, allow_inf_nan=False)]
Days = Annotated[float, Field(gt=0, le=_YEARS, allow_inf_nan=False)]
KeptDays = Annotated[float, Field(ge=0, le=_YEARS, allow_inf_nan=False)]
# A request or a pause of more than a day is a slip of the pen, and sockets take no much longer time-outs.
Timeout = Annotated[float, Field(gt=0, le=_DAY_SECONDS, allow_inf_nan=False)]
Pause = Annotated[float, Field(ge=0, le=_DAY_SECONDS, allow_inf_nan=False)]
# An answer that takes longer than this would hold up its article.
ReaderSeconds = Annotated[float, Field(gt=0, le=60, allow_inf_nan=False)]
# Bodies are held in memory while they are read.
BodyBytes = Annotated[int, Field(ge=1024, le=1_000_000_000)]
Count = Annotated[int, Field(ge=1, le=1_000_000_000)]


_SUBSCRIBED = {str(kind): kind for kinds in (Unannounced, WithdrawalKind, EditKind) for kind in kinds}


def subscribed_kind(value: object) -> SubscribedKind:
    """A kind that a subscription may name; raises ``ValueError``."""
    kind = _SUBSCRIBED.get(str(value))
    if kind is None:
        raise ValueError(f"it should be one of {', '.join(sorted(_SUBSCRIBED))}")
    return kind
