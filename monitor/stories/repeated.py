"""Which developments another article of the same story reports too, and since when.

Each passage of the other article is asked how probable it is that it says what is new in the development; besides the
words, figures, names and themes of both, the judgement says how new the development were to a reader of the other
article. With an amount that the other article lacks by then, or has another value for, it is never the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.developments.context import Context
from monitor.developments.courses.figures import figures_of
from monitor.developments.judge import measure
from monitor.developments.model import probabilities, weights
from monitor.developments.trees import Forest
from monitor.diff import Difference, RawEdit, Sentence, comparison_form
from monitor.language import guess_language, of
from monitor.model import AlsoIn, BlockKind, Development, Op
from monitor.quantities import Known, Quantity
from monitor.stories.reported import ReportedArticle
from monitor.stories.reports import Fresh, ReportedBlock, ReportedText
from monitor.stories.sameness import HELD, UNKNOWN, News, contradicts, probability, rarities, signs
from monitor.stories.sayings import Saying, have_in_common, reports, saying


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
# Of a longer development the first sentences are judged.
_MOST_SENTENCES = 12


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
        self._rarities = rarities([block.said for text in self.texts.values() for block in text.blocks])

    def elsewhere(self, development: Development, article_ids: Iterable[int]) -> tuple[AlsoIn, ...]:
        """Which of these articles report a development, each with since when any of the story may have."""
        passages = {number: self._passages(development, self.texts[number]) for number in article_ids}
        found = [self._also_in(development, self.texts[number], those) for number, those in passages.items()]
        reported = [item for item in found if item is not None]
        if not reported:
            return ()
        first = min(development.detected_at, *(item.at for item in reported))
        others = (text for number, text in self.texts.items() if number not in passages)
        all_ = (*passages.values(), *(self._passages(development, text, until=first) for text in others))
        doubts = [at for those in all_ if (at := _unsure_since(those, first)) is not None]
        return tuple(replace(item, doubt=min(doubts, default=None)) for item in reported)

    def _also_in(self, development: Development, text: ReportedText, passages: Sequence[_Scored]) -> AlsoIn | None:
        """Where an article reports a development; None where it does not."""
        least = self._levels(development, text).least
        report = [(score, block) for score, block in passages if score >= least]
        if not report:
            return None
        # The first of those that say so; the surest may have come later.
        score, block = min(report, key=lambda pair: (pair[1].report.version, -pair[0]))
        return AlsoIn(
            development_id=development.id,
            article_id=text.article_id,
            version=block.report.version,
            at=block.report.at,
            sentence=block.said.text,
            score=round(score, 3),
            published=block.report.outlets_time,
        )

    def _passages(self, development: Development, text: ReportedText, until: datetime | None = None) -> list[_Scored]:
        """The passages (``until`` a time) that report it or may, with how probable that is; none of its own article.

        How new the development were to a reader of the article takes most time to judge, and only lowers it. So it is
        asked where a passage could report it, and not where one only leaves a doubt.
        """
        is_own, is_later = development.article.id == text.article_id, until is not None and text.begins > until
        news = None if is_own or is_later else self._news(development, text)
        if news is None:
            return []
        levels = self._levels(development, text)
        blocks = [block for block in text.blocks if until is None or block.report.at <= until]
        known = list(self._compared(replace(news, unknown=0.0), text, blocks))
        scored = self._scored(known)
        if any(score >= levels.least for score, _ in scored):
            unknown = self._unknown(news, new_sentences(development), text)
            scored = self._scored(replace(one, signs={**one.signs, UNKNOWN: unknown}) for one in known)
        return [(score, block) for score, block in scored if score >= levels.doubt]

    def _scored(self, candidates: Iterable[Candidate]) -> list[_Scored]:
        return [(probability(one.signs, self._trees), one.block) for one in candidates]

    def candidates(self, development: Development, text: ReportedText) -> list[Candidate]:
        """The passages of an article that may report a development, with all signs: what there is to learn from."""
        news = self._news(development, text)
        if news is None:
            return []
        unknown = self._unknown(news, new_sentences(development), text)
        return list(self._compared(replace(news, unknown=unknown), text, text.blocks))

    def _compared(self, news: News, text: ReportedText, blocks: Iterable[ReportedBlock]) -> Iterator[Candidate]:
        """The passages that neither lack an amount nor surely say something else."""
        for block in blocks:
            if _lacks(news.amounts, block, text) or not have_in_common(news.said, block.said):
                continue
            found = signs(news, block, self._rarities)
            if not contradicts(news.said, block.said, found[HELD]):
                yield Candidate(block, found)

    def _news(self, development: Development, text: ReportedText) -> News | None:
        """The development as it is compared; None where the article lacks one of its figures."""
        own, language = self.texts.get(development.article.id), self._language(development, text)
        said = saying(" ".join(new_sentences(development)), language)
        fresh = own.fresh(said, development.to_version) if own else Fresh(said.stems, Known(said.figures), said.themes)
        counted = tuple(amounts(said, fresh))
        if not all(reports(text.figures, item) for item in counted):
            return None
        return News(said, fresh, development.detected_at, counted)

    def _levels(self, development: Development, text: ReportedText) -> Levels:
        return SAME_LANGUAGE if self._language(development, text) == text.language else TRANSLATED

    def _language(self, development: Development, text: ReportedText) -> str:
        own = self.texts.get(development.article.id)
        return own.language if own else guess_language(development.text) or text.language

    def _unknown(self, news: News, sentences: Sequence[str], text: ReportedText) -> float:
        """How new these sentences are to a reader of the article; not asked in another language."""
        return _unknown(sentences, text) if news.said.language == text.language else news.unknown


def _unsure_since(passages: Sequence[_Scored], until: datetime) -> datetime | None:
    """Since when an article may have reported a development, if that was by this time and before it surely did."""
    sure = min((block.report.at for score, block in passages if score >= SURE), default=None)
    unsure = min((block.report.at for score, block in passages if score < SURE), default=None)
    if unsure is None or unsure > until or (sure is not None and sure <= unsure):
        return None
    return unsure


def _lacks(amounts: Sequence[Quantity], block: ReportedBlock, text: ReportedText) -> bool:
    """Whether a passage has none of the amounts, or its article not all of them by then."""
    if not amounts:
        return False
    by_then = text.figures_until[block.report.version]
    return not any(map(block.said.says, amounts)) or not all(reports(by_then, item) for item in amounts)


def amounts(said: Saying, fresh: Fresh) -> list[Quantity]:
    """What is counted in a saying and new in its article; ages, dates, spans of time and the like are none."""
    counted = {(figure.number, figure.unit) for figure in figures_of(said.text, said.language)}
    return [
        item
        for item in fresh.figures.items
        if (item.key[1], item.key[2]) in counted and not _is_span(item, said.language)
    ]


def _is_span(item: Quantity, language: str) -> bool:
    """Whether it counts days, years and the like: "18 days" is also said as since when."""
    return not of(language).fractions.periods.isdisjoint(item.counts.casefold().split()[:1])


def new_sentences(development: Development) -> tuple[str, ...]:
    """What is new in a development, each sentence once."""
    reported = [edit.new for edit in development.edits if edit.development and edit.new]
    return tuple(dict.fromkeys(reported or [development.text]))[:_MOST_SENTENCES]


def _unknown(sentences: Sequence[str], text: ReportedText) -> float:
    """The chance that a reader of an article learns something from sentences, judged as if they were added to it."""
    first, block = len(text.sentences), max((one.block for one in text.sentences), default=0) + 1
    added = tuple(
        Sentence(sentence, comparison_form(sentence), first + at, block, BlockKind.PARAGRAPH)
        for at, sentence in enumerate(sentences)
    )
    edits = tuple(RawEdit(Op.ADDED, (), (one.position,), (("insert", one.text),)) for one in added)
    kept = tuple((at, at) for at in range(first))
    difference = Difference(text.sentences, (*text.sentences, *added), edits, kept)
    found = measure(Context(difference, text.language, text.older), range(len(edits)))
    chances = probabilities([found[at].evidence for at in range(len(edits))], weights())
    return sum(chances) / len(chances)
