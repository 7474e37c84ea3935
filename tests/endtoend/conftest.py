"""The databases that the whole runs on."""

from tests.databases import database_url, postgres_server

__all__ = ["database_url", "postgres_server"]
