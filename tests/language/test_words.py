"""The words by which texts are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.language import (
    LANGUAGES,
    comparison_form,
    fold,
    grammar,
    is_content,
    outcome_stems,
    plain_words,
    stem,
    terms,
    words_of,
)

FOLDED = [
    ("Économie", "economie"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("l’eau", "l'eau"),
    ("peut‑être", "peut-etre"), ("Åland", "aland"), ("niño", "nino"), ("ﬁre", "fire"), ("Йод", "йод"), ("Її", "її"),
    ("ещё", "еще"), ("и\u0306од", "йод"),
    ("peut‑être", "peut-etre"), ("Åland", "aland"), ("niño", "nino"), ("ﬁre", "fire"),
    ("Kıyı", "kiyi"), ("İÇİŞLERİ", "icisleri"), ("إلى", "الي"), ("مدرسةً", "مدرسه"),
]  # fmt: skip
CONTENT = {
    "en": ("The mayor did not open the bridge on Monday", "mayor open bridge"),
    "de": ("Die Feuerwehr hat drei Menschen nicht gerettet", "feuerwehr menschen gerettet"),
    "fr": ("Le maire a ouvert le pont lundi", "maire ouvert pont"),
    "es": ("El alcalde abrió dos puentes hoy", "alcalde abrio puentes"),
    "it": ("Il sindaco ha aperto due ponti", "sindaco aperto ponti"),
    "pt": ("O prefeito não abriu a ponte", "prefeito abriu ponte"),
    "nl": ("De burgemeester heeft de brug geopend", "burgemeester brug geopend"),
    "sv": ("Polisen har inte gripit tre män i går", "polisen gripit man"),
    "pl": ("Policja nie zatrzymała dwóch mężczyzn w środę", "policja zatrzymała mezczyzn"),
    "ru": ("Полиция вчера не задержала двоих мужчин и ребёнка", "полиция задержала мужчин ребенка"),
    "uk": ("Поліція вчора не затримала п’ятьох чоловіків її об'єднання", "поліція затримала чоловіків обєднання"),
    "tr": ("Polis salı günü Ankara'da iki adamı gözaltına almadı", "polis ankara adami gozaltina"),
    "ar": ("لم تعتقل الشرطة رجلين في المدينة يوم الثلاثاء", "تعتقل الشرطه رجلين المدينه"),
}


@pytest.mark.parametrize(("word", "folded"), FOLDED)
def test_folding(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(("code", "text", "content"), [(code, *said) for code, said in CONTENT.items()], ids=CONTENT)
def test_content_words(code: str, text: str, content: str) -> None:
    assert [term.word for term in terms(comparison_form(text).split(), code)] == content.split()


def test_contractions_become_not() -> None:
    assert words_of("They don't, can’t and won't") == ("they", "do", "not", "can", "not", "and", "will", "not")
    assert plain_words(["isn", "t"]) == ["is", "not"]
    assert words_of("It isnt clear and wasnt") == ("it", "is", "not", "clear", "and", "was", "not")
    assert words_of("le pont dont on parle") == ("le", "pont", "dont", "on", "parle")


def test_scripts_without_spaces_are_compared_by_bigrams() -> None:
    assert [term.word for term in terms(comparison_form("東京で火災").split(), "ja")] == [
        "東京",
        "京で",
        "で火",
        "火災",
        "災",
    ]


def test_figures_and_single_letters_are_not_content_words() -> None:
    assert terms(["5", "b", "twelve", "km", "monday", "2020"], "en") == ()


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_for_outcomes_are_content_words(code: str) -> None:
    assert {stem(word, code) for word in LANGUAGES[code].outcome} == outcome_stems(code)
    assert not is_content(next(iter(LANGUAGES[code].function)), code)


def test_without_tables_only_figures_are_grammar() -> None:
    assert is_content("the", "xx")
    assert "twelve" in grammar("xx")


@given(st.lists(st.text(max_size=12), max_size=20), st.sampled_from([*LANGUAGES, "", "ja"]))
def test_terms_are_content_words_in_order(tokens: list[str], code: str) -> None:
    found = terms(comparison_form(" ".join(tokens)).split(), code)
    assert found == terms(comparison_form(" ".join(tokens)).split(), code)
    assert all(term.word and term.stem for term in found)
