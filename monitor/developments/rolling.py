"""Recognises new text on live pages that is not news: older entries, text cut before, summaries of the entries."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from itertools import pairwise

from monitor.developments.context import Context
from monitor.developments.names import names
from monitor.developments.text_index import TextIndex
from monitor.developments.verdict import NOTHING, Verdict
from monitor.diff import RawEdit, Sentence, sentences_of
from monitor.language import of, words_of
from monitor.model import Block, BlockKind, Change, Document, EditKind, Evidence, Op
from monitor.quantities import quantities

# A line outside the entries is their summary if this share of its content occurs together in them. Lower than the
# shares between two versions, as a summary uses other words.
_SUMMARY = 0.5
_CUT = "…"
# The key of an entry that is its time of day, or an id with one number.
_NUMBERED = re.compile(r"(?a:\D*(\d{1,18})(?::(\d\d))?)")
# Two numbers may fall by chance.
_LEAST_NUMBERED = 3
RESTORED = "an earlier version had this"
_NAMES_COVERAGE = "names the coverage"
_WAS_CUT = "was cut in the older version"
_IS_CUT = "cut now, whole in the older version"
_KNOWN_BEFORE = frozenset({RESTORED, _WAS_CUT, _IS_CUT})


class Rolling:
    """Judges the edits of a page with live entries; without entries in the older version it decides nothing."""

    def __init__(self, context: Context, old: Document, new: Document, since: datetime | None) -> None:
        self._context = context
        self._since = since
        self._old, self._new = _entries(old), _entries(new)

    def verdict(self, edit: RawEdit) -> Verdict | None:
        """The verdict on an edit of the body that is certainly not news, None for any other."""
        given = self._context.new(edit)
        if not (given and self._old and edit.place == "body"):
            return None
        reason = self._why_known(given)
        return _not_news(reason, given[0].text) if reason else None

    def _why_known(self, given: Sequence[Sentence]) -> str:
        """Why the new sentences are not news, "" if they may be."""
        if all(sentence.entry in self._older_entries for sentence in given):
            return "older than the entries known"
        if all(map(self._was_cut, given)):
            return _WAS_CUT
        in_entry = given[0].entry is not None
        if given[-1].entry is not None and self._is_cut(given[-1].text) and self._knows(given[:-1]):
            return _IS_CUT
        return self._why_known_outside(given) if self._new and not in_entry else ""

    def _why_known_outside(self, given: Sequence[Sentence]) -> str:
        """Why a line beside the entries is not news, "" if it may be."""
        if self._is_invitation(given):
            return _NAMES_COVERAGE
        return "in the entries already" if self._is_summary(given) else ""

    def _is_invitation(self, given: Sequence[Sentence]) -> bool:
        """Whether a line outside the entries only invites to follow the coverage."""
        from monitor.boilerplate import says_live  # only live pages need its tables

        return all(says_live(sentence.text) and self._is_label(sentence.text) for sentence in given)

    def judge_headline(self, verdicts: Sequence[Verdict]) -> list[Verdict]:
        """Turn a headline that only renames the live coverage from a development into wording."""
        judged = list(verdicts)
        for at, edit in enumerate(self._context.difference.edits):
            may_be_label = edit.place == "title" and self._old and judged[at].development
            if may_be_label and self._is_label(self._context.difference.new_text(edit) or ""):
                judged[at] = _not_news(_NAMES_COVERAGE, "")
        return judged

    def _is_label(self, line: str) -> bool:
        """Whether a line, without labels such as "live", has only words and figures of the older version."""
        from monitor.boilerplate import without_live_labels  # only lines of live pages need its tables

        text = without_live_labels(line)
        older = self._context.older
        figures = [item for item in quantities(text, self._context.language) if item.key[0] != "date"]
        known = all(
            older.knows(term.stem) for term in self._context.terms(text) if not _is_day(term.word, self._context)
        )
        return known and all(item.weak or item.key in older.figure_keys for item in figures)

    @cached_property
    def _older_entries(self) -> frozenset[str]:
        """The keys of new entries that are older than all known ones: the page shows more of its past.

        Empty if the page shows no known entry: then it shows another day. Entries posted since the page was first seen
        are news, even if they had left the page before it was read. Entries whose times have no date are older if they
        are below the known ones on a page with the newest entry first.
        """
        times = [at for _, at in _dated(self._old)]
        known = {entry.key for entry in self._old}
        shown = [entry.key for entry in self._new]
        if known.isdisjoint(shown):
            return frozenset()
        if not times:
            last = max(at for at, key in enumerate(shown) if key in known)
            return frozenset(filter(None, shown[last + 1 :])) if _is_newest_first(shown) else frozenset()
        first = min(times) if self._since is None else min(*times, self._since)
        return frozenset(key for key, at in _dated(self._new) if key and key not in known and at < first)

    def _knows(self, sentences: Sequence[Sentence]) -> bool:
        return all(sentence.key in self._known_keys for sentence in sentences)

    @cached_property
    def _known_keys(self) -> frozenset[str]:
        return frozenset(sentence.key for sentence in self._context.difference.old_sentences)

    @cached_property
    def _known_texts(self) -> list[str]:
        """The older version's sentences sorted: texts with the same beginning are neighbours."""
        return sorted(sentence.text for sentence in self._context.difference.old_sentences)

    def _is_cut(self, text: str) -> bool:
        """Whether a text is the beginning of an older sentence, cut with an ellipsis."""
        start = text.removesuffix(_CUT)
        if start == text:
            return False
        start = start.rstrip()
        at = bisect_left(self._known_texts, start)
        return at < len(self._known_texts) and self._known_texts[at].startswith(start)

    def _was_cut(self, sentence: Sentence) -> bool:
        return sentence.entry is not None and sentence.entry in self._completed

    @cached_property
    def _completed(self) -> frozenset[str]:
        """The keys of entries whose text was cut in the older version and is longer now."""
        starts = self._cut
        return frozenset(
            sentence.entry
            for sentence in (self._context.difference.new_sentences if starts else ())
            if sentence.entry is not None and _begins(sentence.text, starts)
        )

    @cached_property
    def _cut(self) -> list[str]:
        """The beginnings of the older version's cut sentences, sorted; none is a prefix of another."""
        olds = self._context.difference.old_sentences
        cut = (s.text.removesuffix(_CUT).rstrip() for s in olds if s.entry is not None and s.text.endswith(_CUT))
        starts: list[str] = []
        for start in sorted(filter(None, cut)):
            if not starts or not start.startswith(starts[-1]):
                starts.append(start)
        return starts

    @cached_property
    def _entries_index(self) -> TextIndex:
        entries = [sentence for sentence in self._context.difference.new_sentences if sentence.entry is not None]
        return TextIndex(entries, self._context.contents)

    def _is_summary(self, given: Sequence[Sentence]) -> bool:
        """Whether the entries hold the content of a line outside them: its figures, names and half of its words."""
        text, story = " ".join(s.text for s in given), self._entries_index
        if not self._has_figures_and_names(text, story):
            return False
        language = self._context.language
        cover = story.cover(term.stem for term in self._context.terms(text))
        passage = " ".join(story.sentences[at].text for at in cover.passage)
        return cover.share >= _SUMMARY and (not _denies(text, language) or _denies(passage, language))

    def _has_figures_and_names(self, text: str, story: TextIndex) -> bool:
        language = self._context.language
        if any(not item.weak and item.key not in story.figure_keys for item in quantities(text, language)):
            return False
        return all(story.knows(term.stem) for name in names(text, language) for term in self._context.terms(name))


