"""The boilerplate and judgement packages import no library that reads pages."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("room", ["monitor.boilerplate", "monitor.diff", "monitor.developments"])
def test_a_fresh_interpreter_loads_no_page_reader(room: str) -> None:
    loaded = f"import sys, {room}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    ran = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert not {"trafilatura", "lxml", "justext", "htmldate"} & set(ran.stdout.split())
