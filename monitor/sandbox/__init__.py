"""Killable processes in which hostile bytes are parsed.

A worker is a fresh interpreter (no fork of a threaded process, nothing of ``__main__`` is imported again) that waits
on a socket for pickled calls. It ends by itself when the program that started it is gone, however that ended.
"""

from monitor.sandbox.processes import InlineSandbox, ProcessSandbox

__all__ = ["InlineSandbox", "ProcessSandbox"]
