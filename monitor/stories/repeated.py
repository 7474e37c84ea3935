"""Finds other articles of a story that report a development too, and since when.

For each passage of another article, a model estimates the probability that it reports what is new in the development,
from the words, figures, names and themes of both and from how new the development would be to a reader of that article.
A passage never matches if its article lacks an amount of the development by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from monitor.developments.trees import Forest
from monitor.model import AlsoIn, Development
from monitor.quantities import Known
from monitor.stories.contents import have_in_common, states
from monitor.stories.reported import ReportedArticle
from monitor.stories.reports import ReportedBlock, ReportedText
from monitor.stories.sameness import HELD, UNKNOWN, News, Rarities, contradicts, features, probability, rarities
from monitor.stories.sought import Sought


@dataclass(frozen=True, slots=True)
class Levels:
    """The least probability that a passage reports a development, and the least one that leaves a doubt."""

    least: float
    doubt: float


# With these least probabilities the precision is 0.95 (the learning script prints it). With these levels of doubt 0.90
# of the outlets named as first are right, and one in five is withheld; at 0.4 and 0.25 it is 0.88, at 0.2 and 0.1 still
# 0.90 with more withheld (docs/design/stories.md).
SAME_LANGUAGE = Levels(0.55, 0.3)
TRANSLATED = Levels(0.35, 0.2)
# From this probability on, an article's report leaves no doubt.
SURE = 0.7


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage of another article that may report a development, and its features."""

    block: ReportedBlock
    features: Mapping[str, float]


_Scored = tuple[float, ReportedBlock]


def reported_elsewhere(developments: Sequence[Development], articles: Sequence[ReportedArticle]) -> tuple[AlsoIn, ...]:
    """For each development, every other article that reports it, with the first version that does.

    ``articles`` should include those of the developments: their earlier versions show what is new in a development.
    """
    story = Repeats(articles)
    return tuple(item for development in developments for item in story.elsewhere(development, story.texts))


def reported_by_or_of(
    article_ids: frozenset[int], developments: Sequence[Development], articles: Sequence[ReportedArticle]
) -> tuple[AlsoIn, ...]:
    """As ``reported_elsewhere``, but only results that involve ``article_ids``.

    For their own developments all articles are searched, for other developments only these articles.
    """
    story = Repeats(articles)
    these = sorted(article_ids.intersection(story.texts))
    found = (
        story.elsewhere(development, story.texts if development.article.id in article_ids else these)
        for development in developments
    )
    return tuple(item for items in found for item in items)


