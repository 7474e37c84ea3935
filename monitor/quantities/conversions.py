"""One amount in two measures: miles and kilometres, two scales of degrees, one moment in two time zones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol

from monitor.quantities.quantity import Key


class Measured(Protocol):
    """What is asked of a quantity here."""

    @property
    def key(self) -> Key:
        """What it is, its value and its unit."""

    @property
    def text(self) -> str:
        """As it is written."""

    @property
    def about(self) -> bool:
        """Whether the text says that it is not exact."""

    @property
    def zone(self) -> int | None:
        """Of a time: how many minutes its zone is ahead of UTC."""


# Each unit in the first of its dimension. Exact by definition (international yard and pound, 1959; SI), but for
# the hectare's and acre's, which follow from them, and the US gallon and barrel.
_SIZES: dict[str, dict[str, str]] = {
    "length": {"m": "1", "km": "1000", "cm": "0.01", "mm": "0.001", "mile": "1609.344", "ft": "0.3048",
               "inch": "0.0254", "yard": "0.9144", "nmi": "1852"},
    "area": {"m²": "1", "km²": "1000000", "ha": "10000", "acre": "4046.8564224", "ft²": "0.09290304",
             "mile²": "2589988.110336", "yard²": "0.83612736"},
    "volume": {"m³": "1", "l": "0.001", "ml": "0.000001", "gallon": "0.003785411784", "ft³": "0.028316846592",
               "barrel": "0.158987294928"},
    "mass": {"kg": "1", "g": "0.001", "mg": "0.000001", "t": "1000", "lb": "0.45359237", "oz": "0.028349523125",
             "stone": "6.35029318"},
    "speed": {"km/h": "1", "mile/h": "1.609344", "m/s": "3.6", "kn": "1.852"},
    "power": {"kw": "1", "mw": "1000", "gw": "1000000"},
}  # fmt: skip
_BASE = {unit: (kind, Decimal(size)) for kind, sizes in _SIZES.items() for unit, size in sizes.items()}
_MEASURES = frozenset({*_BASE, "°C", "°F", "GBP"})
# "150 pounds" are money by the table of units, and may be a weight.
_POUNDS = ("pound", "pfund", "libra", "pond")
# Texts round what they convert: two amounts are one where the less exact is what the other rounds to, no further off.
_OFF = Decimal("0.05")
# "about 1.5 million" and "1,512,300" are one figure: the exact one is of so many at least, no further off than this.
# A count below is news when it becomes exact: "about 30" and "34 people killed".
_ROUNDED_FROM = Decimal(1000)
_ROUNDED_OFF = Decimal("0.02")
# A text that tells more amounts of one dimension as near each other as this is a table of them; the first are compared.
_NEAR = 40


class _Size(NamedTuple):
    """An amount in the first unit of its dimension, and what one step of its last digit is there."""

    kind: str
    unit: str
    value: Decimal
    step: Decimal


def _size(item: Measured) -> tuple[_Size, ...]:
    """The sizes that a quantity may be of."""
    kind, value, unit = item.key
    if kind != "number" or not isinstance(value, Decimal):
        return ()
    step = _step(value)
    if unit in ("°C", "°F"):
        step = min(step, Decimal(1))  # 30 degrees are no more rounded than 31
        degrees = (value - 32) / Decimal("1.8") if unit == "°F" else value
        return (_Size("heat", unit, degrees, step / Decimal("1.8") if unit == "°F" else step),)
    names = [unit] if unit in _BASE else []
    if unit == "GBP" and any(word in item.text.casefold() for word in _POUNDS):
        names.append("lb")
    return tuple(_Size(_BASE[name][0], name, value * _BASE[name][1], step * _BASE[name][1]) for name in names)


def _step(value: Decimal) -> Decimal:
    """One step of the last digit that is not 0: 160 is exact to 10, 8.5 to 0.1."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def _is_one_size(one: _Size, other: _Size) -> bool:
    """Whether two sizes in different units are one amount."""
    if one.unit == other.unit or one.kind != other.kind:
        return False
    rough = max(one.step, other.step)
    off = abs(one.value - other.value)
    if one.kind == "heat":
        return off * 2 <= rough
    return off * 2 <= rough and off <= _OFF * max(abs(one.value), abs(other.value))


def _is_rounded(one: Measured, other: Measured) -> bool:
    """Whether one is said to be about what the other is exactly."""
    if one.about == other.about or one.key[::2] != other.key[::2] or one.key[0] != "number":
        return False
    rough, exact = (one.key[1], other.key[1]) if one.about else (other.key[1], one.key[1])
    if not isinstance(rough, Decimal) or not isinstance(exact, Decimal) or abs(exact) < _ROUNDED_FROM:
        return False
    off = abs(rough - exact)
    return _step(exact) < _step(rough) and off * 2 <= _step(rough) and off <= _ROUNDED_OFF * abs(exact)


_DAY = 1440


def _moment(item: Measured) -> int | None:
    """The minute of the day in UTC, where a text names the zone."""
    kind, value, _ = item.key
    if kind != "time" or not isinstance(value, int) or item.zone is None:
        return None
    return (value - item.zone) % _DAY


def same_amount(one: Measured, other: Measured) -> bool:
    """Whether two quantities with different keys are one amount, converted or rounded."""
    moment = _moment(one)
    if moment is not None:
        return moment == _moment(other) and one.key != other.key
    if _is_rounded(one, other):
        return True
    return any(_is_one_size(first, second) for first in _size(one) for second in _size(other))


def may_convert(item: Measured) -> bool:
    """Whether a quantity has a measure, a zone or a size by which another may say the same."""
    kind, value, unit = item.key
    if kind == "number" and isinstance(value, Decimal):
        return unit in _MEASURES or abs(value) >= _ROUNDED_FROM
    return item.zone is not None


class Amounts:
    """Some quantities, found by the amounts that they are of."""

    def __init__(self, items: Iterable[Measured]) -> None:
        self._sorted: dict[Hashable, list[tuple[Decimal, int]]] = {}
        self._items = tuple(items)
        for at, item in enumerate(self._items):
            if not may_convert(item):
                continue
            for mark, value in _places(item):
                self._sorted.setdefault(mark, []).append((value, at))
        for places in self._sorted.values():
            places.sort()

    def same(self, item: Measured) -> int | None:
        """The place of the first of them that is this amount in another measure; None where none is."""
        if not self._sorted or not may_convert(item):
            return None
        found = [
            at for mark, value in _places(item) for at in self._near(mark, value) if same_amount(item, self._items[at])
        ]
        return min(found, default=None)

    def _near(self, mark: Hashable, value: Decimal) -> Sequence[int]:
        """Those whose amount is nearly this."""
        places = self._sorted.get(mark, [])
        reach = max(abs(value) * _OFF * 2, Decimal(1))
        begin, end = bisect_left(places, (value - reach, -1)), bisect_left(places, (value + reach, -1))
        middle = bisect_left(places, (value, -1))
        begin, end = max(begin, middle - _NEAR // 2), min(end, middle + _NEAR // 2)
        return [at for _, at in places[begin:end]]


def _places(item: Measured) -> list[tuple[Hashable, Decimal]]:
    """What a quantity is found by: its dimension or unit, and where it lies on its scale."""
    moment = _moment(item)
    if moment is not None:
        return [("time", Decimal(moment))]
    found: list[tuple[Hashable, Decimal]] = [(size.kind, size.value) for size in _size(item)]
    value = item.key[1]
    if item.key[0] == "number" and isinstance(value, Decimal) and abs(value) >= _ROUNDED_FROM:
        found.append((("unit", item.key[2]), value))
    return found
