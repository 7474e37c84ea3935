"""The verdict on one edit, and its fixed scores."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.model import NEWS_KINDS, EditKind, Evidence

# The score of edits that certainly bring nothing new: moved, restored and repeated text, boilerplate.
NOTHING = 0.0
# Measured on labelled sentences: the share that was new if a figure was replaced, or a denial added or removed, and
# little else changed (193 of 208); and if nothing was added that the older form lacks (15 of 159).
CERTAIN, UNLIKELY = 0.93, 0.09


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of an edit, the probability that it is new to a reader of the older version, and the reasons."""

    kind: EditKind
    score: float
    evidence: tuple[Evidence, ...] = ()

    @property
    def development(self) -> bool:
        """Whether the edit is new information."""
        return self.kind in NEWS_KINDS
