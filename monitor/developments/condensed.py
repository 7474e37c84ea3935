"""Whether a passage that a rewritten story no longer has was taken out, or only condensed and said in other words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from math import inf

from monitor.developments.context import Context
from monitor.developments.lost import Loss, Newer
from monitor.developments.quotes import quotations, speaker
from monitor.diff import Sentence
from monitor.quantities import Quantity

# The numbers are those of 156 withdrawn passages of invented updates, read one by one, of which a third was right.
# A story is rewritten, or has moved on, where less of the shorter version's sentences are unchanged in the other:
# above, a passage is taken out of a text that stays; of eleven between this and a half none was right.
_KEPT = 0.75
# Words that share so many first letters may be forms of one: in a rewritten story they count as the same.
_ROOT = 4
# A passage was condensed if a rewritten story has more than this of its content words, anywhere.
_HELD = 0.3
# With fewer content words a passage that loses a name, or says how many there were, is a detail in passing.
_LEAST_NAMED = 5
_LEAST_COUNTED = 9
# A name of one word is mostly a place or an institution in passing.
_NAME = 2
# Smaller counts may be written in other words ("both", "a dozen"), or are hours and minutes.
_MANY = 20


class Rewritten:
    """Finds what a rewritten newer version left out of the older one."""

    def __init__(self, context: Context, newer: Newer) -> None:
        self._context = context
        self._newer = newer

    @cached_property
    def is_so(self) -> bool:
        """Whether it is rewritten."""
        difference = self._context.difference
        fewer = min(len(difference.old_sentences), len(difference.new_sentences))
        return len(difference.unchanged) < _KEPT * fewer

    def covers(self, passage: Sequence[Sentence], losses: Sequence[Loss]) -> bool:
        """Whether the newer version covers most of a passage of neighbouring sentences, or it was minor."""
        stems = {term.stem for sentence in passage for term in self._context.terms(sentence.text)}
        held = sum(stem[:_ROOT] in self._roots for stem in stems) / len(stems)
        pairs = [(sentence.text, loss) for sentence, loss in zip(passage, losses, strict=True)]
        return held > _HELD or len(stems) < min(self._least(*pair) for pair in pairs)

    def misses(self, names: Sequence[str]) -> bool:
        """Whether one of these removed names is more than a passing mention."""
        return any(len(name.split()) >= _NAME for name in names)

    @cached_property
    def _roots(self) -> frozenset[str]:
        return frozenset(stem[:_ROOT] for stem in self._newer.story.postings)

    def _least(self, text: str, loss: Loss) -> float:
        """How many content words a passage must have if its sentence loses this.

        A passage that loses only words was often reworded. Measures and sums do not count: they are rounded, converted,
        updated.
        """
        said_by = speaker(text, self._context.language)
        if said_by in loss.names and quotations(text):
            return 0
        if self.misses([name for name in loss.names if name != said_by]):
            return _LEAST_NAMED
        return _LEAST_COUNTED if any(map(_is_many, loss.figures)) else inf


def _is_many(item: Quantity) -> bool:
    _, value, unit = item.key
    return not unit and isinstance(value, Decimal) and value >= _MANY
