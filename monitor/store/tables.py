"""All tables of the database, for those who must know every one: makers, copiers and checkers."""

from __future__ import annotations

from monitor.store import schema_lists, schema_readers, schema_stories
from monitor.store.schema import metadata

__all__ = ["metadata", "schema_lists", "schema_readers", "schema_stories"]
