"""The documented JSON of an article's list of versions."""

from __future__ import annotations

from typing import Any

from monitor.history.json import edit_counts, silent, time
from monitor.ports import LogRow


def mark(row: LogRow) -> dict[str, Any]:
    """One row of an article's list of versions, with counts of what changed."""
    change = row.change
    return {
        "id": row.id,
        "version": row.mark.number,
        "fetched_at": time(row.mark.fetched_at),
        "title": row.mark.title,
        "digest": row.mark.digest,
        "from_version": change.from_.version if change else None,
        "from_kept": row.from_kept,
        "edits": edit_counts(change),
        "developments": len(change.passages) if change else 0,
        "withdrawals": len(change.withdrawals) if change else 0,
        "silent": silent(change) if change else 0,
        "notes": list(change.notes) if change else [],
    }
