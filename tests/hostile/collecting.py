"""Finds every regular expression of the program, and the methods that the code calls on each."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard

import monitor

ROOT = Path(monitor.__file__).parent
# Running these starts the program or needs a database of its own; their sources are read all the same.
_NOT_IMPORTED = ("monitor.__main__", "monitor.store.migrations")
_CALLS = frozenset({"search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"})


class Found(NamedTuple):
    """A pattern, where it stands, and the methods called on it (none: its name is not called in sight)."""

    where: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]


# Its module, and all that is in it, itself first.
Function = tuple[str, list[ast.AST]]


def modules() -> Iterator[Any]:
    """Every module of the program."""
    yield monitor
    for info in pkgutil.walk_packages(monitor.__path__, "monitor."):
        if not info.name.startswith(_NOT_IMPORTED):
            yield importlib.import_module(info.name)


def patterns() -> tuple[list[Found], list[Found], list[str]]:
    """Those that modules hold, those written in functions, and the places of functions that put one together."""
    functions = list(_functions())
    return _held(functions), *_written(functions)


def _held(functions: list[Function]) -> list[Found]:
    """The patterns that modules and their classes hold, in whatever collection."""
    called = _called_methods(functions)
    public: dict[str, set[str]] = {}
    for (_, name), methods in called.items():
        public.setdefault(name, set()).update(methods)
    found: dict[tuple[Any, int], Found] = {}
    for module in modules():
        for name, value in vars(module).items():
            for pattern in _patterns_in(value, module.__name__, set()):
                key = (pattern.pattern, pattern.flags)
                before = found.get(key, Found(f"{module.__name__}.{name}", pattern, frozenset()))
                own = called.get((module.__name__, name), set())
                methods = own if name.startswith("_") else public.get(name, set())
                found[key] = before._replace(methods=before.methods | methods)
    return list(found.values())


def _patterns_in(value: Any, module: str, seen: set[int]) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (str, bytes, int, float)) or id(value) in seen:
        return
    else:
        seen.add(id(value))
        for part in _parts(value, module):
            yield from _patterns_in(part, module, seen)


def _parts(value: Any, module: str) -> Iterator[Any]:
    if isinstance(value, Mapping):
        yield from value.keys()
        yield from value.values()
    elif isinstance(value, (tuple, list, set, frozenset)):
        yield from value
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (getattr(value, field.name) for field in fields(value))
    elif isinstance(value, type) and value.__module__ == module:
        yield from vars(value).values()


def _called_methods(functions: list[Function]) -> dict[tuple[str, str], set[str]]:
    """For each module and name the methods of a pattern that are called on it, or on what is taken out of it."""
    called: dict[tuple[str, str], set[str]] = {}
    for module, parts in functions:
        direct, other = _calls_in(parts)
        for name, method in direct:
            called.setdefault((module, name), set()).add(method)
        for name in {part.id for part in parts if isinstance(part, ast.Name)} - {name for name, _ in direct}:
            called.setdefault((module, name), set()).update(other)
    return called


def _functions() -> Iterator[Function]:
    """Every function and class of the program."""
    for module, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.Lambda, ast.ClassDef)):
                yield module, list(ast.walk(node))


def _calls_in(parts: list[ast.AST]) -> tuple[set[tuple[str, str]], set[str]]:
    """The methods called on names of module level, and those called on anything else and on no text."""
    direct: set[tuple[str, str]] = set()
    other: set[str] = set()
    for part in parts:
        if isinstance(part, ast.Attribute) and part.attr in _CALLS:
            if isinstance(part.value, ast.Name) and part.value.id.isupper():
                direct.add((part.value.id, part.attr))
            elif part.attr != "split" and not (isinstance(part.value, ast.Name) and part.value.id == "re"):
                other.add(part.attr)
    return direct, other


def sources() -> Iterator[tuple[str, ast.Module]]:
    """Every source file of the program by its module's name."""
    for path in sorted(ROOT.rglob("*.py")):
        name = ".".join(("monitor", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def _written(functions: list[Function]) -> tuple[list[Found], list[str]]:
    """The patterns written in calls of ``re`` within functions, and the places where one is put together there."""
    literal: list[Found] = []
    made: list[str] = []
    for module, parts in functions:
        function = parts[0]
        if not isinstance(function, ast.ClassDef):
            for call in filter(_is_of_re, parts):
                place = f"{module}.{getattr(function, 'name', 'lambda')}"
                given = call.args[0]
                if isinstance(given, ast.Constant):
                    literal.append(Found(place, re.compile(given.value, _flags(call)), _method(call)))
                else:
                    made.append(place)
    return literal, made


def _is_of_re(node: ast.AST) -> TypeGuard[ast.Call]:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and (node.func.attr in _CALLS or node.func.attr == "compile")
    )


def _method(call: ast.Call) -> frozenset[str]:
    assert isinstance(call.func, ast.Attribute)
    return frozenset({call.func.attr} & _CALLS)


def _flags(call: ast.Call) -> int:
    """The flags named in a call: they stand in its arguments as ``re.NAME``."""
    flags = 0
    for argument in [*call.args[1:], *(keyword.value for keyword in call.keywords)]:
        for node in ast.walk(argument):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "re":
                flags |= getattr(re, node.attr)
    return flags
