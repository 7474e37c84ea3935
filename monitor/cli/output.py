"""Output of commands: text for people (colour, width and pager on a terminal), JSON for programs, messages."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Protocol

import click

from monitor.cli.columns import RESET, cells, colors, fold, plain, shorten, wrap_styled
from monitor.cli.session import Session

if TYPE_CHECKING:
    from monitor.pipeline import DeliveryReport

# Most errors that are shown, and most items that are named as having the same error.
SHOWN_ERRORS, SHOWN_NUMBERS = 10, 5

Role = Literal["title", "id", "new", "old", "moved", "quiet", "good", "bad", "news"]

# Blue is new, amber is old. Old text is also struck through and new text underlined, for the colour-blind.
STYLES: dict[Role, dict[str, Any]] = {
    "title": {"bold": True},
    "id": {"fg": "cyan"},
    "new": {"fg": 33},
    "old": {"fg": 172},
    "moved": {"fg": 103},
    "quiet": {"dim": True},
    "good": {"fg": "green"},
    "bad": {"fg": "red"},
    "news": {"fg": 33, "bold": True},
}
READABLE_WIDTH = 100
# Columns assumed for a terminal that does not report its width.
UNKNOWN_WIDTH = 80
# Narrowest width, in columns, to which a table column is cut.
_MIN_COLUMN = 16
# Text from a page must not control the terminal: control characters (escape sequences), bidirectional overrides.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Output:
    """A command's standard output. ``width`` is in columns, ``height`` in lines."""

    color: bool
    terminal: bool
    width: int
    height: int = 24

    def ink(self, text: str, role: Role | None = None, **more: Any) -> str:
        """The text without control characters, in its role's colour. All text from outside must pass through here."""
        safe = clean(text)
        if not self.color or not safe or (role is None and not more):
            return safe
        return click.style(safe, **(STYLES[role] if role else {}) | more)

    def write(self, lines: Iterable[str]) -> None:
        """Print lines; on a terminal wrapped to its width, and through a pager if they exceed its height."""
        if not self.terminal:
            for line in lines:
                click.echo(line, color=self.color)
            return
        text = "".join(f"{part}\n" for line in lines for part in fold(line, self.width))
        if text.count("\n") < self.height:
            click.echo(text, nl=False, color=self.color)
        else:
            # With None click detects whether the pager shows colours, and makes `less` do so.
            click.echo_via_pager(text, color=None if self.color else False)

    def say(self, line: str) -> None:
        """Print one line at once, wrapped to a terminal's width; for output that continues while it is read."""
        for part in fold(line, self.width) if self.terminal else [line]:
            click.echo(part, color=self.color)

    def wrap(self, text: str, indent: str = "", first: str | None = None) -> list[str]:
        """Wrap text to the width; lines start with ``indent``, the first with ``first``. In a pipe: one line."""
        first = indent if first is None else first
        if not self.terminal:
            return [first + text]
        return wrap_styled(text, min(self.width, READABLE_WIDTH), indent, first)

    @cached_property
    def dot(self) -> str:
        """The separator of facts on one line."""
        return self.ink(" · ", "quiet")

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], *, give: int) -> list[str]:
        """Rows in columns under headings. On a narrow terminal column ``give`` is cut.

        If that is not enough, each row takes two lines: its first cell and ``give``, then the other cells.
        """
        widths = [max(cells(row[i]) for row in [heads, *rows]) for i in range(len(heads))]
        if self.terminal:
            left = widths[give] - max(0, sum(widths) + 2 * (len(widths) - 1) - self.width)
            if left < min(widths[give], _MIN_COLUMN):
                return [line for row in rows for line in self._stacked(heads, row, widths[0], give)]
            widths[give] = left
        lines = [[self.ink(head, "quiet") for head in heads], *rows]
        return ["  ".join(_fit(cell, widths[i]) for i, cell in enumerate(line)).rstrip() for line in lines]

    def _stacked(self, heads: Sequence[str], row: Sequence[str], first: int, give: int) -> Iterator[str]:
        indent = " " * (first + 2)
        yield from self.wrap(row[give], indent, _fit(row[0], first) + "  ")
        rest = [i for i in range(1, len(row)) if i != give and plain(row[i])]
        yield from self.wrap(self.dot.join(f"{self.ink(heads[i].lower(), 'quiet')} {row[i]}" for i in rest), indent)


