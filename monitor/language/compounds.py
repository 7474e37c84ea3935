"""Builds the number words of languages that write a number as one compound word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence


def units_first(units: Sequence[str], tens: Sequence[str], joiner: str, hundred: str) -> dict[str, int]:
    """The number words for 2 to 999 in German and Dutch order: hundreds, units, ``joiner``, tens (zweiundzwanzig).

    ``units`` are the words for 0 to 19, ``tens`` those for 0, 10, 20 and so on to 90.
    """
    return dict(_units_first(units, tens, joiner, hundred))


def _units_first(units: Sequence[str], tens: Sequence[str], joiner: str, hundred: str) -> Iterator[tuple[str, int]]:
    def joined(ten: str, unit: str) -> str:
        # Dutch: tweeëntwintig
        return unit + ("ën" if joiner == "en" and unit.endswith("e") else joiner) + ten

    below = _below_hundred(units, tens, joined)
    yield from ((word, number) for number, word in below.items() if number > 1)
    for count in range(1, 10):
        # 100 is also written without the unit: hundert, honderd.
        for head in (units[count] + hundred, hundred) if count == 1 else (units[count] + hundred,):
            if head != hundred:
                yield head, 100 * count
            for number, word in below.items():
                # German: hunderteins, but einundzwanzig
                yield head + ("eins" if number == 1 and hundred == "hundert" else word), 100 * count + number
                yield head + joiner + word, 100 * count + number


def tens_first(
    units: Sequence[str],
    tens: Sequence[str],
    hundreds: Sequence[str],
    joined: Callable[[str, str], str] = str.__add__,
) -> dict[str, int]:
    """The number words for 2 to 999 in the order hundreds, tens, units.

    ``units`` are the words for 0 to 19, ``tens`` those for 0, 10, 20 and so on to 90, ``hundreds`` those for 100, 200
    and so on to 900. ``joined`` joins a ten and a unit.
    """
    below = _below_hundred(units, tens, joined)
    words = {word: number for number, word in below.items() if number > 1}
    for count, head in enumerate(hundreds, 1):
        if count > 1:
            words[head] = 100 * count
        words |= {head + word: 100 * count + number for number, word in below.items()}
    return words


def _below_hundred(units: Sequence[str], tens: Sequence[str], joined: Callable[[str, str], str]) -> dict[int, str]:
    below = {number: units[number] for number in range(1, 20)}
    for ten in range(2, 10):
        below[10 * ten] = tens[ten]
        below |= {10 * ten + unit: joined(tens[ten], units[unit]) for unit in range(1, 10)}
    return below
