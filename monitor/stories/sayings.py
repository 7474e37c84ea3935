"""What a few sentences say, in parts that can be compared with those of another article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import replace
from decimal import Decimal
from functools import cached_property, lru_cache
from math import fsum, log

from monitor.developments.names import names
from monitor.language import comparison_form, fold, of, plain_words, stem, terms, theme_places, words_of
from monitor.language.shape import words as listed
from monitor.quantities import Known, Quantity, quantities

# Words of one root share so many first letters.
_ROOT = 5
# From here on an amount of money is often said without its currency.
_LARGE = 1000
# Themes that say what happened; the others say who speaks, or of what kind a text is.
_HAPPENINGS = listed("""
    death injury missing evacuation danger attack arrest verdict departure closure strike recall approval reopening
    rescue victory inquiry confirmation
""")


class Saying:
    """What a few sentences say. Each part is read on first use: most passages are told apart by one or two of them."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        """Those that are surely figures, and that it does not take back ("47, and not 52")."""
        found = quantities(self.text, self.language)
        return tuple(item for item in found if not (item.weak or _denied(self.text, item, self.language)))

    @cached_property
    def known(self) -> Known:
        """Those figures, and large amounts of a currency as bare numbers too."""
        return Known((*self.figures, *filter(None, map(_bare, self.figures))))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Of its content words, without those of figures."""
        return frozenset(term.stem for term in terms(self._tokens, self.language)) - self._figured

    @cached_property
    def roots(self) -> frozenset[str]:
        """The first letters of each stem."""
        return frozenset(word[:_ROOT] for word in self.stems)

    @cached_property
    def named(self) -> frozenset[str]:
        """The words of its names, without those of figures."""
        found = names(self.text, self.language)
        return frozenset(word for name in found for word in words_of(name)) - self._figured

    @cached_property
    def themes(self) -> frozenset[str]:
        """What of ``_HAPPENINGS`` it tells of."""
        return _HAPPENINGS.intersection(theme_places(self._words, self.language))

    @cached_property
    def denies(self) -> bool:
        """Whether an odd number of its words deny."""
        return sum(word in of(self.language).negation for word in self._words) % 2 == 1

    @cached_property
    def _tokens(self) -> list[str]:
        return comparison_form(self.text).split()

    @cached_property
    def _words(self) -> list[str]:
        return plain_words(self._tokens)

    @cached_property
    def _figured(self) -> frozenset[str]:
        return frozenset(word for item in self.figures for word in words_of(item.text))

    def says(self, item: Quantity) -> bool:
        """Whether a figure is reported here, in whatever form or measure."""
        return reports(self.known, item)


@lru_cache(maxsize=4096)
def saying(text: str, language: str) -> Saying:
    """The saying of a text of a few sentences: several versions, and stories, have the same."""
    return Saying(text, language)


def have_in_common(one: Saying, other: Saying) -> bool:
    """Whether two share a root, a name, a theme or a figure; without, none of 9,300 was judged the same."""
    return not (
        one.roots.isdisjoint(other.roots)
        and one.named.isdisjoint(other.named)
        and one.themes.isdisjoint(other.themes)
        and not any(map(other.says, one.figures))
    )


def reports(known: Known, item: Quantity) -> bool:
    """Whether one of these figures says what another one says; "18 millones" are also those of euros."""
    return known.has(item) or ((bare := _bare(item)) is not None and known.has(bare))


def _bare(item: Quantity) -> Quantity | None:
    """A large amount of a currency as a bare number; None of others."""
    kind, value, unit = item.key
    if kind != "number" or not unit.isupper() or not isinstance(value, Decimal) or value < _LARGE:
        return None
    return replace(item, key=(kind, value, ""))


def _denied(text: str, item: Quantity, language: str) -> bool:
    """Whether a word of denial is right before a figure."""
    return not of(language).negation.isdisjoint(words_of(text[: item.start])[-1:])


def counted(saying: Saying) -> Iterable[tuple[frozenset[str], Quantity]]:
    """The numbers that count something, each with the stems of what follows them."""
    for item in saying.figures:
        if item.counts and item.key[0] in ("number", "about"):
            yield frozenset(stem(fold(word), saying.language) for word in words_of(item.counts)), item


class Rarity:
    """How much a term says in a story: the fewer of its sayings have it, the more."""

    def __init__(self, sayings: Iterable[Iterable[Hashable]]) -> None:
        counts: Counter[Hashable] = Counter()
        number = 0
        for terms_of_one in sayings:
            counts.update(terms_of_one)
            number += 1
        self._weights = {term: log(2 + number / (1 + count)) for term, count in counts.items()}
        self._unknown = log(2 + number)
        self._totals: dict[frozenset[Hashable], float] = {}

    def weight(self, term: Hashable) -> float:
        """At least the logarithm of 2."""
        return self._weights.get(term, self._unknown)

    def total(self, terms: Iterable[Hashable]) -> float:
        """The weights of some terms together."""
        return fsum(map(self.weight, terms))

    def share(self, part: Iterable[Hashable], whole: frozenset[Hashable]) -> float:
        """How much of some terms others are, 0 to 1; 0 of nothing. Each whole is a saying's, and shared many times."""
        total = self._totals.get(whole)
        if total is None:
            total = self._totals[whole] = self.total(whole)
        return self.total(part) / total if total else 0.0

    def most(self, terms: Iterable[Hashable]) -> float:
        """The weight of the rarest; 0 of none."""
        return max(map(self.weight, terms), default=0.0)
