"""Imports httpx without its command line, which would import rich and Pygments where they are installed."""

from __future__ import annotations

import sys

_COMMAND_LINE = "httpx._main"


def import_httpx() -> None:
    """Import httpx if it is not imported yet; its command line can be imported afterwards as usual."""
    if "httpx" in sys.modules:
        return
    # None makes the import of this module raise ImportError, which httpx handles.
    sys.modules[_COMMAND_LINE] = None  # type: ignore[assignment]
    try:
        import httpx  # noqa: F401
    finally:
        del sys.modules[_COMMAND_LINE]
