"""Reads mappings into dataclasses whose fields say what they may be, and tells everything that is wrong at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from functools import partial
from typing import Any, Final, TypeVar

T = TypeVar("T")
# Makes the value of a key of what is given for it; raises ``ValueError``, which says what was expected.
Reader = Callable[[object], Any]
# Makes the default of a key of the values of the keys before it, of which those that are wrong are not there.
Derived = Callable[[Mapping[str, Any]], Any]
# Raises ``ValueError`` where a value does not go with those of the keys before it.
Fits = Callable[[Any, Mapping[str, Any]], None]

UNKNOWN: Final = "is no known key"
_MISSING: Final = "is missing"
# The value of a key that is unknown or missing: it is not the value that is wrong.
NO_VALUE: Final = object()


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong: where, what was expected, what was given; of an unknown key, which are known there."""

    path: tuple[str, ...]
    said: str
    value: object = NO_VALUE
    known: Collection[str] = ()


class Mistakes(ValueError):
    """All that is wrong with a table or a list; unknown keys come first, as they explain others."""

    def __init__(self, mistakes: Collection[Mistake]) -> None:
        self.mistakes = sorted(mistakes, key=lambda mistake: mistake.said != UNKNOWN)
        super().__init__("; ".join(f"{'.'.join(mistake.path)}: {mistake.said}" for mistake in self.mistakes))


def key(
    reader: Reader,
    default: Any = MISSING,
    *,
    derived: Derived | None = None,
    fits: Fits | None = None,
    secret: bool = False,
) -> Any:
    """A field that is a key: how it is read, and what it is where it is not given. A default of None may be given."""
    metadata = {"reader": reader, "derived": derived, "fits": fits}
    return field(default=default, repr=not secret, metadata=metadata)


def table_key(table: type[Any]) -> Any:
    """A field that is a table of its own, without any key where it is not given."""
    return key(partial(read, table), read(table, {}))


def keys(table: type[Any]) -> dict[str, Field[Any]]:
    """The keys of a table, by their names."""
    return {one.name: one for one in fields(table) if "reader" in one.metadata}


def read(table: type[T], given: object) -> T:
    """The table that a mapping gives; raises ``Mistakes``."""
    if not isinstance(given, Mapping):
        raise ValueError("it should be a table")  # noqa: TRY004 - what a reader raises
    known = keys(table)
    wrong = [Mistake((name,), UNKNOWN, known=known) for name in given if name not in known]
    values: dict[str, Any] = {}
    for name, one in known.items():
        try:
            values[name] = _value(one, given, values)
        except ValueError as error:
            wrong += _within(name, given.get(name, one.default), error)
    if wrong:
        raise Mistakes(wrong)
    return table(**values)


def _value(one: Field[Any], given: Mapping[str, Any], before: Mapping[str, Any]) -> Any:
    reader, derived, fits = (one.metadata[name] for name in ("reader", "derived", "fits"))
    value = given.get(one.name, one.default)
    if one.name not in given and derived is not None:
        value = derived(before)
    elif value is MISSING:
        raise Mistakes([Mistake((), _MISSING)])
    elif value is not one.default:  # which may be None, that no reader takes
        value = reader(value)
    if fits is not None:
        fits(value, before)
    return value


def read_list(reader: Reader, given: object) -> tuple[Any, ...]:
    """All parts of a list, each read by the same reader; raises ``Mistakes``."""
    if not isinstance(given, list | tuple):
        raise ValueError("it should be a list")  # noqa: TRY004 - what a reader raises
    found: list[Any] = []
    wrong: list[Mistake] = []
    for number, part in enumerate(given):
        try:
            found.append(reader(part))
        except ValueError as error:
            wrong += _within(str(number), part, error)
    if wrong:
        raise Mistakes(wrong)
    return tuple(found)


def _within(name: str, value: object, error: ValueError) -> Iterator[Mistake]:
    """The mistakes of a value, seen from the table or list that holds it."""
    inner = error.mistakes if isinstance(error, Mistakes) else [Mistake((), str(error), value)]
    return (replace(mistake, path=(name, *mistake.path)) for mistake in inner)
