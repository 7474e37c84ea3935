"""The outlets that report a development, in one line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.history.words import stamp

if TYPE_CHECKING:
    from monitor.history.events import ReportedDevelopment, Teller


def tellers(item: ReportedDevelopment) -> str:
    """For a timeline: ``first: A 09:12 · also in: B 09:40, C 10:02``, or ``in: A 09:12, B 09:40`` if none is first."""
    if item.first_in_doubt:
        return f"in: {_named(item.tellers, item)}"
    firsts, others = _named(item.firsts, item), _named(item.others, item)
    if not others:
        return f"in: {firsts}" if len(item.firsts) == 1 else f"at the same time in: {firsts}"
    first = "first" if len(item.firsts) == 1 else "first, at the same time"
    return f"{first}: {firsts} · also in: {others}" + (" (by the times they give)" if item.by_own_times else "")


def elsewhere(item: ReportedDevelopment) -> str:
    """For a development of outlet B: ``first in: A 09:12 · also in: C 10:02``."""
    if item.is_first or item.first_in_doubt:
        return f"also in: {_named(item.elsewhere, item)}"
    rest = [teller for teller in item.elsewhere if teller not in item.firsts]
    return f"first in: {_named(item.firsts, item)}" + (f" · also in: {_named(rest, item)}" if rest else "")


def _named(found: Iterable[Teller], item: ReportedDevelopment) -> str:
    day = item.development.detected_at.date()
    return ", ".join(f"{teller.outlet} {_time(teller.at, day == teller.at.date())}" for teller in found)


def _time(at: datetime, same_day: bool) -> str:
    return f"{at:%H:%M}" if same_day else stamp(at)
