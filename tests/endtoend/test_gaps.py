"""Two workers that take turns at one host keep the gap between their requests, measured at the host."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from monitor.fetch import FetchOptions, HttpFetcher
from monitor.model import Claim
from monitor.pipeline import Dependencies, Pipeline
from monitor.pipeline.gaps import keep_gaps
from monitor.store import open_store
from monitor.testing import InlineSandbox
from monitor.wiring import SystemClock
from tests.endtoend.invented import histories
from tests.endtoend.outlet import Outlet

PAGES, GAP_SECONDS = 6, 0.5


@pytest.fixture
def site() -> Iterator[Outlet]:
    with Outlet(histories(PAGES, 1)) as outlet:
        yield outlet


def test_the_host_sees_the_gap_between_requests_of_different_workers(database_url: str, site: Outlet) -> None:
    options = FetchOptions(
        contact="test@desk.invalid", allow_networks=("127.0.0.0/8",), host_gap_seconds=GAP_SECONDS, obey_robots=False
    )
    with ExitStack() as stack:
        workers = []
        for name in ("one", "two"):
            store = stack.enter_context(closing(open_store(database_url)))
            fetcher = stack.enter_context(closing(HttpFetcher(options, SystemClock())))
            workers.append(Dependencies(store, fetcher, InlineSandbox(), SystemClock(), name))
        for path in site.histories:
            url = f"{site.urls[0]}{path}"
            workers[0].store.articles.add(url, url, title="", now=datetime.now(UTC))
        for turn in range(PAGES):
            deps = workers[turn % 2]
            claimed = deps.store.work.claim_articles(Claim(deps.worker, deps.clock.now(), 1, deps.lease))
            keep_gaps(deps, claimed)
            assert [Pipeline(deps).check_article(article).result for article in claimed] == ["new"]
    pauses = [later[0] - earlier[1] for earlier, later in pairwise(site.answered)]
    assert len(pauses) == PAGES - 1
    # The host finishes a response slightly before the worker has received it.
    assert min(pauses) >= GAP_SECONDS
