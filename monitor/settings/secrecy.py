"""Which files contain secrets, and which of them every user of the machine can access."""

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

# Keys whose value is a secret. smtp.username is not: alone it gives no access.
_SECRET_KEYS = ("smtp.password", "smtp.dkim_key", "web.token")
# The same for subscriptions: whoever knows the address of a webhook or chat service can post there.
_SUBSCRIPTION_KEYS = ("webhook", "webhook_secret", "apprise")
_OTHERS = stat.S_IROTH | stat.S_IWOTH


def secret_files(given: Mapping[str, Any], file: Path | None) -> dict[Path, str]:
    """The files that contain secrets (files of variables, and the configuration file), each with its keys."""
    found = {path: key for key, path in secret_variables() if key in SECRETS}
    keys = ", ".join(_secret_keys(given))
    return found | ({file: keys} if file is not None and keys else {})


def open_to_all(settings: Settings) -> Iterator[tuple[Path, str]]:
    """The files with secrets, including the database, that every user of this machine can read or change."""
    contents = dict(settings.secret_files)
    if settings.judgement.reader_key_file is not None:
        contents[settings.judgement.reader_key_file] = "judgement.reader_key_file"
    database = sqlite_file(settings.database_url)
    if database is not None:
        contents |= dict.fromkeys((database, *(Path(f"{database}{end}") for end in ("-wal", "-shm"))), "the database")
    return ((path, content) for path, content in contents.items() if _mode(path) & _OTHERS)


def reader_key(settings: Settings) -> str:
    """The key for the second reader's server; "" if no file is named. Raises ``ConfigError``, which never shows it."""
    path = settings.judgement.reader_key_file
    if path is None:
        return ""
    key = read_text(path, "judgement.reader_key_file: ").strip()
    if not key:
        raise ConfigError(
            f"judgement.reader_key_file: {path} is empty",
            advice="write the key into it, or remove judgement.reader_key_file if the server needs no key",
        )
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise ConfigError(
            f"judgement.reader_key_file: {path} holds something else than one key",
            advice="a key is one line of printable ASCII characters without spaces",
        )
    return key


def _secret_keys(given: Mapping[str, Any]) -> Iterator[str]:
    """The keys of a configuration file that have a secret value."""
    yield from (key for key in _SECRET_KEYS if _at(given, key))
    yield from (key for key in ("database_url", "fetch.proxy") if _has_password(_at(given, key)))
    tables = given.get("subscriptions")
    for table in tables if isinstance(tables, list) else ():
        yield from (f"subscriptions {key}" for key in _SUBSCRIPTION_KEYS if isinstance(table, dict) and table.get(key))


def _at(given: Mapping[str, Any], key: str) -> Any:
    """The value of a dotted key; None if it is not given."""
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
    """The permission bits of a regular file; 0 for anything else."""
    try:
        found = path.stat()
    except OSError:
        return 0
    return stat.S_IMODE(found.st_mode) if stat.S_ISREG(found.st_mode) else 0
