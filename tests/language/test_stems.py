"""Forms of one word have the same stem, different words have different stems."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.language import LANGUAGES, fold, stem

ONE_WORD = {
    "en": """
        organised organizes organisation organization|analyse analyzing|harbour harbor harbours|centre center centers|
        programme program|defence defense|catalogue catalog|travelled traveled|grey gray|judgement judgment|
        aluminium aluminum|killed killing kills|city cities|rose risen rise|went gone go|took taken take|man men|
        stopped stopping stops|dying died dies|lost loses losing
    """,
    "de": "verletzt verletzte verletzten|strasse strassen|hauses hause haus|gemeinden gemeinde",
    "fr": "blessés blessée blessé|régions région|annoncé annoncer annonçait",
    "es": "heridos herida herido|bomberos bombero|aprobó aprobaron aprobado",
    "it": "feriti ferita ferito|città|arrestato arrestati arrestare",
    "pt": "feridos ferida ferido|cidade cidades|detido detidos",
    "nl": "gewonden gewond|straten straat|branden brand",
    "sv": "skadade skadad|bilar bilen bilarna bil|polisen polis",
    "pl": "pożary pożaru pożarem|mieszkańców mieszkańcy|szkoły szkołę szkoła",
    "ru": """
        пожар пожара пожары пожаром|погиб погибла погибли|полицейский полицейских полицейского|район районе районов|
        раненый раненых ранен ранены|задержан задержана задержали|судебный судебной|ещё еще|люди людей человек
    """,
    "uk": """
        пожежа пожежі пожежу пожежею пожеж|рішення рішень рішенням|район районі районів|будинок будинку будинків|
        загинув загинула загинули загинуло|затримав затримала затримали|затриманий затримано|
        врятували врятовано|зупинив зупинено|евакуювали евакуйовано|
        повідомляє повідомляють|міністерство міністерства міністерств|поліція поліції поліцію поліцією|
        область області областей|школа школи школу школою|харків харкова харкові|жінка жінки жінок жінкам|
        українець українця українців|військовий військові військових|зупинився зупинилася зупинились|
        програма програми програм|справа справи справ|генерал генерала генерали|ринок ринку|рада раді радою|
        суд суду судом|важливість важливості|київ києва києві|рік року років|помер померла померли
    """,
    "tr": """
        evler evlerde evlerin|bakanlık bakanlığı bakanlığının|köprüsü köprüde köprüler|öğrenci öğrenciler öğrencilerin|
        hastane hastaneye hastanede hastanesinde|yaralandı yaralanan|kapatıldı kapatılan kapatılması|limanda limanın
    """,
    "ar": """
        المستشفى مستشفى والمستشفى بالمستشفى|الوزير وزير وزيرا والوزير|الشرطة شرطة للشرطة|قتل قتلوا قتلت|
        أصيب اصيب أصيبوا|حريق حريقا الحريق|ولاية الولاية|وكالة الوكالة ووكالة
    """,
}
OTHER_WORDS = {
    "en": "police policy|new news|injured injustice|arrested rested",
    "de": "verletzt verlegt|strasse strafe",
    "fr": "blessé blanc|maison mairie",
    "es": "herido hermano",
    "it": "ferito fermato",
    "pt": "detido destino",
    "nl": "brand bron",
    "sv": "skadad skapad",
    "pl": "pożar pomiar",
    "ru": "пожар пожертвование|задержан задание|йод иод|район рай",
    "uk": "пожежа пожертва|міністр міст|суд судно|поліція політика|рада радіо|страйк страх|її їхні",
    "tr": "yangın yaralı|kapandı kapıldı|bakan banka",
    "ar": "قتل قاتل|حريق حقيقة|مدينة مدرسة",
}


def groups(table: dict[str, str]) -> list[tuple[str, list[str]]]:
    return [(code, group.split()) for code, text in table.items() for group in text.split("|")]


@pytest.mark.parametrize(("code", "words"), groups(ONE_WORD))
def test_forms_of_one_word_have_one_stem(code: str, words: list[str]) -> None:
    assert len({stem(fold(word), code) for word in words}) == 1


@pytest.mark.parametrize(("code", "words"), groups(OTHER_WORDS))
def test_different_words_have_different_stems(code: str, words: list[str]) -> None:
    assert len({stem(fold(word), code) for word in words}) == len(words)


@pytest.mark.parametrize("code", ["", "xx", "ja"])
def test_without_tables_a_word_is_its_own_stem(code: str) -> None:
    assert stem("organised", code) == "organised"


@pytest.mark.parametrize("word", ["g20", "f-16", "5km", "the"])
def test_codes_and_short_words_are_not_stemmed(word: str) -> None:
    assert stem(word, "en") == word


@given(st.text(max_size=80), st.sampled_from([*LANGUAGES, "", "xx"]))
def test_the_stem_of_any_text_is_reproducible(word: str, code: str) -> None:
    assert stem(fold(word), code) == stem(fold(word), code)
    assert bool(stem(fold(word), code)) == bool(fold(word))
