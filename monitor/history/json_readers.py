"""Readers and sessions as JSON, for the commands' ``--json`` and the API. No value contains a secret."""

from __future__ import annotations

from typing import Any

from monitor.model import Reader, Session


def reader(item: Reader) -> dict[str, Any]:
    """One row of ``readers list``."""
    return {
        "name": item.name,
        "role": item.role.value,
        "created_at": item.created_at.isoformat(),
        "password_set_at": item.password_set_at.isoformat(),
    }


def session(item: Session, current: Session | None = None) -> dict[str, Any]:
    """One row of ``readers sessions``.

    ``reader`` is null for a session of the web token; ``current``: whether this session made the request.
    """
    return {
        "id": item.id,
        "reader": item.reader.name if item.reader else None,
        "browser": item.browser,
        "created_at": item.created_at.isoformat(),
        "last_used_at": item.last_used_at.isoformat(),
        "expires_at": item.expires_at.isoformat(),
        "current": current is not None and current.id == item.id,
    }
