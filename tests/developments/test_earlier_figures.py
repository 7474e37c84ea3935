"""A new figure names its earlier value, also if the sentence was rewritten."""

from __future__ import annotations

import pytest

from monitor import Change, Document, compare

STAYS = "The factory in Arlon was closed by inspectors on Monday and all of its chocolate was recalled."
BEFORE = "There have been 145 confirmed cases in the UK."
AFTER = "The agency has identified 163 confirmed cases in the UK, it said on Friday."


def update(old: str, new: str) -> Change:
    title = "Salmonella linked to chocolate"
    return compare(Document.from_text(old, title), Document.from_text(new, title))


def reasons(change: Change) -> list[str]:
    return [item.reason for edit in change.developments for item in edit.evidence]


def test_a_figure_in_a_new_sentence_elsewhere_names_its_earlier_value() -> None:
    change = update(f"{BEFORE}\n\n{STAYS}", f"{STAYS}\n\n{AFTER}")
    assert "new figure: 163 (was 145) confirmed cases" in reasons(change)
    (passage,) = change.passages
    assert (change.edits[passage.lead].old or passage.previous) == BEFORE


@pytest.mark.parametrize("more", ["Divers found 12 boats in the harbour.", "The fine is 40,000 euros."])
def test_a_figure_for_something_else_has_no_earlier_value(more: str) -> None:
    change = update(f"{BEFORE}\n\n{STAYS}", f"{BEFORE}\n\n{STAYS}\n\n{more}")
    assert change.passages
    assert not any("(was" in reason for reason in reasons(change))
    assert change.passages[0].previous == ""


def test_the_month_may_is_no_word_of_doubt() -> None:
    change = update(
        f"As of 13 May, 111 cases were reported.\n\n{STAYS}", f"In total 163 cases were reported.\n\n{STAYS}"
    )
    assert "no longer uncertain" not in reasons(change)
