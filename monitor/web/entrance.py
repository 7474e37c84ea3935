"""Signing in with the token, and out."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from monitor.web.address import authority_of, public_authority
from monitor.web.guard import COOKIE, form_of, safe_path, session_of, too_many, try_token
from monitor.web.render import app_of, render

router = APIRouter(include_in_schema=False)
MONTH = 30 * 86400


@router.get("/login")
def form(request: Request, next: str = "/") -> HTMLResponse:  # noqa: A002 - the name in the address
    """Asks for the token."""
    return render(request, "login.html", title="Sign in", problem="", next=safe_path(next))


@router.post("/login")
async def enter(request: Request) -> Response:
    """Keeps what proves the token in a cookie that no script reads and no other site sends."""
    token = app_of(request).settings.web.token
    fields = await form_of(request)
    to = safe_path(fields.get("next", "/"))
    wait = try_token(request, fields.get("token", "").encode(), token) if token is not None else 0
    if token is None or wait is not None:
        return _refused(request, to, wait or 0)
    answer = RedirectResponse(to, 303)
    session = session_of(token, app_of(request).secret)
    answer.set_cookie(COOKIE, session, httponly=True, samesite="strict", secure=_is_encrypted(request), max_age=MONTH)
    return answer


def _refused(request: Request, to: str, wait: int) -> Response:
    problem = too_many(wait) if wait else "That is not the token of this monitor."
    answer = render(request, "login.html", status=429 if wait else 403, title="Sign in", problem=problem, next=to)
    if wait:
        answer.headers["Retry-After"] = str(wait)
    return answer


def _is_encrypted(request: Request) -> bool:
    """Whether the browser reaches us over https, as a proxy says or as ``web.public_url`` does."""
    if request.scope["scheme"] == "https":
        return True
    public = public_authority(app_of(request).settings.web.public_url)
    named = authority_of(request.scope["headers"])
    return public is not None and named is not None and public[0] == "https" and public[1].host == named.host


@router.post("/logout")
def leave(request: Request) -> Response:  # noqa: ARG001 - a route's argument
    """Forgets the cookie."""
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answer
