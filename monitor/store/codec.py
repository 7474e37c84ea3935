"""Dataclasses of ``monitor.model`` to JSON text and back.

A dataclass is an object of the fields that differ from their defaults; times are ISO 8601 in UTC, enumerations their
values. Reading ignores unknown fields and gives missing ones their defaults, so that the program may be a little newer
or older than the data. Every object of ``dump`` has ``FORMAT``; ``load`` refuses a later format.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from monitor.errors import DatabaseCorrupt, SchemaMismatch

FORMAT = 1
T = TypeVar("T")

# Makes a value from parsed JSON.
Reader = Callable[[Any], Any]
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)


def dump(value: Any) -> str:
    """Encode a dataclass as compact JSON text."""
    return _ENCODER.encode({"format": FORMAT, **_encodable(value)})


def load(kind: type[T], data: str | bytes) -> T:
    """Decode text of ``dump``; raises ``DatabaseCorrupt``, and ``SchemaMismatch`` for a later format."""
    try:
        parsed = json.loads(data)
        version = parsed["format"]
        if version > FORMAT:
            raise SchemaMismatch(f"a stored {kind.__name__} has format {version}; this program reads up to {FORMAT}")
        value: T = _reader(cast("Hashable", kind))(parsed)
    except _UNREADABLE as error:
        raise DatabaseCorrupt(f"a stored {kind.__name__} cannot be read ({error})") from error
    return value


def dump_list(values: tuple[Any, ...]) -> str:
    """Encode a tuple of strings, numbers or dataclasses as JSON text."""
    return _ENCODER.encode(values)


def load_list(kind: type[T], data: str) -> tuple[T, ...]:
    """Decode text of ``dump_list``; raises ``DatabaseCorrupt``."""
    try:
        read = _reader(cast("Hashable", kind))
        return tuple(read(item) for item in json.loads(data))
    except _UNREADABLE as error:
        raise DatabaseCorrupt(f"a stored list of {kind.__name__} cannot be read ({error})") from error


def _encodable(value: Any) -> Any:
    """Make a datetime or dataclass encodable, one level deep: the encoder calls this again for the values in it.

    Enumerations are subclasses of str, which the encoder knows.
    """
    if isinstance(value, datetime):
        return value.isoformat()
    defaults = _defaults(cast("Hashable", type(value)))
    return {name: item for name, default in defaults if (item := getattr(value, name)) != default}


# Frozen dataclasses contain no cycles: the check for them would cost time.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False, default=_encodable)


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The names of a dataclass's fields with their default values (``MISSING`` if required)."""
    factories = ((field, field.default_factory) for field in fields(kind))
    return tuple((field.name, field.default if make is MISSING else make()) for field, make in factories)


@cache
def _reader(kind: Hashable) -> Reader:
    """The reader for a type; raises ``TypeError`` for a type that cannot be stored."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _optional(kind)
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin is Literal:
        return _word(get_args(kind))
    if kind in (str, int, bool):
        return _exactly(cast("type", kind))
    if kind is float:
        return _number
    if kind is datetime:
        return _moment
    if is_dataclass(kind):
        return _object(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _member(kind)
    raise TypeError(f"no stored form for {kind!r}")


def _exactly(kind: type) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{value!r} where {kind.__name__} was expected")
        return value

    return read


def _member(kind: type[Enum]) -> Reader:
    # A look-up in a dict: calling the enumeration takes ten times as long, and versions have thousands of members.
    members = {member.value: member for member in kind}

    def read(value: Any) -> Any:
        return members[value] if value in members else kind(value)

    return read


def _word(words: tuple[Any, ...]) -> Reader:
    def read(value: Any) -> Any:
        if value not in words:
            raise ValueError(f"{value!r} is none of {words}")
        return value

    return read


def _number(value: Any) -> float:
    if type(value) not in (int, float):
        raise TypeError(f"{value!r} where a number was expected")
    return float(value)


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(f"a time without a zone: {value!r}")
    return moment


def _optional(kind: Any) -> Reader:
    """A reader for an optional type, or for a union of enumerations: the first that has the value."""
    first, *others = (arg for arg in get_args(kind) if arg is not type(None))
    if others:
        return _first_of((first, *others))
    read = _reader(first)
    return lambda value: None if value is None else read(value)


def _first_of(kinds: tuple[type[Enum], ...]) -> Reader:
    def read(value: Any) -> Any:
        for kind in kinds:
            with suppress(ValueError):
                return kind(value)
        raise ValueError(f"{value!r} is none of {', '.join(kind.__name__ for kind in kinds)}")

    return read


def _tuple(kinds: tuple[Any, ...]) -> Reader:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        read = _reader(kinds[0])
        return lambda value: tuple(map(read, value))
    readers = tuple(_reader(kind) for kind in kinds)
    return lambda value: tuple(read(item) for read, item in zip(readers, value, strict=True))


def _object(kind: Any) -> Reader:
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}

    def read(value: Any) -> Any:
        return kind(**{name: readers[name](item) for name, item in value.items() if name in readers})

    return read
