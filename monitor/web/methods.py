"""HTTP methods: HEAD for every address that takes GET, and the methods for the Allow header."""

from __future__ import annotations

from fastapi import Request
from starlette.routing import Match, Mount
from starlette.types import ASGIApp, Receive, Scope, Send


class HeadAsGet:
    """Middleware that handles HEAD as GET, so that status and headers are the same (RFC 9110, section 9.3.2).

    The server leaves out the body, because it knows that the request was a HEAD.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] == "http" and scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await self._app(scope, receive, send)


def methods_of(request: Request) -> list[str]:
    """Return the methods that any route accepts for the path of a request."""
    taken = [method for method in ("GET", "POST", "PUT", "PATCH", "DELETE") if _takes(request, method)]
    return [*(["GET", "HEAD"] if "GET" in taken else []), *(method for method in taken if method != "GET")]


def _takes(request: Request, method: str) -> bool:
    # A mount that was matched before has changed ``root_path``.
    root = request.scope.get("app_root_path", request.scope.get("root_path", ""))
    scope = {"type": "http", "method": method, "path": request.scope["path"], "root_path": root}
    # A mount matches every method, but its static files accept only GET.
    routes = [route for route in request.app.routes if method == "GET" or not isinstance(route, Mount)]
    return any(route.matches(scope)[0] is Match.FULL for route in routes)
