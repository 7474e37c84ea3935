"""Pages for people: what is new, the articles, their histories and differences."""

from __future__ import annotations

import hmac
from datetime import datetime
from itertools import groupby
from typing import Annotated, Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, PackageLoader, select_autoescape

from monitor.history import rows_of
from monitor.model import Op
from monitor.ports import LogQuery
from monitor.web.words import ago, direction, when
from monitor.wiring import App

router = APIRouter(include_in_schema=False)
PER_PAGE = 50
COOKIE = "monitor-token"

_environment = Environment(
    loader=PackageLoader("monitor.web"), autoescape=select_autoescape(["html"]), trim_blocks=True, lstrip_blocks=True
)
_environment.filters.update(when=when, direction=direction)


def app_of(request: Request) -> App:
    """The monitor behind a request."""
    app: App = request.app.state.app
    return app


def render(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page from a template."""
    now = app_of(request).clock.now()
    values.setdefault("here", request.url.path)

    def since(moment: datetime | None) -> str:
        return ago(moment, now)

    page = _environment.get_template(template).render(**values, now=now, ago=since)
    return HTMLResponse(page, status)


@router.get("/")
def developments(request: Request, before: Annotated[int | None, Query(ge=1)] = None) -> HTMLResponse:
    """What is new, newest first, story by story."""
    found = app_of(request).history.developments(limit=None if before else PER_PAGE + 1)
    if before:
        found = tuple(item for item in found if item.id < before)[: PER_PAGE + 1]
    shown = found[:PER_PAGE]
    stories = [list(group) for _, group in groupby(shown, key=lambda item: (item.article.id, item.to_version))]
    older = shown[-1].id if len(found) > PER_PAGE else None
    template = "_stories.html" if request.headers.get("hx-request") else "developments.html"
    return render(request, template, title="What is new", stories=stories, older=older)


@router.get("/articles")
def articles(request: Request, page: Annotated[int, Query(ge=1)] = 1) -> HTMLResponse:
    """All articles that are followed."""
    shelf = app_of(request).store.articles
    found = shelf.list(limit=PER_PAGE + 1, offset=(page - 1) * PER_PAGE)
    return render(
        request, "articles.html", title="Articles", articles=found[:PER_PAGE], page=page, more=len(found) > PER_PAGE
    )


@router.get("/articles/{number}")
def article(request: Request, number: int) -> HTMLResponse:
    """One article's versions, newest first, with what is new in each."""
    history = app_of(request).history
    found = history.article(str(number))
    rows = history.log(LogQuery(article_id=found.id))
    return render(request, "article.html", title=found.title or found.url, article=found, rows=rows)


@router.get("/articles/{number}/versions/{version}")
def version(request: Request, number: int, version: int) -> HTMLResponse:
    """One version, as it was read."""
    found, shown = app_of(request).history.show(f"{number}@{version}")
    return render(request, "version.html", title=shown.document.title, article=found, version=shown)


@router.get("/articles/{number}/diff/{old}..{new}")
def diff(request: Request, number: int, old: int, new: int, only: str = "") -> HTMLResponse:
    """The difference of two versions, in reading order."""
    found = app_of(request).history.diff(f"{number}@{old}..{new}")
    rows = rows_of(found.old.document, found.new.document, found.change)
    if only == "new":
        rows = tuple(row for row in rows if row.edit is not None and row.edit.development)
    return render(
        request,
        "diff.html",
        title=found.new.document.title,
        difference=found,
        rows=rows,
        only=only,
        marked=(Op.CHANGED, Op.SPLIT, Op.MERGED),
    )


@router.get("/articles/{number}/blame")
def blame(request: Request, number: int) -> HTMLResponse:
    """Which version brought which sentence."""
    found, sentences = app_of(request).history.blame(str(number))
    return render(request, "blame.html", title=found.title, article=found, sentences=sentences)


@router.get("/feeds")
def feeds(request: Request) -> HTMLResponse:
    """The feeds and how they do."""
    return render(request, "feeds.html", title="Feeds", feeds=app_of(request).store.feeds.list())


@router.get("/search")
def search(request: Request, q: str = "") -> HTMLResponse:
    """Full text over versions."""
    hits = app_of(request).history.search(q, limit=PER_PAGE) if q.strip() else ()
    return render(request, "search.html", title="Search", q=q, hits=hits)


@router.get("/login")
def login_form(request: Request) -> HTMLResponse:
    """Asks for the token."""
    return render(request, "login.html", title="Sign in", wrong=False)


@router.post("/login")
async def login(request: Request) -> Response:
    """Keeps the token in a cookie that no script reads and no other site sends."""
    # One field of a form of our own: the standard library reads it, without a parser for uploads.
    fields = parse_qs((await request.body()).decode("utf-8", "replace"))
    token = fields.get("token", [""])[0]
    if not hmac.compare_digest(token.encode(), (app_of(request).settings.web.token or "").encode()):
        return render(request, "login.html", status=403, title="Sign in", wrong=True)
    answer = RedirectResponse("/", 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=secure, max_age=30 * 86400)
    return answer
