"""The gap between two requests to a host is kept across workers: each leaves its end in the database for the next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from monitor.model import Article, Feed
from monitor.pipeline.dependencies import Dependencies


def gap_until(deps: Dependencies, host: str) -> datetime | None:
    """When the gap after the last request to a host ends; None where none is kept, or it has ended."""
    seconds = deps.fetcher.gap_left(host)
    return deps.clock.now() + timedelta(seconds=seconds) if seconds > 0 else None


def keep_gaps(deps: Dependencies, jobs: Iterable[Feed | Article]) -> None:
    """Wait at the hosts of jobs that were just claimed as long as the worker before would have. Raises ``StoreError``.

    To be called before any of them begins.
    """
    hosts = sorted({job.host for job in jobs})
    if not hosts:
        return
    now = deps.clock.now()
    for gap in deps.store.work.gaps(hosts, now):
        deps.fetcher.keep_gap(gap.host, (gap.until - now).total_seconds())
