"""The same answers as the commands' ``--json``, over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from monitor.history import json
from monitor.ports import LogQuery
from monitor.web.pages import app_of

router = APIRouter()
Limit = Annotated[int, Query(ge=1, le=1000)]


@router.get("/developments")
def developments(request: Request, since: datetime | None = None, limit: Limit = 100) -> list[dict[str, Any]]:
    """What is new, newest first. ``since`` is ISO 8601 with a zone."""
    return [json.development(item) for item in app_of(request).history.developments(since=since, limit=limit)]


@router.get("/log")
def log(request: Request, article: str | None = None, limit: Limit = 100) -> list[dict[str, Any]]:
    """Versions, newest first."""
    history = app_of(request).history
    number = history.article(article).id if article else None
    return [json.log_row(row) for row in history.log(LogQuery(article_id=number, limit=limit))]


@router.get("/articles")
def articles(request: Request, limit: Limit = 100, offset: Annotated[int, Query(ge=0)] = 0) -> list[dict[str, Any]]:
    """The articles that are followed."""
    return [json.article_row(item) for item in app_of(request).store.articles.list(limit=limit, offset=offset)]


@router.get("/articles/{number}")
def show(request: Request, number: int, version: int | None = None) -> dict[str, Any]:
    """One version of an article, else its newest."""
    name = str(number) if version is None else f"{number}@{version}"
    article, found = app_of(request).history.show(name)
    return json.version(found, article)


@router.get("/articles/{number}/diff/{old}..{new}")
def diff(request: Request, number: int, old: int, new: int) -> dict[str, Any]:
    """The difference of two versions."""
    return json.difference(app_of(request).history.diff(f"{number}@{old}..{new}"))


@router.get("/articles/{number}/blame")
def blame(request: Request, number: int) -> list[dict[str, Any]]:
    """Each sentence with the version and time that brought it."""
    _, sentences = app_of(request).history.blame(str(number))
    return json.blame(sentences)


@router.get("/feeds")
def feeds(request: Request) -> list[dict[str, Any]]:
    """The feeds and how they do."""
    return [json.feed_row(item) for item in app_of(request).store.feeds.list()]


@router.get("/search")
def search(request: Request, q: str, limit: Limit = 20) -> list[dict[str, Any]]:
    """Full text over versions."""
    return [json.hit(item) for item in app_of(request).history.search(q, limit=limit)]
