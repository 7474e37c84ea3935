"""Text in columns: how wide it is, and how it is cut into lines between words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from unicodedata import combining, east_asian_width

RESET = "\x1b[0m"
_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
# A word as long as a line is cut after one of these; they end the parts of addresses.
_JOINTS = "/-_.?&=,:;"
# A line has room for so many columns of text, however far in it begins.
_LEAST = 10


def plain(text: str) -> str:
    """The text without its colours."""
    return _ESCAPES.sub("", text)


def colors(text: str) -> list[str]:
    """The colours that a text sets, in order."""
    return _ESCAPES.findall(text)


def cells(text: str) -> int:
    """Columns a text takes on a terminal (wide characters take two)."""
    shown = plain(text)
    return len(shown) if shown.isascii() else sum(map(_columns, shown))


def _columns(char: str) -> int:
    if combining(char):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def shorten(text: str, width: int) -> str:
    """Plain text cut to a number of columns, with an ellipsis where something is missing.

    It ends with a whole word, unless more than half would be lost by that.
    """
    if cells(text) <= width:
        return text
    kept, used = "", 1
    for char in text:
        used += _columns(char)
        if used > width:
            break
        kept += char
    if not text[len(kept)].isspace():
        whole = kept.rpartition(" ")[0]
        kept = whole if 2 * cells(whole) >= width else kept
    return kept.rstrip() + "…"


def fold(line: str, width: int, indent: str | None = None) -> list[str]:
    """A line as it is where it fits in a number of columns, else in parts.

    Those that follow are begun by ``indent``, by default two columns further in than the line.
    """
    if cells(line) <= width:
        return [line]
    text = line.lstrip(" ")
    lead = line[: len(line) - len(text)]
    return wrap_styled(text, width, lead + "  " if indent is None else indent, lead)


def wrap_styled(text: str, width: int, indent: str, first: str) -> list[str]:
    """Lines of at most ``width`` columns, cut between words; a word is only cut where it is as wide as a line.

    The first line is begun by ``first``, the others by ``indent``. A colour that is open at a line's end is closed
    there and opened again on the next.
    """
    wrapped = _Lines(width, indent, first)
    for word in re.split(r"[ \t\n]", text):
        wrapped.add(word)
    return wrapped.done()


@dataclass
class _Lines:
    """Lines as they fill up. ``style`` is the colour that is open; ``bare`` says that the line has no word yet."""

    width: int
    indent: str
    line: str
    style: str = ""
    bare: bool = True
    lines: list[str] = field(default_factory=list)

    def add(self, word: str) -> None:
        """Add a word, on this line or the next."""
        wide = cells(word)
        room = self.width - cells(self.line) - (not self.bare)
        if wide <= room:
            self._put(word)
        elif wide <= max(_LEAST, self.width - cells(self.indent)):
            self._next()
            self._put(word)
        else:
            self._add_in_parts(word)

    def _put(self, word: str) -> None:
        if self.bare and not word and self.lines:
            return  # A line that goes on begins with a word.
        self.line += word if self.bare else " " + word
        self.bare = False
        for code in colors(word):
            self.style = "" if code == RESET else self.style + code

    def _next(self) -> None:
        if self.bare and not self.lines and cells(self.line) <= cells(self.indent):
            return  # Nothing is gained by a line without a word.
        self.lines.append(self.line.rstrip(" ") + (RESET if self.style else ""))
        self.line, self.bare = self.indent + self.style, True

    def _add_in_parts(self, word: str) -> None:
        """A word that is wider than a line: text without spaces, an address."""
        if not self.bare:
            dense = any(_columns(char) == 2 for char in plain(word))
            if not dense or self.width - cells(self.line) < _LEAST:
                self._next()
        glue = "" if self.bare else " "
        rest = glue + word
        while cells(rest) > (room := max(1, self.width - cells(self.line))):
            part, rest = _cut(rest, room)
            self.line += part
            for code in colors(part):
                self.style = "" if code == RESET else self.style + code
            self.lines.append(self.line + (RESET if self.style else ""))
            self.line = self.indent + self.style
        self.bare = True
        self._put(rest)

    def done(self) -> list[str]:
        """All lines."""
        return [*self.lines, self.line]


def _cut(word: str, room: int) -> tuple[str, str]:
    """A word in two, the first of at most so many columns (one character at least); after a joint where it has one."""
    places = list(_places(word))
    most = max([at for at, used in places if used <= room], default=places[0][0])
    joints = [at for at, used in places if room // 2 < used <= room and word[at - 1] in _JOINTS and not _is_dense(word)]
    at = max(joints, default=most)
    return word[:at], word[at:]


def _is_dense(word: str) -> bool:
    return any(_columns(char) == 2 for char in word)


def _places(word: str) -> Iterator[tuple[int, int]]:
    """Where a word can be cut, after how many columns: behind every character, never within a colour."""
    used = 0
    ends = [0, *(at for found in _ESCAPES.finditer(word) for at in found.span()), len(word)]
    for number, (start, end) in enumerate(pairwise(ends)):
        if number % 2:
            continue  # A colour.
        for at in range(start, end):
            used += _columns(word[at])
            if at + 1 == len(word) or not combining(word[at + 1]):
                yield at + 1, used
