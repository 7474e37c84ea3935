"""Who may see the pages, who may act, and the headers that keep browsers strict.

It judges what came over the wire (the Host header, ``scope["path"]``), not what the framework makes of it.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from hashlib import sha256
from http import HTTPStatus
from urllib.parse import parse_qs, quote

from fastapi import Request
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monitor.settings import WebSettings
from monitor.web import atom
from monitor.web.address import (
    authority_of,
    client_site,
    is_loopback,
    is_path,
    local_path,
    origin_of,
    public_authority,
)
from monitor.web.render import app_of, render
from monitor.web.tries import Tries

log = logging.getLogger(__name__)

COOKIE = "monitor-session"
# What can be reached without the token: signed links in mails, the hubs' calls, and whether the page lives.
OPEN_PATHS = ("/unsubscribe", "/mute", "/login", "/healthz")
OPEN_FOLDERS = ("/websub/", "/static/")
# Mail programs and hubs POST here from elsewhere: what they may do, a signature says.
SIGNED_PATHS = ("/unsubscribe", "/mute")
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
FORM_BYTES = 64_000
# RFC 3986 knows no bound; no address that signing in leads on to comes near this one.
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
    """Stands before all routes: refuses what may not be, and makes every answer strict."""

    def __init__(self, app: ASGIApp, web: WebSettings) -> None:
        self._app = app
        self._web = web

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers itself, or lets the application answer."""

        async def strictly(message: Message) -> None:
            if message["type"] == "http.response.start":
                make_strict(MutableHeaders(scope=message))
            await send(message)

        answer = refusal(Request(scope, receive), self._web)
        await (answer or self._app)(scope, receive, strictly)


def make_strict(headers: MutableHeaders) -> None:
    """Add the headers that every answer has, where the answer says nothing else."""
    for name, value in HEADERS.items():
        headers.setdefault(name, value)


def refusal(request: Request, web: WebSettings) -> Response | None:
    """What is answered instead, when the caller may not see or do this."""
    if wrong := _misaddressed(request, web):
        return wrong
    if web.token is not None and not _is_open(path_of(request)) and (unknown := _unknown(request, web.token)):
        return unknown
    if request.method not in SAFE_METHODS and _is_foreign(request, web):
        return error(request, 403, "CrossSite", "This was asked for by another site.", "Open this monitor's own page.")
    return _without_last_slash(request)


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
    return path.startswith(("/api/", "/websub/")) or path in ("/healthz", "/metrics") or path.endswith(".atom")


def session_of(token: str, key: str) -> str:
    """What the cookie holds: it proves the token was known, and does not give it away.

    ``key`` is the monitor's own: who guesses a token cannot try it as a cookie.
    """
    return hmac.new(key.encode(), b"web session\n" + token.encode(), sha256).hexdigest()


def is_token(given: bytes, token: str) -> bool:
    """Whether a token is the right one, in a time that says nothing of where or how much they differ."""
    return hmac.compare_digest(sha256(given).digest(), sha256(token.encode()).digest())


def tries_of(request: Request) -> Tries:
    """The count of wrong tokens."""
    tries: Tries = request.app.state.tries
    return tries


def try_token(request: Request, given: bytes, token: str) -> int | None:
    """None where the token is right, 0 where it is wrong, else the seconds to wait: then it was not compared."""
    tries, now = tries_of(request), app_of(request).clock.now()
    address = client_site(request.client.host if request.client else None)
    if wait := tries.wait(address, now):
        return wait
    if is_token(given, token):
        tries.right(address)
        return None
    tries.wrong(address, now)
    log.warning("a wrong token came from %s", address)
    return 0


