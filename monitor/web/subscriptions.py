"""The pages of subscriptions: the list, the form with its preview, test messages, removal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.background import BackgroundTask

from monitor.alerts import recipients
from monitor.errors import ConfigError, NotFound
from monitor.model import Alert, AlertState, Channel, Subscription
from monitor.pipeline.preview import Preview, short_preview
from monitor.pipeline.subscribing import find_subscription, let_back_in, put_subscription, remove_subscription
from monitor.web.forms import RawFields
from monitor.web.mails import mail_page
from monitor.web.parameters import AnyName, Text
from monitor.web.render import app_of, render
from monitor.web.subscription_form import KINDS, WEIGHTS, Form, form_for, new_form, read_form
from monitor.web.zones import zone_names
from monitor.wiring import App

router = APIRouter(include_in_schema=False)
# The period of a preview, and the time it may take: the form updates it while somebody types.
WEEK = timedelta(days=7)
PREVIEW_SECONDS = 3.0
# Most alerts shown for one test.
_MOST_TESTED = 50
# Most feeds listed beside the field for feeds.
_MOST_FEEDS = 200

Name = Annotated[AnyName, Path()]
Tested = Annotated[list[int], Query(default_factory=list, max_length=_MOST_TESTED)]


@router.get("/subscriptions")
def subscriptions(request: Request, removed: Text = "", saved: Text = "") -> HTMLResponse:
    """List the subscriptions with their recipients, and who unsubscribed."""
    app = app_of(request)
    repository = app.store.subscriptions
    left: defaultdict[str, list[str]] = defaultdict(list)
    for name, recipient in sorted(repository.unsubscribed()):
        left[name].append(recipient)
    found = repository.list()
    return render(
        request,
        "subscriptions.html",
        title="Subscriptions",
        subscriptions=found,
        last=app.store.outbox.last_sent(),
        left=left,
        recipients=recipients,
        name_of=app.name_of,
        page_of=page_of,
        removed=removed,
        saved=saved,
    )


@router.get("/subscriptions/new")
def new(request: Request, copy: Text = "", article: Text = "") -> HTMLResponse:
    """Show an empty form, or one filled with a copy of another subscription or with an article."""
    app = app_of(request)
    form = new_form()
    if copy:
        form = form_for(find_subscription(app.store, copy), app.name_of)
        form = replace(form, typed={**form.typed, "name": ""})
    elif article:
        form = replace(form, typed={**form.typed, "articles": article})
    return _form_page(request, form)


@router.post("/subscriptions/new")
def create(request: Request, typed: RawFields) -> Response:
    """Store a new subscription, or say what is wrong with it."""
    return _put(request, typed, kept=typed.get("kept", ""), name=None)


@router.post("/subscriptions/preview")
def preview(request: Request, typed: RawFields) -> HTMLResponse:
    """Show what the typed subscription would have sent this week; to htmx only the preview is sent."""
    app = app_of(request)
    found, form = _read(app, {"name": "preview", **typed}, typed.get("kept", ""))
    editing = typed.get("editing") or None
    opened = _opened(typed.get("open", ""))
    made = previewed(app, found, opened) if found is not None else None
    if request.headers.get("hx-request"):
        return render(request, "_preview.html", preview=made, problems=form.problems, opened=opened)
    if not typed.get("name", "").strip():
        form = replace(form, typed={**form.typed, "name": ""})
    return _form_page(request, form, editing=editing, preview=made, opened=opened)


@router.post("/subscriptions/preview/mail")
def preview_mail(request: Request, typed: RawFields) -> Response:
    """Show one of the mails of a preview as a page."""
    app = app_of(request)
    found, _ = _read(app, {"name": "preview", **typed}, typed.get("kept", ""))
    opened = _opened(typed.get("open", ""))
    mails = previewed(app, found, opened).mails if found is not None else ()
    if opened >= len(mails):
        raise NotFound("there is no such mail in this preview", advice="go back and preview again")
    return mail_page(mails[opened].message.html)


@router.get("/subscriptions/{name:path}/edit")
def edit(request: Request, name: Name) -> Response:
    """Show the form of an existing subscription; one in the configuration file cannot be edited here."""
    app = app_of(request)
    found = find_subscription(app.store, name)
    if found.origin == "config":
        return RedirectResponse(f"/subscriptions#{quote(name, safe='')}", 303)
    return _form_page(request, form_for(found, app.name_of), editing=name)


@router.post("/subscriptions/{name:path}/edit")
def change(request: Request, name: Name, typed: RawFields) -> Response:
    """Store the changed subscription, or say what is wrong with it."""
    find_subscription(app_of(request).store, name)
    return _put(request, {**typed, "name": name}, kept=name, name=name)


@router.get("/subscriptions/{name:path}/remove")
def ask_to_remove(request: Request, name: Name) -> HTMLResponse:
    """Ask whether to remove a subscription."""
    found = find_subscription(app_of(request).store, name)
    waiting = app_of(request).store.outbox.list(state=AlertState.QUEUED, subscription=name, limit=_MOST_TESTED)
    return render(
        request,
        "subscription_remove.html",
        title="Remove a subscription",
        found=found,
        waiting=waiting,
        page_of=page_of,
    )


@router.post("/subscriptions/{name:path}/remove")
def remove(request: Request, name: Name) -> Response:
    """Remove a subscription, and cancel what is queued for it."""
    try:
        remove_subscription(app_of(request).store, name)
    except ConfigError:
        return RedirectResponse("/subscriptions", 303)
    return RedirectResponse(f"/subscriptions?removed={quote(name, safe='')}", 303)


@router.post("/subscriptions/{name:path}/back")
def back(request: Request, name: Name, typed: RawFields) -> Response:
    """Subscribe a recipient again who had unsubscribed."""
    app = app_of(request)
    let_back_in(app.store, name, typed.get("who", ""), app.name_of)
    return RedirectResponse(f"/subscriptions#{quote(name, safe='')}", 303)


@router.post("/subscriptions/{name:path}/test")
def send_test(request: Request, name: Name) -> Response:
    """Queue a sample; it is sent after the response, because a mail server may be slow."""
    app = app_of(request)
    if not _can_send(app, find_subscription(app.store, name)):
        return RedirectResponse(f"{page_of(name)}/test", 303)
    queued = app.pipeline.queue_sample(name)[:_MOST_TESTED]
    numbers = "&".join(f"alert={number}" for number in queued)
    sending = BackgroundTask(app.pipeline.send, queued)
    return RedirectResponse(f"{page_of(name)}/test?{numbers}", 303, background=sending)


@router.get("/subscriptions/{name:path}/test")
def tested(request: Request, name: Name, alert: Tested) -> HTMLResponse:
    """Show the states of the samples of a test."""
    app = app_of(request)
    found = find_subscription(app.store, name)
    alerts = [app.store.outbox.get(number).alert for number in alert if number > 0]
    return render(
        request,
        "subscription_test.html",
        title="Test messages",
        found=found,
        alerts=alerts,
        is_sending=any(map(_is_sending, alerts)),
        can_send=_can_send(app, found),
        name_of=app.name_of,
        page_of=page_of,
        again="&".join(f"alert={alert.id}" for alert in alerts),
    )


def page_of(name: str) -> str:
    """Return the path of the pages of a subscription."""
    return f"/subscriptions/{quote(name, safe='')}"


def _is_sending(alert: Alert) -> bool:
    return alert.state is AlertState.QUEUED and not alert.attempts


def _can_send(app: App, subscription: Subscription) -> bool:
    """Whether any of its messages can be sent; only the mail channel needs settings (``smtp``)."""
    channels = {channel for channel, _ in recipients(subscription)}
    return Channel.MAIL in app.senders or bool(channels - {Channel.MAIL})


def _read(app: App, typed: Mapping[str, str], kept: str) -> tuple[Subscription | None, Form]:
    known = next((item for item in app.store.subscriptions.list() if item.name == kept), None) if kept else None
    return read_form(typed, known, app.name_of, app.secret)


def _put(request: Request, typed: Mapping[str, str], kept: str, name: str | None) -> Response:
    app = app_of(request)
    found, form = _read(app, typed, kept)
    if found is not None:
        try:
            put_subscription(app.store, found, new=name is None)
        except ConfigError as error:
            form = replace(form, problems=error.problems)
        else:
            return RedirectResponse(
                f"/subscriptions?saved={quote(found.name, safe='')}#{quote(found.name, safe='')}", 303
            )
    return _form_page(request, form, editing=name, status=400)


def _form_page(
    request: Request,
    form: Form,
    *,
    editing: str | None = None,
    preview: Preview | None = None,
    opened: int = 0,
    status: int = 200,
) -> HTMLResponse:
    app = app_of(request)
    feeds = app.store.feeds.list(limit=_MOST_FEEDS)
    return render(
        request,
        "subscription_form.html",
        status=status,
        title=f"Edit {editing}" if editing else "New subscription",
        form=form,
        editing=editing,
        action=f"{page_of(editing)}/edit" if editing else "/subscriptions/new",
        preview=preview,
        problems=form.problems,
        opened=opened,
        kinds=KINDS,
        weights=WEIGHTS,
        zones=zone_names(),
        feeds=feeds,
        tags=sorted({tag for feed in feeds for tag in feed.tags}),
        has_mail=Channel.MAIL in app.senders,
    )


def previewed(app: App, subscription: Subscription, opened: int) -> Preview:
    """Compute what a subscription would have sent this week, within ``PREVIEW_SECONDS``.

    ``opened`` is the index of the mail whose full text is needed.
    """
    now = app.clock.now()
    deadline = now + timedelta(seconds=PREVIEW_SECONDS)
    return short_preview(
        app.store,
        subscription,
        app.mail,
        now - WEEK,
        now,
        enough=lambda: app.clock.now() > deadline,
        opened=opened,
    )


def _opened(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0
