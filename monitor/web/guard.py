"""Who may see the pages, who may act, and the security headers of answers.

It judges the request as received (the Host header, ``scope["path"]``), not as the framework interprets it.
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
from monitor.web.identity import identify, keep_session, must_sign_in
from monitor.web.own import is_own
from monitor.web.proofs import too_many
from monitor.web.render import app_of, render
from monitor.web.viewer import Visitor, viewer_of

# What can be reached without signing in: signed links in mails, the hubs' calls, and whether the page lives.
OPEN_PATHS = ("/unsubscribe", "/mute", "/caught-up", "/login", "/healthz")
OPEN_FOLDERS = ("/websub/", "/static/")
# Mail programs and hubs POST here from elsewhere: what they may do, a signature says.
SIGNED_PATHS = ("/unsubscribe", "/mute", "/caught-up")
# The page that shows people what the API answers.
API_PAGE = "/api/v1/docs"
# Below it are addresses of other sites.
MEMENTO = "/memento/"
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
FORM_BYTES = 64_000
# RFC 3986 sets no limit; no address to return to after signing in is nearly as long.
NEXT_CHARACTERS = 2_000
# What h11 takes of a head that comes in pieces; here it holds for every head.
HEAD_BYTES = 16_384

# What a person reads at the head of an error's page; programs are given its name.
_TITLES = {
    400: "This was asked wrongly",
    403: "Not allowed",
    404: "Not found",
    405: "Not possible here",
    408: "Too slow",
    409: "Which one?",
    413: "Too long",
    429: "Too many tries",
    500: "A fault of the monitor",
    503: "Not now",
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
    """Runs before all routes: refuses forbidden requests, and gives every answer its security headers."""

    def __init__(self, app: ASGIApp, web: WebSettings) -> None:
        self._app = app
        self._web = web

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers itself, or lets the application answer."""

        async def strictly(message: Message) -> None:
            if message["type"] == "http.response.start":
                make_strict(MutableHeaders(scope=message))
            await send(message)

        request = Request(scope, receive)
        answer: Response | None
        try:
            answer = await refusal(request, self._web)
        except StoreError as problem:
            answer = error(request, 503, problem.name, str(problem), problem.advice)
            answer.headers["Retry-After"] = "10"
        await (answer or self._app)(scope, receive, strictly)
        # After the answer, which does not wait for it.
        await keep_session(request)


def make_strict(headers: MutableHeaders) -> None:
    """Add the headers that every answer has, where the answer says nothing else."""
    for name, value in HEADERS.items():
        headers.setdefault(name, value)


async def refusal(request: Request, web: WebSettings) -> Response | None:
    """What is answered instead, when the caller may not see or do this. Raises ``StoreError``."""
    if wrong := _malformed(request) or await _misnamed(request, web):
        return wrong
    if not _is_open(path_of(request)):
        found = await identify(request)
        if not isinstance(found, Visitor):
            return _too_many(request, found) if found else _sign_in(request)
        request.state.visitor = found
    if request.method not in SAFE_METHODS:
        return _may_not_change(request, web)
    return _without_last_slash(request)


def _may_not_change(request: Request, web: WebSettings) -> Response | None:
    if _is_foreign(request, web):
        return error(request, 403, "CrossSite", "This was asked for by another site.", "Open this monitor's own page.")
    path = path_of(request)
    if not _is_open(path) and not viewer_of(request).may_edit and not is_own(request.method, path):
        return error(request, 403, "EditorsOnly", "Only editors can change this.", "You can read everything here.")
    return None


def error(request: Request, status: int, name: str, message: str, advice: str = "") -> Response:
    """An error as JSON to programs and as a page to people."""
    if is_for_programs(request):
        return JSONResponse({"error": name, "message": message, "advice": advice}, status)
    return render(
        request, "error.html", status=status, title=_TITLES.get(status, "Not possible"), message=message, advice=advice
    )


def path_of(request: Request) -> str:
    """The path as the routes see it."""
    path: str = request.scope["path"]
    return path


def is_for_programs(request: Request) -> bool:
    """Whether a program asks rather than a person."""
    path = path_of(request)
    if path == API_PAGE:
        return False
    return path.startswith(("/api/", "/websub/", MEMENTO)) or path in ("/healthz", "/metrics") or path.endswith(".atom")


