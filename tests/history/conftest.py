"""A store to publish into, and the read side over it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from monitor.history import History
from monitor.testing import InlineSandbox
from tests.history.archive import Archive
from tests.prepared import memory_store


@pytest.fixture
def archive() -> Iterator[Archive]:
    store = memory_store()
    yield Archive(store)
    store.close()


@pytest.fixture
def history(archive: Archive) -> History:
    return History(archive.store, InlineSandbox)
