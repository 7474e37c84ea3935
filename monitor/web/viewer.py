"""The sender of a request, as the guard identified them."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request

from monitor.model import Role, Session, Viewer

# The visitor where nobody has to sign in: pages that are open to all.
_STRANGER = Viewer(role=Role.READER)


@dataclass(frozen=True, slots=True)
class Visitor:
    """A viewer, the session (None: none is needed, or a program gave the token), and what signs their feed addresses.

    ``seal`` () where nobody has to sign in: such addresses need no key.
    """

    viewer: Viewer
    session: Session | None = None
    seal: tuple[str, ...] = ()


# Where nobody has to sign in.
ANYBODY = Visitor(Viewer())


def viewer_of(request: Request) -> Viewer:
    """The person or program behind a request; where nobody has to sign in, an editor."""
    found = visitor_of(request)
    return found.viewer if found else _STRANGER


def visitor_of(request: Request) -> Visitor | None:
    """The same, with their session; None on pages that are open to all."""
    found: Visitor | None = getattr(request.state, "visitor", None)
    return found


def session_of(request: Request) -> Session | None:
    """The session that a browser is signed in by."""
    found = visitor_of(request)
    return found.session if found else None
