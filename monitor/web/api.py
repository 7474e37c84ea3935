"""The main API: the same JSON over HTTP as the commands print with ``--json``."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse

from monitor.history import json
from monitor.history.export import difference_html
from monitor.model import AlertState, ArticleState, WithdrawalKind
from monitor.ports import LogQuery
from monitor.web import answers
from monitor.web.contract import Responses, errors
from monitor.web.links import as_file, file_name
from monitor.web.paging import Part, part_of
from monitor.web.parameters import Id, Limit, Name, PathId, Place, Since, Skip, Text
from monitor.web.render import app_of
from monitor.web.selection import Kinds, Selected, Tags

router = APIRouter(responses=errors(400, 431, 503))
Withdrawn = Annotated[list[WithdrawalKind], Query(default_factory=list, description="of any of these kinds")]
Json = dict[str, Any]
HundredRows = Annotated[Part, Depends(part_of(100))]
Order = Literal["time", "importance"]
_ORDER = "importance: the most important first, within an article, since a time, or of the last week; no Link header"
# How far back the order by importance searches if neither a time nor an article is given.
RECENT = timedelta(days=7)
LIST = errors(400, listed=True)
DIFFERENCE: Responses = {**errors(404), 200: {"content": {"text/html": {"schema": {"type": "string"}}}}}
NAMED_LIST = errors(400, 404, 409, listed=True)


@router.get("/developments", response_model=list[answers.DevelopmentRow], responses=NAMED_LIST)
def developments(
    request: Request,
    part: HundredRows,
    selected: Selected,
    order: Annotated[Order, Query(description=_ORDER)] = "time",
) -> list[Json]:
    """Developments, newest first. The Link header leads to the next page."""
    important = order == "importance"
    default_since = app_of(request).clock.now() - RECENT if important and selected.article_id is None else None
    found = selected.read(
        part.limit if important else part.limit + 1,
        before=part.before,
        after=part.after,
        by_importance=important,
        default_since=default_since,
    )
    return [json.development(item) for item in (found if important else part.page(found))]


@router.get("/withdrawals", response_model=list[answers.WithdrawalRow], responses=NAMED_LIST)
def withdrawals(
    request: Request,
    part: HundredRows,
    kind: Withdrawn,
    since: Since = None,
    article: Name = "",
    feed: Name = "",
    silent: bool = False,
) -> list[Json]:
    """Withdrawals, newest first; ``silent``: only those that no note on the page mentions."""
    history = app_of(request).history
    found = app_of(request).store.versions.withdrawals(
        since=since,
        after_id=part.after,
        before_id=part.before,
        article_id=history.article(article).id if article else None,
        feed_id=history.feed(feed).id if feed else None,
        kinds=tuple(kind),
        silent=silent,
        limit=part.limit + 1,
    )
    return [json.withdrawal(item) for item in part.page(found)]


@router.get("/log", response_model=list[answers.LogRow], responses=NAMED_LIST)
def log(
    request: Request,
    part: HundredRows,
    kind: Kinds,
    tag: Tags,
    article: Name = "",
    feed: Name = "",
    since: Since = None,
    developments: Annotated[bool, Query(description="only versions that brought something new")] = False,
    edits: Annotated[bool, Query(description="only versions with edits, whether or not they bring news")] = False,
) -> list[Json]:
    """Versions, newest first, with what is new in each.

    ``edits=true`` together with ``after`` finds every edited text since the last request. A row counts its edits;
    ``diff`` of its ``from_version`` and ``version`` shows them.
    """
    history = app_of(request).history
    query = LogQuery(
        article_id=history.article(article).id if article else None,
        feed_id=history.feed(feed).id if feed else None,
        since=since,
        kinds=tuple(kind),
        tags=tuple(tag),
        developments_only=developments,
        edited_only=edits,
        limit=part.limit + 1,
        before_id=part.before,
        after_id=part.after,
    )
    return [json.log_row(row) for row in part.page(history.log(query))]


@router.get("/articles", response_model=list[answers.ArticleRow], responses=NAMED_LIST)
def articles(
    request: Request, part: HundredRows, feed: Name = "", state: ArticleState | None = None, q: Text = ""
) -> list[Json]:
    """The followed articles, newest first."""
    app = app_of(request)
    found = app.store.articles.list(
        feed_id=app.history.feed(feed).id if feed else None,
        state=state,
        text=q,
        after_id=part.after,
        before_id=part.before,
        limit=part.limit + 1,
    )
    return [json.article_row(item) for item in part.page(found)]


@router.get("/articles/{number}", response_model=answers.VersionShown, responses=errors(400, 404))
def show(request: Request, number: PathId, version: Id = None) -> Json:
    """A version of an article: the given one, or the newest."""
    history = app_of(request).history
    article = history.numbered(number)
    return json.version(history.version(article, version), article)


@router.get("/articles/{number}/diff/{old}..{new}", response_model=answers.DifferenceShown, responses=DIFFERENCE)
def diff(
    request: Request,
    number: PathId,
    old: PathId,
    new: PathId,
    format: Literal["json", "html"] = "json",  # noqa: A002 - the name in the address
) -> Json | HTMLResponse:
    """The difference between two versions; with ``format=html`` as a self-contained page."""
    history = app_of(request).history
    found = history.compared(history.numbered(number), old, new)
    if format == "html":
        return HTMLResponse(difference_html(found), headers=as_file(file_name(found.article, f"-{old}-{new}.html")))
    return json.difference(found)


@router.get("/articles/{number}/blame", response_model=list[answers.Blamed], responses=errors(404))
def blame(request: Request, number: PathId) -> list[Json]:
    """Each sentence with the version that introduced it, and its time."""
    history = app_of(request).history
    return json.blame(history.blamed(history.numbered(number)))


@router.get("/feeds", response_model=list[answers.FeedRow], responses=LIST)
def feeds(request: Request, part: HundredRows) -> list[Json]:
    """The feeds and their states, in the order in which they were added."""
    repository = app_of(request).store.feeds
    found = repository.list(after_id=part.after, before_id=part.before, limit=part.limit + 1)
    return [json.feed_row(item) for item in part.page(found, newest_first=False)]


@router.get("/alerts", response_model=list[answers.AlertRow], responses=LIST)
def alerts(request: Request, part: HundredRows, state: AlertState | None = None) -> list[Json]:
    """The outbox, newest first."""
    app = app_of(request)
    found = app.store.outbox.list(state=state, after_id=part.after, before_id=part.before, limit=part.limit + 1)
    return [json.alert(item, app.mail) for item in part.page(found)]


@router.get("/subscriptions", response_model=list[answers.SubscriptionRow])
def subscriptions(request: Request) -> list[Json]:
    """The subscriptions, without secrets."""
    app = app_of(request)
    return [json.subscription(item, app.mail) for item in app.store.subscriptions.list()]


@router.get("/search", response_model=list[answers.Hit], responses=LIST)
def search(
    request: Request,
    response: Response,
    q: Text,
    skip: Skip = 0,
    upto: Annotated[Place, Query(description="taken from the Link header of the first page")] = None,
    limit: Limit = 20,
) -> list[Json]:
    """Full-text search over versions. ``next`` in the Link header covers only versions stored before the first page."""
    history = app_of(request).history
    upto = app_of(request).store.versions.newest() if upto is None else upto
    found = history.search(q, limit=limit + 1, skip=skip, upto=upto)
    if len(found) > limit:
        Part(request, response, None, None, limit).link({"next": f"skip={skip + limit}&upto={upto}"})
    return [json.hit(item) for item in found[:limit]]


@router.get("/stats", response_model=answers.Stats)
def stats(request: Request) -> Json:
    """Numbers of feeds, articles, versions, alerts and recent developments."""
    app = app_of(request)
    return json.statistics(app.history.stats(app.clock.now()))
