"""The record of the checks and changes of a feed or article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The memory of ``cadence`` about past checks and changes; opaque to other modules.

    ``arrivals`` and ``observed_seconds`` are decayed counts; ``changes`` are the times of the last changes, oldest
    first, at most 32. ``reason`` explains the time of the next check in words.
    """

    checks: int = 0
    failures: int = 0
    arrivals: float = 0.0
    observed_seconds: float = 0.0
    interval_seconds: float = 0.0
    last_check_at: datetime | None = None
    last_change_at: datetime | None = None
    changes: tuple[datetime, ...] = ()
    unconditional_at: datetime | None = None
    missed: int = 0
    reason: str = ""


NO_RHYTHM = Rhythm()
