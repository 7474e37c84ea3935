"""Judges what of a difference is new."""

from monitor.developments.judge import compare, page_only

__all__ = ["compare", "page_only"]
