"""The quality gate: the accuracy of the judgement on invented updates that the weights were not learned from."""

from __future__ import annotations

from measure import Score, measured
from sources import ours

# Just below the scores when the weights were learned: precision, recall, share of right kinds (training/README.md).
FLOORS = {"updates": (0.80, 0.88, 0.63), "single changes": (0.71, 0.78, 0.50)}


def _scores() -> dict[str, Score]:
    held_out = (update for update in ours() if update.is_gate)
    return measured(held_out, lambda update: "single changes" if update.source.startswith("single") else "updates")


def test_unseen_updates_are_judged_as_well_as_when_the_weights_were_learned() -> None:
    scores = _scores()
    assert scores.keys() == FLOORS.keys()
    for name, (precision, recall, kinds) in FLOORS.items():
        score = scores[name]
        assert score.precision >= precision, f"{name}: {score.row()}"
        assert score.recall >= recall, f"{name}: {score.row()}"
        assert score.kind_share >= kinds, f"{name}: {score.row()}"
