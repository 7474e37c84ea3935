"""Pages for people: the articles, their histories, the search."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from monitor.model import Article, ArticleState, StoredWithdrawal, WithdrawalKind
from monitor.ports import LogQuery, Store
from monitor.web import atom
from monitor.web.parameters import Count, Id, PathId, Place, Text
from monitor.web.render import app_of, feed_of, query, render

router = APIRouter(include_in_schema=False)
PER_PAGE = 50
VERSIONS_PER_PAGE = 30


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


@router.get("/articles/{number}")
def article(request: Request, number: PathId, below: Id = None) -> HTMLResponse:
    """One article's versions, newest first, with what is new in each."""
    store = app_of(request).store
    found = store.articles.get(number)
    rows = store.versions.log(LogQuery(article_id=number, below=below, limit=VERSIONS_PER_PAGE + 1))
    return render(
        request,
        "article.html",
        title=found.title or found.url,
        article=found,
        rows=rows[:VERSIONS_PER_PAGE],
        pruned=app_of(request).history.pruned(found),
        gone=_gone(store, found) if below is None else (),
        atom=atom.address(request, article=str(number)),
        older=query(below=rows[VERSIONS_PER_PAGE - 1].mark.number) if len(rows) > VERSIONS_PER_PAGE else None,
    )


@router.get("/search")
def search(request: Request, q: Text = "", skip: Count = 0, upto: Place = None) -> HTMLResponse:
    """Full text over versions; further pages go on among the versions stored at the first one."""
    upto = app_of(request).store.versions.newest() if upto is None else upto
    found = app_of(request).history.search(q, limit=PER_PAGE + 1, skip=skip, upto=upto) if q.strip() else ()
    more = query(q=q, skip=skip + PER_PAGE, upto=upto) if len(found) > PER_PAGE else None
    return render(request, "search.html", title="Search", q=q, hits=found[:PER_PAGE], more=more, skip=skip)


def _gone(store: Store, article: Article) -> Sequence[StoredWithdrawal]:
    """That the article is gone or was replaced, where it still is: what no version shows."""
    if article.state is not ArticleState.GONE:
        return ()
    kinds = (str(WithdrawalKind.GONE), str(WithdrawalKind.REPLACED))
    found = store.versions.withdrawals(article_id=article.id, kinds=kinds, limit=1)
    return [item for item in found if item.to_version is None]
