"""Describes the state of a feed in words: its observed rhythm, its own hints, and its hubs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from monitor.history.words import ago, ahead, counted, span, when
from monitor.model import FeedHints, Push, PushState, Rhythm

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def rhythm_in_words(rhythm: Rhythm) -> str:
    """Describe what the checks have shown."""
    return ", ".join(_rhythm_parts(rhythm))


def hints_in_words(hints: FeedHints, now: datetime) -> str:
    """Describe the polling times that the feed asks for; "" if it asks for none."""
    return "; ".join(_hint_parts(hints, now))


def pushes_in_words(hints: FeedHints, pushes: Sequence[Push], now: datetime) -> Iterator[str]:
    """Describe each subscription at a hub; without any, the hub that the feed names."""
    yield from (_push(push, now) for push in pushes)
    if hints.hub_url and not pushes:
        yield f"offered by {hints.hub_url}; asked for where web.public_url is set"


def _push(push: Push, now: datetime) -> str:
    state = {
        PushState.WANTED: f"to be asked for at {push.hub} {ahead(push.due_at, now)}",
        PushState.ASKED: f"asked for at {push.hub}, which has not confirmed it yet",
        PushState.ACTIVE: f"by {push.hub} until {when(push.lease_until)}, renewed before",
        PushState.LEAVING: f"no longer wanted from {push.hub}",
    }[push.state]
    last = f"; the last one came {ago(push.pushed_at, now)}" if push.pushed_at else ""
    return f"{state}{last}" + (f"; {push.last_error}" if push.last_error else "")


def _rhythm_parts(rhythm: Rhythm) -> Iterator[str]:
    yield counted(rhythm.checks, "check")
    if rhythm.failures:
        yield f"the last {rhythm.failures} failed"
    if rhythm.observed_seconds > 0 and rhythm.arrivals:
        yield f"about {rhythm.arrivals / rhythm.observed_seconds * 86400:.3g} new entries a day"
    if rhythm.missed:
        yield f"entries were probably missed {counted(rhythm.missed, 'time')}"


def _hint_parts(hints: FeedHints, now: datetime) -> Iterator[str]:
    lengths = (("ttl", hints.ttl_seconds), ("update period", hints.update_seconds), ("max-age", hints.max_age_seconds))
    yield from (f"{span(timedelta(seconds=seconds))} between checks ({name})" for name, seconds in lengths if seconds)
    if hints.expires_at and hints.expires_at > now:
        yield f"no check before {when(hints.expires_at)} (Expires)"
    if hints.skip_hours:
        yield f"no check at {', '.join(map(str, hints.skip_hours))} h UTC"
    if hints.skip_days:
        yield f"no check on {', '.join(_DAYS[day] for day in hints.skip_days)}"
