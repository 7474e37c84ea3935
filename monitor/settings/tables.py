"""Reads mappings into dataclasses whose fields define valid values, and reports all mistakes at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from functools import partial
from typing import Any, Final, TypeVar

T = TypeVar("T")
# Converts the given value of a key; raises ``ValueError``, whose message says what was expected.
Reader = Callable[[object], Any]
# Computes the default of a key from the values of the preceding keys; wrong ones are missing there.
Derived = Callable[[Mapping[str, Any]], Any]
# Raises ``ValueError`` if a value does not fit the values of the preceding keys.
Fits = Callable[[Any, Mapping[str, Any]], None]

UNKNOWN: Final = "is no known key"
_MISSING: Final = "is missing"
# The value of a mistake that is not about a value: an unknown or missing key.
NO_VALUE: Final = object()


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: its keys from the outside in, what was expected, the value, and for unknown keys the known ones."""

    path: tuple[str, ...]
    expected: str
    value: object = NO_VALUE
    known: Collection[str] = ()


class Mistakes(ValueError):
    """All mistakes in a table or list; unknown keys come first, as they explain others."""

    def __init__(self, mistakes: Collection[Mistake]) -> None:
        self.mistakes = sorted(mistakes, key=lambda mistake: mistake.expected != UNKNOWN)
        super().__init__("; ".join(f"{'.'.join(mistake.path)}: {mistake.expected}" for mistake in self.mistakes))


def key(
    reader: Reader,
    default: Any = MISSING,
    *,
    derived: Derived | None = None,
    fits: Fits | None = None,
    secret: bool = False,
) -> Any:
    """A dataclass field for a key: how its value is read and checked, and its default (fixed or ``derived``)."""
    metadata = {"reader": reader, "derived": derived, "fits": fits}
    return field(default=default, repr=not secret, metadata=metadata)


def table_key(table: type[Any]) -> Any:
    """A dataclass field for a nested table; its default has the default of each key."""
    return key(partial(read, table), read(table, {}))


def keys(table: type[Any]) -> dict[str, Field[Any]]:
    """The keys of a table, by their names."""
    return {item.name: item for item in fields(table) if "reader" in item.metadata}


def read(table: type[T], given: object) -> T:
    """Read a mapping into a table. Raises ``Mistakes``."""
    if not isinstance(given, Mapping):
        raise ValueError("it should be a table")  # noqa: TRY004 - what a reader raises
    known = keys(table)
    wrong = [Mistake((name,), UNKNOWN, known=known) for name in given if name not in known]
    values: dict[str, Any] = {}
    for name, item in known.items():
        try:
            values[name] = _value(item, given, values)
        except ValueError as error:
            wrong += _within(name, given.get(name, item.default), error)
    if wrong:
        raise Mistakes(wrong)
    return table(**values)


def _value(item: Field[Any], given: Mapping[str, Any], before: Mapping[str, Any]) -> Any:
    reader, derived, fits = (item.metadata[name] for name in ("reader", "derived", "fits"))
    value = given.get(item.name, item.default)
    if item.name not in given and derived is not None:
        value = derived(before)
    elif value is MISSING:
        raise Mistakes([Mistake((), _MISSING)])
    elif value is not item.default:  # The default may be None, which readers refuse.
        value = reader(value)
    if fits is not None:
        fits(value, before)
    return value


def read_list(reader: Reader, given: object) -> tuple[Any, ...]:
    """Read each item of a list with the same reader. Raises ``Mistakes``."""
    if not isinstance(given, list | tuple):
        raise ValueError("it should be a list")  # noqa: TRY004 - what a reader raises
    found: list[Any] = []
    wrong: list[Mistake] = []
    for number, item in enumerate(given):
        try:
            found.append(reader(item))
        except ValueError as error:
            wrong += _within(str(number), item, error)
    if wrong:
        raise Mistakes(wrong)
    return tuple(found)


def _within(name: str, value: object, error: ValueError) -> Iterator[Mistake]:
    """The mistakes in a value, with the name of the value put before their paths."""
    inner = error.mistakes if isinstance(error, Mistakes) else [Mistake((), str(error), value)]
    return (replace(mistake, path=(name, *mistake.path)) for mistake in inner)
