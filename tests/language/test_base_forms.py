"""Forms of one verb share a base form; words that report the same share a meaning."""

from __future__ import annotations

import pytest

from monitor.language import base_forms, fold, meanings

ONE_VERB = {
    "de": """
        starb gestorben sterben stirbt|verstarb verstorben|festnahm festgenommen festnehmen|ablehnte abgelehnt ablehnen|
        ausrief ausgerufen|zurücktrat zurückgetreten|baute gebaut bauen|entschied entschieden
    """,
    "nl": "aanhield aangehouden aanhouden|vond gevonden vinden|afwees afgewezen|verbood verboden",
    "sv": "dog dött|fann funnit funnen|grep gripit gripna|körde kört|avled avlidit",
    "fr": "promet promis|découvre découvert|maintient maintenu|vendent vendu",
    "es": "puso puesto|detuvo detenido|abrieron abierto|propuso propuesto",
    "it": "spensero spento|mise messo|richiese richiesto",
    "pt": "fez feito|descobriu descoberto|morreu morto",
}
OTHER_VERBS = {
    "de": "kaufte verkaufte|gestimmt zugestimmt|nahm annahm abnahm|stört zerstört",
    "nl": "kocht verkocht|nam aannam afnam",
    "es": "puso propuso|tuvo detuvo",
}
ONE_MEANING = {
    "en": "injured wounded hurts|closed shuts|sacked dismissed firing|rose increases climbed",
    "de": "stiegen zugenommen|begann angefangen|Feuer Brand",
    "fr": "voiture automobile",
    "ru": "автомобиль машина",
}
OTHER_MEANINGS = {"en": "injured killed|closed reopened|rose fell|arrested charged", "de": "begann endete"}


def groups(table: dict[str, str]) -> list[tuple[str, list[str]]]:
    return [(code, [fold(word) for word in group.split()]) for code, text in table.items() for group in text.split("|")]


@pytest.mark.parametrize(("code", "words"), groups(ONE_VERB))
def test_forms_of_a_verb_share_a_base_form(code: str, words: list[str]) -> None:
    assert frozenset.intersection(*(base_forms(word, code) for word in words))


@pytest.mark.parametrize(("code", "words"), groups(OTHER_VERBS))
def test_a_prefix_makes_another_verb(code: str, words: list[str]) -> None:
    assert [
        (one, other)
        for one in words
        for other in words
        if one < other and base_forms(one, code) & base_forms(other, code)
    ] == []


@pytest.mark.parametrize(("code", "words"), groups(ONE_MEANING))
def test_words_that_report_the_same_share_a_meaning(code: str, words: list[str]) -> None:
    assert frozenset.intersection(*(meanings(word, code) for word in words))


@pytest.mark.parametrize(("code", "words"), groups(OTHER_MEANINGS))
def test_words_that_report_something_else_share_none(code: str, words: list[str]) -> None:
    assert not meanings(words[0], code) & meanings(words[1], code)


def test_languages_without_tables_have_stems_only() -> None:
    assert base_forms("nahm", "xx") == {"nahm"}
    assert meanings("injured", "xx") == frozenset()
