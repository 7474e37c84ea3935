"""A development that is searched for in other articles of its story."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from monitor.developments.context import Context
from monitor.developments.courses.figures import amounts_in
from monitor.developments.judge import measure
from monitor.developments.model import probabilities, weights
from monitor.diff import Difference, RawEdit, Sentence, comparison_form
from monitor.language import guess_language, of
from monitor.model import BlockKind, Development, Op
from monitor.quantities import Quantity
from monitor.stories.contents import Content, content_of
from monitor.stories.reports import Before, Fresh, ReportedText
from monitor.stories.sameness import News

# The most sentences of a development that are compared.
_MOST_SENTENCES = 12


class Sought:
    """A development as its own article reports it; ``own``: that article, if it is among those of the story."""

    def __init__(self, development: Development, own: ReportedText | None) -> None:
        self.development = development
        self.own = own
        self._news: dict[str, News] = {}

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The new sentences, without duplicates."""
        new = [edit.new for edit in self.development.edits if edit.development and edit.new]
        return tuple(dict.fromkeys(new or [self.development.text]))[:_MOST_SENTENCES]

    @cached_property
    def _language(self) -> str:
        return self.own.language if self.own else guess_language(self.development.text)

    def language(self, text: ReportedText) -> str:
        """The language of the development: if it cannot be guessed, that of the other article (``text``)."""
        return self._language or text.language

    def news(self, text: ReportedText) -> News:
        """The development as it is compared with an article."""
        language = self.language(text)
        if language not in self._news:
            content = content_of(" ".join(self.sentences), language)
            fresh = self.own.fresh(content, self.development.to_version) if self.own else Fresh(content, Before(()))
            self._news[language] = News(content, fresh, self.development.detected_at, tuple(amounts(content, fresh)))
        return self._news[language]

    def unknown(self, text: ReportedText) -> float:
        """The probability that it is new to a reader of an article; the default for one in another language."""
        news = self.news(text)
        return _unknown(self.sentences, text) if news.content.language == text.language else news.unknown


def amounts(content: Content, fresh: Fresh) -> list[Quantity]:
    """The amounts of a passage that are new in its article, without ages, dates, spans of time and the like."""
    if not fresh.figures.items:
        return []
    counted = {item.key[1:] for item in amounts_in(content.text, content.language)}
    return [item for item in fresh.figures.items if item.key[1:] in counted and not _is_span(item, content.language)]


def _is_span(item: Quantity, language: str) -> bool:
    """Whether a quantity counts days, years and the like: "18 days" may also be reported by the date."""
    return not of(language).fractions.periods.isdisjoint(item.counts.casefold().split()[:1])


def _unknown(sentences: Sequence[str], text: ReportedText) -> float:
    """The mean probability that sentences are new to a reader of an article, as if they were added to it."""
    first, block = len(text.sentences), max((one.block for one in text.sentences), default=0) + 1
    added = tuple(
        Sentence(sentence, comparison_form(sentence), first + at, block, BlockKind.PARAGRAPH)
        for at, sentence in enumerate(sentences)
    )
    edits = tuple(RawEdit(Op.ADDED, (), (one.position,), (("insert", one.text),)) for one in added)
    kept = tuple((at, at) for at in range(first))
    difference = Difference(text.sentences, (*text.sentences, *added), edits, kept)
    found = measure(Context(difference, text.language, text.older), range(len(edits)))
    chances = probabilities([found[at].features for at in range(len(edits))], weights())
    return sum(chances) / len(chances)
