"""Developments as CSV (RFC 4180) for spreadsheets, with the same filters as the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BeforeValidator, Field

from monitor.history.tables import developments_csv
from monitor.model import Development
from monitor.web.archive import CSV
from monitor.web.contract import Responses, errors
from monitor.web.links import as_file, file_name
from monitor.web.parameters import Id, PathId, whole
from monitor.web.render import app_of
from monitor.web.selection import Selected, Selection

router = APIRouter(responses=errors(400, 404, 409, 431, 503))
# Rows read and held in memory at once.
BATCH = 1000
MOST_ROWS = 100_000
_TABLE: Responses = {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}
Rows = Annotated[
    int,
    Field(ge=1, le=MOST_ROWS),
    BeforeValidator(whole),
    Query(description="most rows; if the table has that many, continue with before= the id of its last row"),
]
Before = Annotated[Id, Query(description="only rows below this number")]


@router.get("/developments.csv", response_class=Response, responses=_TABLE)
def developments(selected: Selected, before: Before = None, limit: Rows = 10_000) -> Response:
    """Developments as a CSV table, newest first; an apostrophe precedes cells that look like formulas."""
    return _table(selected, before, limit, "developments.csv")


@router.get("/articles/{number}/developments.csv", response_class=Response, responses=_TABLE)
def of_article(
    request: Request, number: PathId, selected: Selected, before: Before = None, limit: Rows = 10_000
) -> Response:
    """Developments of an article as a CSV table, newest first."""
    article = app_of(request).history.numbered(number)
    found = replace(selected, article_id=article.id)
    return _table(found, before, limit, file_name(article, "-developments.csv"))


def _table(selected: Selection, before: int | None, limit: int, name: str) -> Response:
    first = selected.read(min(BATCH, limit), before=before)
    rows = developments_csv(_rows(selected, first, limit))
    headers = {**as_file(name), "Content-Type": CSV}
    if len(first) < BATCH:
        return Response("".join(rows), headers=headers)
    return StreamingResponse(rows, headers=headers)


def _rows(selected: Selection, found: Sequence[Development], limit: int) -> Iterator[Development]:
    """Yield the rows of the first batch, then read and yield the following batches."""
    while found:
        yield from found
        limit -= len(found)
        # A batch that is not full is the last one.
        more = limit > 0 and len(found) == BATCH
        found = selected.read(min(BATCH, limit), before=found[-1].id) if more else ()
