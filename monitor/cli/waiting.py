"""A progress bar on standard error, where that is a terminal and the work takes long."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.progress import Progress

# A shorter wait needs no bar; it would only flash.
PATIENCE_SECONDS = 0.7
BAR_COLUMNS = 16
# What all but the last part of a bar take: 11 for its name, 17 for itself, 14 for the count, 8 for the time.
LEAST_COLUMNS = 50

# So much is done, of how much in all where that is known, and what is at hand.
Step = Callable[[int, int | None, str], None]


class _Bar:
    """A bar that appears once patience is at an end, and shows the progress reported last."""

    def __init__(self, said: str, make: Callable[[], Progress]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._state: tuple[str, int, int | None, str] = (said, 0, None, "")
        self._shown: Progress | None = None
        self._over = False

    def step(self, done: int, total: int | None = None, at: str = "") -> None:
        """What there is to show from now on."""
        with self._lock:
            self._state = (self._state[0], done, total, at)
            self._update()

    def appear(self) -> None:
        """Show the bar, unless all is over."""
        with self._lock:
            if self._over:
                return
            self._shown = self._make()
            self._shown.add_task(self._state[0], total=None, **fields(0, None, ""))
            self._update()
            self._shown.start()

    def end(self) -> None:
        """Take it away again."""
        with self._lock:
            self._over = True
            if self._shown is not None:
                self._shown.stop()

    def _update(self) -> None:
        if self._shown is not None:
            _, done, total, at = self._state
            self._shown.update(self._shown.task_ids[0], completed=done, total=total, **fields(done, total, at))


@contextmanager
def waiting(said: str, *, quiet: bool = False, patience: float = PATIENCE_SECONDS) -> Iterator[Step]:
    """Around what may take long. ``said`` names it in a word or two; nothing is shown where ``quiet``."""
    if quiet or not sys.stderr.isatty():
        yield _unseen
        return
    bar = _Bar(said, make_bar)
    timer = threading.Timer(patience, bar.appear)
    timer.daemon = True
    timer.start()
    try:
        yield bar.step
    finally:
        timer.cancel()
        bar.end()


def _unseen(_done: int, _total: int | None, _at: str) -> None:
    pass


def make_bar() -> Progress:
    """A bar that is removed at its end; its tasks have ``fields``. The current item is shown where there is room."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.table import Column

    console = Console(stderr=True)
    columns = [TextColumn("{task.description:<9}"), BarColumn(BAR_COLUMNS), TextColumn("{task.fields[count]}")]
    if (left := console.width - LEAST_COLUMNS) > 0:
        one_line = Column(no_wrap=True, overflow="ellipsis", max_width=left)
        columns += [TimeElapsedColumn(), TextColumn("{task.fields[at]}", table_column=one_line)]
    return Progress(*columns, console=console, transient=True)


def fields(done: int, total: int | None, at: str) -> dict[str, Any]:
    """The text beside a bar. ``at`` may be text of a site, whose square brackets are no markup."""
    from monitor.cli.output import clean

    count = f"{done}/{total}" if total is not None else ""
    return {"count": count, "at": clean(at).replace("[", r"\[")}
