"""Every command with a broken or missing database, configuration, disk or stream.

It must end by itself with the exit code that `docs/cli.md` promises and, unless that is 0, with an error message.
"""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from monitor.model import Reader, Role
from tests.cli.conftest import Program
from tests.cli.test_secrets import paths
from tests.history.archive import Archive

NOWHERE = "http://127.0.0.1:1"
# One call of each command; a command without a row here fails `test_every_command_has_a_row`.
RUNS: tuple[tuple[str, ...], ...] = (
    ("init", "{folder}"),
    ("feeds", "list"),
    ("feeds", "show", "1"),
    ("feeds", "pause", "1"),
    ("feeds", "resume", "1"),
    ("feeds", "export"),
    ("feeds", "import", "{folder}/feeds.opml"),
    ("feeds", "add", f"{NOWHERE}/feed"),
    ("feeds", "remove", "1"),
    ("articles", "list"),
    ("articles", "add", f"{NOWHERE}/story"),
    ("articles", "mute", "1"),
    ("articles", "unmute", "1"),
    ("articles", "snooze", "1", "2h"),
    ("articles", "remove", "1"),
    ("subscriptions", "list"),
    ("subscriptions", "test", "desk"),
    ("subscriptions", "add", "more", "--to", "ida@desk.example"),
    ("subscriptions", "resubscribe", "desk", "ida@desk.example"),
    ("subscriptions", "remove", "other"),
    ("readers", "add", "eve", "--password-file", "{folder}/old.txt"),
    ("readers", "list"),
    ("readers", "password", "ida", "--password-file", "{folder}/old.txt"),
    ("readers", "role", "ida", "editor"),
    ("readers", "sessions"),
    ("readers", "end-sessions", "--all"),
    ("readers", "remove", "ida"),
    ("run",),
    ("worker",),
    ("web",),
    ("poll",),
    ("deliver",),
    ("developments",),
    ("catchup", "--stay"),
    ("log",),
    ("show", "1"),
    ("diff", "1"),
    ("blame", "1"),
    ("figures", "1"),
    ("withdrawals",),
    ("stories",),
    ("stories", "join", "1", "1"),
    ("stories", "split", "1"),
    ("stories", "name", "1", "The storm"),
    ("stories", "pin", "1"),
    ("stories", "unpin", "1"),
    ("story", "1"),
    ("subscriptions", "preview", "desk"),
    ("search", "harbour"),
    ("compare", "{folder}/old.txt", "{folder}/new.txt"),
    ("alerts", "list"),
    ("alerts", "show", "1"),
    ("alerts", "retry"),
    ("alerts", "preview", "1@1..2"),
    ("export", "1", "--format", "json"),
    ("stats",),
    ("doctor", "--offline"),
    ("db", "upgrade"),
    ("db", "check"),
    ("db", "backup", "{folder}/backup.db"),
    ("db", "copy", "postgresql+psycopg://user@127.0.0.1:1/monitor"),
    ("db", "prune"),
    ("demo",),
)
# These run until they are stopped.
SERVING = {("run",), ("worker",), ("web",)}
# These do not use the configured database; `demo` starts its own newsroom.
WITHOUT_DATABASE = {("compare",), ("demo",)}
WITH_DATABASE = [run for run in RUNS if run[:1] not in WITHOUT_DATABASE]
NAMES = [" ".join(run[:2]) for run in WITH_DATABASE]


@pytest.fixture
def kept(storm: Program, archive: Archive) -> Program:
    """A program with an article, a subscription and limits, whose database is not open."""
    storm.config.write_text(
        f'database_url = "{storm.database}?timeout=0.05"\n[keep]\nversions_per_article = 1\n'
        '[[subscriptions]]\nname = "desk"\nto = ["ida@desk.example"]\n[web]\nport = 0\n'
        '[fetch]\nallow_networks = ["127.0.0.0/8"]\n',
        "utf-8",
    )
    (storm.folder / "old.txt").write_text("One man died on Monday.", "utf-8")
    (storm.folder / "new.txt").write_text("Two men died on Monday.", "utf-8")
    outline = '<opml version="2.0"><body><outline xmlUrl="http://127.0.0.1:1/x.xml"/></body></opml>'
    (storm.folder / "feeds.opml").write_text(outline, "utf-8")
    assert storm("subscriptions", "list").exit_code == 0
    now = archive.clock.now()
    archive.store.readers.add(Reader("ida", Role.READER, now, now), "$argon2id$")
    archive.store.close()
    return storm


def database(program: Program) -> Path:
    return program.folder / "monitor.db"


