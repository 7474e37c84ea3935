"""Courses: figures of the same count are linked, however the sentences are written; others are not."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.developments.courses import Course, Previous, courses, previous_figures
from monitor.developments.courses.figures import figures_of
from monitor.developments.courses.follow import language_of
from monitor.developments.text_index import Contents
from monitor.diff import align, sentences_of
from monitor.model import Document

BEGIN = datetime(2026, 3, 2, 10, tzinfo=UTC)


def versions(texts: Sequence[str]) -> list[tuple[int, datetime, Document]]:
    return [(at, BEGIN + timedelta(hours=at), Document.from_text(text)) for at, text in enumerate(texts, 1)]


def values(course: Course) -> list[str]:
    """The values of a course, without repetitions."""
    found = [point.value for point in course.points]
    return found[:1] + [two for one, two in pairwise(found) if one != two]


def moved(*texts: str) -> list[list[str]]:
    return [values(course) for course in courses(versions(texts)) if course.moved]


def before(old: Document, new: Document) -> dict[int, tuple[Previous, ...]]:
    return previous_figures(align(old, new), Contents(language_of(new)))


# A rolling page: each version has a new sentence, and keeps the older text below it.
APRIL = (
    "Investigations have found a further 34 cases of the illness since our last update, bringing the total number of "
    "cases to 145.\n\nOf the confirmed cases, 108 are resident in Norland, 17 are in Westmark and 9 are in Overdal."
)
EARLY_MAY = (
    "Since the last update, investigations have found a further 18 confirmed cases, bringing the total number of cases "
    "in the country to 163 as of 3 May."
)
MAY = (
    "Investigations have found a further 13 confirmed cases since the last update, bringing the total number of cases "
    "in the country to 176.\n\nOf the confirmed cases, 128 are resident in Norland, 26 are in Westmark and 9 are in "
    "Overdal."
)
ROLLING = (
    f"{APRIL}\n\nOf these cases, 10 children have received a transplant.",
    f"{EARLY_MAY}\n\nOf these children, 11 have received a transplant.\n\nFriday 29 April\n\n{APRIL}",
    f"{MAY}\n\nFriday 6 May\n\n{EARLY_MAY}",
)


def test_a_rolling_page() -> None:
    found = moved(*ROLLING)
    assert ["145", "163", "176"] in found
    assert ["34", "18", "13"] in found
    assert ["108", "128"] in found
    assert ["17", "26"] in found
    assert ["10", "11"] in found


SAME = (
    ("en", "At least 15 people were killed in the flood, officials said.",
     "The flood killed at least 22 people, officials said on Tuesday.", "15", "22"),
    ("en", "A petition against the cuts had 612 signatures.", "A petition against the cuts now has 648 signatures.",
     "612", "648"),
    ("de", "Die Feuerwehr pumpte in der Nacht 40 Keller leer.",
     "Die Feuerwehr pumpte inzwischen 65 Keller leer, teilte die Stadt mit.", "40", "65"),
    ("fr", "Environ 14 000 foyers sont privés d'électricité dans la région.",
     "Désormais, 21 000 foyers sont privés d'électricité dans la région.", "14 000", "21 000"),
    ("es", "El incendio ha quemado 300 hectáreas de bosque en la sierra.",
     "El incendio ya ha quemado 450 hectáreas de bosque en la sierra.", "300 hectáreas", "450 hectáreas"),
    ("it", "I vigili del fuoco hanno evacuato 120 persone dal quartiere.",
     "I vigili del fuoco hanno finora evacuato 180 persone dal quartiere.", "120", "180"),
    ("pt", "A empresa reforçou 14 carreiras de autocarro.", "A empresa reforçou entretanto 17 carreiras de autocarro.",
     "14", "17"),
    ("nl", "Bij de brand raakten 12 mensen gewond.", "Bij de brand raakten zeker 19 mensen gewond.", "12", "19"),
    ("pl", "Na miejscu pracuje 14 zastępów straży pożarnej.", "Na miejscu pracują już 22 zastępy straży pożarnej.",
     "14", "22"),
    ("sv", "Omkring 2 300 kunder är utan ström i kommunen.", "Nu är 4 100 kunder utan ström i kommunen.",
     "2 300", "4 100"),
    ("ru", "На борту находились 148 пассажиров.", "На борту находились 152 пассажира.", "148", "152"),
    ("ja", "県によると、同市で2人が死亡した。", "県によると、同市で5人が死亡した。", "2", "5"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "old", "new", "was", "now"), SAME)
def test_one_count_in_two_sentences(language: str, old: str, new: str, was: str, now: str) -> None:
    del language
    assert moved(old, new) == [[was, now]]


OTHER = (
    ("the dead and the hurt", "The storm killed 15 people.", "The storm left 40 houses without a roof."),
    ("another unit", "The firm lost £15 million last year.", "The firm lost 15 per cent of its staff last year."),
    ("both figures in both", "Sales fell from 58 to 52 units.", "Sales fell to 52 units, down from 58 units."),
    ("a date", "The hearing is on 12 March.", "The hearing is on 19 March."),
    ("a time", "The bridge opens at 10:30.", "The bridge opens at 11:45."),
    ("an age", "Anna Holm, 34, was found.", "Anna Holm, 35, was found."),
    ("a year", "The bridge was built in 1931.", "The bridge was built in 1934."),
    ("a score", "Rovers lost 4-0 at home.", "Rovers lost 5-1 at home."),
    ("a telephone number", "Call 01174 503 174 for help.", "Call 01174 503 199 for help."),
    ("a week", "Activity was stable in week 39.", "Activity was stable in week 40."),
    ("a span of days", "Activity fell from 15 to 21 May.", "Activity fell from 22 to 28 May."),
    ("a postal code", "Calle Carmen 1, 29870 Nerja, Malaga.", "Calle Granada 45, 29780 Nerja, Malaga."),
    ("日付", "東浜電機は18日、リコールすると発表した。", "東浜電機は25日、リコールすると発表した。"),
    ("un'età", "La vittima, insegnante, aveva 41 anni.", "La vittima, insegnante, aveva 43 anni."),
    ("ein Alter", "Der 28-Jährige wurde verletzt.", "Der 29-Jährige wurde verletzt."),
    ("год", "Мост построили в 1931 году.", "Мост построили в 1934 году."),
    ("неделя", "На неделе 39 было тихо.", "На неделе 40 было тихо."),
    ("рік", "Міст збудували у 1931 році.", "Міст збудували у 1934 році."),
    ("une date", "Le procès de la société aura lieu le 12 mars.", "Le procès de la société aura lieu le 19 mars."),
    ("una edad", "Murió a los 91 años.", "Murió a los 89 años."),
)  # fmt: skip


@pytest.mark.parametrize(("old", "new"), [row[1:] for row in OTHER], ids=[row[0] for row in OTHER])
def test_figures_without_a_course(old: str, new: str) -> None:
    assert moved(old, new) == []


FIGURES = (
    ("en", "In week 39 there were 543 incidents, against 622 in the week before.", ["543", "622"]),
    ("en", "Those aged 10 to 19 had a rate of 1047.7 per 100,000 population.", ["1047.7"]),
    ("en", "Children under 5 years old, those aged 65 and over, 20 to 29 year olds.", []),
    ("en", "Pillar 1 and NHS 111 answered 40 calls.", ["40"]),
    ("de", "Mit 21 zu 14 Stimmen, in der 63. Minute, am 3. Mai, um 10.30 Uhr.", ["21", "14"]),
    ("es", "Calle Granada 45, 29780 Nerja: 12 mesas.", ["12"]),
    ("fr", "Le 12 mars à 18 h, 38 % des agents étaient en grève.", ["38 %"]),
    ("nl", "In 2021 telde het dorp 640 inwoners.", ["640"]),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text", "amounts"), FIGURES)
def test_which_figures_count_something(language: str, text: str, amounts: list[str]) -> None:
    assert [figure.value for figure in figures_of(text, language)] == amounts


def test_several_figures_of_a_sentence_are_linked_in_order() -> None:
    old = "Norland has 12 cases, Westmark has 15 cases and Overdal has 9 cases."
    new = "Norland has 14 cases, Westmark has 19 cases and Overdal has 12 cases."
    assert moved(old, new) == [["12", "14"], ["15", "19"], ["9", "12"]]


def test_a_figure_that_returns_in_a_later_version_continues_its_course() -> None:
    found = moved("The storm injured 15 people.", "The storm has passed.", "The storm injured 22 people.")
    assert found == [["15", "22"]]


def test_fewer_than_two_versions_have_no_courses() -> None:
    assert courses([]) == ()
    assert courses(versions(["At least 15 people were injured."])) == ()


def test_the_previous_figure_of_a_rewritten_sentence() -> None:
    old, new = (Document.from_text(text) for text in ROLLING[:2])
    found = before(old, new)
    values = {item.value: item.previous for items in found.values() for item in items}
    assert values == {"18": "34", "163": "145", "11": "10"}
    for position, items in found.items():
        assert all(item.value in sentences_of(new)[position].text for item in items)
        assert all(item.previous in item.old_sentence and item.moved for item in items)


def test_an_unchanged_sentence_has_no_previous_figure() -> None:
    document = Document.from_text("At least 15 people were injured. The ferry was cancelled.")
    assert before(document, document) == {}


@pytest.mark.parametrize(("language", "old", "new", "was", "now"), SAME)
def test_the_previous_figure_in_other_languages(language: str, old: str, new: str, was: str, now: str) -> None:
    del language
    found = before(Document.from_text(old), Document.from_text(new))
    assert [(item.previous, item.value) for items in found.values() for item in items] == [(was, now)]


SENTENCES = (
    "At least {} people were injured in Vellmar, the fire brigade said.",
    "The fire brigade counted {} injured people in Vellmar.",
    "Of these, {} are in hospital and {} are at home.",
    "Rund {} Helfer waren im Einsatz.",
    "Le bilan est de {} morts et de {} blessés.",
    "The damage is put at £{} million.",
    "{} % of homes had no power.",
    "The ferry was cancelled on {} May at 10:30.",
    "{}",
)
sentence = st.builds(
    lambda pattern, one, two: pattern.format(one, two),
    st.sampled_from(SENTENCES),
    st.integers(0, 40),
    st.integers(0, 40),
)
texts = st.lists(st.lists(sentence, min_size=0, max_size=8).map("\n\n".join), min_size=0, max_size=6)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_courses_are_in_order_and_true_to_the_text(given_texts: list[str]) -> None:
    dated = versions(given_texts)
    found = courses(dated)
    assert courses(dated) == found
    known = {number: (time, document) for number, time, document in dated}
    for course in found:
        numbers = [point.version for point in course.points]
        assert len(numbers) > 1
        assert numbers == sorted(set(numbers))
        for point in course.points:
            fetched_at, document = known[point.version]
            assert point.fetched_at == fetched_at
            assert point.value in point.sentence
            assert point.sentence in {sentence.text for sentence in sentences_of(document)}
    ends = [(point.version, point.sentence, point.value) for course in found for point in course.points]
    assert all(two.version > one.version for course in found for one, two in pairwise(course.points))
    assert len(ends) >= 2 * len(found)


@settings(max_examples=100, deadline=None)
@given(texts.filter(lambda texts: len(texts) >= 2))
def test_previous_figures_are_in_the_text_of_both_versions(given_texts: list[str]) -> None:
    old, new = (Document.from_text(text) for text in given_texts[:2])
    after = sentences_of(new)
    for position, items in before(old, new).items():
        for item in items:
            assert item.value in after[position].text
            assert item.old_sentence in {sentence.text for sentence in sentences_of(old)}
            assert item.previous in item.old_sentence


def test_a_hundred_versions_of_a_thousand_words_take_seconds() -> None:
    line = "On day {0} the town of Place{1} counted {2} people in {1} shelters, {3} per cent of them children."
    pages = [
        "\n\n".join(line.format(at, place, at * 7 + place, (at + place) % 90 + 1) for place in range(60))
        for at in range(100)
    ]
    begin = time.process_time()
    found = courses(versions(pages))
    # Two seconds on an idle core; ten times that would be quadratic.
    assert time.process_time() - begin < 30
    assert sum(len(course.points) > 90 for course in found) >= 60
