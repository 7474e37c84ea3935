"""Finds what is new in each update of a news article, sentence by sentence, with evidence."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from monitor.developments import compare
    from monitor.errors import MonitorError
    from monitor.extract import read_article
    from monitor.model import Block, BlockKind, Change, Development, Document, Edit, EditKind, Evidence, Op

__all__ = [
    "Block",
    "BlockKind",
    "Change",
    "Development",
    "Document",
    "Edit",
    "EditKind",
    "Evidence",
    "MonitorError",
    "Op",
    "compare",
    "read_article",
]

_HOMES = {"compare": "monitor.developments", "MonitorError": "monitor.errors", "read_article": "monitor.extract"}


def __getattr__(name: str) -> Any:
    """Import a public name on first use (PEP 562), so that importing the package is fast."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES.get(name, "monitor.model")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
