"""Computes the features of one edit for the learned model, as named numbers.

Shares are 0 to 1 and weighted by the rarity of words in the older version; counts are not weighted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from math import log1p
from statistics import fmean

from rapidfuzz import fuzz

from monitor.boilerplate import read_note
from monitor.developments.boilerplate import boilerplate_reason
from monitor.developments.context import Context
from monitor.developments.contrasts import Exchange, exchange
from monitor.developments.exchanged_names import exchanged_names
from monitor.developments.names import names
from monitor.developments.quotes import quotations, speaker
from monitor.developments.reading import Reading
from monitor.developments.spelling import Form
from monitor.developments.text_index import TextIndex
from monitor.developments.update import Update
from monitor.diff import comparison_form
from monitor.language import denials, of, outcome_stems, terms, words_of
from monitor.model import BlockKind
from monitor.quantities import Known, Quantity, quantities

Features = dict[str, float]

# The tables of small words that change the facts.
STATES = ("negation", "hedge", "qualifiers", "future", "pending", "intent")
_STOPS = '.!?。！？”"»।…'
# How many sentences, with the headline, are the top of a text.
_TOP = 3


def features(context: Context, update: Update, reading: Reading) -> Features:
    """All features of one edit."""
    return {
        **_shape(context, reading),
        **_words(context, update, reading),
        **_likeness(reading),
        **_places(reading),
        **_figures(context, reading),
        **_names(context, reading),
        **_quotes(context, reading),
        **_states(context, reading),
        **_page(context, reading),
        "fresh against update": update.fresh.get(reading.edit.new_at[0], 0.0) - update.features["update: fresh"],
        **update.features,
    }


def _shape(context: Context, reading: Reading) -> Features:
    first, text = reading.given[0], reading.text.rstrip()
    return {
        "added": float(reading.is_added),
        "words": log1p(len(reading.form.words)),
        "content words": float(len(reading.terms)),
        "position": first.position / max(1, len(context.difference.new_sentences)),
        "at the top": float(first.position < _TOP),
        "heading": float(first.kind is BlockKind.HEADING),
        "list item": float(first.kind is BlockKind.LIST_ITEM),
        "table row": float(first.kind is BlockKind.TABLE_ROW),
        "live entry": float(first.entry is not None),
        "no full stop": float(text[-1:] not in _STOPS),
        "digits": sum(map(str.isdigit, text)) / max(1, len(text)),
    }


def _words(context: Context, update: Update, reading: Reading) -> Features:
    older, stems, own = context.older, reading.stems, reading.own_form.stems
    lost = [term.stem for term in reading.lost]
    gone = [word for word in lost if word not in update.counts]
    elsewhere = older.cover(stems, without=reading.edit.old_at) if reading.edit.old_at else reading.cover
    removed = frozenset().union(*(older.stems[at] for at in context.removed_beside(reading.edit)))
    return {
        "fresh": older.share((term.stem for term in reading.fresh), stems),
        **_fresh_words(update, reading, len(gone)),
        "unmatched": float(len(reading.unmatched)),
        "unmatched share": older.share((term.stem for term in reading.unmatched), stems),
        "passage": reading.cover.share,
        "passages": reading.cover.union,
        "elsewhere": elsewhere.share,
        "own": older.share(stems & own, stems),
        "lost": older.share(lost, own),
        "lost words": float(len(lost)),
        "lost everywhere": older.share(gone, own),
        "longer": (len(stems) - len(own)) / max(1, len(stems)),
        "removed beside": float(len(context.removed_beside(reading.edit))),
        "in removed": older.share(stems & removed, stems),
    }


def _fresh_words(update: Update, reading: Reading, gone: int) -> Features:
    """Features of the words that the older version lacks; ``gone``: how many older words the newer version lacks."""
    fresh = reading.fresh
    capitals = frozenset(word.casefold() for word in reading.text.split()[1:] if word[:1].isupper())
    return {
        "fresh words": float(len(fresh)),
        "fresh capitals": float(sum(term.word in capitals for term in fresh)),
        "fresh length": fmean([len(term.word) for term in fresh]) if fresh else 0.0,
        "fresh repeated": sum(update.counts.get(term.stem, 0) > 1 for term in fresh) / max(1, len(fresh)),
        # The share of fresh words that may replace a word that is gone.
        "fresh exchanged": min(gone, len(fresh)) / len(fresh) if fresh else 1.0,
    }


def _likeness(reading: Reading) -> Features:
    """The character similarity of an edit to its older form."""
    new, old = reading.form.key, reading.own_form.key
    return {
        "alike": reading.edit.similarity if reading.edit.old_at else fuzz.ratio(new, old) / 100,
        "alike in any order": fuzz.token_sort_ratio(new, old) / 100,
        "alike in part": fuzz.token_set_ratio(new, old) / 100,
    }


def _places(reading: Reading) -> Features:
    """Features of the places in which a changed sentence differs from its older form."""
    put_in, taken = reading.put_in, reading.taken_out
    new, old = reading.form.known, reading.own_form.known
    return {
        "places": float(reading.places),
        "only put in": float(bool(put_in) and not taken),
        "only taken out": float(bool(taken) and not put_in),
        "words put in": float(len(new - old)),
        "words taken out": float(len(old - new)),
    }


def _figures(context: Context, reading: Reading) -> Features:
    older, figures = context.older, reading.figures
    strong = [item for item in reading.stated if not item.weak]
    unknown = _unknown(reading)
    own, now = quantities(reading.own_form.text, context.language), Known(reading.stated)
    weak = sum(change.new.weak for change in figures.changed)
    return {
        "figures changed": float(len(figures.changed) - weak),
        "weak figures changed": float(weak),
        "figures converted": float(len(figures.converted)),
        "figures put in": float(len(figures.new)),
        "figures new": float(len(unknown)),
        "dates new": float(sum(item.key[0] in ("date", "time") for item in unknown)),
        "weak figures new": float(sum(item.weak for item in reading.unknown)),
        "figures known": float(len(strong) - len(unknown)),
        "figures here": _share_here(older, reading, strong) if strong else 0.5,
        "figures lost": float(sum(not now.has(item) for item in own)),
    }


def _share_here(older: TextIndex, reading: Reading, stated: Sequence[Quantity]) -> float:
    """The share of the stated quantities that the best matching older passage of an edit has."""
    passage = (quantities(older.sentences[at].text, older.language) for at in reading.cover.passage)
    return fmean(map(Known(list(chain.from_iterable(passage))).has, stated))


def _unknown(reading: Reading) -> list[Quantity]:
    """The quantities, weak ones left out, that the older version does not state in any measure."""
    converted = {change.new.key for change in reading.figures.converted}
    return [item for item in reading.unknown if not item.weak and item.key not in converted]


def _names(context: Context, reading: Reading) -> Features:
    older, language = context.older, context.language
    stated = [name for name in names(reading.text, language) if reading.figure_words.isdisjoint(words_of(name))]
    new = [name for name in stated if not older.knows_name(name)]
    words, was = _words_in(stated), _words_in(names(reading.own_text, language))
    strong = sum(not item.weak for item in reading.stated)
    facts = len(stated) + strong
    figures = strong - len(_unknown(reading))
    return {
        "names new": float(len(new)),
        "names known": float(len(stated) - len(new)),
        "names put in": float(len(words.difference(reading.own_form.words))),
        "names lost": float(len(was.difference(reading.form.words))),
        "facts": float(facts),
        "facts known": (len(stated) - len(new) + figures) / facts if facts else 0.5,
    }


def _words_in(named: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in named for word in words_of(name))


def _quotes(context: Context, reading: Reading) -> Features:
    language, older = context.language, context.older
    passages = quotations(reading.text)
    quoted = frozenset(term.stem for passage in passages for term in terms(comparison_form(passage).split(), language))
    who = speaker(reading.text, language)
    return {
        "quotation": float(context.is_quotation(reading.given)),
        "quoted": len(quoted) / max(1, len(reading.terms)),
        "quoted fresh": sum(not older.knows(word) for word in quoted) / max(1, len(quoted)),
        "newly quoted": float(bool(passages) and not quotations(reading.own_text)),
        "new speaker": float(bool(who) and not older.knows_name(who)),
        "speech": float(not of(language).speech.isdisjoint(reading.form.words)),
    }


def _states(context: Context, reading: Reading) -> Features:
    """Features of small words that change the facts: how many were gained and lost against the older form."""
    found: Features = {}
    words_now = _small_words(context, reading.form, reading.figures.new)
    words_before = _small_words(context, reading.own_form, reading.figures.lost)
    for name in STATES:
        now, was = (_count(name, words, context.language) for words in (words_now, words_before))
        found |= {f"{name} gained": float(max(0, now - was)), f"{name} lost": float(max(0, was - now))}
    small = exchange(reading, context.language)
    if small is not None and small.is_denial and not small.is_contrary:  # "undisclosed", "not disclosed"
        found |= {"negation gained": 0.0, "negation lost": 0.0}
    return found | _exchanges(context, reading, small)


def _count(state: str, words: Sequence[str], language: str) -> int:
    if state == "negation":
        return denials(words, language)
    table: frozenset[str] = getattr(of(language), state)
    return sum(word in table for word in words)


def _exchanges(context: Context, reading: Reading, small: Exchange | None) -> Features:
    """Features of replaced words and of outcomes; ``small``: the replaced small word, if any."""
    known_outcomes = outcome_stems(context.language)
    outcomes = reading.stems & known_outcomes
    gone = frozenset(term.stem for term in reading.lost)
    return {
        "small word for its contrary": float(small is not None and small.is_contrary),
        "small word for its like": float(small is not None and not small.is_contrary),
        "names exchanged": float(len(exchanged_names(reading, context.language))),
        "one word exchanged": float(len(reading.unmatched) == 1 == len(reading.lost)),
        "outcomes lost": float(len(gone & known_outcomes)),
        "only outcomes put in": float(all(term.stem in known_outcomes for term in reading.unmatched)),
        "outcomes put in": float(sum(term.stem in known_outcomes for term in reading.unmatched)),
        "outcomes new": float(sum(word not in context.older.postings for word in outcomes)),
    }


@lru_cache(maxsize=16)
def _all_small(language: str) -> frozenset[str]:
    return frozenset().union(*(getattr(of(language), name) for name in STATES))


def _small_words(context: Context, form: Form, alone: Sequence[Quantity]) -> list[str]:
    """The small words of a form, without those that are part of a figure not in ``alone``, or of a date.

    "May" is a month, and "half a mile" is 0.5 miles.
    """
    small = _all_small(context.language)
    if small.isdisjoint(form.known):
        return []
    kept = {item.key for item in alone if item.key[0] != "date"}
    figures = (item for item in quantities(form.text, context.language) if item.key not in kept)
    left_out = frozenset(word for item in figures for word in words_of(item.text))
    return [word for word in form.words if word in small and word not in left_out]


def _page(context: Context, reading: Reading) -> Features:
    given = reading.given
    notes = [note for sentence in given if (note := read_note(sentence.text))]
    return {
        "note": float(bool(notes)),
        "correction note": float(any(note.kind == "correction" for note in notes)),
        "after a note": float(context.in_note(given[0])),
        "boilerplate": float(all(boilerplate_reason(item, context.language, alone=reading.is_added) for item in given)),
        "speaks to the reader": float(sum(word in of(context.language).reader for word in reading.form.words)),
        "contacts changed": float(len(context.changed_contacts(reading.edit))),
        "new contact": float(context.new_contacts(given)),
    }
