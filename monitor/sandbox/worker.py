"""The main loop of a worker process: reads calls from its connection, makes them within limits, returns the results."""

from __future__ import annotations

import contextlib
import fcntl
import gc
import importlib
import os
import pickle
import resource
import select
import signal
import sys
import time
import traceback
from typing import cast

from monitor.errors import MonitorError, ParseKilled
from monitor.model import well_formed
from monitor.sandbox.calls import LOAD, MEGABYTE, Limits, as_parse_error, packed, raised
from monitor.sandbox.connection import Connection

_PAGE_BYTES = resource.getpagesize()
# As in ``monitor.__main__``: with Python's default of 700, cyclic garbage collection takes 3 % of the time.
_OBJECTS_BETWEEN_COLLECTIONS = 20_000


def serve() -> None:
    """Make calls until the connection closes.

    The command-line arguments are two file descriptors: the connection, and a pipe that closes when the parent ends.
    """
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    connection, watch = Connection(int(sys.argv[1])), int(sys.argv[2])
    _end_with_parent(watch)
    with contextlib.suppress(EOFError, ConnectionError):
        _serve_calls(connection)
    os._exit(0)


def _serve_calls(connection: Connection) -> None:
    limits = cast("Limits", pickle.loads(connection.recv_bytes()))  # noqa: S301 - our own parent wrote it
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_AS, limits.memory_bytes)
    connection.send_bytes(b"")
    statm = _statm()
    for count in range(1, limits.calls + 1):
        request = _next_request(connection, limits)
        _allow_processor_time(limits.seconds)
        value = _run(request, limits)
        reusable = count < limits.calls and _memory_in_use(statm) < limits.memory_bytes // 2
        connection.send_bytes(_encode(reusable, value, limits))


def _next_request(connection: Connection, limits: Limits) -> bytes:
    """The next pickled call, after importing the modules requested before it."""
    while (request := connection.recv_bytes()).startswith(LOAD):
        _allow_processor_time(limits.ready_seconds)
        connection.send_bytes(_load(request.removeprefix(LOAD).decode().split()).encode())
    return request


def _load(modules: list[str]) -> str:
    """Import modules. Returns an error message, "" on success.

    Their objects are excluded from garbage collection (``gc.freeze``), since they are never freed.
    """
    gc.disable()
    try:
        for module in modules:
            importlib.import_module(module)
    except ImportError as error:
        return str(error) or "ImportError"
    finally:
        gc.freeze()
        gc.enable()
    return ""


def _run(request: bytes, limits: Limits) -> object:
    try:
        function, args, kwargs = pickle.loads(request)  # noqa: S301 - our own parent wrote it
        return well_formed(function(*args, **kwargs))
    except MonitorError as error:
        return raised(error)
    except MemoryError:
        return raised(_out_of_memory(limits))
    except Exception as error:  # noqa: BLE001 - any exception of a parser is an error of the document
        return raised(as_parse_error(error), "".join(traceback.format_exception(error)))


def _encode(reusable: bool, value: object, limits: Limits) -> bytes:
    """Pickle the answer; if that fails, the error in place of the value."""
    try:
        return packed((reusable, value))
    except MemoryError:
        value = raised(_out_of_memory(limits))
    except Exception as error:  # noqa: BLE001 - a value of any type may refuse to be pickled in any way
        value = raised(as_parse_error(error), "".join(traceback.format_exception(error)))
    return packed((False, value))


def _out_of_memory(limits: Limits) -> ParseKilled:
    return ParseKilled(f"the parse needed more than {limits.memory_bytes // MEGABYTE} MB of memory")


def _allow_processor_time(seconds: float) -> None:
    """Limit the processor time, in case the parent is suspended and cannot enforce the time limit."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 2, hard))


def _statm() -> int | None:
    """A descriptor of the file in which Linux reports memory use, see proc_pid_statm(5); None on other systems."""
    try:
        return os.open("/proc/self/statm", os.O_RDONLY)
    except FileNotFoundError:
        return None


def _memory_in_use(statm: int | None) -> int:
    """Resident memory in bytes: the current value or, without ``statm``, the maximum so far."""
    if statm is None:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024  # getrusage(2): bytes on macOS, else KiB
    return int(os.pread(statm, 100, 0).split()[1]) * _PAGE_BYTES


def _lower(kind: int, value: int) -> None:
    """Set a resource limit, unless the existing hard limit is lower."""
    _, hard = resource.getrlimit(kind)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (value, value))


def _end_with_parent(watch: int) -> None:
    """Make the kernel end this process when the parent's end of the pipe closes.

    By a signal, since a parser that holds the GIL would block a thread. Not with PR_SET_PDEATHSIG, which is sent when
    the thread that started the process ends.
    """
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(watch, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(watch, fcntl.F_SETFL, fcntl.fcntl(watch, fcntl.F_GETFL) | os.O_ASYNC)
    poll = select.poll()
    poll.register(watch, select.POLLIN)
    if poll.poll(0):
        os._exit(0)
