from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from monitor.cli import command_line
from monitor.cli.session import Factories
from monitor.sandbox import InlineSandbox
from monitor.settings import Settings
from monitor.store import open_store
from monitor.testing import FrozenClock
from monitor.wiring import App
from tests.history.archive import Archive
from tests.prepared import prepared

NO_ENVIRONMENT = {"NO_COLOR": None, "TERM": None, "MONITOR_CONFIG": None, "MONITOR_DATABASE_URL": None}
GOLDEN = Path(__file__).parent / "golden"


@dataclass
class Program:
    """The program with its own configuration and a frozen clock."""

    folder: Path
    clock: FrozenClock

    @property
    def config(self) -> Path:
        return self.folder / "monitor.toml"

    @property
    def database(self) -> str:
        return f"sqlite:///{self.folder}/monitor.db"

    def __call__(self, *args: str, stdin: str | bytes | None = None, env: dict[str, str] | None = None) -> Result:
        factories = Factories(self.build)
        given = ["--config", str(self.config), *args]
        return CliRunner().invoke(
            command_line, given, input=stdin, env=NO_ENVIRONMENT | (env or {}), obj=factories, terminal_width=100
        )

    def json(self, *args: str) -> Any:
        """The JSON value that a command prints."""
        result = self(*args, "--json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    def build(self, settings: Settings) -> App:
        app = App(settings)
        app.clock = self.clock
        # Pages are parsed in this process: starting a sandbox process takes half a second.
        app.sandbox = InlineSandbox()
        return app


@pytest.fixture
def program(tmp_path: Path) -> Program:
    made = Program(tmp_path, FrozenClock())
    made.config.write_text(f'database_url = "{made.database}"\n[fetch]\nallow_networks = ["127.0.0.0/8"]\n', "utf-8")
    return made


@pytest.fixture
def archive(program: Program) -> Iterator[Archive]:
    """The program's database, to write test data into."""
    store = open_store(prepared(program.database))
    yield Archive(store, program.clock)
    store.close()


@pytest.fixture
def storm(archive: Archive, program: Program) -> Program:
    """A program that follows one article with three versions."""
    archive.story()
    program.clock.advance(minutes=10)
    return program


def golden(name: str, text: str) -> str:
    """The content of a golden file. If the file `tests/cli/golden/write` exists, ``text`` is written to it first."""
    file = GOLDEN / f"{name}.txt"
    if (GOLDEN / "write").exists():
        file.write_text(text, "utf-8")
    return file.read_text("utf-8")
