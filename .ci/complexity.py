"""Cyclomatic complexity of every function, with boolean operators counted, against the limits of the house.

Counts as radon does (https://radon.readthedocs.io/en/latest/intro.html): one for the function, and one for each branch,
loop, exception handler, ``else`` of a loop or ``try``, comprehension and condition in one, ``case``, and each boolean
operator (ruff's C901 counts no operators). A nested function counts by itself. Assertions count nothing.

    complexity.py FOLDER...        exits with 1 where a limit is not kept, and lists the functions above the first

"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

USUAL, MOST = 10, 15  # most functions are no more complex than the first, none is more complex than the second
SHARE = 0.98  # of all functions are within the first

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Found(NamedTuple):
    """A function and its complexity."""

    complexity: int
    path: Path
    line: int
    name: str


def complexity(function: Function) -> int:
    """The number of paths through a function."""
    return 1 + sum(map(_paths, _own_nodes(function.body)))


def _own_nodes(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """The nodes of a body, without those of functions and classes in it."""
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Function | ast.ClassDef | ast.Assert):
            yield node
            waiting.extend(ast.iter_child_nodes(node))


def _paths(node: ast.AST) -> int:
    """How many paths a node adds."""
    match node:
        case ast.If() | ast.IfExp():
            return 1
        case ast.For() | ast.AsyncFor() | ast.While():
            return 1 + bool(node.orelse)
        case ast.Try() | ast.TryStar():
            return len(node.handlers) + bool(node.orelse)
        case ast.BoolOp():
            return len(node.values) - 1
        case ast.comprehension():
            return 1 + len(node.ifs)
        case ast.match_case():
            return int(not (isinstance(node.pattern, ast.MatchAs) and node.pattern.pattern is None))
        case _:
            return 0


def functions(folders: list[str]) -> Iterator[Found]:
    """All functions of the Python files below these folders."""
    for path in sorted(path for folder in folders for path in Path(folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, Function):
                yield Found(complexity(node), path, node.lineno, node.name)


def main(folders: list[str]) -> int:
    """List what is above the usual limit; 0 where both limits are kept."""
    every = list(functions(folders))
    above = sorted((one for one in every if one.complexity > USUAL), reverse=True)
    share = 1 - len(above) / len(every)
    kept = share >= SHARE and max(every).complexity <= MOST
    for one in () if kept else above:
        print(f"{one.path}:{one.line}: {one.name} has complexity {one.complexity}")
    print(f"{share:.1%} of {len(every)} functions are at most {USUAL}; the greatest is {max(every).complexity}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
