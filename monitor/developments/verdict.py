"""What is said of one edit, and how sure."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.model import NEWS_KINDS, EditKind, Evidence

# The share of labelled sentences of real pages judged on such grounds that told something new, smoothed
# ((new + 1) / (all + 2)), over 271 pairs of versions, of which two thirds were labelled blind after the rules were
# written; ``benchmarks/judgement.py --calibrate`` prints the share for any labelled folder. Withdrawals and notes were
# too few to count and carry estimates; moves and removals add nothing by definition. No two grounds that are counted
# have the same score, so that a score tells its ground.
SCORES = {
    "figure": 0.84,
    "quote": 0.92,
    "addition": 0.9,
    "pale addition": 0.81,
    "state": 0.68,
    "content": 0.57,
    "name": 0.59,
    "headline": 0.25,
    "withdrawn": 0.5,
    "told": 0.16,
    "page": 0.1,
    "wording": 0.05,
    "note": 0.03,
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
