"""Comparison forms: texts that must count as the same, and texts that must not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.language.forms import comparison_form, sentence_digest

SAME = [
    ("“It’s over,” he said.", '"It\'s over", he said'),
    ("The plan – agreed in May – failed…", "The plan - agreed in May -- failed..."),
    ("Ten\u00a0people \u2009met", "Ten people met"),
    ("cafe\u0301", "café"),
    ("ﬁve oﬃces", "five offices"),
    ("co\u00adoperate", "cooperate"),
    ("THE END", "The End"),
    ("Straße", "STRASSE"),
    ("5 %", "5%"),
    ("£ 3.2 bn", "£3.2bn"),
    ("1\u202f500", "1 500"),
    ("１２％", "12%"),
    ("今天 下雨。", "今天下雨"),
    ("–5 °C", "-5°C"),
    ("20–30", "20-30"),
    ("🚨 Breaking", "Breaking"),
    ("قال\u200f الرجل", "قال الرجل"),
    ("علي في كييف", "علی فی کییف"),
    ("می\u200cشود", "ميشود"),
    ("خانهٔ ما", "خانه ما"),
    ("مُحَمَّد أحمد إلى الآن", "محمد احمد الى الان"),
    ("مدرسة", "مدرسه"),
    ("۱۴ نفر", "14 نفر"),
    ("१४ लोग", "14 लोग"),
    ("पाँच गाँव", "पांच गांव"),
    ("ज़िला फ़ैसला", "जिला फैसला"),
    ("हिन्दी सम्बन्ध", "हिंदी संबंध"),
    ("क\u094d\u200dया", "क\u094dया"),
    ("İSTANBUL", "istanbul"),
    ("DIŞİŞLERİ", "dışişleri"),
    ("Королёв ждёт", "Королев ждет"),
    ("за\u0301мок", "замок"),
    ("שָׁלוֹם", "שלום"),
]
OTHER = [
    ("£5", "$5"),
    ("5%", "5"),
    ("12.5", "125"),
    ("3.2", "3-2"),
    ("-5 degrees", "5 degrees"),
    ("fell to −5", "fell to 5"),
    ("10:30", "10 30"),
    ("m²", "m³"),
    ("किताब", "कुताब"),
    ("कल", "काल"),
    ("जन्म", "जंम"),
    ("चौदह", "चौबीस"),
    ("résumé", "resume"),
    ("má", "mà"),
    ("мой", "мои"),
    ("їх", "іх"),
    ("کتاب", "کباب"),
    ("۱۴", "۱۵"),
    ("がく", "かく"),
    ("十二人", "十三人"),
    ("not guilty", "guilty"),
    ("½", "¼"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_style_does_not_count(one: str, two: str) -> None:
    assert comparison_form(one) == comparison_form(two)
    assert sentence_digest(one) == sentence_digest(two)


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_meaning_counts(one: str, two: str) -> None:
    assert comparison_form(one) != comparison_form(two)
    assert sentence_digest(one) != sentence_digest(two)


def test_the_digest_is_stable() -> None:
    assert sentence_digest("A bridge fell.") == "e891a73be97a135e8ce7"


def test_the_ascii_path_and_the_general_path_agree() -> None:
    """The fast path for ASCII and the general one agree: an ignored non-ASCII character selects the general one."""
    for text in ("At 10:30 a.m. U.S. troops took 1,500 of 2.5% (-3, $4) _x_ F-16", "a_b __ c__d 1a a1 5+3 -7 to -$8"):
        assert comparison_form(text) == comparison_form(text + " …")


@given(st.text(alphabet="aB9 .,:-$%+_()'", max_size=40))
def test_the_paths_agree_on_any_text(text: str) -> None:
    assert comparison_form(text) == comparison_form(text + " …")


@given(st.text(alphabet="aé BßЯ9中. ,%€“ıİйё́يیک۱ंँ़न्द", max_size=60))
def test_a_form_is_its_own_form(text: str) -> None:
    form = comparison_form(text)
    assert comparison_form(form) == form
