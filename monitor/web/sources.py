"""The pages of feeds: their states, explained, and actions on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from monitor.history.words import counted, span
from monitor.model import Article, Feed, FeedState, FeedSummary
from monitor.pipeline import AddedFeeds
from monitor.pipeline.tending import clean_tags, tags_in
from monitor.web import atom
from monitor.web.background import background_of
from monitor.web.configured import configured, configured_among
from monitor.web.forms import Fields
from monitor.web.parameters import Id, PathId, Text
from monitor.web.render import app_of, query, render
from monitor.web.start import start_of
from monitor.web.troubles import Trouble, recorded_trouble

router = APIRouter(include_in_schema=False)
PER_PAGE = 100
# Articles on a feed's page; a feed usually lists fewer.
NEWEST = 50
# Tags offered as filters; others can be reached from the feeds that have them.
MOST_TAGS = 30
TITLE_CHARACTERS = 200
SHOWN = ("failing", "paused", "gone")
# The status with which htmx stops polling.
STOP_POLLING = 286
# The first versions of a new feed arrive within seconds, so its page polls often; later it polls rarely.
YOUNG = timedelta(minutes=5)
SOON_SECONDS, LATER_SECONDS = 2, 15
# Workers take due checks within seconds; a longer delay means that no worker runs, or that a site asked for a pause.
OVERDUE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The progress of reading a feed's newest articles; ``seconds`` until the page polls again, None to stop."""

    text: str
    seconds: int | None


@router.get("/feeds")
def feeds(request: Request, after: Id = None, show: Text = "", q: Text = "", tag: Text = "") -> HTMLResponse:
    """List the feeds and their states; ``show`` is ``failing``, ``paused`` or ``gone``."""
    repository, now = app_of(request).store.feeds, app_of(request).clock.now()
    show = show if show in SHOWN else ""
    found = repository.list(
        after_id=after,
        failing=show == "failing",
        state=FeedState(show) if show in ("paused", "gone") else None,
        tag=tag,
        text=q.strip(),
        limit=PER_PAGE + 1,
    )
    more, page = len(found) > PER_PAGE, found[:PER_PAGE]
    return render(
        request,
        "feeds.html",
        title="Sources",
        feeds=page,
        troubles=_troubles(page),
        configured=configured_among(request, page),
        counts=repository.counts(),
        tags=list(repository.tags().items())[:MOST_TAGS],
        show=show,
        tag=tag,
        text=q,
        query=query,
        health=_overdue(request, now),
        start=start_of(request),
        next=query(after=page[-1].id, show=show, tag=tag, q=q) if more else None,
    )


def _overdue(request: Request, now: datetime) -> str:
    """Return how long the oldest due check has waited, in words; empty if it is not unusually long."""
    due = app_of(request).store.work.next_due()
    return span(now - due) if due is not None and now - due > OVERDUE else ""


def _troubles(found: Sequence[FeedSummary | Article]) -> Mapping[int, Trouble]:
    return {item.id: recorded_trouble(item.last_error, item.last_status) for item in found if item.last_error}


@router.get("/feeds/{number}")
def feed(request: Request, number: PathId, added: Text = "", known: Text = "") -> HTMLResponse:
    """Show one feed: its state, its next check and why it is then, its last error, its articles, and actions."""
    store = app_of(request).store
    found = store.feeds.get(number)
    return render(
        request,
        "feed.html",
        title=found.title or found.url,
        pushes=store.pushes.of_feed(number),
        atom=atom.address(request, feed=str(number)),
        configured=configured(request, found),
        robots=_robots(request, added),
        is_added=bool(added),
        is_known=bool(known),
        live=False,
        **_state_of(request, found),
    )


@router.get("/feeds/{number}/arrivals")
def arrivals(request: Request, number: PathId) -> Response:
    """Return the state of a feed and its newest articles as a fragment, for a page that polls."""
    state = _state_of(request, app_of(request).store.feeds.get(number))
    answer = render(request, "_arrivals.html", live=True, **state)
    if state["arrivals"].seconds is None:
        answer.status_code = STOP_POLLING
    return answer


