"""Packages whose public names are imported when they are first asked for (PEP 562).

``from monitor.extract import decode_html`` then loads what decodes, and not the reader of pages beside it. Such a
package names its imports twice: for type checkers as always, and here as a table.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def lazy_names(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """The ``__getattr__`` of a package: ``homes`` has, by module, the public names that it defines, parted by spaces.

    A name may not be that of a module of the package: once that is imported, the name would mean the module.
    """
    modules = {name: module for module, names in homes.items() for name in names.split()}

    def load(name: str) -> Any:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(modules[name]), name)
        setattr(sys.modules[package], name, value)
        return value

    return load
