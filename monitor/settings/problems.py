"""Error messages for a wrong configuration: which key, where it is, what was expected."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from pathlib import Path

from monitor.errors import ConfigError
from monitor.settings.schema import Settings
from monitor.settings.sources import PREFIX, SECRETS, lines, own_variables, variable
from monitor.settings.tables import NO_VALUE, Mistake, Mistakes, keys

# Python converts at most 4,300 digits to a number.
_LONG_NUMBER = re.compile(r"[0-9_]{4300}")
# Characters of a wrong value that are shown.
_SHOWN = 80
# Most mistakes that are reported at once.
_AT_ONCE = 5
# The address of a webhook or chat service is a secret; that of a feed or second reader can contain one.
_SECRET_NAMES = frozenset({"webhook", "webhook_secret", "apprise", "url", "reader_url"})


def check_variables() -> None:
    """Raise ``ConfigError`` for an unknown variable that looks like ours: ``MONITOR_A__B``, or close to a known key."""
    known = keys(Settings)
    for name in own_variables():
        section, nested, _ = name[len(PREFIX) :].lower().partition("__")
        if section in known or section.endswith("_file"):
            continue
        near = _nearest(section, known)
        if nested or near:
            hint = f"; did you mean {variable(near)}?" if near else ""
            raise ConfigError(f"the environment variable {name} names no known key{hint}")


def too_large(text: str, file: Path | None) -> ConfigError:
    """The error for a number with more digits than Python converts."""
    rows = text.splitlines()
    long = ((key, number) for key, number in lines(text) if _LONG_NUMBER.search(rows[number - 1]))
    key, line = next(long, ("a number", 0))
    where = f"{file}:{line}" if line else str(file)
    return ConfigError(f"{where}: {key} is a number of more digits than can be read")


def config_error(wrong: Mistakes, text: str = "", file: Path | None = None) -> ConfigError:
    """The error for these mistakes: its message has the first few, its ``problems`` all of them."""
    message = "; ".join(_described(mistake, text, file) for mistake in wrong.mistakes[:_AT_ONCE])
    # Reversed, so that the first mistake of a key counts.
    return ConfigError(message, problems={mistake.path[0]: mistake.expected for mistake in reversed(wrong.mistakes)})


def _described(mistake: Mistake, text: str, file: Path | None) -> str:
    key = ".".join(mistake.path)
    where = f"{_place(key, text, file)}{key}"
    if mistake.value is NO_VALUE:
        name = mistake.path[-1]
        near = _nearest(name, mistake.known)
        return f"{where} {mistake.expected}" + (f"; did you mean {key.removesuffix(name)}{near}?" if near else "")
    value = "(hidden)" if _may_be_secret(mistake) else _shown(mistake.value)
    return f"{where} = {value}: {mistake.expected}"


def _nearest(name: str, known: Collection[str]) -> str:
    """The known name closest to this one; "" if none is close."""
    from difflib import get_close_matches  # imported late, as only errors need it

    return next(iter(get_close_matches(name, known, n=1)), "")


def _may_be_secret(mistake: Mistake) -> bool:
    """Whether a value must not be shown: a secret, an address that can contain one, or a table or list."""
    is_named = not _SECRET_NAMES.isdisjoint(mistake.path)
    return is_named or ".".join(mistake.path) in SECRETS or isinstance(mistake.value, dict | list | tuple)


def _shown(value: object) -> str:
    try:
        text = json.dumps(value, default=str)
    except ValueError:  # A number of more than 4,300 digits, which TOML can write in hexadecimal.
        return "a very large number"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _place(key: str, text: str, file: Path | None) -> str:
    """Where a key was set, as a prefix of the message: the variable, or file and line of it or of its table or list."""
    found = {name: line for name, line in lines(text) if f"{key}.".startswith(f"{name}.")}
    in_file = max(found, key=len, default="")
    name, target = _variable_of(key)
    # A variable for a whole table sets only the keys that it has; others can still come from the file.
    if name and len(target) >= len(in_file):
        return f"{name}: "
    line = f":{found[in_file]}" if in_file else ""
    return f"{file}{line}: " if file else ""


def _variable_of(key: str) -> tuple[str, str]:
    """The variable set for a key or for the innermost list or table around it, and what it sets; ("", "") for none."""
    own = {name.upper(): name for name in own_variables()}
    parts = key.split(".")
    targets = [".".join(parts[:end]) for end in range(len(parts), 0, -1)]
    candidates = [(f"{variable(key)}_FILE", key), *((variable(target), target) for target in targets)]
    return next(((own[name], target) for name, target in candidates if name in own), ("", ""))
