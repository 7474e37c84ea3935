"""The verdict on one edit, with its score."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.model import NEWS_KINDS, EditKind, Evidence

# The score of moved, restored and repeated text, and of boilerplate.
NOTHING = 0.0
# The share of labelled sentences that were new where a figure took another's place, or a denial came or went, and
# little else differs (193 of 208), and where nothing came that the older form lacks (15 of 159).
CERTAIN, UNLIKELY = 0.93, 0.09


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of an edit, the probability that it is new to a reader of the older version, and the evidence."""

    kind: EditKind
    score: float
    evidence: tuple[Evidence, ...] = ()

    @property
    def development(self) -> bool:
        """Whether it says that something is new."""
        return self.kind in NEWS_KINDS
