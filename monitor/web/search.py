"""Full text over versions."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from monitor.web.parameters import Count, Place, Text
from monitor.web.render import app_of, query, render

router = APIRouter(include_in_schema=False)
PER_PAGE = 50


@router.get("/search")
def search(request: Request, q: Text = "", skip: Count = 0, upto: Place = None) -> HTMLResponse:
    """Full text over versions; further pages go on among the versions stored at the first one."""
    upto = app_of(request).store.versions.newest() if upto is None else upto
    found = app_of(request).history.search(q, limit=PER_PAGE + 1, skip=skip, upto=upto) if q.strip() else ()
    more = query(q=q, skip=skip + PER_PAGE, upto=upto) if len(found) > PER_PAGE else None
    return render(request, "search.html", title="Search", q=q, hits=found[:PER_PAGE], more=more, skip=skip)
