"""Sources of values: the configuration file, the environment, files with secrets; and where each value came from."""

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
    """The configuration file to read, or None. Raises ``ConfigError`` if a file is named and does not exist."""
    named = path or (Path(os.environ["MONITOR_CONFIG"]) if os.environ.get("MONITOR_CONFIG") else None)
    # `Path.home` would raise for a user without a home; `expanduser` leaves the path as it is.
    home = Path(os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")) / "monitor"  # noqa: PTH111
    if named and not os.path.lexists(named):
        raise ConfigError(f"no configuration file at {named}", advice="`monitor init` writes one to begin with")
    # A file that exists but cannot be read is returned: reading it raises an error.
    candidates = (Path("monitor.toml"), home / "monitor.toml")
    return named or next((file for file in candidates if os.path.lexists(file)), None)


def machine_zone(named: str | None = None, localtime: Path = Path("/etc/localtime")) -> str | None:
    """The machine's time zone: that of ``TZ``, else that which ``localtime`` links to; None if neither is known."""
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
    """A file's text. Raises ``ConfigError``, whose message starts with ``name``."""
    try:
        # Editors on Windows may write a byte order mark.
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
    """The names of the environment variables that can set keys, in their original case."""
    for name in os.environ:
        if name.upper().startswith(PREFIX) and name.upper() != "MONITOR_CONFIG":
            yield name


def in_environment(key: str) -> bool:
    """Whether the environment sets a dotted key, by a variable or by the file that one names."""
    names = (variable(key), f"{variable(key)}_FILE")
    return any(name.upper() in names and os.environ[name] for name in own_variables())


def secret_variables() -> Iterator[tuple[str, Path]]:
    """Each dotted key whose value is in a file that a variable names, and that file."""
    files = {f"{variable(key)}_FILE": key for key in SECRETS}
    for name in own_variables():
        if name.upper() in files and os.environ[name]:
            yield files[name.upper()], Path(os.environ[name])


def with_variables(given: Mapping[str, Any], tables: Collection[str], lists: Collection[str]) -> dict[str, Any]:
    """The values of the file, overridden by those of variables; an empty variable sets nothing.

    ``MONITOR_A__B`` sets the key b of the table a. The value of a whole table or list is JSON. Raises ``ConfigError``.
    """
    found = dict(given)
    # Sorted, a variable for a table comes before those for its keys.
    for name, value in sorted(_variables().items()):
        key, nested, inner = name.partition("__")
        if key in tables:
            found[key] = _merged(found.get(key, {}), {inner: value} if nested else _from_json(key, value))
        elif not nested:
            found[key] = _from_json(key, value) if key in lists else value
    return found


def _merged(table: Any, values: Any) -> Any:
    """A table with the values of some keys replaced. A wrong type is kept, for the validation to report."""
    if not isinstance(table, dict):
        return table
    return {**table, **values} if isinstance(values, dict) else values


def _variables() -> dict[str, str]:
    """Values by lower-case name without prefix; files with secrets are read. Raises ``ConfigError``."""
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
        raise ConfigError(f"{variable(key)} is not valid JSON: {error}") from error


def origins(text: str, file: Path | None) -> dict[str, str]:
    """By dotted key, the file and line or the variable that its value comes from."""
    known = {key: f"{file}:{line}" for key, line in lines(text)}
    for name in own_variables():
        if os.environ[name]:
            key = name[len(PREFIX) :].lower().replace("__", ".")
            known[key.removesuffix("_file") if key.removesuffix("_file") in SECRETS else key] = name
    return known


def lines(text: str) -> Iterator[tuple[str, int]]:
    """Each dotted key and table of a TOML text with its line number; the tables of a list are numbered from 0."""
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
