"""Adding sources on the page: a feed or a page that links feeds, one article, or a list of feeds (OPML).

Each starts a job (``background``), whose page shows progress and result.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from monitor.errors import MonitorError, ParseError
from monitor.feeds import normal_address, unwrapped
from monitor.model import Article, Feed
from monitor.pipeline import AddedFeeds, ArticleReport, FoundFeeds, ImportedFeeds
from monitor.pipeline.discovering import complete_address
from monitor.pipeline.opml import export_opml
from monitor.pipeline.tending import clean_tags, followed_feed, tags_in
from monitor.web.background import AT_ONCE, Job, Kind, Result, background_of
from monitor.web.forms import ADDRESS_CHARACTERS, Fields
from monitor.web.guard import form_of
from monitor.web.paging import own_origin
from monitor.web.parameters import Name
from monitor.web.render import app_of, query, render
from monitor.web.troubles import Trouble, recorded_trouble, trouble_of

router = APIRouter(include_in_schema=False)
# Most sites answer within this time, so that the request can redirect straight to the result.
PATIENCE_SECONDS = 1.5
# How long a progress request of the page stays open (long polling); then the page sends the next one.
POLL_SECONDS = 5.0
OPML_BYTES = 1_000_000
# Form encoding may write a byte as three characters (%3C).
OPML_FORM_BYTES = 3 * OPML_BYTES + 1000
# At most so many checkboxes are on the page of choices, and so many feeds are listed in a report.
MOST_CHOSEN, MOST_LISTED = 40, 200
# The address whose section is marked as current in the navigation.
_HERE = "/feeds/add"
_BUSY = Trouble(
    "The monitor is adding other sources just now.", "Try again in a minute.", f"It adds {AT_ONCE} at a time."
)
_TOO_LONG = Trouble("This address is too long.", f"Give one of at most {ADDRESS_CHARACTERS} characters.")
_NO_ADDRESS = Trouble("An address is needed.", "Paste it from the browser's address bar.")


@router.get("/feeds/add")
def form(request: Request, url: Name = "") -> Response:
    """Show the forms for a feed, a single article and a list."""
    return _form(request, "feeds", url)


@router.post("/feeds/add")
def add(request: Request, fields: Fields) -> Response:
    """Look for feeds at an address; if it is a followed feed, add the tags and redirect to its page."""
    url, tags = fields.get("url", "").strip(), tags_in(fields.get("tags", ""))
    if trouble := _address_trouble(url):
        return _form(request, "feeds", "", trouble, status=400)
    app = app_of(request)
    if known := followed_feed(app.store, complete_address(url)):
        app.store.feeds.set_details(known.id, tags=clean_tags((*known.tags, *tags)))
        return RedirectResponse(f"/feeds/{known.id}?known=1", 303)
    return _begin(request, "feeds", url, lambda: app.pipeline.add_only_feed(url, tags=tags), tags)


@router.post("/feeds/choose")
def choose(request: Request, fields: Fields) -> Response:
    """Follow the feeds that were ticked."""
    urls = [url for index in range(MOST_CHOSEN) if (url := fields.get(f"feed{index}"))]
    tags, app = tags_in(fields.get("tags", "")), app_of(request)
    if not urls:
        job = background_of(request).find(fields.get("from", ""))
        return _result_page(request, job, nothing_ticked=True) if job else _form(request, "feeds", "")
    return _begin(request, "feeds", " ".join(urls), lambda: app.pipeline.follow_feeds(urls, tags=tags))


@router.get("/follow")
def follow_form(request: Request, url: Name = "") -> Response:
    """Ask whether to follow an article; the bookmarklet opens this page."""
    return _form(request, "article", url)


@router.post("/follow")
def follow(request: Request, fields: Fields) -> Response:
    """Follow one article, and check it at once."""
    url = fields.get("url", "").strip()
    if trouble := _address_trouble(url):
        return _form(request, "article", "", trouble, status=400)
    app = app_of(request)
    return _begin(request, "article", url, lambda: app.pipeline.add_article(url))


def _address_trouble(url: str) -> Trouble | None:
    if not url:
        return _NO_ADDRESS
    return _TOO_LONG if len(url) > ADDRESS_CHARACTERS else None


async def _opml_of(request: Request) -> str:
    return (await form_of(request, OPML_FORM_BYTES)).get("opml", "")


@router.post("/feeds/import")
def import_list(request: Request, text: Annotated[str, Depends(_opml_of)]) -> Response:
    """Follow the feeds of an OPML list."""
    body, app = text.encode(), app_of(request)
    if len(body) > OPML_BYTES:
        raise HTTPException(413, f"A list of feeds has {OPML_BYTES:,} bytes at most; import it in parts")
    if not body.strip():
        empty = Trouble("The list is empty.", "Choose an OPML file, or paste its content.")
        return _form(request, "list", "", empty, status=400)
    return _begin(request, "list", "", lambda: app.pipeline.import_opml(body))


@router.get("/feeds.opml")
def export(request: Request) -> Response:
    """Export all feeds as OPML; tags become folders."""
    app = app_of(request)
    headers = {"Content-Disposition": 'attachment; filename="feeds.opml"'}
    return Response(export_opml(app.store, app.clock.now()), media_type="text/x-opml; charset=utf-8", headers=headers)


@router.get("/adding/{token}")
def progress(request: Request, token: str) -> Response:
    """Show the progress of a job, or its result."""
    return _result_page(request, _job(request, token))


@router.get("/adding/{token}/state")
def state(request: Request, token: str) -> Response:
    """Redirect a waiting page once its job has ended; otherwise answer with the same waiting text."""
    if _job(request, token).wait(POLL_SECONDS):
        return Response(headers={"HX-Redirect": f"/adding/{token}"})
    return render(request, "_waiting.html", token=token)


def _job(request: Request, token: str) -> Job:
    job = background_of(request).find(token)
    if job is None:
        raise HTTPException(404, "The result is no longer available: it is too old, or the monitor was restarted")
    return job


def _begin(
    request: Request, kind: Kind, given: str, work: Callable[[], Result], tags: tuple[str, ...] = ()
) -> Response:
    job = background_of(request).begin(kind, given, work, tags)
    if job is None:
        busy = _form(request, kind, given, _BUSY, status=429)
        busy.headers["Retry-After"] = "60"
        return busy
    job.wait(PATIENCE_SECONDS)
    return RedirectResponse(f"/adding/{job.token}", 303)


def _form(request: Request, kind: Kind, given: str, trouble: Trouble | None = None, *, status: int = 200) -> Response:
    article = kind == "article"
    return render(
        request,
        "follow.html" if article else "add.html",
        status=status,
        title="Follow an article" if article else "Add a source",
        here=_HERE,
        kind=kind,
        given=given,
        trouble=trouble,
        known=_known_article(request, given) if article and given else None,
        bookmarklet=bookmarklet(request),
    )


def _known_article(request: Request, url: str) -> Article | None:
    return app_of(request).store.articles.by_address(normal_address(unwrapped(complete_address(url))))


def bookmarklet(request: Request) -> str:
    """Return the script of a bookmark that opens ``/follow`` with the current page's address in a new tab."""
    target = f"{own_origin(request)}/follow?url="
    return f"javascript:void(open('{target}'+encodeURIComponent(location.href)))"


