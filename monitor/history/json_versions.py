"""The documented JSON of an article's versions, as ``json`` has that of the commands."""

from __future__ import annotations

from typing import Any

from monitor.history.json import silent, time
from monitor.ports import LogRow


def mark(row: LogRow) -> dict[str, Any]:
    """One row of an article's versions: what a log says of each, counted."""
    change = row.change
    return {
        "id": row.id,
        "version": row.mark.number,
        "fetched_at": time(row.mark.fetched_at),
        "title": row.mark.title,
        "digest": row.mark.digest,
        "from_version": change.from_.version if change else None,
        "from_kept": row.from_kept,
        "edits": change.counts() if change else dict.fromkeys(("added", "removed", "changed", "moved"), 0),
        "developments": len(change.passages) if change else 0,
        "withdrawals": len(change.withdrawals) if change else 0,
        "silent": silent(change) if change else 0,
        "notes": list(change.notes) if change else [],
    }
