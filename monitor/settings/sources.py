"""Where values come from: the file, the environment, files of secrets; and which came from where."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from monitor.errors import ConfigError

PREFIX = "MONITOR_"
SECRETS = ("database_url", "fetch.proxy", "smtp.username", "smtp.password", "smtp.dkim_key", "web.token")


def find_file(path: Path | None = None) -> Path | None:
    """The configuration file that counts, or None. One that is named must exist."""
    named = path or (Path(os.environ["MONITOR_CONFIG"]) if os.environ.get("MONITOR_CONFIG") else None)
    # Without an error where the user has no home: then there is no such file.
    home = Path(os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")) / "monitor"  # noqa: PTH111
    if named and not os.path.lexists(named):
        raise ConfigError(f"no configuration file at {named}", advice="`monitor init` writes one to begin with")
    # What cannot be read is no reason to go on without it: reading it says why.
    return named or next(
        (file for file in (Path("monitor.toml"), home / "monitor.toml") if os.path.lexists(file)), None
    )


def machine_zone(named: str | None = None, localtime: Path = Path("/etc/localtime")) -> str | None:
    """The machine's time zone: what ``TZ`` names, else what ``localtime`` is a link to; None where neither says one."""
    named = os.environ.get("TZ", "") if named is None else named
    linked = os.path.realpath(localtime).partition("/zoneinfo/")[2]
    for name in (named.removeprefix(":"), linked):
        try:
            if name:
                return ZoneInfo(name).key
        except (KeyError, ValueError, OSError):
            continue
    return None


def read_text(file: Path, name: str = "") -> str:
    """A file's text; raises ``ConfigError``, which begins with ``name``."""
    try:
        # Editors of Windows begin a file with a byte order mark.
        return file.read_text("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{name}{file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{name}{file} cannot be read: line {line} is no UTF-8") from error


def variable(key: str) -> str:
    """The variable that sets a dotted key."""
    return PREFIX + key.upper().replace(".", "__")


def own_variables() -> Iterator[str]:
    """The environment variables that can set keys, as they are written there."""
    for name in os.environ:
        if name.upper().startswith(PREFIX) and name.upper() != "MONITOR_CONFIG":
            yield name


def in_environment(key: str) -> bool:
    """Whether a variable, or a file that one names, sets this dotted key."""
    names = (variable(key), f"{variable(key)}_FILE")
    return any(name.upper() in names and os.environ[name] for name in own_variables())


def secret_variables() -> Iterator[tuple[str, Path]]:
    """Each dotted key whose value a variable says to be in a file, and that file."""
    files = {f"{variable(key)}_FILE": key for key in SECRETS}
    for name in own_variables():
        if name.upper() in files and os.environ[name]:
            yield files[name.upper()], Path(os.environ[name])


def with_variables(given: Mapping[str, Any], tables: Collection[str], lists: Collection[str]) -> dict[str, Any]:
    """The values of a file with those that variables set put in; an empty variable sets nothing.

    ``MONITOR_A__B`` is the key b of the table a. A whole table or list is given as JSON; raises ``ConfigError``.
    """
    found = dict(given)
    # In this order the key of a table comes after the table.
    for name, value in sorted(_variables().items()):
        key, nested, inner = name.partition("__")
        if key in tables:
            found[key] = _merged(found.get(key, {}), {inner: value} if nested else _from_json(key, value))
        elif not nested:
            found[key] = _from_json(key, value) if key in lists else value
    return found


def _merged(table: Any, values: Any) -> Any:
    """A table with other values for some keys; what should be a table and is none stays, for the validation to name."""
    if not isinstance(table, dict):
        return table
    return {**table, **values} if isinstance(values, dict) else values


def _variables() -> dict[str, str]:
    """What is set, by its name in small letters without the prefix; a secret's file is read. Raises ``ConfigError``."""
    known = {name[len(PREFIX) :].lower(): os.environ[name] for name in own_variables() if os.environ[name]}
    for key in SECRETS:
        name = key.replace(".", "__")
        if file := known.pop(f"{name}_file", None):
            known[name] = read_text(Path(file), f"{variable(key)}_FILE: ").strip()
    return known


def _from_json(key: str, value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError as error:
        raise ConfigError(f"{variable(key)} is given as JSON, and is none: {error}") from error


def origins(text: str, file: Path | None) -> dict[str, str]:
    """Dotted key to the line of the file or the variable its value comes from."""
    known = {key: f"{file}:{line}" for key, line in lines(text)}
    for name in own_variables():
        if os.environ[name]:
            key = name[len(PREFIX) :].lower().replace("__", ".")
            known[key.removesuffix("_file") if key.removesuffix("_file") in SECRETS else key] = name
    return known


def lines(text: str) -> Iterator[tuple[str, int]]:
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
