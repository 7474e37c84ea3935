"""The comparison of two versions of an article, inline or side by side, and the origin of each sentence (blame)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from monitor.history import Difference
from monitor.history.beside import beside, paragraphs_of
from monitor.history.facts import facts
from monitor.history.steps import steps_around
from monitor.ports import VersionStep
from monitor.web.links import absolute
from monitor.web.parameters import Number, PathId, Text
from monitor.web.passages import chosen, stretches
from monitor.web.render import app_of, query, render

router = APIRouter(include_in_schema=False)
# The form offers so many of the newest versions; older ones can be reached by their address.
MOST_OFFERED = 200
ONLY = ("changes", "new")
SIDE = "side"


@router.get("/articles/{number}/compare")
def compare(number: PathId, old: Number, new: Number, only: Text = "", view: Text = "") -> RedirectResponse:
    """Redirect to the comparison of two versions chosen in a form."""
    options = query(only=_only(only), view=_view(view))
    return RedirectResponse(f"/articles/{number}/diff/{min(old, new)}..{max(old, new)}{options}", 303)


@router.get("/articles/{number}/diff/{old}..{new}")
def diff(request: Request, number: PathId, old: PathId, new: PathId, only: Text = "", view: Text = "") -> HTMLResponse:
    """Show the difference between two versions in reading order: the whole text, the changes, or only what is new."""
    history = app_of(request).history
    found = history.compared(history.numbered(number), old, new)
    only, view = _only(only), _view(view)
    pairs = beside(found.old_document, found.new.document, found.change)
    numbers = history.numbers(found.article)
    newest_left_out = numbers[-MOST_OFFERED - 1] if len(numbers) > MOST_OFFERED else 0
    real = steps_around(app_of(request).store.versions, found.article.id, old, new)
    return render(
        request,
        "diff.html",
        title=found.new.document.title or found.article.url,
        article=found.article,
        old=found.old,
        old_kept=found.old_kept,
        new=found.new,
        change=found.change,
        facts=facts(found.change),
        stretches=list(stretches(paragraphs_of(chosen(pairs, only)))),
        only=only,
        view=view,
        base=f"/articles/{found.article.id}/diff/",
        query_string=query(only=only, view=view),
        before=_before(found, numbers),
        after=_after(found, numbers),
        real=real,
        offered=history.summaries(found.article, above=newest_left_out)[::-1],
        address=absolute(request, f"/articles/{found.article.id}/diff/{old}..{new}"),
    )


@router.get("/articles/{number}/blame")
def blame(request: Request, number: PathId) -> HTMLResponse:
    """Show each sentence with the version that introduced it."""
    history = app_of(request).history
    found = history.numbered(number)
    sentences = history.blamed_lately(found)
    runs = [list(run) for _, run in groupby(sentences, key=lambda item: (item.version, item.or_earlier))]
    pruned = history.pruned(found)
    return render(request, "blame.html", title=found.title or found.url, article=found, runs=runs, pruned=pruned)


def _only(text: str) -> str:
    return text if text in ONLY else ""


def _view(text: str) -> str:
    return SIDE if text == SIDE else ""


def _before(found: Difference, numbers: Sequence[int]) -> VersionStep | None:
    """Return the previous comparison: the older version with the one kept before it."""
    index = bisect_left(numbers, found.old.number)
    return VersionStep(numbers[index - 1], found.old.number) if index and found.old_kept else None


def _after(found: Difference, numbers: Sequence[int]) -> VersionStep | None:
    """Return the next comparison: the newer version with the one kept after it."""
    index = bisect_right(numbers, found.new.number)
    return VersionStep(found.new.number, numbers[index]) if index < len(numbers) else None
