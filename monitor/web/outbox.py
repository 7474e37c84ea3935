"""Pages of the alerts on their way and of who hears of what."""

from __future__ import annotations

from collections import defaultdict

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from monitor.alerts import recipients
from monitor.model import AlertState
from monitor.web.parameters import Id, PathId, Text
from monitor.web.render import app_of, query, render

router = APIRouter(include_in_schema=False)
PER_PAGE = 50
BATCH = 1000


@router.get("/alerts")
def alerts(request: Request, state: Text = "", before: Id = None) -> HTMLResponse:
    """The outbox, newest first."""
    app = app_of(request)
    outbox = app.store.outbox
    wanted = AlertState(state) if state in list(AlertState) else None
    found = outbox.list(state=wanted, before_id=before, limit=PER_PAGE + 1)
    more = len(found) > PER_PAGE
    return render(
        request,
        "alerts.html",
        title="Alerts",
        alerts=found[:PER_PAGE],
        counts=outbox.counts(),
        state=state,
        name_of=app.name_of,
        older=query(state=state, before=found[PER_PAGE - 1].id) if more else None,
    )


@router.post("/alerts/{number}/retry")
def retry(request: Request, number: PathId) -> RedirectResponse:
    """Try one that failed, or waits for another attempt, now."""
    app = app_of(request)
    app.store.outbox.get(number)
    app.store.outbox.retry([number], app.clock.now())
    return RedirectResponse("/alerts?state=queued", 303)


@router.post("/alerts/retry")
def retry_failed(request: Request) -> RedirectResponse:
    """Try all that failed now."""
    app = app_of(request)
    before: int | None = None
    # Downwards, each once: one that fails again meanwhile is not met a second time.
    while failed := app.store.outbox.list(state=AlertState.FAILED, before_id=before, limit=BATCH):
        app.store.outbox.retry([alert.id for alert in failed], app.clock.now())
        before = failed[-1].id
    return RedirectResponse("/alerts?state=queued", 303)


@router.get("/subscriptions")
def subscriptions(request: Request) -> HTMLResponse:
    """Who hears of what, and who left."""
    app = app_of(request)
    shelf = app.store.subscriptions
    left: defaultdict[str, list[str]] = defaultdict(list)
    for name, recipient in sorted(shelf.unsubscribed()):
        left[name].append(recipient)
    return render(
        request,
        "subscriptions.html",
        title="Subscriptions",
        subscriptions=shelf.list(),
        left=left,
        recipients=recipients,
        name_of=app.name_of,
    )
