"""Imports the public names of a package on first use (PEP 562).

``from monitor.extract import decode_html`` then loads the decoder, but not the page reader next to it. Such a package
lists its imports twice: as statements for type checkers, and as a table for ``lazy_names``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def lazy_names(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """Make the ``__getattr__`` of a package. ``homes`` maps each module to its public names, separated by spaces.

    No name may equal that of a module in the package: importing the module would hide the name.
    """
    modules = {name: module for module, names in homes.items() for name in names.split()}

    def load(name: str) -> Any:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(modules[name]), name)
        setattr(sys.modules[package], name, value)
        return value

    return load