def _state_of(request: Request, found: Feed) -> dict[str, Any]:
    app = app_of(request)
    articles = app.store.articles.list(feed_id=found.id, limit=NEWEST)
    return {
        "feed": found,
        "articles": articles,
        "troubles": _troubles(articles),
        "trouble": recorded_trouble(found.last_error, found.last_status) if found.last_error else None,
        "arrivals": arrivals_of(found, articles, app.clock.now()),
    }


def arrivals_of(found: Feed, articles: Sequence[Article], now: datetime) -> Arrivals:
    """Summarize the progress of reading a feed's newest articles, and whether the page should poll for more."""
    waiting = [article for article in articles if article.last_checked_at is None]
    stored = sum(article.versions > 0 for article in articles)
    is_due = found.due_at is not None and found.due_at <= now
    begun = max((article.first_seen_at for article in waiting), default=found.due_at or now)
    seconds = SOON_SECONDS if now - begun < YOUNG else LATER_SECONDS
    text = _first_versions(stored, len(articles), has_more=bool(waiting))
    return Arrivals(text, seconds if waiting or is_due else None)


def _first_versions(stored: int, articles: int, *, has_more: bool) -> str:
    if not articles:
        return "No article yet."
    which = "the newest " if has_more else ""
    return f"First versions are stored for {stored} of {which}{counted(articles, 'article')}."


def _robots(request: Request, token: str) -> str:
    """Return what robots.txt disallows for a feed that was just added; empty if nothing."""
    job = background_of(request).find(token)
    result = job.result if job else None
    return next((report.robots for report in result.reports), "") if isinstance(result, AddedFeeds) else ""


@router.post("/feeds/{number}/pause")
def pause(request: Request, number: PathId) -> RedirectResponse:
    """Pause a feed: it is not checked until it is resumed."""
    return _set_state(request, number, FeedState.PAUSED)


@router.post("/feeds/{number}/resume")
def resume(request: Request, number: PathId) -> RedirectResponse:
    """Resume a feed."""
    return _set_state(request, number, FeedState.ACTIVE)


def _set_state(request: Request, number: int, state: FeedState) -> RedirectResponse:
    app = app_of(request)
    app.store.feeds.get(number)
    app.store.feeds.set_state(number, state, app.clock.now())
    return RedirectResponse(f"/feeds/{number}", 303)


@router.post("/feeds/{number}/check")
def check(request: Request, number: PathId) -> RedirectResponse:
    """Have a feed checked as soon as a worker is free."""
    app_of(request).store.feeds.wake(number, app_of(request).clock.now())
    return RedirectResponse(f"/feeds/{number}", 303)


@router.post("/feeds/{number}/edit")
def edit(request: Request, number: PathId, fields: Fields) -> RedirectResponse:
    """Change name and tags of a feed; tags from the configuration are kept."""
    repository = app_of(request).store.feeds
    fixed = configured(request, repository.get(number))
    title = " ".join(fields.get("title", "").split())[:TITLE_CHARACTERS]
    tags = clean_tags((*(fixed.tags if fixed else ()), *tags_in(fields.get("tags", ""))))
    repository.set_details(number, title=title or None, tags=tags)
    return RedirectResponse(f"/feeds/{number}", 303)


@router.get("/feeds/{number}/remove")
def ask_to_remove(request: Request, number: PathId) -> HTMLResponse:
    """Ask whether to remove a feed, and say what is kept."""
    found = app_of(request).store.feeds.get(number)
    title = f"Remove {found.title or found.url}?"
    return render(request, "feed_remove.html", title=title, feed=found, configured=configured(request, found))


@router.post("/feeds/{number}/remove")
def remove(request: Request, number: PathId) -> RedirectResponse:
    """Remove a feed; its articles are kept and still followed."""
    app_of(request).store.feeds.remove(number)
    return RedirectResponse("/feeds", 303)
