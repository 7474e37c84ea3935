"""Pages of the feeds, with their states explained, and what a person may do about them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from monitor.model import FeedState
from monitor.web import atom
from monitor.web.parameters import Id, PathId, Text
from monitor.web.render import app_of, query, render

router = APIRouter(include_in_schema=False)
PER_PAGE = 100
NEWEST = 10


@router.get("/feeds")
def feeds(request: Request, after: Id = None, show: Text = "") -> HTMLResponse:
    """The feeds and how they do; ``show=failing`` only those whose last look failed."""
    shelf = app_of(request).store.feeds
    found = shelf.list(after_id=after, failing=show == "failing", limit=PER_PAGE + 1)
    more = len(found) > PER_PAGE
    return render(
        request,
        "feeds.html",
        title="Feeds",
        feeds=found[:PER_PAGE],
        counts=shelf.counts(),
        show=show,
        next=query(after=found[PER_PAGE - 1].id, show=show) if more else None,
    )


@router.get("/feeds/{number}")
def feed(request: Request, number: PathId) -> HTMLResponse:
    """One feed: how it does, why it is looked at when it is, what went wrong, what to do."""
    store = app_of(request).store
    found = store.feeds.get(number)
    newest = store.articles.list(feed_id=number, limit=NEWEST)
    return render(
        request,
        "feed.html",
        title=found.title or found.url,
        feed=found,
        articles=newest,
        pushes=store.pushes.of_feed(number),
        atom=atom.address(request, feed=str(number)),
    )


@router.post("/feeds/{number}/pause")
def pause(request: Request, number: PathId) -> RedirectResponse:
    """Not looked at until it is resumed."""
    return _set(request, number, FeedState.PAUSED)


@router.post("/feeds/{number}/resume")
def resume(request: Request, number: PathId) -> RedirectResponse:
    """Looked at again, from now on; a feed that is looked at anyway is looked at now."""
    return _set(request, number, FeedState.ACTIVE)


def _set(request: Request, number: int, state: FeedState) -> RedirectResponse:
    app = app_of(request)
    app.store.feeds.get(number)
    app.store.feeds.set_state(number, state, app.clock.now())
    return RedirectResponse(f"/feeds/{number}", 303)
