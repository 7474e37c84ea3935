"""The words of a text for comparing it with another: folded, content words only, stemmed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

from monitor.language.folding import fold
from monitor.language.forms import comparison_form
from monitor.language.measures import SYMBOLS
from monitor.language.shape import Language
from monitor.language.stems import stem
from monitor.language.table import LANGUAGES, of

_T = "t"  # the rest of "n't" in a comparison form: "don t"
# Verbs that take "n't". "dont", "cant" and "wont" are excluded: they are words of their own, in English or in French.
_NEGATED = ["are", "could", "did", "does", "had", "has", "have", "is", "must", "need", "should", "was", "were", "would"]
_WITHOUT_APOSTROPHE = {f"{verb}nt": verb for verb in _NEGATED}
_CONTRACTIONS = frozenset({_T, *_WITHOUT_APOSTROPHE})
_FIRST_UNSPACED = "\u0e00"  # the first letter of the scripts written without spaces

# Where two words of denial cancel each other. Elsewhere they agree ("ne … pas", "no … nadie", "никто не"; Zeijlstra,
# "Sentential Negation and Negative Concord", 2004).
_CANCELLING = frozenset({"en", "de", "nl", "sv"})


@dataclass(frozen=True, slots=True)
class Term:
    """A content word: the folded word and its stem."""

    word: str
    stem: str


def plain_words(tokens: Sequence[str]) -> list[str]:
    """The tokens of a comparison form, folded; "don t", "can t" and "isnt" become "do not", "can not" and "is not"."""
    if _CONTRACTIONS.isdisjoint(tokens):
        return list(map(fold, tokens))
    words: list[str] = []
    for token in tokens:
        if token == _T and words and words[-1].endswith("n"):
            last = words.pop()
            words += [{"can": "can", "won": "will"}.get(last, last[:-1]), "not"]
        elif token in _WITHOUT_APOSTROPHE:
            words += [_WITHOUT_APOSTROPHE[token], "not"]
        else:
            words.append(fold(token))
    return words


@lru_cache(maxsize=4096)  # for names and figures, which several steps ask for
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(plain_words(comparison_form(text).split()))


def denials(words: Iterable[str], code: str) -> int:
    """The number of denials among the folded words of a sentence; at most one in languages where they agree."""
    negation = of(code).negation
    found = sum(word in negation for word in words)
    return found if code in _CANCELLING else min(1, found)


@lru_cache(maxsize=16)
def grammar(code: str) -> frozenset[str]:
    """The folded words of a language that are not content words: function words, numbers and the like."""
    language = of(code)
    return figure_words(code).union(
        language.function, language.light, language.negation, language.future, language.hedge
    )


@lru_cache(maxsize=16)
def figure_words(code: str) -> frozenset[str]:
    """The folded words for numbers and dates of a language (English if it has no tables), and for units of all
    languages.
    """
    number_words = _number_and_date_words(of(code if code in LANGUAGES else "en"))
    unit_names = (language.units.names for language in LANGUAGES.values())
    units = (word for names in (SYMBOLS, *unit_names) for words in names.values() for word in words.split())
    return frozenset(map(fold, (*number_words, *units)))


def _number_and_date_words(language: Language) -> Iterator[str]:
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
    """The stems of ``Language.outcome``."""
    return frozenset(stem(word, code) for word in of(code).outcome)


def is_content(word: str, code: str) -> bool:
    """Whether a folded word is a content word. Numbers are not: they are compared as quantities."""
    return word not in grammar(code) and any(map(str.isalpha, word))


def terms(tokens: Sequence[str], code: str) -> tuple[Term, ...]:
    """The content words among the tokens of a comparison form, in order.

    Tokens of scripts without spaces are single characters: each makes a term with the next one (bigrams).
    """
    words = tokens if _CONTRACTIONS.isdisjoint(tokens) else plain_words(tokens)
    if max(words, default="") < _FIRST_UNSPACED:
        return tuple(filter(None, map(_term, words, repeat(code))))
    return tuple(filter(None, map(_term_or_pair, words, (*words[1:], ""), repeat(code))))


def _term_or_pair(word: str, following: str, code: str) -> Term | None:
    if not _is_unspaced(word):
        return _term(word, code)
    pair = word + following if _is_unspaced(following) else word
    return Term(pair, pair)


@lru_cache(maxsize=1 << 16)
def _term(token: str, code: str) -> Term | None:
    """A token as a content word; None if it is not one."""
    word = fold(token)
    if not is_content(word, code) or (len(word) == 1 and word.isascii()):
        return None
    return Term(word, stem(word, code))


def _is_unspaced(word: str) -> bool:
    """Whether a token is a single character of a script written without spaces."""
    return len(word) == 1 and word >= _FIRST_UNSPACED and word.isalpha()
