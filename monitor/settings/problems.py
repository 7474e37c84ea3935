"""The problems of a configuration in words: which key, where it is, what was expected."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from pathlib import Path

from monitor.errors import ConfigError
from monitor.settings.schema import Settings
from monitor.settings.sources import PREFIX, SECRETS, lines, own_variables, variable
from monitor.settings.tables import NO_VALUE, Mistake, Mistakes, keys

# As many digits as Python turns into a number.
_LONG_NUMBER = re.compile(r"[0-9_]{4300}")
# So much of a wrong value shows which it is.
_SHOWN = 80
# So many mistakes are enough to begin with.
_AT_ONCE = 5
# A feed's address can hold a key, that of a webhook or chat service always does; that of a reader must not, and may.
_SECRET_NAMES = frozenset({"webhook", "webhook_secret", "apprise", "url", "reader_url"})


def check_variables() -> None:
    """Unknown variables are errors as unknown keys are, where they can be meant for us: ``A__B``, or nearly known."""
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
    """The error of a number so long that it cannot even be read."""
    rows = text.splitlines()
    long = ((key, number) for key, number in lines(text) if _LONG_NUMBER.search(rows[number - 1]))
    key, line = next(long, ("a number", 0))
    where = f"{file}:{line}" if line else str(file)
    return ConfigError(f"{where}: {key} is a number of more digits than can be read")


def config_error(wrong: Mistakes, text: str = "", file: Path | None = None) -> ConfigError:
    """The first few of the mistakes found."""
    said = "; ".join(_described(mistake, text, file) for mistake in wrong.mistakes[:_AT_ONCE])
    return ConfigError(said, problems={mistake.path[0]: mistake.said for mistake in reversed(wrong.mistakes)})


def _described(mistake: Mistake, text: str, file: Path | None) -> str:
    key = ".".join(mistake.path)
    found = f"{_place(key, text, file)}{key}"
    if mistake.value is NO_VALUE:
        name = mistake.path[-1]
        near = _nearest(name, mistake.known)
        return f"{found} {mistake.said}" + (f"; did you mean {key.removesuffix(name)}{near}?" if near else "")
    value = "(hidden)" if _may_be_secret(mistake) else _shown(mistake.value)
    return f"{found} = {value}: {mistake.said}"


def _nearest(name: str, known: Collection[str]) -> str:
    """The known name that is most like this one, "" where none is like it."""
    # Loaded where something is wrong only.
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, n=1)), "")


def _may_be_secret(mistake: Mistake) -> bool:
    """Whether a value is not to be shown: a secret, an address that can hold one, or a table that can hold both."""
    is_named = not _SECRET_NAMES.isdisjoint(mistake.path)
    return is_named or ".".join(mistake.path) in SECRETS or isinstance(mistake.value, dict | list | tuple)


def _shown(value: object) -> str:
    try:
        text = json.dumps(value, default=str)
    except ValueError:  # A number of more than 4,300 digits, which TOML can write in hexadecimal.
        return "a very large number"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _place(key: str, text: str, file: Path | None) -> str:
    """Where a key is: the variable that sets it, or the list or table that it is in, or the file and the line."""
    found = {name: line for name, line in lines(text) if f"{key}.".startswith(f"{name}.")}
    in_file = max(found, key=len, default="")
    given, sets = _variable_of(key)
    # A variable that sets a table leaves those keys of the file's that it does not name.
    if given and len(sets) >= len(in_file):
        return f"{given}: "
    line = f":{found[in_file]}" if in_file else ""
    return f"{file}{line}: " if file else ""


def _variable_of(key: str) -> tuple[str, str]:
    """The variable that is set for a key, or for the nearest list or table around it, and what it sets; "" for none."""
    own = {name.upper(): name for name in own_variables()}
    parts = key.split(".")
    around = [".".join(parts[:end]) for end in range(len(parts), 0, -1)]
    names = [(f"{variable(key)}_FILE", key), *((variable(name), name) for name in around)]
    return next(((own[name], sets) for name, sets in names if name in own), ("", ""))
