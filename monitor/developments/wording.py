"""What a changed sentence says that its older form did not: figures, states, names, words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from monitor.developments.boilerplate import without_addresses
from monitor.developments.figures import FigureChange, changed_figures
from monitor.developments.names import names
from monitor.developments.terms import Term, fold, synonymous, terms, vocabulary
from monitor.diff import comparison_form


@dataclass(frozen=True, slots=True)
class Differences:
    """What is new in a changed sentence. ``lost`` are content words that are gone."""

    figures: tuple[FigureChange, ...]
    state: str
    names: tuple[str, ...]
    words: tuple[Term, ...]
    lost: tuple[Term, ...]

    @property
    def any(self) -> bool:
        """Whether anything is."""
        return bool(self.figures or self.state or self.names or self.words)


def differences(old: str, new: str, language: str) -> Differences:
    """Compare two forms of a sentence by what they say."""
    old, new = without_addresses(old), without_addresses(new)
    before, after = comparison_form(old).split(), comparison_form(new).split()
    old_terms, new_terms = terms(before, language), terms(after, language)
    old_stems, new_stems = Counter(t.stem for t in old_terms), Counter(t.stem for t in new_terms)
    came = [term for term in _fresh(new_terms, old_stems)]
    gone = [term for term in _fresh(old_terms, new_stems)]
    came = [term for term in came if not _stands_for(term, gone, old_terms, before, after, language)]
    figures = changed_figures(old, new, language)
    fresh_words = {term.word for term in came}
    fresh_names = tuple(
        name
        for name in names(new, language)
        if any(fold(part) in fresh_words for part in comparison_form(name).split())
    )
    state = _state(before, after, came, language)
    return Differences(figures, state, fresh_names, tuple(came), tuple(gone))


def _fresh(these: Sequence[Term], known: Counter[str]) -> list[Term]:
    return [term for term in dict.fromkeys(these) if not known[term.stem]]


def _stands_for(
    term: Term,
    gone: Sequence[Term],
    old_terms: Sequence[Term],
    before: Sequence[str],
    after: Sequence[str],
    language: str,
) -> bool:
    """Whether a word only replaces another of the same meaning: a variant, a typing error, a synonym, a compound."""
    vocab = vocabulary(language)
    if term.word in vocab.speech:
        return True
    if any(synonymous(term.stem, old.stem, language) for old in old_terms):
        return True
    if any(same_word(term.word, old.word) and old.word not in after for old in gone):
        return True
    return _rejoined(term.word, before, after) or _initials(term.word, before, after)


def same_word(new: str, old: str) -> bool:
    """Whether one is the other misspelled or in another form of the same word."""
    if new == old:
        return True
    short, long = sorted((new, old), key=len)
    if short.startswith("non") != long.startswith("non") or short.startswith("un") != long.startswith("un"):
        return False
    common = next((at for at, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if common >= 4 and common >= len(short) - 2 and len(long) - common <= 4 and common * 2 > len(long):
        return True
    if len(short) < 4 or any(char.isdigit() for char in new + old):
        return False
    distance = OSA.distance(new, old, score_cutoff=2)
    if len(long) <= 5:
        return distance <= 1 and len(short) != len(long) or distance == 1 and sorted(new) == sorted(old)
    return distance == 1 and common > 0 or distance == 2 and len(short) >= 9


def _rejoined(word: str, before: Sequence[str], after: Sequence[str]) -> bool:
    """Written together or apart: e-mail, off line, web site."""

    def pairs(tokens: Sequence[str]) -> set[str]:
        return {one + other for one, other in zip(tokens, tokens[1:], strict=False)}

    if word in {fold(pair) for pair in pairs(before)}:
        return True
    singles = {fold(token) for token in before}
    return any(
        word in (fold(one), fold(other)) and fold(one + other) in singles
        for one, other in zip(after, after[1:], strict=False)
    )


def _initials(word: str, before: Sequence[str], after: Sequence[str]) -> bool:
    """An abbreviation of words that stand there, or words an abbreviation stood for."""
    if 2 <= len(word) <= 6:
        for tokens in (before, after):
            letters = "".join(token[0] for token in tokens if token not in ("of", "and", "the", "for"))
            if len(letters) > len(word) and word in letters:
                return True
    return False


def _state(before: Sequence[str], after: Sequence[str], came: Sequence[Term], language: str) -> str:
    """The change of state between two forms, in words; "" where there is none."""
    vocab = vocabulary(language)
    old, new = [fold(token) for token in before], [fold(token) for token in after]
    if _count(old, vocab.negation) % 2 != _count(new, vocab.negation) % 2:
        return "now denied" if _count(new, vocab.negation) else "no longer denied"
    if _to_come(old, vocab.future) and not _to_come(new, vocab.future) and _verbs_after(old, vocab.future) & set(new):
        return "was to come, has happened"
    if _count(new, vocab.hedge) == 0 and _count(old, vocab.hedge) and came:
        return "no longer hedged"
    return ""


def _count(tokens: Sequence[str], words: frozenset[str]) -> int:
    return sum(token in words for token in tokens)


def _to_come(tokens: Sequence[str], words: frozenset[str]) -> bool:
    return _count(tokens, words) > 0


def _verbs_after(tokens: Sequence[str], words: frozenset[str]) -> set[str]:
    return set()
