"""A sentence with an outcome, added to a text that is otherwise unchanged, is news though all other words are known."""

from __future__ import annotations

import pytest

from monitor import Document, compare

STORIES = {
    "en": (
        "The A9 is closed in both directions between junctions 14 and 17 because of an overturned lorry.",
        "Drivers are advised to use the B601.",
        "Delays of up to 40 minutes are expected.",
    ),
    "de": (
        "Die A9 ist zwischen Selmen und Hardenau wegen eines umgestürzten Lastwagens gesperrt.",
        "Autofahrer sollen die B601 nehmen.",
        "Es ist mit Verzögerungen von 40 Minuten zu rechnen.",
    ),
    "fr": (
        "L'A9 est fermée entre Valmont et Saint-Aubry à cause d'un camion renversé.",
        "Les automobilistes doivent emprunter la D601.",
        "Des retards de 40 minutes sont à prévoir.",
    ),
}


def _developments(language: str, added: str) -> list[str]:
    story = STORIES[language]
    old, new = (Document.from_text("\n\n".join(lines), story[0][:6]) for lines in (story, (added, *story)))
    return [edit.new or "" for edit in compare(old, new).edits if edit.development]


@pytest.mark.parametrize(
    ("language", "added"),
    [
        ("en", "The A9 has reopened between junctions 14 and 17."),
        ("en", "The lorry has been cleared."),
        ("de", "Die A9 ist zwischen Selmen und Hardenau wieder geöffnet."),
        ("fr", "L'A9 a rouvert entre Valmont et Saint-Aubry."),
    ],
)
def test_an_added_outcome_is_news(language: str, added: str) -> None:
    assert _developments(language, added) == [added]


@pytest.mark.parametrize(
    "added", ["Sign up for our evening newsletter.", "The A9 is closed between junctions 14 and 17.", "Read more here."]
)
def test_a_line_to_the_reader_and_a_repetition_are_none(added: str) -> None:
    assert _developments("en", added) == []
