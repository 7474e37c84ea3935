"""The API of a reader's unread developments."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.exceptions import HTTPException

from monitor.history import json_places
from monitor.history.places import backlog_of, mark_story, move_place
from monitor.model import DEFAULT_READER
from monitor.web import answers_now
from monitor.web.bodies import WRITES, JsonRoute, Number, RequestBody, Text
from monitor.web.contract import errors
from monitor.web.parameters import Limit
from monitor.web.parameters import Text as QueryText
from monitor.web.render import app_of
from monitor.web.viewer import viewer_of

router = APIRouter(route_class=JsonRoute, responses=errors(*WRITES))
Json = dict[str, Any]
_AS = "the reader; by default your own name, or me if you have none"


class Seen(RequestBody):
    """What was read: all developments up to a number, or only those of one article; ``as`` names the reader."""

    up_to: Number
    article: Number | None = None
    reader: Annotated[Text, Field(alias="as")] = ""


@router.get("/catchup", response_model=answers_now.Backlog)
def catchup(
    request: Request,
    reader: Annotated[QueryText, Query(alias="as", description=_AS)] = "",
    limit: Limit = 100,
) -> Json:
    """What the reader has not read, the most important story first; only the newest thousand passages are counted."""
    app = app_of(request)
    return json_places.backlog(backlog_of(app.store, _reader(request, reader), app.clock.now()), limit)


@router.post("/catchup", response_model=answers_now.Backlog, responses=errors(404))
def seen(request: Request, body: Seen) -> Json:
    """Mark as read, and return what is left."""
    app, reader = app_of(request), _reader(request, body.reader)
    now = app.clock.now()
    if body.article is None:
        move_place(app.store, reader, body.up_to, now)
    else:
        mark_story(app.store, reader, app.history.numbered(body.article).id, body.up_to, now)
    return json_places.backlog(backlog_of(app.store, reader, now), 100)


def _reader(request: Request, named: str) -> str:
    """Return the reader of the request, who is its sender by default; raise HTTPException 403 for somebody else."""
    own = viewer_of(request).name
    if named and own not in (named, DEFAULT_READER):
        raise HTTPException(403, "You can read and mark only your own place")
    return named or own
