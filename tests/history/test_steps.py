from __future__ import annotations

from monitor.history.steps import Steps, steps_around
from monitor.ports import VersionStep

REAL = (VersionStep(1, 2), VersionStep(4, 5), VersionStep(8, 9))


def test_the_next_and_the_last_real_change():
    assert steps_around(REAL, 4, 5) == Steps(VersionStep(1, 2), VersionStep(8, 9))
    assert steps_around(REAL, 5, 6) == Steps(VersionStep(4, 5), VersionStep(8, 9))


def test_there_is_none_past_the_ends():
    assert steps_around(REAL, 1, 2) == Steps(None, VersionStep(4, 5))
    assert steps_around(REAL, 8, 9) == Steps(VersionStep(4, 5), None)
    assert steps_around((), 1, 2) == Steps()


def test_two_versions_far_apart_step_out_of_what_they_span():
    assert steps_around(REAL, 2, 8) == Steps(VersionStep(1, 2), VersionStep(8, 9))
