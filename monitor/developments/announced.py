"""Detects whether a new update or correction note of the page announces a withdrawal."""

from __future__ import annotations

from functools import cached_property

from monitor.boilerplate import note_kind
from monitor.developments.context import Context
from monitor.developments.names import names
from monitor.developments.text_index import TextIndex
from monitor.diff import Sentence
from monitor.language import words_of
from monitor.model import Document
from monitor.quantities import quantities

# A note refers to a removed text if they share this many content words.
_SHARED = 2


class Announced:
    """The update and correction notes that only the newer version has."""

    def __init__(self, context: Context, old: Document, new: Document) -> None:
        self._context = context
        difference = context.difference
        known = {*old.notes, *(sentence.text for sentence in difference.old_sentences)}
        stated = [sentence.text for sentence in difference.new_sentences if self._is_new_note(sentence, known)]
        self._notes = tuple(dict.fromkeys((*stated, *(note for note in new.notes if note not in known))))

    def _is_new_note(self, sentence: Sentence, known: set[str]) -> bool:
        if sentence.place != "body" or sentence.text in known:
            return False
        return note_kind(sentence.text) is not None or self._context.in_note(sentence)

    def speaks_of(self, *texts: str) -> bool:
        """Whether the notes refer to one of these texts: by a figure, a name, or two content words.

        A correction without any detail ("This article has been corrected") may refer to anything.
        """
        if not self._notes:
            return False
        return self._corrects_anything or any(self._refers_to(text) for text in texts if text)

    def _refers_to(self, text: str) -> bool:
        language = self._context.language
        figures = {item.key for item in quantities(text, language) if not item.weak}
        if not figures.isdisjoint(self._figures):
            return True
        named = {word for name in names(text, language) for word in words_of(name)}
        if not named.isdisjoint(self._name_words):
            return True
        return len(self._stems & {term.stem for term in self._context.terms(text)}) >= _SHARED

    @cached_property
    def _figures(self) -> frozenset[object]:
        found = (item for note in self._notes for item in quantities(note, self._context.language))
        return frozenset(item.key for item in found if not item.weak and item.key[0] not in ("date", "time"))

    @cached_property
    def _name_words(self) -> frozenset[str]:
        found = (name for note in self._notes for name in names(note, self._context.language))
        return frozenset(word for name in found for word in words_of(name))

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(term.stem for note in self._notes for term in self._context.terms(note))

    @cached_property
    def _corrects_anything(self) -> bool:
        """Whether a correction note has no detail, so that it may refer to anything."""
        older = self._context.older
        return any(
            note_kind(note) == "correction" and _has_no_detail(note, older, self._context) for note in self._notes
        )


def _has_no_detail(note: str, older: TextIndex, context: Context) -> bool:
    """Whether a note shares too few content words with the older version to refer to a part of it."""
    stems = {term.stem for term in context.terms(note)}
    return sum(stem in older.postings for stem in stems) < _SHARED