class Failing(Protocol):
    """A feed, article or alert with its last error."""

    @property
    def id(self) -> int:
        """Its number."""
        ...

    @property
    def last_error(self) -> str | None:
        """The error of the last attempt; None if it succeeded."""
        ...


def errors_below(out: Output, items: Iterable[Failing]) -> Iterator[str]:
    """The lines below a table of items: a blank line and each error with the numbers of its items, if there are any."""
    numbers: dict[str, list[str]] = {}
    for item in items:
        if item.last_error:
            numbers.setdefault(item.last_error, []).append(str(item.id))
    if numbers:
        yield ""
    yield from (f"{out.ink(_first_few(ids), 'id')}  {out.ink(error, 'bad')}" for error, ids in numbers.items())


def _first_few(numbers: Sequence[str]) -> str:
    more = f" and {len(numbers) - SHOWN_NUMBERS} more" if len(numbers) > SHOWN_NUMBERS else ""
    return ", ".join(numbers[:SHOWN_NUMBERS]) + more


def delivery_counts(report: DeliveryReport) -> list[str]:
    """How many alerts were sent, postponed and given up."""
    return [f"{report.sent} sent", f"{report.postponed} postponed", f"{report.failed} given up"]


def note_not_sent(errors: Sequence[str]) -> None:
    """Print why messages were not sent, on standard error."""
    for error in errors[:SHOWN_ERRORS]:
        note(f"not sent: {error}")
    if len(errors) > SHOWN_ERRORS:
        note(f"and {len(errors) - SHOWN_ERRORS} more: `monitor alerts list` shows them")


def output(session: Session, color: bool | None = None) -> Output:
    """The output of this run. For colour a command's flag wins over the program's, and both over the environment."""
    terminal = sys.stdout.isatty()
    wanted = color if color is not None else session.color
    size = shutil.get_terminal_size()
    return Output(wanted if wanted is not None else terminal and not session.plain, terminal, size.columns, size.lines)


def default_limit(out: Output, on_a_terminal: int, *, as_json: bool) -> int | None:
    """The most rows of a list without a given limit: ``on_a_terminal``, or None (all) in a pipe and with JSON."""
    return on_a_terminal if out.terminal and not as_json else None


def print_json(value: Any) -> None:
    """Print one JSON value; non-ASCII characters are escaped unless the output is UTF-8."""
    ascii_only = (sys.stdout.encoding or "ascii").lower().replace("-", "") != "utf8"
    click.echo(json.dumps(value, ensure_ascii=ascii_only, indent=2))


def note(text: str) -> None:
    """Print a message on standard error; it is not part of the result."""
    print_messages([text])


def print_messages(lines: Iterable[str], indent: str | None = None) -> None:
    """Print lines on standard error, wrapped to a terminal's width; continuation lines start with ``indent``."""
    width = _width_of_stderr() if sys.stderr.isatty() else None
    for line in lines:
        safe = clean(line)
        for part in [safe] if width is None else fold(safe, width, indent):
            click.echo(part, err=True)


def _width_of_stderr() -> int:
    if sys.stdout.isatty():
        return shutil.get_terminal_size().columns
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or UNKNOWN_WIDTH
    except OSError:
        return UNKNOWN_WIDTH


def clean(text: str) -> str:
    """The text with control characters replaced by U+FFFD."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def _fit(cell: str, width: int) -> str:
    """A cell padded or cut to ``width`` columns; a cut one keeps its first colour."""
    if cells(cell) <= width:
        return cell + " " * (width - cells(cell))
    short = shorten(plain(cell), width)
    colored = f"{colors(cell)[0]}{short}{RESET}" if colors(cell) else short
    return colored + " " * (width - cells(short))
