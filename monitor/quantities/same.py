"""Finds figures that mean the same although their keys differ; indexed, so that each lookup takes constant time."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from decimal import Decimal
from functools import cached_property

from monitor.quantities.quantity import Key

# A percentage with more digits than this is a repeating fraction (a third).
_ENDLESS = 20
# At most this many shares of a text are compared by rounding; further ones only by their exact value.
_MOST_FRACTIONS = 50


def same_figure(one: Key, other: Key) -> bool:
    """Whether ``other`` states what ``one`` states.

    That is: equal keys; dates of which ``other`` is at least as exact (either year may be missing); a repeating
    fraction and the percentage it rounds to (a third, 33 per cent); degrees without a scale and those of either scale.
    """
    if one == other:
        return True
    if one[0] == other[0] == "number":
        return _same_fraction(one, other) or _same_degrees(one, other)
    if one[0] == other[0] == "date":
        (year, month, day), (other_year, other_month, other_day) = _parts(one), _parts(other)
        return month == other_month and day in (None, other_day) and (year == other_year or None in (year, other_year))
    return False


def _same_fraction(one: Key, other: Key) -> bool:
    """Whether one is a repeating fraction as a percentage, and the other what it rounds to."""
    if not one[2] == other[2] == "%" or not isinstance(one[1], Decimal) or not isinstance(other[1], Decimal):
        return False
    short, long = sorted((one[1], other[1]), key=lambda value: len(value.as_tuple().digits))
    endless = len(long.as_tuple().digits) > _ENDLESS
    return endless and len(short.as_tuple().digits) < _ENDLESS and round(long, _places(short)) == short


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _same_degrees(one: Key, other: Key) -> bool:
    return one[1] == other[1] and "°" in (one[2], other[2]) and one[2][:1] == other[2][:1]


def _parts(date: Key) -> tuple[int | None, int | None, int | None]:
    value = date[1]
    return (value[0], value[1], value[2]) if isinstance(value, tuple) else (None, None, None)


class Figures:
    """An index of figures by their meaning; each can be taken once."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._keys = tuple(keys)
        self._exact = frozenset(self._keys)
        # For each index entry, how many of its first positions are known to be taken.
        self._skipped: dict[Hashable, int] = {}
        self._taken: set[int] = set()

    @cached_property
    def _index(self) -> dict[Hashable, list[int]]:
        """The positions of the keys under each of their index entries."""
        index: dict[Hashable, list[int]] = {}
        for at, key in enumerate(self._keys):
            for entry in _index_entries(key):
                index.setdefault(entry, []).append(at)
        return index

    def has(self, key: Key) -> bool:
        """Whether one of the figures, taken or not, means the same."""
        return key in self._exact or (_has_other_forms(key) and self._has_same(key))

    def _has_same(self, key: Key) -> bool:
        for entry in _lookup_entries(key):
            positions = self._index.get(entry, [])
            if entry in _SHARES:
                positions = positions[:_MOST_FRACTIONS]
            if any(same_figure(key, self._keys[at]) for at in positions):
                return True
        return False

    def take(self, key: Key) -> bool:
        """Take the first figure left that means the same; False if there is none."""
        left = [at for entry in _lookup_entries(key) if (at := self._first_left(entry, key)) is not None]
        if left:
            self._taken.add(min(left))
        return bool(left)

    def _first_left(self, entry: Hashable, key: Key) -> int | None:
        """The position of the first figure under an index entry that means the same and is not taken."""
        positions = self._index.get(entry, [])
        if entry in _SHARES:
            for at in positions[:_MOST_FRACTIONS]:
                if at not in self._taken and same_figure(key, self._keys[at]):
                    return at
            return None
        skipped = self._skipped.get(entry, 0)
        while skipped < len(positions) and positions[skipped] in self._taken:
            skipped += 1
        self._skipped[entry] = skipped
        return positions[skipped] if skipped < len(positions) else None


_ANY = "any"
# The index entries of percentages: repeating fractions (True) and others. Their figures need a check by rounding.
_SHARES = frozenset({("share", True), ("share", False)})


def _index_entries(key: Key) -> Iterator[Hashable]:
    """The index entries of a figure: one for each form in which it may be looked up."""
    kind, value, unit = key
    yield key
    if kind == "number":
        if unit == "%" and isinstance(value, Decimal):
            yield "share", _is_endless(value)
        if unit[:1] == "°":
            yield "degrees", value, unit == "°"
            yield "degrees", value, _ANY
    elif kind == "date" and isinstance(value, tuple):
        year, month, day = value
        for known in dict.fromkeys((None, day)):
            yield "date", month, known, year
            yield "date", month, known, _ANY


def _lookup_entries(key: Key) -> Iterator[Hashable]:
    """The index entries under which figures with the meaning of this one are found."""
    kind, value, unit = key
    if kind == "date" and isinstance(value, tuple):
        year, month, day = value
        if year is None:
            yield "date", month, day, _ANY
        else:
            yield "date", month, day, year
            yield "date", month, day, None
        return
    yield key
    if kind == "number":
        if unit == "%" and isinstance(value, Decimal):
            yield "share", not _is_endless(value)
        if unit[:1] == "°":
            yield "degrees", value, (_ANY if unit == "°" else True)


def _has_other_forms(key: Key) -> bool:
    """Whether a figure with another key may mean the same: for dates, percentages and degrees."""
    kind, _, unit = key
    return kind == "date" or (kind == "number" and (unit == "%" or unit[:1] == "°"))


def _is_endless(value: Decimal) -> bool:
    return len(value.as_tuple().digits) > _ENDLESS
