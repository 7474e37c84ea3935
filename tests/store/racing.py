"""Makes something happen in the middle of something else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection, Engine, event, text

from monitor.store import SqlStore

T = TypeVar("T")
TIMEOUT = 60.0
_WAITS = text("SELECT count(*) FROM pg_locks WHERE NOT granted")


def while_uncommitted(store: SqlStore, write: Callable[[Connection], object], ask: Callable[[], T]) -> Future[T]:
    """Call ``ask`` while something is written but not committed; it is committed once ``ask`` ends or waits."""
    with ThreadPoolExecutor(1) as pool, store.database.write() as connection:
        write(connection)
        asked = pool.submit(ask)
        until_it_ends_or_waits(asked, connection)
    return asked


def until_it_ends_or_waits(asked: Future[T], connection: Connection) -> None:
    """Return once a call in another thread has ended, or waits for a lock of PostgreSQL."""
    pause = threading.Event()
    for _ in range(int(TIMEOUT / 0.01)):
        if asked.done() or connection.execute(_WAITS).scalar_one():
            return
        pause.wait(0.01)


@contextmanager
def after_the_first(statement: str, change: Callable[[], object]) -> Iterator[None]:
    """Make a change once, right after the first statement that begins so."""
    waiting = [change]

    def executed(_connection: object, _cursor: object, done: str, *_: object) -> None:
        if waiting and done.startswith(statement):
            waiting.pop()()

    event.listen(Engine, "after_cursor_execute", executed)
    try:
        yield
    finally:
        event.remove(Engine, "after_cursor_execute", executed)
    assert not waiting
