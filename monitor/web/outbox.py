"""The pages of alerts, queued and sent: the list, and the message of each with why it was raised."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from monitor.errors import NotFound
from monitor.history.outbox import found_alerts, message_of
from monitor.history.why import why
from monitor.model import AlertItem, AlertState, Message, Subscription
from monitor.pipeline.delivery import requeue_failed
from monitor.pipeline.moves import with_moved_feeds
from monitor.web.mails import mail_page
from monitor.web.parameters import Id, PathId, Text
from monitor.web.render import app_of, query, render
from monitor.web.subscriptions import page_of
from monitor.wiring import App

router = APIRouter(include_in_schema=False)
PER_PAGE = 50
# Larger counts are shown as "1,000+".
MOST_COUNTED = 1000
CANCELLED = "cancelled by hand"


@router.get("/alerts")
def alerts(request: Request, state: Text = "", who: Text = "", before: Id = None) -> HTMLResponse:
    """List alerts, newest first; ``who`` searches the names of subscriptions and recipients."""
    app = app_of(request)
    outbox = app.store.outbox
    wanted = AlertState(state) if state in list(AlertState) else None
    found = found_alerts(app.store, who.strip(), app.name_of, wanted, before, PER_PAGE + 1)
    more = len(found) > PER_PAGE
    counts = {counted: outbox.count(counted, MOST_COUNTED + 1) for counted in (AlertState.QUEUED, AlertState.FAILED)}
    return render(
        request,
        "alerts.html",
        title="Alerts",
        alerts=found[:PER_PAGE],
        counts={
            name: f"{MOST_COUNTED:,}+" if number > MOST_COUNTED else str(number) for name, number in counts.items()
        },
        states=tuple(AlertState),
        state=state,
        who=who,
        query=query,
        name_of=app.name_of,
        page_of=page_of,
        older=query(state=state, who=who, before=found[PER_PAGE - 1].id) if more else None,
    )


@router.get("/alerts/{number:int}")
def alert(request: Request, number: PathId) -> HTMLResponse:
    """Show one alert: its state, why it was raised, and the message it is part of."""
    app = app_of(request)
    item = app.store.outbox.get(number)
    together = app.store.outbox.together(number)
    subscription = subscription_named(app, item.alert.subscription)
    return render(
        request,
        "alert.html",
        title=item.alert.subject,
        item=item,
        alert=item.alert,
        message=message_shown(app, together),
        others=[other.alert for other in together if other.alert.id != number],
        why=why(item, subscription),
        subscription=subscription,
        name_of=app.name_of,
        page_of=page_of,
        lost=item.alert.to_version is not None and item.change is None and item.alert.from_version is not None,
    )


@router.get("/alerts/{number}/mail")
def mail(request: Request, number: PathId) -> Response:
    """Show the HTML part of an alert's message as a page of its own."""
    app = app_of(request)
    message = message_shown(app, app.store.outbox.together(number))
    if not message.html:
        raise NotFound("this message has no HTML part", advice="its text is on the page of the alert")
    return mail_page(message.html)


@router.post("/alerts/{number}/retry")
def retry(request: Request, number: PathId) -> RedirectResponse:
    """Retry an alert now that failed or waits for another attempt."""
    app = app_of(request)
    app.store.outbox.get(number)
    app.store.outbox.retry([number], app.clock.now())
    return RedirectResponse(f"/alerts/{number}", 303)


@router.post("/alerts/{number}/cancel")
def cancel(request: Request, number: PathId) -> RedirectResponse:
    """Cancel an alert that was not sent."""
    app = app_of(request)
    app.store.outbox.get(number)
    app.store.outbox.cancel([number], CANCELLED)
    return RedirectResponse(f"/alerts/{number}", 303)


@router.post("/alerts/{number}/mute")
def mute(request: Request, number: PathId) -> RedirectResponse:
    """Mute the article of an alert."""
    app = app_of(request)
    article_id = app.store.outbox.get(number).alert.article_id
    if article_id is None:
        raise NotFound("this alert is not about an article")
    app.store.articles.set_muted(article_id, True)
    return RedirectResponse(f"/alerts/{number}", 303)


@router.post("/alerts/retry")
def retry_failed(request: Request) -> RedirectResponse:
    """Retry all failed alerts now."""
    app = app_of(request)
    requeue_failed(app.store.outbox, app.clock.now())
    return RedirectResponse("/alerts?state=queued", 303)


def subscription_named(app: App, name: str) -> Subscription | None:
    """Return the subscription of this name, with the current addresses of its feeds; None if it was removed."""
    known = with_moved_feeds(app.store, app.store.subscriptions.list())
    return next((item for item in known if item.name == name), None)


def message_shown(app: App, items: tuple[AlertItem, ...]) -> Message:
    """Compose the message of these alerts as it was or will be sent, within the length limit of a chat service."""
    first = items[0].alert
    sender = app.senders.get(first.channel)
    limit = sender.limit(first.recipient) if sender is not None else None
    return message_of(app.store, items, app.mail, app.clock.now(), limit)
