"""What goes between the program and its parsing processes: limits, and errors in parts."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.errors import MonitorError, ParseError
from monitor.model import well_formed

MEGABYTE = 1024 * 1024
# How a message begins that names modules to import; what is pickled begins with another byte.
LOAD = b"load "


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
