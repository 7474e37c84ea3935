"""The same answers as the commands' ``--json``, over HTTP."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import AwareDatetime

from monitor.history import json
from monitor.model import AlertState, ArticleState, EditKind
from monitor.ports import LogQuery
from monitor.web.render import app_of

router = APIRouter()
Limit = Annotated[int, Query(ge=1, le=1000)]
Before = Annotated[int | None, Query(ge=1, description="go on below this number, the last one's of the page before")]
Kinds = Annotated[list[EditKind], Query(default_factory=list)]
Json = dict[str, Any]


@router.get("/developments")
def developments(
    request: Request,
    kind: Kinds,
    since: AwareDatetime | None = None,
    article: str | None = None,
    feed: str | None = None,
    before: Before = None,
    after: int | None = None,
    limit: Limit = 100,
) -> list[Json]:
    """What is new, newest first. ``since`` is ISO 8601 with a zone."""
    history = app_of(request).history
    found = app_of(request).store.versions.developments(
        since=since,
        after_id=after,
        before_id=before,
        article_id=history.article(article).id if article else None,
        feed_id=history.feed(feed).id if feed else None,
        kinds=tuple(kind),
        limit=limit,
    )
    return [json.development(item) for item in found]


@router.get("/log")
def log(
    request: Request,
    kind: Kinds,
    article: str | None = None,
    feed: str | None = None,
    since: AwareDatetime | None = None,
    developments: bool = False,
    limit: Limit = 100,
) -> list[Json]:
    """Versions, newest first, with what is new in each."""
    history = app_of(request).history
    query = LogQuery(
        article_id=history.article(article).id if article else None,
        feed_id=history.feed(feed).id if feed else None,
        since=since,
        kinds=tuple(kind),
        developments_only=developments,
        limit=limit,
    )
    return [json.log_row(row) for row in history.log(query)]


@router.get("/articles")
def articles(
    request: Request,
    feed: str | None = None,
    state: ArticleState | None = None,
    q: str = "",
    before: Before = None,
    limit: Limit = 100,
) -> list[Json]:
    """The articles that are followed, newest first."""
    app = app_of(request)
    number = app.history.feed(feed).id if feed else None
    found = app.store.articles.list(feed_id=number, state=state, text=q, before_id=before, limit=limit)
    return [json.article_row(item) for item in found]


@router.get("/articles/{number}")
def show(request: Request, number: int, version: Annotated[int | None, Query(ge=1)] = None) -> Json:
    """One version of an article, else its newest."""
    name = str(number) if version is None else f"{number}@{version}"
    article, found = app_of(request).history.show(name)
    return json.version(found, article)


@router.get("/articles/{number}/diff/{old}..{new}")
def diff(request: Request, number: int, old: int, new: int) -> Json:
    """The difference of two versions."""
    return json.difference(app_of(request).history.diff(f"{number}@{old}..{new}"))


@router.get("/articles/{number}/blame")
def blame(request: Request, number: int) -> list[Json]:
    """Each sentence with the version and time that brought it."""
    _, sentences = app_of(request).history.blame(str(number))
    return json.blame(sentences)


@router.get("/feeds")
def feeds(request: Request, after: int | None = None, limit: Limit = 1000) -> list[Json]:
    """The feeds and how they do, in the order they were added."""
    return [json.feed_row(item) for item in app_of(request).store.feeds.list(after_id=after, limit=limit)]


@router.get("/alerts")
def alerts(request: Request, state: AlertState | None = None, before: Before = None, limit: Limit = 100) -> list[Json]:
    """The outbox, newest first."""
    return [json.alert(item) for item in app_of(request).store.outbox.list(state=state, before_id=before, limit=limit)]


@router.get("/subscriptions")
def subscriptions(request: Request) -> list[Json]:
    """Who hears of what, without secrets."""
    return [json.subscription(item) for item in app_of(request).store.subscriptions.list()]


@router.get("/search")
def search(request: Request, q: str, limit: Limit = 20) -> list[Json]:
    """Full text over versions."""
    return [json.hit(item) for item in app_of(request).history.search(q, limit=limit)]


@router.get("/stats")
def stats(request: Request) -> Json:
    """How much is followed and stored, and what moves."""
    app = app_of(request)
    return json.statistics(app.history.stats(app.clock.now()))
