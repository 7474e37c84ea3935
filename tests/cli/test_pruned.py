"""Commands report what was pruned."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.store.admin import PruneRules, prune
from tests.cli.conftest import Program


@pytest.fixture
def pruned(storm: Program) -> Program:
    """Of three versions the first is pruned, and the raw pages of the others."""
    rules = PruneRules(versions_per_article=2, raw_pages_days=1)
    prune(storm.database, rules, storm.clock.advance(days=9))
    return storm


MESSAGES = (
    (("log", "1"), "changed version 1, which is no longer kept"),
    (("developments",), "version 1 is no longer kept"),
    (("catchup",), "nothing new in the last day"),
    (("diff", "1@1..2"), "version 1 is no longer kept: this is the change that was stored with version 2"),
    (("diff", "1@1..2", "--words"), "Two warehouses collapsed"),
    (("diff", "1@1..2", "--side-by-side"), "Two warehouses collapsed"),
    (("diff", "1@1..2", "--html"), "version 1, 2026-03-02 10:00 UTC, no longer kept"),
    (("blame", "1"), "version 1 no longer kept: which of them introduced a sentence is not known"),
    (("blame", "1"), "ago or earlier  "),
    (("figures", "1"), "version 1 no longer kept"),
    (("export", "1", "--format", "html"), "the oldest kept"),
    (("export", "1", "--format", "json"), '"pruned": {\n    "versions": [\n      1\n    ]'),
    (("export", "1", "--format", "warc"), "pages of versions 2 to 3 no longer kept, the stored text replaces it"),
    (("export", "1", "--format", "warc"), "version 1 no longer kept"),
)  # fmt: skip


@pytest.mark.parametrize(("command", "message"), MESSAGES)
def test_commands_report_pruned_versions(pruned: Program, command: tuple[str, ...], message: str):
    result = pruned(*command)
    assert result.exit_code == 0, result.output
    assert message in result.output


@pytest.mark.parametrize("command", [("show", "1@1"), ("diff", "1@1..3"), ("blame", "1@1"), ("show", "1@9")])
def test_a_missing_version_is_not_found(pruned: Program, command: tuple[str, ...]):
    result = pruned(*command)
    assert result.exit_code == 3
    assert ("no longer kept: it was pruned" in result.stderr) is ("9" not in command[1])


def test_a_web_archive_has_the_stored_text_instead_of_pruned_pages(pruned: Program, tmp_path: Path):
    file = tmp_path / "storm.warc"
    result = pruned("export", "1", "--format", "warc", "-o", str(file))
    assert "no longer kept" in result.stderr
    assert file.read_bytes().count(b"WARC-Type: conversion\r\n") == 2


def test_no_message_if_nothing_was_pruned(storm: Program):
    for command in (
        ("log", "1"),
        ("developments",),
        ("blame", "1"),
        ("export", "1", "--format", "html"),
        ("diff", "1"),
    ):
        assert "no longer kept" not in storm(*command).output
