"""Text output compared with golden files: in a pipe and on a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.cli import changes
from monitor.cli.output import Output
from monitor.cli.views import body
from monitor.model import Block, BlockKind, Document
from tests.cli import on_a_terminal
from tests.cli.conftest import Program, golden
from tests.history.archive import Archive, by_the_letter
from tests.history.outlets import two_outlets

PIPE = Output(color=False, terminal=False, width=80)
SCREEN = Output(color=True, terminal=True, width=72)
VIEWS = ("sentences", "words", "side-by-side", "new")

OLD = Document.from_text(
    "A storm hit the harbour of Vellmar on Monday night. At least 15 people were injured, the fire brigade said.\n\n"
    "The ferry to Ostrand was cancelled. Schools in the old town remain open.\n\n"
    "Trains run with delays. The airport is open.\n\n"
    "The mayor, Ida Holm, will visit the harbour on Tuesday.",
    "Storm hits Vellmar",
)
NEW = Document(
    "Storm hits Vellmar, 22 injured",
    (
        Block(BlockKind.PARAGRAPH, "The mayor, Ida Holm, will visit the harbour on Tuesday."),
        Block(
            BlockKind.PARAGRAPH,
            "A storm hit the harbor of Vellmar on Monday night. "
            "At least 22 people were injured, the fire brigade said.",
        ),
        Block(BlockKind.PARAGRAPH, "The ferry to Ostrand was cancelled."),
        Block(BlockKind.PARAGRAPH, "Two warehouses collapsed shortly before midnight."),
        Block(BlockKind.PARAGRAPH, "Trains run with delays. The airport is open."),
        Block(BlockKind.PARAGRAPH, "This story has been updated with additional developments."),
    ),
    notes=("This story has been updated with additional developments.",),
)


def shown(out: Output, view: str) -> str:
    lines = body(out, OLD, NEW, by_the_letter(OLD, NEW), view, context=1)
    return "".join(f"{line}\n" for line in lines).replace("\x1b", "^")


@pytest.mark.parametrize("view", VIEWS)
def test_a_difference_in_a_pipe(view: str):
    text = shown(PIPE, view)
    assert text == golden(f"diff-{view}-pipe", text)


@pytest.mark.parametrize("view", VIEWS)
def test_a_difference_on_a_terminal(view: str):
    text = shown(SCREEN, view)
    assert text == golden(f"diff-{view}-screen", text)


def test_a_difference_in_numbers():
    numbers, facts = changes.stat(PIPE, by_the_letter(OLD, NEW))
    assert numbers == "+2 -1 ~3 >1  ++-~~~>"
    assert facts.startswith("2 new (1 event, 1 figure)")


@pytest.mark.parametrize(
    "command",
    ["log", "show 1@2", "diff 1@1..2", "blame 1", "figures 1", "developments", "catchup", "search warehouses",
     "feeds list", "feeds show 1", "articles list", "stats"],
)  # fmt: skip
def test_commands_in_a_pipe(storm: Program, command: str):
    result = storm(*command.split())
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    name = command.replace(" ", "-").replace("@", "-").replace("..", "-")
    assert result.stdout == golden(name, result.stdout)


@pytest.mark.parametrize("command", ["stories", "story 1", "developments"])
def test_stories_of_several_outlets_in_a_pipe(program: Program, archive: Archive, command: str):
    both = two_outlets(archive)
    program("stories", "name", str(both.story.id), "Storm in Vellmar")
    program.clock.advance(minutes=10)
    result = program(*command.split())
    assert result.exit_code == 0, result.output
    name = f"outlets-{command.replace(' ', '-')}"
    assert result.stdout == golden(name, result.stdout)


def test_the_html_page_of_a_difference_is_self_contained(storm: Program, tmp_path: Path):
    result = storm("diff", "1@1..2", "--html")
    assert result.stdout.startswith("<!doctype html>")
    assert "<ins>Two warehouses collapsed shortly before midnight.</ins>" in result.stdout
    assert "<del>15</del><ins>22</ins>" in result.stdout
    assert "<script" not in result.stdout
    assert "http" not in result.stdout.replace("https://news.example/storm", "")


def test_colour_can_be_forced_refused_or_left_to_the_terminal(storm: Program):
    plain, asked = storm("diff", "1@1..2"), storm("diff", "1@1..2", "--color")
    assert "\x1b" not in plain.stdout
    assert "[-15-]{+22+}" in plain.stdout
    assert "\x1b[38;5;33m" in asked.stdout
    assert "{+" not in asked.stdout
    for arguments in (["--color=always", "diff", "1@1..2"], ["diff", "1@1..2", "--color=always"]):
        assert storm(*arguments).stdout == asked.stdout
    assert storm("--color", "diff", "1@1..2", "--no-color").stdout == plain.stdout
    assert storm("diff", "1@1..2", "--color", env={"NO_COLOR": "1"}).stdout == asked.stdout


def test_a_dumb_terminal_gets_no_colour(storm: Program):
    commands = [("diff", "1@1..2"), ("diff", "1@1..2", "--color")]
    default, forced = on_a_terminal.shown(storm, commands, 80, term="dumb")
    assert "\x1b" not in default
    assert "[-15-]{+22+}" in default
    assert "\x1b" in forced
    assert "\x1b" in on_a_terminal.shown(storm, commands[:1], 80)[0]


def test_text_of_a_page_cannot_control_the_terminal():
    evil = "Harbour \x1b[2J\x1b]0;owned\x07closed \u202egnp.exe"
    change = by_the_letter(
        Document.from_text("The harbour is open."), Document.from_text(f"The harbour is open.\n\n{evil}")
    )
    text = "".join(changes.words(SCREEN, ())) + SCREEN.ink(evil, "new") + PIPE.ink(evil)
    assert "\x1b]" not in text
    assert "\x1b[2J" not in text
    assert "\u202e" not in text
    assert change.edits


def test_wide_characters_take_two_columns():
    out = Output(color=False, terminal=True, width=40)
    lines = out.table(
        ("ID", "TITLE", "STATE"), [("1", "地震で港が閉鎖されました、住民は避難しています", "live")], give=1
    )
    assert all(len(line.encode("utf-8")) > 0 for line in lines)
    from monitor.cli.columns import cells

    assert max(cells(line) for line in lines) <= 40
    wrapped = out.wrap("地震" * 40, "  ")
    assert max(cells(line) for line in wrapped) <= 40
    assert "".join(line.strip() for line in wrapped) == "地震" * 40


def test_a_search_highlights_the_matches(storm: Program):
    assert "\x1b[1mwarehouses\x1b[0m" in storm("search", "WAREHOUSES", "--color").stdout.replace("\x1b[38;5;33m", "")
    assert "Two warehouses collapsed" in storm("search", "WAREHOUSES").stdout
