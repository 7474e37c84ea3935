"""Short runs of the soak and kill benchmarks, which are run in full by hand (`benchmarks/`).

Tests that take minutes, or need an idle machine, run only with ``pytest --thorough``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.databases import PostgresServer

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
AIMS = 29


def measured(program: str, *options: str) -> dict[str, Any]:
    """Run a benchmark and return its result, whether it passes or not."""
    command = [sys.executable, str(BENCHMARKS / program), "--json", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture
def patient(thorough: bool) -> None:
    if not thorough:
        pytest.skip("takes minutes: `pytest --thorough` runs it")


@pytest.mark.usefixtures("patient")
def test_hostile_and_slow_sites_take_little_from_a_good_one() -> None:
    short = ("--minutes", "0.4", "--alone", "0.15", "--pages", "10", "--due-seconds", "2", "--slow-seconds", "2", "4")
    found = measured("soak.py", *short)
    assert [phase["wrong"] for phase in found["phases"]] == [[], [], []]
    # The full run of ten minutes requires 0.8; half a minute on a busy machine can only show this much.
    assert found["share"] > 0.4


def test_killed_at_random_nothing_is_lost() -> None:
    found = measured("kills.py", "--random", "3", "--aimed", "0", "--first", "2")
    assert found["wrong"] == []
    assert found["kills"] >= 3


@pytest.mark.usefixtures("patient")
def test_killed_between_the_steps_of_a_job_nothing_is_lost() -> None:
    found = measured("kills.py", "--random", "0", "--aimed", "1", "--first", "2")
    assert found["wrong"] == []
    assert found["kills"] >= AIMS


@pytest.mark.postgres
def test_killed_at_random_on_postgresql_nothing_is_lost(postgres_server: PostgresServer) -> None:
    database = postgres_server.new_database()
    found = measured("kills.py", "--random", "3", "--aimed", "0", "--first", "2", "--database", database)
    assert found["wrong"] == []
    assert found["kills"] >= 3
