"""An ordinal, a weekday or a small number that is replaced is news if hardly anything else differs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor import Document, compare

FRAME = {
    "en": ("The regatta at Lindwick drew boats from nine towns.", "It is held every summer off the east slip."),
    "de": ("Zur Regatta in Lindwick kamen Boote aus neun Orten.", "Sie findet jeden Sommer vor der Ostmole statt."),
}


def _developments(language: str, old: str, new: str) -> list[str | None]:
    first, last = FRAME[language]
    before, after = (
        replace(Document.from_text("\n\n".join((first, text, last)), "Regatta"), language=language)
        for text in (old, new)
    )
    return [edit.new for edit in compare(before, after).edits if edit.development]


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("en", "The Heron came 13th among the larger boats.", "The Heron came 12th among the larger boats."),
        ("en", "Her skipper won for the fifth time in a row.", "Her skipper won for the sixth time in a row."),
        ("en", "The prizes are handed out on Tuesday.", "The prizes are handed out on Wednesday."),
        ("de", "Die Preise werden am Montag vergeben.", "Die Preise werden am Dienstag vergeben."),
        ("de", "Die Reiher wurde dritte ihrer Klasse.", "Die Reiher wurde vierte ihrer Klasse."),
    ],
)
def test_a_replaced_small_figure_is_news(language: str, old: str, new: str) -> None:
    assert _developments(language, old, new) == [new]
