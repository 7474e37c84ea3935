"""Determines what of an older sentence a newer version no longer reports: names, figures, quotations, the claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.developments.boilerplate import without_addresses
from monitor.developments.context import Context
from monitor.developments.names import names
from monitor.developments.quotes import quotations
from monitor.developments.spelling import same_word
from monitor.diff import Sentence, comparison_form
from monitor.language import of, words_of
from monitor.quantities import Quantity, quantities

# The share of a sentence's content words, weighted by rarity, that two passages of the newer version hold together.
# Below the first, a sentence is no longer reported; up to the second, only if it also loses a name, a figure or a
# quotation. Chosen by reading removed sentences of real page histories and of rewritten stories.
_COVERED_NOWHERE = 0.25
_CONDENSED = 0.6
# With fewer content words a sentence makes no claim of its own.
_LEAST_TERMS = 4
# A quotation of fewer content words is only a phrase in quotation marks.
_LEAST_QUOTED = 4
# Quantities for a time or a rank, which are not facts of their own.
_NO_FACTS = frozenset({"date", "time", "ordinal"})


@dataclass(frozen=True, slots=True)
class Loss:
    """The content of a removed sentence that is no longer reported: names as written, figures, quotation, claim."""

    names: tuple[str, ...]
    figures: tuple[Quantity, ...]
    quoted: bool
    claimed: bool

    @property
    def reason(self) -> str:
        """The loss in words for a reader."""
        named = (*self.names, *(f"{item.text} {item.counts}".strip() for item in self.figures))
        if named:
            return f"no longer said: {', '.join(named)}"
        return "a quotation is gone" if self.quoted else "no longer in the article"


def lost_names(context: Context, text: str) -> list[str]:
    """The names of an older text that the newer version has nowhere, in any spelling.

    A longer name is lost if two of its words are gone, the last one among them: a title or office may remain.
    """
    language = context.language
    figures = {word for item in quantities(text, language) for word in words_of(item.text)}
    return [name for name in names(text, language) if _is_lost(context, words_of(name), figures)]


def _is_lost(context: Context, words: Sequence[str], figures: set[str]) -> bool:
    gone = [word for word in words if word not in context.words_now]
    if figures.intersection(words) or gone[-1:] != list(words[-1:]) or len(gone) < min(2, len(words)):
        return False
    initials = {word[:1] for word in gone}
    alike = (fresh for initial in initials for fresh in context.fresh_words.get(initial, ()))
    return not any(same_word(fresh, word) for fresh in alike for word in gone)


class LossFinder:
    """Finds the content of older sentences that the newer version no longer has."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._newer = context.newer

    def loss(self, sentence: Sentence) -> Loss | None:
        """The lost content of a removed sentence; None if nothing is lost."""
        stems = self._stems(sentence.text)
        held = self._newer.cover(stems).union
        if held >= _CONDENSED or len(stems) < _LEAST_TERMS:
            return None
        lost, figures = tuple(lost_names(self._context, sentence.text)), tuple(self._lost_figures(sentence.text))
        quoted = self._loses_quotation(sentence.text)
        claimed = held < _COVERED_NOWHERE and not self._says_little(sentence)
        return Loss(lost, figures, quoted, claimed) if lost or figures or quoted or claimed else None

    def _stems(self, text: str) -> list[str]:
        return list(dict.fromkeys(term.stem for term in self._context.terms(text)))

    def _lost_figures(self, text: str) -> Iterator[Quantity]:
        for item in quantities(without_addresses(text), self._context.language):
            if _is_fact(item) and not (self._newer.has_figure(item) or self._is_superseded(item)):
                yield item

    def _is_superseded(self, item: Quantity) -> bool:
        """Whether the newer version has another figure for the same counted noun: then it was updated."""
        counts = self._counted(item)
        return bool(counts) and any(
            other.key[0] == item.key[0] and other.key[2] == item.key[2] and counts & self._counted(other)
            for other in self._newer.figures.items
        )

    def _counted(self, item: Quantity) -> frozenset[str]:
        return self._context.contents.stems(comparison_form(item.counts))

    def _loses_quotation(self, text: str) -> bool:
        for passage in quotations(text):
            stems = self._stems(passage)
            if len(stems) >= _LEAST_QUOTED and self._newer.cover(stems).union < _CONDENSED:
                return True
        return False

    def _says_little(self, sentence: Sentence) -> bool:
        """Whether a sentence addresses the reader, or reports that something is pending, which later text replaces."""
        known = of(self._context.language)
        return not frozenset(words_of(sentence.text)).isdisjoint(known.pending | known.reader)


def _is_fact(item: Quantity) -> bool:
    """Whether a quantity counts or measures something; a bare number may be a house number."""
    return not item.weak and item.key[0] not in _NO_FACTS and bool(item.counts or item.key[2])
