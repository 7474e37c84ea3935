"""Readers and sessions as JSON, for the commands' ``--json`` and the API. Nothing here holds a secret."""

from __future__ import annotations

from typing import Any

from monitor.model import Reader, Session


def reader(item: Reader) -> dict[str, Any]:
    """A row of ``readers list``."""
    return {
        "name": item.name,
        "role": item.role.value,
        "created_at": item.created_at.isoformat(),
        "password_set_at": item.password_set_at.isoformat(),
    }


def session(item: Session, current: Session | None = None) -> dict[str, Any]:
    """A row of ``readers sessions``; ``reader`` is null for one of the token, ``current`` says whether it asks."""
    return {
        "id": item.id,
        "reader": item.reader.name if item.reader else None,
        "browser": item.browser,
        "created_at": item.created_at.isoformat(),
        "last_used_at": item.last_used_at.isoformat(),
        "expires_at": item.expires_at.isoformat(),
        "current": current is not None and current.id == item.id,
    }
