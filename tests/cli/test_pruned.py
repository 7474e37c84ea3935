"""The commands say plainly what was pruned."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.store.admin import PruneRules, prune
from tests.cli.conftest import Program


@pytest.fixture
def pruned(storm: Program) -> Program:
    """Of three versions the first is gone, and so are the pages of the others."""
    rules = PruneRules(versions_per_article=2, raw_pages_days=1)
    prune(storm.database, rules, storm.clock.advance(days=9))
    return storm


SAID = (
    (("log", "1"), "changed version 1, which is no longer kept"),
    (("developments",), "version 1 is no longer kept"),
    (("catchup",), "nothing new in the last day"),
    (("diff", "1@1..2"), "version 1 is no longer kept: this is the change that was stored with version 2"),
    (("diff", "1@1..2", "--words"), "Two warehouses collapsed"),
    (("diff", "1@1..2", "--side-by-side"), "Two warehouses collapsed"),
    (("diff", "1@1..2", "--html"), "version 1, 2026-03-02 10:00 UTC, no longer kept"),
    (("blame", "1"), "version 1 no longer kept: which of them brought a sentence is not known"),
    (("blame", "1"), "ago or earlier  "),
    (("figures", "1"), "version 1 no longer kept"),
    (("export", "1", "--format", "html"), "the oldest kept"),
    (("export", "1", "--format", "json"), '"pruned": {\n    "versions": [\n      1\n    ]'),
    (("export", "1", "--format", "warc"), "pages of versions 2 to 3 no longer kept, the stored text replaces it"),
    (("export", "1", "--format", "warc"), "version 1 no longer kept"),
)  # fmt: skip


@pytest.mark.parametrize(("command", "said"), SAID)
def test_what_was_pruned_is_said(pruned: Program, command: tuple[str, ...], said: str):
    result = pruned(*command)
    assert result.exit_code == 0, result.output
    assert said in result.output


@pytest.mark.parametrize("command", [("show", "1@1"), ("diff", "1@1..3"), ("blame", "1@1"), ("show", "1@9")])
def test_what_is_not_there_is_not_found(pruned: Program, command: tuple[str, ...]):
    result = pruned(*command)
    assert result.exit_code == 3
    assert ("no longer kept: it was pruned" in result.stderr) is ("9" not in command[1])


def test_the_archive_is_not_empty(pruned: Program, tmp_path: Path):
    file = tmp_path / "storm.warc"
    result = pruned("export", "1", "--format", "warc", "-o", str(file))
    assert "no longer kept" in result.stderr
    assert file.read_bytes().count(b"WARC-Type: conversion\r\n") == 2


def test_nothing_is_said_where_nothing_was_pruned(storm: Program):
    for command in (
        ("log", "1"),
        ("developments",),
        ("blame", "1"),
        ("export", "1", "--format", "html"),
        ("diff", "1"),
    ):
        assert "no longer kept" not in storm(*command).output
