"""What is said of one edit, and how sure."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.model import NEWS_KINDS, EditKind, Evidence

# The share of labelled sentences of real pages judged on such grounds that told something new, smoothed
# ((new + 1) / (all + 2)) and rounded; ``benchmarks/judgement.py`` counts them. Moves and removals add nothing by
# definition; notes and states were too few to count.
SCORES = {
    "figure": 0.9,
    "quote": 0.95,
    "addition": 0.92,
    "pale addition": 0.9,
    "state": 0.85,
    "content": 0.83,
    "name": 0.75,
    "headline": 0.7,
    "withdrawn": 0.5,
    "told": 0.3,
    "page": 0.15,
    "wording": 0.08,
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
