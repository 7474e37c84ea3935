"""The list of followed articles, and actions on an article."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from monitor.errors import StillListed
from monitor.model import ArticleState
from monitor.pipeline.tending import check_removable, remove_article
from monitor.web.parameters import Id, PathId, Text
from monitor.web.render import app_of, feed_of, query, render
from monitor.web.start import start_of
from monitor.web.troubles import recorded_trouble

router = APIRouter(include_in_schema=False)
PER_PAGE = 50
MUTED, FAILING = "muted", "failing"
# Filter values in the address, and their labels (``explain.article_state``).
STATES = {
    "live": "live",
    "failing": "failing",
    "gone": "gone",
    "blocked": "blocked",
    "not_article": "no article",
    "dormant": "dormant",
    "muted": "muted",
}


@router.get("/articles")
def articles(
    request: Request, before: Id = None, feed: Id = None, state: Text = "", q: Text = "", tag: Text = ""
) -> HTMLResponse:
    """List the followed articles, newest first, filtered."""
    state = state if state in STATES else ""
    found = app_of(request).store.articles.list(
        feed_id=feed,
        state=_stored_state(state),
        muted=True if state == MUTED else None,
        failing=state == FAILING,
        text=q.strip(),
        tag=tag,
        before_id=before,
        limit=PER_PAGE + 1,
    )
    more, page = len(found) > PER_PAGE, found[:PER_PAGE]
    return render(
        request,
        "articles.html",
        title="Articles",
        articles=page,
        troubles={item.id: recorded_trouble(item.last_error, item.last_status) for item in page if item.last_error},
        states=STATES,
        state=state,
        text=q,
        tag=tag,
        feed=feed_of(request, feed),
        query=query,
        start=start_of(request) if not page else None,
        older=query(before=page[-1].id, feed=feed, state=state, q=q, tag=tag) if more else None,
        before=before,
    )


def _stored_state(state: str) -> ArticleState | None:
    """Return the state to select in the store: failing articles are live, muted ones have any state."""
    if state == FAILING:
        return ArticleState.LIVE
    return ArticleState(state) if state and state != MUTED else None


@router.post("/articles/{number}/check")
def check(request: Request, number: PathId) -> RedirectResponse:
    """Have an article checked as soon as a worker is free."""
    app_of(request).store.articles.wake(number, app_of(request).clock.now())
    return RedirectResponse(f"/articles/{number}", 303)


@router.get("/articles/{number}/remove")
def ask_to_remove(request: Request, number: PathId) -> HTMLResponse:
    """Ask whether to remove an article and everything stored about it, or say that its feed would bring it back."""
    found = app_of(request).store.articles.get(number)
    return render(
        request,
        "article_remove.html",
        title=f"Stop following {found.title or found.url}?",
        article=found,
        is_listed=_is_listed(request, number),
    )


@router.post("/articles/{number}/remove", response_model=None)
def remove(request: Request, number: PathId) -> RedirectResponse | HTMLResponse:
    """Remove an article for good."""
    store = app_of(request).store
    try:
        remove_article(store, store.articles.get(number))
    except StillListed:
        return ask_to_remove(request, number)
    return RedirectResponse("/articles", 303)


def _is_listed(request: Request, number: int) -> bool:
    try:
        check_removable(app_of(request).store.articles.get(number))
    except StillListed:
        return True
    return False
