"""Pages for people: the articles that are followed, the search."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from monitor.model import ArticleState
from monitor.web.parameters import Id, Text
from monitor.web.render import app_of, feed_of, query, render

router = APIRouter(include_in_schema=False)
PER_PAGE = 50


@router.get("/articles")
def articles(request: Request, before: Id = None, feed: Id = None, state: Text = "", q: Text = "") -> HTMLResponse:
    """The articles that are followed, newest first, filtered."""
    wanted = ArticleState(state) if state in list(ArticleState) else None
    found = app_of(request).store.articles.list(
        feed_id=feed,
        state=wanted,
        muted=True if state == "muted" else None,
        text=q.strip(),
        before_id=before,
        limit=PER_PAGE + 1,
    )
    more = len(found) > PER_PAGE
    return render(
        request,
        "articles.html",
        title="Articles",
        articles=found[:PER_PAGE],
        states=[*map(str, ArticleState), "muted"],
        state=state,
        text=q,
        feed=feed_of(request, feed),
        older=query(before=found[PER_PAGE - 1].id, feed=feed, state=state, q=q) if more else None,
        before=before,
    )
