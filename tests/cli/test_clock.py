"""`doctor` compares this machine's clock with the database server's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.settings import Settings
from monitor.testing import FrozenClock
from monitor.wiring import App
from tests.cli.conftest import Program
from tests.databases import PostgresServer, postgres_server

__all__ = ["postgres_server"]


class RealClockProgram(Program):
    """The program with the machine's real clock."""

    def build(self, settings: Settings) -> App:
        return App(settings)


def clock_of(program: Program, database: str) -> list[tuple[str, str]]:
    """State and text of the findings of `doctor` about the clock."""
    program.config.write_text(f'database_url = "{database}"\n', "utf-8")
    found = program.json("doctor", "--offline")["findings"]
    return [(item["state"], item["said"]) for item in found if item["about"] == "clock"]


@pytest.mark.postgres
def test_clocks_that_agree(postgres_server: PostgresServer, tmp_path: Path) -> None:
    found = clock_of(RealClockProgram(tmp_path, FrozenClock()), postgres_server.new_database())
    assert found == [("good", "this machine and the database agree")]


@pytest.mark.postgres
@pytest.mark.parametrize(("days", "side"), [(3, "ahead of"), (-3, "behind")])
def test_a_clock_that_is_wrong_is_bad(postgres_server: PostgresServer, tmp_path: Path, days: int, side: str) -> None:
    wrong = FrozenClock(datetime.now(UTC) + timedelta(days=days))
    program = Program(tmp_path, wrong)
    program.config.write_text(f'database_url = "{postgres_server.new_database()}"\n', "utf-8")
    result = program("doctor", "--offline")
    text = " ".join(result.stdout.split())
    assert result.exit_code == 1
    assert f"this machine's is 3 days {side} the database's: more than 10 seconds let workers take" in text
    assert "set both by NTP" in text


def test_sqlite_has_no_other_clock_to_compare(program: Program) -> None:
    assert clock_of(program, program.database) == []
