"""Finds a word replaced by its contrary ("before" by "after", "hurt" by "unhurt") or by a synonym ("all", "every")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from monitor.developments.reading import Reading
from monitor.language import of

# A sentence that differs in more places than this has no single replaced word.
_FEW_PLACES = 2
# The least length of a word that a prefix denies: too many words are a prefix and a shorter word ("in" and "ate").
_LEAST = 4
# Turkish endings harden after some letters: ulaştı, but ulaşmadı. Hard letters are softened for the comparison.
_HARD, _SOFT = "t", "d"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A replaced word and its replacement (both folded).

    ``is_contrary``: they mean the contrary, else the same. ``is_denial``: one is the other with a prefix or infix that
    denies it.
    """

    was: str
    now: str
    is_contrary: bool
    is_denial: bool = False


@lru_cache(maxsize=16)
def _all_words(language: str) -> frozenset[str]:
    return frozenset(word for group in of(language).contrasts for side in group for word in side)


def exchange(reading: Reading, language: str) -> Exchange | None:
    """The replaced word of a changed sentence, None if other content words came or went as well."""
    if reading.is_added or reading.places > _FEW_PLACES or reading.figures.new:
        return None
    now, was = reading.form.known, reading.own_form.known
    come, gone = now - was, was - now
    denied = _denial(come, gone, of(language).denying)
    small = _all_words(language)
    known = small.union((denied.was, denied.now)) if denied else small
    if any(term.word not in known for term in (*reading.unmatched, *reading.lost)):
        return None
    if denied:
        # A second denial reverses the first: "not disclosed" is "undisclosed".
        others = of(language).negation & (come | gone) - {denied.was, denied.now}
        return replace(denied, is_contrary=len(others) % 2 == 0)
    found = _exchanged(come & small, gone & small, language)
    return None if found and found.is_contrary and _changed_sides(reading, found) else found


def _denial(come: frozenset[str], gone: frozenset[str], letters: frozenset[str]) -> Exchange | None:
    """The exchange of a word with its denied form ("hurt", "unhurt"), in either direction."""
    if not letters:
        return None
    for denied, plain, denial_came in ((come, gone, True), (gone, come, False)):
        softened = {_softened(word): word for word in sorted(plain)}
        for word in sorted(denied):
            found = _plain_form(word, plain, softened, letters)
            if found:
                was, now = (found, word) if denial_came else (word, found)
                return Exchange(was, now, is_contrary=True, is_denial=True)
    return None


def _plain_form(word: str, plain: frozenset[str], softened: Mapping[str, str], letters: frozenset[str]) -> str | None:
    """The word among ``plain`` that ``word`` denies by a prefix or infix; ``softened``: these words by soft form."""
    for bare in _without_prefix(word, letters):
        if bare in plain:
            return bare
    return next((softened[bare] for bare in _without_inner(word, letters) if bare in softened), None)


def _without_prefix(word: str, letters: frozenset[str]) -> Iterator[str]:
    """A word without each denying prefix that it has."""
    prefixes = (prefix for prefix in sorted(letters) if word.startswith(prefix))
    return (word.removeprefix(prefix) for prefix in prefixes if len(word) - len(prefix) >= _LEAST)


def _without_inner(word: str, letters: frozenset[str]) -> Iterator[str]:
    """A word without each denying infix that it has, softened. Infixes have a hyphen before them in the table."""
    for inner in sorted(mark.removeprefix("-") for mark in letters if mark.startswith("-")):
        for at in range(1, len(word)):
            if word.startswith(inner, at) and len(word) - len(inner) >= _LEAST:
                yield _softened(word[:at] + word[at + len(inner) :])


def _softened(word: str) -> str:
    return word.replace(_HARD, _SOFT)


def _changed_sides(reading: Reading, found: Exchange) -> bool:
    """Whether the words around the exchanged word changed sides, so that the meaning is kept: A before B, B after A."""
    before, after = reading.own_form.words, reading.form.words
    at = before.index(found.was)
    left, right = frozenset(before[:at]), frozenset(before[at + 1 :])
    now_left = frozenset(after[: after.index(found.now)])
    return len(now_left & (right - left)) > len(now_left & (left - right))


def _exchanged(come: frozenset[str], gone: frozenset[str], language: str) -> Exchange | None:
    """The exchange between two sides of a group of words (contrary), else one within a side (synonyms)."""
    synonym = None
    for group in of(language).contrasts:
        contrary = _contrary(come, gone, group)
        if contrary:
            return contrary
        for side in group:
            if side & come and side & gone:
                synonym = Exchange(min(side & gone), min(side & come), is_contrary=False)
    return synonym


def _contrary(come: frozenset[str], gone: frozenset[str], group: Sequence[frozenset[str]]) -> Exchange | None:
    was = [side & gone for side in group if side & gone and not side & come]
    now = [side & come for side in group if side & come and not side & gone]
    return Exchange(min(was[0]), min(now[0]), is_contrary=True) if was and now else None
