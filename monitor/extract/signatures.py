"""Recognises the lines that sign a story: its author's name, with what the author is or beside the page's own date."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from monitor.boilerplate import is_timestamp, without_by
from monitor.extract.lines import line_key
from monitor.extract.outline import Line
from monitor.model import BlockKind

_MAX_CHARS = 160
# A desk or an author of at most four words, a place, a date and a time.
_DATED_CHARS = 80
_NAME_WORDS = 4
_PARTS = re.compile(r"(?:(?<!\s)\s++)?[,|\u00b7\u2022\u2013\u2014]\s*+")
_NAME = re.compile(r"[^\d.!?:;]+")
_ADDITION = re.compile(r"(?<!\s)\s?[(,/|\u2022\u00b7\u2013\u2014]")
_SENTENCE_END = re.compile("[.!?\u2026:]")
_NUMBER = re.compile(r"\d{1,4}+")


@dataclass(frozen=True, slots=True)
class Signature:
    """What a page says of its story: the keys of its authors' names, and when it was published and modified."""

    names: frozenset[str]
    dates: tuple[datetime, ...] = ()

    @classmethod
    def of(cls, byline: str, *dates: datetime | None) -> Signature:
        """The signature of a story by these authors, of these dates."""
        names = (line_key(byline), *map(line_key, byline.split(",")))
        return cls(frozenset(filter(None, names)), tuple(date for date in dates if date is not None))

    def signs(self, line: Line, *, above: bool) -> bool:
        """Whether a line signs the story; ``above``: whether it is above the text."""
        if len(line.text) >= _MAX_CHARS:
            return False
        return self._is_name(line) or (above and (self._names_author(line) or self._is_dated_name(line)))

    def _is_name(self, line: Line) -> bool:
        """Whether a line is an author's name, perhaps with a place or an office after a comma or in brackets."""
        if not self.names:
            return False
        own = without_by(line.text)
        return line.key in self.names or line_key(own) in self.names or self._is_name_with_addition(own)

    def _is_name_with_addition(self, text: str) -> bool:
        name, *addition = _ADDITION.split(text, maxsplit=1)
        return bool(addition) and line_key(name) in self.names and not _SENTENCE_END.search(addition[0])

    def _names_author(self, line: Line) -> bool:
        """Whether an author's name is an element of its own in a line, as above or before "Health reporter"."""
        if not self.names:
            return False
        return any(line_key(part.text or "") in self.names for part in line.element.iterdescendants("a", "span"))

    def _is_dated_name(self, line: Line) -> bool:
        """Whether a line is a name, of an author or a desk, beside the page's date: "Newsroom, 3 March 2026, 14:05"."""
        if not self.dates or line.kind is not BlockKind.PARAGRAPH or len(line.text) > _DATED_CHARS:
            return False
        parts = [part for part in _PARTS.split(line.text) if part]
        names = [part for part in parts if not _is_date(part)]
        return all(map(_may_be_name, names)) and self._has_own_date(set(parts).difference(names))

    def _has_own_date(self, parts: Collection[str]) -> bool:
        numbers = {int(number) for number in _NUMBER.findall(" ".join(parts))}
        return any(numbers.issuperset((date.day, date.year)) for date in self.dates)


def _is_date(text: str) -> bool:
    return text.isdigit() or is_timestamp(text, bare=True)


def _may_be_name(text: str) -> bool:
    return len(text.split()) <= _NAME_WORDS and _NAME.fullmatch(text) is not None
