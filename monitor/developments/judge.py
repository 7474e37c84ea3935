"""Judges what of a difference is new to a reader who knows the whole older version."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from monitor.developments.boilerplate import note_in, page_matter, without_addresses
from monitor.developments.names import names
from monitor.developments.novelty import Story
from monitor.developments.numerals import quantities, Quantity
from monitor.developments.figures import same_figure
from monitor.developments.quotes import is_quote, leads_in, open_after, speaker
from monitor.developments.tables import LANGUAGES
from monitor.developments.terms import guess_language, terms
from monitor.developments.verdict import Verdict
from monitor.developments.wording import differences
from monitor.diff import Difference, RawEdit, Sentence, align, comparison_form
from monitor.extract import note_kind
from monitor.model import BlockKind, Change, Document, Edit, EditKind, Evidence, Op

Seen = Callable[[Sequence[str]], frozenset[str]]

_TOLD = 0.8


def compare(old: Document, new: Document, *, seen: Seen | None = None) -> Change:
    """The difference of two documents with every edit judged; pure, the same on every machine.

    ``seen`` is given sentence digests and answers which of them any stored version had: restored text is not new.
    """
    difference = align(old, new)
    if not difference.edits:
        return Change(())
    return _Judge(difference, _language(new, difference), seen).change()


def _language(document: Document, difference: Difference) -> str:
    named = document.language[:2].casefold()
    if named:
        return named
    return guess_language(token for sentence in difference.new_sentences for token in sentence.tokens)


class _Judge:
    def __init__(self, difference: Difference, language: str, seen: Seen | None) -> None:
        self.difference = difference
        self.language = language
        self.story = Story(difference.old_sentences, language)
        self.quoted = _open_quotations(difference.new_sentences)
        self.restored = self._restored(seen)

    def change(self) -> Change:
        verdicts = [self._verdict(edit) for edit in self.difference.edits]
        verdicts = self._once(verdicts)
        return Change(tuple(map(self._edit, self.difference.edits, verdicts)))

    def _edit(self, raw: RawEdit, verdict: Verdict) -> Edit:
        return Edit(
            op=raw.op,
            kind=verdict.kind,
            old=self.difference.old_text(raw),
            new=self.difference.new_text(raw),
            development=verdict.development,
            score=verdict.score,
            words=raw.words,
            evidence=verdict.evidence,
            old_at=raw.old_at,
            new_at=raw.new_at,
            place=raw.place,
        )

    def _restored(self, seen: Seen | None) -> frozenset[str]:
        if seen is None:
            return frozenset()
        fresh = [self.difference.new_sentences[at].digest for edit in self.difference.edits for at in edit.new_at]
        return seen(fresh)

    def _verdict(self, edit: RawEdit) -> Verdict:
        if edit.op is Op.MOVED:
            return Verdict(EditKind.MOVED, "moved")
        side = edit.new_at or edit.old_at
        sentences = self.difference.new_sentences if edit.new_at else self.difference.old_sentences
        given = [sentences[at] for at in side]
        if all(note_in(sentence.text) for sentence in given):
            return Verdict(EditKind.NOTE, "note")
        if edit.place == "body":
            reasons = [page_matter(sentence, self.language) for sentence in given]
            if all(reasons):
                return Verdict(EditKind.FURNITURE, "page", (Evidence(reasons[0], given[0].text),))
        if not edit.new_at:
            return Verdict(EditKind.WORDING, "removed", (Evidence("removed", given[0].text),))
        if self.restored and all(sentence.digest in self.restored for sentence in given):
            return Verdict(EditKind.WORDING, "told", (Evidence("an earlier version had this", given[0].text),))
        return self._changed(edit, given) if edit.old_at else self._added(edit, given)

    # Added text

    def _added(self, edit: RawEdit, given: Sequence[Sentence]) -> Verdict:
        text = " ".join(sentence.text for sentence in given)
        clean = without_addresses(text)
        found = terms(comparison_form(clean).split(), self.language)
        figures = [item for item in quantities(clean, self.language) if not item.weak]
        if not found and not figures:
            return Verdict(EditKind.FURNITURE, "page", (Evidence("says nothing by itself", text),))
        cover = self.story.cover(term.stem for term in found)
        fresh = [item for item in figures if not self._has_figure(item, cover.passage)]
        if max(cover.share, cover.union - 0.05) >= _TOLD and not fresh:
            told = self.story.sentences[cover.passage[0]].text
            return Verdict(EditKind.WORDING, "told", (Evidence("already told", told),))
        new_names = tuple(name for name in names(text, self.language) if not self._knows_name(name))
        evidence = [Evidence("new name", name) for name in new_names[:3]]
        evidence += [Evidence(f"new figure: {item.text} {item.counts}".strip(), item.text) for item in fresh[:3]]
        kind = self._kind_of_addition(edit, given, text, len(found), figures)
        if kind is EditKind.QUOTE:
            who = speaker(text, self.language)
            evidence.insert(0, Evidence(f"{who} is quoted" if who else "a quotation", text))
        if not evidence:
            fresh_words = [term.word for term in found if not self.story.knows(term.stem)]
            evidence.append(Evidence("new sentence", ", ".join(fresh_words[:6]) or text))
        pale = cover.share > 0.6 and not new_names and not fresh
        ground = "quote" if kind is EditKind.QUOTE else "pale addition" if pale else "addition"
        return Verdict(kind, ground, tuple(evidence))

    def _kind_of_addition(
        self, edit: RawEdit, given: Sequence[Sentence], text: str, words: int, figures: Sequence[Quantity]
    ) -> EditKind:
        if any(sentence.kind is BlockKind.QUOTATION or sentence.position in self.quoted for sentence in given):
            return EditKind.QUOTE
        if is_quote(text, self.language) or leads_in(text, self.language):
            return EditKind.QUOTE
        if figures and words <= 3 * len(figures):
            return EditKind.FIGURE
        return EditKind.DETAIL if self._follows_new(edit.new_at[0]) else EditKind.EVENT

    def _follows_new(self, position: int) -> bool:
        """Whether the sentence before is new as well: then this one tells more of the same."""
        added = {at for edit in self.difference.edits if edit.op is Op.ADDED for at in edit.new_at}
        return position - 1 in added and self.difference.new_sentences[position - 1].place == "body"

    def _has_figure(self, item: Quantity, passage: Sequence[int]) -> bool:
        return any(same_figure(item, known) for at in passage for known in self.story.figures[at])

    def _knows_name(self, name: str) -> bool:
        return all(self.story.knows(term.stem) for term in terms(comparison_form(name).split(), self.language))

    # Changed text

    def _changed(self, edit: RawEdit, given: Sequence[Sentence]) -> Verdict:
        old = self.difference.old_text(edit) or ""
        new = self.difference.new_text(edit) or ""
        found = differences(old, new, self.language)
        if found.figures:
            evidence = tuple(Evidence(change.reason, change.new.text) for change in found.figures)
            return Verdict(EditKind.FIGURE, "figure", evidence)
        if not found.any:
            return Verdict(EditKind.WORDING, "wording")
        if found.words and not found.state:
            stems = [term.stem for term in found.words]
            cover = self.story.cover(stems, without=edit.old_at)
            if cover.share >= 0.99:
                whole = self.story.cover(term.stem for term in terms(comparison_form(new).split(), self.language))
                if whole.union >= 0.85:
                    told = self.story.sentences[cover.passage[0]].text
                    return Verdict(EditKind.WORDING, "told", (Evidence("already told", told),))
        evidence = [Evidence("new name", name) for name in found.names]
        if found.state:
            evidence.insert(0, Evidence(found.state, new))
        if not evidence:
            evidence.append(Evidence("new words", ", ".join(term.word for term in found.words)))
        if is_quote(new, self.language) or any(sentence.position in self.quoted for sentence in given):
            return Verdict(EditKind.QUOTE, "quote", tuple(evidence))
        ground = "state" if found.state else "name" if found.names else "content"
        kind = EditKind.EVENT if found.state else EditKind.DETAIL
        return Verdict(kind, ground, tuple(evidence))

    # All edits together

    def _once(self, verdicts: list[Verdict]) -> list[Verdict]:
        """A headline is new only by what the new sentences of the text do not tell."""
        judged = list(zip(self.difference.edits, verdicts, strict=True))
        told: set[str] = set()
        for edit, verdict in judged:
            if verdict.development and edit.place == "body":
                told.update(self._stems(edit))
        for at, (edit, verdict) in enumerate(judged):
            if verdict.development and edit.place == "title":
                fresh = {stem for stem in self._stems(edit) if not self.story.knows(stem)}
                if told and len(fresh & told) >= 0.6 * len(fresh):
                    verdicts[at] = Verdict(EditKind.WORDING, "told", (Evidence("told in the text", ""),))
        return verdicts

    def _stems(self, edit: RawEdit) -> set[str]:
        text = self.difference.new_text(edit) or ""
        return {term.stem for term in terms(comparison_form(text).split(), self.language)}


def _open_quotations(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The positions of sentences inside a quotation that began in an earlier sentence of their block."""
    inside: set[int] = set()
    block, is_open = -1, False
    for sentence in sentences:
        is_open = is_open and sentence.block == block
        if is_open:
            inside.add(sentence.position)
        block, is_open = sentence.block, open_after(sentence.text, was_open=is_open)
    return frozenset(inside)
