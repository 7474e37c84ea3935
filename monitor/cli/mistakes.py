"""Messages for usage errors and other errors, wrapped to the terminal's width."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

import click

from monitor.cli.output import print_messages
from monitor.errors import Ambiguous, MonitorError

_INDENT = " " * len("error: ")


def print_error(error: MonitorError) -> None:
    """Print ``error: NAME: what happened``, the candidates for an ambiguous name, and the advice."""
    message = error.said if isinstance(error, Ambiguous) else str(error)
    print_messages([f"error: {error.name}: {message}"], _INDENT)
    if isinstance(error, Ambiguous):
        print_messages(_candidates(error), " " * (_number_width(error) + len(_INDENT) + 2))
    if error.advice:
        print_messages([_INDENT + error.advice], _INDENT)


def _number_width(error: Ambiguous) -> int:
    return max((len(str(item.number)) for item in error.candidates), default=0)


def _candidates(error: Ambiguous) -> Iterator[str]:
    width = _number_width(error)
    for item in error.candidates:
        feed = f" · {item.feed}" if item.feed else ""
        yield f"{_INDENT}{item.number:>{width}}  {item.title}{feed}"


def print_usage_error(error: click.ClickException) -> None:
    """Print a usage error as click words it: usage line, hint at ``--help``, error."""
    text = StringIO()
    error.show(text)
    print_messages(text.getvalue().splitlines(), "  ")
