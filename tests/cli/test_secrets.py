"""No command shows a secret: each is run with a configuration full of secrets, and its output is searched."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from monitor.cli import command_line
from tests.cli.conftest import Program
from tests.cli.test_help import commands
from tests.history.archive import Archive
from tests.send.servers import scripted_server

pytest.importorskip("apprise")
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr':DeprecationWarning")

SECRET = "tR0ub4dorTokenOfOursOf2026"
ROOM = f"mmost://127.0.0.1:1/{SECRET}wxyz"
HOOK = f"http://127.0.0.1:1/{SECRET}?key={SECRET}"
CHATS = (f"json://user:{SECRET}@127.0.0.1:1/{SECRET}?x={SECRET}", ROOM, f"nosuch://{SECRET}", SECRET)
# These run until they are stopped, or start the demo newsroom.
NOT_RUN = {("run",), ("worker",), ("web",), ("demo",)}
RUNS: tuple[tuple[str, ...], ...] = (
    ("init", "{folder}"),
    ("feeds", "list"),
    ("feeds", "show", "1"),
    ("feeds", "pause", "1"),
    ("feeds", "resume", "1"),
    ("feeds", "export"),
    ("feeds", "import", "{folder}/none.opml"),
    ("feeds", "add", "http://127.0.0.1:1/feed"),
    ("articles", "list"),
    ("articles", "add", "http://127.0.0.1:1/story"),
    ("articles", "mute", "1"),
    ("articles", "unmute", "1"),
    ("articles", "snooze", "1", "2h"),
    ("articles", "remove", "1"),
    ("subscriptions", "list"),
    ("subscriptions", "test", "desk"),
    ("subscriptions", "preview", "desk", "--since", "9w"),
    ("subscriptions", "add", "more", "--apprise", f"json://{SECRET}", "--webhook", f"https://hook.example/{SECRET}"),
    ("subscriptions", "add", "wrong", "--webhook", f"ftp://hook.example/{SECRET}"),
    ("subscriptions", "resubscribe", "desk", ROOM),
    ("subscriptions", "resubscribe", "desk", f"json://{SECRET}"),
    ("subscriptions", "remove", "more"),
    ("readers", "add", "ida", "--role", "editor", "--password-file", "{folder}/password"),
    ("readers", "password", "ida", "--password-file", "{folder}/password"),
    ("readers", "role", "ida", "reader"),
    ("readers", "list"),
    ("readers", "sessions", "ida"),
    ("readers", "end-sessions", "--all"),
    ("readers", "remove", "ida"),
    ("poll", "--all"),
    ("deliver",),
    ("developments",),
    ("catchup",),
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
    ("search", "harbour"),
    ("compare", "{folder}/none.txt", "{folder}/none.txt"),
    ("alerts", "list"),
    ("alerts", "show", "{alert}"),
    ("alerts", "retry"),
    ("alerts", "preview", "1@1..2"),
    ("export", "1", "--format", "json"),
    ("stats",),
    ("doctor",),
    ("db", "upgrade"),
    ("db", "check"),
    ("db", "backup", "{folder}/backup.db"),
    ("db", "copy", f"postgresql+psycopg://user:{SECRET}@127.0.0.1:1/monitor?password={SECRET}"),
    ("db", "prune"),
    ("feeds", "remove", "1"),
)


@pytest.fixture
def full(storm: Program, archive: Archive) -> Iterator[Program]:
    """A program with a secret in every setting that takes one."""
    answers = {"connect": "220 hello", "EHLO": "250-mail.example\r\n250 AUTH PLAIN", "AUTH": f"535 no {SECRET}"}
    with scripted_server(lambda command: answers.get(command, "250 OK")) as port:
        chats = ", ".join(f'"{address}"' for address in CHATS)
        storm.config.write_text(
            f'database_url = "{storm.database}"\n'
            f'[fetch]\nproxy = "http://user:{SECRET}@127.0.0.1:1"\n'
            f'[smtp]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nsender = "monitor@desk.example"\n'
            f'username = "monitor"\npassword = "{SECRET}"\ndkim_key = "{SECRET}"\n'
            f'[judgement]\nreader_url = "http://127.0.0.1:1/v1"\nreader_model = "m"\nreader_key_file = "reader.key"\n'
            f'[web]\ntoken = "{SECRET}"\npublic_url = "https://news.example.org"\n'
            f'[[subscriptions]]\nname = "desk"\nto = ["ida@desk.example"]\nwebhook_secret = "{SECRET}"\n'
            f'webhook = "{HOOK}"\napprise = [{chats}]\n'
        )
        (storm.folder / "reader.key").write_text(SECRET)
        (storm.folder / "password").write_text(SECRET)
        archive.store.subscriptions.unsubscribe("desk", ROOM, archive.clock.now())
        yield storm


def test_no_command_shows_a_secret(full: Program, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    ran = set()
    full("subscriptions", "test", "desk")
    queued = full.json("alerts", "list")
    assert len(queued) == 6
    for run in RUNS:
        args = [part.format(folder=full.folder, alert=queued[0]["id"]) if part[0] == "{" else part for part in run]
        path = next(path for path in paths() if run[: len(path)] == path)
        ran.add(path)
        takes_json = any(parameter.name == "as_json" for parameter in dict(commands(command_line))[path].params)
        for more in ((), ("--json",))[: 1 + takes_json]:
            result = full(*args, *more)
            text = result.output + logged(caplog) + repr(result.exception)
            assert SECRET not in text, (run, text)
    assert ran == set(paths()) - NOT_RUN


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """The log as a program's handlers get it. pytest's handler also gets records of loggers that do not propagate."""
    records = [record for record in caplog.records if logging.getLogger(record.name).propagate]
    return "\n".join(map(caplog.handler.format, records))


def paths() -> list[tuple[str, ...]]:
    """The paths of all commands except pure groups, the longest first."""
    found = [path for path, command in commands(command_line) if getattr(command, "invoke_without_command", True)]
    return sorted(found, key=len, reverse=True)


def test_recipients_have_distinct_names_without_secrets(full: Program) -> None:
    (desk,) = full.json("subscriptions", "list")
    names = [desk["webhook"], *desk["chats"]]
    assert [name.partition("#")[0] for name in names] == ["127.0.0.1", "json", "mmost", "nosuch", "chat"]
    assert len(set(names)) == 5
    assert desk["to"] == ["ida@desk.example"]
    listed = full("subscriptions", "list").output
    assert all(name in listed for name in names)
    full("subscriptions", "test", "desk")
    assert {alert["to"] for alert in full.json("alerts", "list")} == {*names, "ida@desk.example"}


def test_a_recipient_is_resubscribed_by_the_displayed_name(full: Program) -> None:
    wrong = full("subscriptions", "resubscribe", "desk", "nobody")
    name = wrong.output.rpartition("who has left it: ")[2].strip()
    assert name.startswith("mmost#")
    assert full("subscriptions", "resubscribe", "desk", name).exit_code == 0
    assert full("subscriptions", "resubscribe", "desk", name).exit_code == 3


@pytest.mark.parametrize(
    "wrong",
    [
        f'[[subscriptions]]\nname = "a"\nwebhook = "ftp://x.example/{SECRET}"',
        f'[[subscriptions]]\nname = "a"\napprise = [1, "{SECRET}"]',
        f'[subscriptions]\nname = "a"\nwebhook_secret = "{SECRET}"',
        f'[[subscriptions]]\nname = "a"\nwebhook_secret = ["{SECRET}"]',
        f'[[feeds]]\nurl = "ftp://user:{SECRET}@feed.example/"',
        f'[fetch]\nproxy = "socks5://user:{SECRET}@proxy.example:1"',
        f'[smtp]\npassword = ["{SECRET}"]',
        f'[judgement]\nreader_url = "http://user:{SECRET}@127.0.0.1:1/v1"\nreader_model = "m"',
        f'[judgement]\nreader_url = "http://127.0.0.1:1/v1?key={SECRET}"\nreader_model = "m"',
        f'database_url = "mysql://user:{SECRET}@db.example/x"',
    ],
)
def test_no_configuration_error_shows_a_secret(program: Program, wrong: str) -> None:
    program.config.write_text(wrong)
    result = program("stats")
    assert result.exit_code == 2
    assert SECRET not in result.output


@pytest.mark.parametrize(
    "url",
    [
        f"mysql://user:{SECRET}@db.example/x",
        f"postgresql+psycopg://user:{SECRET}@127.0.0.1:1/x",
        f"postgresql+psycopg://127.0.0.1:1/x?user=u&password={SECRET}",
    ],
)
@pytest.mark.parametrize(
    "command", [("stats",), ("doctor", "--offline"), ("init",), ("db", "check"), ("db", "upgrade")]
)
def test_no_command_shows_the_database_password(program: Program, url: str, command: tuple[str, ...]) -> None:
    more = (str(program.folder),) if command == ("init",) else ()
    result = program("--database", url, *command, *more)
    assert result.exit_code in (1, 2)
    assert SECRET not in result.output + repr(result.exception)
