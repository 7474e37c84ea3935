"""Fixtures: a scripted web server, fetchers that may connect to it, and a clock that can be set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from monitor.fetch import FetchOptions, HttpFetcher
from tests.fetch.origin import Origin


class SetClock:
    """A clock that only moves when a test advances it."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    def pass_(self, **span: float) -> None:
        self.time += timedelta(**span)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as server:
        yield server


MakeFetcher = Callable[..., HttpFetcher]


@pytest.fixture
def make_fetcher(clock: SetClock) -> Iterator[MakeFetcher]:
    made: list[HttpFetcher] = []

    def make(*, resolve: Any = None, **options: Any) -> HttpFetcher:
        options = {"allow_networks": ("127.0.0.0/8",), "obey_robots": False, "timeout_seconds": 5.0} | options
        extra = {"resolve": resolve} if resolve else {}
        fetcher = HttpFetcher(FetchOptions(**options), clock, **extra)
        made.append(fetcher)
        return fetcher

    yield make
    for fetcher in made:
        fetcher.close()


@pytest.fixture
def fetcher(make_fetcher: MakeFetcher) -> HttpFetcher:
    return make_fetcher()
