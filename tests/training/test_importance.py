"""The quality gate of importance: how often it ranks passages of unseen updates as readers do."""

from __future__ import annotations

from ranking import accuracy, by_scores, graded_features, grades, pairs, ranked_features

from monitor.developments.importance import weights

# Just below the scores when the weights were learned, within an update (True) and across updates (False); see
# ``docs/design/importance.md``.
FLOORS = {True: 0.82, False: 0.70}


def test_unseen_passages_are_ranked_as_readers_rank_them() -> None:
    learned = weights()
    score = by_scores({name: learned.importance(found) for name, found in ranked_features().items()})
    for within, floor in FLOORS.items():
        share, count = accuracy(score, [pair for pair in pairs() if pair.is_gate and pair.within == within])
        assert count > 100
        assert share >= floor, f"within an update: {within}, {share:.3f} of {count}"


def test_every_graded_passage_is_found() -> None:
    assert graded_features().keys() == grades().keys()


def test_each_pair_is_of_two_passages_with_two_readings() -> None:
    found = ranked_features()
    for pair in pairs():
        assert pair.one != pair.other
        assert {pair.one, pair.other} <= found.keys()
        assert set(pair.readings) <= {"A", "B", "="}
