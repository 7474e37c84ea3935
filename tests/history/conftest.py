from __future__ import annotations

from collections.abc import Iterator

import pytest

from monitor.history import History
from monitor.testing import InlineSandbox, memory_store
from tests.history.shelf import Shelf


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    store = memory_store()
    yield Shelf(store)
    store.close()


@pytest.fixture
def history(shelf: Shelf) -> History:
    return History(shelf.store, InlineSandbox)
