"""What was installed is whole: the program, its tables and files, reading and comparing without a database."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import monitor
from tests.smoke.conftest import NEWS, PARAGRAPHS, Program, page


def test_every_command_explains_itself(program: Program):
    assert "monitor [OPTIONS] COMMAND" in program("--help")
    for words in (["run"], ["poll"], ["feeds", "add"], ["subscriptions", "add"], ["db", "upgrade"], ["demo"]):
        assert "Usage: monitor" in program(*words, "--help")


def test_it_starts_without_a_warning(tmp_path: Path):
    command = [sys.executable, "-W", "error", "-m", "monitor", "--help"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_files_that_are_no_modules_came_along():
    package = files(monitor)
    needed = (
        "py.typed", "cli/monitor.toml", "alerts/templates", "web/templates/base.html", "web/static/htmx.min.js",
        "web/static/htmx.LICENSE", "web/static/style.css", "demo/stories", "store/migrations/versions",
    )  # fmt: skip
    missing = [name for name in needed if not (package.joinpath(name).is_file() or package.joinpath(name).is_dir())]
    assert missing == []


def test_a_page_is_read():
    document = monitor.read_article(page(*PARAGRAPHS), "https://herald.example/river")
    assert document.title == "River floods the lower town"
    assert [block.text for block in document.blocks if block.text != document.title] == list(PARAGRAPHS)


def test_what_is_new_is_told_from_what_is_reworded():
    old = monitor.Document.from_text("\n\n".join(PARAGRAPHS))
    new = monitor.Document.from_text("\n\n".join((*PARAGRAPHS[1:], NEWS, PARAGRAPHS[0])))
    assert [found.new for found in monitor.compare(old, new).developments] == [NEWS]


def test_two_files_are_compared(program: Program):
    old, new = program.folder / "old.html", program.folder / "new.html"
    old.write_text(page(*PARAGRAPHS), encoding="utf-8")
    new.write_text(page(*PARAGRAPHS, NEWS), encoding="utf-8")
    edits = json.loads(program("compare", "--json", old, new))["edits"]
    assert [edit["new"] for edit in edits if edit["development"]] == [NEWS]
