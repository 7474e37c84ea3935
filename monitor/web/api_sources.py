"""The API for adding, changing and removing sources: feeds, single articles and OPML lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field

from monitor.errors import FetchError, MonitorError, NotFound, ParseError, StillListed
from monitor.history import json
from monitor.history.json_sources import feed_shown, found_row
from monitor.model import Feed, FeedState
from monitor.pipeline import AddedFeeds, ArticleReport, FoundFeeds, ImportedFeeds
from monitor.pipeline.discovering import complete_address
from monitor.pipeline.opml import export_opml
from monitor.pipeline.tending import MOST_TAGS, clean_tags, followed_feed, remove_article
from monitor.web import answers
from monitor.web.adding import OPML_BYTES
from monitor.web.answers_sources import FeedShown, Found, Imported, Removed
from monitor.web.background import Kind, Result, background_of
from monitor.web.bodies import WRITES, JsonRoute, Name, RequestBody, Text, body_of, created
from monitor.web.configured import configured
from monitor.web.contract import errors
from monitor.web.guard import error
from monitor.web.parameters import PathId
from monitor.web.render import app_of

router = APIRouter(route_class=JsonRoute, responses=errors(*WRITES))
Json = dict[str, Any]
# Less than the minute after which a connection is dropped (``connections.Limits``).
MOST_SECONDS = 50.0
FETCHED = errors(400, 409, 429, 504)
OPML = "text/x-opml"


class NewFeed(RequestBody):
    """The address of a feed, or of a page that links to one."""

    url: Name
    title: Text = ""
    tags: list[Text] = Field(default=[], max_length=MOST_TAGS)


class Address(RequestBody):
    """An address."""

    url: Name


class FeedChange(RequestBody):
    """The fields to change."""

    title: Text | None = None
    tags: list[Text] | None = Field(default=None, max_length=MOST_TAGS)
    state: Literal["active", "paused"] | None = None


class JobFailed(Exception):
    """A job had no result; carries the error to answer with."""

    def __init__(self, status: int, name: str, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.status, self.name, self.message, self.advice = status, name, message, advice

    def answer(self, request: Request) -> Response:
        """Return the error as a response of the API."""
        response = error(request, self.status, self.name, self.message, self.advice)
        if self.status == 429:
            response.headers["Retry-After"] = "60"
        return response


@router.post("/feeds", response_model=FeedShown, status_code=201, responses=FETCHED)
def add_feed(request: Request, response: Response, body: NewFeed) -> Json | Response:
    """Follow the feed at an address and check it at once; a feed that is followed already gets the tags added (200).

    A page that links to several feeds is answered 409: `POST /discover` lists them, and one of them can be posted.
    """
    app, tags = app_of(request), clean_tags(body.tags)
    if known := followed_feed(app.store, complete_address(body.url)):
        response.status_code = 200
        shown = app.store.feeds.set_details(known.id, tags=clean_tags((*known.tags, *tags)))
        return feed_shown(shown, configured=configured(request, shown) is not None)
    try:
        found = _run_job(
            request,
            "feeds",
            body.url,
            lambda: app.pipeline.add_only_feed(body.url, title=body.title, tags=tags),
        )
    except JobFailed as problem:
        return problem.answer(request)
    if isinstance(found, FoundFeeds):
        urls = ", ".join([*(feed.url for feed in found.feeds), *found.unread])
        advice = "Post one of them; POST /api/v1/discover says more about each."
        return error(request, 409, "SeveralFeeds", f"This page links to several feeds: {urls}.", advice)
    assert isinstance(found, AddedFeeds)
    number = found.reports[0].feed.id
    created(request, response, number)
    return feed_shown(app.store.feeds.get(number), configured=False)


@router.post("/discover", response_model=Found, responses=FETCHED)
def discover(request: Request, body: Address) -> Json | Response:
    """Find the feeds at an address, without following any."""
    store = app_of(request).store
    try:
        found = _run_job(request, "discovery", body.url, lambda: app_of(request).pipeline.find_feeds(body.url))
    except JobFailed as problem:
        return problem.answer(request)
    assert isinstance(found, FoundFeeds)
    followed = {feed.url: known.id for feed in found.feeds if (known := followed_feed(store, feed.url))}
    rows = [found_row(feed.url, feed.title, feed.entries, feed.newest, followed) for feed in found.feeds]
    return {"page_url": found.page_url, "feeds": rows, "unread": list(found.unread)}


@router.get("/feeds/{number}", response_model=FeedShown, responses=errors(404))
def feed(request: Request, number: PathId) -> Json:
    """One feed."""
    found = app_of(request).store.feeds.get(number)
    return feed_shown(found, configured=configured(request, found) is not None)


@router.patch("/feeds/{number}", response_model=FeedShown, responses=errors(404))
def change_feed(request: Request, number: PathId, body: FeedChange) -> Json:
    """Rename, tag, pause or resume a feed. Tags from the configuration are kept."""
    repository = app_of(request).store.feeds
    found = repository.get(number)
    fixed = configured(request, found)
    if body.title is not None or body.tags is not None:
        tags = None if body.tags is None else clean_tags((*(fixed.tags if fixed else ()), *body.tags))
        found = repository.set_details(number, title=body.title, tags=tags)
    if body.state is not None:
        found = repository.set_state(number, FeedState(body.state), app_of(request).clock.now())
    return feed_shown(found, configured=fixed is not None)


@router.delete("/feeds/{number}", status_code=204, response_model=None, responses=errors(404))
def remove_feed(request: Request, number: PathId) -> None:
    """Remove a feed; its articles are still followed. A feed in the configuration comes back at the next start."""
    app_of(request).store.feeds.remove(number)


@router.post("/feeds/{number}/check", response_model=FeedShown, status_code=202, responses=errors(404))
def check_feed(request: Request, number: PathId) -> Json:
    """Have a feed checked as soon as a worker is free; a paused one stays paused."""
    app = app_of(request)
    found: Feed = app.store.feeds.wake(number, app.clock.now())
    return feed_shown(found, configured=configured(request, found) is not None)


@router.post("/articles", response_model=answers.ArticleRow, status_code=201, responses=FETCHED)
def add_article(request: Request, response: Response, body: Address) -> Json | Response:
    """Follow one article without a feed and check it at once; an address without an article is not followed (409)."""
    app = app_of(request)
    try:
        report = _run_job(request, "article", body.url, lambda: app.pipeline.add_article(body.url))
    except JobFailed as problem:
        return problem.answer(request)
    assert isinstance(report, ArticleReport)
    if not report.kept:
        recorded = report.article.last_error or "No article was found there"
        name, _, message = recorded.partition(": ")
        return error(request, 409, name, message or recorded)
    created(request, response, report.article.id)
    return json.article_row(app.store.articles.get(report.article.id))


@router.delete("/articles/{number}", response_model=Removed, responses=errors(404, 409))
def remove_one_article(request: Request, number: PathId) -> Json | Response:
    """Remove an article and everything stored about it; 409 if a feed lists it and would bring it back."""
    store = app_of(request).store
    found = store.articles.get(number)
    try:
        versions = remove_article(store, found)
    except StillListed as problem:
        return error(request, 409, problem.name, str(problem), problem.advice)
    return {"id": found.id, "url": found.url, "versions": versions}


@router.post("/articles/{number}/check", response_model=answers.ArticleRow, status_code=202, responses=errors(404))
def check_article(request: Request, number: PathId) -> Json:
    """Have an article checked as soon as a worker is free."""
    app = app_of(request)
    return json.article_row(app.store.articles.wake(number, app.clock.now()))


@router.get("/opml", response_class=Response, responses={200: {"content": {OPML: {}}, "description": "OPML 2.0"}})
def export_feeds(request: Request) -> Response:
    """Export all feeds as OPML; tags become folders."""
    app = app_of(request)
    return Response(export_opml(app.store, app.clock.now()), media_type=f"{OPML}; charset=utf-8")


async def _opml(request: Request) -> bytes:
    return await body_of(request, OPML_BYTES)


_OPML_BODY = {"requestBody": {"required": True, "content": {"text/xml": {"schema": {"type": "string"}}}}}


@router.post("/opml", response_model=Imported, responses=FETCHED, openapi_extra=_OPML_BODY)
def import_feeds(request: Request, body: Annotated[bytes, Depends(_opml)]) -> Json | Response:
    """Follow the feeds of an OPML list, sent as the body; a megabyte at most."""
    try:
        found = _run_job(request, "list", "", lambda: app_of(request).pipeline.import_opml(body))
    except JobFailed as problem:
        return problem.answer(request)
    assert isinstance(found, ImportedFeeds)
    return {
        "added": [item.id for item in found.added],
        "known": [item.id for item in found.known],
        "refused": list(found.refused),
    }


def _run_job(request: Request, kind: Kind, given: str, work: Callable[[], Result]) -> Result:
    """Run a job and return its result. Raises JobFailed if too many jobs run, it takes too long, or it fails."""
    job = background_of(request).begin(kind, given, work)
    if job is None:
        raise JobFailed(429, "TooMuchAtOnce", "Other sources are being added just now.", "Ask again in a minute.")
    if not job.wait(MOST_SECONDS):
        message = f"The address was not read within {MOST_SECONDS:.0f} seconds; it may still be added."
        raise JobFailed(504, "StillChecking", message, "Look at the list of feeds in a minute.")
    if job.problem is not None:
        raise _as_job_failed(job.problem)
    assert job.result is not None
    return job.result


def _as_job_failed(problem: MonitorError) -> JobFailed:
    """Turn a failure of the address into a 409; raise any other error as it is."""
    if not isinstance(problem, (FetchError, ParseError, NotFound)):
        raise problem
    return JobFailed(409, problem.name, str(problem), problem.advice)
