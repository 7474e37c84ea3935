"""Signing in with the token, and out."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from monitor.web.guard import COOKIE, form_of, is_token, safe_path, session_of
from monitor.web.render import app_of, render

router = APIRouter(include_in_schema=False)
MONTH = 30 * 86400


@router.get("/login")
def form(request: Request, next: str = "/") -> HTMLResponse:  # noqa: A002 - the name in the address
    """Asks for the token."""
    return render(request, "login.html", title="Sign in", wrong=False, next=safe_path(next))


@router.post("/login")
async def enter(request: Request) -> Response:
    """Keeps what proves the token in a cookie that no script reads and no other site sends."""
    token = app_of(request).settings.web.token
    fields = await form_of(request)
    to = safe_path(fields.get("next", "/"))
    if token is None or not is_token(fields.get("token", ""), token):
        return render(request, "login.html", status=403, title="Sign in", wrong=True, next=to)
    answer = RedirectResponse(to, 303)
    public = urlsplit(app_of(request).settings.web.public_url or "")
    secure = "https" in (request.url.scheme, public.scheme if public.hostname == request.url.hostname else "")
    answer.set_cookie(COOKIE, session_of(token), httponly=True, samesite="strict", secure=secure, max_age=MONTH)
    return answer


@router.post("/logout")
def leave(request: Request) -> Response:  # noqa: ARG001 - a route's argument
    """Forgets the cookie."""
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answer
