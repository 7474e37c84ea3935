"""One grammar of notes for the tables of all languages: how they open, and what must follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from monitor.boilerplate.notes.words import NoteWords

# What is within a clause: no end of a sentence, but the full stops of dates, hours and short months.
_SHORT = r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[ap]\.m|[ap]|godz|nr)\."
_WITHIN = rf"(?:[^.!?;。।؟\n]|\d\.|{_SHORT})"
_CLAUSE = rf"{_WITHIN}{{0,60}}?"
# Between a label and its colon: a date, an hour, a version; "Correction in shares: …" names what was corrected.
_DATED = rf"(?:[ ,(（-]+(?:\w+\.? ){{0,2}}\W?\d{{1,2}}\b{_WITHIN}{{0,60}}?|, {_WITHIN}{{0,40}}?)?"
_COLON = r"\s?[\])】）»]*\s*(?:[:：\]】]|\s[—–-]\s|[—–](?=\w))"
_ENDS = r"\s?[\])】）]*\s*(?:[:：\]】.(]|\s[—–-]|[—–]|$)"


class Grammar:
    """A language's notes as patterns, each matched where a note may open; None where the language has no words.

    Each is made when it is first asked for: one or two settle most notes.
    """

    def __init__(self, words: NoteWords) -> None:
        self._words = words
        self._edge = r"\b" if words.spaced else ""
        self._between = words.between or _CLAUSE

    @cached_property
    def correction_label(self) -> re.Pattern[str] | None:
        """Opens a correction, whatever follows."""
        return _made(self._words.correction_label, end=f"(?:{_ENDS}|{_DATED}{_COLON})")

    @cached_property
    def correction(self) -> re.Pattern[str] | None:
        """Says that the text was corrected, or what it did wrong."""
        words = self._words
        earlier = f"(?:{words.earlier})(?:{words.of_text})" if words.earlier else ""
        return _made(self._statement(words.corrected), earlier, words.regrets)

    @cached_property
    def update(self) -> re.Pattern[str] | None:
        """Says that the text was changed, or will be."""
        return _made(self._statement(self._words.changed), self._words.phrases)

    @cached_property
    def update_label(self) -> re.Pattern[str] | None:
        """Opens an update where what follows speaks of the text."""
        return _made(self._words.update_label, end=f"{_DATED}{_COLON}")

    @cached_property
    def of_text(self) -> re.Pattern[str] | None:
        """Speaks of the text."""
        changes = "|".join(filter(None, (self._words.changed, self._words.corrected)))
        return _made(rf"{self._edge}(?:{self._words.itself}){self._edge}", rf"^\W*(?:{changes}){self._edge}")

    @cached_property
    def editors_label(self) -> re.Pattern[str] | None:
        """Opens a word of the editors."""
        return _made(self._words.editors_label, end=f"{_DATED}{_COLON}")

    @cached_property
    def warning(self) -> re.Pattern[str] | None:
        """Says that the text holds what may distress."""
        words, edge = self._words, self._edge
        opens = rf"(?:{words.itself}){edge}"
        holds = rf"{opens}(?:{words.holds}){_WITHIN}{{0,80}}?{edge}(?:{words.distressing})" if words.holds else ""
        readers = rf"(?:{words.readers})(?=.{{0,120}}?(?:{words.distressing}))" if words.readers else ""
        return _made(holds, readers)

    @cached_property
    def warning_label(self) -> re.Pattern[str] | None:
        """Opens a warning where what follows speaks of the text and of what may distress."""
        return _made(self._words.warning_label, end=_COLON)

    @cached_property
    def distressing(self) -> re.Pattern[str] | None:
        """What readers are warned of."""
        return _made(self._words.distressing)

    @cached_property
    def desk(self) -> re.Pattern[str] | None:
        """Opens a line in brackets from desk to desk."""
        return _made(self._words.desk, end=rf"(?:{self._edge}|$)")

    @cached_property
    def contrast(self) -> re.Pattern[str] | None:
        """Says what is right instead."""
        return _made(self._words.contrast)

    def _statement(self, done: str) -> str:
        if not done:
            return ""
        edge, between, itself = self._edge, self._between, self._words.itself
        after = rf"(?:{itself}){edge}{between}{edge}(?:{done})"
        before = rf"(?:\w+ ){{0,2}}?(?:{done}){edge}{between}{edge}(?:{itself}){edge}"
        return f"{after}|{before}" if self._words.verb_first else after


@lru_cache(maxsize=64)
def grammar(words: NoteWords) -> Grammar:
    """The patterns of a table."""
    return Grammar(words)


def opened(languages: tuple[NoteWords, ...], line: str, starts: list[int]) -> frozenset[NoteWords]:
    """The languages in which a note may open at one of these places: of nearly all lines there are none."""
    pattern = _openings(languages)
    found = [match for start in starts if (match := pattern.match(line, start)) and match.lastindex]
    return frozenset(words for match in found for words, said in zip(languages, match.groups(), strict=True) if said)


@lru_cache(maxsize=64)
def _openings(languages: tuple[NoteWords, ...]) -> re.Pattern[str]:
    """Looks ahead for each language's openings: a group for each."""
    return re.compile("".join(f"(?=({'|'.join(_opens(words))})|)" for words in languages), re.IGNORECASE)


def _opens(words: NoteWords) -> Iterator[str]:
    labels = "|".join(
        filter(None, (words.update_label, words.correction_label, words.editors_label, words.warning_label))
    )
    # The last sign of a label may be the full stop of a short form.
    edge, ends = (r"\b", r"(?!\w)") if words.spaced else ("", "")
    done = "|".join(filter(None, (words.changed, words.corrected)))
    first = rf"(?:\w+ ){{0,2}}?(?:{done})" if words.verb_first else ""
    own = (f"(?:{words.itself}){edge}", f"(?:{labels}){ends}" if labels else "")
    return filter(None, (*own, words.earlier, words.phrases, words.regrets, words.readers, first))


def _made(*parts: str, end: str = "") -> re.Pattern[str] | None:
    kept = [part for part in parts if part]
    return re.compile(f"(?:{'|'.join(kept)}){end}", re.IGNORECASE) if kept else None
