"""Fixtures for both databases, of which only the full-text index is used."""

from tests.databases import database_url, postgres_server

__all__ = ["database_url", "postgres_server"]
