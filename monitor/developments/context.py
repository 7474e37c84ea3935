"""The context for judging the edits of one difference: both versions, indexed on first use."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from monitor.boilerplate import note_kind
from monitor.developments.boilerplate import changed_contacts, contacts
from monitor.developments.quotes import is_quote, leads_in, open_after
from monitor.developments.text_index import Contents, TextIndex
from monitor.diff import Difference, RawEdit, Sentence
from monitor.language import Term, fold, guess_language, words_of
from monitor.model import BlockKind, Op
from monitor.quantities import Known

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# How many sentences before a sentence are checked for a note that it may continue.
_REACH = 3
# With fewer content words a line with a contact does not say what the contact is for.
_LEAST_PURPOSE = 4
# At most this many words of the newer version are compared with a lost name, which bounds the work on long texts.
_FRESH = 2000


class Context:
    """A difference and indexes of its two sides, which are computed on first use.

    ``older``: the index of the older side, if it exists already.
    """

    def __init__(self, difference: Difference, language: str, older: TextIndex | None = None) -> None:
        self.difference = difference
        self.language = language or guess_language(" ".join(s.text for s in difference.new_sentences)) or "en"
        self.contents = older.contents if older else Contents(self.language)
        self.older = older or TextIndex(difference.old_sentences, self.contents)
        self.newer = TextIndex(difference.new_sentences, self.contents)

    def new(self, edit: RawEdit) -> tuple[Sentence, ...]:
        """The newer sentences of an edit."""
        return tuple(self.difference.new_sentences[at] for at in edit.new_at)

    def old(self, edit: RawEdit) -> tuple[Sentence, ...]:
        """The older sentences of an edit."""
        return tuple(self.difference.old_sentences[at] for at in edit.old_at)

    def terms(self, text: str) -> Sequence[Term]:
        """The content words of a text without addresses."""
        return self.contents.form(text).terms

    def as_written(self, text: str) -> dict[str, str]:
        """The written form of each folded word of a text: reasons show "geöffnet", not "geoffnet"."""
        return {fold(word): word for word in reversed(_WORD.findall(text))}

    def new_contacts(self, sentences: Sequence[Sentence]) -> bool:
        """Whether a sentence has a mail address or telephone number that is new, and says what it is for.

        "Contact us:" with an address states nothing about the story.
        """
        return any(
            bool(found := contacts(sentence.text))
            and not found <= self._contacts
            and len(self.terms(sentence.text)) >= _LEAST_PURPOSE
            for sentence in sentences
        )

    def changed_contacts(self, edit: RawEdit) -> list[tuple[str, str]]:
        """The replaced mail addresses and telephone numbers (old, new) of a changed sentence."""
        old, new = self.difference.old_text(edit), self.difference.new_text(edit)
        return changed_contacts(old, new) if old and new else []

    @cached_property
    def _contacts(self) -> frozenset[str]:
        return frozenset().union(*(contacts(sentence.text) for sentence in self.older.sentences))

    def removed_beside(self, edit: RawEdit) -> tuple[int, ...]:
        """The positions of removed sentences between the same unchanged neighbours as this edit."""
        return tuple(self._removed.get(bisect_left(self._anchors[1], edit.new_at[0]), ()))

    @cached_property
    def _anchors(self) -> tuple[list[int], list[int]]:
        """The positions of unchanged sentences on the older and on the newer side, ascending."""
        pairs = sorted(self.difference.unchanged)
        return [at for at, _ in pairs], [to for _, to in pairs]

    @cached_property
    def _removed(self) -> dict[int, list[int]]:
        """The positions of the removed sentences in each gap between unchanged ones."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for edit in self.difference.edits:
            if edit.op is Op.REMOVED and edit.place == "body":
                found[bisect_left(self._anchors[0], edit.old_at[0])] += edit.old_at
        return found

    @cached_property
    def newer_stems(self) -> frozenset[str]:
        """The stems of the content words in the newer version's body."""
        sentences = (sentence for sentence in self.difference.new_sentences if sentence.place == "body")
        return frozenset().union(*(self.contents.stems(sentence.key) for sentence in sentences))

    @cached_property
    def new_name_words(self) -> frozenset[str]:
        """The folded words of the newer version's names that are in no name of the older version."""
        known = {sentence.text for sentence in self.older.sentences}
        texts = [sentence.text for sentence in self.difference.new_sentences if sentence.text not in known]
        words = (word for text in texts for name in self.contents.names(text) for word in words_of(name))
        return frozenset(words) - self.older.name_words

    @cached_property
    def words_now(self) -> frozenset[str]:
        """The folded words of the newer version."""
        return frozenset(word for s in self.difference.new_sentences for word in self.contents.words(s.key))

    @cached_property
    def words_before(self) -> frozenset[str]:
        """The folded words of the older version."""
        return frozenset(word for s in self.difference.old_sentences for word in self.contents.words(s.key))

    @cached_property
    def fresh_words(self) -> dict[str, list[str]]:
        """The folded words that only the newer version has, by their initials; at most ``_FRESH``."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self.words_now - self.words_before)[:_FRESH]:
            found[word[:1]].append(word)
        return dict(found)

    @cached_property
    def figures_now(self) -> Known:
        """The figures of the newer version's body."""
        texts = (sentence.text for sentence in self.difference.new_sentences if sentence.place == "body")
        return Known([item for text in texts for item in self.contents.figures(text)])

    def in_note(self, sentence: Sentence) -> bool:
        """Whether a sentence continues a note: one of the few sentences before it in its block is a note.

        After an update note, a sentence with a figure or a name may be news again.
        """
        before = self.difference.new_sentences[max(0, sentence.position - _REACH) : sentence.position]
        kinds = {note_kind(other.text) for other in before if other.block == sentence.block and other.place == "body"}
        if "correction" in kinds:
            return True
        return "update" in kinds and not self._has_facts(sentence.text)

    def _has_facts(self, text: str) -> bool:
        return bool(self.contents.names(text)) or any(not item.weak for item in self.contents.figures(text))

    @cached_property
    def blocks(self) -> dict[int, range]:
        """The positions of the sentences in each block of the newer version."""
        found: dict[int, range] = {}
        for sentence in self.difference.new_sentences:
            start = found[sentence.block].start if sentence.block in found else sentence.position
            found[sentence.block] = range(start, sentence.position + 1)
        return found

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The positions of the newer sentences inside a quotation of several sentences in one block."""
        inside: set[int] = set()
        block, is_open = -1, False
        for sentence in self.difference.new_sentences:
            was_open = is_open and sentence.block == block
            block, is_open = sentence.block, open_after(sentence.text, was_open=was_open)
            if was_open or is_open:
                inside.add(sentence.position)
        return frozenset(inside)

    def is_quotation(self, sentences: Sequence[Sentence]) -> bool:
        """Whether one of these sentences quotes someone, or introduces a quotation."""
        return any(
            sentence.kind is BlockKind.QUOTATION
            or sentence.position in self.quoted
            or is_quote(sentence.text, self.language)
            or leads_in(sentence.text, self.language)
            for sentence in sentences
        )
