"""Recognises words that only replace one another in two forms of a sentence: misspelled, inflected, compounds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain, islice, pairwise, product

from rapidfuzz.distance import OSA, Prefix

from monitor.language import Term, base_forms, meanings, of

# Words have one root if they share this many first letters, and these are all of one word or this share of the longer.
_ROOT = 6
_MOST = 0.62
_SMALL = frozenset({"of", "and", "the", "for", "de", "des", "und", "la", "et", "y"})
# Longer strings are not compared: the longest words in use have about 60 letters.
_LONGEST = 64
# The most candidates that a word is compared with, so that the work stays linear in the length of the sentence. No
# verdict on the labelled pages and updates depends on it.
_ALIKE = 40
# How many words of a sentence are searched for an abbreviation.
_INITIALS = 1000


class Form:
    """One form of a sentence.

    ``key``: its comparison form; ``words``: its folded words; ``terms``: the content words; ``stems``: their stems.
    """

    def __init__(self, text: str, key: str, words: Sequence[str], terms: Sequence[Term], stems: frozenset[str]) -> None:
        self.text, self.key, self.words, self.terms, self.stems = text, key, words, terms, stems

    @cached_property
    def known(self) -> frozenset[str]:
        """The distinct words."""
        return frozenset(self.words)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """All pairs of neighbouring words, each joined into one word."""
        return frozenset(one + other for one, other in pairwise(self.words))

    @cached_property
    def initials(self) -> str:
        """The first letters of the words, without small words."""
        return "".join(word[:1] for word in self.words[:_INITIALS] if word not in _SMALL)


class Counterparts:
    """Tells which words of the form ``after`` only replace a word, also a small one ("teh"), gone from ``before``."""

    def __init__(self, before: Form, after: Form, language: str, *, like: bool) -> None:
        """``like``: whether a word that means the same is a counterpart ("hurt", "injured")."""
        self._before, self._after, self._language, self._like = before, after, language, like

    def replaces(self, term: Term) -> bool:
        """Whether a term of ``after`` only replaces a word of ``before``; words of saying always do."""
        return (
            term.word in of(self._language).speech
            or term.word in self._before.pairs
            or term.word in self._split_words
            or self._is_abbreviation(term.word)
            or term.word in self._spelled_out
            or any(same_word(term.word, old) for old in self._alike(term.word))
            or self._is_verb_form(term.word)
            or (self._like and not meanings(term.word, self._language).isdisjoint(self._gone_meanings))
        )

    def _is_verb_form(self, word: str) -> bool:
        """Whether a word is another form of a verb that is gone, which may be two words: "nahm fest"."""
        if not of(self._language).verbs.forms:
            return False
        return word in self._separated or self._has_verb(word)

    @cached_property
    def _gone_verbs(self) -> frozenset[str]:
        """The base forms of the words that only ``before`` has, also joined with a prefix that it has as a word."""
        gone = self._before.known - self._after.known
        joined = (prefix + word for prefix, word in self._with_prefixes(self._before, gone))
        return frozenset(base for word in chain(gone, joined) for base in base_forms(word, self._language))

    @cached_property
    def _gone_meanings(self) -> frozenset[int]:
        gone = self._before.known - self._after.known
        return frozenset(chain.from_iterable(meanings(word, self._language) for word in gone))

    @cached_property
    def _separated(self) -> frozenset[str]:
        """The words of ``after`` that together are one word of ``before``: nahm, fest."""
        come = self._after.known - self._before.known
        pairs = self._with_prefixes(self._after, come)
        return frozenset(chain.from_iterable(pair for pair in pairs if self._has_verb("".join(pair))))

    def _has_verb(self, word: str) -> bool:
        return not base_forms(word, self._language).isdisjoint(self._gone_verbs)

    def _with_prefixes(self, form: Form, words: Iterable[str]) -> Iterable[tuple[str, str]]:
        """Each prefix of verbs that is a word of ``form``, with each of these words."""
        return product(form.known & of(self._language).verbs.prefixes, words)

    def _alike(self, word: str) -> Iterable[str]:
        """The words of ``before`` that this one may be a form of; an error may have changed the initial."""
        initial, short, long = self._by_initial
        found = [initial.get(word[:1], ())]
        if len(word) <= _SHORT:
            found.append(short)
        if len(word) >= _LONG:
            found.append(long)
        return chain.from_iterable(islice(words, _ALIKE) for words in found)

    @cached_property
    def _by_initial(self) -> tuple[dict[str, list[str]], list[str], list[str]]:
        """The words that ``before`` has more often than ``after``: by initial, the short ones, the long ones."""
        initial: dict[str, list[str]] = defaultdict(list)
        gone = list(Counter(self._before.words) - Counter(self._after.words))
        for word in gone:
            initial[word[:1]].append(word)
        return initial, [word for word in gone if len(word) <= _SHORT], [word for word in gone if len(word) >= _LONG]

    @cached_property
    def _split_words(self) -> frozenset[str]:
        """The words that ``before`` writes together with their neighbour: off line, web site."""
        known = self._before.known
        return frozenset(chain.from_iterable(pair for pair in pairwise(self._after.words) if "".join(pair) in known))

    def _is_abbreviation(self, word: str) -> bool:
        """Whether a word consists of the initials of neighbouring words of either form."""
        forms: Sequence[Form] = (self._before, self._after) if 2 <= len(word) <= 6 else ()
        return any(len(form.initials) > len(word) and word in form.initials for form in forms)

    @cached_property
    def _spelled_out(self) -> frozenset[str]:
        """The words of ``after`` whose initials are a word in capitals that is gone: "PHA", "Public Health Agency"."""
        gone = self._before.known - self._after.known
        written = frozenset(word.casefold() for word in self._before.text.split() if len(word) > 1 and word.isupper())
        words = [word for word in self._after.words[:_INITIALS] if word not in _SMALL]
        places = ((word, self._after.initials.find(word)) for word in gone & written)
        return frozenset(chain.from_iterable(words[at : at + len(word)] for word, at in places if at >= 0))


# The lengths of words in which a typing error may change the initial: up to _SHORT (one error), from _LONG (two).
_SHORT = 5
_LONG = 9


def same_word(new: str, old: str) -> bool:
    """Whether two words are the same: equal, shortened, inflected, of one root, or misspelled."""
    short, long = (new, old) if len(new) <= len(old) else (old, new)
    if new == old or len(long) > _LONGEST:
        return new == old
    if _is_shortened(short, long):
        return True
    if len(short) < 4:
        return len(short) == 3 and _is_transposed(short, long)
    common = Prefix.similarity(short, long)
    alike = any(test(short, long, common) for test in (_is_inflected, _has_one_root, _is_misspelled))
    return alike and not any(map(str.isdigit, new + old))


def _is_inflected(short: str, long: str, common: int) -> bool:
    """Whether two words differ only in their last letters; ``common``: the length of their common prefix."""
    return common >= max(4, len(short) - 2) and len(long) - common <= 4 and common * 2 > len(long)


def _has_one_root(short: str, long: str, common: int) -> bool:
    return common >= _ROOT and (common == len(short) or common >= _MOST * len(long))


def _is_misspelled(short: str, long: str, common: int) -> bool:
    """Whether two words are one or two typing errors apart, as their length allows."""
    distance = OSA.distance(short, long, score_cutoff=2)
    if len(long) <= _SHORT:
        return (distance == 1 and len(short) != len(long)) or _is_transposed(short, long)
    # A prefix makes another word: likely, unlikely.
    return (distance == 1 and common > 0) or (distance == 2 and len(short) >= _LONG and not long.endswith(short))


def _is_transposed(one: str, other: str) -> bool:
    """Whether the words differ only by two swapped neighbouring letters."""
    return sorted(one) == sorted(other) and OSA.distance(one, other, score_cutoff=1) == 1


def _is_shortened(short: str, long: str) -> bool:
    """Whether a word of two to four letters abbreviates a longer one by leaving letters out: Cdr, Sgt, Dept."""
    if not 2 <= len(short) <= 4 or len(long) < len(short) + 3 or short[0] != long[0] or short[-1] != long[-1]:
        return False
    if not set(short[1:]).isdisjoint("aeiou"):
        return False
    letters = iter(long)
    return all(char in letters for char in short)
