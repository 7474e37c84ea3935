"""Reasons and changed figures in words."""

from __future__ import annotations

import pytest

from monitor.alerts.reasons import figures, from_to, reasons
from monitor.model import Edit, EditKind, Evidence, Op


@pytest.mark.parametrize(
    ("old", "new", "counts", "shown"),
    [
        ("15", "22", "killed", "15 → 22 killed"),
        ("1.2 million", "3.8 million", "", "1.2 → 3.8 million"),
        ("16 September", "21 September", "", "16 → 21 September"),
        ("Covid19", "19", "", ""),
        ("これまでに3人がけがをした", "これまでに11人がけがをした", "", "3 → 11人"),
        ("110人が", "120人が", "", "110 → 120人"),
    ],
)
def test_a_changed_figure(old: str, new: str, counts: str, shown: str) -> None:
    assert from_to(old, "→", new, counts) == shown


def test_reasons_are_shown_once_and_without_noise() -> None:
    edit = Edit(
        Op.ADDED,
        EditKind.EVENT,
        None,
        "市は避難所を開設した。",
        evidence=(
            Evidence("new sentence", "市は, は避, 避難"),
            Evidence("new figure: 31", "31"),
            Evidence("new figure: 19 (was Covid19)", "19"),
            Evidence("new name", "Foss"),
            Evidence("new name", "Halden"),
        ),
    )
    assert reasons(edit, "") == ["new figure: 31", "new name: Foss, Halden"]
    assert figures(edit.evidence, "→") == []
    assert figures((), "→") is None


@pytest.mark.parametrize(
    ("found", "kind", "shown"),
    [
        ([("new words", "date")], EditKind.EVENT, []),
        ([("new sentence", "date")], EditKind.EVENT, []),
        ([("new words", "spillway, noon")], EditKind.EVENT, ["new words: spillway, noon"]),
        ([("new words", "spillway, noon"), ("new name", "Foss")], EditKind.EVENT, ["new name: Foss"]),
        ([("new words", "spillway, noon")], EditKind.QUOTE, []),
        ([("new date: 16 May", "16 May")], EditKind.EVENT, ["new date: 16 May"]),
        ([("new time: 4 p.m. (was 6 p.m.)", "4 p.m.")], EditKind.DETAIL, ["new time: 4 p.m. (was 6 p.m.)"]),
    ],
)
def test_only_informative_reasons_are_shown(found: list[tuple[str, str]], kind: EditKind, shown: list[str]) -> None:
    edit = Edit(Op.ADDED, kind, None, "A sentence.", evidence=tuple(Evidence(*pair) for pair in found))
    assert reasons(edit, "") == shown
