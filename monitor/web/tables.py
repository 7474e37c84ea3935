"""Developments as comma-separated values (RFC 4180) with the filters of their list, for spreadsheets."""

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
# So many rows are read at once and held in memory.
AT_ONCE = 1000
MOST_ROWS = 100_000
_TABLE: Responses = {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}
Rows = Annotated[
    int,
    Field(ge=1, le=MOST_ROWS),
    BeforeValidator(whole),
    Query(description="at most so many rows; a table that has them all goes on with before= the id of its last row"),
]
Before = Annotated[Id, Query(description="only rows below this number")]


@router.get("/developments.csv", response_class=Response, responses=_TABLE)
def developments(selected: Selected, before: Before = None, limit: Rows = 10_000) -> Response:
    """What is new as a table, newest first. No cell is a formula: one that looks like one begins with an apostrophe."""
    return _table(selected, before, limit, "developments.csv")


@router.get("/articles/{number}/developments.csv", response_class=Response, responses=_TABLE)
def of_article(
    request: Request, number: PathId, selected: Selected, before: Before = None, limit: Rows = 10_000
) -> Response:
    """What was new in an article, as a table."""
    article = app_of(request).history.numbered(number)
    found = replace(selected, article_id=article.id)
    return _table(found, before, limit, file_name(article, "-developments.csv"))


def _table(selected: Selection, before: int | None, limit: int, name: str) -> Response:
    first = selected.read(min(AT_ONCE, limit), before=before)
    rows = developments_csv(_rows(selected, first, limit))
    headers = {**as_file(name), "Content-Type": CSV}
    if len(first) < AT_ONCE:
        return Response("".join(rows), headers=headers)
    return StreamingResponse(rows, headers=headers)


def _rows(selected: Selection, found: Sequence[Development], limit: int) -> Iterator[Development]:
    """The rows read so far, then the others part by part."""
    while found:
        yield from found
        limit -= len(found)
        # A part that is not full is the last: rows that cannot be read are treated as its end.
        more = limit > 0 and len(found) == AT_ONCE
        found = selected.read(min(AT_ONCE, limit), before=found[-1].id) if more else ()
