"""A progress bar on standard error, if that is a terminal and the work takes long."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.progress import Progress

# A bar for a shorter wait would only flash.
PATIENCE_SECONDS = 0.7
BAR_COLUMNS = 16
# Columns of all parts but the last, with gaps: 11 for the name, 17 for the bar, 14 for the count, 8 for the time.
LEAST_COLUMNS = 50

# Arguments: steps done, steps in all (None: not known), and the current item.
Step = Callable[[int, int | None, str], None]


class _Bar:
    """A bar that shows the last reported progress once ``appear`` was called."""

    def __init__(self, label: str, make: Callable[[], Progress]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._state: tuple[str, int, int | None, str] = (label, 0, None, "")
        self._shown: Progress | None = None
        self._ended = False

    def step(self, done: int, total: int | None = None, at: str = "") -> None:
        """Report progress."""
        with self._lock:
            self._state = (self._state[0], done, total, at)
            self._update()

    def appear(self) -> None:
        """Show the bar, unless the work has ended."""
        with self._lock:
            if self._ended:
                return
            self._shown = self._make()
            self._shown.add_task(self._state[0], total=None, **fields(0, None, ""))
            self._update()
            self._shown.start()

    def end(self) -> None:
        """Remove the bar."""
        with self._lock:
            self._ended = True
            if self._shown is not None:
                self._shown.stop()

    def _update(self) -> None:
        if self._shown is not None:
            _, done, total, at = self._state
            self._shown.update(self._shown.task_ids[0], completed=done, total=total, **fields(done, total, at))


@contextmanager
def waiting(label: str, *, quiet: bool = False) -> Iterator[Step]:
    """Show a bar if the block takes longer than ``PATIENCE_SECONDS``. ``label`` names the work; ``quiet``: no bar."""
    if quiet or not sys.stderr.isatty():
        yield _no_bar
        return
    bar = _Bar(label, make_bar)
    timer = threading.Timer(PATIENCE_SECONDS, bar.appear)
    timer.daemon = True
    timer.start()
    try:
        yield bar.step
    finally:
        timer.cancel()
        bar.end()


def _no_bar(_done: int, _total: int | None, _at: str) -> None:
    pass


def make_bar() -> Progress:
    """A bar that is removed when it stops. Its tasks need ``fields``; the current item is shown if there is room."""
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
    """The texts beside a bar. ``at`` may come from a site: its square brackets, rich's markup, are escaped."""
    from monitor.cli.output import clean

    count = f"{done}/{total}" if total is not None else ""
    return {"count": count, "at": clean(at).replace("[", r"\[")}