def safe_path(path: str) -> str:
    """A path of this site to go on to after signing in; the front page for anything else."""
    return path if is_path(path) and len(path) <= NEXT_CHARACTERS else "/"


async def form_of(request: Request, most: int = FORM_BYTES) -> dict[str, str]:
    """The fields of a form of our own, of at most so many bytes.

    Raises HTTPException 413 for what is too long, 408 for too slow.
    """
    seconds: float = request.app.state.form_seconds
    try:
        async with asyncio.timeout(seconds):
            body = await _small_body(request, most)
    except TimeoutError:
        raise HTTPException(408, f"A form has to come within {seconds:.0f} seconds") from None
    # The standard library reads it, without a parser for uploads.
    return {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}


async def _small_body(request: Request, most: int) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise HTTPException(413, f"A form here has {most} bytes at most")
    return body


def _malformed(request: Request) -> Response | None:
    """400 or 431 for a head that is invalid or too long."""
    if _head_bytes(request) > HEAD_BYTES:
        return _plain(request, 431, f"the head of a request has {HEAD_BYTES} bytes at most")
    if authority_of(request.scope["headers"]) is None:
        return _plain(request, 400, "exactly one Host header is needed, HOST or HOST:PORT")
    if not is_path(path_of(request)):
        return _plain(request, 400, "this is no address here: a path that begins with one slash is needed")
    return None


async def _misnamed(request: Request, web: WebSettings) -> Response | None:
    """421 for a host which is not the monitor's, where nobody has to sign in.

    Then only names of our own are served, so that no foreign page reaches us by a name of its own.
    """
    named = authority_of(request.scope["headers"])
    if named is None or is_loopback(named.host) or _is_public(named.host, web):
        return None
    if await run_in_threadpool(must_sign_in, app_of(request)):
        return None
    return _plain(request, 421, "this monitor is not known by that name; see web.public_url")


def _plain(request: Request, status: int, message: str) -> Response:
    """An error without a page, since the request may not come from a page of the monitor."""
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
    answer = error(request, 429, "TooManyTries", too_many(wait), "Send the right token, or sign in on the page.")
    answer.headers["Retry-After"] = str(wait)
    return answer


def _sign_in(request: Request) -> Response:
    if is_for_programs(request):
        answer = error(request, 401, "TokenNeeded", "A token is needed.", "Send Authorization: Bearer TOKEN.")
        answer.headers["WWW-Authenticate"] = atom.CHALLENGE if path_of(request) == atom.PATH else "Bearer"
        return answer
    if request.headers.get("hx-request"):
        return Response(status_code=401, headers={"HX-Redirect": "/login"})
    here = local_path(path_of(request), _query_of(request))
    if request.method == "GET" and request.headers.get("sec-fetch-site") == "cross-site":
        # A strict cookie is not sent when a link elsewhere (in a mail) leads here; a request by our own page has it.
        return render(request, "bounce.html", title="One moment", to=here)
    return RedirectResponse(f"/login?next={quote(safe_path(here))}", 303)


def _query_of(request: Request) -> str:
    query: bytes = request.scope["query_string"]
    return query.decode("latin-1")


def _without_last_slash(request: Request) -> Response | None:
    """The way to ``/articles`` for who asks for ``/articles/``, wherever the monitor is reached."""
    path = path_of(request)
    # Below it are addresses of other sites, whose last slash matters.
    if request.method in ("GET", "HEAD") and len(path) > 1 and path.endswith("/") and not path.startswith(MEMENTO):
        return RedirectResponse(local_path(path.rstrip("/") or "/", _query_of(request)), 307)
    return None


def _is_foreign(request: Request, web: WebSettings) -> bool:
    """Whether a browser says that another site's page sends this (Fetch Metadata; else Origin, RFC 6454)."""
    path = path_of(request)
    if path in SIGNED_PATHS or path.startswith("/websub/"):
        return False
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    given = request.headers.get("origin")
    if given is None:
        return False
    scheme = given.partition("://")[0]
    public = public_authority(web.public_url)
    ours = {named.at(scheme) for named in (authority_of(request.scope["headers"]),) if named}
    ours |= {public[1].at(public[0])} if public else set()
    return origin_of(given) not in ours
