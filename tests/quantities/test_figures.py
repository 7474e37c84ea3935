"""Reading numbers in digits and words, and changed figures, which are never mere wording."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.developments import compare
from monitor.language import of
from monitor.model import Document, EditKind
from monitor.quantities import changed_figures, quantities

SAME = [
    ("en", "1.5 million", "1,500,000"),
    ("en", "22", "twenty-two"),
    ("en", "£5m in aid", "£5 million in aid"),
    ("en", "35 per cent", "35%"),
    ("en", "half a million", "500,000"),
    ("en", "two dozen", "24"),
    ("en", "5.30pm", "17:30"),
    ("en", "27 January 2022", "January 27, 2022"),
    ("en", "6:00 - 8:00pm", "18:00-20:00"),
    ("en", "from 9 to 11.30am", "9am-11:30"),
    ("en", "11 - 1pm", "11am to 1 p.m."),
    ("en", "12:30 -1:30pm", "12.30pm–13:30"),
    ("en", "between 6 and 8 p.m.", "between 6pm and 8pm"),
    ("en", "11.30pm-1am", "23:30 to 1:00"),
    ("en", "in 2024/25", "in 2024 to 2025"),
    ("en", "1999-00", "1999 to 2000"),
    ("en", "17-19 May 2022", "17 May 2022 to Thursday 19 May 2022"),
    ("de", "von 18 bis 20 Uhr", "18.00 Uhr bis 20.00 Uhr"),
    ("de", "vom 3. bis 5. Mai", "3. Mai bis 5. Mai"),
    ("it", "dal 3 al 5 maggio", "3 maggio, 5 maggio"),
    ("en", "the 3rd", "the third"),
    ("en", "5 km", "5 kilometres"),
    ("de", "zweiundzwanzig", "22"),
    ("de", "ein Achtel der Menschen", "12,5 Prozent der Menschen"),
    ("de", "dreihundertfünf", "305"),
    ("de", "zweitausend", "2.000"),
    ("de", "1,5 Millionen", "1.500.000"),
    ("de", "27. Januar", "27.01.2022"),
    ("de", "17.30 Uhr", "17:30"),
    ("fr", "quatre-vingt-dix-sept", "97"),
    ("fr", "vingt et un", "21"),
    ("fr", "1 500 000 euros", "1,5 million d'euros"),
    ("fr", "17h30", "17:30"),
    ("es", "treinta y cinco", "35"),
    ("es", "mil quinientos millones", "1.500 millones"),
    ("it", "quarantatré", "43"),
    ("it", "tremila", "3.000"),
    ("pt", "duzentos e cinco mil", "205.000"),
    ("nl", "tweeëntwintig", "22"),
    ("nl", "anderhalf miljoen", "1,5 miljoen"),
    ("en", "a quarter million", "250,000"),
    ("en", "a quarter mile", "0.25 miles"),
    ("de", "eine Viertel Million", "250.000"),
    ("pl", "10-12 procenta", "10 procenta, 12 procent"),
    ("ru", "сто двадцать одна тысяча", "121 000"),
    ("ru", "тысяча двести один", "1201"),
    ("ru", "2,5 тыс. человек", "две с половиной тысячи человек"),
    ("ru", "четверть миллиона", "250 тысяч"),
    ("ru", "треть", "33 процента"),
    ("ru", "полтора часа", "1,5 часа"),
    ("ru", "с 10 до 12 процентов", "10–12%"),
    ("ru", "между 10 и 12 процентами", "10% и 12%"),
    ("ru", "с 17 по 19 мая", "17 мая, 19 мая"),
    ("ru", "первого мая 2020 года", "01.05.2020"),
    ("ru", "в 3 часа дня", "в 15:00"),
    ("ru", "к шести часам вечера", "к 18 часам"),
    ("ru", "минус 5 градусов", "-5 градусов"),
    ("ru", "15 кв. км", "15 км²"),
    ("ru", "60 км/ч", "60 километров в час"),
    ("ru", "каждый пятый", "20%"),
    ("ru", "пятилетний мальчик", "5 лет"),
    ("ru", "трёхлетняя девочка", "трехлетняя девочка"),
    ("uk", "сто двадцять одна тисяча", "121 000"),
    ("uk", "2,5 тис. осіб", "дві з половиною тисячі осіб"),
    ("uk", "чверть мільйона", "250 тисяч"),
    ("uk", "пів мільйона", "500 тисяч"),
    ("uk", "від 10 до 12 відсотків", "10–12%"),
    ("uk", "першого травня 2020 року", "01.05.2020"),
    ("uk", "о 3 годині дня", "о 15:00"),
    ("uk", "мінус 5 градусів", "-5 градусів"),
    ("uk", "п'ять, п’ять, пʼять", "5, 5, 5"),
    ("uk", "один із п'яти", "20%"),
    ("tr", "yirmi bir", "21"),
    ("tr", "iki buçuk milyon lira", "2.500.000 TL"),
    ("tr", "yüzde yirmi beş", "%25"),
    ("tr", "27 Ocak'ta", "27 Ocak"),
    ("tr", "yarım saat", "30 dakika"),
    ("ar", "خمسة وعشرون", "25"),
    ("ar", "مليونين ونصف", "2.5 مليون"),
    ("ar", "٢٥٪", "25 في المئة"),
    ("ar", "الخامس من مارس 2026", "٥ آذار ٢٠٢٦"),
    ("ar", "ثلاثة أرباع السكان", "75% من السكان"),
    ("hi", "१२:३०", "12:30"),
]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Министерство окружающей среды проверило склад."),
        ("ru", "Пол вымыли, в доме тепло."),
        ("ru", "Кто-то ещё раз позвонил."),
        ("uk", "Та сама річ сталася з ним серед поля."),
    ],
)
def test_words_that_are_not_figures(language: str, text: str) -> None:
    assert quantities(text, language) == ()


@pytest.mark.parametrize(("language", "one", "other"), SAME)
def test_two_forms_of_a_value_have_the_same_key(language: str, one: str, other: str) -> None:
    if one == "27. Januar":
        assert changed_figures(other, one, language) == ()
    else:
        assert [q.key for q in quantities(one, language)] == [q.key for q in quantities(other, language)]


CHANGED = [
    ("en", "15 people were killed", "22 people were killed", "new figure: 22 (was 15) people"),
    ("en", "nine were hurt", "a dozen were hurt", "new figure: dozen (was nine)"),
    (
        "en",
        "almost 32 million people",
        "more than 32 million people",
        "more than 32 million (was less than 32 million)",
    ),
    ("en", "less than £1,750", "£1,750", "new figure: £1,750 (was less than £1,750)"),
    ("en", "on Monday", "on Tuesday", "new figure: Tuesday (was Monday)"),
    ("en", "the second vote", "the third vote", "new figure: third (was second)"),
    ("en", "at 5pm", "at 6pm", "new figure: 6pm (was 5pm)"),
    ("en", "2 March to 30 March", "2 March to 2 March", "new figure: 2 March (was 30 March)"),
    ("de", "zwei Menschen starben", "ein Mensch starb", "new figure: ein (was zwei) Mensch"),
    ("es", "dos muertos", "un muerto", "new figure: un (was dos) muerto"),
    ("fr", "environ 30 blessés", "environ 40 blessés", "new figure: 40 (was 30) blessés"),
]


@pytest.mark.parametrize(("language", "old", "new", "reason"), CHANGED)
def test_the_reason_names_the_old_value(language: str, old: str, new: str, reason: str) -> None:
    assert reason in changed_figures(old, new, language)[0].reason


NO_CHANGE = [
    ("12 August", "Friday 12 August"),
    ("3 September", "3 September 2021"),
    ("COVID-19 cases", "Covid-19 cases"),
    ("six ships", "6 ships"),
    ("about 30 people", "some 30 people"),
]


@pytest.mark.parametrize(("old", "new"), NO_CHANGE)
def test_the_same_figures_are_no_change(old: str, new: str) -> None:
    assert changed_figures(old, new, "en") == ()


TEMPLATES = {
    "en": "Officials said {} houses were damaged in the storm.",
    "de": "Nach Angaben der Behörden wurden {} Häuser im Sturm beschädigt.",
    "fr": "Selon les autorités, {} maisons ont subi des dégâts dans la tempête.",
    "es": "Según las autoridades, {} casas sufrieron daños en la tormenta.",
    "it": "Secondo le autorità, {} case hanno subito danni nella tempesta.",
    "pt": "Segundo as autoridades, {} casas sofreram danos na tempestade.",
    "nl": "Volgens de autoriteiten raakten {} huizen beschadigd in de storm.",
}
CONTEXT = "\n\nRoads stayed closed. 22 people waited at the station, 7 of them children, on 3 May 2019."


@st.composite
def numerals(draw: st.DrawFn, language: str) -> tuple[Decimal, str]:
    """A number of at least two, written in digits, with marks, or in words."""
    words = {word: value for word, value in of(language).numbers.words.items() if value >= 2}
    if draw(st.booleans()):
        word = draw(st.sampled_from(sorted(words)))
        return Decimal(words[word]), word
    value = draw(st.integers(2, 3_000_000))
    grouped = f"{value:,}" if language == "en" else f"{value:,}".replace(",", ".")
    return Decimal(value), draw(st.sampled_from([str(value), grouped]))


@given(st.sampled_from(sorted(TEMPLATES)), st.data())
def test_no_changed_figure_is_ever_wording(language: str, data: st.DataObject) -> None:
    (was, old), (now, new) = data.draw(numerals(language)), data.draw(numerals(language))
    before, after = (
        replace(Document.from_text(TEMPLATES[language].format(text) + CONTEXT), language=language)
        for text in (old, new)
    )
    found = compare(before, after).developments
    if was == now:
        assert found == ()
    else:
        assert [(edit.new, edit.kind) for edit in found] == [(TEMPLATES[language].format(new), EditKind.FIGURE)]


@given(st.sampled_from(sorted(TEMPLATES)), st.data())
def test_words_and_digits_are_read_alike(language: str, data: st.DataObject) -> None:
    value, text = data.draw(numerals(language))
    read = quantities(TEMPLATES[language].format(text), language)
    assert [(item.key, item.text) for item in read if item.key[0] == "number"] == [(("number", value, ""), text)]
