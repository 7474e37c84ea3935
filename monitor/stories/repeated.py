"""Which developments another article of the same story tells too, and since when.

Each passage of the other article is asked how probable it is that it says what is new in the development; besides the
words, figures, names and themes of both, the judgement says how new the development were to a reader of the other
article. A figure that the other article does not tell, or tells otherwise, is never told there, however probable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from monitor.developments.context import Context
from monitor.developments.courses.told import figures_of
from monitor.developments.judge import measure
from monitor.developments.model import probabilities, weights
from monitor.diff import Difference, RawEdit, Sentence, comparison_form
from monitor.language import guess_language
from monitor.model import AlsoIn, BlockKind, Development, Op
from monitor.quantities import Known, Quantity
from monitor.stories.sameness import News, contradicts, probability, signs
from monitor.stories.sayings import Rarity, Saying, saying
from monitor.stories.tellings import Fresh, ToldArticle, ToldBlock, ToldText

# The least probabilities at which 0.95 of what is called told is so, in one language and in two: see the learning
# script.
LEAST = 0.6
LEAST_TRANSLATED = 0.4
# Of a longer development the first sentences are judged.
_MOST_SENTENCES = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage of the other article, its signs, and whether it surely says something else."""

    block: ToldBlock
    signs: Mapping[str, float]
    contradicts: bool


def told_elsewhere(developments: Sequence[Development], articles: Sequence[ToldArticle]) -> tuple[AlsoIn, ...]:
    """For each development, each other article that tells it too, with the version that did so first.

    Among ``articles`` may be those of the developments: what these had said before is no news of theirs.
    """
    texts = {article.article_id: ToldText(article) for article in articles}
    rarity = rarity_of(list(texts.values()))
    found = (
        also_in(development, texts.get(development.article.id), text, rarity)
        for development in developments
        for text in texts.values()
        if development.article.id != text.article_id
    )
    return tuple(item for item in found if item is not None)


def rarity_of(texts: Sequence[ToldText]) -> Rarity:
    """How much each word tells in a story."""
    return Rarity(block.said for text in texts for block in text.blocks)


def also_in(development: Development, own: ToldText | None, text: ToldText, rarity: Rarity) -> AlsoIn | None:
    """Whether and where an article tells a development; ``own`` is the development's article, where it is at hand."""
    found = list(candidates(development, own, text, rarity))
    translated = _language(development, own, text) != text.language
    least = LEAST_TRANSLATED if translated else LEAST
    scored = [(probability(one.signs, translated=translated), one.block) for one in found if not one.contradicts]
    telling = [(score, block) for score, block in scored if score >= least]
    if not telling:
        return None
    # The first of those that say so; the text of the surest may have come later.
    score, block = min(telling, key=lambda pair: (pair[1].telling.version, -pair[0]))
    return AlsoIn(
        development_id=development.id,
        article_id=text.article_id,
        version=block.telling.version,
        at=block.telling.at,
        sentence=block.said.text,
        score=round(score, 3),
        published=block.telling.outlets_time,
    )


def candidates(development: Development, own: ToldText | None, text: ToldText, rarity: Rarity) -> Iterator[Candidate]:
    """The passages of an article that may tell a development; none if it lacks one of its figures."""
    sentences = new_sentences(development)
    language = _language(development, own, text)
    said = saying(" ".join(sentences), language)
    fresh = own.fresh(said, development.to_version) if own else Fresh(said.stems, Known(said.figures), said.themes)
    if not sentences or not all(text.figures.has(item) for item in amounts(said, fresh)):
        return
    news = News(
        said,
        fresh,
        development.detected_at,
        _unknown(sentences, text) if language == text.language else 0.5,
    )
    for block in text.blocks:
        found = signs(news, block, rarity)
        yield Candidate(block, found, contradicts(said, block.said, found["held"]))


def amounts(said: Saying, fresh: Fresh) -> list[Quantity]:
    """What is counted in a saying and new in its article; ages, dates and the like are none."""
    counted = {(figure.number, figure.unit) for figure in figures_of(said.text, said.language)}
    return [item for item in fresh.figures.items if (item.key[1], item.key[2]) in counted]


def new_sentences(development: Development) -> tuple[str, ...]:
    """What is new in a development, each sentence once."""
    told = [edit.new for edit in development.edits if edit.development and edit.new]
    return tuple(dict.fromkeys(told or [development.text]))[:_MOST_SENTENCES]


def _language(development: Development, own: ToldText | None, text: ToldText) -> str:
    return own.language if own else guess_language(development.text) or text.language


def _unknown(sentences: Sequence[str], text: ToldText) -> float:
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
