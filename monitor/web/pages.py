"""Pages for people: the articles, their histories and differences."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from monitor.history import rows_of
from monitor.model import Article, ArticleState, StoredWithdrawal, WithdrawalKind
from monitor.ports import LogQuery, Store
from monitor.web import atom
from monitor.web.parameters import Count, Id, Number, PathId, Place, Text
from monitor.web.passages import passages_of
from monitor.web.render import app_of, query, render

router = APIRouter(include_in_schema=False)
PER_PAGE = 50
VERSIONS_PER_PAGE = 30


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


@router.get("/articles/{number}/compare")
def compare(number: PathId, old: Number, new: Number) -> RedirectResponse:
    """Any two versions, chosen in a form."""
    return RedirectResponse(f"/articles/{number}/diff/{min(old, new)}..{max(old, new)}", 303)


@router.get("/articles/{number}/versions/{version}")
def version(request: Request, number: PathId, version: PathId) -> HTMLResponse:
    """One version, as it was read."""
    history = app_of(request).history
    found = history.numbered(number)
    shown = history.version(found, version)
    return render(request, "version.html", title=shown.document.title or found.url, article=found, version=shown)


@router.get("/articles/{number}/diff/{old}..{new}")
def diff(request: Request, number: PathId, old: PathId, new: PathId, only: Text = "") -> HTMLResponse:
    """The difference of two versions, in reading order: all of it, the changes, or only what is new."""
    history = app_of(request).history
    found = history.compared(history.numbered(number), old, new)
    rows = rows_of(found.old_document, found.new.document, found.change)
    return render(
        request,
        "diff.html",
        title=found.new.document.title or found.article.url,
        article=found.article,
        old=found.old,
        old_kept=found.old_kept,
        new=found.new,
        change=found.change,
        passages=passages_of(rows, only),
        only=only,
        base=f"/articles/{found.article.id}/diff/",
    )


@router.get("/articles/{number}/blame")
def blame(request: Request, number: PathId) -> HTMLResponse:
    """Which version brought which sentence."""
    history = app_of(request).history
    found = history.numbered(number)
    sentences = history.blamed(found)
    runs = [list(run) for _, run in groupby(sentences, key=lambda item: (item.version, item.or_earlier))]
    pruned = history.pruned(found)
    return render(request, "blame.html", title=found.title or found.url, article=found, runs=runs, pruned=pruned)


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
