"""Catch-up: the page of unread stories, marking as read, and the link in mails that marks as read."""

from __future__ import annotations

from collections.abc import Mapping
from json import dumps
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from monitor.alerts import check_caught_up
from monitor.history.events import around
from monitor.history.places import Backlog, UnreadStory, backlog_of, mark_story, move_back, move_place
from monitor.history.stories import Story, merged_of
from monitor.ports import VersionRepository
from monitor.web.detail import FOLDED
from monitor.web.filters import Filters
from monitor.web.forms import RawFields
from monitor.web.guard import safe_path
from monitor.web.parameters import Count, Text, row_number
from monitor.web.render import app_of, render
from monitor.web.viewer import viewer_of

router = APIRouter(include_in_schema=False)

# Stories on the page, and the most important passages read for each.
MOST_STORIES = 15
_PASSAGES = 20


@router.get("/catchup")
def catchup(request: Request) -> HTMLResponse:
    """Show what the viewer has not read, the most important story first."""
    backlog = _backlog(request)
    repository = app_of(request).store.versions
    shown = [_story(repository, story, backlog.newest) for story in backlog.stories[:MOST_STORIES]]
    marks = {story.article_id: story.first - 1 for story in backlog.stories}
    return render(
        request,
        "catchup.html",
        title="Catch-up",
        unseen=backlog,
        stories=shown,
        counts={story.article_id: story.passages for story in backlog.stories},
        rest=len(backlog.stories) - len(shown),
        place=backlog.place,
        marks=marks,
        events=around(app_of(request).store, [story.lead for story in shown]) if shown else None,
        filters=Filters(),
        before=None,
    )


@router.get("/catchup/left")
def left(request: Request) -> HTMLResponse:
    """Return how much is unread, as a fragment for an open page."""
    return render(request, "_unseen.html", unseen=_backlog(request))


@router.post("/catchup/read")
def read(request: Request, form: RawFields) -> Response:
    """Mark one story as read up to a development, or as unread again with a lower number."""
    article, up_to = _field(form, "article"), _field(form, "up_to")
    app = app_of(request)
    app.store.articles.get(article)
    mark_story(app.store, viewer_of(request).name, article, up_to, app.clock.now())
    if request.headers.get("hx-request"):
        # The script of the page changes the marks itself, so that nothing is replaced and the focus is kept.
        done = {"article": article, "read": up_to >= _field(form, "last")}
        return Response(status_code=204, headers={"HX-Trigger": dumps({"monitor:read": done, "monitor:unseen": None})})
    return _back(form)


@router.post("/catchup/all")
def read_all(request: Request, form: RawFields) -> RedirectResponse:
    """Mark everything as read up to the number that the page was rendered with, so that nothing unseen is marked."""
    app = app_of(request)
    move_place(app.store, viewer_of(request).name, _field(form, "up_to"), app.clock.now())
    return _back(form)


@router.post("/catchup/undo")
def undo(request: Request, form: RawFields) -> RedirectResponse:
    """Undo "mark all": move the viewer's place back to where it was."""
    move_back(app_of(request).store, viewer_of(request).name)
    return _back(form)


@router.get("/caught-up")
def caught_up_form(request: Request, r: Text = "", d: Count = 0, t: Text = "") -> Response:
    """Ask whether a reader has read everything up to a mail."""
    is_valid = check_caught_up(app_of(request).secret, t, r, d)
    return _mail_link_page(request, r, is_valid=is_valid, done=False)


@router.post("/caught-up")
def caught_up(request: Request, r: Text = "", d: Count = 0, t: Text = "") -> Response:
    """Mark everything as read up to what a mail reported."""
    app = app_of(request)
    is_valid = check_caught_up(app.secret, t, r, d)
    if is_valid:
        move_place(app.store, r, d, app.clock.now())
    return _mail_link_page(request, r, is_valid=is_valid, done=is_valid)


def _mail_link_page(request: Request, reader: str, *, is_valid: bool, done: bool) -> Response:
    status = 200 if is_valid else 403
    return render(
        request, "caught_up.html", status=status, title="Mark as read", reader=reader, is_valid=is_valid, done=done
    )


def _backlog(request: Request) -> Backlog:
    app = app_of(request)
    return backlog_of(app.store, viewer_of(request).name, app.clock.now())


def _story(repository: VersionRepository, unread: UnreadStory, newest: int) -> Story:
    """Read the most important unread passages of a story."""
    found = repository.developments(
        article_id=unread.article_id,
        after_id=unread.first - 1,
        before_id=newest + 1,
        by_importance=True,
        limit=_PASSAGES,
    )
    return merged_of(found, FOLDED)[0]


def _field(form: Mapping[str, str], name: str) -> int:
    """Read a number from a form; raises HTTPException 400."""
    value = row_number(form.get(name, ""))
    if value is None:
        raise HTTPException(400, f"The field {name} has to be a whole number")
    return value


def _back(form: Mapping[str, Any]) -> RedirectResponse:
    return RedirectResponse(safe_path(form.get("back", "/")), 303)
