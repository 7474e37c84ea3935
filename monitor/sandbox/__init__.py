"""Killable processes in which hostile bytes are parsed.

A worker is a fresh interpreter (no fork of a threaded process, nothing of ``__main__`` is imported again) that waits
on a socket for pickled calls. It ends by itself when the program that started it is gone, however that ended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.lazy import lazy_names

if TYPE_CHECKING:
    from monitor.sandbox.processes import InlineSandbox, ProcessSandbox
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "monitor.sandbox.processes": "InlineSandbox ProcessSandbox",
        },
    )

__all__ = ["InlineSandbox", "ProcessSandbox"]
