"""The tables of each language are complete; for each empty one a reason is given here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

import pytest
from Stemmer import algorithms

from monitor.language import LANGUAGES, Language, fold, of
from monitor.language.neutral import NEUTRAL

ALL = pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)

# The languages in which a table is empty, and why.
EMPTY = {
    "letters": ({"en", "ar"}, "English has no distinctive letters; Arabic is detected by its script first"),
    "respellings": ({"de", "es", "it", "pt", "nl", "sv", "ru"}, "the stemmer handles all variants that were found"),
    "irregular": (
        {"de", "fr", "es", "it", "pt", "nl", "sv", "pl", "tr"},
        "verb forms are in verbs, the rest not measured",
    ),
    "alike": ({"tr", "ar"}, "not collected"),
    "verbs.forms": ({"en", "pl", "ru", "uk", "tr", "ar"}, "in irregular, or regular"),
    "verbs.prefixes": ({"en", "pl", "ru", "uk", "tr", "ar"}, "used with verbs.forms"),
    "verbs.participle": (set(LANGUAGES) - {"de", "nl"}, "participles have endings only"),
    "stemmer": ({"uk"}, "there is no Snowball algorithm; the respellings remove its endings"),
    "numbers.frequencies": ({"fr", "es", "it", "pt", "sv", "tr"}, "two words: deux fois"),
    "numbers.ages": ({"en", "fr", "es", "pt", "tr", "ar"}, "two words, or with a hyphen, where the tokenizer cuts"),
    "numbers.thousand_inside": (
        {"en", "fr", "es", "pt", "pl", "ru", "uk", "tr", "ar"},
        "the word for a thousand is a word by itself",
    ),
    "fractions.parts": ({"ru", "uk", "ar"}, "a part alone is a share: треть, чверть"),
    "fractions.mixed": ({"en", "fr", "es", "it", "pt", "tr", "ar"}, "several words"),
    "fractions.joined": ({"es", "pt"}, "several words"),
    "fractions.every": ({"fr", "es", "it", "pt"}, "such shares are written with two numbers"),
    "calendar.short_months": ({"en", "ar"}, "English abbreviations are always months; Arabic has none"),
    "calendar.o_clock": ({"it", "sv", "pl", "tr", "ar"}, "the word is before the hour"),
    "calendar.before_hour": (
        {"fr", "es", "it", "pt", "ru", "uk", "tr", "ar"},
        "halves and quarters are after the hour, or before an ordinal",
    ),
    "calendar.after_hour": ({"en", "de", "nl", "sv", "pl", "ru", "uk"}, "halves and quarters are before the hour"),
    "units.squares": ({"de", "fr", "es", "it", "pt", "sv", "pl", "tr", "ar"}, "joined to the unit, or after it"),
    "denying": ({"ar"}, "negation is a word of its own"),
    "numbers.single_groups": ({"ar"}, "a dozen is the number twelve"),
    "numbers.articles": ({"ar"}, "no article means one"),
    "fractions.nouns": ({"tr"}, "the denominator comes first: three-in one"),
    "fractions.plain_fractions": ({"tr"}, "fractions do not end with a noun"),
    "fractions.of_whole": ({"tr"}, "fractions do not end with a noun"),
    "fractions.by": ({"tr"}, "an ending"),
    "fractions.links": ({"tr"}, "endings"),
    "calendar.named_times": ({"tr", "ar"}, "midnight is two words; noon is a part of the day"),
    "calendar.dayparts": ({"tr"}, "they are before the hour"),
    "units.tails": ({"tr"}, "joined to the unit, or before it"),
}


def leaves(value: object, path: str = "") -> list[tuple[str, object]]:
    """The tables of a language, each with its dotted name."""
    if not is_dataclass(value):
        return [(path, value)]
    prefix = f"{path}." if path else ""
    return [leaf for field in fields(value) for leaf in leaves(getattr(value, field.name), f"{prefix}{field.name}")]


@ALL
def test_each_table_is_filled_or_empty_for_a_reason(language: Language) -> None:
    empty = {path for path, table in leaves(language) if not isinstance(table, bool) and not table}
    assert empty == {path for path, (codes, _) in EMPTY.items() if language.code in codes}


@ALL
def test_each_field_is_required(language: Language) -> None:
    for part in (language, language.numbers, language.fractions, language.calendar, language.units, language.stops):
        with pytest.raises(TypeError, match="missing"):
            type(part)()


@ALL
def test_a_language_is_found_by_its_tag(language: Language) -> None:
    assert of(language.code) is language


def test_an_unknown_tag_gives_the_neutral_language() -> None:
    assert of("xx") is of("") is NEUTRAL
    assert not any(table for _, table in leaves(NEUTRAL))


@ALL
def test_word_lists_are_folded(language: Language) -> None:
    lists = (
        language.function, language.light, language.negation, language.future, language.hedge, language.pending,
        language.outcome, language.speech, language.headings,
    )  # fmt: skip
    assert [word for words in lists for word in words if word != fold(word)] == []
    pairs = (
        *language.irregular.items(),
        *language.verbs.forms.items(),
        *((word, word) for word in language.verbs.prefixes),
    )
    assert [word for pair in pairs for word in pair if word != fold(word)] == []


@ALL
def test_a_group_of_like_words_has_several(language: Language) -> None:
    assert [group for group in language.alike if len(group) < 2] == []


@ALL
def test_each_word_of_a_contrast_is_on_one_side(language: Language) -> None:
    for group in language.contrasts:
        words = [word for side in group for word in side]
        assert len(group) > 1
        assert len(words) == len(set(words))
        assert [word for word in words if word != fold(word)] == []


@ALL
def test_themes_have_one_set_of_names_and_folded_marks(language: Language) -> None:
    assert language.themes.keys() == of("en").themes.keys()
    marks = [mark for theme in language.themes.values() for mark in theme]
    assert [mark for mark in marks if mark != fold(mark)] == []
    assert [mark for theme in language.themes.values() for mark in theme if theme.count(mark) > 1] == []
    # A mark may join up to four words.
    assert [mark for mark in marks if mark.count("_") > 3 or mark.startswith("_")] == []


@ALL
def test_words_for_numbers_are_in_lower_case(language: Language) -> None:
    tables = [language.numbers.words, language.numbers.scales, language.fractions.nouns, language.calendar.named_times]
    found = [word for table in tables for word in table]
    assert [word for word in found if word != word.casefold().replace("ss", "ß") and word != word.lower()] == []


@ALL
def test_no_word_is_both_a_negation_and_a_light_word(language: Language) -> None:
    without = {"ohne", "sans", "sin", "senza", "sem", "zonder", "utan", "bez"}
    neither = {"ni", "ne", "ani", "varken", "tampoco", "tampouco", "non"}
    assert language.negation & (language.function | language.light) <= without | neither


@ALL
def test_the_calendar_is_complete(language: Language) -> None:
    calendar = language.calendar
    assert len(calendar.months) == 12
    assert len(calendar.short_months) in (0, 12)
    assert len(calendar.weekdays) == 7
    names = [name for line in (*calendar.months, *calendar.weekdays) for name in line.split()]
    assert len(names) == len(set(names))
    assert set(calendar.dayparts.values()) <= {"a", "p", "n"}


@ALL
def test_all_single_word_numbers_below_a_hundred_are_listed(language: Language) -> None:
    known = set(language.numbers.words.values())
    two_words = {"fr": {17, 18, 19}, "tr": set(range(11, 20)), "ar": set(range(11, 20))}
    assert set(range(2, 21)) - known <= two_words.get(language.code, set())
    assert {30, 40, 50, 60} <= known
    assert {10**3, 10**6} <= set(language.numbers.scales.values())


@ALL
def test_a_word_names_one_unit(language: Language) -> None:
    words = [word for named in language.units.names.values() for word in named.split()]
    assert len(words) == len(set(words))


@ALL
def test_pointers_are_valid_patterns(language: Language) -> None:
    assert all(re.compile(pattern) for pattern in language.pointers)


@ALL
def test_the_stemmer_exists(language: Language) -> None:
    assert not language.stemmer or language.stemmer in algorithms()


@ALL
def test_no_table_has_an_empty_key(language: Language) -> None:
    tables = [table for _, table in leaves(language) if isinstance(table, Mapping)]
    assert all(key for table in tables for key in table)
