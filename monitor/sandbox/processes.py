"""The sandboxes: one that calls functions in this process, and one that uses killable worker processes."""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any, ParamSpec, TypeVar, cast

from monitor.errors import MonitorError, ParseKilled, Stopped
from monitor.model import well_formed
from monitor.sandbox.calls import LOAD, MEGABYTE, Limits, Raised, as_parse_error, packed, with_well_formed_text
from monitor.sandbox.connection import connection_pair

T = TypeVar("T")
P = ParamSpec("P")

_READY_WITHIN_SECONDS = 60.0
_EXIT_SECONDS = 1.0
# Another worker is started after this many waits of calls for a free one (a call that wakes up in vain waits again).
# The number is high because a worker that has read pages uses 60 to 80 MB. Without another one, a pass over two
# hundred articles takes two seconds longer, if no site has a gap between requests (benchmarks/peers.py). Longer work
# reaches the number within half a minute.
START_WAITS = 2000
# Or after one call has waited for this many seconds. A page takes 0.05 s, so then something slow is being parsed.
LONGEST_WAIT = 5.0


class InlineSandbox:
    """Calls functions in this process, without limits: for tests, and for commands that read files named by the user.

    Text in results is made well-formed Unicode, as by ``ProcessSandbox``.
    """

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call the function. A ``MonitorError`` is passed on, any other exception becomes ``ParseError``."""
        try:
            return well_formed(function(*args, **kwargs))
        except MonitorError as error:
            with_well_formed_text(error)
            raise
        except Exception as error:
            raise as_parse_error(error) from error

    @property
    def starting_seconds(self) -> float:
        """Always 0: no process is started."""
        return 0.0

    def close(self) -> None:
        """Do nothing."""


class ProcessSandbox:
    """Calls functions in at most ``workers`` processes. A process that exceeds a limit is killed and replaced.

    ``seconds`` limits the wall time of one call, ``memory_bytes`` the address space of a worker. A worker imports the
    modules a function needs (see ``ports.loads``) before it first calls it. The first process is started by the first
    call, another one only after calls have waited ``start_waits`` times, or one of them for ``longest_wait`` seconds.
    A worker is replaced after ``calls_per_worker`` calls, and when it uses more than half of its memory limit. The
    replacement is started within the call that used up the worker, so that the next document does not pay for it.
    Thread-safe; calls beyond the number of workers wait.
    """

    def __init__(
        self,
        workers: int = 2,
        seconds: float = 20.0,
        memory_bytes: int = 1024 * MEGABYTE,
        *,
        calls_per_worker: int = 2000,
        start_waits: int = START_WAITS,
        longest_wait: float = LONGEST_WAIT,
    ) -> None:
        self._limits = Limits(seconds, memory_bytes, calls_per_worker, _READY_WITHIN_SECONDS)
        self._slots = threading.BoundedSemaphore(workers)
        self._lock = threading.Lock()
        self._freed = threading.Condition(self._lock)
        self._idle: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._start_waits = start_waits
        self._longest_wait = longest_wait
        self._is_starting = False  # whether an additional worker is being started
        self._waits = 0
        self._closed = threading.Event()
        self._thread_local = threading.local()

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call an importable function with picklable arguments in a worker. Text in the result is well-formed Unicode.

        Raises ``ParseKilled`` past a limit or after a crash, the function's own ``MonitorError``, ``ParseError`` for
        any other exception, ``Stopped`` after ``close``, and TypeError for a call that cannot be pickled.
        """
        request = _pickled_request(function, args, kwargs)
        with self._slots:
            value = self._run(self._take(_needed_by(function)), request)
        if isinstance(value, Raised):
            raise value.rebuild()
        return cast("T", value)

    @property
    def starting_seconds(self) -> float:
        """Total seconds that calls of this thread have waited for a worker to start or to be free."""
        seconds: float = getattr(self._thread_local, "starting_seconds", 0.0)
        return seconds

    @property
    def busy(self) -> int:
        """The number of busy workers."""
        with self._lock:
            return len(self._busy)

    def close(self) -> None:
        """End all workers, even busy ones (their calls raise ``Stopped``). Can be called twice."""
        with self._lock:
            self._closed.set()
            idle, self._idle = self._idle, []
            for worker in self._busy:
                worker.kill()
            self._freed.notify_all()
        for worker in idle:
            worker.dismiss()

    def _run(self, worker: _Worker, request: bytes) -> object:
        """Make a call in a worker, and return its value. Replaces the worker if it cannot be used again."""
        try:
            reusable, value = worker.run(request)
        except ParseKilled:
            self._give_back(worker, reusable=False)
            if self._closed.is_set():
                raise Stopped("the program is ending: a parse was interrupted") from None
            self._replace(worker)
            raise
        except BaseException:
            self._give_back(worker, reusable=False)
            raise
        self._give_back(worker, reusable=reusable)
        if not reusable:
            self._replace(worker)
        return value

    def _replace(self, worker: _Worker) -> None:
        """Start a worker with the same modules. Ignores failures: the next call tries again, and raises."""
        if not self._closed.is_set():
            with contextlib.suppress(MonitorError, OSError), self._timed():
                self._give_back(self._loaded(self._start(), worker.loaded), reusable=True)

    def _take(self, modules: tuple[str, ...]) -> _Worker:
        """A worker that has imported these modules."""
        with self._lock:
            self._raise_if_closed()
            worker = self._idle_worker()
        if worker is not None and set(modules).issubset(worker.loaded):
            return worker
        with self._timed():
            return self._loaded(worker or self._free_worker() or self._start_additional(), modules)

    @contextlib.contextmanager
    def _timed(self) -> Iterator[None]:
        """Add the time of the block to ``starting_seconds``."""
        began = time.monotonic()
        try:
            yield
        finally:
            self._thread_local.starting_seconds = self.starting_seconds + time.monotonic() - began

    def _free_worker(self) -> _Worker | None:
        """Wait for an idle worker; None if the caller is to start another one, which sets ``_is_starting``."""
        left = self._longest_wait
        with self._freed:
            while True:
                self._raise_if_closed()
                if (worker := self._idle_worker()) is not None:
                    return worker
                waited_enough = left <= 0 or self._waits >= self._start_waits
                if not self._is_starting and (waited_enough or not self._busy):
                    self._is_starting, self._waits = True, 0
                    return None
                left -= self._wait(left)

    def _idle_worker(self) -> _Worker | None:
        while self._idle:
            worker = self._idle.pop()
            if worker.is_alive:
                self._busy.add(worker)
                return worker
            worker.dismiss()
        return None

    def _wait(self, left: float) -> float:
        """Wait for a change, at most ``left`` seconds. Returns the seconds waited; 0 while a worker is starting."""
        if self._is_starting:
            self._freed.wait()
            return 0.0
        began = time.monotonic()
        self._freed.wait(left)
        self._waits += 1
        return time.monotonic() - began

    def _start_additional(self) -> _Worker:
        """Start the worker that ``_free_worker`` asked for."""
        try:
            return self._start()
        finally:
            with self._freed:
                self._is_starting = False
                self._freed.notify_all()

    def _loaded(self, worker: _Worker, modules: tuple[str, ...]) -> _Worker:
        """The worker, after it has imported these modules."""
        try:
            worker.load(modules)
        except BaseException as error:
            self._give_back(worker, reusable=False)
            self._raise_if_closed()
            if isinstance(error, EOFError | ConnectionError):
                raise MonitorError(f"no parsing process can be started: {worker.cause_of_death()}") from None
            raise
        return worker

    def _start(self) -> _Worker:
        """Start a worker that is ready for calls. If it dies while starting (by a stray signal), try once more."""
        for is_last_try in (False, True):
            worker = _Worker(self._limits)
            with self._lock:
                self._busy.add(worker)
            try:
                self._raise_if_closed()
                worker.send_limits()
            except (EOFError, ConnectionError):
                self._give_back(worker, reusable=False)
                self._raise_if_closed()
                if is_last_try:
                    raise MonitorError(f"no parsing process can be started: {worker.cause_of_death()}") from None
            except BaseException:
                self._give_back(worker, reusable=False)
                raise
            else:
                return worker
        raise AssertionError

    def _raise_if_closed(self) -> None:
        if self._closed.is_set():
            raise Stopped("the program is ending: no new calls are made")

    def _give_back(self, worker: _Worker, *, reusable: bool) -> None:
        with self._freed:
            self._busy.discard(worker)
            self._freed.notify_all()
            if reusable and not self._closed.is_set():
                self._idle.append(worker)
                return
        worker.dismiss()


