"""The pipeline of ``tests/pipeline`` with its desk, and what these tests put on it."""

from __future__ import annotations

from tests.pipeline.conftest import desk

__all__ = ["desk"]
