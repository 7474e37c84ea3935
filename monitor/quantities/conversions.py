"""Recognises one amount in two measures: miles and kilometres, degrees of two scales, a moment in two time zones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from monitor.quantities.quantity import Quantity

# The size of each unit in the first unit of its dimension. Exact by definition: SI, international yard and pound
# (1959), US gallon and barrel; hectare and acre follow from them.
_SIZES: dict[str, dict[str, str]] = {
    "length": {"m": "1", "km": "1000", "cm": "0.01", "mm": "0.001", "mile": "1609.344", "ft": "0.3048",
               "inch": "0.0254", "yard": "0.9144", "nmi": "1852", "mil": "10000"},
    "area": {"m²": "1", "km²": "1000000", "ha": "10000", "acre": "4046.8564224", "ft²": "0.09290304",
             "mile²": "2589988.110336", "yard²": "0.83612736"},
    "volume": {"m³": "1", "l": "0.001", "ml": "0.000001", "gallon": "0.003785411784", "ft³": "0.028316846592",
               "barrel": "0.158987294928"},
    "mass": {"kg": "1", "g": "0.001", "mg": "0.000001", "t": "1000", "lb": "0.45359237", "oz": "0.028349523125",
             "stone": "6.35029318", "short ton": "907.18474"},
    "speed": {"km/h": "1", "mile/h": "1.609344", "m/s": "3.6", "kn": "1.852"},
    "power": {"kW": "1", "MW": "1000", "GW": "1000000"},
}  # fmt: skip
_BASE = {unit: (kind, Decimal(size)) for kind, sizes in _SIZES.items() for unit, size in sizes.items()}
_MOMENT, _HEAT, _ROUNDED = "moment", "heat", "rounded"
_DAY = 1440
_MEASURES = frozenset({*_BASE, "°C", "°F", "GBP"})
# "150 pounds" is read as money, and may be a weight.
_POUNDS = ("pound", "pfund", "libra", "pond")
# In American texts "tons" are short tons of 2,000 pounds; elsewhere they are tonnes.
_TONS = ("ton", "tons")
# Texts round converted amounts: the largest relative difference of two equal ones.
_OFF = Decimal("0.05")
# "about 1.5 million" and "1,512,300" are one figure: the smallest amount for which this holds, and the largest relative
# difference. A smaller count is news when it becomes exact: "about 30" and "34 people killed".
_ROUNDED_FROM = Decimal(1000)
_ROUNDED_OFF = Decimal("0.02")
# How many amounts of a unit are compared on either side of a value; more of them within 5 % of each other is a table.
_NEAR = 8


class _Size(NamedTuple):
    """An amount on a common scale.

    ``scale``: the dimension (value in its first unit), or for rounded amounts the unit. ``group``: the unit or
    exactness; amounts of the same group are not compared. ``step``: one step of the last digit that is not 0.
    """

    scale: str
    group: str
    value: Decimal
    step: Decimal


def _sizes(item: Quantity) -> Iterator[_Size]:
    """The sizes of a quantity on all scales on which it can be compared."""
    kind, value, unit = item.key
    if kind == "time" and isinstance(value, int) and item.zone is not None:
        yield _Size(_MOMENT, str(value), Decimal((value - item.zone) % _DAY), Decimal(0))
    if kind != "number" or not isinstance(value, Decimal):
        return
    step = _step(value)
    if unit == "°C":
        yield _Size(_HEAT, unit, value, min(step, Decimal(1)))  # 30 degrees are no more rounded than 31
    elif unit == "°F":
        yield _Size(_HEAT, unit, (value - 32) / Decimal("1.8"), min(step, Decimal(1)) / Decimal("1.8"))
    for name in _names(item):
        scale, size = _BASE[name]
        yield _Size(scale, name, value * size, step * size)
    if abs(value) >= _ROUNDED_FROM:
        yield _Size(f"{_ROUNDED} {unit}", "about" if item.about else "", value, step)


def _names(item: Quantity) -> Iterator[str]:
    """The units that the unit of a quantity may stand for."""
    unit = item.key[2]
    if unit in _BASE:
        yield unit
    if unit == "t" and item.text.casefold().endswith(_TONS):
        yield "short ton"
    if unit == "GBP" and any(word in item.text.casefold() for word in _POUNDS):
        yield "lb"


def _step(value: Decimal) -> Decimal:
    """One step of the last digit that is not 0: 160 is exact to 10, 8.5 to 0.1."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def _is_same_amount(one: _Size, other: _Size) -> bool:
    """Whether two sizes on one scale are the same amount: the more exact one rounds to the other."""
    off = abs(one.value - other.value)
    if off * 2 > max(one.step, other.step):
        return False
    if one.scale.startswith(_ROUNDED):
        rough, exact = (one, other) if one.group else (other, one)
        return exact.step < rough.step and off <= _ROUNDED_OFF * abs(exact.value)
    return one.scale == _HEAT or off <= _OFF * max(abs(one.value), abs(other.value))


def may_convert(item: Quantity) -> bool:
    """Whether another quantity may be the same amount: by its unit, its time zone, or its size (rounding)."""
    kind, value, unit = item.key
    if kind == "number" and isinstance(value, Decimal):
        return unit in _MEASURES or abs(value) >= _ROUNDED_FROM
    return item.zone is not None


class Amounts:
    """An index of quantities by their amounts."""

    def __init__(self, items: Iterable[Quantity]) -> None:
        # For each scale and group, the position of the first quantity of each size.
        first: dict[str, dict[str, dict[_Size, int]]] = {}
        for at, item in enumerate(items):
            if may_convert(item):
                for size in _sizes(item):
                    first.setdefault(size.scale, {}).setdefault(size.group, {}).setdefault(size, at)
        self._sorted = {
            scale: {
                group: sorted((size.value, at, size) for size, at in sizes.items()) for group, sizes in groups.items()
            }
            for scale, groups in first.items()
        }

    def same(self, item: Quantity) -> int | None:
        """The position of the first quantity that is this amount in another measure, None if there is none."""
        if not self._sorted or not may_convert(item):
            return None
        return min((at for size in _sizes(item) for at in self._same(size)), default=None)

    def _same(self, size: _Size) -> Iterator[int]:
        for group, sizes in self._sorted.get(size.scale, {}).items():
            if group != size.group:
                middle = bisect_left(sizes, (size.value,))
                near = sizes[max(0, middle - _NEAR) : middle + _NEAR]
                yield from (at for _, at, other in near if _is_same_amount(size, other))
