"""Measures how long the sandbox works for a job, without the time the job waits for a free process."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from monitor.ports import Sandbox

T = TypeVar("T")
P = ParamSpec("P")


class Meter:
    """Wraps a sandbox of ``processes`` processes; counts the seconds for which each thread has kept one busy.

    Implements ``ports.Sandbox``. Calls wait here for a free process, so that waiting is not counted. Nor is the start
    of a new process. ``timer`` is a monotonic clock in seconds.
    """

    def __init__(self, sandbox: Sandbox, processes: int, timer: Callable[[], float] = time.monotonic) -> None:
        self._sandbox = sandbox
        self._timer = timer
        self._free = threading.BoundedSemaphore(processes)
        self._spent = threading.local()

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call the function in the wrapped sandbox."""
        with self._free:
            began = self._now()
            try:
                return self._sandbox.call(function, *args, **kwargs)
            finally:
                self._spent.seconds = self.seconds + self._now() - began

    @property
    def seconds(self) -> float:
        """The seconds for which this thread has kept a process busy so far."""
        spent: float = getattr(self._spent, "seconds", 0.0)
        return spent

    @property
    def starting_seconds(self) -> float:
        """As in the wrapped sandbox."""
        return self._sandbox.starting_seconds

    def close(self) -> None:
        """Close the wrapped sandbox."""
        self._sandbox.close()

    def _now(self) -> float:
        """Return the time of a clock that stops while a process starts for this thread."""
        return self._timer() - self._sandbox.starting_seconds
