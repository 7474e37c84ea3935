"""Which figures say the same, however exact: found by what they say, so that a text of many costs no more each."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from decimal import Decimal
from functools import cached_property

from monitor.quantities.quantity import Key

# A fraction that never ends has more digits than this as a percentage.
_ENDLESS = 20
# No text says more shares in parts of a whole; further ones are compared by their exact value only.
_MOST_FRACTIONS = 50


def same_figure(one: Key, other: Key) -> bool:
    """Whether ``other`` says what ``one`` says: equal, or a date that is as exact (the year may be left out).

    A third is the 33 per cent it rounds to, and degrees are those of either scale.
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
    """Whether one is a fraction that never ends as a percentage, and the other what it rounds to."""
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
    """Some figures, found by what they say; each may be taken once."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._keys = tuple(keys)
        self._exact = frozenset(self._keys)
        self._first: dict[Hashable, int] = {}
        self._taken: set[int] = set()

    @cached_property
    def _under(self) -> dict[Hashable, list[int]]:
        """The places of the keys, by what they are found by."""
        under: dict[Hashable, list[int]] = {}
        for at, key in enumerate(self._keys):
            for mark in _found_by(key):
                under.setdefault(mark, []).append(at)
        return under

    def has(self, key: Key) -> bool:
        """Whether one of them, taken or not, says the same."""
        return key in self._exact or (_has_other_forms(key) and next(self.same(key), None) is not None)

    def same(self, key: Key) -> Iterator[Key]:
        """Those that say the same, taken or not."""
        for mark in _asked_by(key):
            places = self._under.get(mark, ())
            found = (self._keys[at] for at in (places[:_MOST_FRACTIONS] if mark in _PARTS_OF_WHOLE else places))
            yield from (other for other in found if same_figure(key, other))

    def take(self, key: Key) -> bool:
        """Take the first that says the same and is left; False where none is."""
        left = [at for mark in _asked_by(key) if (at := self._front(mark, key)) is not None]
        if left:
            self._taken.add(min(left))
        return bool(left)

    def _front(self, mark: Hashable, key: Key) -> int | None:
        """The first figure found by this that says the same and is not taken."""
        places = self._under.get(mark, [])
        if mark in _PARTS_OF_WHOLE:
            left = (at for at in places[:_MOST_FRACTIONS] if at not in self._taken and same_figure(key, self._keys[at]))
            return next(left, None)
        at = self._first.get(mark, 0)
        while at < len(places) and places[at] in self._taken:
            at += 1
        self._first[mark] = at
        return places[at] if at < len(places) else None


_ANY = "any"
_PARTS_OF_WHOLE = frozenset({("share", True), ("share", False)})


def _found_by(key: Key) -> Iterator[Hashable]:
    """What a figure is found by, in each way in which another may say it."""
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


def _asked_by(key: Key) -> Iterator[Hashable]:
    """What those are found by that say what this figure says."""
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
    """Whether a figure with another key may say the same: of a date, a share, degrees."""
    kind, _, unit = key
    return kind == "date" or (kind == "number" and (unit == "%" or unit[:1] == "°"))


def _is_endless(value: Decimal) -> bool:
    return len(value.as_tuple().digits) > _ENDLESS
