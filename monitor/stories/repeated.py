"""Which developments another article of the same story reports too, and since when.

Each passage of the other article is asked how probable it is that it says what is new in the development; besides the
words, figures, names and themes of both, the judgement says how new the development would be to a reader of the other
article. With an amount that the other article lacks by then, or has another value for, it is never the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from monitor.developments.trees import Forest
from monitor.model import AlsoIn, Development
from monitor.quantities import Known
from monitor.stories.reported import ReportedArticle
from monitor.stories.reports import ReportedBlock, ReportedText
from monitor.stories.sameness import HELD, UNKNOWN, News, Rarities, contradicts, probability, rarities, signs
from monitor.stories.sayings import have_in_common, reports
from monitor.stories.sought import Sought


@dataclass(frozen=True, slots=True)
class Levels:
    """Probabilities from which on a passage reports a development, and from which on it may, which leaves a doubt."""

    least: float
    doubt: float


# At the least ones 0.95 of what is called reported is so (the learning script prints it). Of the levels of doubt those
# were chosen by which 0.90 of the named firsts are right with one in five withheld; at 0.4 and 0.25 it is 0.88, at 0.2
# and 0.1 still 0.90 with more withheld: docs/design/stories.md.
SAME_LANGUAGE = Levels(0.55, 0.3)
TRANSLATED = Levels(0.35, 0.2)
# Who is named first has a passage at least so sure.
SURE = 0.7


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage of the other article that may report a development, and its signs."""

    block: ReportedBlock
    signs: Mapping[str, float]


_Scored = tuple[float, ReportedBlock]


def reported_elsewhere(developments: Sequence[Development], articles: Sequence[ReportedArticle]) -> tuple[AlsoIn, ...]:
    """For each development, each other article that reports it too, with the version that did so first.

    Among ``articles`` may be those of the developments: what these had said before is no news of theirs.
    """
    story = Repeats(articles)
    return tuple(item for development in developments for item in story.elsewhere(development, story.texts))


def reported_by_or_of(
    article_ids: frozenset[int], developments: Sequence[Development], articles: Sequence[ReportedArticle]
) -> tuple[AlsoIn, ...]:
    """As ``reported_elsewhere``, but only what some articles report of any development, and others of theirs."""
    story = Repeats(articles)
    some = article_ids.intersection(story.texts)
    found = (
        story.elsewhere(development, story.texts if development.article.id in article_ids else sorted(some))
        for development in developments
    )
    return tuple(item for items in found for item in items)


class Repeats:
    """The articles of a story, read once, to look developments up in; ``trees``: others than those of ``sameness``."""

    def __init__(self, articles: Sequence[ReportedArticle], trees: Forest | None = None) -> None:
        self._trees = trees
        self.texts = {article.article_id: ReportedText(article) for article in articles}

    @cached_property
    def _rarities(self) -> Rarities:
        return rarities([block.said for text in self.texts.values() for block in text.blocks])

    def elsewhere(self, development: Development, article_ids: Iterable[int]) -> tuple[AlsoIn, ...]:
        """Which of these articles report a development, each with since when any of the story may have."""
        sought = self._sought(development)
        passages = {number: self._passages(sought, self.texts[number]) for number in article_ids}
        found = [_also_in(sought, self.texts[number], those) for number, those in passages.items()]
        reported = [item for item in found if item is not None]
        if not reported:
            return ()
        first = min(development.detected_at, *(item.at for item in reported))
        others = (text for number, text in self.texts.items() if number not in passages)
        all_ = (*passages.values(), *(self._passages(sought, text, until=first) for text in others))
        doubts = [at for those in all_ if (at := _unsure_since(those, first)) is not None]
        return tuple(replace(item, doubt=min(doubts, default=None)) for item in reported)

    def candidates(self, development: Development, text: ReportedText) -> list[Candidate]:
        """The passages of an article that may report a development, with all signs: what there is to learn from."""
        sought = self._sought(development)
        news = sought.news(text)
        if not _has_all(text.figures, news):
            return []
        return list(self._compared(replace(news, unknown=sought.unknown(text)), text, text.blocks))

    def _sought(self, development: Development) -> Sought:
        return Sought(development, self.texts.get(development.article.id))

    def _passages(self, sought: Sought, text: ReportedText, until: datetime | None = None) -> list[_Scored]:
        """The passages (``until`` a time) that report it or may, with how probable that is; none of its own article.

        How new the development would be to a reader of the article takes most time to judge, and only lowers it. So it
        is asked where a passage could report it, and not where one only leaves a doubt.
        """
        is_later = until is not None and text.begins > until
        if sought.own is text or is_later or not _has_all(text.figures, sought.news(text)):
            return []
        news, levels = replace(sought.news(text), unknown=0.0), _levels(sought, text)
        blocks = [block for block in text.blocks if until is None or block.report.at <= until]
        scored = self._likely(self._compared(news, text, blocks), levels)
        if any(score >= levels.least for score, _ in scored):
            unknown = sought.unknown(text)
            scored = self._likely((replace(one, signs={**one.signs, UNKNOWN: unknown}) for _, one in scored), levels)
        return [(score, one.block) for score, one in scored]

    def _likely(self, candidates: Iterable[Candidate], levels: Levels) -> list[tuple[float, Candidate]]:
        """Those that may report it, each with how probable that is."""
        scored = ((probability(one.signs, self._trees), one) for one in candidates)
        return [(score, one) for score, one in scored if score >= levels.doubt]

    def _compared(self, news: News, text: ReportedText, blocks: Iterable[ReportedBlock]) -> Iterator[Candidate]:
        """The passages that neither lack an amount nor surely say something else."""
        for block in blocks:
            if _lacks(news, block, text) or not have_in_common(news.said, block.said):
                continue
            found = signs(news, block, self._rarities)
            if not contradicts(news.said, block.said, found[HELD]):
                yield Candidate(block, found)


def _also_in(sought: Sought, text: ReportedText, passages: Sequence[_Scored]) -> AlsoIn | None:
    """Where an article reports a development; None where it does not."""
    least = _levels(sought, text).least
    report = [(score, block) for score, block in passages if score >= least]
    if not report:
        return None
    # The first of those that say so; the surest may have come later.
    score, block = min(report, key=lambda pair: (pair[1].report.version, -pair[0]))
    return AlsoIn(
        development_id=sought.development.id,
        article_id=text.article_id,
        version=block.report.version,
        at=block.report.at,
        sentence=block.said.text,
        score=round(score, 3),
        published=block.report.outlets_time,
    )


def _levels(sought: Sought, text: ReportedText) -> Levels:
    return SAME_LANGUAGE if sought.language(text) == text.language else TRANSLATED


def _unsure_since(passages: Sequence[_Scored], until: datetime) -> datetime | None:
    """Since when an article may have reported a development, if that was by this time and before it surely did."""
    sure = min((block.report.at for score, block in passages if score >= SURE), default=None)
    unsure = min((block.report.at for score, block in passages if score < SURE), default=None)
    if unsure is None or unsure > until or (sure is not None and sure <= unsure):
        return None
    return unsure


def _lacks(news: News, block: ReportedBlock, text: ReportedText) -> bool:
    """Whether a passage has none of the amounts, or its article not all of them by then."""
    if not news.amounts:
        return False
    return not any(map(block.said.says, news.amounts)) or not _has_all(text.figures_until[block.report.version], news)


def _has_all(figures: Known, news: News) -> bool:
    """Whether these are all amounts of a development."""
    return all(reports(figures, item) for item in news.amounts)