def _result_page(request: Request, job: Job, *, nothing_ticked: bool = False) -> Response:
    """Show that a job is running, its result, or what went wrong."""
    if not job.is_over:
        return render(request, "adding.html", title="Checking …", here=_HERE, job=job)
    if job.problem is not None:
        return _form(request, job.kind, job.given, _trouble(job, job.problem))
    result = job.result
    if isinstance(result, FoundFeeds):
        return _choices(request, job, result, nothing_ticked=nothing_ticked)
    if isinstance(result, AddedFeeds) and len(result.reports) == 1:
        return RedirectResponse(f"/feeds/{result.reports[0].feed.id}{query(added=job.token)}", 303)
    if isinstance(result, ArticleReport):
        return _article(request, job, result)
    return _report(request, result)


def _trouble(job: Job, problem: MonitorError) -> Trouble:
    if job.kind == "list" and isinstance(problem, ParseError):
        return Trouble("This is not a list of feeds.", "An OPML file begins with <opml>.", str(problem))
    return trouble_of(problem)


def _choices(request: Request, job: Job, found: FoundFeeds, *, nothing_ticked: bool) -> Response:
    repository = app_of(request).store
    known = {feed.url: followed for feed in found.feeds if (followed := followed_feed(repository, feed.url))}
    unread = [url for url in found.unread if followed_feed(repository, url) is None]
    return render(
        request,
        "choose.html",
        status=400 if nothing_ticked else 200,
        title="Which feeds?",
        here=_HERE,
        job=job,
        found=found,
        known=known,
        unread=unread[: MOST_CHOSEN - len(found.feeds)],
        nothing_ticked=nothing_ticked,
    )


def _article(request: Request, job: Job, report: ArticleReport) -> Response:
    """Show the article that is now followed; the form again if none was found at the address."""
    if not report.kept:
        failed = report.article
        return _form(request, "article", job.given, recorded_trouble(failed.last_error or "", failed.last_status))
    found = app_of(request).store.articles.get(report.article.id)
    if found.versions and not report.robots:
        return RedirectResponse(f"/articles/{found.moved_to or found.id}", 303)
    trouble = recorded_trouble(found.last_error, found.last_status) if found.last_error else None
    return render(
        request,
        "followed.html",
        title=found.title or found.url,
        here=_HERE,
        article=found,
        robots=report.robots,
        trouble=trouble,
    )


def _report(request: Request, result: AddedFeeds | ImportedFeeds | None) -> Response:
    """List the imported or chosen feeds: new ones, those followed already, and addresses that were refused."""
    added, known, refused = _by_outcome(request, result)
    return render(
        request,
        "imported.html",
        title="Feeds added",
        here=_HERE,
        added=added[:MOST_LISTED],
        known=known[:MOST_LISTED],
        refused=refused[:MOST_LISTED],
        counts=(len(added), len(known), len(refused)),
    )


def _by_outcome(
    request: Request, result: AddedFeeds | ImportedFeeds | None
) -> tuple[tuple[Feed, ...], tuple[Feed, ...], tuple[str, ...]]:
    if isinstance(result, ImportedFeeds):
        return result.added, result.known, result.refused
    repository = app_of(request).store.feeds
    return tuple(repository.get(report.feed.id) for report in (result.reports if result else ())), (), ()
