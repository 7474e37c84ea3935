"""A name that the story has, written out, shortened or in place of a pronoun, is no news; another name is."""

from __future__ import annotations

import pytest

from monitor import Document, compare

STORY = """The Marine Accident Office has opened an inquiry, Chief Inspector Ada Renshaw said.

{}

Harbour Minister Otto Brandt and his brother Emil Brandt own the tug. It was built in Lund."""


def told(old: str, new: str) -> list[str | None]:
    return [edit.new for edit in compare(*(Document.from_text(STORY.format(text)) for text in (old, new))).developments]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Renshaw went aboard on Monday.", "Ada Renshaw went aboard on Monday."),
        ("The chief inspector went aboard on Monday.", "Chief Inspector Renshaw went aboard on Monday."),
        ("The inspector went aboard on Monday.", "Renshaw went aboard on Monday."),
        ("The Marine Accident Office will report in June.", "The MAO will report in June."),
        ("The MAO will report in June.", "The Marine Accident Office will report in June."),
        (
            'Later Renshaw came back. "We have all we need," she said.',
            'Later Renshaw came back. "We have all we need," CI Renshaw said.',
        ),
    ],
)
def test_a_known_name_in_another_form_is_no_news(old: str, new: str) -> None:
    assert told(old, new) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The inspector went aboard on Monday.", "Inspector Doyle went aboard on Monday."),
        ("Brandt went aboard on Monday.", "Emil Brandt went aboard on Monday."),
        ("The Marine Accident Office will report in June.", "The NSA will report in June."),
        (
            'Later Renshaw came back. "We have all we need," she said.',
            'Later Renshaw came back. "We have all we need," PC Doyle said.',
        ),
    ],
)
def test_another_name_is_news(old: str, new: str) -> None:
    assert told(old, new)
