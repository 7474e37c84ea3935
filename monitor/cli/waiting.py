"""What a person sees who waits: a bar on standard error, where that is a terminal and it takes long."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

# Whoever waits no longer needs no bar; it would only flash.
PATIENCE_SECONDS = 0.7

# So much is done, of how much in all where that is known, and what is at hand.
Step = Callable[[int, int | None, str], None]


class _Bar:
    """A bar that appears once patience is at an end, and shows what was told to it last."""

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
            self._shown.add_task(self._state[0], total=None, at="")
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
            self._shown.update(self._shown.task_ids[0], completed=done, total=total, at=as_plain(at))


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
    """A bar with what is done, how much of it, what is at hand and for how long; it leaves nothing behind."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.table import Column

    one_line = Column(no_wrap=True, overflow="ellipsis")
    return Progress(
        TextColumn("{task.description:<9}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[at]}", table_column=one_line),
        console=Console(stderr=True),
        transient=True,
    )


def as_plain(text: str) -> str:
    """Text of a site as it may stand in the bar, where square brackets are markup."""
    from monitor.cli.output import clean

    return clean(text).replace("[", r"\[")[:60]
