"""Names that match nothing and invalid values: each command reports them and changes nothing."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Program
from tests.cli.test_states import kept, run

__all__ = ["kept"]

ODD = ("", " ", "-1", str(2**63), str(2**64), "9" * 5000, "a\0b", "\udcff", "1@0", f"1@{2**64}..2", "@", "[b]", "%s")
TAKES_A_NAME = (
    ("feeds", "show"), ("feeds", "pause"), ("feeds", "remove"), ("articles", "mute"), ("articles", "remove"),
    ("show",), ("diff",), ("blame",), ("log",), ("log", "--feed"), ("developments",), ("export",), ("figures",),
    ("alerts", "show"),
    ("alerts", "retry"), ("alerts", "preview"), ("subscriptions", "remove"), ("subscriptions", "test"), ("poll",),
    ("articles", "list", "--feed"),
)  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
def test_a_name_that_matches_nothing_changes_nothing(kept: Program, odd: str) -> None:
    before = kept.json("feeds", "list"), kept.json("articles", "list")
    for command in TAKES_A_NAME:
        code, out, err = run(kept, (*command, *(() if command[-1] == "--feed" else ("--",)), odd.replace("{", "{{")))
        assert code in (2, 3), (command, out, err)
        assert out == ""
        assert err
    assert (kept.json("feeds", "list"), kept.json("articles", "list")) == before


@pytest.mark.parametrize(
    "command",
    [
        ("catchup", "--as", "\udcff"),
        ("search", "\udcff"),
        ("subscriptions", "add", "\udcff", "--to", "a@desk.example"),
        ("log", "-n", "9" * 5000),
        ("log", "-n", "-1"),
        ("log", "--since", "2026-02-30"),
        ("log", "--since", "9" * 5000 + "d"),
        ("log", "--since", "nand"),
    ],
)
def test_an_invalid_value_is_a_usage_error(kept: Program, command: tuple[str, ...]) -> None:
    code, out, err = run(kept, command)
    assert (code, out) == (2, "")
    assert "Error: Invalid value" in err


@pytest.mark.parametrize(
    "command",
    [
        ("log", "-n", str(2**64)),
        ("developments", "-n", str(2**64)),
        ("search", "harbour", "-n", str(2**64)),
        ("articles", "list", "--before", str(2**64)),
        ("diff", "1@1..2", "-U", str(2**64)),
        ("diff", "1@1..2", "--side-by-side", "-U", str(2**64)),
        ("log", "--since", "0001-01-01T00:00:00+23:59"),
        ("log", "--since", "1e9d"[2:]),
        ("log", "--since", "999999999d"),
    ],
)
def test_limits_beyond_the_data_return_everything(kept: Program, command: tuple[str, ...]) -> None:
    code, out, err = run(kept, command)
    assert (code, err) == (0, "")
    assert out


@pytest.mark.parametrize("command", [("catchup", "--stay", "-n"), ("feeds", "list", "--after")])
def test_numbers_beyond_the_largest_of_a_database_are_accepted(kept: Program, command: tuple[str, ...]) -> None:
    assert run(kept, (*command, str(2**64)))[0] == 0
