"""How long the parser works for a job, apart from the time the job waits for one of its processes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from monitor.ports import Sandbox

T = TypeVar("T")
P = ParamSpec("P")


class Meter:
    """A sandbox of ``processes`` processes that counts the seconds each thread has kept one busy.

    Implements ``ports.Sandbox``. A call waits here, not in the sandbox behind it: whoever waits is not slow. Nor is
    whoever happens to need a new process: its start is not counted. ``timer`` gives seconds that only grow.
    """

    def __init__(self, sandbox: Sandbox, processes: int, timer: Callable[[], float] = time.monotonic) -> None:
        self._sandbox = sandbox
        self._timer = timer
        self._free = threading.BoundedSemaphore(processes)
        self._spent = threading.local()

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """As the sandbox behind it."""
        with self._free:
            began = self._now()
            try:
                return self._sandbox.call(function, *args, **kwargs)
            finally:
                self._spent.seconds = self.seconds + self._now() - began

    @property
    def seconds(self) -> float:
        """Seconds for which this thread has kept a process busy so far."""
        spent: float = getattr(self._spent, "seconds", 0.0)
        return spent

    @property
    def starting_seconds(self) -> float:
        """As the sandbox behind it."""
        return self._sandbox.starting_seconds

    def close(self) -> None:
        """Close the sandbox behind it."""
        self._sandbox.close()

    def _now(self) -> float:
        """The time of a clock that stops while a process starts for this thread."""
        return self._timer() - self._sandbox.starting_seconds
