"""What a command costs with all the processes it starts: processor time, memory."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Self

from watched import usage

# Short beside a pass, which takes a second at least.
SAMPLE_SECONDS = 0.1
# From <linux/prctl.h>: orphans of this process's descendants become its own children, so that their time is counted.
PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True, slots=True)
class Spent:
    """Exit status, seconds, and megabytes of all processes at the worst moment.

    ``resident`` counts a page once for each process that has it, ``proportional`` once (PSS).
    """

    status: int
    wall: float
    cpu: float
    resident: float
    proportional: float


def run(command: Sequence[str], *, folder: Path, environment: Mapping[str, str], output: Path, seconds: float) -> Spent:
    """Run a command to its end, and to that of all it started; killed after so many seconds.

    What it says, on both streams, is written to ``output``.
    """
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    began = time.perf_counter()
    with output.open("wb") as file:
        process = subprocess.Popen(
            command, cwd=folder, env=dict(environment), stdin=subprocess.DEVNULL, stdout=file, stderr=file,
            start_new_session=True,
        )  # fmt: skip
    killer = threading.Timer(seconds, os.killpg, (process.pid, signal.SIGKILL))
    killer.start()
    try:
        with _Memory(process.pid) as memory:
            status, cpu = _wait(process.pid)
    finally:
        killer.cancel()
    process.returncode = status
    return Spent(status, time.perf_counter() - began, cpu, memory.resident, memory.proportional)


def _wait(leader: int) -> tuple[int, float]:
    """Exit status of the leader of a session; processor seconds of the whole session, once it has ended."""
    status, cpu = 0, 0.0
    while True:
        try:
            pid, code, spent = os.wait4(-leader, 0)
        except ChildProcessError:
            return status, cpu
        cpu += spent.ru_utime + spent.ru_stime
        if pid == leader:
            status = os.waitstatus_to_exitcode(code)


class _Memory:
    """The peak of what a process and its descendants have, while the block runs."""

    def __init__(self, leader: int) -> None:
        self.resident = 0.0
        self.proportional = 0.0
        self._leader = leader
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _sample(self) -> None:
        while not self._ended.wait(SAMPLE_SECONDS):
            pids = _with_descendants(self._leader)
            resident = sum(found.megabytes for found in map(usage, pids) if found)
            # The kernel walks all pages to share them out: that is asked for at a new peak only.
            if resident > self.resident * 1.02:
                self.proportional = max(self.proportional, sum(map(_proportional, pids)))
            self.resident = max(self.resident, resident)


def _with_descendants(pid: int) -> list[int]:
    found = [pid]
    try:
        children = [path.read_text().split() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:  # It, or a thread of it, ended meanwhile.
        return found
    for child in chain.from_iterable(children):
        found += _with_descendants(int(child))
    return found


def _proportional(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")) / 1e6
