"""Makes text acceptable everywhere: databases, mail and terminals refuse lone surrogates, PostgreSQL also NUL."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from functools import lru_cache
from operator import is_not
from typing import Any, TypeVar, cast

T = TypeVar("T")

_SEQUENCES = (tuple, list)
_WITHOUT_TEXT = frozenset({bool, bytes, datetime, float, int, type(None)})
_REPLACEMENT = "\ufffd"
# JSON may contain half of a surrogate pair as an escape (RFC 8259, section 8.2), which Python keeps.
_MALFORMED = re.compile("[\x00\ud800-\udfff]")


def well_formed(value: T) -> T:
    """Replace lone surrogates and NUL by U+FFFD, and surrogate pairs by their character, in all text of a value.

    Recurses into tuples, lists, dicts and frozen dataclasses. A value without such text is returned itself.
    """
    return cast("T", _mended(value))


def _mended(value: Any) -> Any:
    if value.__class__ in _WITHOUT_TEXT:
        return value
    if isinstance(value, str):
        plain = value.isascii() and "\0" not in value
        return value if plain or _MALFORMED.search(value) is None else _text(value)
    if isinstance(value, _SEQUENCES):
        return _sequence(value)
    if isinstance(value, dict):
        items = tuple(value.items())
        mended = _sequence(items)
        return value if mended is items else dict(mended)
    names = _fields(value.__class__)
    return _dataclass(value, names) if names else value


def _text(text: str) -> str:
    # Two halves of a pair, written as separate escapes, are one character (UTF-16).
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return type(text)(_MALFORMED.sub(_REPLACEMENT, joined))


def _sequence(value: Any) -> Any:
    items = [_mended(item) for item in value]
    if not any(map(is_not, items, value)):
        return value
    if hasattr(value, "_make"):
        return value._make(items)
    return type(value)(items)


def _dataclass(value: Any, names: tuple[str, ...]) -> Any:
    changed = {}
    for name in names:
        before = getattr(value, name)
        after = _mended(before)
        if after is not before:
            changed[name] = after
    return replace(value, **changed) if changed else value


@lru_cache(maxsize=256)
def _fields(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields; empty for any other class."""
    return tuple(field.name for field in fields(kind) if field.init) if is_dataclass(kind) else ()
