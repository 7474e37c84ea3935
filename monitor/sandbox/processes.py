"""The sandboxes: in this process, and in processes that can be killed."""

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
from monitor.sandbox.line import new_line

T = TypeVar("T")
P = ParamSpec("P")

_READY_WITHIN_SECONDS = 60.0
_GOODBYE_SECONDS = 1.0
# Another process is started once calls have waited so often (one that is woken in vain waits again). One that has read
# pages holds some 80 MB, and a pass over two hundred articles, where calls wait less often, would be over four seconds
# sooner with it, where no site has a gap between requests (benchmarks/peers.py). What has more to read gets it in half
# a minute.
START_WAITS = 2000
# Or once one call has waited for so long. A page is read in 0.05 s, so something slow is being read before it.
LONGEST_WAIT = 5.0


class InlineSandbox:
    """Runs functions in this process: for tests and small commands that read files a person named. No limits.

    Text in what comes back is well-formed Unicode, as from a process.
    """

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The function's value; a ``MonitorError`` comes through, any other error becomes ``ParseError``."""
        try:
            return well_formed(function(*args, **kwargs))
        except MonitorError as error:
            with_well_formed_text(error)
            raise
        except Exception as error:
            raise as_parse_error(error) from error

    @property
    def starting_seconds(self) -> float:
        """Nothing is started."""
        return 0.0

    def close(self) -> None:
        """Nothing to close."""


class ProcessSandbox:
    """Runs functions in at most ``workers`` processes, each killed when a call passes its limits, and replaced.

    ``seconds`` is wall time for one call, ``memory_bytes`` a worker's address space. A worker imports what a function
    needs (see ``ports.loads``) before it is first called there. No process is started before the first call, and
    another only when calls have waited ``start_waits`` times, or one of them for ``longest_wait`` seconds. Safe
    from several threads; calls beyond the number of workers wait. A worker is replaced after ``calls_per_worker``
    calls, and when its memory has grown past half of what it may use. Its successor is started within the call that
    used it up, not within the next one, which may be another document's.
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
        self._coming = 0
        self._waits = 0
        self._closed = threading.Event()
        self._starting = threading.local()

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The value of an importable function on picklable arguments; text in it is well-formed Unicode.

        Raises ``ParseKilled`` past a limit or after a crash, the function's own ``MonitorError``, ``ParseError`` for
        any other error it raises, ``Stopped`` once closed, and TypeError for what cannot be handed over.
        """
        order = _pack(function, args, kwargs)
        with self._slots:
            value = self._run(self._take(_needed_by(function)), order)
        if isinstance(value, Raised):
            raise value.rebuild()
        return cast("T", value)

    @property
    def starting_seconds(self) -> float:
        """Seconds for which the calls of this thread have waited for processes to start or to be free."""
        spent: float = getattr(self._starting, "seconds", 0.0)
        return spent

    @property
    def busy(self) -> int:
        """How many workers are at work."""
        with self._lock:
            return len(self._busy)

    def close(self) -> None:
        """End all workers, also those at work (their calls raise ``Stopped``). Can be called twice."""
        with self._lock:
            self._closed.set()
            idle, self._idle = self._idle, []
            for worker in self._busy:
                worker.kill()
            self._freed.notify_all()
        for worker in idle:
            worker.dismiss()

    def _run(self, worker: _Worker, order: bytes) -> object:
        """What a call came to. A worker that it used up has a successor by then."""
        try:
            reusable, value = worker.run(order)
        except ParseKilled:
            self._give_back(worker, reusable=False)
            if self._closed.is_set():
                raise Stopped("the program is ending: a parse was cut short") from None
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
        """Have a worker with the same modules ready; where none starts, the next call tries again and says why."""
        if not self._closed.is_set():
            with contextlib.suppress(MonitorError, OSError), self._counted():
                self._give_back(self._with(worker.loaded, self._started()), reusable=True)

    def _take(self, modules: tuple[str, ...]) -> _Worker:
        """A worker that has these modules."""
        with self._lock:
            self._refuse_if_closed()
            worker = self._idle_worker()
        if worker is not None and set(modules).issubset(worker.loaded):
            return worker
        with self._counted():
            return self._with(modules, worker or self._free_worker() or self._expected_worker())

    @contextlib.contextmanager
    def _counted(self) -> Iterator[None]:
        """Count the time of this block as spent on starting."""
        began = time.monotonic()
        try:
            yield
        finally:
            self._starting.seconds = self.starting_seconds + time.monotonic() - began

    def _free_worker(self) -> _Worker | None:
        """An idle worker, after a wait if need be; None where another process is to be started instead."""
        left = self._longest_wait
        with self._freed:
            while True:
                self._refuse_if_closed()
                if (worker := self._idle_worker()) is not None:
                    return worker
                enough = left <= 0 or self._waits >= self._start_waits
                if not self._coming and (enough or not self._busy):
                    self._coming, self._waits = 1, 0
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
        """Wait for a change, at most for so long; the seconds that were waited for want of another process."""
        if self._coming:
            self._freed.wait()
            return 0.0
        began = time.monotonic()
        self._freed.wait(left)
        self._waits += 1
        return time.monotonic() - began

    def _expected_worker(self) -> _Worker:
        try:
            return self._started()
        finally:
            with self._freed:
                self._coming = 0
                self._freed.notify_all()

    def _with(self, modules: tuple[str, ...], worker: _Worker) -> _Worker:
        """The worker, once it has these modules."""
        try:
            worker.load(modules)
        except BaseException as error:
            self._give_back(worker, reusable=False)
            self._refuse_if_closed()
            if isinstance(error, EOFError | ConnectionError):
                raise MonitorError(f"no parsing process can be started: {worker.cause_of_death()}") from None
            raise
        return worker

    def _started(self) -> _Worker:
        """A new worker, ready for calls; one that dies as it starts (a stray signal) is replaced once."""
        for last_try in (False, True):
            worker = _Worker(self._limits)
            with self._lock:
                self._busy.add(worker)
            try:
                self._refuse_if_closed()
                worker.greet()
            except (EOFError, ConnectionError):
                self._give_back(worker, reusable=False)
                self._refuse_if_closed()
                if last_try:
                    raise MonitorError(f"no parsing process can be started: {worker.cause_of_death()}") from None
            except BaseException:
                self._give_back(worker, reusable=False)
                raise
            else:
                return worker
        raise AssertionError

    def _refuse_if_closed(self) -> None:
        if self._closed.is_set():
            raise Stopped("the program is ending: nothing is parsed any more")

    def _give_back(self, worker: _Worker, *, reusable: bool) -> None:
        with self._freed:
            self._busy.discard(worker)
            self._freed.notify_all()
            if reusable and not self._closed.is_set():
                self._idle.append(worker)
                return
        worker.dismiss()


