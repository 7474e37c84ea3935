"""Figures that another figure took the place of, though the text states both values elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.quantities import compare_quantities

CHANGED = [
    ("19 in Ottering, 2 in Marle and 2 in Tarn.", "19 in Ottering, 3 in Marle and 2 in Tarn.", [("2", "3")]),
    ("3 in Marle, 2 in Tarn and 2 in Wexley.", "3 in Marle, 3 in Tarn and 2 in Wexley.", [("2", "3")]),
    ("Ottering won 3 medals and Marle 5.", "Ottering won 5 medals and Marle 3.", [("3", "5"), ("5", "3")]),
    ("It grew 4% in May and 2% in June.", "It grew 2% in May and 4% in June.", [("4%", "2%"), ("2%", "4%")]),
    ("Due 17 June, moved to 20 May.", "Due 20 May, moved to 17 June.", [("17 June", "20 May"), ("20 May", "17 June")]),
    ("Both ruled to 1442, he from 1422.", "Both ruled to 1422, he from 1422.", [("1442", "1422")]),
    ("Le 3 mai, il a promis d'ouvrir le 9 mai.", "Le 9 mai, il a promis d'ouvrir le 9 mai.", [("3 mai", "9 mai")]),
]
SAME = [
    ("3 in Marle, 2 in Tarn.", "2 in Tarn, 3 in Marle."),
    ("Sales rose from 3.9 million to 4.1 million.", "Sales rose to 4.1 million from 3.9 million."),
    ("It is 5 miles long and 2 miles wide.", "It is 8 km long and 2 miles wide."),
    ("It opened in May 2024 and shut in May 2025.", "It opened in May 2024 and shut in May."),
    ("Four were hurt and 2 died.", "4 were hurt and two died."),
]


@pytest.mark.parametrize(("old", "new", "pairs"), CHANGED)
def test_a_figure_in_anothers_place_is_a_change(old: str, new: str, pairs: list[tuple[str, str]]) -> None:
    language = "fr" if old.startswith("Le ") else "en"
    found = compare_quantities(old, new, language)
    assert [(change.old.text, change.new.text) for change in found.changed if change.old] == pairs
    assert not any(change.new.weak for change in found.changed)
    assert not found.lost


@pytest.mark.parametrize(("old", "new"), SAME)
def test_figures_that_moved_with_their_words_or_say_the_same_are_no_change(old: str, new: str) -> None:
    assert not compare_quantities(old, new).changed


@given(st.lists(st.integers(2, 40), min_size=2, max_size=8), st.data())
def test_whatever_else_the_text_states(counts: list[int], data: st.DataObject) -> None:
    """One count of a list becomes another: that pair and no other is the change."""
    at = data.draw(st.integers(0, len(counts) - 1))
    other = data.draw(st.integers(2, 40).filter(lambda count: count != counts[at]))
    now = [*counts[:at], other, *counts[at + 1 :]]
    old, new = (", ".join(f"{count} in town {chr(97 + n)}" for n, count in enumerate(some)) for some in (counts, now))
    changed = compare_quantities(old, new).changed
    assert [(change.old.text, change.new.text) for change in changed if change.old] == [(str(counts[at]), str(other))]
