"""The web page and its API, over one monitor."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from importlib.resources import files
from ipaddress import ip_address

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from prometheus_client import CONTENT_TYPE_LATEST

from monitor.errors import Ambiguous, ConfigError, MonitorError, NotFound
from monitor.web import actions, api, pages
from monitor.web.metrics import exposition
from monitor.wiring import App

# What can be reached without the token: signed links in mails, the hub's calls, and whether the page lives.
OPEN_PATHS = ("/unsubscribe", "/mute", "/websub/", "/healthz", "/static/")
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

Next = Callable[[Request], Awaitable[Response]]


def create_app(app: App) -> FastAPI:
    """The web application. Raises ConfigError when it would serve other machines without a token."""
    web = app.settings.web
    if web.token is None and not _is_loopback(web.host):
        raise ConfigError(
            f"web.host = {web.host!r} serves other machines, and no web.token is set",
            advice='set web.token (or MONITOR_WEB__TOKEN_FILE), or web.host = "127.0.0.1"',
        )
    site = FastAPI(title="News update monitor", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    site.state.app = app
    site.mount("/static", StaticFiles(directory=str(files("monitor.web").joinpath("static"))), name="static")
    site.include_router(pages.router)
    site.include_router(api.router, prefix="/api")
    site.include_router(actions.router)
    site.add_api_route("/healthz", _health, include_in_schema=False)
    site.add_api_route("/metrics", _metrics, include_in_schema=False)
    site.add_exception_handler(MonitorError, _error)  # type: ignore[arg-type]

    @site.middleware("http")
    async def guard(request: Request, call_next: Next) -> Response:
        answer = _refusal(request, web.token) or await call_next(request)
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        return answer

    return site


def _refusal(request: Request, token: str | None) -> Response | None:
    """What is answered instead, when the caller may not see this."""
    if token is None:
        # No token: only this machine, under a name of its own, so that no foreign page reaches it by another name.
        host = request.url.hostname or ""
        return None if _is_loopback(host) or host == "testserver" else PlainTextResponse("wrong host", 421)
    if request.url.path.startswith(OPEN_PATHS) or request.url.path == "/login":
        return None
    given = request.headers.get("authorization", "").removeprefix("Bearer ") or request.cookies.get(pages.COOKIE, "")
    if hmac.compare_digest(given.encode(), token.encode()):
        return None
    if request.url.path.startswith("/api") or request.url.path.endswith((".atom", "/metrics")):
        return JSONResponse({"error": "a token is needed: Authorization: Bearer TOKEN"}, 401)
    return RedirectResponse("/login", 303)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _health(request: Request) -> JSONResponse:
    """Whether the database answers."""
    app: App = request.app.state.app
    due = app.store.work.next_due()
    return JSONResponse({"status": "ok", "next_due": due.isoformat() if due else None})


def _metrics(request: Request) -> Response:
    app: App = request.app.state.app
    return Response(exposition(app.history.stats(app.clock.now())), media_type=CONTENT_TYPE_LATEST)


def _error(request: Request, error: MonitorError) -> Response:
    """Errors as JSON to programs and as a page to people."""
    status = 404 if isinstance(error, NotFound) else 300 if isinstance(error, Ambiguous) else 503
    if request.url.path.startswith("/api"):
        return JSONResponse({"error": error.name, "message": str(error), "advice": error.advice}, status)
    return pages.render(request, "error.html", status=status, title=error.name, error=error)
