"""Every benchmark still finds the names that it measures: nothing else runs these scripts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "benchmarks"
# Each is loaded in a process of its own, as other folders have modules of the same names; what all need is loaded once.
LOAD_ALL = """
import os, runpy, sys
import monitor.extract.article, monitor.pipeline.passes, monitor.store, monitor.web, monitor.wiring
sys.path[0] = sys.argv[1]
failed = []
for script in sys.argv[2:]:
    child = os.fork()
    if not child:
        runpy.run_path(script, run_name="loaded")
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        failed.append(script)
sys.exit(" ".join(failed) or 0)
"""


def test_every_script_loads() -> None:
    scripts = sorted(map(str, FOLDER.glob("*.py")))
    assert len(scripts) > 20
    done = subprocess.run(
        [sys.executable, "-c", LOAD_ALL, str(FOLDER), *scripts], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
