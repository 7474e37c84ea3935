"""Imports trafilatura without what it downloads pages and finds their dates with, which takes as long as itself.

For a process of one thread that only reads pages: a parsing process imports this module before those that read. While
trafilatura is imported, stand-ins are in the place of these modules; another thread could meet them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

_LATER = (
    "argparse",
    "charset_normalizer",
    "courlan",
    "htmldate",
    "trafilatura.downloads",
    "urllib.request",
    "urllib3.response",
)


class _Later(ModuleType):
    """Stands for a module while names are imported from it; what is called by one of them is imported then."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(_cls: type, *args: object, **kwargs: object) -> object:
            return getattr(import_module(self.__name__), name)(*args, **kwargs)

        return type(name, (), {"__new__": call})


@contextmanager
def _imported_later(names: tuple[str, ...]) -> Iterator[None]:
    later = {name: _Later(name) for name in names if name not in sys.modules}
    sys.modules.update(later)
    try:
        yield
    finally:
        for name in later:
            del sys.modules[name]


def _import_trafilatura() -> None:
    """Import it so; a version that needs more of these modules at once is imported in full, by those who ask for it."""
    try:
        with _imported_later(_LATER):
            import_module("trafilatura")
    except Exception:  # noqa: BLE001 - a foreign module may trip over a stand-in in any way
        for name in [name for name in sys.modules if name.partition(".")[0] == "trafilatura"]:
            del sys.modules[name]


_import_trafilatura()
