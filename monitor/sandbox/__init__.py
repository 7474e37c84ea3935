"""Worker processes that parse untrusted bytes and can be killed.

A worker is a fresh interpreter (not a fork of a threaded process, and ``__main__`` is not imported again) that waits
on a socket for pickled calls. It ends by itself when its parent process has ended, in whatever way.
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
