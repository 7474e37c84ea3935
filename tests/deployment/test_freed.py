"""What one thread freed is there for the others: a daemon's memory must not grow with the threads it has had."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

THREADS = 8
# Each thread holds some bytes of its own, beyond the size that the interpreter keeps in its own pools, while glibc is
# asked for its heaps (malloc_info(3)).
PROGRAM = f"""
import ctypes, sys, threading
from monitor.settings import Settings
from monitor.wiring import build

app = build(Settings(database_url="sqlite://"))
app.pipeline
together = threading.Barrier({THREADS} + 1)

def hold():
    held = bytearray(5000)
    together.wait()
    together.wait()

threads = [threading.Thread(target=hold) for _ in range({THREADS})]
for thread in threads:
    thread.start()
together.wait()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
out = ctypes.c_void_p(libc.fopen(sys.argv[1].encode(), b"w"))
libc.malloc_info(0, out)
libc.fclose(out)
together.wait()
app.close()
"""

# Bytes that are free between others that are not.
SCATTERED = 20_000_000
TRIM = f"""
from pathlib import Path
from resource import getpagesize
from monitor.wiring import give_back_freed_memory

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * getpagesize()

held = [bytearray(100_000) for _ in range({SCATTERED} // 50_000)]
del held[::2]
before = resident()
give_back_freed_memory()
print(before - resident())
"""
pytestmark = pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_info"), reason="another C library than glibc")


def test_all_threads_have_one_heap(tmp_path: Path) -> None:
    told = tmp_path / "heaps.xml"
    subprocess.run([sys.executable, "-c", PROGRAM, str(told)], cwd=tmp_path, check=True)
    assert told.read_text("utf-8").count("<heap nr=") == 1


def test_what_is_free_between_other_things_is_given_back() -> None:
    given = subprocess.run([sys.executable, "-c", TRIM], capture_output=True, text=True, check=True).stdout
    assert int(given) > SCATTERED // 2
