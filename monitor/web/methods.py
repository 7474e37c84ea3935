"""Methods of requests: HEAD wherever GET is answered, and which ones an address takes."""

from __future__ import annotations

from fastapi import Request
from starlette.routing import Match, Mount
from starlette.types import ASGIApp, Receive, Scope, Send


class HeadAsGet:
    """Answers HEAD as GET, so that status and headers are the same (RFC 9110, section 9.3.2).

    The server sends no body: it knows from the request that it was a HEAD.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http" and scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await self._app(scope, receive, send)


def methods_of(request: Request) -> list[str]:
    """The methods that an address takes, of all routes to it."""
    taken = [method for method in ("GET", "POST", "PUT", "PATCH", "DELETE") if _takes(request, method)]
    return [*(["GET", "HEAD"] if "GET" in taken else []), *(method for method in taken if method != "GET")]


def _takes(request: Request, method: str) -> bool:
    # A mount has changed the scope it was reached by.
    root = request.scope.get("app_root_path", request.scope.get("root_path", ""))
    scope = {"type": "http", "method": method, "path": request.scope["path"], "root_path": root}
    # Below a mount are files: it takes every method and refuses all but GET itself.
    routes = [route for route in request.app.routes if method == "GET" or not isinstance(route, Mount)]
    return any(route.matches(scope)[0] is Match.FULL for route in routes)
