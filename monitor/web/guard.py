"""Who may see the pages, who may act, and the headers that keep browsers strict."""

from __future__ import annotations

import hmac
from hashlib import sha256
from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qs, quote, urlsplit

from fastapi import Request
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from monitor.settings import WebSettings
from monitor.web import atom
from monitor.web.render import render

COOKIE = "monitor-session"
# What can be reached without the token: signed links in mails, the hubs' calls, and whether the page lives.
OPEN_PATHS = ("/unsubscribe", "/mute", "/login", "/healthz")
OPEN_FOLDERS = ("/websub/", "/static/")
# Mail programs and hubs POST here from elsewhere: what they may do, a signature says.
SIGNED_PATHS = ("/unsubscribe", "/mute")
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
FORM_BYTES = 64_000

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Cache-Control": "no-cache",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def refusal(request: Request, web: WebSettings) -> Response | None:
    """What is answered instead, when the caller may not see or do this."""
    if web.token is None and not _is_our_name(request, web):
        # Without a token only names of our own are served, so that no foreign page reaches us by a name of its own.
        return PlainTextResponse("this monitor is not known by that name; see web.public_url\n", 421)
    if web.token is not None and not _is_open(request.url.path) and not _has_token(request, web.token):
        return _sign_in(request)
    if request.method not in SAFE_METHODS and _is_foreign(request, web):
        return error(request, 403, "CrossSite", "This was asked for by another site.", "Open this monitor's own page.")
    return None


def error(request: Request, status: int, name: str, message: str, advice: str = "") -> Response:
    """An error as JSON to programs and as a page to people."""
    if is_for_programs(request):
        return JSONResponse({"error": name, "message": message, "advice": advice}, status)
    return render(request, "error.html", status=status, title=name, message=message, advice=advice)


def is_for_programs(request: Request) -> bool:
    """Whether a program asks rather than a person."""
    path = request.url.path
    return path.startswith(("/api/", "/websub/")) or path in ("/healthz", "/metrics") or path.endswith(".atom")


def session_of(token: str) -> str:
    """What the cookie holds: it proves the token was known, and does not give it away."""
    return hmac.new(token.encode(), b"web session", sha256).hexdigest()


def is_token(given: str, token: str) -> bool:
    """Whether a token is the right one, in constant time."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), token.encode())


def safe_path(path: str) -> str:
    """A path of this site to go on to after signing in; the front page for anything else."""
    parts = urlsplit(path)
    plain = path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.netloc and path.isprintable()
    return path if plain else "/"


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine's own."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a small form of our own; what is beyond the bound is cut off."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > FORM_BYTES:
            break
    # The standard library reads it, without a parser for uploads.
    return {name: values[0] for name, values in parse_qs(body[:FORM_BYTES].decode("utf-8", "replace")).items()}


def _is_open(path: str) -> bool:
    return path in OPEN_PATHS or path.startswith(OPEN_FOLDERS)


def _is_our_name(request: Request, web: WebSettings) -> bool:
    host = request.url.hostname or ""
    return is_loopback(host) or host == _public(web).hostname


def _public(web: WebSettings) -> SplitResult:
    return urlsplit(web.public_url or "")


def _has_token(request: Request, token: str) -> bool:
    if atom.admits(request, token):
        return True
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return is_token(given.strip(), token)
    return is_token(request.cookies.get(COOKIE, ""), session_of(token))


def _sign_in(request: Request) -> Response:
    if is_for_programs(request):
        answer = error(request, 401, "TokenNeeded", "A token is needed.", "Send Authorization: Bearer TOKEN.")
        answer.headers["WWW-Authenticate"] = atom.CHALLENGE if request.scope["path"] == atom.PATH else "Bearer"
        return answer
    if request.headers.get("hx-request"):
        return Response(status_code=401, headers={"HX-Redirect": "/login"})
    if request.method == "GET" and request.headers.get("sec-fetch-site") == "cross-site":
        # A strict cookie stays away when a link elsewhere (in a mail) leads here: asked for by our own page, it comes.
        return render(request, "bounce.html", title="One moment", to=_full_path(request))
    return RedirectResponse(f"/login?next={quote(_full_path(request))}", 303)


def _full_path(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _is_foreign(request: Request, web: WebSettings) -> bool:
    """Whether a browser says that another site's page sends this (Fetch Metadata; else Origin, RFC 6454)."""
    path = request.url.path
    if path in SIGNED_PATHS or path.startswith("/websub/"):
        return False
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("origin")
    if origin is None:
        return False
    ours = {request.headers.get("host", "").lower(), _public(web).netloc.lower()} - {""}
    return urlsplit(origin).netloc.lower() not in ours
