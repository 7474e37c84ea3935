"""Functions for the tests to call in a worker."""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

from monitor.errors import HostBusy, NotAFeed
from monitor.ports import loads

HELD: list[bytes] = []


@dataclass
class Loose:
    """A dataclass with a ``__dict__``, whose instances may have more attributes than fields."""

    name: str
    text: str = ""


@dataclass(slots=True)
class Counted:
    """A dataclass with a field that is not an argument of its constructor."""

    name: str
    text: str = ""
    times: int = field(default=0, init=False)


def echo(value: object) -> object:
    return value


def pid() -> int:
    return os.getpid()


def spin() -> None:
    while True:
        pass


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def slow_pid(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def grow() -> int:
    return len(b"x" * 4_000_000_000)


def hold(size: int) -> int:
    HELD.append(b"x" * size)
    return os.getpid()


def segfault() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def leave() -> None:
    os._exit(3)


def interrupted() -> str:
    os.kill(os.getpid(), signal.SIGINT)
    os.kill(os.getpid(), signal.SIGTERM)
    return "still here"


def not_a_feed() -> None:
    raise NotAFeed("a page stands there", advice="look for its feed")


def busy() -> None:
    raise HostBusy("busy", until=datetime(2026, 3, 1, tzinfo=UTC), status=503, host="h")


def wrong() -> None:
    raise ZeroDivisionError("nothing to divide by")


def unpicklable() -> object:
    return lambda: None


def chatter() -> str:
    print("to be ignored" * 10_000)
    return "done"


def wait() -> None:
    time.sleep(60)


def modules() -> frozenset[str]:
    return frozenset(sys.modules)


@loads("json.tool")
def modules_with_json() -> frozenset[str]:
    return frozenset(sys.modules)


@loads("no_such_module")
def unloadable() -> None:
    pass


def refuse(text: str) -> None:
    raise NotAFeed(text, advice=f"look at {text}")


def crash_with(text: str) -> None:
    raise ValueError(text)
