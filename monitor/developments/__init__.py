"""Judges what of a difference is new."""

from monitor.developments.judge import compare, page_only, unjudged
from monitor.developments.rolling import only_known_entries

__all__ = ["compare", "only_known_entries", "page_only", "unjudged"]
