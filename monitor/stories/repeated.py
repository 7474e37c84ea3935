"""Which developments another article of the same story reports too, and since when.

Each passage of the other article is asked how probable it is that it says what is new in the development; besides the
words, figures, names and themes of both, the judgement says how new the development were to a reader of the other
article. With an amount that the other article lacks by then, or has another value for, it is never the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from monitor.developments.context import Context
from monitor.developments.courses.figures import figures_of
from monitor.developments.judge import measure
from monitor.developments.model import probabilities, weights
from monitor.diff import Difference, RawEdit, Sentence, comparison_form
from monitor.language import guess_language, of
from monitor.model import AlsoIn, BlockKind, Development, Op
from monitor.quantities import Known, Quantity
from monitor.stories.reported import ReportedArticle
from monitor.stories.reports import Fresh, ReportedBlock, ReportedText
from monitor.stories.sameness import HELD, UNKNOWN, News, contradicts, probability, rarities, signs
from monitor.stories.sayings import Saying, reports, saying

# The least probabilities at which 0.95 of what is called reported is so, in one language and in two: see the learning
# script.
LEAST = 0.6
LEAST_TRANSLATED = 0.5
# Of a longer development the first sentences are judged.
_MOST_SENTENCES = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage of the other article that may report a development, and its signs."""

    block: ReportedBlock
    signs: Mapping[str, float]


def reported_elsewhere(developments: Sequence[Development], articles: Sequence[ReportedArticle]) -> tuple[AlsoIn, ...]:
    """For each development, each other article that reports it too, with the version that did so first.

    Among ``articles`` may be those of the developments: what these had said before is no news of theirs.
    """
    story = Repeats(articles)
    found = (story.also_in(development, text) for development in developments for text in story.texts.values())
    return tuple(item for item in found if item is not None)


def reported_by_or_of(
    article_ids: frozenset[int], developments: Sequence[Development], articles: Sequence[ReportedArticle]
) -> tuple[AlsoIn, ...]:
    """As ``reported_elsewhere``, but only what some articles report of any development, and others of theirs."""
    story = Repeats(articles)
    found = (
        story.also_in(development, text)
        for development in developments
        for text in story.texts.values()
        if not article_ids.isdisjoint((development.article.id, text.article_id))
    )
    return tuple(item for item in found if item is not None)


class Repeats:
    """The articles of a story, read once, to look developments up in."""

    def __init__(self, articles: Sequence[ReportedArticle]) -> None:
        self.texts = {article.article_id: ReportedText(article) for article in articles}
        self._rarities = rarities([block.said for text in self.texts.values() for block in text.blocks])

    def also_in(self, development: Development, text: ReportedText) -> AlsoIn | None:
        """Whether and where an article reports a development; None where it does not, or is the development's own."""
        if development.article.id == text.article_id:
            return None
        found = self._likely(development, text)
        least = self._least(development, text)
        scored = [(probability(one.signs), one.block) for one in found]
        report = [(score, block) for score, block in scored if score >= least]
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

    def _likely(self, development: Development, text: ReportedText) -> list[Candidate]:
        """The candidates that nothing speaks against; none where not one could reach the least probability.

        How new the development were to a reader of the article takes most time to judge, and only lowers it.
        """
        news = self._news(development, text)
        if news is None:
            return []
        least = self._least(development, text)
        known = list(self._compared(replace(news, unknown=0.0), text))
        if not any(probability(one.signs) >= least for one in known):
            return []
        unknown = self._unknown(news, new_sentences(development), text)
        return [replace(one, signs={**one.signs, UNKNOWN: unknown}) for one in known]

    def candidates(self, development: Development, text: ReportedText) -> list[Candidate]:
        """The passages of an article that may report a development, with all signs: what there is to learn from."""
        news = self._news(development, text)
        if news is None:
            return []
        unknown = self._unknown(news, new_sentences(development), text)
        return list(self._compared(replace(news, unknown=unknown), text))

    def _compared(self, news: News, text: ReportedText) -> Iterator[Candidate]:
        """The passages that neither lack an amount nor surely say something else."""
        for block in text.blocks:
            if _lacks(news.amounts, block, text):
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

    def _least(self, development: Development, text: ReportedText) -> float:
        return LEAST if self._language(development, text) == text.language else LEAST_TRANSLATED

    def _language(self, development: Development, text: ReportedText) -> str:
        own = self.texts.get(development.article.id)
        return own.language if own else guess_language(development.text) or text.language

    def _unknown(self, news: News, sentences: Sequence[str], text: ReportedText) -> float:
        """How new these sentences are to a reader of the article; not asked in another language."""
        return _unknown(sentences, text) if news.said.language == text.language else news.unknown


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
