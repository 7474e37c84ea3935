"""The problems of a configuration in words: which key, where it is, what was expected."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from monitor.errors import ConfigError
from monitor.settings.schema import FeedSettings, Section, Settings, SubscriptionSettings
from monitor.settings.sources import PREFIX, SECRETS, lines, own_variables, variable

# As many digits as Python turns into a number.
_LONG_NUMBER = re.compile(r"[0-9_]{4300}")
# So much of a wrong value shows which it is.
_SHOWN = 80


def check_variables() -> None:
    """Unknown variables are errors as unknown keys are, where they can be meant for us: ``A__B``, or nearly known."""
    for name in own_variables():
        section, nested, _ = name[len(PREFIX) :].lower().partition("__")
        near = difflib.get_close_matches(section, Settings.model_fields, n=1)
        if section not in Settings.model_fields and (nested or near) and not section.endswith("_file"):
            hint = f"; did you mean {variable(near[0])}?" if near else ""
            raise ConfigError(f"the environment variable {name} names no known key{hint}")


def check_keys(given: Mapping[str, Any], file: Path | None) -> None:
    """Names with an underscore before them mean something to pydantic-settings: they are no keys of ours."""
    if wrong := next((name for name in given if name.startswith("_")), None):
        raise ConfigError(f"{file}: {wrong} is no known key")


def too_large(text: str, file: Path | None) -> ConfigError:
    """The error of a number so long that it cannot even be read."""
    rows = text.splitlines()
    long = ((key, number) for key, number in lines(text) if _LONG_NUMBER.search(rows[number - 1]))
    key, line = next(long, ("a number", 0))
    where = f"{file}:{line}" if line else str(file)
    return ConfigError(f"{where}: {key} is a number of more digits than can be read")


def config_error(error: ValidationError, text: str, file: Path | None) -> ConfigError:
    """The first few of the mistakes found, those of unknown keys before others."""
    problems = [item for item in error.errors(include_url=False) if item["type"] != "default_factory_not_called"]
    problems.sort(key=lambda item: item["type"] != "extra_forbidden")
    said = "; ".join(_problem(item["type"], item, text, file) for item in problems[:5])
    by_key = {str(item["loc"][0]): _expected(item) for item in reversed(problems) if item["loc"]}
    return ConfigError(said, problems=by_key)


def _problem(sort: str, problem: Mapping[str, Any], text: str, file: Path | None) -> str:
    where, key = _place(problem["loc"], text, file)
    if sort == "extra_forbidden":
        near = difflib.get_close_matches(str(problem["loc"][-1]), _siblings(problem["loc"]), n=1)
        parent, dot, _ = key.rpartition(".")
        return f"{where}{key} is no known key" + (f"; did you mean {parent}{dot}{near[0]}?" if near else "")
    if sort == "missing":
        return f"{where}{key} is missing"
    expected = _expected(problem)
    value = "(hidden)" if _may_be_secret(key, problem["input"]) else _shown(problem["input"])
    return f"{where}{key} = {value}: {expected}" if key else where + expected


def _expected(problem: Mapping[str, Any]) -> str:
    if problem["type"] == "string_too_short":
        return "it is empty"
    return str(problem["msg"]).removeprefix("Value error, ").replace("Input should", "it should")


def _may_be_secret(key: str, value: object) -> bool:
    """Whether a value is not to be shown: a secret, an address that can hold one, or a table that can hold both."""
    names = set(key.split("."))
    return key in SECRETS or not names.isdisjoint(_SECRET_NAMES) or isinstance(value, dict | list | tuple)


def _shown(value: object) -> str:
    try:
        text = json.dumps(value, default=str)
    except ValueError:  # A number of more than 4,300 digits, which TOML can write in hexadecimal.
        return "a very large number"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _place(loc: tuple[str | int, ...], text: str, file: Path | None) -> tuple[str, str]:
    """Where a key is (file and line, or variable), and its dotted name."""
    key = ".".join(str(part) for part in loc)
    given = next((name for name in own_variables() if name.upper() in (variable(key), variable(key) + "_FILE")), None)
    if given:
        return f"{given}: ", key
    fits = [(name, line) for name, line in lines(text) if f"{key}.".startswith(f"{name}.")]
    line = f":{max(fits)[1]}" if fits else ""
    return (f"{file}{line}: " if file else ""), key


# A feed's address can hold a key, that of a webhook or chat service always does; that of a reader must not, and may.
_SECRET_NAMES = frozenset({"webhook", "webhook_secret", "apprise", "url", "reader_url"})
_LISTS: dict[str, type[Section]] = {"feeds": FeedSettings, "subscriptions": SubscriptionSettings}


def _siblings(loc: tuple[str | int, ...]) -> list[str]:
    """The keys that are known where an unknown one is."""
    if len(loc) == 1:
        return list(Settings.model_fields)
    table = _LISTS.get(str(loc[0])) or Settings.model_fields[str(loc[0])].annotation
    return list(getattr(table, "model_fields", ()))
