"""The API of readers and sessions: who may sign in, and which browsers are signed in."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request, Response
from pydantic import Field
from starlette.concurrency import run_in_threadpool

from monitor.history import json_readers
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
from monitor.web.answers import Answer, Time
from monitor.web.bodies import WRITES, JsonRoute, RequestBody, Text, created
from monitor.web.contract import errors
from monitor.web.hashing import hashed
from monitor.web.parameters import PathId
from monitor.web.render import app_of
from monitor.web.sessions import end_session, sessions_of
from monitor.web.viewer import session_of, viewer_of

Json = dict[str, Any]
# Programs may use these names only. Pages and commands also take letters of other scripts, which no pattern can
# describe that all tools for OpenAPI documents understand alike.
_PLAIN_NAME = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"
NAMED = Annotated[
    str,
    Path(
        min_length=1,
        max_length=NAME_CHARACTERS,
        description="the reader's name; case is ignored",
        json_schema_extra={"pattern": _PLAIN_NAME},
    ),
]
# The pattern is repeated in the schema, which would otherwise have that of ``Text``.
Called = Annotated[
    Text,
    Field(
        min_length=1,
        max_length=NAME_CHARACTERS,
        pattern=_PLAIN_NAME,
        json_schema_extra={"pattern": _PLAIN_NAME},
    ),
]
Password = Annotated[Text, Field(min_length=PASSWORD_CHARACTERS, max_length=MOST_CHARACTERS)]


class ReaderRow(Answer):
    """A row of ``readers list``."""

    name: str
    role: Role
    created_at: Time
    password_set_at: Time


class SessionRow(Answer):
    """A row of ``readers sessions``; ``reader`` is null for a session begun with the token."""

    id: int
    reader: str | None
    browser: str
    created_at: Time
    last_used_at: Time
    expires_at: Time
    current: bool


class ReaderWanted(RequestBody):
    """A new reader."""

    name: Called
    role: Role = Role.READER
    password: Password


class ReaderChanged(RequestBody):
    """The fields to change. A new password ends all sessions; a new role takes effect at once."""

    role: Role | None = None
    password: Password | None = None


def editors_only(request: Request) -> None:
    """Raise HTTPException 403 unless the viewer is an editor."""
    if not viewer_of(request).may_edit:
        raise HTTPException(403, "Only editors can see this")


router = APIRouter(route_class=JsonRoute)
EDITORS = [Depends(editors_only)]
READ = errors(400, 403, 431, 503)


@router.get("/readers", response_model=list[ReaderRow], responses=READ, dependencies=EDITORS)
def readers(request: Request) -> list[Json]:
    """The readers, who can sign in with name and password; for editors."""
    return [json_readers.reader(item) for item in app_of(request).store.readers.list()]


@router.post("/readers", status_code=201, response_model=ReaderRow, responses=errors(*WRITES, 409))
async def add(request: Request, response: Response, body: ReaderWanted) -> Json:
    """Add a reader; for editors."""
    app, now = app_of(request), app_of(request).clock.now()
    work = partial(add_reader, app.store, app.passwords, body.name, body.role, body.password, now)
    reader = await hashed(request, work)
    created(request, response, reader.name)
    return json_readers.reader(reader)


@router.patch("/readers/{name}", response_model=ReaderRow, responses=errors(*WRITES, 404))
async def change(request: Request, name: NAMED, body: ReaderChanged) -> Json:
    """Change the role or password of another reader; for editors."""
    app, now = app_of(request), app_of(request).clock.now()
    if body.role is not None:
        await run_in_threadpool(set_role, app.store, name, body.role, by=viewer_of(request).name)
    if body.password is not None:
        await hashed(request, partial(set_password, app.store, app.passwords, name, body.password, now))
    return json_readers.reader(await run_in_threadpool(app.store.readers.get, name))


@router.delete("/readers/{name}", status_code=204, responses=errors(400, 403, 404, 431, 503))
def remove(request: Request, name: NAMED) -> None:
    """Remove another reader and end their sessions; for editors."""
    remove_reader(app_of(request).store, name, by=viewer_of(request).name)


@router.get("/sessions", response_model=list[SessionRow], responses=READ)
def sessions(
    request: Request, everybody: Annotated[bool, Query(description="sessions of all readers; for editors")] = False
) -> list[Json]:
    """Your own sessions: browsers signed in with your name, or with the token."""
    if everybody:
        editors_only(request)
    return [json_readers.session(item, session_of(request)) for item in sessions_of(request, everybody=everybody)]


@router.delete("/sessions/{number}", status_code=204, responses=errors(400, 403, 404, 431, 503))
def end(request: Request, number: PathId) -> None:
    """End a session, which signs its browser out: one of your own; editors may end any session."""
    end_session(request, number)
