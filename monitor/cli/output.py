"""Where results go: text for people, JSON for programs; colour, width and pager where there is a terminal."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from textwrap import wrap
from typing import Any, Literal
from unicodedata import combining, east_asian_width

import click

from monitor.cli.session import Session

Role = Literal["title", "id", "new", "old", "moved", "quiet", "good", "bad", "news"]

# Blue is new and amber is old; that the old is struck and the new underlined says it without colours too.
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
# What a page may not do to a terminal: control characters (escape sequences) and overrides of the writing direction.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\u2066-\u2069]")
_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Output:
    """One command's stdout. ``color`` and ``terminal`` are decided once; ``width`` is in columns."""

    color: bool
    terminal: bool
    width: int
    height: int = 24

    def ink(self, text: str, role: Role | None = None, **more: Any) -> str:
        """The text, safe for a terminal, in its role's colour. All that comes from elsewhere goes through here."""
        safe = clean(text)
        if not self.color or not safe or (role is None and not more):
            return safe
        return click.style(safe, **(STYLES[role] if role else {}) | more)

    def write(self, lines: Iterable[str]) -> None:
        """Print lines; on a terminal that is too small for them, through the pager."""
        if not self.terminal:
            for line in lines:
                click.echo(line, color=self.color)
            return
        text = "".join(f"{line}\n" for line in lines)
        if text.count("\n") < self.height:
            click.echo(text, nl=False, color=self.color)
        else:
            # Left open, click finds out whether the pager shows colours, and has less do so.
            click.echo_via_pager(text, color=None if self.color else False)

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
        """Columns under headings; column ``give`` is cut where the terminal is too narrow."""
        widths = [max(cells(row[i]) for row in [heads, *rows]) for i in range(len(heads))]
        if self.terminal:
            over = sum(widths) + 2 * (len(widths) - 1) - self.width
            widths[give] = max(12, widths[give] - max(0, over))
        lines = [[self.ink(head, "quiet") for head in heads], *rows]
        return ["  ".join(_fit(cell, widths[i]) for i, cell in enumerate(line)).rstrip() for line in lines]


def output(session: Session, color: bool | None = None) -> Output:
    """The output of this run. A flag of the command counts before one of the program, both before NO_COLOR."""
    terminal = sys.stdout.isatty()
    wanted = color if color is not None else session.color
    size = shutil.get_terminal_size()
    return Output(wanted if wanted is not None else terminal and not session.plain, terminal, size.columns, size.lines)


def print_json(value: Any) -> None:
    """One JSON value, in characters where the output can show them."""
    ascii_only = (sys.stdout.encoding or "ascii").lower().replace("-", "") != "utf8"
    click.echo(json.dumps(value, ensure_ascii=ascii_only, indent=2))


def note(text: str) -> None:
    """A word to the person, not part of the result."""
    click.echo(clean(text), err=True)


def clean(text: str) -> str:
    """Without what could steer a terminal."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def cells(text: str) -> int:
    """Columns a text takes on a terminal (wide characters take two)."""
    plain = _ESCAPES.sub("", text)
    if plain.isascii():
        return len(plain)
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in plain)


def shorten(text: str, width: int) -> str:
    """Plain text cut to a number of columns, with an ellipsis where something is missing."""
    if cells(text) <= width:
        return text
    kept, used = [], 1
    for char in text:
        used += cells(char)
        if used > width:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"


def wrap_styled(text: str, width: int, indent: str, first: str) -> list[str]:
    """Wrap text that may hold colours: a colour that is open at a line's end is closed there and opened again."""
    lines: list[str] = []
    line, used, style = first, cells(first), ""
    start = True
    for word in _pieces(text, max(10, width - cells(indent))):
        if not start and used + 1 + cells(word) > width:
            lines.append(line + ("\x1b[0m" if style else ""))
            line, used, start = indent + style, cells(indent), True
        line += ("" if start else " ") + word
        used += cells(word) + (not start)
        start = False
        for code in _ESCAPES.findall(word):
            style = "" if code == "\x1b[0m" else style + code
    return [*lines, line]


def _pieces(text: str, most: int) -> Iterable[str]:
    """Words; a word that is wider than a line (CJK, an address) in parts."""
    for word in text.split(" "):
        if cells(word) <= most or _ESCAPES.search(word):
            yield word
        else:
            yield from wrap(word, most // (1 if word.isascii() else 2))


def _fit(cell: str, width: int) -> str:
    if cells(cell) <= width:
        return cell + " " * (width - cells(cell))
    codes = _ESCAPES.findall(cell)
    short = shorten(_ESCAPES.sub("", cell), width)
    inked = f"{codes[0]}{short}\x1b[0m" if codes else short
    return inked + " " * (width - cells(short))
