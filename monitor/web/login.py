"""Signing in, with name and password or with the token, and signing out."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from monitor.model import Reader
from monitor.pipeline.sessions import LIFETIME, begin_session, find_session
from monitor.web.address import authority_of, public_authority
from monitor.web.browsers import browser_named
from monitor.web.credentials import try_password, try_token, wait_message
from monitor.web.guard import form_of, safe_path
from monitor.web.identity import COOKIE, mark_of, must_sign_in
from monitor.web.render import app_of, render
from monitor.web.viewer import session_of
from monitor.wiring import App

router = APIRouter(include_in_schema=False)


@router.get("/login")
def form(request: Request, next: str = "/") -> HTMLResponse:  # noqa: A002 - the name in the address
    """Show the sign-in form: for name and password, for the token, or for either."""
    return _form(request, to=safe_path(next))


def _form(request: Request, *, to: str, problem: str = "", name: str = "", status: int = 200) -> HTMLResponse:
    app = app_of(request)
    return render(
        request,
        "login.html",
        status=status,
        title="Sign in",
        problem=problem,
        next=to,
        name=name,
        with_names=app.store.readers.are_there(),
        with_token=app.settings.web.token is not None,
        closed=must_sign_in(app),
    )


@router.post("/login")
async def enter(request: Request) -> Response:
    """Begin a session, whose secret is kept in a cookie: HttpOnly, SameSite=Strict."""
    fields = await form_of(request)
    to = safe_path(fields.get("next", "/"))
    name = fields.get("name", "")
    found = await (_by_password(request, name, fields) if name else _by_token(request, fields))
    if isinstance(found, int):
        wrong = "That name or password is wrong." if name else "That is not the token of this monitor."
        status = 429 if found else 403
        answer: Response = await run_in_threadpool(
            partial(_form, request, to=to, problem=wait_message(found) if found else wrong, name=name, status=status)
        )
        if found:
            answer.headers["Retry-After"] = str(found)
        return answer
    secret = await run_in_threadpool(_begin, request, found)
    answer = RedirectResponse(to, 303)
    seconds = int(LIFETIME.total_seconds())
    encrypted = is_encrypted(request)
    answer.set_cookie(COOKIE, secret, httponly=True, samesite="strict", secure=encrypted, max_age=seconds)
    return answer


async def _by_password(request: Request, name: str, fields: dict[str, str]) -> Reader | int:
    return await try_password(request, name, fields.get("password", ""))


async def _by_token(request: Request, fields: dict[str, str]) -> int | None:
    token = app_of(request).settings.web.token
    return 0 if token is None else try_token(request, fields.get("token", "").encode(), token)


def _begin(request: Request, reader: Reader | None) -> str:
    """Begin a session, ending the one that this browser may have; return the secret."""
    app, now = app_of(request), app_of(request).clock.now()
    _end(request, app)
    browser = browser_named(request.headers.get("user-agent", ""))
    return begin_session(app.store, reader, mark_of(app), browser, now)


def _end(request: Request, app: App) -> None:
    secret = request.cookies.get(COOKIE, "")
    session = find_session(app.store, secret, mark_of(app), app.clock.now()) if secret else None
    if session is not None:
        app.store.sessions.end(session.id)


def is_encrypted(request: Request) -> bool:
    """Whether the browser uses https, according to a proxy or to ``web.public_url``."""
    if request.scope["scheme"] == "https":
        return True
    public = public_authority(app_of(request).settings.web.public_url)
    named = authority_of(request.scope["headers"])
    return public is not None and named is not None and public[0] == "https" and public[1].host == named.host


@router.post("/logout")
def leave(request: Request) -> Response:
    """End the session: its cookie becomes invalid everywhere."""
    if (session := session_of(request)) is not None:
        app_of(request).store.sessions.end(session.id)
    return without_cookie(RedirectResponse("/login", 303))


def without_cookie(answer: Response) -> Response:
    """Add a header to a response that makes the browser delete the session cookie."""
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answer
