"""The pages of stories (events that several articles report): their list, a story, and actions of editors."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from monitor.errors import NotFound, ParseError, Unacceptable
from monitor.history.events import view_of
from monitor.model import Story, StoryOrder
from monitor.pipeline.grouping import (
    LONGEST_NAME,
    join_articles,
    join_story,
    name_story,
    pin_story,
    split_story,
)
from monitor.ports import LARGEST_NUMBER
from monitor.web import atom
from monitor.web.forms import ADDRESS_CHARACTERS, Fields
from monitor.web.parameters import Id, PathId, Text
from monitor.web.render import app_of, query, render

router = APIRouter(include_in_schema=False)
PER_PAGE = 50
# Developments on a page of a story, and articles listed beside them; the rest is only counted.
DEVELOPMENTS_PER_PAGE, MOST_MEMBERS = 40, 100
# Number of figures beside the timeline, and on the page of figures.
FIGURES_BESIDE, MOST_FIGURES = 5, 60
ORDERS = {
    StoryOrder.NEWEST: "newest first",
    StoryOrder.COVERAGE: "most outlets",
    StoryOrder.IMPORTANCE: "what matters",
}


@router.get("/stories")
def stories(request: Request, by: Text = "", before: Id = None) -> HTMLResponse:
    """List the stories, pinned ones first."""
    order = StoryOrder(by) if by in set(StoryOrder) else StoryOrder.NEWEST
    found = app_of(request).history.stories(order=order, before_id=before, limit=PER_PAGE + 1)
    page, more = found[:PER_PAGE], len(found) > PER_PAGE
    by_other = "" if order is StoryOrder.NEWEST else order.value
    return render(
        request,
        "stories.html",
        title="Stories",
        stories=page,
        order=order,
        orders=ORDERS,
        before=before,
        older=query(by=by_other, before=page[-1].id) if more else None,
    )


@router.get("/stories/{number}", response_model=None)
def story(request: Request, number: PathId, by: Text = "", before: Id = None) -> HTMLResponse | RedirectResponse:
    """Show one story: its articles, their developments, who reported each first, and how figures compare."""
    app = app_of(request)
    found = app.store.stories.get(number)
    if found.id != number:
        return RedirectResponse(f"/stories/{found.id}", 303)
    important = by == "importance"
    view = view_of(app.store, found, by_importance=important, before_id=before, limit=DEVELOPMENTS_PER_PAGE)
    return render(
        request,
        "event.html",
        title=found.title or f"Story {found.id}",
        view=view,
        members=view.members[:MOST_MEMBERS],
        important=important,
        before=before,
        longest=LONGEST_NAME,
        older=query(before=view.older) if view.older is not None else None,
        atom=atom.address(request, story=str(found.id)),
    )


@router.get("/stories/{number}/figures")
def figures(request: Request, number: PathId) -> HTMLResponse:
    """Show how the values of figures compare that several of the articles report."""
    story = app_of(request).store.stories.get(number)
    values = _figures(request, story, MOST_FIGURES)
    return render(request, "event_figures.html", title=story.title or f"Story {story.id}", story=story, **values)


@router.get("/stories/{number}/figures/part")
def figures_part(request: Request, number: PathId) -> HTMLResponse:
    """Return the first figures as a fragment, which the story's page loads after itself."""
    story = app_of(request).store.stories.get(number)
    return render(request, "_sayings.html", story=story, **_figures(request, story, FIGURES_BESIDE))


@router.post("/stories/join")
def join_two(request: Request, fields: Fields) -> RedirectResponse:
    """Join an article to the story of another one, or to a new story if that is in none."""
    app = app_of(request)
    article, other = (_article_id(request, fields.get(name, "")) for name in ("article", "other"))
    found = join_articles(app.store, other, (article,), app.clock.now())
    return RedirectResponse(f"/stories/{found.id}", 303)


@router.post("/stories/{number}/join")
def join(request: Request, number: PathId, fields: Fields) -> RedirectResponse:
    """Join an article to a story."""
    app = app_of(request)
    found = join_story(app.store, number, (_article_id(request, fields.get("article", "")),), app.clock.now())
    return RedirectResponse(f"/stories/{found.id}", 303)


@router.post("/stories/{number}/split")
def split(request: Request, number: PathId, fields: Fields) -> RedirectResponse:
    """Take an article out of a story; if the story ends with that, show the article's own page."""
    app = app_of(request)
    article = _article_id(request, fields.get("article", ""))
    split_story(app.store, article, app.clock.now(), story_id=number)
    try:
        target = f"/stories/{app.store.stories.get(number).id}"
    except NotFound:
        target = f"/articles/{article}"
    return RedirectResponse(target, 303)


@router.post("/stories/{number}/name")
def name(request: Request, number: PathId, fields: Fields) -> RedirectResponse:
    """Name a story; an empty name restores the headline of its first article."""
    found = name_story(app_of(request).store, number, fields.get("title", ""))
    return RedirectResponse(f"/stories/{found.id}", 303)


@router.post("/stories/{number}/pin")
def pin(request: Request, number: PathId) -> RedirectResponse:
    """Pin a story: it is listed first, and is kept even if articles leave it."""
    return RedirectResponse(f"/stories/{pin_story(app_of(request).store, number, pinned=True).id}", 303)


@router.post("/stories/{number}/unpin")
def unpin(request: Request, number: PathId) -> RedirectResponse:
    """Unpin a story; one that ends with that, having a single article and no name, leads back to the list."""
    store = app_of(request).store
    found = pin_story(store, number, pinned=False)
    return RedirectResponse(f"/stories/{found.id}" if found.articles > 1 or found.named else "/stories", 303)


def _figures(request: Request, story: Story, most: int) -> dict[str, Any]:
    """Return the template values for at most so many compared figures, or the error message."""
    app = app_of(request)
    try:
        found = app.history.sayings(app.store.stories.members(story.id))
    except ParseError as error:
        return {"sayings": (), "left": 0, "problem": f"The figures could not be compared: {error}."}
    return {"sayings": found[:most], "left": max(0, len(found) - most), "problem": ""}


def _article_id(request: Request, text: str) -> int:
    """Find the article that a form names by number, address or a part of its title."""
    name = text.strip()
    if not name or len(name) > ADDRESS_CHARACTERS:
        raise Unacceptable("an article is named by its number, its address or a part of its headline")
    if name.isascii() and name.isdecimal():
        return app_of(request).history.numbered(min(int(name[:20]), LARGEST_NUMBER)).id
    return app_of(request).history.article(name).id
