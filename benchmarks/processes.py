"""Cost of a command with all processes that it starts: processor time and memory."""

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

# Short compared with a pass, which takes at least a second.
SAMPLE_SECONDS = 0.1
# From <linux/prctl.h>: orphaned descendants become children of this process, so that their time is counted.
PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True, slots=True)
class Spent:
    """Exit status; wall-clock and processor seconds; peak megabytes of all processes together.

    ``resident`` (RSS) counts a shared page for each process that has it, ``proportional`` (PSS) once.
    """

    status: int
    wall: float
    cpu: float
    resident: float
    proportional: float


def run(command: Sequence[str], *, folder: Path, environment: Mapping[str, str], output: Path, seconds: float) -> Spent:
    """Run a command until it and all its descendants have ended; they are killed after ``seconds``.

    Both output streams are written to ``output``.
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
    """Wait for all processes of a session; the exit status of its leader, and the processor seconds of all."""
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
    """Samples the memory of a process and its descendants while the block runs, and keeps the peak."""

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
            # Reading PSS is slow, as the kernel walks all pages: it is only read at a new peak.
            if resident > self.resident * 1.02:
                self.proportional = max(self.proportional, sum(map(_proportional, pids)))
            self.resident = max(self.resident, resident)


def _with_descendants(pid: int) -> list[int]:
    found = [pid]
    try:
        children = [path.read_text().split() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:  # The process or one of its threads has ended.
        return found
    for child in chain.from_iterable(children):
        found += _with_descendants(int(child))
    return found


def _proportional(pid: int) -> float:
    """PSS of a process in megabytes; 0 if it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")) / 1e6
