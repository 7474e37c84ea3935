"""Authentication: who sends a request, by session cookie, by token, or by the key of an Atom feed."""

from __future__ import annotations

import logging
from datetime import datetime
from functools import partial

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from monitor.errors import StoreError
from monitor.model import Reader, Role, Session, Viewer
from monitor.pipeline.sessions import find_session, is_use_due, keep_using, mark_of_token
from monitor.web import atom
from monitor.web.address import is_loopback
from monitor.web.credentials import try_token
from monitor.web.render import app_of
from monitor.web.viewer import ANYBODY, Visitor, session_of
from monitor.wiring import App

log = logging.getLogger(__name__)
COOKIE = "monitor-session"


def must_sign_in(app: App) -> bool:
    """Whether visitors have to sign in: if there is a token or a reader, or if other machines are served."""
    web = app.settings.web
    return web.token is not None or not is_loopback(web.host) or app.store.readers.are_there()


def mark_of(app: App) -> str | None:
    """Return the mark of sessions begun with the current token; None if there is no token."""
    return mark_of_token(app.settings.web.token, app.secret)


async def identify(request: Request) -> Visitor | int:
    """Return the visitor; 0 if unknown; or the seconds until a token is checked again. Raises ``StoreError``."""
    app, now = app_of(request), app_of(request).clock.now()
    # In a thread, because the database may be locked by another program for a while.
    found = await run_in_threadpool(_by_cookie, app, request.cookies.get(COOKIE, ""), now)
    if found is None and atom.has_key_in(request):
        found = await run_in_threadpool(_by_key, request)
    return found if found is not None else _by_token(request)


async def keep_session(request: Request) -> None:
    """Record the use of a session, every few minutes; a failure is logged, and does not concern the visitor."""
    app, session = app_of(request), session_of(request)
    now = app.clock.now()
    if session is None or not is_use_due(session, now):
        return
    try:
        await run_in_threadpool(partial(keep_using, app.store, session, now))
    except StoreError as error:
        log.warning("the last use of a session was not written: %s", error)


def _by_cookie(app: App, secret: str, now: datetime) -> Visitor | None:
    session = find_session(app.store, secret, mark_of(app), now) if secret else None
    if session is not None:
        return _of_session(app, session)
    return None if must_sign_in(app) else ANYBODY


def _of_session(app: App, session: Session) -> Visitor:
    if session.reader is None:
        return Visitor(Viewer(role=app.settings.web.token_role), session, _token_seal(app))
    reader = session.reader
    return Visitor(Viewer(reader.name, reader.role), session, _reader_seal(reader))


def _by_key(request: Request) -> Visitor | None:
    """Return the visitor with the key of an Atom feed, who may read that feed only; None if the key is invalid."""
    app = app_of(request)
    seals = [_token_seal(app), *map(_reader_seal, app.store.readers.list())]
    return Visitor(Viewer(role=Role.READER)) if atom.has_key(request, [seal for seal in seals if seal]) else None


def _by_token(request: Request) -> Visitor | int:
    app = app_of(request)
    token, given = app.settings.web.token, _given_token(request)
    if token is None or given is None:
        return 0
    wait = try_token(request, given, token)
    return Visitor(Viewer(role=app.settings.web.token_role), None, _token_seal(app)) if wait is None else wait


def _given_token(request: Request) -> bytes | None:
    """Return the token of a request as raw bytes: Bearer (RFC 6750); for the Atom feed also a Basic password."""
    if request.scope["path"] == atom.PATH and (password := atom.password(request)) is not None:
        return password
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    return given.strip().encode("latin-1", "replace") if scheme.lower() == "bearer" else None


def _token_seal(app: App) -> tuple[str, ...]:
    """Return what the feed addresses of token users are signed with: a new token invalidates them. () without one."""
    token = app.settings.web.token
    return () if token is None else (token,)


def _reader_seal(reader: Reader) -> tuple[str, ...]:
    """Return what a reader's feed addresses are signed with: a new password or removal invalidates them."""
    return ("reader", reader.name, reader.password_set_at.isoformat())
