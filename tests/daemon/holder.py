"""A worker that claims due jobs and then waits for ever for its site: ``python -m tests.daemon.holder DATABASE``.

It prints ``asked`` when it has claimed a feed.
"""

from __future__ import annotations

import sys
import threading

from monitor.daemon import Daemon
from monitor.model import Page
from monitor.pipeline import Dependencies, Pipeline
from monitor.ports import Request
from monitor.store import open_store
from monitor.testing import FakeFetcher, FrozenClock, InlineSandbox
from monitor.wiring import SystemClock
from tests.daemon.test_takeover import LEASE


class Endless(FakeFetcher):
    def fetch(self, request: Request) -> Page:
        print("asked", flush=True)
        threading.Event().wait()
        return super().fetch(request)


if __name__ == "__main__":
    deps = Dependencies(
        open_store(sys.argv[1]), Endless(FrozenClock()), InlineSandbox(), SystemClock(), "first", lease=LEASE
    )
    Daemon(Pipeline(deps), tick_seconds=0.05).start()
    threading.Event().wait()
