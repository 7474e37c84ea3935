"""The page of one article: its text with earlier wordings, its versions over time, snoozing and bookmarks."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from monitor.history.until import read_until
from monitor.model import LONGEST_BOOKMARK, Article, ArticleState, StoredWithdrawal, WithdrawalKind
from monitor.ports import LogQuery, Store
from monitor.web import atom
from monitor.web.forms import Fields
from monitor.web.parameters import Id, PathId, Text, row_number
from monitor.web.render import app_of, query, render
from monitor.web.viewer import viewer_of

router = APIRouter(include_in_schema=False)
VERSIONS_PER_PAGE = 12
BOOKMARKS_PER_PAGE = 50
# The offered lengths of a snooze, in the syntax of ``read_until``, with their labels.
SNOOZES = (("1h", "for 1 hour"), ("tomorrow", "until tomorrow, 7:00"), ("7d", "for a week"))
# Bookmarks on the page of an article; the page of all bookmarks has the rest.
_MOST_BOOKMARKS = 20


@router.get("/articles/{number}")
def article(request: Request, number: PathId, at: Id = None, below: Id = None, tint: Text = "") -> HTMLResponse:
    """Show an article as it is now or as of version ``at``, and its versions, newest first, with their news."""
    app = app_of(request)
    store = app.store
    found = store.articles.get(number)
    annotated = app.history.annotated(found, at) if found.versions else None
    rows = store.versions.log(LogQuery(article_id=number, below=below, limit=VERSIONS_PER_PAGE + 1))
    more = len(rows) > VERSIONS_PER_PAGE
    return render(
        request,
        "story.html",
        title=found.title or found.url,
        article=found,
        annotated=annotated,
        tinted=tint != "off",
        at=at,
        below=below,
        rows=rows[:VERSIONS_PER_PAGE],
        pruned=app.history.pruned(found),
        gone=_gone(store, found),
        event=store.stories.of_article(number),
        atom=atom.address(request, article=str(number)),
        bookmarks=store.bookmarks.list(viewer_of(request).name, article_id=number, limit=_MOST_BOOKMARKS),
        longest=LONGEST_BOOKMARK,
        snoozes=SNOOZES,
        zone=app.settings.zone,
        older=query(below=rows[VERSIONS_PER_PAGE - 1].mark.number, at=at) if more else None,
    )


@router.post("/articles/{number}/snooze")
def snooze(request: Request, number: PathId, form: Fields) -> Response:
    """Hold alerts about an article until one of the offered times, or until a date and time that was typed."""
    app = app_of(request)
    choice = form.get("until", "")
    text = form.get("time", "") if choice == "time" else choice
    try:
        until = read_until(text, app.clock.now(), ZoneInfo(app.settings.zone))
    except ValueError as error:
        raise HTTPException(400, f"Until when? {error}") from None
    app.pipeline.snooze(number, until)
    return RedirectResponse(f"/articles/{number}", 303)


@router.post("/articles/{number}/unsnooze")
def unsnooze(request: Request, number: PathId) -> RedirectResponse:
    """End the snooze of an article; alerts that were held are sent at once."""
    app_of(request).pipeline.snooze(number, None)
    return RedirectResponse(f"/articles/{number}", 303)


@router.post("/articles/{number}/bookmarks")
def bookmark(request: Request, number: PathId, form: Fields) -> Response:
    """Bookmark a version under a name, to compare with later."""
    app = app_of(request)
    name = " ".join(form.get("name", "").split())
    version = row_number(form.get("version", ""))
    if not name or len(name) > LONGEST_BOOKMARK or version is None:
        raise HTTPException(400, f"A bookmark needs a version and a name of 1 to {LONGEST_BOOKMARK} characters")
    app.store.bookmarks.put(viewer_of(request).name, number, version, name, app.clock.now())
    return RedirectResponse(f"/articles/{number}?at={version}", 303)


@router.post("/bookmarks/{number}/remove")
def remove_bookmark(request: Request, number: PathId, form: Fields) -> RedirectResponse:
    """Remove one of the viewer's own bookmarks."""
    app_of(request).store.bookmarks.remove(viewer_of(request).name, number)
    back = row_number(form.get("article", ""))
    return RedirectResponse("/bookmarks" if back is None else f"/articles/{back}", 303)


@router.get("/bookmarks")
def bookmarks(request: Request, before: Id = None) -> HTMLResponse:
    """List all of the viewer's own bookmarks, newest first."""
    repository = app_of(request).store.bookmarks
    found = repository.list(viewer_of(request).name, before_id=before, limit=BOOKMARKS_PER_PAGE + 1)
    return render(
        request,
        "bookmarks.html",
        title="Bookmarks",
        bookmarks=found[:BOOKMARKS_PER_PAGE],
        older=query(before=found[BOOKMARKS_PER_PAGE - 1].id) if len(found) > BOOKMARKS_PER_PAGE else None,
    )


def _gone(store: Store, article: Article) -> Sequence[StoredWithdrawal]:
    """Return the withdrawal of the whole page, if the article is gone or replaced: no version shows that."""
    if article.state is not ArticleState.GONE:
        return ()
    kinds = (str(WithdrawalKind.GONE), str(WithdrawalKind.REPLACED))
    found = store.versions.withdrawals(article_id=article.id, kinds=kinds, limit=1)
    return [item for item in found if item.to_version is None]
