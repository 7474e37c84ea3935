"""Figures that several outlets report differently."""

from __future__ import annotations

import pytest

from monitor.stories.disagreement import Row, Verdict, disagreements
from tests.stories.report import article

FIRE = "A fire broke out in a hotel in Castle Street in the night."
KILLED = "{} people were killed in the fire, the police said."


def killed(*values: str) -> str:
    return "\n\n".join([FIRE, *(KILLED.format(value) for value in values)])


def row_of(*rows: Row) -> Row:
    (found,) = (row for row in rows if "people" in row.counts or "killed" in row.counts)
    return found


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ([(0, "15")], [(5, "15")], Verdict.AGREE),
        ([(0, "At least 15")], [(0, "22")], Verdict.AGREE),
        ([(0, "At least 22")], [(0, "15")], Verdict.CONTRADICT),
        ([(0, "15")], [(0, "22")], Verdict.CONTRADICT),
        ([(0, "15")], [(30, "22")], Verdict.LATER),
        ([(0, "15")], [(0, "15"), (30, "22")], Verdict.LATER),
        ([(0, "15"), (30, "22")], [(0, "15"), (40, "22")], Verdict.AGREE),
        ([(0, "About 200")], [(0, "213")], Verdict.AGREE),
        ([(0, "About 200")], [(0, "280")], Verdict.CONTRADICT),
    ],
)
def test_verdicts(one: list[tuple[int, str]], other: list[tuple[int, str]], verdict: Verdict) -> None:
    articles = [
        article(number, *((minutes, killed(value)) for minutes, value in versions))
        for number, versions in ((1, one), (2, other))
    ]
    found = row_of(*disagreements(articles))
    assert found.verdict is verdict
    assert [line.article_id for line in found.lines] == [1, 2]
    assert [item.value for item in found.lines[1].values] == [value.split()[-1] for _, value in other]


def test_an_old_value_that_is_reported_again_contradicts_the_new_one() -> None:
    more = "Castle Street is closed to traffic until Friday, the council said."
    kept = article(1, (0, killed("15")), (60, f"{killed('15')}\n\n{more}"))
    newer = article(2, (30, killed("22")))
    assert row_of(*disagreements([kept, newer])).verdict is Verdict.CONTRADICT


def test_articles_with_a_value_corrected_elsewhere_are_outdated() -> None:
    note = "Correction: an earlier version of this article gave a wrong number of people killed."
    one = article(1, (0, killed("15")), (60, f"{killed('12')}\n\n{note}"))
    two = article(2, (10, killed("15")))
    three = article(3, (70, killed("12")))
    found = row_of(*disagreements([one, two, three]))
    assert (found.verdict, found.outdated) == (Verdict.CORRECTED, (2,))


def test_counts_of_different_things_are_not_compared() -> None:
    one = article(1, (0, "15 people were killed in the fire in Castle Street, the police said."))
    two = article(2, (0, "22 guests were rescued from the roof by firefighters with two ladders."))
    assert disagreements([one, two]) == ()
