"""The front page *Now*: what is new, story by story, newest or most important first, and one story beside the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from monitor.history.events import around
from monitor.history.places import Place, backlog_of, marks_of, place_of
from monitor.history.stories import Story, merged_of, stories_of, updates_of
from monitor.model import Development, StoredWithdrawal
from monitor.ports import Store, VersionRepository
from monitor.web import atom
from monitor.web.detail import FOLDED, detail_of
from monitor.web.filters import KINDS, SPANS, Filters, RequestedFilters
from monitor.web.parameters import Count, Id, Number
from monitor.web.render import app_of, query, render
from monitor.web.start import start_of
from monitor.web.viewer import viewer_of

router = APIRouter(include_in_schema=False)
PER_PAGE = 50
# Number of the newest withdrawals shown below the news.
WITHDRAWN = 10
# In the order by importance: stories on the page, and developments read to find them.
MOST_STORIES = 30
SEARCHED = 150
# Feeds offered in the filter form; a feed's own page links to its news.
_OFFERED = 200


@dataclass(frozen=True, slots=True)
class _Page:
    """The stories of a page; ``older`` is the ``before`` of the next page, ``newest`` the ``after`` of live updates."""

    stories: Sequence[Story]
    older: int | None = None
    newest: int | None = None


@router.get("/")
def news(request: Request, filters: RequestedFilters, before: Id = None, story: Id = None) -> HTMLResponse:
    """Show what is new; ``story`` is the number of the article shown beside the list."""
    store = app_of(request).store
    page = _page_of(request, filters, before)
    chosen = story if story is not None else next((found.article.id for found in page.stories), None)
    first = before is None
    return render(
        request,
        "news.html",
        status=400 if filters.problems else 200,
        title="Now",
        page=page,
        before=before,
        filters=filters,
        older=filters.address(before=page.older) if page.older else None,
        live=filters.address(after=page.newest) if page.newest is not None and filters.live else None,
        withdrawn=_withdrawn(store.versions, filters) if first else (),
        chosen=story is not None,
        detail=detail_of(store, chosen) if chosen is not None else None,
        unseen=backlog_of(store, viewer_of(request).name, app_of(request).clock.now()) if first else None,
        start=start_of(request),
        atom=_atom_address(request, filters),
        **_filter_choices(store),
        **_read_state(request, page.stories, chosen),
    )


@router.get("/new")
def newer(request: Request, filters: RequestedFilters, after: Count) -> Response:
    """Return the next newer updates as a fragment to be put above the list; 204 if there are none.

    After a long pause these are the oldest that were missed; the page then requests the following ones at once.
    """
    repository, now = app_of(request).store.versions, app_of(request).clock.now()
    found = filters.read(repository, now, after=after, limit=PER_PAGE + 1)
    if not found:
        return Response(status_code=204)
    more = len(found) > PER_PAGE
    # Reversed to oldest first: an update cut off at the end is then the newest, which the next request returns.
    updates, _ = _whole_updates(repository, found[::-1], filters, now)
    items = [item for update in updates[::-1] for item in update.items]
    stories = merged_of(sorted(items, key=_number, reverse=True), FOLDED)
    answer = render(
        request,
        "_new.html",
        stories=stories,
        filters=filters,
        before=None,
        live=filters.address(after=max(map(_number, items))),
        load_more=more,
        **_read_state(request, stories, None),
    )
    answer.headers["HX-Trigger"] = "monitor:unseen"
    return answer


@router.get("/detail")
def detail(request: Request, filters: RequestedFilters, story: Number, before: Id = None) -> HTMLResponse:
    """Return one story as a fragment to be put beside the list."""
    found = detail_of(app_of(request).store, story)
    state = _read_state(request, (), story)
    return render(request, "_detail.html", detail=found, filters=filters, before=before, **state)


def _page_of(request: Request, filters: Filters, before: int | None) -> _Page:
    repository, now = app_of(request).store.versions, app_of(request).clock.now()
    # Fixed before anything else is read: the page shows nothing newer, and live updates start from here.
    newest = max((item.id for item in repository.developments(limit=1)), default=0) if before is None else None
    below = newest + 1 if newest is not None else before
    if filters.important:
        ranked = filters.read(repository, now, before=below, limit=SEARCHED, most_articles=MOST_STORIES)
        return _Page(stories_of(ranked, FOLDED), newest=newest)
    found = filters.read(repository, now, before=below, limit=PER_PAGE + 1)
    updates, older = _whole_updates(repository, found, filters, now)
    return _Page(merged_of((item for update in updates for item in update.items), FOLDED), older, newest)


def _whole_updates(
    repository: VersionRepository, found: Sequence[Development], filters: Filters, now: datetime
) -> tuple[Sequence[Story], int | None]:
    """Group developments by version; an update cut off by the page's end is left to the next page.

    A single update that is longer than a page is read completely, since only a few of its passages are shown. Also
    returns the ``before`` of the next page, None if there is none.
    """
    updates = updates_of(found, None)
    if len(found) <= PER_PAGE:
        return updates, None
    if len(updates) > 1:
        return updates[:-1], _lowest(updates[-2])
    cut = found[0]
    whole = updates_of(
        repository.developments(article_id=cut.article.id, to_version=cut.to_version, kinds=filters.kinds), None
    )
    lowest = _lowest(whole[-1])
    below = filters.read(repository, now, before=lowest, limit=1)
    return whole, lowest if below else None


def _lowest(story: Story) -> int:
    return min(item.id for item in story.items)


def _number(item: Development) -> int:
    return item.id


def _withdrawn(repository: VersionRepository, filters: Filters) -> Sequence[StoredWithdrawal]:
    """Return the newest withdrawals; none if a filter is set that cannot be applied to withdrawals."""
    if filters.kinds or filters.tag or filters.language or filters.words or filters.weight or filters.last:
        return ()
    return repository.withdrawals(feed_id=filters.feed.id if filters.feed else None, limit=WITHDRAWN)


def _atom_address(request: Request, filters: Filters) -> str:
    """Return the address of an Atom feed with the filters that it supports: a feed, and a single word."""
    words = filters.words if filters.words.isalnum() else ""
    return atom.address(request, feed=str(filters.feed.id) if filters.feed else "", words=words)


def _filter_choices(store: Store) -> Mapping[str, Any]:
    """Return the choices of the filter form."""
    feeds = store.feeds.names(_OFFERED)
    tags = sorted({tag for feed in feeds for tag in feed.tags})
    return {"feeds": feeds, "tags": tags, "kinds": KINDS, "spans": tuple(SPANS)}


def _read_state(request: Request, stories: Sequence[Story], chosen: int | None) -> Mapping[str, Any]:
    """Return the viewer's place, and up to which development each of these articles is read."""
    app = app_of(request)
    place: Place = place_of(app.store, viewer_of(request).name, app.clock.now())
    articles = {story.article.id for story in stories} | ({chosen} if chosen is not None else set())
    leads = [story.lead for story in stories]
    return {
        "place": place,
        "marks": marks_of(app.store, place, articles),
        "query": query,
        "events": around(app.store, leads) if leads else None,
    }
