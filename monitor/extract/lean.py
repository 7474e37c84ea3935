"""Imports trafilatura without its modules for downloads and dates, which take as long to import as the rest.

For a single-threaded process that only reads pages: it imports this module before any that uses trafilatura. While
trafilatura is imported, stand-ins replace these modules in ``sys.modules``, where another thread could find them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

_DEFERRED = (
    "argparse",
    "charset_normalizer",
    "courlan",
    "htmldate",
    "trafilatura.downloads",
    "urllib.request",
    "urllib3.response",
)


class _DeferredModule(ModuleType):
    """A stand-in for a module: the names imported from it load the real module when they are first called."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(_cls: type, *args: object, **kwargs: object) -> object:
            return getattr(import_module(self.__name__), name)(*args, **kwargs)

        return type(name, (), {"__new__": call})


@contextmanager
def _deferred(names: tuple[str, ...]) -> Iterator[None]:
    stand_ins = {name: _DeferredModule(name) for name in names if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]


def _import_trafilatura() -> None:
    """Import trafilatura with stand-ins. If that fails, leave it unimported: a later import then loads it in full."""
    try:
        with _deferred(_DEFERRED):
            import_module("trafilatura")
    except Exception:  # noqa: BLE001 - a foreign module may fail on a stand-in in any way
        for name in [name for name in sys.modules if name.partition(".")[0] == "trafilatura"]:
            del sys.modules[name]


_import_trafilatura()
