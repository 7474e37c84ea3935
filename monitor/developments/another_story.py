"""Detects that the newer version is a different story: the two have next to nothing in common."""

from __future__ import annotations

from collections.abc import Iterable

from monitor.developments.context import Context
from monitor.developments.text_index import ROOT, TextIndex
from monitor.diff import Sentence
from monitor.language import words_of

# The least share of either version's words, weighted by rarity, that the other one has. On 421 labelled updates the
# larger of the two shares is at least 0.32, however much was rewritten; of 840 pairs of unrelated stories it is at most
# 0.3 for 98 %.
_KNOWN = 0.25
# The least share of the shorter headline's words that the other one has; 97 of 100 unrelated pairs are below it.
_TITLE = 0.34
# The least share of the older version's names that the newer one has.
_NAMES = 0.34
# A version with fewer distinct content words is too short to tell.
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
    """Whether the older version has live entries: a live page may report another day and is still the same page."""
    return any(sentence.entry is not None for sentence in context.difference.old_sentences)


def _known(one: TextIndex, other: TextIndex) -> float:
    """The share of one version's words, weighted by rarity, that the other version has."""
    return one.share((word for word in one.postings if other.knows(word)), one.postings)


def _titles_share(context: Context) -> float:
    difference = context.difference
    mine, theirs = (_roots(context, side) for side in (difference.old_sentences, difference.new_sentences))
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def _roots(context: Context, sentences: Iterable[Sentence]) -> frozenset[str]:
    titles = (sentence.text for sentence in sentences if sentence.place == "title")
    return frozenset(term.stem[:ROOT] for title in titles for term in context.terms(title))


def _names_kept(older: TextIndex, newer: TextIndex) -> float:
    kept = sum(all(word in newer.name_words for word in words_of(name)) for name in older.names)
    return kept / max(1, len(older.names))
