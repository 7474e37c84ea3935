"""What is said of one edit, and how sure."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.model import NEWS_KINDS, EditKind, Evidence

# The share of labelled sentences of real pages judged on such grounds that told something new, smoothed
# ((new + 1) / (all + 2)), as ``benchmarks/judgement.py --calibrate`` prints it. Headlines, states, withdrawals, notes
# were too few to count and carry estimates; moves and removals add nothing by definition. No two grounds that are
# counted have the same score, so that a score tells its ground.
SCORES = {
    "figure": 0.88,
    "quote": 0.94,
    "addition": 0.91,
    "pale addition": 0.89,
    "state": 0.86,
    "content": 0.85,
    "name": 0.56,
    "headline": 0.7,
    "withdrawn": 0.5,
    "told": 0.32,
    "page": 0.12,
    "wording": 0.04,
    "note": 0.05,
    "removed": 0.0,
    "moved": 0.0,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind, the ground it rests on (a key of ``SCORES``) and the evidence."""

    kind: EditKind
    ground: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def development(self) -> bool:
        """Whether it says that something is new."""
        return self.kind in NEWS_KINDS

    @property
    def score(self) -> float:
        """The probability that a reader of the older version learns something new."""
        return SCORES[self.ground]
