"""Finds the earlier values of a newer version's figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from monitor.developments.courses.follow import aligned_keys, continued, fresh_of, mentions_in
from monitor.developments.courses.likeness import Mention, Rarity
from monitor.developments.text_index import Contents
from monitor.diff import Difference


@dataclass(frozen=True, slots=True)
class Previous:
    """A figure of a newer sentence and the earlier figure of the same count.

    ``value`` and ``previous``: as written; ``number`` and ``previous_number``: in ``unit``. ``counts``: what is
    counted, in the newer sentence's words. ``old_sentence``: the sentence of the earlier figure.
    """

    value: str
    number: Decimal
    previous: str
    previous_number: Decimal
    unit: str
    counts: str
    old_sentence: str

    @property
    def moved(self) -> bool:
        """Whether the figure changed."""
        return self.number != self.previous_number


def previous_figures(difference: Difference, contents: Contents) -> dict[int, tuple[Previous, ...]]:
    """The earlier values of the figures in sentences that only the newer version has.

    Keys: positions in ``Difference.new_sentences``; values in reading order.
    """
    before, after = difference.old_sentences, difference.new_sentences
    language = contents.language
    old, new = Counter(sentence.key for sentence in before), Counter(sentence.key for sentence in after)
    fresh = fresh_of(mentions_in((item for item in after if new[item.key] > old[item.key]), language, 1), old)
    units = {mention.figure.unit for mention in fresh}
    earlier = mentions_in(before, language) if fresh else ()
    if not any(mention.figure.unit in units for mention in earlier):
        return {}
    here = mentions_in(after, language, 1)
    rarity = Rarity(contents.stems(key) for key in {s.text: s.key for s in (*before, *after)}.values())
    found: dict[int, list[Previous]] = {}
    for to, at in sorted(continued(earlier, here, fresh, rarity, aligned_keys(difference)).items()):
        found.setdefault(fresh[to].position, []).append(_previous(earlier[at], fresh[to]))
    return {position: tuple(items) for position, items in found.items()}


def _previous(old: Mention, new: Mention) -> Previous:
    return Previous(
        value=new.figure.value,
        number=new.figure.number,
        previous=old.figure.value,
        previous_number=old.figure.number,
        unit=new.figure.unit,
        counts=new.figure.counts,
        old_sentence=old.sentence,
    )
