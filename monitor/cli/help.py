"""Pages of help, at any width."""

from __future__ import annotations

import shutil
from typing import Any

import click

from monitor.cli.columns import fold

# Terms and their meanings are beside each other where the terms take no more than this part of a line.
_TERM_SHARE = 3
# What click sees for a hyphen, so that it cuts no option in two; it is in no text.
_HYPHEN = "\ue000"
# Longer lines are hard to read.
MOST_COLUMNS = 100


class Page(click.HelpFormatter):
    """A page of help at any width: click makes none that is narrower than 50 columns."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        super().__init__(indent_increment, width or _columns(max_width or MOST_COLUMNS), max_width)

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        """Terms with their meanings; long terms have a line of their own the sooner the narrower the page is."""
        joined = [tuple(text.replace("-", _HYPHEN) for text in row) for row in rows]
        super().write_dl(joined, min(col_max, self.width // _TERM_SHARE), col_spacing)

    def write_text(self, text: str) -> None:
        """A paragraph."""
        super().write_text(text.replace("-", _HYPHEN))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How a command is called."""
        super().write_usage(prog.replace("-", _HYPHEN), args.replace("-", _HYPHEN), prefix)

    def getvalue(self) -> str:
        """The page; what click would not cut (long terms) is cut too."""
        lines = (
            part for line in super().getvalue().replace(_HYPHEN, "-").split("\n") for part in fold(line, self.width)
        )
        return "\n".join(part for line in lines for part in fold(line, self.width))


def _columns(most: int) -> int:
    return min(shutil.get_terminal_size().columns, most)


class HelpContext(click.Context):
    """A context whose help is such a page."""

    formatter_class = Page
