"""One feed, and feeds found at an address, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from monitor.history.json import feed_row, time
from monitor.model import Feed


def feed_shown(value: Feed, *, configured: bool) -> dict[str, Any]:
    """One feed, without values that need counting queries."""
    return feed_row(value) | {
        "site_url": value.site_url,
        "added_at": time(value.added_at),
        "last_status": value.last_status,
        "last_result": value.last_result,
        "reason": value.rhythm.reason,
        "configured": configured,
    }


def found_row(
    url: str, title: str, entries: int, newest: datetime | None, followed: Mapping[str, int]
) -> dict[str, Any]:
    """A feed that was found; ``followed`` maps the addresses of followed feeds to their ids."""
    return {"url": url, "title": title, "entries": entries, "newest": time(newest), "feed": followed.get(url)}
