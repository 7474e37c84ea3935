"""A model's server, and readers of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from monitor.fetch import FetchOptions, HttpAsker
from monitor.readers import ChatReader
from tests.databases import database_url, postgres_server
from tests.fetch.origin import Origin
from tests.readers.server import ModelServer

__all__ = ["database_url", "postgres_server"]

MakeReader = Callable[..., ChatReader]


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with Origin() as origin:
        yield ModelServer(origin)


@pytest.fixture
def make_reader(server: ModelServer) -> Iterator[MakeReader]:
    made: list[ChatReader] = []

    def make(*, seconds: float = 5.0, max_bytes: int = 65536, at_once: int = 2, **options: Any) -> ChatReader:
        asker = HttpAsker(FetchOptions(timeout_seconds=seconds, max_body_bytes=max_bytes), at_once=at_once)
        url = options.pop("url", server.url)
        made.append(ChatReader(asker.ask, url, options.pop("model", "small"), close=asker.close, **options))
        return made[-1]

    yield make
    for reader in made:
        reader.close()