def safe_path(path: str) -> str:
    """A path of this site to go on to after signing in; the front page for anything else."""
    return path if is_path(path) and len(path) <= NEXT_CHARACTERS else "/"


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a small form of our own. Raises HTTPException 413 for what is too long, 408 for too slow."""
    seconds: float = request.app.state.form_seconds
    try:
        async with asyncio.timeout(seconds):
            body = await _small_body(request)
    except TimeoutError:
        raise HTTPException(408, f"A form has to come within {seconds:.0f} seconds") from None
    # The standard library reads it, without a parser for uploads.
    return {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}


async def _small_body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > FORM_BYTES:
            raise HTTPException(413, f"A form here has {FORM_BYTES} bytes at most")
    return body


def _misaddressed(request: Request, web: WebSettings) -> Response | None:
    """400 or 431 for a head that is odd or too long, 421 for one that names a host which is not ours."""
    if _head_bytes(request) > HEAD_BYTES:
        return _plain(request, 431, f"the head of a request has {HEAD_BYTES} bytes at most")
    named = authority_of(request.scope["headers"])
    if named is None:
        return _plain(request, 400, "exactly one Host header is needed, HOST or HOST:PORT")
    if not is_path(path_of(request)):
        return _plain(request, 400, "this is no address here: a path that begins with one slash is needed")
    if web.token is None and not is_loopback(named.host) and not _is_public(named.host, web):
        # Without a token only names of our own are served, so that no foreign page reaches us by a name of its own.
        return _plain(request, 421, "this monitor is not known by that name; see web.public_url")
    return None


def _plain(request: Request, status: int, message: str) -> Response:
    """An error that needs no page, since the request may not come from one of ours."""
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


def _unknown(request: Request, token: str) -> Response | None:
    """What is answered to who has not shown that they know the token; None where they have."""
    session = session_of(token, app_of(request).secret)
    if hmac.compare_digest(request.cookies.get(COOKIE, "").encode("utf-8", "replace"), session.encode()):
        return None
    if path_of(request) == atom.PATH and atom.has_key(request, token):
        return None
    given = _given_token(request)
    wait = try_token(request, given, token) if given is not None else 0
    if wait is None:
        return None
    return _too_many(request, wait) if wait else _sign_in(request)


def _given_token(request: Request) -> bytes | None:
    """The token that a program sends along, as the bytes it sent: Bearer (RFC 6750), a feed reader also Basic."""
    if path_of(request) == atom.PATH and (password := atom.password(request)) is not None:
        return password
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    return given.strip().encode("latin-1", "replace") if scheme.lower() == "bearer" else None


def _too_many(request: Request, wait: int) -> Response:
    answer = error(request, 429, "TooManyTries", too_many(wait), "Send the right token, or sign in on the page.")
    answer.headers["Retry-After"] = str(wait)
    return answer


def too_many(wait: int) -> str:
    """Why no token is compared now."""
    return f"Too many wrong tokens were tried. Tokens are compared again in {wait} seconds."


def _sign_in(request: Request) -> Response:
    if is_for_programs(request):
        answer = error(request, 401, "TokenNeeded", "A token is needed.", "Send Authorization: Bearer TOKEN.")
        answer.headers["WWW-Authenticate"] = atom.CHALLENGE if path_of(request) == atom.PATH else "Bearer"
        return answer
    if request.headers.get("hx-request"):
        return Response(status_code=401, headers={"HX-Redirect": "/login"})
    here = local_path(path_of(request), _query_of(request))
    if request.method == "GET" and request.headers.get("sec-fetch-site") == "cross-site":
        # A strict cookie stays away when a link elsewhere (in a mail) leads here: asked for by our own page, it comes.
        return render(request, "bounce.html", title="One moment", to=here)
    return RedirectResponse(f"/login?next={quote(safe_path(here))}", 303)


def _query_of(request: Request) -> str:
    query: bytes = request.scope["query_string"]
    return query.decode("latin-1")


def _without_last_slash(request: Request) -> Response | None:
    """The way to ``/articles`` for who asks for ``/articles/``, wherever the monitor is reached."""
    path = path_of(request)
    if request.method in ("GET", "HEAD") and len(path) > 1 and path.endswith("/"):
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