class _Worker:
    """One process, seen from the parent."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.loaded: tuple[str, ...] = ()
        self._line, far_line = new_line()
        self._answers = select.poll()
        self._answers.register(self._line.fileno(), select.POLLIN)
        watch, self._alive = os.pipe()
        boot = f"import sys; sys.path[:] = {sys.path!r}; from monitor.sandbox.worker import serve; serve()"
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter
                [sys.executable, "-c", boot, str(far_line.fileno()), str(watch)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=(far_line.fileno(), watch),
                start_new_session=True,
            )
        except BaseException:
            self._line.close()
            os.close(self._alive)
            raise
        finally:
            far_line.close()
            os.close(watch)

    @property
    def is_alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def greet(self) -> None:
        """Tell it its limits and wait until it is ready. Raises EOFError when it dies, else ``MonitorError``."""
        self._line.send_bytes(pickle.dumps(self._limits))
        self._until_ready()

    def load(self, modules: tuple[str, ...]) -> None:
        """Have it import what it has not yet. Raises EOFError when it dies, else ``MonitorError``."""
        missing = [name for name in modules if name not in self.loaded]
        if missing:
            self._line.send_bytes(LOAD + " ".join(missing).encode())
            self._until_ready()
            self.loaded += tuple(missing)

    def _until_ready(self) -> None:
        if not self._answers.poll(1000 * self._limits.ready_seconds):
            raise MonitorError(f"a parsing process was not ready within {self._limits.ready_seconds:g} seconds")
        failure = self._line.recv_bytes().decode()
        if failure:
            raise MonitorError(f"a parsing process cannot start: {failure}")

    def run(self, order: bytes) -> tuple[bool, object]:
        """Whether the worker can be used again, and the value (or what was raised). Raises ``ParseKilled``."""
        try:
            self._line.send_bytes(order)
            if not self._answers.poll(1000 * self._limits.seconds):
                raise ParseKilled(f"the parse took longer than {self._limits.seconds:g} seconds and was stopped")
            answer = self._line.recv_bytes()
        except (EOFError, ConnectionError):
            raise ParseKilled(self.cause_of_death()) from None
        return cast("tuple[bool, object]", pickle.loads(answer))  # noqa: S301 - our own process wrote it

    def cause_of_death(self) -> str:
        """What ended the process, in words."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_GOODBYE_SECONDS)
        code = self._process.returncode
        if code is None:
            return "the parsing process closed its line"
        if code == -signal.SIGXCPU:
            return f"the parse used more than {self._limits.seconds:g} seconds of processor time and was stopped"
        if code == -signal.SIGKILL:
            return "the parsing process was killed from outside (out of memory?)"
        if code < 0:
            return f"the parsing process crashed ({signal.Signals(-code).name})"
        return f"the parsing process ended by itself (exit code {code})"

    def kill(self) -> None:
        """End the process at once; a call under way meets the end of the line."""
        self._process.kill()

    def dismiss(self) -> None:
        """End the process and free what it held."""
        self._process.kill()
        self._process.wait()
        self._line.close()
        os.close(self._alive)


def _needed_by(function: Callable[..., Any]) -> tuple[str, ...]:
    """The modules that a process imports before it calls a function."""
    own = getattr(function, "__module__", None)
    return (*((own,) if own else ()), *getattr(function, "loads", ()))


def _pack(function: Callable[..., Any], args: tuple[object, ...], kwargs: Mapping[str, object]) -> bytes:
    if getattr(function, "__module__", None) == "__main__":
        raise TypeError(f"{function!r} is defined in the main program: a parsing process cannot import it")
    try:
        return packed((function, args, dict(kwargs)))
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise TypeError(f"cannot be handed to a parsing process: {error}") from error
