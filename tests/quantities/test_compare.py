"""Comparing the quantities of two texts: changed, converted, new, lost. No change is missed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.quantities import Known, compare_quantities, quantities

# Language, older text, newer text, the newer quantity that must be reported as changed, the older one it replaces.
CHANGED = [
    ("en", "101 people were killed.", "100 people were killed.", "100", "101"),
    ("en", "1 person was hurt.", "2 people were hurt.", "2", "1"),
    ("en", "One person was hurt.", "Two people were hurt.", "Two", "One"),
    ("en", "A ship sank.", "Two ships sank.", "Two", "A"),
    ("en", "At least 10 died.", "At least 12 died.", "12", "10"),
    ("en", "Almost 32 million voted.", "More than 32 million voted.", "32 million", "32 million"),
    ("en", "She came second.", "She came third.", "third", "second"),
    ("en", "The 2nd round is open.", "The 3rd round is open.", "3rd", "2nd"),
    ("en", "It opens in 2024.", "It opens in 2025.", "2025", "2024"),
    ("en", "Kim, 34, was held.", "Kim, 35, was held.", "35", "34"),
    ("en", "A 34-year-old was held.", "A 36-year-old was held.", "36", "34"),
    ("en", "They won 2-1.", "They won 3-1.", "3", "2"),
    ("en", "They lead 1-0.", "They trail 0-1.", "0", "1"),
    ("en", "It ended 0–3.", "It ended 3–0.", "3", "0"),
    ("en", "Expect 10-15 cm.", "Expect 10-20 cm.", "20 cm", "15 cm"),
    ("en", "The odds are 3:1.", "The odds are 4:1.", "4", "3"),
    ("en", "It costs £1.5m.", "It costs £1.8m.", "£1.8m", "£1.5m"),
    ("en", "It costs $5 million.", "It costs €5 million.", "€5 million", "$5 million"),
    ("en", "Zone 4 | 3 | 12", "Zone 4 | 4 | 12", "4", "3"),
    ("en", "Zone 4 | 3 | 4", "Zone 4 | 4 | 3", "4", "3"),
    ("en", "3 men died, 5 children were hurt.", "5 men died, 3 children were hurt.", "5", "3"),
    ("en", "It is 12 km away.", "It is 12 miles away.", "12 miles", "12 km"),
    ("en", "It is 10 miles away.", "It is 20 km away.", "20 km", "10 miles"),
    ("en", "It was 30°C.", "It was 30°F.", "30°F", "30°C"),
    ("en", "It was 30°C.", "It was 90°F.", "90°F", "30°C"),
    ("en", "It starts at 10:00 GMT.", "It starts at 10:00 EST.", "10:00 EST", "10:00 GMT"),
    ("en", "It starts at 3pm.", "It starts at 4pm.", "4pm", "3pm"),
    ("en", "About 30 were killed.", "About 34 were killed.", "34", "30"),
    ("en", "About 30 were killed.", "34 were killed.", "34", "30"),
    ("en", "Some 1.5 million fled.", "Some 1.6 million fled.", "1.6 million", "1.5 million"),
    ("en", "1.5 million fled.", "1,512,300 fled.", "1,512,300", "1.5 million"),
    ("en", "A third agreed.", "A quarter agreed.", "quarter", "third"),
    ("en", "One in three agreed.", "One in four agreed.", "One in four", "One in three"),
    ("en", "33% agreed.", "35% agreed.", "35%", "33%"),
    ("en", "Hundreds fled.", "Thousands fled.", "Thousands", "Hundreds"),
    ("en", "A dozen were hurt.", "15 were hurt.", "15", "dozen"),
    ("en", "on 3 May", "on 4 May", "4 May", "3 May"),
    ("en", "on Monday", "on Tuesday", "Tuesday", "Monday"),
    ("en", "It grew by 0.4 per cent.", "It grew by 0.5 per cent.", "0.5 per cent", "0.4 per cent"),
    ("en", "one hundred and one people", "one hundred people", "one hundred", "one hundred and one"),
    ("de", "Zwei Menschen starben.", "Drei Menschen starben.", "Drei", "Zwei"),
    ("de", "Ein Mensch starb.", "Zwei Menschen starben.", "Zwei", "Ein"),
    ("de", "zweihunderttausend Menschen", "dreihunderttausend Menschen", "dreihunderttausend", "zweihunderttausend"),
    ("de", "hunderteins Verletzte", "hundert Verletzte", "hundert", "hunderteins"),
    ("de", "1,5 Millionen Euro", "1,8 Millionen Euro", "1,8 Millionen Euro", "1,5 Millionen Euro"),
    ("de", "um 15 Uhr", "um 16 Uhr", "16 Uhr", "15 Uhr"),
    ("de", "mehr als 40 Häuser", "weniger als 40 Häuser", "40", "40"),
    ("de", "am 3. Mai", "am 4. Mai", "4. Mai", "3. Mai"),
    ("fr", "dix-neuf blessés", "vingt blessés", "vingt", "dix-neuf"),
    ("fr", "dix-neuf blessés", "dix-huit blessés", "dix-huit", "dix-neuf"),
    ("fr", "quatre-vingts morts", "quatre-vingt-dix morts", "quatre-vingt-dix", "quatre-vingts"),
    ("fr", "un blessé", "deux blessés", "deux", "un"),
    ("fr", "près de 300 maisons", "plus de 300 maisons", "300", "300"),
    ("fr", "1,2 milliard d'euros", "1,3 milliard d'euros", "1,3 milliard d'euros", "1,2 milliard d'euros"),
    ("es", "dos muertos", "tres muertos", "tres", "dos"),
    ("es", "ciento un heridos", "cien heridos", "cien", "ciento un"),
    ("es", "veintiún mil casas", "veintidós mil casas", "veintidós mil", "veintiún mil"),
    ("es", "un 30 por ciento", "un 35 por ciento", "35 por ciento", "30 por ciento"),
    ("it", "centottantadue feriti", "centottantatré feriti", "centottantatré", "centottantadue"),
    ("it", "due morti", "tre morti", "tre", "due"),
    ("it", "milleduecento sfollati", "milletrecento sfollati", "milletrecento", "milleduecento"),
    ("pt", "cento e um feridos", "cem feridos", "cem", "cento e um"),
    ("pt", "duas mil casas", "três mil casas", "três mil", "duas mil"),
    ("nl", "tweeëntwintig gewonden", "drieëntwintig gewonden", "drieëntwintig", "tweeëntwintig"),
    ("nl", "tweehonderdduizend mensen", "driehonderdduizend mensen", "driehonderdduizend", "tweehonderdduizend"),
    ("sv", "tre personer dog", "fem personer dog", "fem", "tre"),
    ("sv", "tjugotvå skadade", "tjugotre skadade", "tjugotre", "tjugotvå"),
    ("pl", "trzy osoby zginęły", "cztery osoby zginęły", "cztery", "trzy"),
    ("ru", "трое погибших", "четверо погибших", "четверо", "трое"),
    ("ru", "почти 300 домов", "более 300 домов", "300", "300"),
    ("ru", "двести домов", "триста домов", "триста", "двести"),
    ("ru", "до пятницы", "до субботы", "субботы", "пятницы"),
    ("uk", "троє загиблих", "четверо загиблих", "четверо", "троє"),
    ("uk", "майже 300 будинків", "понад 300 будинків", "300", "300"),
    ("uk", "до п’ятниці", "до суботи", "суботи", "п’ятниці"),
    ("pl", "dwadzieścia dwa domy", "dwadzieścia trzy domy", "dwadzieścia trzy", "dwadzieścia dwa"),
    ("tr", "on iki kişi öldü", "on üç kişi öldü", "on üç", "on iki"),
    ("tr", "İki kişi yaralandı", "Üç kişi yaralandı", "Üç", "İki"),
    ("tr", "zam %25 oldu", "zam yüzde 30 oldu", "yüzde 30", "%25"),
    ("tr", "saat 18.30'da", "saat 19.00'da", "19.00", "18.30"),
    ("ar", "قتل أحد عشر جنديا", "قتل ثلاثة عشر جنديا", "ثلاثة عشر", "أحد عشر"),
    ("ar", "مقتل شخصين", "مقتل ثلاثة أشخاص", "ثلاثة", "شخصين"),
    ("ar", "الساعة ١٨:٣٠", "الساعة ١٩:٠٠", "١٩:٠٠", "١٨:٣٠"),
    ("ja", "三人が死亡した。", "五人が死亡した。", "五", "三"),
    ("ja", "この事故で3人が死亡した。", "この事故で5人が死亡した。", "5", "3"),
    ("ja", "被害は1億2000万円だった。", "被害は1億5000万円だった。", "1億5000万円", "1億2000万円"),
    ("ja", "5月3日に行われる。", "5月4日に行われる。", "5月4日", "5月3日"),
    ("ja", "午後3時に始まる。", "午後4時に始まる。", "午後4時", "午後3時"),
    ("ja", "100人以上が避難した。", "100人以下が避難した。", "100", "100"),
    ("zh", "事故造成三人死亡。", "事故造成五人死亡。", "五", "三"),
    ("zh", "约有两百人受伤。", "约有三百人受伤。", "三百", "两百"),
    ("zh", "损失达3.5亿元。", "损失达4.5亿元。", "4.5亿元", "3.5亿元"),
    ("zh", "三分之一的居民同意。", "三分之二的居民同意。", "三分之二", "三分之一"),
    ("ko", "3명이 숨졌다.", "5명이 숨졌다.", "5", "3"),
    ("ko", "두 명이 숨졌다.", "세 명이 숨졌다.", "세", "두"),
    ("ko", "피해액은 3만 원이다.", "피해액은 5만 원이다.", "5만 원", "3만 원"),
    ("ar", "قتل ٣ أشخاص في الحادث.", "قتل ٥ أشخاص في الحادث.", "٥", "٣"),
    ("hi", "हादसे में १२ लोग मारे गए।", "हादसे में १५ लोग मारे गए।", "१५", "१२"),
    ("fa", "۳ نفر کشته شدند.", "۴ نفر کشته شدند.", "۴", "۳"),
]


def test_a_figure_that_counts_something_else_takes_no_partner_from_another() -> None:
    result = compare_quantities("Ferry sinks off Malm, 17 dead", "Two officers of sunken ferry arrested, toll at 23")
    assert [(change.new.text, change.old and change.old.text) for change in result.figures] == [
        ("Two", None),
        ("23", "17"),
    ]


@pytest.mark.parametrize(("language", "old", "new", "now", "was"), CHANGED)
def test_a_changed_figure_names_the_one_it_replaces(language: str, old: str, new: str, now: str, was: str) -> None:
    result = compare_quantities(old, new, language)
    assert (now, was) in [(change.new.text, change.old.text) for change in result.changed if change.old]


# The same amounts in two spellings or two measures: nothing is changed, new or lost.
SAME = [
    ("en", "It is 10 miles away.", "It is 16 km away."),
    ("en", "It is 310 miles away.", "It is 310 miles (499 kilometers) away."),
    ("en", "It is 310 miles (499 kilometers) away.", "It is 499 kilometers away."),
    ("en", "It is 6 feet deep.", "It is 1.8 metres deep."),
    ("en", "It is 60 meters (197 feet) deep.", "It is 60 metres deep."),
    ("en", "It was 86°F.", "It was 30°C."),
    ("en", "It was 30 degrees Celsius.", "It was 86 degrees Fahrenheit."),
    ("en", "It was -40°C.", "It was -40°F."),
    ("en", "It weighs 150 lbs.", "It weighs 68 kg."),
    ("en", "It lies 20 nautical miles off.", "It lies 37 km off."),
    ("en", "Winds of 50 knots hit.", "Winds of 93 km/h hit."),
    ("en", "Winds of 50 knots hit.", "Winds of 58 mph hit."),
    ("en", "It is 3,000 feet high.", "It is 914 metres high."),
    ("en", "It is 6ft high.", "It is 1.83m high."),
    ("en", "It weighs 150 pounds.", "It weighs 68 kg."),
    ("en", "It covers 1,000 acres.", "It covers 405 hectares."),
    ("en", "It covers 2 square miles.", "It covers 5.2 square kilometres."),
    ("en", "Gusts reached 80 mph.", "Gusts reached 129 km/h."),
    ("en", "The blast happened at 9 a.m. local time.", "The blast happened at 9 a.m. local time (0700 GMT)."),
    ("en", "It starts at 10:00 GMT.", "It starts at 11:00 BST."),
    ("en", "It starts at 10:00 GMT.", "It starts at 5am EST."),
    ("en", "It opens at 3pm.", "It opens at 15:00."),
    ("en", "One in three agreed.", "A third of them agreed."),
    ("en", "A quarter of them agreed.", "25% of them agreed."),
    ("en", "About 1.5 million fled.", "1,512,300 fled."),
    ("en", "1,512,300 fled.", "Around 1.5 million fled."),
    ("en", "Twenty-two ships sank.", "22 ships sank."),
    ("en", "It cost €5m ($5.4m).", "It cost $5.4 million (€5 million)."),
    ("en", "Zone 4 | 3 | 12", "Zone 4 | 3 | 12"),
    ("en", "Three men and five women died.", "Five women and three men died."),
    ("en", "Men may give every 12 weeks and women every 16.", "Every 16 weeks for women, every 12 for men."),
    ("de", "Der Ort ist 10 Kilometer entfernt.", "Der Ort ist 6,2 Meilen entfernt."),
    ("de", "um 15 Uhr MEZ", "um 14 Uhr GMT"),
    ("de", "rund 1,5 Millionen Menschen", "1.512.300 Menschen"),
    ("fr", "à 10 kilomètres", "à 6,2 miles"),
    ("fr", "dix-neuf blessés", "19 blessés"),
    ("es", "30 grados Celsius", "86 grados Fahrenheit"),
    ("it", "centottantadue feriti", "182 feriti"),
    ("ja", "三人が死亡した。", "3人が死亡した。"),
    ("ja", "1万5000人が避難した。", "15000人が避難した。"),
    ("ja", "三割が賛成した。", "30%が賛成した。"),
    ("ja", "2024年5月3日", "二〇二四年五月三日"),
    ("zh", "两百人受伤。", "200人受伤。"),
    ("ko", "두 명이 숨졌다.", "2명이 숨졌다."),
    ("ar", "قتل ٣ أشخاص.", "قتل 3 أشخاص."),
    ("hi", "१२ लोग मारे गए।", "12 लोग मारे गए।"),
]


@pytest.mark.parametrize(("language", "old", "new"), SAME)
def test_the_same_amount_in_two_forms_is_no_change(language: str, old: str, new: str) -> None:
    result = compare_quantities(old, new, language)
    assert (result.changed, result.new, result.lost) == ((), (), ())


def test_a_conversion_is_reported_with_the_converted_quantity() -> None:
    result = compare_quantities("It is 10 miles away.", "It is 10 miles (16 km) away.")
    assert [(change.new.text, change.old and change.old.text) for change in result.converted] == [("16 km", "10 miles")]


@pytest.mark.parametrize(
    ("language", "old", "new", "reasons"),
    [
        ("en", "on Saturday, 18 May", "on Sunday 18 May", ["new figure: Sunday 18 May (was Saturday 18 May)"]),
        ("fr", "le samedi 18 mai", "le dimanche 18 mai", ["new figure: dimanche 18 mai (was samedi 18 mai)"]),
        ("en", "on 18 May", "on Sunday 18 May", []),
        ("en", "on Saturday, 18 May", "on Saturday, May 18", []),
    ],
)
def test_a_date_on_another_weekday_is_changed(language: str, old: str, new: str, reasons: list[str]) -> None:
    assert [change.reason for change in compare_quantities(old, new, language).figures] == reasons


def test_new_and_lost_quantities() -> None:
    result = compare_quantities("It has 12 rooms.", "It was built in May 1999.")
    assert [item.text for item in result.new] == ["May 1999"]
    assert [item.text for item in result.lost] == ["12"]
    assert [change.new.text for change in result.figures] == ["May 1999"]


def test_texts_and_their_quantities_compare_alike() -> None:
    old, new = "10 miles away, 3 dead, 5 hurt", "16 km away, 4 dead, 5 hurt"
    assert compare_quantities(quantities(old), quantities(new)) == compare_quantities(old, new)


@pytest.mark.parametrize(
    ("text", "asked", "known"),
    [
        ("Five people died 10 miles from here.", "5 people", True),
        ("Five people died 10 miles from here.", "16 km", True),
        ("Five people died 10 miles from here.", "6 people", False),
        ("It happened on 3 May 2021.", "3 May", True),
        ("It starts at 10:00 GMT.", "11:00 BST", True),
    ],
)
def test_whether_a_text_states_a_quantity(text: str, asked: str, known: bool) -> None:
    (item,) = quantities(asked)
    assert Known(text).has(item) is known


@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "pt", "nl", "ja"])
def test_text_and_counted_noun_are_as_written(language: str) -> None:
    text = "12 geöffnete Läden, 3 Überlebende, 7 élus, 9 niños, 4 città, 5 pessoas, 三人が死亡"
    for item in quantities(text, language):
        assert text[item.start : item.end] == item.text
        assert item.counts in text[item.end :]


def test_many_quantities_are_compared() -> None:
    old = " ".join(f"{n} miles" for n in range(2, 3000))
    new = " ".join(f"{n} km" for n in range(2, 3000))
    assert compare_quantities(old, new).figures


@given(
    st.integers(2, 9999),
    st.sampled_from([("miles", "km", 1.609344), ("feet", "metres", 0.3048), ("acres", "hectares", 0.40468564224)]),
)
def test_a_conversion_is_a_change_only_if_the_amount_differs(amount: int, units: tuple[str, str, float]) -> None:
    unit, other, factor = units
    old = f"It is {amount} {unit} away."
    assert compare_quantities(old, f"It is {amount * factor:.1f} {other} away.").figures == ()
    assert compare_quantities(f"It is {amount * factor:.1f} {other} away.", old).figures == ()
    assert compare_quantities(old, f"It is {amount * factor * 1.2 + 1:.1f} {other} away.").changed
    assert compare_quantities(old, f"It is {amount} {other} away.").changed


@given(
    st.integers(2, 10**6),
    st.integers(2, 10**6),
    st.sampled_from(["{} people", "about {} people", "${}", "{} km", "{}人"]),
)
def test_a_different_number_is_always_a_change(one: int, other: int, form: str) -> None:
    old, new = form.format(one), form.format(other)
    assert bool(compare_quantities(old, new).changed) == (one != other)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("At least 12 people were hurt.", "At least a dozen people were hurt."),
        ("More than 100 goats were saved.", "Over a hundred goats were saved."),
        ("The cargo weighed 2 tonnes.", "The cargo weighed 2 tonnes (2.2 tons)."),
    ],
)
def test_a_limit_before_an_article_and_short_tons_are_the_same_figure(old: str, new: str) -> None:
    assert compare_quantities(old, new).figures == ()