class Repeats:
    """The articles of a story, read once, to look developments up in; ``trees``: replace the shipped model."""

    def __init__(self, articles: Sequence[ReportedArticle], trees: Forest | None = None) -> None:
        self._trees = trees
        self.texts = {article.article_id: ReportedText(article) for article in articles}

    @cached_property
    def _rarities(self) -> Rarities:
        return rarities([block.content for text in self.texts.values() for block in text.blocks])

    def elsewhere(self, development: Development, article_ids: Iterable[int]) -> tuple[AlsoIn, ...]:
        """The articles among ``article_ids`` that report a development.

        Each with the earliest time at which an article of the story may have reported it (``doubt``), if any.
        """
        sought = self._sought(development)
        passages = {number: self._passages(sought, self.texts[number]) for number in article_ids}
        found = [_also_in(sought, self.texts[number], scored) for number, scored in passages.items()]
        reported = [item for item in found if item is not None]
        if not reported:
            return ()
        first = min(development.detected_at, *(item.at for item in reported))
        doubt = self._doubt(sought, passages, first)
        return tuple(replace(item, doubt=doubt) for item in reported)

    def _doubt(self, sought: Sought, passages: Mapping[int, list[_Scored]], first: datetime) -> datetime | None:
        """The earliest time, up to the ``first`` report, at which any article of the story may have reported it.

        ``passages``: those of the articles that were searched already.
        """
        others = (text for number, text in self.texts.items() if number not in passages)
        by_article = (*passages.values(), *(self._passages(sought, text, until=first) for text in others))
        doubts = (_unsure_since(scored, first) for scored in by_article)
        return min((at for at in doubts if at is not None), default=None)

    def candidates(self, development: Development, text: ReportedText) -> list[Candidate]:
        """The passages of an article that may report a development, with all features; used in training."""
        sought = self._sought(development)
        news = sought.news(text)
        if not _has_all(text.figures, news):
            return []
        return list(self._compared(replace(news, unknown=sought.unknown(text)), text, text.blocks))

    def _sought(self, development: Development) -> Sought:
        return Sought(development, self.texts.get(development.article.id))

    def _passages(self, sought: Sought, text: ReportedText, until: datetime | None = None) -> list[_Scored]:
        """The passages of an article that report a development or leave a doubt, with their probabilities.

        None for its own article. ``until``: only passages up to this time. How new the development would be to a reader
        of the article takes longest to compute and only lowers the probability: it is computed only if a passage could
        otherwise report the development.
        """
        is_later = until is not None and text.begins > until
        if sought.own is text or is_later or not _has_all(text.figures, sought.news(text)):
            return []
        news, levels = replace(sought.news(text), unknown=0.0), _levels(sought, text)
        blocks = [block for block in text.blocks if until is None or block.report.at <= until]
        scored = self._likely(self._compared(news, text, blocks), levels)
        if any(score >= levels.least for score, _ in scored):
            unknown = sought.unknown(text)
            scored = self._likely(
                (replace(one, features={**one.features, UNKNOWN: unknown}) for _, one in scored), levels
            )
        return [(score, one.block) for score, one in scored]

    def _likely(self, candidates: Iterable[Candidate], levels: Levels) -> list[tuple[float, Candidate]]:
        """The candidates that report a development or leave a doubt, with their probabilities."""
        scored = ((probability(one.features, self._trees), one) for one in candidates)
        return [(score, one) for score, one in scored if score >= levels.doubt]

    def _compared(self, news: News, text: ReportedText, blocks: Iterable[ReportedBlock]) -> Iterator[Candidate]:
        """The passages that share something with a development, do not lack its amounts and do not contradict it."""
        for block in blocks:
            if _lacks(news, block, text) or not have_in_common(news.content, block.content):
                continue
            found = features(news, block, self._rarities)
            if not contradicts(news.content, block.content, found[HELD]):
                yield Candidate(block, found)


def _also_in(sought: Sought, text: ReportedText, passages: Sequence[_Scored]) -> AlsoIn | None:
    """The first passage of an article that reports a development; None if none does."""
    least = _levels(sought, text).least
    report = [(score, block) for score, block in passages if score >= least]
    if not report:
        return None
    # The most probable passage of the first version that reports it; a later one may be more probable.
    score, block = min(report, key=lambda pair: (pair[1].report.version, -pair[0]))
    return AlsoIn(
        development_id=sought.development.id,
        article_id=text.article_id,
        version=block.report.version,
        at=block.report.at,
        sentence=block.content.text,
        score=round(score, 3),
        published=block.report.outlets_time,
    )


def _levels(sought: Sought, text: ReportedText) -> Levels:
    return SAME_LANGUAGE if sought.language(text) == text.language else TRANSLATED


def _unsure_since(passages: Sequence[_Scored], until: datetime) -> datetime | None:
    """The first time, up to ``until``, at which an article may have reported a development.

    None if there is none, or if the article surely reported it at that time or earlier.
    """
    sure = min((block.report.at for score, block in passages if score >= SURE), default=None)
    unsure = min((block.report.at for score, block in passages if score < SURE), default=None)
    if unsure is None or unsure > until or (sure is not None and sure <= unsure):
        return None
    return unsure


def _lacks(news: News, block: ReportedBlock, text: ReportedText) -> bool:
    """Whether a passage has none of the amounts of a development, or its article lacks one of them by then."""
    if not news.amounts:
        return False
    return not any(map(block.content.states, news.amounts)) or not _has_all(
        text.figures_until[block.report.version], news
    )


def _has_all(figures: Known, news: News) -> bool:
    """Whether the figures include all amounts of a development."""
    return all(states(figures, item) for item in news.amounts)
