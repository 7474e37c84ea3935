"""Help pages for terminals of any width."""

from __future__ import annotations

import shutil
from typing import Any

import click

from monitor.cli.columns import fold

# The term column takes at most a third of the line; longer terms get a line of their own.
_TERM_SHARE = 3
# Replaces hyphens while click wraps, so that it breaks no option at one. A private-use character, in no help text.
_HYPHEN = "\ue000"
# Longer lines are hard to read.
MOST_COLUMNS = 100


class Page(click.HelpFormatter):
    """A help page of any width: click's own formatter makes none narrower than 50 columns."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        super().__init__(indent_increment, width or _columns(max_width or MOST_COLUMNS), max_width)

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms with their meanings in two columns; the narrower the page, the narrower the first."""
        joined = [tuple(text.replace("-", _HYPHEN) for text in row) for row in rows]
        super().write_dl(joined, min(col_max, self.width // _TERM_SHARE), col_spacing)

    def write_text(self, text: str) -> None:
        """Write a paragraph."""
        super().write_text(text.replace("-", _HYPHEN))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog.replace("-", _HYPHEN), args.replace("-", _HYPHEN), prefix)

    def getvalue(self) -> str:
        """The page; lines that click does not wrap (long terms) are wrapped too."""
        lines = super().getvalue().replace(_HYPHEN, "-").split("\n")
        return "\n".join(part for line in lines for part in fold(line, self.width))


def _columns(most: int) -> int:
    return min(shutil.get_terminal_size().columns, most)


class HelpContext(click.Context):
    """A context that formats help with ``Page``."""

    formatter_class = Page
