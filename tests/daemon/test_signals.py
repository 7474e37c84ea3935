"""The program drains on signals to stop and when its terminal is closed."""

from __future__ import annotations

import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from monitor.store import open_store

ROOT = Path(__file__).parents[2]
PATIENCE = 60


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_drains_the_daemon(number: signal.Signals, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/monitor.db"
    command = [sys.executable, "-m", "monitor", "--database", url, "worker"]
    # A test run under nohup would pass its ignored SIGHUP on to the program.
    unignore = partial(signal.signal, number, signal.SIG_DFL)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT, preexec_fn=unignore) as process:  # noqa: PLW1509
        assert process.stderr is not None
        beginning = read_until(process.stderr, "started as")
        process.send_signal(number)
        rest = process.stderr.read()
        assert process.wait(PATIENCE) == 0, beginning + rest
    assert "stopped: all jobs ended" in rest
    open_store(url).close()


def test_nohup_keeps_it_running(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "monitor", "--database", f"sqlite:///{tmp_path}/monitor.db", "worker"]
    started = ["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *command]
    with subprocess.Popen(started, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stderr is not None
        read_until(process.stderr, "started as")
        status = dict(line.split(":\t") for line in Path(f"/proc/{process.pid}/status").read_text().splitlines())
        assert int(status["SigIgn"], 16) & 1 << signal.SIGHUP - 1
        process.send_signal(signal.SIGHUP)
        process.send_signal(signal.SIGTERM)
        assert "stopped: all jobs ended" in process.stderr.read()
        assert process.wait(PATIENCE) == 0


def read_until(lines: object, words: str) -> str:
    read = ""
    for line in lines:  # type: ignore[attr-defined]
        read += line
        if words in line:
            return read
    raise AssertionError(read)