class _Worker:
    """The parent's handle of one worker process."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.loaded: tuple[str, ...] = ()
        self._connection, far_end = connection_pair()
        self._answers = select.poll()
        self._answers.register(self._connection.fileno(), select.POLLIN)
        watch, self._alive = os.pipe()
        boot = f"import sys; sys.path[:] = {sys.path!r}; from monitor.sandbox.worker import serve; serve()"
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter
                [sys.executable, "-c", boot, str(far_end.fileno()), str(watch)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=(far_end.fileno(), watch),
                start_new_session=True,
            )
        except BaseException:
            self._connection.close()
            os.close(self._alive)
            raise
        finally:
            far_end.close()
            os.close(watch)

    @property
    def is_alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def send_limits(self) -> None:
        """Send the limits and wait until the worker is ready.

        Raises EOFError or ConnectionError if it dies, and ``MonitorError`` if it fails or is not ready in time.
        """
        self._connection.send_bytes(pickle.dumps(self._limits))
        self._await_ready()

    def load(self, modules: tuple[str, ...]) -> None:
        """Import the modules that are not imported yet. Raises like ``send_limits``."""
        missing = [name for name in modules if name not in self.loaded]
        if missing:
            self._connection.send_bytes(LOAD + " ".join(missing).encode())
            self._await_ready()
            self.loaded += tuple(missing)

    def _await_ready(self) -> None:
        if not self._answers.poll(1000 * self._limits.ready_seconds):
            raise MonitorError(f"a parsing process was not ready within {self._limits.ready_seconds:g} seconds")
        failure = self._connection.recv_bytes().decode()
        if failure:
            raise MonitorError(f"a parsing process cannot start: {failure}")

    def run(self, request: bytes) -> tuple[bool, object]:
        """Make one pickled call. Returns whether the worker can be used again, and the value or a ``Raised``.

        Raises ``ParseKilled`` past the time limit, and if the worker dies.
        """
        try:
            self._connection.send_bytes(request)
            if not self._answers.poll(1000 * self._limits.seconds):
                raise ParseKilled(f"the parse took longer than {self._limits.seconds:g} seconds and was stopped")
            answer = self._connection.recv_bytes()
        except (EOFError, ConnectionError):
            raise ParseKilled(self.cause_of_death()) from None
        return cast("tuple[bool, object]", pickle.loads(answer))  # noqa: S301 - our own process wrote it

    def cause_of_death(self) -> str:
        """Why the process ended, for an error message."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_EXIT_SECONDS)
        code = self._process.returncode
        if code is None:
            return "the parsing process closed its connection"
        if code == -signal.SIGXCPU:
            return f"the parse used more than {self._limits.seconds:g} seconds of processor time and was stopped"
        if code == -signal.SIGKILL:
            return "the parsing process was killed from outside (out of memory?)"
        if code < 0:
            return f"the parsing process crashed ({signal.Signals(-code).name})"
        return f"the parsing process ended by itself (exit code {code})"

    def kill(self) -> None:
        """Kill the process. A call in progress then raises ``ParseKilled``."""
        self._process.kill()

    def dismiss(self) -> None:
        """Kill the process and release its resources."""
        self._process.kill()
        self._process.wait()
        self._connection.close()
        os.close(self._alive)


def _needed_by(function: Callable[..., Any]) -> tuple[str, ...]:
    """The modules that a worker imports before it calls a function."""
    own = getattr(function, "__module__", None)
    own_modules = (own,) if own else ()
    return (*own_modules, *getattr(function, "loads", ()))


def _pickled_request(function: Callable[..., Any], args: tuple[object, ...], kwargs: Mapping[str, object]) -> bytes:
    """Pickle a call. Raises TypeError if that is not possible."""
    if getattr(function, "__module__", None) == "__main__":
        raise TypeError(f"{function!r} is defined in the main program: a parsing process cannot import it")
    try:
        return packed((function, args, dict(kwargs)))
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise TypeError(f"cannot be sent to a parsing process: {error}") from error