def run(program: Program, command: tuple[str, ...], *before: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr; asserts that no exception but ``SystemExit`` was raised."""
    result = program(*before, *(part.format(folder=program.folder) for part in command))
    assert result.exception is None or isinstance(result.exception, SystemExit), (command, repr(result.exception))
    assert "Traceback" not in result.output
    return result.exit_code, result.stdout, result.stderr


def assert_fails(program: Program, command: tuple[str, ...], name: str) -> None:
    """Assert that a command fails with this error and gives advice; `doctor` lists the error as a finding."""
    code, out, err = run(program, command)
    assert code == 1, (command, code, out, err)
    if command[0] == "doctor":
        assert f"BAD   database: {name}: " in out
        return
    error, advice = err.splitlines()[-2:]
    assert error.startswith(f"error: {name}: "), (command, err)
    assert advice.startswith("       "), (command, err)
    assert out == ""


def test_every_command_has_a_row() -> None:
    assert {next(path for path in paths() if run[: len(path)] == path) for run in RUNS} == set(paths())


def _garbage(file: Path) -> None:
    file.write_bytes(b"this is no database " * 1000)


def _head(file: Path) -> None:
    file.write_bytes(b"X" * 100 + file.read_bytes()[100:])


def _half(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])


def _first_page_cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:1000])


def _pages(file: Path) -> None:
    whole = bytearray(file.read_bytes())
    for start in range(4096, len(whole), 4096):
        whole[start : start + 2048] = b"\xa5" * 2048
    file.write_bytes(whole)


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    ("damage", "name"),
    [
        (_garbage, "DatabaseCorrupt"),
        (_head, "DatabaseCorrupt"),
        (_half, "DatabaseCorrupt"),
        (_first_page_cut, "DatabaseCorrupt"),
        (_pages, "DatabaseCorrupt"),
        (_folder, "DatabaseUnavailable"),
    ],
)
def test_a_database_file_that_is_corrupt(kept: Program, damage: Callable[[Path], None], name: str) -> None:
    damage(database(kept))
    for command in WITH_DATABASE:
        assert_fails(kept, command, name)


# Commands that do not exit with 0 on an empty database.
_NOT_THERE = {("feeds", "show"), ("feeds", "pause"), ("feeds", "resume"), ("feeds", "remove")}
_NOT_THERE |= {
    ("articles", "mute"),
    ("articles", "unmute"),
    ("articles", "snooze"),
    ("articles", "remove"),
    ("alerts", "show"),
}
_NOT_THERE |= {("alerts", "preview"), ("subscriptions", "resubscribe"), ("show", "1"), ("diff", "1"), ("blame", "1")}
_NOT_THERE |= {("export", "1"), ("figures", "1"), ("subscriptions", "remove")}
_NOT_THERE |= {("readers", "password"), ("readers", "role"), ("readers", "remove")}
# No two articles report the same event here.
_NO_STORY = {("stories", "join"), ("stories", "name"), ("stories", "pin"), ("stories", "unpin"), ("story", "1")}
_NOT_THERE |= {*_NO_STORY, ("stories", "split")}
_NO_CONNECTION = {("feeds", "add"), ("articles", "add"), ("subscriptions", "test")}
_NEVER_MADE = {("db", "check"), ("db", "backup"), ("db", "copy"), ("db", "prune")}


@pytest.mark.parametrize("exists", [False, True], ids=["missing", "zero bytes"])
def test_an_empty_or_missing_database(kept: Program, exists: bool) -> None:
    for command in WITH_DATABASE:
        for file in kept.folder.glob("monitor.db*"):
            file.unlink()
        if exists:
            database(kept).touch()
        if command in SERVING:
            continue
        if command[:2] in _NEVER_MADE:
            assert_fails(kept, command, "DatabaseUnavailable")
            continue
        code, out, err = run(kept, command)
        expected = 3 if command[:2] in _NOT_THERE else 1 if command[:2] in _NO_CONNECTION else 0
        assert code == expected, (command, err)
        assert not expected or out + err, command


def test_a_database_that_another_program_has_locked(kept: Program) -> None:
    holder = sqlite3.connect(database(kept), isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    try:
        for command in WITH_DATABASE:
            assert_fails(kept, command, "DatabaseLocked")
    finally:
        holder.close()


# Commands that only read work while another program writes.
READING = {("feeds", "list"), ("feeds", "show"), ("feeds", "export"), ("articles", "list"), ("subscriptions", "list")}
READING |= {("developments",), ("log",), ("show", "1"), ("diff", "1"), ("blame", "1"), ("search", "harbour")}
READING |= {("alerts", "list"), ("figures", "1"), ("export", "1"), ("stats",), ("doctor", "--offline"), ("db", "check")}
READING |= {("stories",), ("withdrawals",), ("subscriptions", "preview"), ("readers", "list"), ("readers", "sessions")}
READING |= {("db", "backup"), ("db", "upgrade"), ("init", "{folder}"), ("catchup", "--stay")}
# These find nothing to change, fail at something else first, or start to write later.
_NOT_BLOCKED = {("alerts", "show"), ("subscriptions", "resubscribe"), ("db", "copy"), ("alerts", "retry"), ("deliver",)}
_NOT_BLOCKED |= {("alerts", "preview"), ("poll",), *SERVING, ("subscriptions", "test"), ("articles", "add")}
_NOT_BLOCKED |= {("feeds", "add"), ("articles", "remove"), *_NO_STORY}


def test_reading_commands_do_not_wait_for_a_writer(kept: Program) -> None:
    holder = sqlite3.connect(database(kept), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        for command in WITH_DATABASE:
            if command[:2] in READING:
                code, out, err = run(kept, command)
                assert code == 0, (command, out, err)
            elif command[:2] not in _NOT_BLOCKED:
                assert_fails(kept, command, "DatabaseLocked")
    finally:
        holder.close()


@pytest.fixture
def sealed(kept: Program) -> Iterator[Program]:
    """The same in a read-only folder; as root made immutable, where the file system supports that."""
    kept("stats")
    done = subprocess.run(["chattr", "+i", database(kept), kept.folder], capture_output=True, check=False)
    if done.returncode:
        if os.geteuid() == 0:
            pytest.skip("root may write everywhere, and this file system has no immutable files")
        database(kept).chmod(0o400)
        kept.folder.chmod(0o500)
    yield kept
    if done.returncode == 0:
        subprocess.run(["chattr", "-i", kept.folder, database(kept)], check=True)
    kept.folder.chmod(0o700)


def test_a_database_that_cannot_be_written(sealed: Program) -> None:
    for command in WITH_DATABASE:
        code, out, err = run(sealed, command)
        assert code in (1, 3), (command, out, err)
        assert "error: Database" in err or "BAD   database: Database" in out, (command, out, err)


def monitor(program: Program, *command: str, **how: object) -> subprocess.CompletedProcess[str]:
    """Run the program as a process, for at most 60 seconds."""
    given = [sys.executable, "-m", "monitor", "--config", str(program.config), *command]
    return subprocess.run(given, text=True, check=False, timeout=60, stderr=subprocess.PIPE, **how)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize(
    "command", [("feeds", "pause", "1"), ("subscriptions", "add", "a", "--to", "a@desk.example"), ("log",), ("worker",)]
)
def test_a_full_disk(kept: Program, command: tuple[str, ...]) -> None:
    limit = (4096, 4096)
    done = monitor(kept, *command, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))
    assert done.returncode == 1
    assert done.stderr.startswith("error: DatabaseUnavailable: ")
    assert "free space" in done.stderr
    assert monitor(kept, "db", "check").returncode == 0


def test_a_backup_without_room_leaves_no_file(kept: Program) -> None:
    limit = (65536, 65536)
    target = kept.folder / "backup.db"
    done = monitor(
        kept, "db", "backup", str(target), preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    )
    assert done.returncode == 1
    assert "or its copy" in done.stderr
    assert not target.exists()


@pytest.mark.parametrize("command", [("log",), ("stats", "--json"), ("export", "1", "--format", "warc"), ("--help",)])
def test_output_that_cannot_be_written(kept: Program, command: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = monitor(kept, *command, stdout=full)
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        1,
        "error: OutputLost: standard output cannot be written: No space left on device",
    )
    closed = monitor(kept, *command, preexec_fn=lambda: os.close(1))
    assert (closed.returncode, closed.stderr.splitlines()[0]) == (
        1,
        "error: OutputLost: standard output cannot be written: Bad file descriptor",
    )


def test_commands_without_output_need_no_streams(kept: Program) -> None:
    done = monitor(kept, "feeds", "pause", "1", preexec_fn=lambda: os.closerange(0, 3))
    assert done.returncode == 0
    assert kept.json("feeds", "list")[0]["state"] == "paused"
    assert monitor(kept, "show", "99", preexec_fn=lambda: os.closerange(0, 3)).returncode == 3
    assert kept("db", "check").exit_code == 0


def _no_utf8(file: Path) -> None:
    file.write_bytes(b"# caf\xe9\n")


def _no_toml(file: Path) -> None:
    file.write_bytes(b"\0\0\0")


def _loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


@pytest.mark.parametrize("damage", [_folder, _no_utf8, _no_toml, _loop, Path.unlink])
def test_an_unusable_configuration(kept: Program, damage: Callable[[Path], None]) -> None:
    damage(kept.config)
    for command in WITH_DATABASE:
        if command[0] == "init" and damage is Path.unlink:
            continue
        code, out, err = run(kept, command)
        assert code == 2, (command, out, err)
        assert str(kept.config) in err
        assert out == ""


def test_an_empty_configuration_is_valid(kept: Program) -> None:
    kept.config.write_bytes(b"")
    for command in WITH_DATABASE:
        if command not in SERVING and command[0] not in ("poll", "db", "articles", "feeds"):
            assert run(kept, command, "--database", kept.database)[0] in (0, 3), command
