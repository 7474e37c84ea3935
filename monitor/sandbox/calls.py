"""What goes between the program and its parsing processes: limits, and errors in parts."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from io import BytesIO
from operator import attrgetter
from typing import Any, cast

from monitor.errors import MonitorError, ParseError
from monitor.model import well_formed

MEGABYTE = 1024 * 1024
# How a message begins that names modules to import; what is pickled begins with another byte.
LOAD = b"load "


def packed(value: object) -> bytes:
    """A value as bytes for ``pickle.loads``."""
    written = BytesIO()
    _Pickler(written, pickle.HIGHEST_PROTOCOL).dump(value)
    return written.getvalue()


class _Pickler(pickle.Pickler):
    """Packs a dataclass as the call that makes it: half the time, there and back, of setting its slots one by one.

    So it does with a named tuple: by the rules for all values that takes twice as long.
    """

    def reducer_override(self, value: Any) -> Any:
        """The call that makes a value; by the rules for all values where it is no dataclass."""
        kind = value.__class__
        values = _values_of(kind)
        return NotImplemented if values is None else (kind, values(value))


@lru_cache(maxsize=256)
def _values_of(kind: type) -> Callable[[object], tuple[object, ...]] | None:
    """What reads the values that make a dataclass or named tuple; None where it is none, or they may not be all."""
    if issubclass(kind, tuple) and hasattr(kind, "_fields") and not kind.__dictoffset__:
        return cast("Callable[[object], tuple[object, ...]]", tuple)
    if not is_dataclass(kind) or kind.__dictoffset__:
        return None
    names = [field.name for field in fields(kind) if field.init]
    return attrgetter(*names) if len(names) == len(fields(kind)) > 1 else None


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may use. ``seconds`` is for one call; ``calls`` is how many it makes before it is replaced.

    ``ready_seconds`` is what it may take to start, and to import what a call needs.
    """

    seconds: float
    memory_bytes: int
    calls: int
    ready_seconds: float


@dataclass(frozen=True, slots=True)
class Raised:
    """An error on its way from the worker, in parts: constructors with keywords do not survive pickling."""

    kind: type[MonitorError]
    args: tuple[object, ...]
    fields: dict[str, object]
    trace: str

    def rebuild(self) -> MonitorError:
        """The error as it was raised."""
        error = self.kind.__new__(self.kind)
        error.args = self.args
        error.__dict__.update(self.fields)
        if self.trace:
            error.add_note(self.trace)
        return error


def raised(error: MonitorError, trace: str = "") -> Raised:
    """An error taken apart; ``trace`` is added to it as a note."""
    with_well_formed_text(error)
    return Raised(type(error), error.args, dict(error.__dict__), trace)


def as_parse_error(error: BaseException) -> ParseError:
    """Any error of a parser as one of ours."""
    text = well_formed(str(error))
    return ParseError(f"{type(error).__name__}: {text}" if text else type(error).__name__)


def with_well_formed_text(error: MonitorError) -> MonitorError:
    """The same error: what it says of a document may hold any text of that document."""
    error.args = well_formed(error.args)
    error.__dict__.update(well_formed(dict(error.__dict__)))
    return error
