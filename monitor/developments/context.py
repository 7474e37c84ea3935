"""What the judgement of one edit may use: the difference, the older story, the quotations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from monitor.boilerplate import note_kind
from monitor.developments.boilerplate import changed_contacts, contacts
from monitor.developments.older import Contents, Older
from monitor.developments.quotes import is_quote, leads_in, open_after
from monitor.diff import Difference, RawEdit, Sentence
from monitor.language import Term, fold, guess_language, words_of
from monitor.model import BlockKind, Op
from monitor.quantities import Key

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# How many sentences before one are checked for a note that it may continue.
_REACH = 3
# With fewer content words a line with a contact does not say what it is for.
_SERVES = 4
# A name is compared with so many words that came with the newer version, so that endless texts cost no more.
_FRESH = 2000


class Context:
    """A difference and indexes of its two sides; everything is computed on first use.

    ``older`` is the index of its older side, if there is one already.
    """

    def __init__(self, difference: Difference, language: str, older: Older | None = None) -> None:
        self.difference = difference
        self.language = language or guess_language(" ".join(s.text for s in difference.new_sentences)) or "en"
        self.contents = older.contents if older else Contents(self.language)
        self.older = older or Older(difference.old_sentences, self.contents)
        self.newer = Older(difference.new_sentences, self.contents)

    def new(self, edit: RawEdit) -> tuple[Sentence, ...]:
        """The newer sentences of an edit."""
        return tuple(self.difference.new_sentences[at] for at in edit.new_at)

    def old(self, edit: RawEdit) -> tuple[Sentence, ...]:
        """The older sentences of an edit."""
        return tuple(self.difference.old_sentences[at] for at in edit.old_at)

    def terms(self, text: str) -> Sequence[Term]:
        """The content words of a text, addresses left out."""
        return self.contents.form(text).terms

    def as_written(self, text: str) -> dict[str, str]:
        """For each folded word of a text the form in which it is written: readers know "geöffnet", not "geoffnet"."""
        return {fold(word): word for word in reversed(_WORD.findall(text))}

    def new_contacts(self, sentences: Sequence[Sentence]) -> bool:
        """Whether sentences say what a mail address or telephone number serves that the older version has nowhere.

        "Contact us:" with an address says nothing of the story.
        """
        return any(
            bool(found := contacts(sentence.text))
            and not found <= self._contacts
            and len(self.terms(sentence.text)) >= _SERVES
            for sentence in sentences
        )

    def changed_contacts(self, edit: RawEdit) -> list[tuple[str, str]]:
        """The mail addresses and telephone numbers of a changed sentence that took others' places."""
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
        """The positions of unchanged sentences on either side."""
        pairs = sorted(self.difference.unchanged)
        return [at for at, _ in pairs], [to for _, to in pairs]

    @cached_property
    def _removed(self) -> dict[int, list[int]]:
        """For each gap between unchanged sentences, the positions of those removed there."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for edit in self.difference.edits:
            if edit.op is Op.REMOVED and edit.place == "body":
                found[bisect_left(self._anchors[0], edit.old_at[0])] += edit.old_at
        return found

    @cached_property
    def newer_stems(self) -> frozenset[str]:
        """The stems of the content words of the newer version's text, headline left out."""
        sentences = (sentence for sentence in self.difference.new_sentences if sentence.place == "body")
        return frozenset().union(*(self.contents.stems(sentence.key) for sentence in sentences))

    @cached_property
    def new_name_words(self) -> frozenset[str]:
        """The folded words of names of the newer version that no name of the older one has."""
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
        """The folded words that only the newer version has, by their initials; of very many the first."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self.words_now - self.words_before)[:_FRESH]:
            found[word[:1]].append(word)
        return dict(found)

    @cached_property
    def figures_now(self) -> frozenset[Key]:
        """The figures of the newer version's text, headline left out."""
        texts = (sentence.text for sentence in self.difference.new_sentences if sentence.place == "body")
        return frozenset(item.key for text in texts for item in self.contents.figures(text))

    def in_note(self, sentence: Sentence) -> bool:
        """Whether a sentence goes on with a note: one of the few before it in its block is one.

        What follows an update note may be news again where it brings a figure or a name.
        """
        before = self.difference.new_sentences[max(0, sentence.position - _REACH) : sentence.position]
        kinds = {note_kind(other.text) for other in before if other.block == sentence.block and other.place == "body"}
        if "correction" in kinds:
            return True
        return "update" in kinds and not self._brings(sentence.text)

    def _brings(self, text: str) -> bool:
        return bool(self.contents.names(text)) or any(not item.weak for item in self.contents.figures(text))

    @cached_property
    def blocks(self) -> dict[int, range]:
        """The positions of each block's sentences in the newer text."""
        found: dict[int, range] = {}
        for sentence in self.difference.new_sentences:
            start = found[sentence.block].start if sentence.block in found else sentence.position
            found[sentence.block] = range(start, sentence.position + 1)
        return found

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The positions of sentences in a quotation that runs over several sentences of a block."""
        inside: set[int] = set()
        block, is_open = -1, False
        for sentence in self.difference.new_sentences:
            was_open = is_open and sentence.block == block
            block, is_open = sentence.block, open_after(sentence.text, was_open=was_open)
            if was_open or is_open:
                inside.add(sentence.position)
        return frozenset(inside)

    def is_quotation(self, sentences: Sequence[Sentence]) -> bool:
        """Whether these sentences quote someone, or lead in a quotation."""
        return any(
            sentence.kind is BlockKind.QUOTATION
            or sentence.position in self.quoted
            or is_quote(sentence.text, self.language)
            or leads_in(sentence.text, self.language)
            for sentence in sentences
        )
