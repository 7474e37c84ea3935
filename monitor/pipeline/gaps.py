"""Keeps the gap between two requests to a host across workers: the end of the gap is stored in the database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from monitor.model import Article, Feed
from monitor.pipeline.dependencies import Dependencies


def gap_until(deps: Dependencies, host: str) -> datetime | None:
    """Return when the gap after the last request to a host ends; None if it has ended or there is none."""
    seconds = deps.fetcher.gap_left(host)
    return deps.clock.now() + timedelta(seconds=seconds) if seconds > 0 else None


def keep_gaps(deps: Dependencies, jobs: Iterable[Feed | Article]) -> None:
    """Keep the gaps that other workers left at the hosts of claimed jobs. Raises ``StoreError``.

    Call it before any of the jobs begins.
    """
    hosts = sorted({job.host for job in jobs})
    if not hosts:
        return
    now = deps.clock.now()
    for gap in deps.store.work.gaps(hosts, now):
        deps.fetcher.keep_gap(gap.host, (gap.until - now).total_seconds())
