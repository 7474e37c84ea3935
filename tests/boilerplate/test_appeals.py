"""Appeals to readers and copyright notices are furniture; article text about such things is not."""

from __future__ import annotations

import pytest

from monitor.boilerplate import furniture_reason, read_note


@pytest.mark.parametrize(
    "line",
    [
        "Support independent journalism: donate today.",
        "Please consider making a donation to keep local journalism alive.",
        "If you have been affected by the issues in this story, call 0800 555 0100.",
        "Anyone affected by this story can find support at lantern.example/help.",
        "Listen to our podcast: The flood that never ended",
        "Hear more on this story in the latest episode of our podcast.",
        "No part of this story may be reproduced without permission.",
        "Unterstützen Sie unabhängigen Journalismus mit einer Spende.",
        "Apoye el periodismo independiente con una donación.",
        "Toute reproduction interdite.",
    ],
)
def test_appeals_and_notices_are_furniture(line: str) -> None:
    assert furniture_reason(line)


@pytest.mark.parametrize(
    "line",
    [
        "Support for independent journalism fell by a third, the survey found.",
        "The ministry opened a helpline for relatives of the passengers.",
        "The charity said donations for the flood victims had passed expectations.",
        "If you live in Karst, boil your water until Friday.",
        "The podcast about the flood won the prize for the best reporting.",
        "The company said its report may not be complete.",
    ],
)
def test_article_text_is_not_furniture(line: str) -> None:
    assert furniture_reason(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "NOTE TO EDITORS: Story moved earlier under a different slug.",
        "This version restores a dropped word in paragraph three.",
        "Editors' note: An earlier dispatch on this topic carried a different byline.",
        "Editor's note: Contains details that some readers may find distressing.",
        "The names of the children have been changed to protect their identity.",
    ],
)
def test_a_note_of_the_desk_states_no_fact(line: str) -> None:
    note = read_note(line)
    assert note is not None
    assert not note.states_fact


@pytest.mark.parametrize(
    "line",
    [
        "This version of the bill removes the name of the river.",
        "An earlier report found three cracks in the hull.",
        "The story moved readers to tears.",
    ],
)
def test_article_text_about_versions_and_reports_is_not_a_note(line: str) -> None:
    assert read_note(line) is None
