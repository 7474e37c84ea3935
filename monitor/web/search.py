"""Full-text search over versions, with one hit per article; optionally of one feed or a period."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from monitor.history.words import listed
from monitor.web.filters import SPANS, filters_of
from monitor.web.parameters import Count, Place, Text
from monitor.web.render import app_of, query, render
from monitor.words import parse_query

router = APIRouter(include_in_schema=False)
PER_PAGE = 20
# Feeds offered in the form, as in ``news``.
_OFFERED = 200


@router.get("/search")
def search(
    request: Request, q: Text = "", feed: Text = "", span: Text = "", skip: Count = 0, upto: Place = None
) -> HTMLResponse:
    """Search the versions; further pages cover only versions stored before the first page was made."""
    app, filters = app_of(request), filters_of(request, feed=feed, span=span)
    terms = parse_query(q)
    upto = app.store.versions.newest() if upto is None else upto
    number = filters.feed.id if filters.feed else None
    found = (
        app.history.search(
            q, limit=PER_PAGE + 1, skip=skip, upto=upto, feed_id=number, since=filters.since(app.clock.now())
        )
        if q.strip()
        else ()
    )
    kept = {"q": q, "feed": number, "span": filters.span}
    return render(
        request,
        "search.html",
        status=400 if filters.problems else 200,
        title="Search",
        q=q,
        hits=found[:PER_PAGE],
        more=query(**kept, skip=skip + PER_PAGE, upto=upto) if len(found) > PER_PAGE else None,
        skip=skip,
        ignored_words=[written for written, term in terms if term is None],
        words=[written for written, term in terms if term is not None],
        feeds=app.store.feeds.names(_OFFERED),
        filters=filters,
        spans=tuple(SPANS),
        query=query,
        listed=listed,
    )
