# ruff: noqa: E501 -- whole sentences
"""Sentences written anew: the same in other words is no news, a figure, name or outcome in other words is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.developments import compare
from monitor.model import Change, Document, EditKind

LEAD = {
    "en": "The harbour of Lund was closed to ships on Monday.",
    "de": "Der Hafen von Lund war am Montag für Schiffe gesperrt.",
    "fr": "Le port de Lund était fermé aux navires lundi.",
    "es": "El puerto de Lund estaba cerrado a los barcos el lunes.",
}
END = {
    "en": "The port employs some 400 people.",
    "de": "Der Hafen beschäftigt rund 400 Menschen.",
    "fr": "Le port emploie quelque 400 personnes.",
    "es": "El puerto emplea a unas 400 personas.",
}
THE_SAME = {
    "clauses turned round, words replaced": (
        "en",
        "Divers searched the wreck until dusk but saw no sign of the two missing deckhands, the coastguard said.",
        "Until nightfall divers combed the wreck, according to the coastguard, without a trace of the two missing deckhands.",
    ),
    "a sentence that takes the place of another": (
        "en",
        "Cranes could not be used for fear that the quay would give way.",
        "Rescuers were unable to bring in cranes, fearing the quay might give way.",
    ),
    "a share in other words": (
        "en",
        "About one in five of the containers was lost, the owner said.",
        "The owner said around 20% of the containers had been lost.",
    ),
    "a rank spelled out": (
        "en",
        "“The hull is open in two places,” said Cdr Alma Treen, who leads the work.",
        "“The hull is open in two places,” said Commander Alma Treen, who leads the work.",
    ),
    "umgestellt": (
        "de",
        "Taucher suchten das Wrack bis zum Abend ab, fanden aber keine Spur der beiden Matrosen, teilte die Küstenwache mit.",
        "Wie die Küstenwache mitteilte, wurde das Wrack bis zum Abend von Tauchern abgesucht; von den beiden Matrosen fand sich keine Spur.",
    ),
    "dicho de otro modo": (
        "es",
        "Más de 60 rescatistas acudieron al lugar con 14 barcos.",
        "Más de 60 rescatistas fueron al lugar con 14 barcos.",
    ),
}
NEWS = {
    "an outcome": (
        "en",
        "Two deckhands are still missing, according to the company that runs the ship, and divers are at work.",
        "Divers working at the ship have recovered two deckhands, who were dead, the company that runs it said.",
    ),
    "a figure": (
        "en",
        "About one in five of the containers was lost, the owner said.",
        "The owner said around 30% of the containers had been lost.",
    ),
    "a name": (
        "en",
        "Divers searched the wreck until dusk but saw no sign of the two missing deckhands, the coastguard said.",
        "Until nightfall divers from Malmby combed the wreck, said the coastguard, without a trace of the two missing deckhands.",
    ),
    "the opposite in a short sentence": ("en", "Traffic on the strait slowed.", "Traffic on the strait accelerated."),
    "one word for another": ("en", "Three ships will back the search.", "Three ships will hinder the search."),
    "was to come, in other words": (
        "en",
        "A company from Ekholm was due to begin lifting the bow in the afternoon.",
        "The bow has meanwhile been raised by a company from Ekholm.",
    ),
    "was open, is decided": (
        "en",
        "The owner is considering whether to sell the ship.",
        "The owner has sold the ship.",
    ),
    "was ruled out, is done": ("es", "El alcalde descartó cerrar la playa.", "El alcalde cerró la playa."),
    "ein Ausgang": (
        "de",
        "Zwei Matrosen werden nach Angaben der Reederei weiterhin vermisst, Taucher suchen das Schiff ab.",
        "Taucher haben am Schiff nach Angaben der Reederei zwei Matrosen tot geborgen.",
    ),
}


def update(language: str, old: str, new: str) -> Change:
    def document(text: str) -> Document:
        story = (LEAD[language], text, END[language])
        return replace(Document.from_text("\n\n".join(story), "Harbour closed"), language=language)

    return compare(document(old), document(new))


@pytest.mark.parametrize(("language", "old", "new"), THE_SAME.values(), ids=list(THE_SAME))
def test_the_same_in_other_words_is_no_news(language: str, old: str, new: str) -> None:
    change = update(language, old, new)
    assert change.developments == ()
    assert change.edits != ()


@pytest.mark.parametrize(("language", "old", "new"), NEWS.values(), ids=list(NEWS))
def test_news_in_other_words_is_news(language: str, old: str, new: str) -> None:
    assert [edit.new for edit in update(language, old, new).developments] == [new]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("14:05", "16:40"),
        ("Breaking 15:12 BST", "Breaking 17:45 BST"),
        ("Report in full (PDF, 186KB, 2 pages)", "Report in full (PDF, 203KB, 3 pages)"),
        ("2025", "2026"),
    ],
)
def test_stamps_and_sizes_are_of_the_page(old: str, new: str) -> None:
    assert update("en", old, new).developments == ()


def test_when_something_takes_place_is_no_stamp() -> None:
    old, new = "Open day, 12 December, 4pm to 6pm", "Open day, 19 December, 4pm to 6pm"
    assert [edit.kind for edit in update("en", old, new).developments] == [EditKind.FIGURE]


def test_where_and_when_a_report_was_written_may_go() -> None:
    text = "The ferry Alma will sail again in June, its owner said."
    assert update("en", f"EKHOLM, April 1 (Quay) - {text}", text).developments == ()


def test_a_short_form_of_a_known_name_is_no_new_name() -> None:
    old = "The Lund Port Authority said it would pay for the damage to the quay."
    new = "The Lund Port Authority said it would pay for the damage. The LPA said ships would wait."
    names = [item.text for edit in update("en", old, new).edits for item in edit.evidence if item.reason == "new name"]
    assert names == []
