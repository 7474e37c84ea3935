"""Measures how the cost of a step grows with its input: by ratios of processor time, never against a clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

# A step that is linear takes 4 times as long on 4 times as much, one that is quadratic 16 times.
STEEP = 9.0
# Below it a time is noise.
FLOOR = 0.004
_AGAIN = 4


def spent(step: Callable[[], Any]) -> float:
    """The seconds of processor time that a step takes."""
    started = time.process_time()
    step()
    return time.process_time() - started


def least(step: Callable[[], Any], times: int = _AGAIN) -> float:
    """The least of some measurements: what others do on the machine only adds."""
    return min(spent(step) for _ in range(times))


def growth(
    make: Callable[[int], Any], step: Callable[[Any], Any], size: int, *, floor: float = FLOOR, most: int = 1 << 30
) -> float:
    """How many times longer a step takes on four times as much; 1 where it is too quick to say.

    A growth above the limit is measured again before it is believed, and then on four times as much, if ``most``
    allows: what has a limit of its own between the two sizes is steep once, what is quadratic always.
    """
    times = _growth(make, step, size, floor)
    return times if times < STEEP or 16 * size > most else min(times, _growth(make, step, 4 * size, floor))


def _growth(make: Callable[[int], Any], step: Callable[[Any], Any], size: int, floor: float) -> float:
    large = make(4 * size)
    first = spent(lambda: step(large))
    if first < floor:
        return 1.0
    small = make(size)
    times = first / max(spent(lambda: step(small)), 1e-7)
    if times < STEEP:
        return times
    return least(lambda: step(large), 2) / max(least(lambda: step(small)), 1e-7)
