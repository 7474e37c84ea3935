"""The API of actions on one article: mute, snooze, and bookmarks (named versions to compare with later)."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from pydantic import AwareDatetime, BeforeValidator, Field

from monitor.errors import NotFound
from monitor.history import json
from monitor.model import LONGEST_BOOKMARK, Article
from monitor.web import answers
from monitor.web.bodies import WRITES, JsonRoute, Number, RequestBody, Text, created
from monitor.web.contract import errors
from monitor.web.parameters import PathId, rfc3339
from monitor.web.render import app_of
from monitor.web.viewer import viewer_of

Json = dict[str, Any]
router = APIRouter(route_class=JsonRoute, responses=errors(*WRITES, 404))


def _rfc3339_text(value: object) -> object:
    if not isinstance(value, str):
        raise ValueError("must be a text")  # noqa: TRY004 - pydantic reports a ValueError as a validation error
    return rfc3339(value)


class SnoozeAsked(RequestBody):
    """Until when no alert about the article is sent: a date and time with a zone (RFC 3339), a year ahead at most.

    null, or a time in the past, ends the snooze now.
    """

    until: Annotated[AwareDatetime, BeforeValidator(_rfc3339_text)] | None


class BookmarkAsked(RequestBody):
    """A version and a name for it; an existing bookmark of that name is moved to the version."""

    version: Number
    name: Annotated[Text, Field(min_length=1, max_length=LONGEST_BOOKMARK)]


@router.post("/articles/{number}/mute", response_model=answers.ArticleRow)
def mute(request: Request, number: PathId) -> Json:
    """Mute an article: it raises no more alerts, and queued ones are cancelled; it is still followed."""
    return json.article_row(app_of(request).store.articles.set_muted(_named(request, number).id, True))


@router.post("/articles/{number}/unmute", response_model=answers.ArticleRow)
def unmute(request: Request, number: PathId) -> Json:
    """Unmute an article: it raises alerts again."""
    return json.article_row(app_of(request).store.articles.set_muted(_named(request, number).id, False))


@router.post("/articles/{number}/snooze", response_model=answers.ArticleRow)
def snooze(request: Request, number: PathId, body: SnoozeAsked) -> Json:
    """Snooze an article: alerts about it are held until a time, then sent in one message."""
    return json.article_row(app_of(request).pipeline.snooze(_named(request, number).id, body.until))


@router.get("/articles/{number}/bookmarks", response_model=list[answers.BookmarkRow])
def bookmarks(request: Request, number: PathId) -> list[Json]:
    """Your own bookmarks in an article, newest first."""
    named = _named(request, number)
    repository = app_of(request).store.bookmarks
    return [json.bookmark(item) for item in repository.list(viewer_of(request).name, article_id=named.id)]


@router.post("/articles/{number}/bookmarks", response_model=answers.BookmarkRow, status_code=201)
def bookmark(request: Request, response: Response, number: PathId, body: BookmarkAsked) -> Json:
    """Bookmark a version of an article."""
    app, article = app_of(request), _named(request, number)
    made = app.store.bookmarks.put(viewer_of(request).name, article.id, body.version, body.name, app.clock.now())
    created(request, response, made.id)
    return json.bookmark(made)


@router.delete("/articles/{number}/bookmarks/{bookmark_id}", status_code=204)
def remove_bookmark(request: Request, number: PathId, bookmark_id: PathId) -> None:
    """Remove one of your own bookmarks."""
    article, reader, repository = _named(request, number), viewer_of(request).name, app_of(request).store.bookmarks
    own = {item.id for item in repository.list(reader, article_id=article.id)}
    if bookmark_id not in own or not repository.remove(reader, bookmark_id):
        raise NotFound(f"you have no bookmark {bookmark_id} in article {number}")


def _named(request: Request, number: int) -> Article:
    return app_of(request).history.numbered(number)
