"""Which sessions a visitor sees and may end; shared by page and API."""

from __future__ import annotations

from fastapi import Request

from monitor.errors import NotFound
from monitor.model import Session
from monitor.web.identity import mark_of
from monitor.web.render import app_of
from monitor.web.viewer import viewer_of, visitor_of


def sessions_of(request: Request, *, everybody: bool = False) -> list[Session]:
    """The visitor's own, or all; those last used first."""
    app = app_of(request)
    found = app.store.sessions.list(mark_of(app), app.clock.now())
    own = owner_of(request)
    return [item for item in found if everybody or (item.reader.name if item.reader else None) == own]


def owner_of(request: Request) -> str | None:
    """The reader whose sessions are the visitor's own; None for whoever has the token."""
    visitor = visitor_of(request)
    session = visitor.session if visitor else None
    return session.reader.name if session and session.reader else None


def end_session(request: Request, number: int) -> None:
    """End a session of the visitor, for editors of anybody. Raises ``NotFound``."""
    theirs = sessions_of(request, everybody=viewer_of(request).may_edit)
    if number not in {item.id for item in theirs} or not app_of(request).store.sessions.end(number):
        raise NotFound(f"no session {number} of yours")
