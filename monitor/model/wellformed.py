"""Text that every edge accepts: databases, mail and terminals refuse lone surrogates, PostgreSQL also NUL."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

T = TypeVar("T")

_REPLACEMENT = "\ufffd"
# JSON may write half of a surrogate pair as an escape (RFC 8259, section 8.2); Python keeps it.
_MALFORMED = re.compile("[\x00\ud800-\udfff]")


def well_formed(value: T) -> T:
    """The value with well-formed text in it: lone surrogates and NUL become U+FFFD, surrogate pairs their character.

    Recurses into tuples, lists, dicts and frozen dataclasses; what holds no such text is returned as it is.
    """
    return cast("T", _mended(value))


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return value if _MALFORMED.search(value) is None else _text(value)
    if isinstance(value, tuple | list):
        return _sequence(value)
    if isinstance(value, dict):
        items = tuple(value.items())
        mended = _sequence(items)
        return value if mended is items else dict(mended)
    if is_dataclass(value) and not isinstance(value, type):
        return _dataclass(value)
    return value


def _text(text: str) -> str:
    # Both halves of a pair, each written as an escape of its own, are one character (UTF-16).
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return type(text)(_MALFORMED.sub(_REPLACEMENT, joined))


def _sequence(value: Any) -> Any:
    items = [_mended(item) for item in value]
    if all(item is before for item, before in zip(items, value, strict=True)):
        return value
    if hasattr(value, "_make"):
        return value._make(items)
    return type(value)(items)


def _dataclass(value: Any) -> Any:
    changed = {}
    for field in fields(value):
        if not field.init:
            continue
        before = getattr(value, field.name)
        after = _mended(before)
        if after is not before:
            changed[field.name] = after
    return replace(value, **changed) if changed else value
