"""Judges what of a difference is new."""

from monitor.developments.judge import compare

__all__ = ["compare"]
