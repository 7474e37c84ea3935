"""The metadata with all tables: importing this module imports every module that defines some."""

from __future__ import annotations

from monitor.store import schema_lists, schema_readers, schema_stories
from monitor.store.schema import metadata

__all__ = ["metadata", "schema_lists", "schema_readers", "schema_stories"]
