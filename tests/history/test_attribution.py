from __future__ import annotations

import pytest

from monitor.history.attribution import source_named


@pytest.mark.parametrize(
    ("language", "sentence", "source"),
    [
        ("en", "At least 15 people were injured, the fire brigade said.", "the fire brigade"),
        ("en", "Police said 22 people died.", "Police"),
        ("en", "According to the UN, 300 people fled.", "the UN"),
        ("en", "At least 22 people have died, officials said on Monday.", "officials"),
        ("en", "The toll rose to 36, a spokesman for the ministry said.", "a spokesman for the ministry"),
        ("de", "Mindestens 15 Menschen starben, sagte die Feuerwehr.", "die Feuerwehr"),
        ("es", "Al menos 15 personas murieron, según la policía.", "la policía"),
    ],
)
def test_the_source_of_a_figure(language: str, sentence: str, source: str):
    assert source_named(sentence, language) == source


@pytest.mark.parametrize(
    "sentence", ["He said 5 people were dead.", "The toll has reached 45.", "Confirmed cases rose to 5."]
)
def test_pronouns_and_plain_figures_name_no_source(sentence: str):
    assert source_named(sentence, "en") == ""
