"""The values sent between the parent process and a worker: pickled calls, limits, and errors."""

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
# The prefix of a message that lists modules to import. Pickled data begins with another byte.
LOAD = b"load "


def packed(value: object) -> bytes:
    """Pickle a value, for ``pickle.loads``."""
    buffer = BytesIO()
    _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(value)
    return buffer.getvalue()


class _Pickler(pickle.Pickler):
    """Pickles a dataclass or named tuple as a call of its constructor.

    For both, pickling and unpickling takes half the time of the default, which sets the slots of a dataclass one by
    one.
    """

    def reducer_override(self, value: Any) -> Any:
        """The constructor call for a value; ``NotImplemented`` (the default pickling) for other types."""
        kind = value.__class__
        get_arguments = _argument_getter(kind)
        return NotImplemented if get_arguments is None else (kind, get_arguments(value))


@lru_cache(maxsize=256)
def _argument_getter(kind: type) -> Callable[[object], tuple[object, ...]] | None:
    """A function that returns the constructor arguments of an instance of a dataclass or named tuple.

    None for other types, and for those whose instances can hold more than their constructor takes.
    """
    if issubclass(kind, tuple) and hasattr(kind, "_fields") and not kind.__dictoffset__:
        return cast("Callable[[object], tuple[object, ...]]", tuple)
    if not is_dataclass(kind) or kind.__dictoffset__:
        return None
    names = [field.name for field in fields(kind) if field.init]
    # With a single name ``attrgetter`` returns no tuple.
    return attrgetter(*names) if len(names) == len(fields(kind)) > 1 else None


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a worker. ``seconds`` is per call; the worker is replaced after ``calls`` calls.

    ``ready_seconds`` limits its start, and the import of the modules for a call.
    """

    seconds: float
    memory_bytes: int
    calls: int
    ready_seconds: float


@dataclass(frozen=True, slots=True)
class Raised:
    """An error of the worker, in a form that can be pickled: exceptions with keyword-only arguments cannot."""

    kind: type[MonitorError]
    args: tuple[object, ...]
    fields: dict[str, object]
    trace: str

    def rebuild(self) -> MonitorError:
        """The original error, with the worker's traceback as a note if there is one."""
        error = self.kind.__new__(self.kind)
        error.args = self.args
        error.__dict__.update(self.fields)
        if self.trace:
            error.add_note(self.trace)
        return error


def raised(error: MonitorError, trace: str = "") -> Raised:
    """Convert an error to a ``Raised``. ``trace`` will be added to it as a note."""
    with_well_formed_text(error)
    return Raised(type(error), error.args, dict(error.__dict__), trace)


def as_parse_error(error: BaseException) -> ParseError:
    """A ``ParseError`` for any exception of a parser."""
    text = well_formed(str(error))
    return ParseError(f"{type(error).__name__}: {text}" if text else type(error).__name__)


def with_well_formed_text(error: MonitorError) -> MonitorError:
    """Make the text in an error well-formed Unicode, in place: it may quote the document. Returns the error."""
    error.args = well_formed(error.args)
    error.__dict__.update(well_formed(dict(error.__dict__)))
    return error
