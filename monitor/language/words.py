"""Words as two texts are compared by: folded, function words set apart, endings and spelling variants dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

from monitor.language.folding import fold
from monitor.language.forms import comparison_form
from monitor.language.measures import SYMBOLS
from monitor.language.shape import Language
from monitor.language.stems import stem
from monitor.language.table import LANGUAGES, of

_T = "t"  # what is left of "not" after an apostrophe
# Verbs that "not" is written together with. "dont", "cant" and "wont" are words of their own, in English or in French.
_DENIED = ["are", "could", "did", "does", "had", "has", "have", "is", "must", "need", "should", "was", "were", "would"]
_WITHOUT_MARK = {f"{verb}nt": verb for verb in _DENIED}
_SHORT_DENIALS = frozenset({_T, *_WITHOUT_MARK})
_FIRST_UNSPACED = "\u0e00"  # the first letter of the scripts written without spaces


@dataclass(frozen=True, slots=True)
class Term:
    """A word that carries content: as folded, and its stem."""

    word: str
    stem: str


def plain_words(tokens: Sequence[str]) -> list[str]:
    """The tokens of a comparison form, folded; "don t", "can t" and "isnt" become "do not", "can not" and "is not"."""
    if _SHORT_DENIALS.isdisjoint(tokens):
        return list(map(fold, tokens))
    words: list[str] = []
    for token in tokens:
        if token == _T and words and words[-1].endswith("n"):
            last = words.pop()
            words += [{"can": "can", "won": "will"}.get(last, last[:-1]), "not"]
        elif token in _WITHOUT_MARK:
            words += [_WITHOUT_MARK[token], "not"]
        else:
            words.append(fold(token))
    return words


@lru_cache(maxsize=4096)  # of names and figures, for which several steps ask
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(plain_words(comparison_form(text).split()))


@lru_cache(maxsize=16)
def grammar(code: str) -> frozenset[str]:
    """The folded words of a language that say nothing about the world by themselves."""
    known = of(code)
    return figure_words(code).union(known.function, known.light, known.negation, known.future, known.hedge)


@lru_cache(maxsize=16)
def figure_words(code: str) -> frozenset[str]:
    """The folded words that represent numbers, dates and units; English ones for languages without tables."""
    spelled = _spelled(of(code if code in LANGUAGES else "en"))
    units = (language.units.names for language in LANGUAGES.values())
    measures = (word for names in (SYMBOLS, *units) for words in names.values() for word in words.split())
    return frozenset(map(fold, (*spelled, *measures)))


def _spelled(language: Language) -> Iterator[str]:
    numbers, fractions, calendar = language.numbers, language.fractions, language.calendar
    yield from (*numbers.words, *numbers.hundreds, *numbers.scales, *numbers.groups, *numbers.single_groups)
    yield from (
        *numbers.frequencies,
        *numbers.ages,
        *fractions.parts,
        *fractions.mixed,
        *fractions.joined,
        *fractions.noun_half.split(),
    )
    yield from " ".join((*calendar.months, *calendar.weekdays, *calendar.named_times)).split()


@lru_cache(maxsize=16)
def outcome_stems(code: str) -> frozenset[str]:
    """The stems of the words for how a thing turned out."""
    return frozenset(stem(word, code) for word in of(code).outcome)


def is_content(word: str, code: str) -> bool:
    """Whether a folded word says something about the world (numbers are judged apart, as quantities)."""
    return word not in grammar(code) and any(map(str.isalpha, word))


def terms(tokens: Sequence[str], code: str) -> tuple[Term, ...]:
    """The content words among the tokens of a comparison form, in order.

    Scripts without spaces come as single characters: two neighbours make a term.
    """
    words = tokens if _SHORT_DENIALS.isdisjoint(tokens) else plain_words(tokens)
    if max(words, default="") < _FIRST_UNSPACED:
        return tuple(filter(None, map(_term, words, repeat(code))))
    return tuple(filter(None, map(_term_or_pair, words, (*words[1:], ""), repeat(code))))


def _term_or_pair(word: str, following: str, code: str) -> Term | None:
    if not _unspaced(word):
        return _term(word, code)
    pair = word + following if _unspaced(following) else word
    return Term(pair, pair)


@lru_cache(maxsize=1 << 16)
def _term(token: str, code: str) -> Term | None:
    """A token as a content word, None where it is none."""
    word = fold(token)
    if not is_content(word, code) or (len(word) == 1 and word.isascii()):
        return None
    return Term(word, stem(word, code))


def _unspaced(word: str) -> bool:
    """Whether it is a single character of a script written without spaces."""
    return len(word) == 1 and word >= _FIRST_UNSPACED and word.isalpha()
