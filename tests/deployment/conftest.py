from __future__ import annotations

from tests.databases import postgres_server

__all__ = ["postgres_server"]
