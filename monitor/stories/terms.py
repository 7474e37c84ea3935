"""Extracts the terms of an article (stems, words of names, numbers), each with a weight, to compare it with others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from re import compile as pattern

from monitor.boilerplate.furniture import is_furniture
from monitor.developments.names import names
from monitor.diff import Sentence, sentences_of
from monitor.language.words import terms, words_of
from monitor.model import ArticleTerms, Document
from monitor.stories.kept import heaviest

# Headline and first sentences name the event, its people and place. Counting them twice raises B-cubed F1 on ECB+
# (topics 1 to 35) from 0.846 to 0.853; three times is no better.
LEAD_SENTENCES = 3
LEAD_WEIGHT = 2.0
# Later sentences are not read: they do not tell more about the event.
MOST_SENTENCES = 120

# How many of the last blocks are checked for boilerplate and left out if they are: agency credits are in articles of
# many outlets, and are still in a text that came without its page. Each check takes 0.1 ms.
LAST_BLOCKS = 4

_Weights = dict[str, float]
# Numbers with groups of three digits, separated by a comma, a full stop, a space or an apostrophe.
_NUMBER = pattern(r"\d+(?:[.,\u00a0\u202f ’']\d{3}(?!\d))*(?:[.,]\d+)?")
_GROUPING = pattern(r"[.,\u00a0\u202f ’'](?=\d{3}(?!\d))")


def terms_of(document: Document, at: datetime) -> ArticleTerms:
    """The terms of a document fetched at ``at``, without furniture and notes."""
    return terms_in(document, sentences_of(document), at)


def terms_in(document: Document, sentences: Sequence[Sentence], at: datetime) -> ArticleTerms:
    """As ``terms_of``, for a document that is already cut into sentences."""
    language = document.language
    stems: _Weights = {}
    named: _Weights = {}
    numbers: _Weights = {}
    for number, sentence in enumerate(islice(_counted_sentences(document, sentences), MOST_SENTENCES)):
        weight = LEAD_WEIGHT if number < LEAD_SENTENCES else 1.0
        words = [word for name in names(sentence.text, language) for word in _words_of(name)]
        _count(stems, (term.stem for term in terms(sentence.tokens, language)), weight)
        _count(named, words, weight)
        _count(numbers, _numbers(sentence.text), weight)
    return ArticleTerms(language, at, heaviest(stems), heaviest(named), heaviest(numbers))


def _words_of(name: str) -> Iterator[str]:
    """The words of a name, without the small ones that link them ("Söllum und Amrik") and the s of "Brandl's"."""
    for piece in name.split():
        if not piece[0].islower():
            yield from (word for word in words_of(piece) if len(word) > 1)


def _numbers(sentence: str) -> Iterator[str]:
    """The numbers in one notation: "310.000" equals "310,000", and "4,2" equals "4.2"."""
    for number in _NUMBER.findall(sentence):
        yield _GROUPING.sub("", number).replace(",", ".")


def _counted_sentences(document: Document, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences without furniture, notes and final boilerplate, the headline first."""
    notes = frozenset(document.notes)
    left_out = frozenset(_last_lines(document))
    for item in sentences:
        if not item.furniture and item.block not in left_out and item.text not in notes:
            yield item


def _last_lines(document: Document) -> Iterator[int]:
    """The positions of the last blocks that are boilerplate; the first blocks are never left out."""
    blocks = document.content
    for number in range(max(LEAD_SENTENCES, len(blocks) - LAST_BLOCKS), len(blocks)):
        if is_furniture(blocks[number].text):
            yield number


def _count(weights: _Weights, found: Iterable[str], weight: float) -> None:
    for term in found:
        weights[term] = weights.get(term, 0.0) + weight
