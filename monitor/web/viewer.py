"""Who sends a request, as the guard found out."""

from __future__ import annotations

from fastapi import Request

from monitor.model import Viewer


def viewer_of(request: Request) -> Viewer:
    """The person or program behind a request; without named readers whoever is let in is an editor."""
    found: Viewer = getattr(request.state, "viewer", Viewer())
    return found
