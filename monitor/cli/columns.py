"""Display width of text in terminal columns, and wrapping into lines between words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from unicodedata import combining, east_asian_width

RESET = "\x1b[0m"
_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
# A word longer than a line is preferably cut after one of these, which separate the parts of a URL.
_BREAK_AFTER = "/-_.?&=,:;"
# Columns of text that a line has room for, however deep its indent.
_MIN_TEXT = 10


def plain(text: str) -> str:
    """The text without colour escapes."""
    return _ESCAPES.sub("", text)


def colors(text: str) -> list[str]:
    """The colour escapes in a text, in order."""
    return _ESCAPES.findall(text)


def cells(text: str) -> int:
    """Columns that a text takes on a terminal (wide characters take two)."""
    shown = plain(text)
    return len(shown) if shown.isascii() else sum(map(_columns, shown))


def _columns(char: str) -> int:
    if combining(char):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def shorten(text: str, width: int) -> str:
    """Cut plain text to ``width`` columns, with an ellipsis if something is cut off.

    The cut is between words, unless less than half of ``width`` would remain.
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
    """Wrap a line at ``width`` columns; continuation lines get ``indent`` (default: the line's own plus two)."""
    if cells(line) <= width:
        return [line]
    text = line.lstrip(" ")
    lead = line[: len(line) - len(text)]
    return wrap_styled(text, width, lead + "  " if indent is None else indent, lead)


def wrap_styled(text: str, width: int, indent: str, first: str) -> list[str]:
    """Wrap text into lines of at most ``width`` columns, between words; only a word wider than a line is cut.

    The first line starts with ``first``, the others with ``indent``. A colour that is active at a line's end is reset
    there and set again on the next line.
    """
    wrapped = _Lines(width, indent, first)
    for word in re.split(r"[ \t\n]", text):
        wrapped.add(word)
    return wrapped.done()


@dataclass
class _Lines:
    """Lines being filled. ``style``: the active colour escapes. ``bare``: the current line has no word yet."""

    width: int
    indent: str
    line: str
    style: str = ""
    bare: bool = True
    lines: list[str] = field(default_factory=list)

    def add(self, word: str) -> None:
        """Add a word to this line, or to the next if it has no room."""
        wide = cells(word)
        room = self.width - cells(self.line) - (not self.bare)
        if wide <= room:
            self._put(word)
        elif wide <= max(_MIN_TEXT, self.width - cells(self.indent)):
            self._next()
            self._put(word)
        else:
            self._add_in_parts(word)

    def _put(self, word: str) -> None:
        if self.bare and not word and self.lines:
            return  # A continuation line begins with a word.
        self.line += word if self.bare else " " + word
        self.bare = False
        for code in colors(word):
            self.style = "" if code == RESET else self.style + code

    def _next(self) -> None:
        if self.bare and not self.lines and cells(self.line) <= cells(self.indent):
            return  # A break before the first word would gain no room.
        self.lines.append(self.line.rstrip(" ") + (RESET if self.style else ""))
        self.line, self.bare = self.indent + self.style, True

    def _add_in_parts(self, word: str) -> None:
        """Add a word that is wider than a line, such as a URL or text in a script without spaces."""
        is_nearly_full = self.width - cells(self.line) < _MIN_TEXT
        if not self.bare and (is_nearly_full or not _has_wide(plain(word))):
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
        """Return all lines."""
        return [*self.lines, self.line]


def _cut(word: str, room: int) -> tuple[str, str]:
    """Split a word after at most ``room`` columns (but one character), preferably at one of ``_BREAK_AFTER``."""
    places = list(_cut_places(word))
    fitting = [at for at, used in places if used <= room]
    at = max(fitting, default=places[0][0])
    if not _has_wide(word):
        joints = [at for at, used in places if room // 2 < used <= room and word[at - 1] in _BREAK_AFTER]
        at = max(joints, default=at)
    return word[:at], word[at:]


def _has_wide(word: str) -> bool:
    """Whether a word has characters of two columns, which can be separated anywhere."""
    return any(_columns(char) == 2 for char in word)


def _cut_places(word: str) -> Iterator[tuple[int, int]]:
    """The indexes at which a word can be cut, each with the columns before it; never within an escape."""
    used = 0
    ends = [0, *(at for found in _ESCAPES.finditer(word) for at in found.span()), len(word)]
    for number, (start, end) in enumerate(pairwise(ends)):
        if number % 2:
            continue  # A colour escape.
        for at in range(start, end):
            used += _columns(word[at])
            if at + 1 == len(word) or not combining(word[at + 1]):
                yield at + 1, used
