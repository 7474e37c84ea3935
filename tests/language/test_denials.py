"""Denials are counted as a language counts them: two cancel each other, or agree."""

from __future__ import annotations

import pytest

from monitor.language import denials, words_of


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "The cause is known.", 0),
        ("en", "The cause is not known.", 1),
        ("en", "The cause is not without interest.", 2),
        ("de", "Die Ursache ist nicht bekannt.", 1),
        ("fr", "La cause n'est pas connue.", 1),
        ("fr", "Personne n'a été blessé.", 1),
        ("es", "No hay nadie.", 1),
        ("it", "Non c'era nessuno.", 1),
        ("pt", "Não ficou ninguém ferido.", 1),
        ("pl", "Nikt nie został ranny.", 1),
        ("ru", "Никто не пострадал.", 1),
        ("uk", "Ніхто не постраждав.", 1),
        ("fi", "Kukaan ei loukkaantunut.", 0),
    ],
)
def test_denials(language: str, text: str, number: int) -> None:
    assert denials(words_of(text), language) == number
