"""Whether a passage that a rewritten story no longer has was taken out, or only condensed and said in other words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from monitor.developments.context import Context
from monitor.developments.lost import Loss, Newer
from monitor.developments.quotes import quotations, speaker
from monitor.diff import Sentence
from monitor.language import words_of
from monitor.quantities import Quantity

# The numbers are those of 131 withdrawn passages of invented updates, read one by one, of which a third was right.
# A story is written anew, or has moved on, where less of the shorter version's sentences stand unchanged in the other:
# above, a passage is taken out of a text that stays; below, none of eleven that stood between was right.
_KEPT = 0.75
# Words that share so many first letters may be forms of one: in a rewritten story the doubt counts for "told".
_ROOT = 4
# How much of a passage's content words a rewritten story may hold anywhere: where a name, many or a speaker are gone,
# and where only words are.
_FACT = 0.3
_WORDS = 0.15
# What only loses words must be a paragraph: one sentence is too easily said in others.
_SENTENCES = 2
# A name of one word is mostly a place or an institution in passing.
_NAME = 2
# Fewer than so many are told in words just as well ("both", "a dozen"), or they are hours and minutes.
_MANY = 20


class Rewritten:
    """A newer version, asked what of the older one its rewriting left out."""

    def __init__(self, context: Context, newer: Newer) -> None:
        self._context = context
        self._newer = newer

    @cached_property
    def is_so(self) -> bool:
        """Whether it is rewritten at all."""
        difference = self._context.difference
        fewer = min(len(difference.old_sentences), len(difference.new_sentences))
        return len(difference.unchanged) < _KEPT * fewer

    def tells(self, passage: Sequence[Sentence], losses: Sequence[Loss]) -> bool:
        """Whether the gist of a passage of neighbouring sentences still stands, or was not worth the room."""
        held = self._held(passage)
        if any(self._loses_fact(sentence.text, loss) for sentence, loss in zip(passage, losses, strict=True)):
            return held > _FACT
        return len(passage) < _SENTENCES or held > _WORDS

    def misses(self, names: Sequence[str]) -> bool:
        """Whether one of these lost names is more than a word in passing."""
        return any(len(words_of(name)) >= _NAME for name in names)

    def _held(self, passage: Sequence[Sentence]) -> float:
        stems = {term.stem for sentence in passage for term in self._context.terms(sentence.text)}
        return sum(stem[:_ROOT] in self._roots for stem in stems) / len(stems)

    @cached_property
    def _roots(self) -> frozenset[str]:
        return frozenset(stem[:_ROOT] for stem in self._newer.story.postings)

    def _loses_fact(self, text: str, loss: Loss) -> bool:
        """Whether a name is gone that is no mere source's, a speaker with his words, or how many there were.

        Measures and sums do not count: they are rounded, converted, brought up to date.
        """
        said_by = speaker(text, self._context.language)
        if quotations(text):
            return said_by in loss.names or self.misses(loss.names)
        return self.misses([name for name in loss.names if name != said_by]) or any(map(_is_many, loss.figures))


def _is_many(item: Quantity) -> bool:
    _, value, unit = item.key
    return not unit and isinstance(value, Decimal) and value >= _MANY
