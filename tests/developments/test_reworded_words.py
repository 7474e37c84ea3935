"""A word replaced by another form of its verb, or by a word that reports the same, is no news; another outcome is."""

from __future__ import annotations

import pytest

from tests.developments.test_small_words import changed

REWORDED = {
    "en": (
        ("Twelve sailors were injured in the collision.", "Twelve sailors were wounded in the collision."),
        ("The strait was closed on Tuesday.", "The strait was shut on Tuesday."),
        ("Freight prices rose for a third day.", "Freight prices climbed for a third day."),
    ),
    "de": (
        ("Ein Matrose starb am Abend im Klinikum.", "Ein Matrose ist am Abend im Klinikum gestorben."),
        ("Die Polizei nahm zwei Lotsen fest.", "Die Polizei hat zwei Lotsen festgenommen."),
        ("Der Kreistag lehnte den Antrag der Lotsen ab.", "Der Antrag der Lotsen wurde vom Kreistag abgelehnt."),
        ("Der Hafenmeister trat am Montag zurück.", "Der Hafenmeister ist am Montag zurückgetreten."),
    ),
    "nl": (
        ("De politie hield twee loodsen aan.", "De politie heeft twee loodsen aangehouden."),
        ("Duikers vonden het anker bij de pier.", "Duikers hebben het anker bij de pier gevonden."),
        ("De wethouder trad maandag af.", "De wethouder is maandag afgetreden."),
    ),
    "sv": (
        ("En matros dog på sjukhuset under kvällen.", "En matros har dött på sjukhuset under kvällen."),
        ("Polisen grep två lotsar i hamnen.", "Polisen har gripit två lotsar i hamnen."),
    ),
    "fr": (("La police prend deux pilotes en charge.", "La police a pris deux pilotes en charge."),),
    "es": (
        ("El juez puso en libertad a dos marineros.", "El juez ha puesto en libertad a dos marineros."),
        ("Dos hombres abrieron la puerta con una palanca.", "Dos hombres han abierto la puerta con una palanca."),
    ),
    "it": (("I pompieri spensero l'incendio a bordo.", "I pompieri hanno spento l'incendio a bordo."),),
    "pt": (("A empresa fez obras no cais.", "A empresa tinha feito obras no cais."),),
    "pl": (("Policja zatrzymała dwóch pilotów.", "Dwóch pilotów zostało zatrzymanych przez policję."),),
    "ru": (("Дума приняла закон о портах.", "Закон о портах принят думой."),),
}
TURNED_OUT = {
    "en": (
        ("Two sailors are still missing on Tuesday.", "Two sailors were found alive on Tuesday."),
        ("Two sailors were found alive.", "Two sailors were found dead."),
        ("Twelve sailors were injured in the collision.", "Twelve sailors were killed in the collision."),
        ("Ravn Lines agreed to buy Ostmark Tugs.", "Ostmark Tugs agreed to acquire Ravn Lines."),
    ),
    "de": (
        ("Ein Matrose wird seit Montag vermisst.", "Ein Matrose ist am Montag ums Leben gekommen."),
        ("Die Polizei nahm zwei Lotsen fest.", "Die Polizei hat zwei Lotsen freigelassen."),
    ),
    "fr": (("Un matelot est porté disparu.", "Un matelot a été retrouvé mort."),),
    "es": (("Un marinero sigue desaparecido.", "Un marinero fue hallado muerto."),),
    "it": (("Un marinaio risulta ancora disperso.", "Un marinaio è stato trovato morto."),),
    "pt": (("Um marinheiro continua desaparecido.", "Um marinheiro foi encontrado morto."),),
    "nl": (("Een matroos wordt nog vermist.", "Een matroos is dood gevonden."),),
    "sv": (("En matros saknas fortfarande.", "En matros har hittats död."),),
    "pl": (("Ratownicy szukają marynarza.", "Ratownicy znaleźli ciało marynarza."),),
    "ru": (("Матрос пропал.", "Матроса нашли живым."),),
    "uk": (("Рятувальники шукають матроса.", "Рятувальники знайшли тіло матроса."),),
}


def cases(table: dict[str, tuple[tuple[str, str], ...]]) -> list[tuple[str, str, str]]:
    return [(code, *pair) for code, pairs in table.items() for pair in pairs]


@pytest.mark.parametrize(("code", "old", "new"), cases(REWORDED))
def test_another_form_of_a_verb_or_a_like_word_is_no_news(code: str, old: str, new: str) -> None:
    assert changed(code, old, new).developments == ()


@pytest.mark.parametrize(("code", "old", "new"), cases(TURNED_OUT))
def test_another_outcome_is_news(code: str, old: str, new: str) -> None:
    assert [edit.new for edit in changed(code, old, new).developments] == [new]
