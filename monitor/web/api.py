"""The same answers as the commands' ``--json``, over HTTP."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import AwareDatetime

from monitor.history import json
from monitor.model import AlertState, ArticleState, EditKind
from monitor.ports import LogQuery
from monitor.web.paging import Part, part_of
from monitor.web.render import app_of

router = APIRouter()
Kinds = Annotated[list[EditKind], Query(default_factory=list)]
Json = dict[str, Any]
HundredRows = Annotated[Part, Depends(part_of(100))]
AllButHuge = Annotated[Part, Depends(part_of(1000))]


@router.get("/developments")
def developments(
    request: Request,
    part: HundredRows,
    kind: Kinds,
    since: AwareDatetime | None = None,
    article: str | None = None,
    feed: str | None = None,
) -> list[Json]:
    """What is new, newest first. ``since`` is ISO 8601 with a zone. The Link header says where the list goes on."""
    history = app_of(request).history
    found = app_of(request).store.versions.developments(
        since=since,
        after_id=part.after,
        before_id=part.before,
        article_id=history.article(article).id if article else None,
        feed_id=history.feed(feed).id if feed else None,
        kinds=tuple(kind),
        limit=part.limit + 1,
    )
    return [json.development(item) for item in part.page(found)]


@router.get("/log")
def log(
    request: Request,
    part: HundredRows,
    kind: Kinds,
    article: str | None = None,
    feed: str | None = None,
    since: AwareDatetime | None = None,
    developments: bool = False,
) -> list[Json]:
    """Versions, newest first, with what is new in each."""
    history = app_of(request).history
    query = LogQuery(
        article_id=history.article(article).id if article else None,
        feed_id=history.feed(feed).id if feed else None,
        since=since,
        kinds=tuple(kind),
        developments_only=developments,
        limit=part.limit + 1,
        before_id=part.before,
        after_id=part.after,
    )
    return [json.log_row(row) for row in part.page(history.log(query))]


@router.get("/articles")
def articles(
    request: Request, part: HundredRows, feed: str | None = None, state: ArticleState | None = None, q: str = ""
) -> list[Json]:
    """The articles that are followed, newest first."""
    app = app_of(request)
    found = app.store.articles.list(
        feed_id=app.history.feed(feed).id if feed else None,
        state=state,
        text=q,
        after_id=part.after,
        before_id=part.before,
        limit=part.limit + 1,
    )
    return [json.article_row(item) for item in part.page(found)]


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
def feeds(request: Request, part: AllButHuge) -> list[Json]:
    """The feeds and how they do, in the order they were added."""
    shelf = app_of(request).store.feeds
    found = shelf.list(after_id=part.after, before_id=part.before, limit=part.limit + 1)
    return [json.feed_row(item) for item in part.page(found, newest_first=False)]


@router.get("/alerts")
def alerts(request: Request, part: HundredRows, state: AlertState | None = None) -> list[Json]:
    """The outbox, newest first."""
    app = app_of(request)
    found = app.store.outbox.list(state=state, after_id=part.after, before_id=part.before, limit=part.limit + 1)
    return [json.alert(item, app.mail) for item in part.page(found)]


@router.get("/subscriptions")
def subscriptions(request: Request) -> list[Json]:
    """Who hears of what, without secrets."""
    app = app_of(request)
    return [json.subscription(item, app.mail) for item in app.store.subscriptions.list()]


@router.get("/search")
def search(
    request: Request,
    response: Response,
    q: str,
    skip: Annotated[int, Query(ge=0, description="how many hits the pages before have shown")] = 0,
    upto: Annotated[int | None, Query(ge=0, description="what the first page's Link header says")] = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 20,
) -> list[Json]:
    """Full text over versions. The Link header's ``next`` goes on among the versions stored at the first page."""
    history = app_of(request).history
    upto = app_of(request).store.versions.newest() if upto is None else upto
    found = history.search(q, limit=limit + 1, skip=skip, upto=upto)
    if len(found) > limit:
        Part(request, response, None, None, limit).link({"next": f"skip={skip + limit}&upto={upto}"})
    return [json.hit(item) for item in found[:limit]]


@router.get("/stats")
def stats(request: Request) -> Json:
    """How much is followed and stored, and what moves."""
    app = app_of(request)
    return json.statistics(app.history.stats(app.clock.now()))