def _is_newest_first(keys: Iterable[str | None]) -> bool:
    """Whether the clock times or numbered ids that entries are named by fall from each entry to the next."""
    numbers = [
        tuple(map(int, number.groups(default="0"))) for key in keys if key and (number := _NUMBERED.fullmatch(key))
    ]
    return len(numbers) >= _LEAST_NUMBERED and all(upper > lower for upper, lower in pairwise(numbers))


def only_known_entries(change: Change, old: Document, new: Document) -> bool:
    """Whether two versions of a live page differ only in which of the known entries they show.

    That is: entries of an earlier version return, others fall off the end, are cut or moved.
    """
    before, after = _entries(old), _entries(new)
    if not (before and after):
        return False
    fallen = _fallen(before, after)
    sentences = sentences_of(old)
    return all(
        edit.kind in (EditKind.FURNITURE, EditKind.MOVED)
        or any(item.reason in _KNOWN_BEFORE for item in edit.evidence)
        or (edit.op is Op.REMOVED and all(sentences[at].entry in fallen for at in edit.old_at))
        for edit in change.edits
    )


def fallen_entries(old: Document, new: Document) -> frozenset[str]:
    """The keys of entries that fell off the end of a live page.

    All old entries if the newer version shows none, or if some entries have no time.
    """
    before, after = _entries(old), _entries(new)
    timeless = not all(entry.at is not None for entry in (*before, *after))
    if before and (timeless or not after):
        return frozenset(entry.key for entry in before if entry.key is not None)
    return _fallen(before, after)


def _fallen(before: Sequence[Block], after: Sequence[Block]) -> frozenset[str]:
    """The keys of entries that are gone and not newer than the oldest one still shown."""
    shown = {entry.key for entry in after}
    times = [entry.at for entry in after if entry.at is not None]
    first = min(times, default=None)
    return frozenset(
        entry.key
        for entry in before
        if entry.key is not None and entry.key not in shown and first and entry.at is not None and entry.at <= first
    )


def _begins(text: str, starts: Sequence[str]) -> bool:
    """Whether a text begins with one of ``starts``, which are sorted and none of which is a prefix of another."""
    at = bisect_right(starts, text)
    return at > 0 and text.startswith(starts[at - 1])


def _is_day(word: str, context: Context) -> bool:
    return any(item.key[0] == "date" for item in quantities(word, context.language))


def _denies(text: str, language: str) -> bool:
    return not of(language).negation.isdisjoint(words_of(text))


def _not_news(reason: str, text: str) -> Verdict:
    return Verdict(EditKind.WORDING, NOTHING, (Evidence(reason, text),))


def _entries(document: Document) -> tuple[Block, ...]:
    return tuple(block for block in document.blocks if block.kind is BlockKind.LIVE_ENTRY)


def _dated(entries: Iterable[Block]) -> Iterator[tuple[str | None, datetime]]:
    """The key and time of each entry that has a time."""
    return ((entry.key, entry.at) for entry in entries if entry.at is not None)
