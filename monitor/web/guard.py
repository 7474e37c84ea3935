"""Access control: who may read, who may change things; and the security headers of every response.

It checks the request as received (the Host header, ``scope["path"]``), not as the framework interprets it.
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from urllib.parse import parse_qs, quote

from fastapi import Request
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monitor.errors import StoreError
from monitor.settings import WebSettings
from monitor.web import atom
from monitor.web.address import (
    authority_of,
    is_loopback,
    is_path,
    local_path,
    origin_of,
    public_authority,
)
from monitor.web.credentials import wait_message
from monitor.web.identity import identify, keep_session, must_sign_in
from monitor.web.own import is_own
from monitor.web.render import app_of, render
from monitor.web.viewer import Visitor, viewer_of

# Open without signing in: signed links in mails, callbacks of WebSub hubs, static files, the health check.
OPEN_PATHS = ("/unsubscribe", "/mute", "/caught-up", "/login", "/healthz")
OPEN_FOLDERS = ("/websub/", "/static/")
# Mail programs POST here from other origins; a signature in the link authorizes the request.
SIGNED_PATHS = ("/unsubscribe", "/mute", "/caught-up")
# The documentation of the API, which is a page for people although it is below /api/.
API_PAGE = "/api/v1/docs"
# Paths below it end with an address of another site.
MEMENTO = "/memento/"
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
FORM_BYTES = 64_000
# Longest address to return to after signing in. RFC 3986 sets no limit; real ones are much shorter.
NEXT_CHARACTERS = 2_000
# h11's limit for a request head that arrives in pieces; here it applies to every head.
HEAD_BYTES = 16_384

# Headings of error pages, by status.
_TITLES = {
    400: "Invalid request",
    403: "Not allowed",
    404: "Not found",
    405: "Not possible here",
    408: "Too slow",
    409: "Not unique",
    413: "Too long",
    429: "Too many attempts",
    500: "Internal error",
    503: "Not available now",
}

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Cache-Control": "no-cache",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Guard:
    """Middleware before all routes: refuses forbidden requests, and adds security headers to every response."""

    def __init__(self, app: ASGIApp, web: WebSettings) -> None:
        self._app = app
        self._web = web

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request, or pass it on to the application."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                add_security_headers(MutableHeaders(scope=message))
            await send(message)

        request = Request(scope, receive)
        answer: Response | None
        try:
            answer = await refusal(request, self._web)
        except StoreError as problem:
            answer = error(request, 503, problem.name, str(problem), problem.advice)
            answer.headers["Retry-After"] = "10"
        await (answer or self._app)(scope, receive, send_with_headers)
        # Written after the response, so that the client does not wait for it.
        await keep_session(request)


def add_security_headers(headers: MutableHeaders) -> None:
    """Add the security headers that the response does not set itself."""
    for name, value in HEADERS.items():
        headers.setdefault(name, value)


async def refusal(request: Request, web: WebSettings) -> Response | None:
    """Return the response to a request that is invalid or not allowed; None if it may pass. Raises ``StoreError``."""
    if refused := _malformed(request) or await _wrong_host(request, web):
        return refused
    if not _is_open(path_of(request)):
        found = await identify(request)
        if not isinstance(found, Visitor):
            return _too_many(request, found) if found else _sign_in(request)
        request.state.visitor = found
    if request.method not in SAFE_METHODS:
        return _refused_change(request, web)
    return _without_trailing_slash(request)


def _refused_change(request: Request, web: WebSettings) -> Response | None:
    """Return 403 for a change that another site requests, or that is for editors only; None if it may pass."""
    if _is_cross_site(request, web):
        return error(request, 403, "CrossSite", "Another site sent this request.", "Open this monitor's own page.")
    path = path_of(request)
    if not _is_open(path) and not viewer_of(request).may_edit and not is_own(request.method, path):
        return error(request, 403, "EditorsOnly", "Only editors can change this.", "You can read everything here.")
    return None


def error(request: Request, status: int, name: str, message: str, advice: str = "") -> Response:
    """Return an error, as JSON for programs and as a page for people."""
    if is_for_programs(request):
        return JSONResponse({"error": name, "message": message, "advice": advice}, status)
    return render(
        request, "error.html", status=status, title=_TITLES.get(status, "Not possible"), message=message, advice=advice
    )


def path_of(request: Request) -> str:
    """Return the path that routes are matched with."""
    path: str = request.scope["path"]
    return path


def is_for_programs(request: Request) -> bool:
    """Whether errors at this path are for programs rather than people."""
    path = path_of(request)
    if path == API_PAGE:
        return False
    return path.startswith(("/api/", "/websub/", MEMENTO)) or path in ("/healthz", "/metrics") or path.endswith(".atom")


def safe_path(path: str) -> str:
    """Return ``path`` if it is a path on this site, as the target of a redirect; otherwise the front page."""
    return path if is_path(path) and len(path) <= NEXT_CHARACTERS else "/"


async def form_of(request: Request, most: int = FORM_BYTES) -> dict[str, str]:
    """Read the fields of a form. Raises HTTPException 413 if it has more than ``most`` bytes, 408 if it is too slow."""
    seconds: float = request.app.state.form_seconds
    try:
        async with asyncio.timeout(seconds):
            body = await _small_body(request, most)
    except TimeoutError:
        raise HTTPException(408, f"A form has to arrive within {seconds:.0f} seconds") from None
    # Parsed by the standard library: forms have no uploads, so no multipart parser is needed.
    return {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}


async def _small_body(request: Request, most: int) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise HTTPException(413, f"A form may have {most} bytes at most")
    return body


def _malformed(request: Request) -> Response | None:
    """Return 400 or 431 for a request head that is invalid or too long."""
    if _head_bytes(request) > HEAD_BYTES:
        return _plain(request, 431, f"the head of a request may have {HEAD_BYTES} bytes at most")
    if authority_of(request.scope["headers"]) is None:
        return _plain(request, 400, "exactly one Host header is needed, HOST or HOST:PORT")
    if not is_path(path_of(request)):
        return _plain(request, 400, "invalid address: the path has to begin with exactly one slash")
    return None


async def _wrong_host(request: Request, web: WebSettings) -> Response | None:
    """Return 421 for a Host that is not the monitor's own, if nobody has to sign in.

    This prevents DNS rebinding: a page of another site cannot reach the monitor by pointing its own name at it.
    """
    named = authority_of(request.scope["headers"])
    if named is None or is_loopback(named.host) or _is_public(named.host, web):
        return None
    if await run_in_threadpool(must_sign_in, app_of(request)):
        return None
    return _plain(request, 421, "this monitor is not known by that name; see web.public_url")


def _plain(request: Request, status: int, message: str) -> Response:
    """Return an error without rendering a page, because the request is malformed or for another host."""
    if is_for_programs(request):
        return JSONResponse({"error": HTTPStatus(status).phrase, "message": f"{message}.", "advice": ""}, status)
    return PlainTextResponse(f"{message}\n", status)


def _head_bytes(request: Request) -> int:
    fields: list[tuple[bytes, bytes]] = request.scope["headers"]
    query: bytes = request.scope["query_string"]
    return len(path_of(request)) + len(query) + sum(len(name) + len(value) for name, value in fields)


def _is_public(host: str, web: WebSettings) -> bool:
    public = public_authority(web.public_url)
    return public is not None and public[1].host == host


def _is_open(path: str) -> bool:
    return path in OPEN_PATHS or path.startswith(OPEN_FOLDERS)


def _too_many(request: Request, wait: int) -> Response:
    answer = error(request, 429, "TooManyTries", wait_message(wait), "Send the right token, or sign in on the page.")
    answer.headers["Retry-After"] = str(wait)
    return answer


def _sign_in(request: Request) -> Response:
    if is_for_programs(request):
        answer = error(request, 401, "TokenNeeded", "A token is needed.", "Send Authorization: Bearer TOKEN.")
        answer.headers["WWW-Authenticate"] = atom.CHALLENGE if path_of(request) == atom.PATH else "Bearer"
        return answer
    if request.headers.get("hx-request"):
        return Response(status_code=401, headers={"HX-Redirect": "/login"})
    here = local_path(path_of(request), query_of(request))
    if request.method == "GET" and request.headers.get("sec-fetch-site") == "cross-site":
        # A SameSite=Strict cookie is not sent when a link on another site or in a mail is followed. The page sends the
        # browser here once more, from our own site and thus with the cookie.
        return render(request, "bounce.html", title="One moment", to=here)
    return RedirectResponse(f"/login?next={quote(safe_path(here))}", 303)


def query_of(request: Request) -> str:
    """Return the raw query string of a request."""
    query: bytes = request.scope["query_string"]
    return query.decode("latin-1")


def _without_trailing_slash(request: Request) -> Response | None:
    """Redirect ``/articles/`` to ``/articles``, with a relative Location that is right behind any proxy."""
    path = path_of(request)
    # The other site's address in a Memento path may need its slash.
    if request.method in ("GET", "HEAD") and len(path) > 1 and path.endswith("/") and not path.startswith(MEMENTO):
        return RedirectResponse(local_path(path.rstrip("/") or "/", query_of(request)), 307)
    return None


def _is_cross_site(request: Request, web: WebSettings) -> bool:
    """Whether the browser reports that a page of another site sent the request (Fetch Metadata; else Origin)."""
    path = path_of(request)
    if path in SIGNED_PATHS or path.startswith("/websub/"):
        return False
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("origin")
    if origin is None:
        return False
    own_origins = set()
    if host := authority_of(request.scope["headers"]):
        # The Host header has no scheme: that of the origin is assumed.
        own_origins.add(host.at(origin.partition("://")[0]))
    if public := public_authority(web.public_url):
        own_origins.add(public[1].at(public[0]))
    return origin_of(origin) not in own_origins
