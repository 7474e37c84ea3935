"""The API of an article's versions: their list, single versions, raw pages, figures over time, and exports."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse

from monitor.errors import NotFound
from monitor.history import figures as courses
from monitor.history import json, json_versions
from monitor.history.export import Form, exported
from monitor.ports import LogQuery
from monitor.web import answers, answers_versions, memento
from monitor.web.api import HundredRows, Json
from monitor.web.archive import TYPES
from monitor.web.contract import Responses, errors
from monitor.web.links import as_file, file_name
from monitor.web.parameters import PathId, Text
from monitor.web.render import app_of

router = APIRouter(responses=errors(400, 404, 431, 503))
LIST = errors(404, listed=True)
# For an unchanged page of another site: it is sandboxed, so that it runs no scripts and has no access to the monitor.
SANDBOXED = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Content-Type": "text/html",
    "X-Content-Type-Options": "nosniff",
}
_FILE = {"schema": {"type": "string"}}
_FILES: Responses = {
    200: {"model": answers_versions.Exported, "content": {"text/html": _FILE, "application/warc": _FILE}}
}
_PAGE: Responses = {200: {"content": {"text/html": {"schema": {"type": "string", "format": "binary"}}}}}
AllFigures = Annotated[bool, Query(description="also figures that never changed")]


@router.get("/articles/{number}/versions", response_model=list[answers_versions.VersionRow], responses=LIST)
def versions(request: Request, part: HundredRows, number: PathId) -> list[Json]:
    """The stored versions of an article, newest first, with counts of their changes."""
    history = app_of(request).history
    article = history.numbered(number)
    query = LogQuery(article_id=article.id, before_id=part.before, after_id=part.after, limit=part.limit + 1)
    return [json_versions.mark(row) for row in part.page(history.log(query))]


@router.get("/articles/{number}/versions/{version}", response_model=answers.VersionShown)
def version(request: Request, number: PathId, version: PathId) -> Json:
    """One version of an article."""
    history = app_of(request).history
    article = history.numbered(number)
    return json.version(history.version(article, version), article)


@router.get("/articles/{number}/versions/{version}/raw", response_class=Response, responses=_PAGE)
def raw(request: Request, number: PathId, version: PathId) -> Response:
    """The raw page that a version was read from, byte for byte, as a file; it may be deleted before the text is."""
    app = app_of(request)
    article = app.history.numbered(number)
    shown = app.history.version(article, version)
    page = app.store.versions.raw(article.id, shown.number)
    if page is None:
        raise NotFound(
            f"the page of version {shown.number} of article {article.id} is no longer kept",
            advice="its text is still kept: request it without /raw; see keep.raw_pages_days",
        )
    name = file_name(article, f"-version-{shown.number}.html")
    headers = {**as_file(name), **SANDBOXED, **memento.headers_of(request, article, shown.number)}
    return Response(page, headers=headers)


@router.get("/articles/{number}/figures", response_model=list[answers_versions.FigureCourse])
def figures(
    request: Request,
    number: PathId,
    words: Text = "",
    all: AllFigures = False,  # noqa: A002 - the name in the address
) -> list[Json]:
    """The figures of an article that changed, with their values version by version."""
    history = app_of(request).history
    found = history.figures_of(history.numbered(number))
    return json.figures(courses.chosen(found, words, unmoved=all))


@router.get("/articles/{number}/export", response_class=StreamingResponse, responses=_FILES)
def export(request: Request, number: PathId, format: Form = "json") -> StreamingResponse:  # noqa: A002 - the name in the address
    """An article with all its versions as one file, streamed while it is created.

    ``json``: versions and changes. ``html``: a page with every change. ``warc``: the pages as they were fetched.
    """
    app = app_of(request)
    article = app.history.numbered(number)
    pieces = exported(app.history, article, format, app.clock.now())
    return StreamingResponse(pieces, media_type=TYPES[format], headers=as_file(file_name(article, f".{format}")))
