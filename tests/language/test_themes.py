"""The themes of a text."""

from __future__ import annotations

import pytest

from monitor.language import theme_places, words_of


@pytest.mark.parametrize(
    ("code", "text", "theme", "at"),
    [
        ("en", "Two were killed", "death", (2,)),
        ("en", "The diesel ran out", "death", None),
        ("en", "The match was called off late", "closure", (3,)),
        ("de", "Es gab drei Todesopfer", "injury", (3,)),
        ("de", "Der Minister tritt zurück", "departure", (2,)),
        ("fr", "Il a été mis en examen", "arrest", (3,)),
        ("es", "Cuatro muertos", "death", (1,)),
        ("it", "I feriti sono due", "injury", (1,)),
        ("pt", "Nove seguem desaparecidas", "missing", (2,)),
        ("nl", "Twee gewonden", "injury", (1,)),
        ("sv", "Mannen greps, en kvinna är gripen", "arrest", (5,)),
        ("pl", "Trwa strajk", "strike", (1,)),
        ("ru", "Мэр подал в отставку", "departure", (1, 3)),
        ("uk", "Двоє загинули, шукають зниклих", "missing", (3,)),
        ("tr", "Üç yaralı var", "injury", (1,)),
        ("tr", "Kazada iki kişi hayatını kaybetti", "death", (3,)),
        ("ar", "وأصيب ثلاثة في المستشفى", "injury", (0, 3)),
        ("ar", "للشرطة", "official", (0,)),
        ("ja", "二人が死亡", "death", None),
    ],
)
def test_themes(code: str, text: str, theme: str, at: tuple[int, ...] | None) -> None:
    assert theme_places(words_of(text), code).get(theme) == at
