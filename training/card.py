"""Prints what the weights' card says: each source left out in turn, judged by what the others teach.

    python training/card.py [--shared FOLDER]

One line a source: precision, recall and F1 of its labelled edits at the threshold in use, and the area under the curve,
which no threshold decides. Takes some minutes.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rows import Row, alone, rows
from sources import ours, shared
from train import THRESHOLD, learn


def main() -> None:
    """Learn and measure once for each source."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, help="a folder with further labelled updates")
    given = parser.parse_args()
    updates = [*ours(), *(shared(given.shared) if given.shared else ())]
    whole = list(rows(updates))
    extra = list(rows(alone(update for update in updates if not update.is_gate)))
    for source in sorted({row.source for row in whole}):
        taught = [row for row in (*whole, *extra) if not row.is_gate and row.source.removesuffix(" alone") != source]
        left_out = [row for row in whole if row.source == source]
        scores = learn(taught, kinds=False).probabilities(left_out)
        print(f"{source:30} {_row(left_out, scores)}", flush=True)


def _row(given: Sequence[Row], scores: Sequence[float]) -> str:
    known = [(score, bool(row.is_new)) for row, score in zip(given, scores, strict=True) if row.is_new is not None]
    hits = sum(is_new for score, is_new in known if score >= THRESHOLD)
    flagged = sum(score >= THRESHOLD for score, _ in known)
    new = sum(is_new for _, is_new in known)
    precision, recall = hits / max(1, flagged), hits / max(1, new)
    f1 = 2 * hits / max(1, flagged + new)
    return f"{len(known):5}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  area {_area(known):.3f}"


def _area(known: Sequence[tuple[float, bool]]) -> float:
    """How often a new edit scores above one that is not: the area under the receiver operating characteristic."""
    ranked = sorted(known)
    new = sum(is_new for _, is_new in ranked)
    ranks = sum(rank for rank, (_, is_new) in enumerate(ranked, start=1) if is_new)
    return (ranks - new * (new + 1) / 2) / max(1, new * (len(ranked) - new))


if __name__ == "__main__":
    main()
