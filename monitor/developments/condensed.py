"""Tells passages that a rewritten story left out from those that it only condensed or reworded."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from math import inf

from monitor.developments.context import Context
from monitor.developments.lost import Loss
from monitor.developments.quotes import quotations, speaker
from monitor.diff import Sentence
from monitor.quantities import Quantity

# The thresholds were chosen on 156 passages of invented updates that were called withdrawn, a third of them rightly.
# A story is rewritten if less than this share of the shorter version's sentences is unchanged. Of the eleven passages
# withdrawn where the share was between a half and this, none was right.
_KEPT = 0.75
# Words with this many common first letters count as the same word in a rewritten story.
_ROOT = 4
# A passage was condensed if a rewritten story has more than this share of its content words, anywhere.
_HELD = 0.3
# With fewer content words a passage that loses a name, or a count, is a minor detail.
_LEAST_NAMED = 5
_LEAST_COUNTED = 9
# Shorter names, in words, are mostly places or institutions mentioned in passing.
_NAME = 2
# Smaller counts may be reworded ("both", "a dozen"), or be hours and minutes.
_MANY = 20


class Rewritten:
    """Decides which passages of the older version a rewritten newer version left out."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @cached_property
    def is_rewritten(self) -> bool:
        """Whether the newer version is rewritten."""
        difference = self._context.difference
        fewer = min(len(difference.old_sentences), len(difference.new_sentences))
        return len(difference.unchanged) < _KEPT * fewer

    def covers(self, passage: Sequence[Sentence], losses: Sequence[Loss]) -> bool:
        """Whether the newer version still has enough of a passage of neighbouring sentences, or it was minor."""
        stems = {term.stem for sentence in passage for term in self._context.terms(sentence.text)}
        held = sum(stem[:_ROOT] in self._roots for stem in stems) / len(stems)
        pairs = [(sentence.text, loss) for sentence, loss in zip(passage, losses, strict=True)]
        return held > _HELD or len(stems) < min(self._least_words(*pair) for pair in pairs)

    def misses(self, names: Sequence[str]) -> bool:
        """Whether one of these removed names is more than a passing mention."""
        return any(len(name.split()) >= _NAME for name in names)

    @cached_property
    def _roots(self) -> frozenset[str]:
        return frozenset(stem[:_ROOT] for stem in self._context.newer.postings)

    def _least_words(self, text: str, loss: Loss) -> float:
        """How many content words a passage needs to be withdrawn if its sentence ``text`` loses this.

        A passage that loses only words was often reworded. Lost measures and sums do not count: they are rounded,
        converted or updated.
        """
        speaker_name = speaker(text, self._context.language)
        if speaker_name in loss.names and quotations(text):
            return 0
        if self.misses([name for name in loss.names if name != speaker_name]):
            return _LEAST_NAMED
        return _LEAST_COUNTED if any(map(_is_many, loss.figures)) else inf


def _is_many(item: Quantity) -> bool:
    _, value, unit = item.key
    return not unit and isinstance(value, Decimal) and value >= _MANY
