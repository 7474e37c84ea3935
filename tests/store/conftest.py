"""A store on each kind of database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from monitor.store import SqlStore, open_store
from tests.databases import database_url, postgres_server
from tests.store.desk import Desk

__all__ = ["database_url", "postgres_server"]


@pytest.fixture
def store(database_url: str) -> Iterator[SqlStore]:
    opened = open_store(database_url)
    yield opened
    opened.close()


@pytest.fixture
def desk(store: SqlStore) -> Desk:
    return Desk(store)
