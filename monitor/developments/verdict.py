"""What is said of one edit, and how sure."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.model import NEWS_KINDS, EditKind, Evidence

# What rules decide has no learned probability: notes of what is restored, moved or the page's own bring nothing.
NOTHING = 0.0
# Of what no weighing may take back. The reader has to be told; labelled sentences of this sort were new in 9 of 10.
CERTAIN = 0.97


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind, the probability that a reader of the older version learns something new, and the evidence."""

    kind: EditKind
    score: float
    evidence: tuple[Evidence, ...] = ()

    @property
    def development(self) -> bool:
        """Whether it says that something is new."""
        return self.kind in NEWS_KINDS
