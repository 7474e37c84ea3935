"""Which files hold secrets, and which of them every user of the machine can read."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from monitor.errors import ConfigError
from monitor.settings.schema import Settings
from monitor.settings.sources import SECRETS, read_text, secret_variables
from monitor.settings.values import sqlite_file

# A user name alone lets nobody in.
_ALONE = ("smtp.password", "smtp.dkim_key", "web.token")
# What lets a subscription's messages in at a service: its address is as good as a password.
_OF_SUBSCRIPTIONS = ("webhook", "webhook_secret", "apprise")
_OTHERS = stat.S_IROTH | stat.S_IWOTH


def secret_files(given: Mapping[str, Any], file: Path | None) -> dict[Path, str]:
    """The files that hold secrets, each with its keys."""
    found = {path: key for key, path in secret_variables() if key in SECRETS}
    keys = ", ".join(_secret_keys(given))
    return found | ({file: keys} if file is not None and keys else {})


def open_to_all(settings: Settings) -> Iterator[tuple[Path, str]]:
    """The files with secrets, the database among them, that every user of this machine can read or change."""
    held = dict(settings.secret_files)
    if settings.judgement.reader_key_file is not None:
        held[settings.judgement.reader_key_file] = "judgement.reader_key_file"
    database = sqlite_file(settings.database_url)
    if database is not None:
        held |= dict.fromkeys((database, *(Path(f"{database}{end}") for end in ("-wal", "-shm"))), "the database")
    return ((path, holds) for path, holds in held.items() if _mode(path) & _OTHERS)


def reader_key(settings: Settings) -> str:
    """The key for the second reader's server, "" where no file is named. Raises ``ConfigError`` without showing it."""
    path = settings.judgement.reader_key_file
    if path is None:
        return ""
    key = read_text(path, "judgement.reader_key_file: ").strip()
    if not key:
        raise ConfigError(
            f"judgement.reader_key_file: {path} is empty",
            advice="write the key into it, or take judgement.reader_key_file out where the server asks for none",
        )
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise ConfigError(
            f"judgement.reader_key_file: {path} holds something else than one key",
            advice="a key is one line of printable ASCII characters without spaces",
        )
    return key


def _secret_keys(given: Mapping[str, Any]) -> Iterator[str]:
    for key in _ALONE:
        if _at(given, key):
            yield key
    yield from (key for key in ("database_url", "fetch.proxy") if _has_password(_at(given, key)))
    tables = given.get("subscriptions")
    for table in tables if isinstance(tables, list) else ():
        yield from (f"subscriptions {key}" for key in _OF_SUBSCRIPTIONS if isinstance(table, dict) and table.get(key))


def _at(given: Mapping[str, Any], key: str) -> Any:
    section, dot, name = key.partition(".")
    value = given.get(section)
    if not dot:
        return value
    return value.get(name) if isinstance(value, dict) else None


def _has_password(url: object) -> bool:
    try:
        return isinstance(url, str) and bool(urlsplit(url).password)
    except ValueError:
        return False


def _mode(path: Path) -> int:
    try:
        found = path.stat()
    except OSError:
        return 0
    return stat.S_IMODE(found.st_mode) if stat.S_ISREG(found.st_mode) else 0
