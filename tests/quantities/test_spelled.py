"""Reading whole numbers in words: a golden table for each language, of which at least 98 % must be right."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from monitor.quantities import quantities

GOLDEN = Path(__file__).parent / "golden" / "spelled.tsv"
# The sentence around the number, with a noun that it counts.
SENTENCES = {
    "en": "The storm damaged {} houses in the valley.",
    "de": "Der Sturm hat {} Häuser im Tal beschädigt.",
    "fr": "La tempête a endommagé {} maisons dans la vallée.",
    "es": "La tormenta dañó {} casas en el valle.",
    "it": "La tempesta ha danneggiato {} case nella valle.",
    "pt": "A tempestade danificou {} casas no vale.",
    "nl": "De storm heeft {} huizen in het dal beschadigd.",
    "sv": "Stormen skadade {} hus i dalen.",
    "pl": "Burza uszkodziła {} domów w dolinie.",
    "ru": "Буря повредила {} домов в долине.",
    "uk": "Буря пошкодила {} будинків у долині.",
    "tr": "Fırtına vadide {} eve zarar verdi.",
    "ar": "ألحقت العاصفة أضرارا بنحو {} بيتا في الوادي.",
}
LEAST = 0.98


def table() -> dict[str, list[tuple[int, str]]]:
    header, *rows = (
        line.split("\t") for line in GOLDEN.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    )
    return {code: [(int(row[0]), row[at]) for row in rows] for at, code in enumerate(header) if at}


def read(language: str, text: str) -> list[Decimal]:
    return [item.key[1] for item in quantities(text, language) if isinstance(item.key[1], Decimal)]


@pytest.mark.parametrize("language", SENTENCES)
def test_spelled_numbers_are_read(language: str) -> None:
    spelled = table()[language]
    wrong = [
        (number, words, found)
        for number, words in spelled
        if (found := read(language, SENTENCES[language].format(words))) != [number]
    ]
    assert len(wrong) <= (1 - LEAST) * len(spelled), wrong[:8]


@pytest.mark.parametrize("language", SENTENCES)
def test_the_text_of_a_quantity_is_as_written(language: str) -> None:
    for number, words in table()[language]:
        text = SENTENCES[language].format(words)
        for item in quantities(text, language):
            assert text[item.start : item.end] == item.text, (number, words)
            assert item.counts in text[item.end :]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "dix-neuf personnes", [19]),
        ("fr", "vingt-et-une personnes", [21]),
        ("fr", "soixante et onze élus et deux maires", [71, 2]),
        ("de", "zweihunderttausend Menschen", [200_000]),
        ("de", "fuenf Menschen", [5]),
        ("de", "eine Million zweihunderttausend Euro", [1_200_000]),
        ("de", "zwischen zwei und dreißig Grad", [2, 30]),
        ("de", "zwei und dreißig", [2, 30]),
        ("it", "centottantadue persone", [182]),
        ("it", "milleduecento persone", [1200]),
        ("es", "veintiún mil personas", [21_000]),
        ("pt", "cento e uma pessoas", [101]),
        ("pt", "dois mil e vinte e quatro", [2024]),
        ("nl", "tweehonderdduizend mensen", [200_000]),
        ("nl", "twee en dertig", [2, 30]),
        ("tr", "on iki kişi", [12]),
        ("tr", "İki ev ve üç köprü", [2, 3]),
        ("tr", "ölü sayısı on ikiye yükseldi", [12]),
        ("tr", "iki buçuk milyon lira", [2_500_000]),
        ("tr", "bin bir ev", [1001]),
        ("tr", "10 bin 500 lira", [10_500]),
        ("tr", "1 milyon 250 bin 300 kişi", [1_250_300]),
        ("tr", "10 bin kişi 500 evde", [10_000, 500]),
        ("tr", "3'ü ağır 12 yaralı", [3, 12]),
        ("ar", "3 آلاف و500 شخص", [3500]),
        ("ar", "مليون و300 ألف دولار", [1_300_000]),
        ("ar", "مقتل 3 وإصابة 5 و10 مفقودين", [3, 5, 10]),
        ("ar", "بـ20 مليون دولار", [20_000_000]),
        ("ar", "أحد عشر جنديا", [11]),
        ("ar", "اثنتي عشرة قرية", [12]),
        ("ar", "خمسة وعشرين شخصا", [25]),
        ("ar", "ثلاثة رجال وخمسة أطفال", [3, 5]),
        ("ar", "مقتل شخصين وإصابة أربعة", [2, 4]),
        ("ar", "مليونين ونصف", [2_500_000]),
        ("ar", "مليون ونصف", [1_500_000]),
        ("ar", "ألفين وخمسمائة", [2500]),
        ("en", "one hundred and one people", [101]),
        ("en", "a hundred and twenty people", [120]),
        ("en", "four thousand, five hundred and fifty people", [4550]),
        ("en", "five thousand, six hundred of them", [5600]),
        ("en", "one thousand, two of them children", [1000, 2]),
        ("en", "between one hundred and two hundred people", [100, 200]),
        ("en", "between two hundred and three thousand people", [200, 3000]),
        ("en", "twenty and thirty", [20, 30]),
        ("en", "five, six, seven", [5, 6, 7]),
        ("en", "in nineteen eighty-four", [1984]),
        ("en", "five lakh people", [500_000]),
        ("en", "two and a half million", [2_500_000]),
        ("en", "three trillion", [3 * 10**12]),
        ("en", "twelve hundred", [1200]),
    ],
)
def test_where_a_number_begins_and_ends(language: str, text: str, values: list[int]) -> None:
    assert read(language, text) == values
