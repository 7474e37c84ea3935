"""Measures the accuracy of the judgement on labelled updates, in groups. Used by the benchmark and the gate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from sources import Label, Update, belong

from monitor import Change, Edit, compare


@dataclass
class Score:
    """Counts of labelled sentences; of ``silent`` updates without news, ``quiet`` had no development flagged."""

    hits: int = 0
    false: int = 0
    missed: int = 0
    kinds: int = 0
    silent: int = 0
    quiet: int = 0
    scores: list[tuple[float, bool]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of flagged sentences that are new."""
        return self.hits / max(1, self.hits + self.false)

    @property
    def recall(self) -> float:
        """The share of new sentences that are flagged."""
        return self.hits / max(1, self.hits + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / max(1, 2 * self.hits + self.false + self.missed)

    @property
    def kind_share(self) -> float:
        """The share of hits with the right kind."""
        return self.kinds / max(1, self.hits)

    def row(self) -> str:
        """The scores as a line of a table."""
        return (
            f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  kinds {self.kind_share:.2f}  "
            f"quiet {self.quiet}/{self.silent}"
        )

    def reliability(self, bands: int = 10) -> list[tuple[float, float, int]]:
        """For each band of scores that has edits: the mean score, the share that was new, and their number."""
        found: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
        for score, is_new in self.scores:
            found[min(bands - 1, int(score * bands))].append((score, is_new))
        return [
            (sum(score for score, _ in rows) / len(rows), sum(is_new for _, is_new in rows) / len(rows), len(rows))
            for _, rows in sorted(found.items())
        ]


def measured(
    updates: Iterable[Update],
    by: Callable[[Update], str],
    judge: Callable[[Update], Change] = lambda update: compare(update.old, update.new),
) -> dict[str, Score]:
    """The scores of the updates in each group; ``by`` names the group of an update."""
    groups: defaultdict[str, Score] = defaultdict(Score)
    for update in updates:
        _count(groups[by(update)], update, judge(update))
    return dict(sorted(groups.items()))


def _count(score: Score, update: Update, change: Change) -> None:
    body = [edit for edit in change.edits if edit.place == "body" and edit.new]
    flagged = [edit for edit in body if edit.development]
    for label in update.labels:
        _count_label(score, label, _holding(body, label))
    if update.style != "official":
        score.false += sum(not _is_labelled(edit, update.labels) for edit in flagged)
    if all(label.is_new is False for label in update.labels):
        score.silent += 1
        score.quiet += not flagged


def _count_label(score: Score, label: Label, holding: Sequence[Edit]) -> None:
    """Count one label, given the edits that hold its sentence. An undecidable label does not count."""
    if label.is_new is None:
        return
    if holding:
        score.scores.append((max(edit.score for edit in holding), label.is_new))
    hits = [edit for edit in holding if edit.development]
    if not label.is_new:
        score.false += bool(hits)
        return
    score.hits += bool(hits)
    score.missed += not hits
    score.kinds += any(str(edit.kind) in label.kinds for edit in hits)


def _holding(edits: Iterable[Edit], label: Label) -> list[Edit]:
    return [edit for edit in edits if belong(edit.new or "", label)]


def _is_labelled(edit: Edit, labels: Iterable[Label]) -> bool:
    return any(_holding([edit], label) for label in labels)
