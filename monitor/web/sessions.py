"""The sessions that a visitor may see and end; shared by page and API."""

from __future__ import annotations

from fastapi import Request

from monitor.errors import NotFound
from monitor.model import Session
from monitor.web.identity import mark_of
from monitor.web.render import app_of
from monitor.web.viewer import viewer_of, visitor_of


def sessions_of(request: Request, *, everybody: bool = False) -> list[Session]:
    """Return the visitor's own sessions, or all; most recently used first."""
    app = app_of(request)
    found = app.store.sessions.list(mark_of(app), app.clock.now())
    own = owner_of(request)
    return [item for item in found if everybody or (item.reader.name if item.reader else None) == own]


def owner_of(request: Request) -> str | None:
    """Return the name of the reader who is signed in; None for a visitor with the token or without a session."""
    visitor = visitor_of(request)
    session = visitor.session if visitor else None
    return session.reader.name if session and session.reader else None


def end_session(request: Request, number: int) -> None:
    """End a session: the visitor's own; editors may end any. Raises ``NotFound``."""
    permitted = sessions_of(request, everybody=viewer_of(request).may_edit)
    if number not in {item.id for item in permitted} or not app_of(request).store.sessions.end(number):
        raise NotFound(f"you have no session {number}")
