"""Cost of three passes of `monitor poll` over an invented newsroom: the first, one without changes, one with updates.

    python benchmarks/passes.py [--pages 208] [--memory] [--python OTHER-CHECKOUT/.venv/bin/python]

Prints processor seconds of the program and its parsing processes. With `--memory` also their total peak memory, sampled
thirty times a second, which costs time itself: RSS, and PSS, which counts shared pages once. The boilerplate of pages
differs at every visit. Then measures `log -n 5`. `--python` measures another checkout on the same newsroom. Run it
twice: the first run compiles the modules, as an installation does.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from newsroom import Newsroom

SECONDS_BETWEEN = 1 / 30
COMPILED = Path(tempfile.gettempdir()) / "monitor-passes-compiled"
SETTINGS = """
database_url = "sqlite:///monitor.db"
[fetch]
allow_networks = ["127.0.0.0/8"]
[[feeds]]
url = "{feed}"
[[subscriptions]]
name = "desk"
to = ["desk@example.org"]
"""


def with_descendants(pid: int) -> Iterator[int]:
    """A process and all its descendants."""
    yield pid
    try:
        children = " ".join((task / "children").read_text() for task in Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return
    for child in children.split():
        yield from with_descendants(int(child))


def memory_of(pid: int) -> tuple[float, float]:
    """RSS and PSS of a process and all its descendants, in MB."""
    sums = {"Rss:": 0, "Pss:": 0}
    for member in with_descendants(pid):
        try:
            lines = Path(f"/proc/{member}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        for words in map(str.split, lines):
            if words[0] in sums:
                sums[words[0]] += int(words[1])
    return sums["Rss:"] / 1024, sums["Pss:"] / 1024


def cost(command: list[str], folder: Path, *, memory: bool) -> str:
    """Processor seconds of a command and its children, and their memory."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(COMPILED)
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    ended, peak = threading.Event(), [0.0, 0.0]

    def watch() -> None:
        while not ended.wait(SECONDS_BETWEEN):
            peak[:] = map(max, peak, memory_of(process.pid))

    watcher = threading.Thread(target=watch)
    if memory:
        watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    ended.set()
    if memory:
        watcher.join()
    seconds = f"{usage.ru_utime + usage.ru_stime:6.2f} s"
    return seconds + (f"   {peak[0]:5.0f} MB RSS, {peak[1]:5.0f} MB PSS" if memory else "")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=208)
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--python", default=sys.executable)
    arguments = parser.parse_args()
    monitor = [arguments.python, "-m", "monitor"]
    with tempfile.TemporaryDirectory() as name, Newsroom("127.0.9.1", arguments.pages) as room:
        folder = Path(name) / "run"
        folder.mkdir()
        (folder / "monitor.toml").write_text(SETTINGS.format(feed=room.feed), "utf-8")
        cost([*monitor, "--help"], folder, memory=False)
        for label in ("first", "unchanged", "updated"):
            if label == "updated":
                room.publish(list(room.stories))
            print(f"{label:<10} {cost([*monitor, 'poll', '--all'], folder, memory=arguments.memory)}", flush=True)
        print(f"{'log -n 5':<10} {cost([*monitor, 'log', '-n', '5'], folder, memory=False)}")


if __name__ == "__main__":
    main()
