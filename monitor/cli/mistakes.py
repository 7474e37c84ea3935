"""Wrong usage and errors, explained within the width of the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

import click

from monitor.cli.output import tell
from monitor.errors import Ambiguous, MonitorError

_INDENT = " " * len("error: ")


def tell_error(error: MonitorError) -> None:
    """``error: NAME: what happened``, the things it may mean, and what to do."""
    said = error.said if isinstance(error, Ambiguous) else str(error)
    tell([f"error: {error.name}: {said}"], _INDENT)
    if isinstance(error, Ambiguous):
        tell(_candidates(error), " " * (_number_width(error) + len(_INDENT) + 2))
    if error.advice:
        tell([_INDENT + error.advice], _INDENT)


def _number_width(error: Ambiguous) -> int:
    return max((len(str(item.number)) for item in error.candidates), default=0)


def _candidates(error: Ambiguous) -> Iterator[str]:
    width = _number_width(error)
    for item in error.candidates:
        feed = f" · {item.feed}" if item.feed else ""
        yield f"{_INDENT}{item.number:>{width}}  {item.title}{feed}"


def tell_usage(error: click.ClickException) -> None:
    """Wrong usage as click reports it: how the command is used, where help is, what was wrong."""
    said = StringIO()
    error.show(said)
    tell(said.getvalue().splitlines(), "  ")
