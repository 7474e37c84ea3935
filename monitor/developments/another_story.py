"""Whether the newer version is a different story: it has next to nothing in common with the older one."""

from __future__ import annotations

from collections.abc import Iterable

from monitor.developments.context import Context
from monitor.developments.older import ROOT, Older
from monitor.diff import Sentence
from monitor.language import words_of

# Shares of each version's words, weighted by rarity, that the other one knows. On 421 labelled updates the larger of
# the two is 0.32 or more, however much was rewritten; on 840 mixed pairs of stories it is 0.3 at most in 98 of 100.
_KNOWN = 0.25
# The share of the shorter headline's words that are in the other one: below it for 97 of 100 mixed pairs.
_TITLE = 0.34
# The share of the older version's names that the newer one has.
_NAMES = 0.34
# With fewer content words a version is too short to be distinguished from another story.
_LEAST = 12


def is_another_story(context: Context) -> bool:
    """Whether the two versions share neither headline nor sentence, and next to no names and no rare words."""
    difference, older, newer = context.difference, context.older, context.newer
    # Nearly every update keeps a sentence: that is checked first.
    if any(difference.old_sentences[at].place == "body" for at, _ in difference.unchanged):
        return False
    if min(len(older.postings), len(newer.postings)) < _LEAST or _has_entries(context):
        return False
    if _titles_share(context) >= _TITLE:
        return False
    if max(_known(older, newer), _known(newer, older)) >= _KNOWN:
        return False
    return _names_kept(older, newer) < _NAMES


def _has_entries(context: Context) -> bool:
    """A live page may report another day in other words and is the same page."""
    return any(sentence.entry is not None for sentence in context.difference.old_sentences)


def _known(one: Older, by: Older) -> float:
    return one.share((word for word in one.postings if by.knows(word)), one.postings)


def _titles_share(context: Context) -> float:
    difference = context.difference
    mine, theirs = (_roots(context, side) for side in (difference.old_sentences, difference.new_sentences))
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def _roots(context: Context, sentences: Iterable[Sentence]) -> frozenset[str]:
    titles = (sentence.text for sentence in sentences if sentence.place == "title")
    return frozenset(term.stem[:ROOT] for title in titles for term in context.terms(title))


def _names_kept(older: Older, newer: Older) -> float:
    kept = sum(all(word in newer.name_words for word in words_of(name)) for name in older.names)
    return kept / max(1, len(older.names))
