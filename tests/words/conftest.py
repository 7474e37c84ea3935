"""Both databases, each with nothing but its full-text index in use."""

from tests.databases import database_url, postgres_server

__all__ = ["database_url", "postgres_server"]
