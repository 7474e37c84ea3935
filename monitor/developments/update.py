"""Computes features of an update as a whole, which distinguish two added paragraphs from a rewritten story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log1p
from statistics import fmean

from monitor.developments.context import Context
from monitor.developments.reading import Reading
from monitor.model import Op


@dataclass(frozen=True, slots=True)
class Update:
    """The features of a whole update (``features``), and tables for those of its edits.

    ``fresh``: the share of each edit's words that the older version lacks, by the position of its first newer sentence.
    ``counts``: the number of newer sentences with each stem.
    """

    features: Mapping[str, float]
    fresh: Mapping[int, float]
    counts: Mapping[str, int]


def read_update(context: Context, readings: Iterable[Reading]) -> Update:
    """Compute the features of an update from its edits."""
    readings = tuple(readings)
    fresh = {item.edit.new_at[0]: context.older.share((t.stem for t in item.fresh), item.stems) for item in readings}
    counts = Counter(word for stems in context.newer.stems for word in stems)
    return Update({**_of_edits(context, readings, fresh), **_of_words(context, counts)}, fresh, counts)


def _of_edits(context: Context, readings: Sequence[Reading], fresh: Mapping[int, float]) -> dict[str, float]:
    """The features from the edits; ``fresh`` as in ``Update``."""
    difference = context.difference
    changed = [item for item in readings if not item.is_added]
    added = len(readings) - len(changed)
    removed = sum(edit.op is Op.REMOVED and edit.place == "body" for edit in difference.edits)
    olds, news = max(1, len(difference.old_sentences)), max(1, len(difference.new_sentences))
    return {
        "update: kept of older": len(difference.unchanged) / olds,
        "update: kept of newer": len(difference.unchanged) / news,
        "update: removed": removed / olds,
        "update: added": added / news,
        "update: changed": len(changed) / news,
        "update: edits": log1p(len(readings)),
        "update: changed edits": log1p(len(changed)),
        "update: sentences before": log1p(olds),
        "update: growth": news / olds,
        "update: fresh": _mean(fresh.values()),
        "update: fresh in changed": _mean(fresh[item.edit.new_at[0]] for item in changed),
        "update: fresh in added": _mean(fresh[item.edit.new_at[0]] for item in readings if item.is_added),
        "update: similarity": fmean([item.edit.similarity for item in changed]) if changed else 1.0,
    }


def _of_words(context: Context, counts: Mapping[str, int]) -> dict[str, float]:
    """The features from the words of both versions; ``counts`` as in ``Update``."""
    older = context.older
    lost = _share(older.postings.keys() - counts.keys(), older.postings)
    come = _share(counts.keys() - older.postings.keys(), counts)
    return {
        "update: words lost": lost,
        "update: words new": come,
        # 0.5 if no word was lost or came.
        "update: lost to new": (lost + 0.01) / (lost + come + 0.02),
        "update: new names": log1p(len(context.new_name_words)),
    }


def _share(part: Iterable[object], all_of: Mapping[str, object]) -> float:
    return sum(1 for _ in part) / max(1, len(all_of))


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return fmean(found) if found else 0.0
