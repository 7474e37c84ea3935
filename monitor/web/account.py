"""The account page: the viewer's name, sessions and password; editors also manage all readers here."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from monitor.errors import ConfigError, Unacceptable
from monitor.model import Role
from monitor.pipeline.readers import (
    MOST_CHARACTERS,
    NAME_CHARACTERS,
    PASSWORD_CHARACTERS,
    add_reader,
    remove_reader,
    set_password,
    set_role,
)
from monitor.web.credentials import try_password, wait_message
from monitor.web.guard import form_of
from monitor.web.hashing import hashed
from monitor.web.login import without_cookie
from monitor.web.parameters import PathId, Text
from monitor.web.render import app_of, render
from monitor.web.sessions import end_session, owner_of, sessions_of
from monitor.web.viewer import ANYBODY, session_of, viewer_of, visitor_of

router = APIRouter(include_in_schema=False)
# The confirmation shown after an action, by the ``done`` parameter of the address it redirects to.
_CONFIRMATIONS = {
    "password": "The password was changed; your other sessions have ended.",
    "ended": "The session has ended.",
    "others": "All your other sessions have ended.",
    "added": "The name was added.",
    "role": "The role was changed.",
    "set": "The password was set; their sessions have ended.",
    "out": "Their sessions have ended.",
    "removed": "The name was removed; their sessions have ended.",
}


@router.get("/account")
def account(request: Request, done: Text = "") -> HTMLResponse:
    """Show the viewer's name and sessions."""
    return _page(request, confirmation=_CONFIRMATIONS.get(done, ""))


def _page(
    request: Request, *, confirmation: str = "", about: str = "", problem: str = "", name: str = "", status: int = 200
) -> HTMLResponse:
    """Render the page; ``about`` names the form that ``problem`` belongs to: ``password``, ``add`` or ``readers``."""
    app, viewer = app_of(request), viewer_of(request)
    everybody = sessions_of(request, everybody=True) if viewer.may_edit else []
    owned = [item.reader.name for item in everybody if item.reader]
    readers = app.store.readers.list() if viewer.may_edit else ()
    return render(
        request,
        "account.html",
        status=status,
        title="Account",
        confirmation=confirmation,
        about=about,
        problem=problem,
        given=name,
        reader=owner_of(request),
        sessions=sessions_of(request) if session_of(request) else [],
        readers=[(item, owned.count(item.name)) for item in readers],
        first=_is_first(request),
        least=PASSWORD_CHARACTERS,
        most=MOST_CHARACTERS,
        longest_name=NAME_CHARACTERS,
    )


@router.post("/account/password")
async def change_password(request: Request) -> Response:
    """Change the viewer's own password, after checking the current one."""
    fields, session = await form_of(request), session_of(request)
    if session is None or session.reader is None:
        return RedirectResponse("/account", 303)
    app, name = app_of(request), session.reader.name
    checked = await try_password(request, name, fields.get("current", ""))
    if isinstance(checked, int):
        problem = wait_message(checked) if checked else "That is not your password."
        return await _refused(request, "password", problem, status=429 if checked else 403)
    work = partial(
        set_password, app.store, app.passwords, name, fields.get("password", ""), app.clock.now(), keep=session.id
    )
    try:
        await hashed(request, work)
    except Unacceptable as error:
        return await _refused(request, "password", f"{error}: {error.advice}")
    return _confirm("password")


@router.post("/account/sessions/end-others")
def end_others(request: Request) -> Response:
    """End all sessions of the viewer except the current one."""
    if (session := session_of(request)) is not None:
        app_of(request).store.sessions.end_of(owner_of(request), keep=session.id)
    return _confirm("others")


@router.post("/account/sessions/{number}/end")
def end(request: Request, number: PathId) -> Response:
    """End a session: one of the viewer's own; editors may end any session."""
    end_session(request, number)
    session = session_of(request)
    if session is not None and session.id == number:
        return without_cookie(RedirectResponse("/login", 303))
    return _confirm("ended")


@router.post("/account/readers")
async def add(request: Request) -> Response:
    """Add a reader."""
    fields, app = await form_of(request), app_of(request)
    name, role = fields.get("name", ""), _role(fields)
    if role is Role.READER and _is_first(request):
        problem = (
            "The first name has to be an editor: from now on everybody signs in, and somebody must be able to edit."
        )
        return await _refused(request, "add", problem, name=name)
    work = partial(add_reader, app.store, app.passwords, name, role, fields.get("password", ""), app.clock.now())
    try:
        await hashed(request, work)
    except ConfigError as error:
        return await _refused(request, "add", f"{error}: {error.advice}", name=name)
    return _confirm("added")


@router.post("/account/readers/role")
async def change_role(request: Request) -> Response:
    """Change the role of a reader."""
    fields, app = await form_of(request), app_of(request)
    change = partial(set_role, app.store, fields.get("name", ""), _role(fields), by=viewer_of(request).name)
    return await _apply(request, change, "role")


@router.post("/account/readers/remove")
async def remove(request: Request) -> Response:
    """Remove a reader."""
    fields, app = await form_of(request), app_of(request)
    change = partial(remove_reader, app.store, fields.get("name", ""), by=viewer_of(request).name)
    return await _apply(request, change, "removed")


@router.post("/account/readers/password")
async def give_password(request: Request) -> Response:
    """Set the password of another reader."""
    fields, app = await form_of(request), app_of(request)
    name, password = fields.get("name", ""), fields.get("password", "")
    try:
        await hashed(request, partial(set_password, app.store, app.passwords, name, password, app.clock.now()))
    except Unacceptable as error:
        return await _refused(request, "readers", f"{error}: {error.advice}")
    return _confirm("set")


@router.post("/account/readers/end")
async def end_theirs(request: Request) -> Response:
    """End all sessions of a reader."""
    fields, app = await form_of(request), app_of(request)
    name = (await run_in_threadpool(app.store.readers.get, fields.get("name", ""))).name
    await run_in_threadpool(app.store.sessions.end_of, name)
    return _confirm("out")


async def _apply(request: Request, change: partial[None], done: str) -> Response:
    """Run a change of a reader, and redirect with its confirmation or show why it was refused."""
    try:
        await run_in_threadpool(change)
    except Unacceptable as error:
        return await _refused(request, "readers", f"{error}: {error.advice}")
    return _confirm(done)


async def _refused(request: Request, about: str, problem: str, *, name: str = "", status: int = 400) -> Response:
    """Show the page again, with the problem at its form."""
    return await run_in_threadpool(partial(_page, request, about=about, problem=problem, name=name, status=status))


def _confirm(word: str) -> Response:
    return RedirectResponse(f"/account?done={word}", 303)


def _role(fields: dict[str, str]) -> Role:
    """Read the role from a form; reader if none is given."""
    return Role.EDITOR if fields.get("role") == Role.EDITOR else Role.READER


def _is_first(request: Request) -> bool:
    """Whether sign-in is not required yet, so that the next name is the first."""
    return visitor_of(request) is ANYBODY
