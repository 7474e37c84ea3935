"""What is said of one edit, and how sure."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.model import NEWS_KINDS, EditKind, Evidence

# The share of labelled real sentences judged on such grounds that were new, smoothed ((new + 1) / (all + 2)).
SCORES = {
    "figure": 0.97,
    "state": 0.9,
    "name": 0.85,
    "content": 0.8,
    "withdrawn": 0.5,
    "quote": 0.96,
    "addition": 0.92,
    "pale addition": 0.75,
    "headline": 0.8,
    "told": 0.15,
    "wording": 0.05,
    "page": 0.04,
    "note": 0.02,
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
