"""Where results go: text for people, JSON for programs; colour, width and pager where there is a terminal."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, Protocol

import click

from monitor.cli.columns import RESET, cells, colors, fold, plain, shorten, wrap_styled
from monitor.cli.session import Session

# So many errors are shown, and so many of the items that have the same one.
SHOWN_ERRORS, SHOWN_NUMBERS = 10, 5

Role = Literal["title", "id", "new", "old", "moved", "quiet", "good", "bad", "news"]

# Blue is new and amber is old; the old is also struck and the new underlined, for those who see no colours.
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
# What a terminal has that does not say how wide it is.
UNKNOWN_WIDTH = 80
# A column of a table is not cut to less.
LEAST_COLUMN = 16
# What a page may not do to a terminal: control characters (escape sequences) and overrides of the writing direction.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Output:
    """One command's stdout. ``color`` and ``terminal`` are decided once; ``width`` is in columns."""

    color: bool
    terminal: bool
    width: int
    height: int = 24

    def ink(self, text: str, role: Role | None = None, **more: Any) -> str:
        """The text, safe for a terminal, in its role's colour. All text from outside goes through here."""
        safe = clean(text)
        if not self.color or not safe or (role is None and not more):
            return safe
        return click.style(safe, **(STYLES[role] if role else {}) | more)

    def write(self, lines: Iterable[str]) -> None:
        """Print lines; on a terminal cut to its width, and through the pager where it is too small for them."""
        if not self.terminal:
            for line in lines:
                click.echo(line, color=self.color)
            return
        text = "".join(f"{part}\n" for line in lines for part in fold(line, self.width))
        if text.count("\n") < self.height:
            click.echo(text, nl=False, color=self.color)
        else:
            # Left open, click finds out whether the pager shows colours, and has less do so.
            click.echo_via_pager(text, color=None if self.color else False)

    def say(self, line: str) -> None:
        """Print one line now, cut to the width of a terminal; for output that continues while it is read."""
        for part in fold(line, self.width) if self.terminal else [line]:
            click.echo(part, color=self.color)

    def wrap(self, text: str, indent: str = "", first: str | None = None) -> list[str]:
        """Lines of at most the width, each begun by ``indent`` (the first by ``first``). Off a terminal: one line."""
        first = indent if first is None else first
        if not self.terminal:
            return [first + text]
        return wrap_styled(text, min(self.width, READABLE_WIDTH), indent, first)

    @cached_property
    def dot(self) -> str:
        """What parts facts on one line."""
        return self.ink(" · ", "quiet")

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], *, give: int) -> list[str]:
        """Columns under headings. Column ``give`` is cut where the terminal is too narrow.

        Where that does not do, each row has a first line, its first cell and ``give``, and the others on a second.
        """
        widths = [max(cells(row[i]) for row in [heads, *rows]) for i in range(len(heads))]
        if self.terminal:
            left = widths[give] - max(0, sum(widths) + 2 * (len(widths) - 1) - self.width)
            if left < min(widths[give], LEAST_COLUMN):
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
    """A feed, article or alert: something that keeps its last error."""

    @property
    def id(self) -> int:
        """Its number."""
        ...

    @property
    def last_error(self) -> str | None:
        """What failed last; nothing where the last attempt succeeded."""
        ...


def errors_below(out: Output, items: Iterable[Failing]) -> Iterator[str]:
    """The lines below a table of these items: an empty one and each last error with the items that have it, if any."""
    numbers: dict[str, list[str]] = {}
    for item in items:
        if item.last_error:
            numbers.setdefault(item.last_error, []).append(str(item.id))
    if numbers:
        yield ""
    yield from (f"{out.ink(_first_of(having), 'id')}  {out.ink(error, 'bad')}" for error, having in numbers.items())


def _first_of(numbers: Sequence[str]) -> str:
    more = f" and {len(numbers) - SHOWN_NUMBERS} more" if len(numbers) > SHOWN_NUMBERS else ""
    return ", ".join(numbers[:SHOWN_NUMBERS]) + more


def note_not_sent(errors: Sequence[str]) -> None:
    """Say why messages were not sent, for a person."""
    for error in errors[:SHOWN_ERRORS]:
        note(f"not sent: {error}")
    if len(errors) > SHOWN_ERRORS:
        note(f"and {len(errors) - SHOWN_ERRORS} more: `monitor alerts list` shows them")


def output(session: Session, color: bool | None = None) -> Output:
    """The output of this run. A flag of the command counts before one of the program, both before the environment."""
    terminal = sys.stdout.isatty()
    wanted = color if color is not None else session.color
    size = shutil.get_terminal_size()
    return Output(wanted if wanted is not None else terminal and not session.plain, terminal, size.columns, size.lines)


def default_limit(out: Output, on_a_terminal: int, *, as_json: bool) -> int | None:
    """How many rows a list has where no limit is given: all, except on a terminal."""
    return on_a_terminal if out.terminal and not as_json else None


def print_json(value: Any) -> None:
    """One JSON value, in characters where the output can show them."""
    ascii_only = (sys.stdout.encoding or "ascii").lower().replace("-", "") != "utf8"
    click.echo(json.dumps(value, ensure_ascii=ascii_only, indent=2))


def note(text: str) -> None:
    """Print a message to the person, on standard error; not part of the result."""
    tell([text])


def tell(lines: Iterable[str], indent: str | None = None) -> None:
    """Lines to the person on standard error, cut to the width of a terminal; parts are begun by ``indent``."""
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
    """Without what could steer a terminal."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def _fit(cell: str, width: int) -> str:
    if cells(cell) <= width:
        return cell + " " * (width - cells(cell))
    short = shorten(plain(cell), width)
    inked = f"{colors(cell)[0]}{short}{RESET}" if colors(cell) else short
    return inked + " " * (width - cells(short))
