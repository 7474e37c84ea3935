"""The API of subscriptions and alerts."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, BackgroundTasks, Path, Request, Response
from pydantic import BeforeValidator, Field

from monitor.errors import ConfigError
from monitor.history import json, json_subs
from monitor.history.why import why
from monitor.model import SubscribedKind, Subscription
from monitor.pipeline.delivery import requeue_failed
from monitor.pipeline.preview import Preview
from monitor.pipeline.subscribing import find_subscription, let_back_in, put_subscription, remove_subscription
from monitor.settings import read_subscription
from monitor.web import answers, answers_subs
from monitor.web.bodies import WRITES, Flag, JsonRoute, Name, RequestBody, Share, Text, created, whole_number
from monitor.web.contract import errors
from monitor.web.explain import time_of_day
from monitor.web.guard import error
from monitor.web.outbox import CANCELLED, message_shown, subscription_named
from monitor.web.parameters import PathId
from monitor.web.render import app_of
from monitor.web.subscriptions import previewed
from monitor.wiring import App

router = APIRouter(route_class=JsonRoute, responses=errors(*WRITES))
Json = dict[str, Any]
_MOST = 500
# As long as any other name (``parameters``), which may be an address.
_LONGEST = 2000
# A name with a slash can be used only on the page and by commands: in a path it would be two segments.
PathName = Annotated[str, Path(max_length=_LONGEST, pattern=r"^[^\u0000-\u001f\u007f-\u009f/]+$")]
Texts = Annotated[list[Text], Field(max_length=_MOST)]
Names = Annotated[list[Name], Field(max_length=_MOST)]
Minute = Annotated[int, Field(strict=True, ge=0, le=1439), BeforeValidator(whole_number)]
# 409: a conflict with stored data, or a rule that the schema cannot express; the message names the key.
REFUSED = errors(404, 409)


class QuietHours(RequestBody):
    """The hours in which nothing is sent, in minutes after midnight in a time zone."""

    start: Minute
    end: Minute
    zone: Text = "UTC"


class Wanted(RequestBody):
    """A subscription, with the keys of the configuration or in the form in which the API returns it.

    A webhook or chat service that the subscription has already may be given by its display name. If ``webhook_secret``
    is left out, an unchanged webhook keeps its secret.
    """

    to: Names = Field(default=[])
    webhook: Name | None = None
    webhook_secret: Text | None = None
    apprise: Names = Field(default=[])
    updates: Flag = True
    new_articles: Flag = False
    removals: Flag = False
    broken_sources: Flag = False
    heartbeat: Flag = False
    mode: Literal["instant", "hourly", "daily"] = "instant"
    feeds: Names = Field(default=[])
    tags: Texts = Field(default=[])
    articles: Names = Field(default=[])
    kinds: list[SubscribedKind] = Field(default=[], max_length=_MOST)
    words: Texts = Field(default=[])
    min_score: Share = 0.0
    min_importance: Share = 0.0
    quiet_hours: QuietHours | Text | None = None
    daily_at: Minute | Text = "07:00"
    daily_zone: Text | None = None
    max_per_hour: Annotated[int, Field(strict=True, ge=1, le=1_000_000_000), BeforeValidator(whole_number)] = 20
    time_zone: Text | None = None
    subjects: Literal["news", "constant"] = "news"
    reader: Text | None = None
    firsts_only: Flag = False

    def values(self) -> Json:
        """Return the fields that were sent as a table of the configuration."""
        given = {key: getattr(self, key) for key in self.model_fields_set}
        if isinstance(quiet := given.get("quiet_hours"), QuietHours):
            given["quiet_hours"] = f"{time_of_day(quiet.start)}-{time_of_day(quiet.end)} {quiet.zone}"
        at, zone = given.get("daily_at", "07:00"), given.pop("daily_zone", None) or ""
        given["daily_at"] = f"{time_of_day(at) if isinstance(at, int) else at} {zone}".strip()
        return {key: value for key, value in given.items() if value is not None or key == "webhook_secret"}


class NewSubscription(Wanted):
    """A subscription with its name."""

    name: Annotated[Name, Field(pattern=r"^[^/]+$")]


class Who(RequestBody):
    """A recipient who unsubscribed: the address or its display name."""

    who: Name


@router.post("/subscriptions", response_model=answers_subs.SubscriptionShown, status_code=201, responses=errors(409))
def add(request: Request, response: Response, body: NewSubscription) -> Json | Response:
    """Create a subscription; 409 if the name is taken."""
    answer = _put(request, body.values(), None)
    if isinstance(answer, dict):
        created(request, response, body.name)
    return answer


@router.post("/preview", response_model=answers_subs.Preview, responses=errors(409))
def preview(request: Request, body: Wanted) -> Json | Response:
    """What a subscription would have sent this week, computed from stored changes; nothing is saved, queued or sent."""
    app = app_of(request)
    try:
        found = read_subscription({"name": "preview", **body.values()})
    except ConfigError as problem:
        return _refused(request, problem)
    return _preview(previewed(app, found, 0))


@router.get("/subscriptions/{name}", response_model=answers_subs.SubscriptionShown, responses=errors(404))
def show(request: Request, name: PathName) -> Json:
    """One subscription, without secrets, and who unsubscribed from it."""
    app = app_of(request)
    return _shown(app, find_subscription(app.store, name))


@router.put("/subscriptions/{name}", response_model=answers_subs.SubscriptionShown, responses=REFUSED)
def change(request: Request, name: PathName, body: Wanted) -> Json | Response:
    """Replace a subscription. Fields left out get their defaults, except ``webhook_secret``."""
    app = app_of(request)
    return _put(request, {**body.values(), "name": name}, find_subscription(app.store, name))


@router.delete("/subscriptions/{name}", status_code=204, responses=REFUSED)
def remove(request: Request, name: PathName) -> Response:
    """Remove a subscription and cancel what is queued for it; 409 if it is in the configuration file."""
    try:
        remove_subscription(app_of(request).store, name)
    except ConfigError as problem:
        return _refused(request, problem)
    return Response(status_code=204)


@router.post(
    "/subscriptions/{name}/test",
    response_model=list[answers.AlertRow],
    status_code=202,
    responses=errors(404),
)
def send_test(request: Request, background: BackgroundTasks, name: PathName) -> list[Json]:
    """Queue a sample for all recipients and send it at once; the returned alerts can be queried for their state."""
    app = app_of(request)
    queued = app.pipeline.queue_sample(name)
    background.add_task(app.pipeline.send, queued)
    return [json.alert(app.store.outbox.get(number).alert, app.mail) for number in queued]


@router.post("/subscriptions/{name}/back", response_model=answers_subs.SubscriptionShown, responses=errors(404))
def back(request: Request, name: PathName, body: Who) -> Json:
    """Subscribe a recipient again who had unsubscribed."""
    app = app_of(request)
    found = find_subscription(app.store, name)
    let_back_in(app.store, name, body.who, app.name_of)
    return _shown(app, found)


@router.get("/alerts/{number:int}", response_model=answers_subs.AlertShown, responses=errors(404))
def alert(request: Request, number: PathId) -> Json:
    """One alert, its message, and why it was raised."""
    app = app_of(request)
    item, together = app.store.outbox.get(number), app.store.outbox.together(number)
    found = why(item, subscription_named(app, item.alert.subscription))
    return json_subs.alert_shown(item, message_shown(app, together), together, found, app.mail)


@router.post("/alerts/{number}/retry", response_model=answers.AlertRow, responses=errors(404))
def retry(request: Request, number: PathId) -> Json:
    """Retry an alert that failed or waits for another attempt, with the next delivery; any other is unchanged."""
    app = app_of(request)
    app.store.outbox.get(number)
    app.store.outbox.retry([number], app.clock.now())
    return _alert_row(app, number)


@router.post("/alerts/{number}/cancel", response_model=answers.AlertRow, responses=errors(404))
def cancel(request: Request, number: PathId) -> Json:
    """Cancel an alert that was not sent; any other is unchanged."""
    app = app_of(request)
    app.store.outbox.get(number)
    app.store.outbox.cancel([number], CANCELLED)
    return _alert_row(app, number)


@router.post("/alerts/retry", response_model=answers_subs.Retried)
def retry_failed(request: Request) -> Json:
    """Retry all failed alerts with the next delivery."""
    app = app_of(request)
    return {"retried": requeue_failed(app.store.outbox, app.clock.now())}


def _preview(found: Preview) -> Json:
    return {
        "since": json.time(found.since),
        "cut": found.cut,
        "total": found.total,
        "mails": [
            {
                "subject": mail.message.subject,
                "date": json.time(mail.message.date),
                "articles": mail.articles,
                "text": mail.message.text if index == 0 else None,
            }
            for index, mail in enumerate(found.mails)
        ],
    }


def _put(request: Request, values: Json, before: Subscription | None) -> Json | Response:
    """Store a subscription, in place of ``before`` if it is given; 409 if it is invalid."""
    app = app_of(request)
    try:
        found = read_subscription(values, before, app.secret)
        put_subscription(app.store, found, new=before is None)
    except ConfigError as problem:
        return _refused(request, problem)
    return _shown(app, found)


def _refused(request: Request, problem: ConfigError) -> Response:
    message = "; ".join(f"{key}: {text}" for key, text in problem.problems.items())
    return error(request, 409, "NotPossible", message or str(problem))


def _shown(app: App, found: Subscription) -> Json:
    left = sorted(who for name, who in app.store.subscriptions.unsubscribed() if name == found.name)
    return json_subs.subscription_shown(found, left, app.mail)


def _alert_row(app: App, number: int) -> Json:
    return json.alert(app.store.outbox.get(number).alert, app.mail)
