"""What the judgement of one edit may look at: the difference, the older story, the quotations."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from monitor.developments.boilerplate import contacts, without_addresses
from monitor.developments.names import names
from monitor.developments.novelty import Story
from monitor.developments.quotes import is_quote, leads_in, open_after
from monitor.diff import Difference, RawEdit, Sentence, comparison_form
from monitor.extract import note_kind
from monitor.language import Term, guess_language, terms
from monitor.model import BlockKind, Op
from monitor.quantities import Key, quantities

# So many sentences before one are looked at for the note it may go on with.
_REACH = 3
# With fewer content words a line with a contact does not say what it is for.
_SERVES = 4


class Context:
    """One difference and what is known about its two sides; everything is worked out on first use."""

    def __init__(self, difference: Difference, language: str) -> None:
        self.difference = difference
        self.language = language or guess_language(" ".join(s.text for s in difference.new_sentences)) or "en"
        self.story = Story(difference.old_sentences, self.language)

    def new(self, edit: RawEdit) -> tuple[Sentence, ...]:
        """The newer sentences of an edit."""
        return tuple(self.difference.new_sentences[at] for at in edit.new_at)

    def old(self, edit: RawEdit) -> tuple[Sentence, ...]:
        """The older sentences of an edit."""
        return tuple(self.difference.old_sentences[at] for at in edit.old_at)

    def terms(self, text: str) -> tuple[Term, ...]:
        """The content words of a text, addresses left out."""
        return terms(comparison_form(without_addresses(text)).split(), self.language)

    def is_new_name(self, name: str) -> bool:
        """Whether the older version does not know a name: not its last word, or not most of its words.

        "Commander Alan Treloar" is not new to who has read of "Alan Treloar". In German the
        words before may be common nouns.
        """
        if name.isupper() and name.casefold() in self._initials:
            return False
        known = [self.story.knows(term.stem) for term in self.terms(name)]
        most = self.language == "de" or 2 * sum(known) > len(known)
        return bool(known) and not (known[-1] and most)

    def new_contacts(self, sentences: Sequence[Sentence]) -> bool:
        """Whether sentences say what a mail address or telephone number serves that the older version has nowhere.

        "Contact us:" with an address says nothing of the story.
        """
        return any(
            not contacts(sentence.text) <= self._contacts and len(self.terms(sentence.text)) >= _SERVES
            for sentence in sentences
        )

    @cached_property
    def _contacts(self) -> frozenset[str]:
        return frozenset().union(*(contacts(sentence.text) for sentence in self.story.sentences))

    @cached_property
    def _initials(self) -> frozenset[str]:
        """The initials of the older version's names of several words: who has read of one knows its short form."""
        found = {name for sentence in self.story.sentences for name in names(sentence.text, self.language)}
        return frozenset("".join(word[0] for word in name.split() if word[0].isupper()).casefold() for name in found)

    def removed_beside(self, edit: RawEdit) -> str:
        """The removed sentence that stood between the same unchanged neighbours as an added one.

        "" where none did, and where several went: there a passage was replaced, not a sentence.
        """
        texts = self._removed.get(bisect_left(self._anchors[1], edit.new_at[0]), [])
        return texts[0] if len(texts) == 1 else ""

    @cached_property
    def _anchors(self) -> tuple[list[int], list[int]]:
        """The positions of unchanged sentences on either side."""
        pairs = sorted(self.difference.unchanged)
        return [at for at, _ in pairs], [to for _, to in pairs]

    @cached_property
    def _removed(self) -> dict[int, list[str]]:
        """For each gap between unchanged sentences, the texts removed there."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        for edit in self.difference.edits:
            if edit.op is Op.REMOVED and edit.place == "body":
                found[bisect_left(self._anchors[0], edit.old_at[0])].append(self.difference.old_text(edit) or "")
        return found

    @cached_property
    def now_told(self) -> frozenset[str]:
        """The stems of the content words of the newer version's text, headline left out."""
        sentences = [sentence for sentence in self.difference.new_sentences if sentence.place == "body"]
        return frozenset(term.stem for sentence in sentences for term in terms(sentence.tokens, self.language))

    @cached_property
    def figures_now(self) -> frozenset[Key]:
        """The figures of the newer version's text, headline left out."""
        texts = (sentence.text for sentence in self.difference.new_sentences if sentence.place == "body")
        return frozenset(item.key for text in texts for item in quantities(text, self.language))

    def in_note(self, sentence: Sentence) -> bool:
        """Whether a sentence goes on with a note: one of the few before it in its block is one.

        What follows an update note may be news again where it brings a figure or a name.
        """
        before = self.difference.new_sentences[max(0, sentence.position - _REACH) : sentence.position]
        kinds = {note_kind(other.text) for other in before if other.block == sentence.block and other.place == "body"}
        if "correction" in kinds:
            return True
        brings = names(sentence.text, self.language) or any(
            not q.weak for q in quantities(sentence.text, self.language)
        )
        return "update" in kinds and not brings

    @cached_property
    def added(self) -> frozenset[int]:
        """The positions of added sentences."""
        return frozenset(at for edit in self.difference.edits if edit.op is Op.ADDED for at in edit.new_at)

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
