"""Reading and comparing quantities takes linear time for any text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.quantities import Known, compare_quantities, quantities
from monitor.quantities.amounts import quantities as cached
from tests.hostile.measuring import STEEP, growth

SIZE = 400

TEXTS: dict[str, Callable[[int], tuple[str, str]]] = {
    "number words": lambda n: ("en", "one two three " * n),
    "number words that could be one number": lambda n: ("en", "one hundred thousand million and " * n),
    "hundreds": lambda n: ("fr", "cent " * n),
    "links": lambda n: ("en", "twenty" + " and" * n + " one"),
    "a long compound": lambda n: ("de", "zwei" + "hunderttausend" * n),
    "compounds": lambda n: ("de", " ".join(f"zwei{'und' * (at % 7)}tausend" for at in range(n))),
    "elided compounds": lambda n: ("it", "centotto" * n),
    "added words": lambda n: ("pl", "sto dwa tysiące " * n),
    "characters": lambda n: ("ja", "一二三四五六七八九十百千万" * n + "人"),
    "characters and counters": lambda n: ("zh", "三百人" * n),
    "digits and scales": lambda n: ("ja", "1万" * n),
    "digits and characters": lambda n: ("ko", "3명 " * n),
    "times and zones": lambda n: ("en", "10:00 (0700 GMT) " * n),
    "offsets": lambda n: ("en", "10:00 GMT+1+1 " * n),
    "bars": lambda n: ("en", "1 | " * n),
    "scores": lambda n: ("en", " ".join(f"{at}-{at + 1}" for at in range(n))),
}

PAIRS: dict[str, Callable[[int], tuple[str, str]]] = {
    "conversions": lambda n: (
        " ".join(f"{at} miles" for at in range(2, n)),
        " ".join(f"{at} km" for at in range(2, n)),
    ),
    "conversions of one size": lambda n: ("100 miles " * n, "162 km " * n),
    "near misses of conversions": lambda n: ("100 miles " * n, "164.5 km " * n),
    "approximate amounts": lambda n: (
        " ".join(f"about {at}00,000" for at in range(2, n)),
        " ".join(f"{at}01,234" for at in range(2, n)),
    ),
    "moments": lambda n: ("10:00 GMT " * n, "11:00 CET " * n),
    "cells": lambda n: (" | ".join(map(str, range(n))), " | ".join(map(str, range(n)[::-1]))),
    "exchanged scores": lambda n: (
        " ".join(f"{at}-{at + 1}" for at in range(n)),
        " ".join(f"{at + 1}-{at}" for at in range(n)),
    ),
    "exchanged nouns": lambda n: (
        ", ".join(f"{at} w{_letters(at)}" for at in range(2, n)),
        ", ".join(f"{at} w{_letters(n - at)}" for at in range(2, n)),
    ),
}


def _letters(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in f"{number:05}")


def _read(text: tuple[str, str]) -> None:
    cached.cache_clear()
    quantities(text[1], text[0])


def _compared(pair: tuple[str, str]) -> None:
    cached.cache_clear()
    compare_quantities(*pair)
    known = Known(pair[0])
    for item in quantities(pair[1]):
        known.has(item)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_read_in_linear_time(name: str) -> None:
    assert growth(TEXTS[name], _read, SIZE, floor=0.02) < STEEP


@pytest.mark.parametrize("name", PAIRS)
def test_two_texts_are_compared_in_linear_time(name: str) -> None:
    assert growth(PAIRS[name], _compared, SIZE, floor=0.02) < STEEP
