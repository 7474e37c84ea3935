"""Builds the patterns of notes from the word table of a language: how notes begin, and what must follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from monitor.boilerplate.notes.words import NoteWords

# A character inside a clause: not the end of a sentence, but full stops of dates, clock times and abbreviated months.
_SHORT = r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[ap]\.m|[ap]|godz|nr)\."
_WITHIN = rf"(?:[^.!?;。।؟\n]|\d\.|{_SHORT})"
_CLAUSE = rf"{_WITHIN}{{0,60}}?"
# Between a label and its colon: a date, a time or a version. Not "in shares", as in the headline "Correction in
# shares:".
_DATED = rf"(?:[ ,(（-]+(?:\w+\.? ){{0,2}}\W?\d{{1,2}}(?:h|[ap]m)?\b{_WITHIN}{{0,60}}?|, {_WITHIN}{{0,40}}?)?"
_COLON = r"\s?[\])】）»]*\s*(?:[:：\]】]|\s[—–-]\s|[—–](?=\w))"
_ENDS = r"\s?[\])】）]*\s*(?:[:：\]】.(]|\s[—–-]|[—–]|$)"


class Grammar:
    """The patterns for notes in one language. A pattern is None if the table has no words for it.

    Each is compiled on first use: one or two decide most notes.
    """

    def __init__(self, words: NoteWords) -> None:
        self._words = words
        self._edge = r"\b" if words.spaced else ""
        self._between = words.between or _CLAUSE

    @cached_property
    def correction_label(self) -> re.Pattern[str] | None:
        """Begins a correction, whatever follows."""
        return _compiled(self._words.correction_label, end=f"(?:{_ENDS}|{_DATED}{_COLON})")

    @cached_property
    def correction(self) -> re.Pattern[str] | None:
        """Says that the text was corrected, or what was wrong in it."""
        words = self._words
        earlier = f"(?:{words.earlier})(?:{words.of_text})" if words.earlier else ""
        return _compiled(self._statement(words.corrected), earlier, words.regrets)

    @cached_property
    def update(self) -> re.Pattern[str] | None:
        """Says that the text was changed, or will be."""
        return _compiled(self._statement(self._words.changed), self._words.phrases)

    @cached_property
    def update_label(self) -> re.Pattern[str] | None:
        """Begins an update note if what follows mentions the text."""
        return _compiled(self._words.update_label, end=f"{_DATED}{_COLON}")

    @cached_property
    def mentions_text(self) -> re.Pattern[str] | None:
        """Mentions the text of the article."""
        changes = "|".join(filter(None, (self._words.changed, self._words.corrected)))
        return _compiled(rf"{self._edge}(?:{self._words.itself}){self._edge}", rf"^\W*(?:{changes}){self._edge}")

    @cached_property
    def described(self) -> re.Pattern[str] | None:
        """Says in a whole clause what was done to a part of the text."""
        return _compiled(self._words.described, end=r"[\W_]*$")

    @cached_property
    def editors_label(self) -> re.Pattern[str] | None:
        """Begins an editor's note."""
        return _compiled(self._words.editors_label, end=f"{_DATED}{_COLON}")

    @cached_property
    def warning(self) -> re.Pattern[str] | None:
        """Warns that the text contains something distressing."""
        words, edge = self._words, self._edge
        text = rf"(?:{words.itself}){edge}"
        contains = rf"{text}(?:{words.holds}){_WITHIN}{{0,80}}?{edge}(?:{words.distressing})" if words.holds else ""
        readers = rf"(?:{words.readers})(?=.{{0,120}}?(?:{words.distressing}))" if words.readers else ""
        return _compiled(contains, readers)

    @cached_property
    def warning_label(self) -> re.Pattern[str] | None:
        """Begins a content warning if what follows mentions the text and something distressing."""
        return _compiled(self._words.warning_label, end=_COLON)

    @cached_property
    def distressing(self) -> re.Pattern[str] | None:
        """Something distressing, which readers are warned of."""
        return _compiled(self._words.distressing)

    @cached_property
    def desk(self) -> re.Pattern[str] | None:
        """Begins a line in brackets from one news desk to another."""
        return _compiled(self._words.desk, end=rf"(?:{self._edge}|$)")

    @cached_property
    def contrast(self) -> re.Pattern[str] | None:
        """Says what is correct instead."""
        return _compiled(self._words.contrast)

    def _statement(self, done: str) -> str:
        """A statement that the text was changed: the text and a word of ``done`` in one clause."""
        if not done:
            return ""
        edge, between, itself = self._edge, self._between, self._words.itself
        after = rf"(?:{itself}){edge}{between}{edge}(?:{done})"
        before = rf"(?:\w+ ){{0,2}}?(?:{done}){edge}{between}{edge}(?:{itself}){edge}"
        return f"{after}|{before}" if self._words.verb_first else after


@lru_cache(maxsize=64)
def grammar(words: NoteWords) -> Grammar:
    """The patterns of a word table."""
    return Grammar(words)


def opened(languages: tuple[NoteWords, ...], line: str, starts: list[int]) -> frozenset[NoteWords]:
    """The languages in which a note may begin at one of these positions; for nearly all lines there is none."""
    pattern = _openings(languages)
    found: set[NoteWords] = set()
    for start in starts:
        match = pattern.match(line, start)
        if match and match.lastindex:
            found.update(words for words, text in zip(languages, match.groups(), strict=True) if text)
    return frozenset(found)


@lru_cache(maxsize=64)
def _openings(languages: tuple[NoteWords, ...]) -> re.Pattern[str]:
    """One pattern with a lookahead and a group for each language, so that all are tried in one match."""
    return re.compile("".join(f"(?=({'|'.join(_opens(words))})|)" for words in languages), re.IGNORECASE)


def _opens(words: NoteWords) -> Iterator[str]:
    """The patterns with which a note of a language may begin."""
    labels = "|".join(
        filter(None, (words.update_label, words.correction_label, words.editors_label, words.warning_label))
    )
    # A label may end with the full stop of an abbreviation, where ``\b`` does not match.
    edge, label_end = (r"\b", r"(?!\w)") if words.spaced else ("", "")
    done = "|".join(filter(None, (words.changed, words.corrected)))
    verb_first = rf"(?:\w+ ){{0,2}}?(?:{done})" if words.verb_first else ""
    text = f"(?:{words.itself}){edge}"
    label = f"(?:{labels}){label_end}" if labels else ""
    return filter(None, (text, label, words.earlier, words.phrases, words.regrets, words.readers, verb_first))


def _compiled(*parts: str, end: str = "") -> re.Pattern[str] | None:
    kept = [part for part in parts if part]
    return re.compile(f"(?:{'|'.join(kept)}){end}", re.IGNORECASE) if kept else None
