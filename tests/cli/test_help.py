from __future__ import annotations

from collections.abc import Iterator

import click
from click.testing import CliRunner

from monitor.cli import SECTIONS, command_line
from tests.cli.conftest import golden


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from commands(inner, (*path, name))


def test_help_of_all_commands():
    texts = []
    for path, _ in commands(command_line):
        result = CliRunner().invoke(command_line, [*path, "--help"], prog_name="monitor", terminal_width=100)
        assert result.exit_code == 0
        texts.append(result.stdout)
    text = "\n----\n\n".join(texts)
    assert text == golden("help", text)


def test_the_summaries_of_commands_match_their_help():
    context = click.Context(command_line)
    for section in SECTIONS.values():
        for name, text in section.items():
            command = command_line.get_command(context, name)
            assert command is not None
            assert (command.help or "").replace("\n", " ").startswith(text.removesuffix(".")), name


def test_every_reading_command_has_json():
    reading = {
        "log", "show", "diff", "blame", "figures", "developments", "catchup", "search", "compare", "stats", "doctor",
        "poll", "feeds list", "feeds show", "articles list", "subscriptions list", "alerts list", "alerts show",
        "readers list", "readers sessions", "stories", "story",
    }  # fmt: skip
    with_json = {
        " ".join(path) for path, command in commands(command_line) if any(p.name == "as_json" for p in command.params)
    }
    assert reading <= with_json


def test_an_unknown_command_is_a_usage_error():
    result = CliRunner().invoke(command_line, ["lgo"])
    assert result.exit_code == 2
    assert "No such command 'lgo'. Did you mean log?" in result.stderr
