"""What an article is known by: the stems, words of names and numbers of its text, each with a weight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from math import exp
from re import compile as pattern

from monitor.developments.names import names
from monitor.diff import sentences_of
from monitor.language.forms import comparison_form
from monitor.language.words import terms, words_of
from monitor.model import ArticleTerms, ArticleVectors, Document, TermWeights, WeightedTerm

# Headline and first sentences name what happened, whom and where. On ECB+ (topics 1 to 35) counting them twice lifts
# B-cubed F1 from 0.846 to 0.853, and no more three times.
LEAD_SENTENCES = 3
LEAD_WEIGHT = 2.0
# So many terms of each kind are kept; with 80 or 150 F1 on ECB+ is 0.01 lower, and more cost room and time.
MOST_TERMS = 250
# So much of a text is read: what comes later says nothing more about which event it is.
MOST_SENTENCES = 120

# What an earlier version had counts half, and a quarter one version later. An update that is a short correction says
# little about its event; without this B-cubed F1 on our invented events is 0.06 lower. ECB+ has one version an article.
CARRIED = 0.5

_Weights = dict[str, float]
# Groups of three digits are parted by a comma, a full stop, a space or an apostrophe, as the language has it.
_NUMBER = pattern(r"\d+(?:[.,\u00a0\u202f ’']\d{3}(?!\d))*(?:[.,]\d+)?")
_GROUPING = pattern(r"[.,\u00a0\u202f ’'](?=\d{3}(?!\d))")


def terms_of(document: Document, at: datetime) -> ArticleTerms:
    """The terms of a text; ``at`` is when it was fetched. Furniture and notes count nothing."""
    language = document.language
    stems: _Weights = {}
    named: _Weights = {}
    numbers: _Weights = {}
    for sentence, leads in _sentences(document):
        weight = LEAD_WEIGHT if leads else 1.0
        words = [word for name in names(sentence, language) for word in words_of(name)]
        _count(stems, (term.stem for term in terms(comparison_form(sentence).split(), language)), weight)
        _count(named, words, weight)
        _count(numbers, _numbers(sentence), weight)
    return ArticleTerms(language, at, _kept(stems), _kept(named), _kept(numbers))


def carried(terms: ArticleTerms, before: ArticleVectors) -> ArticleTerms:
    """The terms of a newer version together with those of the versions before it, as they were kept."""
    return ArticleTerms(
        terms.language,
        terms.at,
        _with(terms.stems, before.stems),
        _with(terms.names, before.names),
        _with(terms.numbers, before.numbers),
    )


def _with(terms: Iterable[WeightedTerm], before: TermWeights) -> tuple[WeightedTerm, ...]:
    weights = {term: CARRIED * exp(frequency - 1) for term, frequency in before.frequencies.items()}
    for item in terms:
        weights[item.term] = max(item.weight, weights.get(item.term, 0.0))
    return _kept(weights)


def _numbers(sentence: str) -> Iterator[str]:
    """The numbers in one notation: "310.000" and "310,000" are the same, and so are "4,2" and "4.2"."""
    for number in _NUMBER.findall(sentence):
        yield _GROUPING.sub("", number).replace(",", ".")


def _sentences(document: Document) -> Iterator[tuple[str, bool]]:
    """The sentences, the headline first, with whether they lead the text."""
    notes = frozenset(document.notes)
    texts = (item.text for item in sentences_of(document) if not item.furniture and item.text not in notes)
    for number, text in enumerate(islice(texts, MOST_SENTENCES)):
        yield text, number < LEAD_SENTENCES


def _count(weights: _Weights, found: Iterable[str], weight: float) -> None:
    for term in found:
        weights[term] = weights.get(term, 0.0) + weight


def _kept(weights: _Weights) -> tuple[WeightedTerm, ...]:
    """The heaviest terms, in the order of the alphabet: equal texts have equal terms."""
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MOST_TERMS]
    return tuple(WeightedTerm(term, weight) for term, weight in sorted(ranked))
