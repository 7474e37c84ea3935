"""Files with secrets are readable only by their owner, whatever the umask, from their creation on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from monitor.store import open_store
from monitor.store.admin import backup
from tests.cli.conftest import Program, program

__all__ = ["program"]

# Runs a command with the given umask, and prints the mode that each database has when SQLite opens it.
WATCHED = """
import os, stat, sys
os.umask(int(sys.argv[1], 8))
def opened(event, given):
    if event == "sqlite3.connect":
        print(given[0], oct(stat.S_IMODE(os.stat(given[0]).st_mode)))
sys.addaudithook(opened)
from monitor.__main__ import main
sys.argv = ["monitor", *sys.argv[2:]]
main()
"""


def run(*words: str, umask: str = "0", folder: Path) -> str:
    command = [sys.executable, "-c", WATCHED, umask, *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def mode(path: Path) -> str:
    return oct(path.stat().st_mode & 0o777)


@pytest.mark.parametrize("umask", ["0", "022", "0777"])
def test_a_database_and_its_copies_are_private_from_the_start(tmp_path: Path, umask: str):
    opened = run("init", umask=umask, folder=tmp_path)
    opened += run("db", "backup", "copy.db", umask=umask, folder=tmp_path)
    seen = {line.rpartition(" ")[2] for line in opened.splitlines()}
    assert seen == {"0o600"}
    assert "copy.db 0o600" in opened
    assert {path.name: mode(path) for path in tmp_path.iterdir()} == dict.fromkeys(
        ("monitor.db", "monitor.toml", "copy.db"), "0o600"
    )


@pytest.mark.parametrize("command", [["feeds", "list"], ["db", "upgrade"], ["poll"]])
def test_every_command_that_makes_a_database_makes_a_private_one(tmp_path: Path, command: list[str]):
    opened = run(*command, folder=tmp_path)
    assert {line.rpartition(" ")[2] for line in opened.splitlines() if "monitor.db" in line} == {"0o600"}
    assert mode(tmp_path / "monitor.db") == "0o600"


def test_files_beside_an_open_database_are_private(tmp_path: Path):
    before = os.umask(0)
    try:
        store = open_store(f"sqlite:///{tmp_path}/m.db")
        store.put_note("a", "b")
        backup(f"sqlite:///{tmp_path}/m.db", tmp_path / "copy.db")
        found = {path.name: mode(path) for path in tmp_path.iterdir()}
        store.close()
    finally:
        os.umask(before)
    assert found == dict.fromkeys(("m.db", "m.db-wal", "m.db-shm", "copy.db"), "0o600")


def test_a_link_to_a_missing_file(tmp_path: Path):
    (tmp_path / "m.db").symlink_to(tmp_path / "elsewhere.db")
    before = os.umask(0)
    try:
        open_store(f"sqlite:///{tmp_path}/m.db").close()
    finally:
        os.umask(before)
    assert mode(tmp_path / "elsewhere.db") == "0o600"


def test_files_readable_by_others_are_reported(program: Program):
    secret = program.folder / "token"
    secret.write_text("s3cret-and-long-enough")
    assert program("init", str(program.folder)).exit_code == 0
    environment = {"MONITOR_WEB__TOKEN_FILE": str(secret)}
    with program.config.open("a") as file:
        file.write('[smtp]\npassword = "hush"\n')
        file.write('[[subscriptions]]\nname = "a"\nwebhook_secret = "long-enough-to-be-a-secret-of-ours"\n')
    database = program.folder / "monitor.db"
    for path in (secret, program.config, database):
        path.chmod(0o600)
    assert warned(program, environment) == []
    for path in (secret, program.config, database):
        path.chmod(0o644)
    assert warned(program, environment) == [
        f"every user of this machine can read {secret} (web.token)",
        f"every user of this machine can read {program.config} (smtp.password, subscriptions webhook_secret)",
        f"every user of this machine can read {database} (the database)",
    ]


def test_a_configuration_without_a_secret_may_be_read(program: Program):
    program.config.chmod(0o644)
    assert warned(program, {}) == []


def warned(program: Program, environment: dict[str, str]) -> list[str]:
    result = program("doctor", "--offline", "--json", env=environment)
    return [item["said"] for item in json.loads(result.stdout)["findings"] if item["about"] == "secrets"]


@pytest.mark.parametrize("command", ["run", "worker", "web"])
def test_the_daemons_warn_as_they_start(tmp_path: Path, command: str):
    config = tmp_path / "monitor.toml"
    config.write_text('[web]\nport = 0\ntoken = "long-enough-to-be-a-secret"\n')
    config.chmod(0o644)
    started = [sys.executable, "-m", "monitor", "--config", str(config), command]
    with subprocess.Popen(started, stderr=subprocess.PIPE, text=True, cwd=tmp_path) as process:
        assert process.stderr is not None
        warning = next((line for line in process.stderr if line.startswith("warning: ")), "")
        process.send_signal(signal.SIGTERM)
        process.communicate()
    assert warning == f"warning: every user of this machine can read {config} (web.token); chmod 600 {config}\n"
