"""Prints the scores of the model card: each source in turn, judged by a model learned from the others.

    python training/card.py [--shared FOLDER] [--by source|page|language] [--drop PATTERN ...]

``--by page`` leaves out a third of the official pages at a time, with all their versions; ``--by language`` a language
of all sources. Prints one line per source: precision, recall and F1 of its labelled edits at the threshold in use, and
the area under the ROC curve. ``--drop`` prints only the means, with all features and without those whose name matches
each pattern: a feature whose removal changes nothing can go. Takes some minutes.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import fmean
from zlib import crc32

from rows import Row, alone, rows
from sources import ours, shared
from train import REAL, THRESHOLD, learn

_PARTS = 3


def main() -> None:
    """Learn and measure once for each source."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, help="a folder with further labelled updates")
    parser.add_argument("--by", choices=["source", "page", "language"], default="source")
    parser.add_argument("--drop", nargs="+", default=[], help="regular expressions for names of features")
    given = parser.parse_args()
    updates = [*ours(), *(shared(given.shared) if given.shared else ())]
    whole = list(rows(updates))
    extra = list(rows(alone(update for update in updates if not update.is_gate)))
    if not given.drop:
        left_out(whole, extra, given.by, show=True)
    for pattern in ("(?!)", *given.drop) if given.drop else ():
        f1, area = left_out(_without(whole, pattern), _without(extra, pattern), given.by, show=False)
        print(f"without {pattern:40} F1 {f1:.4f}  area {area:.4f}", flush=True)


def left_out(whole: Sequence[Row], extra: Sequence[Row], by: str, *, show: bool) -> tuple[float, float]:
    """Leave each group (``by``) out in turn; returns the mean F1 and the mean area under the curve."""
    f1s, areas = [], []
    for name in sorted({_group(row, by) for row in whole} - {""}):
        taught = [row for row in (*whole, *extra) if not row.is_gate and _group(row, by) != name]
        unseen = [row for row in whole if _group(row, by) == name]
        scores = learn(taught, kinds=False).probabilities(unseen)
        line, f1, area = _row(unseen, scores)
        f1s.append(f1)
        areas.append(area)
        if show:
            print(f"{name:30} {line}", flush=True)
    return fmean(f1s), fmean(areas)


def _group(row: Row, by: str) -> str:
    """The group that a row is left out with; "" if it is never left out."""
    source, _, update = row.update.partition("/")
    if by == "source":
        return source.removesuffix(" alone")
    if by == "language":
        return row.language
    page = update.partition("#")[0]
    return f"official pages, part {crc32(page.encode()) % _PARTS + 1} of {_PARTS}" if REAL.search(source) else ""


def _without(given: Sequence[Row], pattern: str) -> list[Row]:
    """The rows without the features whose name matches."""
    kept = [name for name in given[0].features if not re.search(pattern, name)]
    return [replace(row, features={name: row.features[name] for name in kept}) for row in given]


def _row(given: Sequence[Row], scores: Sequence[float]) -> tuple[str, float, float]:
    known = [(score, bool(row.is_new)) for row, score in zip(given, scores, strict=True) if row.is_new is not None]
    hits = sum(is_new for score, is_new in known if score >= THRESHOLD)
    flagged = sum(score >= THRESHOLD for score, _ in known)
    new = sum(is_new for _, is_new in known)
    precision, recall = hits / max(1, flagged), hits / max(1, new)
    f1 = 2 * hits / max(1, flagged + new)
    area = _area(known)
    return f"{len(known):5}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  area {area:.3f}", f1, area


def _area(known: Sequence[tuple[float, bool]]) -> float:
    """The area under the ROC curve: how often a new edit scores above one that is not new."""
    ranked = sorted(known)
    new = sum(is_new for _, is_new in ranked)
    ranks = sum(rank for rank, (_, is_new) in enumerate(ranked, start=1) if is_new)
    return (ranks - new * (new + 1) / 2) / max(1, new * (len(ranked) - new))


if __name__ == "__main__":
    main()
