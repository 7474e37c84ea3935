"""The page of an archived version with its citation, and downloads of articles as files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from monitor.history.anchors import anchor_of, anchored
from monitor.history.export import Form, difference_html, exported
from monitor.history.tables import developments_csv
from monitor.history.words import stamp
from monitor.model import Article, Development, Version
from monitor.ports import VersionRepository
from monitor.web import memento
from monitor.web.links import absolute, as_file, file_name
from monitor.web.parameters import PathId
from monitor.web.render import app_of, render

router = APIRouter(include_in_schema=False)
TYPES: dict[Form, str] = {
    "json": "application/json",
    "html": "text/html; charset=utf-8",
    "warc": "application/warc",
}
CSV = "text/csv; charset=utf-8; header=present"
# Developments read from the store at once.
BATCH = 200


@router.get("/articles/{number}/versions/{version}")
def version(request: Request, number: PathId, version: PathId) -> HTMLResponse:
    """Show one version as it was read, with everything needed to cite it."""
    app = app_of(request)
    article = app.history.numbered(number)
    shown = app.history.version(article, version)
    raw = app.store.versions.raw(article.id, version)
    address = absolute(request, f"/articles/{article.id}/versions/{version}")
    kept = app.history.numbers(article)
    index = kept.index(version)
    answer = render(
        request,
        "version.html",
        title=shown.document.title or article.url,
        article=article,
        version=shown,
        blocks=anchored(shown.document),
        headline=anchor_of(shown.document.title) if shown.document.title else "",
        raw=len(raw) if raw is not None else None,
        raw_digest=sha256(raw).hexdigest() if raw is not None else "",
        address=address,
        citation=citation(article, shown, address),
        before=kept[index - 1] if index else None,
        after=kept[index + 1] if index + 1 < len(kept) else None,
        change=app.history.brought(article, version),
    )
    answer.headers.update(memento.headers_of(request, article, version))
    return answer


def citation(article: Article, version: Version, address: str) -> str:
    """Cite a version in one line of plain text, for a footnote."""
    document = version.document
    outlet = article.feed_title or article.host
    parts = (document.byline, f"“{document.title}”" if document.title else "", outlet, version.url)
    source = ", ".join(part for part in parts if part)
    return f"{source}, version {version.number}, archived {stamp(version.fetched_at)}, {address}"


@router.get("/articles/{number}/export.{form}")
def export(request: Request, number: PathId, form: Literal["json", "html", "warc"]) -> StreamingResponse:
    """Download an article with all its versions, streamed while it is created."""
    app = app_of(request)
    article = app.history.numbered(number)
    pieces = exported(app.history, article, form, app.clock.now())
    headers = as_file(file_name(article, f".{form}"))
    return StreamingResponse(pieces, media_type=TYPES[form], headers=headers)


@router.get("/articles/{number}/developments.csv")
def developments(request: Request, number: PathId) -> StreamingResponse:
    """Download the developments of an article as a CSV table, oldest first."""
    app = app_of(request)
    article = app.history.numbered(number)
    rows = (line.encode() for line in developments_csv(_developments(app.store.versions, article.id)))
    return StreamingResponse(rows, media_type=CSV, headers=as_file(file_name(article, "-developments.csv")))


@router.get("/articles/{number}/diff/{old}..{new}.html")
def difference(request: Request, number: PathId, old: PathId, new: PathId) -> Response:
    """Download a comparison as a self-contained page."""
    history = app_of(request).history
    found = history.compared(history.numbered(number), old, new)
    headers = as_file(file_name(found.article, f"-{old}-{new}.html"))
    return HTMLResponse(difference_html(found), headers=headers)


def _developments(repository: VersionRepository, article_id: int) -> Iterator[Development]:
    """Yield all developments of an article, oldest first, read in batches."""
    after = 0
    while True:
        found: Iterable[Development] = repository.developments(article_id=article_id, after_id=after, limit=BATCH)
        batch = sorted(found, key=lambda item: item.id)
        yield from batch
        if len(batch) < BATCH:
            return
        after = batch[-1].id
