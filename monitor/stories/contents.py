"""The content of a passage (figures, stems, names, themes), to compare it with passages of other articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import replace
from decimal import Decimal
from functools import cached_property, lru_cache
from math import fsum, log

from monitor.developments.names import names
from monitor.language import comparison_form, denials, fold, of, plain_words, stem, terms, theme_places, words_of
from monitor.language.shape import words as listed
from monitor.quantities import Known, Quantity, quantities

# The length of a root: words that share this many first letters count as related.
_ROOT = 5
# From this value on an amount of money is often written without its currency.
_LARGE = 1000
# The themes for what happened; the others are for who speaks and the kind of text.
_HAPPENINGS = listed("""
    death injury missing evacuation danger attack arrest verdict departure closure strike recall approval reopening
    rescue victory inquiry confirmation
""")


class Content:
    """The content of a passage. Each part is read on first use: one or two parts tell most passages apart."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        """The figures, without weak ones and without denied ones ("47, and not 52")."""
        found = quantities(self.text, self.language)
        return tuple(item for item in found if not (item.weak or _denied(self.text, item, self.language)))

    @cached_property
    def known(self) -> Known:
        """The figures as an index, with large amounts of money also without their currency."""
        return Known((*self.figures, *filter(None, map(_without_currency, self.figures))))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the content words, without words of figures."""
        return frozenset(term.stem for term in terms(self._tokens, self.language)) - self._figured

    @cached_property
    def roots(self) -> frozenset[str]:
        """The first letters of each stem."""
        return frozenset(word[:_ROOT] for word in self.stems)

    @cached_property
    def named(self) -> frozenset[str]:
        """The words of the names, without words of figures."""
        found = names(self.text, self.language)
        return frozenset(word for name in found for word in words_of(name)) - self._figured

    @cached_property
    def themes(self) -> frozenset[str]:
        """The themes among ``_HAPPENINGS``."""
        return _HAPPENINGS.intersection(theme_places(self._words, self.language))

    @cached_property
    def denies(self) -> bool:
        """Whether it has an odd number of denials."""
        return denials(self._words, self.language) % 2 == 1

    @cached_property
    def _tokens(self) -> list[str]:
        return comparison_form(self.text).split()

    @cached_property
    def _words(self) -> list[str]:
        return plain_words(self._tokens)

    @cached_property
    def _figured(self) -> frozenset[str]:
        return frozenset(word for item in self.figures for word in words_of(item.text))

    def states(self, item: Quantity) -> bool:
        """Whether a figure is reported here, in any form or measure."""
        return states(self.known, item)


@lru_cache(maxsize=4096)  # several versions and stories have the same passages
def content_of(text: str, language: str) -> Content:
    """The content of a passage, cached."""
    return Content(text, language)


def have_in_common(one: Content, other: Content) -> bool:
    """Whether two passages share a root, a name, a theme or a figure; of 9,300 pairs without, none was the same."""
    return not (
        one.roots.isdisjoint(other.roots)
        and one.named.isdisjoint(other.named)
        and one.themes.isdisjoint(other.themes)
        and not any(map(other.states, one.figures))
    )


def states(known: Known, item: Quantity) -> bool:
    """Whether a figure is among the known ones; a large amount of money also without its currency."""
    return known.has(item) or ((bare := _without_currency(item)) is not None and known.has(bare))


def _without_currency(item: Quantity) -> Quantity | None:
    """A large amount of money as a number without a unit; None for other quantities."""
    kind, value, unit = item.key
    if kind != "number" or not unit.isupper() or not isinstance(value, Decimal) or value < _LARGE:
        return None
    return replace(item, key=(kind, value, ""))


def _denied(text: str, item: Quantity, language: str) -> bool:
    """Whether a word of denial is directly before a figure."""
    return not of(language).negation.isdisjoint(words_of(text[: item.start])[-1:])


def counted(content: Content) -> Iterable[tuple[frozenset[str], Quantity]]:
    """The numbers with a counted noun, each after its stems; a name is no noun ("all 22 of Skarl Air's")."""
    for item in content.figures:
        nouns = [word for word in words_of(item.counts) if word not in content.named]
        if nouns and item.key[0] in ("number", "about"):
            yield frozenset(stem(fold(word), content.language) for word in nouns), item


class Rarity:
    """The weights of terms in a story: the fewer passages have a term, the larger its weight."""

    def __init__(self, passages: Iterable[Iterable[Hashable]]) -> None:
        counts: Counter[Hashable] = Counter()
        number = 0
        for terms_of_one in passages:
            counts.update(terms_of_one)
            number += 1
        self._weights = {term: log(2 + number / (1 + count)) for term, count in counts.items()}
        self._unknown = log(2 + number)
        self._totals: dict[frozenset[Hashable], float] = {}

    def weight(self, term: Hashable) -> float:
        """The weight of a term, at least log 2."""
        return self._weights.get(term, self._unknown)

    def total(self, terms: Iterable[Hashable]) -> float:
        """The sum of the weights."""
        return fsum(map(self.weight, terms))

    def share(self, part: Iterable[Hashable], whole: frozenset[Hashable]) -> float:
        """The weight of ``part`` divided by that of ``whole``, which is cached; 0 if ``whole`` is empty."""
        total = self._totals.get(whole)
        if total is None:
            total = self._totals[whole] = self.total(whole)
        return self.total(part) / total if total else 0.0

    def most(self, terms: Iterable[Hashable]) -> float:
        """The weight of the rarest term; 0 without any."""
        return max(map(self.weight, terms), default=0.0)
