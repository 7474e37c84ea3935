"""The page of what is new: the newest updates first, or what was most important of late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from monitor.history.stories import Story, stories_of, updates_of
from monitor.model import Development, EditKind
from monitor.ports import VersionShelf
from monitor.web import atom
from monitor.web.parameters import Count, Id, Text
from monitor.web.render import app_of, feed_of, query, render
from monitor.web.start import start_of

router = APIRouter(include_in_schema=False)
PER_PAGE = 50
KINDS = tuple(str(kind) for kind in EditKind)[:6]
# The times of which the most important news can be asked for.
SPANS = {"day": timedelta(days=1), "week": timedelta(days=7)}
# The newest so many withdrawals stand below what is new.
WITHDRAWN = 10
# Stories by importance on one page, and developments among which they are looked for.
MOST_STORIES = 30
SEARCHED = 1000


@router.get("/")
def news(
    request: Request, before: Id = None, feed: Id = None, kind: Text = "", order: Text = "", span: Text = "day"
) -> HTMLResponse:
    """What is new, version by version, the newest first; with ``order`` = ``importance`` story by story."""
    kinds = (kind,) if kind in KINDS else ()
    span = span if span in SPANS else "day"
    important = order == "importance"
    shelf = app_of(request).store.versions
    stories: Sequence[Story]
    older: int | None = None
    newest: int | None = None
    if important:
        since = app_of(request).clock.now() - SPANS[span]
        ranked = shelf.developments(since=since, feed_id=feed, kinds=kinds, by_importance=True, limit=SEARCHED)
        stories = stories_of(ranked)[:MOST_STORIES]
    else:
        # Asked first, and nothing above it is shown: from there on the page asks for what is newer.
        newest = max((item.id for item in shelf.developments(limit=1)), default=0) if before is None else None
        below = newest + 1 if newest is not None else before
        found = shelf.developments(before_id=below, feed_id=feed, kinds=kinds, limit=PER_PAGE + 1)
        stories, older = _page_of_updates(shelf, found, feed, kinds)
    return render(
        request,
        "news.html",
        title="What is new",
        stories=stories,
        older=query(before=older, feed=feed, kind=kind) if older else None,
        live=query(after=newest, feed=feed, kind=kind) if newest is not None else None,
        taken=shelf.withdrawals(feed_id=feed, limit=WITHDRAWN) if newest is not None and not kind else (),
        kinds=KINDS,
        kind=kind,
        order="importance" if important else None,
        span=span if important else None,
        feed=feed_of(request, feed),
        query=query,
        start=start_of(request) if not stories else None,
        atom=atom.address(request, feed=str(feed or "")),
    )


@router.get("/new")
def newer(request: Request, after: Count, feed: Id = None, kind: Text = "") -> Response:
    """The updates next above what is shown, to be put above it; 204 where there is none.

    After a long sleep these are the oldest that were missed, and the page asks for the next ones at once.
    """
    kinds = (kind,) if kind in KINDS else ()
    shelf = app_of(request).store.versions
    found = shelf.developments(after_id=after, feed_id=feed, kinds=kinds, limit=PER_PAGE + 1)
    if not found:
        return Response(status_code=204)
    more = len(found) > PER_PAGE
    updates, _ = _page_of_updates(shelf, found[::-1], feed, kinds)
    shown = updates[::-1]
    live = query(after=max(item.id for item in shown[0].items), feed=feed, kind=kind)
    return render(request, "_new.html", stories=shown, live=live, at_once=more)


def _page_of_updates(
    shelf: VersionShelf, found: Sequence[Development], feed: int | None, kinds: tuple[str, ...]
) -> tuple[Sequence[Story], int | None]:
    """Whole versions, and the number to go on from; one cut by the page's end is left to the next page.

    One alone that is longer than a page is read whole: few of its passages are shown.
    """
    updates = updates_of(found)
    if len(found) <= PER_PAGE:
        return updates, None
    if len(updates) > 1:
        return updates[:-1], _lowest(updates[-2])
    cut = found[0]
    whole = updates_of(shelf.developments(article_id=cut.article.id, to_version=cut.to_version, kinds=kinds))
    lowest = _lowest(whole[-1])
    below = shelf.developments(before_id=lowest, feed_id=feed, kinds=kinds, limit=1)
    return whole, lowest if below else None


def _lowest(story: Story) -> int:
    return min(item.id for item in story.items)
