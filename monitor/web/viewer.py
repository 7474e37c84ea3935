"""The visitor who sends a request, as identified by the guard."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request

from monitor.model import Role, Session, Viewer

# The viewer of open pages, such as /login, who was not identified.
_STRANGER = Viewer(role=Role.READER)


@dataclass(frozen=True, slots=True)
class Visitor:
    """An identified viewer.

    ``session`` is None if nobody has to sign in, or if a program sent the token or the key of a feed. ``seal`` is what
    keys in the viewer's feed addresses are signed with; () if addresses need no key.
    """

    viewer: Viewer
    session: Session | None = None
    seal: tuple[str, ...] = ()


# The visitor if nobody has to sign in.
ANYBODY = Visitor(Viewer())


def viewer_of(request: Request) -> Viewer:
    """Return the viewer of a request; an editor if nobody has to sign in."""
    found = visitor_of(request)
    return found.viewer if found else _STRANGER


def visitor_of(request: Request) -> Visitor | None:
    """Return the identified visitor of a request; None on pages that are open without signing in."""
    found: Visitor | None = getattr(request.state, "visitor", None)
    return found


def session_of(request: Request) -> Session | None:
    """Return the session of a signed-in browser, if any."""
    found = visitor_of(request)
    return found.session if found else None
