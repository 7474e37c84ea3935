"""The API of stories, which are events that several articles report, and of a person's decisions about them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import AfterValidator, Field

from monitor.history import json_stories
from monitor.history.events import view_of
from monitor.model import StoryOrder
from monitor.pipeline.grouping import (
    LONGEST_NAME,
    join_articles,
    join_story,
    name_story,
    pin_story,
    split_story,
)
from monitor.web import answers_stories as answers
from monitor.web.bodies import WRITES, Flag, JsonRoute, Number, RequestBody, Text
from monitor.web.contract import errors
from monitor.web.paging import Part, part_of
from monitor.web.parameters import Id, Limit, PathId, Since
from monitor.web.render import app_of

Json = dict[str, Any]
router = APIRouter(route_class=JsonRoute)
FiftyRows = Annotated[Part, Depends(part_of(50))]
Order = Annotated[StoryOrder, Query(description="by last activity, by number of outlets, or by importance")]
By = Annotated[Literal["time", "importance"], Query(description="newest first, or the most important first")]
Below = Annotated[Id, Query(description="only developments below this number; not for the order by importance")]
_WRITES = errors(*WRITES, 404)
_DEVELOPMENTS = 50


def _each_once(numbers: list[int]) -> list[int]:
    if len(set(numbers)) < len(numbers):
        raise ValueError("must name each article once")
    return numbers


class ArticleAsked(RequestBody):
    """An article by its number."""

    article: Number


class TogetherAsked(RequestBody):
    """Numbers of articles that report the same event; they join the story of the first, or a new one."""

    articles: Annotated[
        list[Number],
        Field(min_length=2, max_length=100, json_schema_extra={"uniqueItems": True}),
        AfterValidator(_each_once),
    ]


class NameAsked(RequestBody):
    """A name for a story; an empty one restores the headline of its first article."""

    title: Annotated[Text, Field(max_length=LONGEST_NAME)]


class PinAsked(RequestBody):
    """Whether a story is listed first, and is kept even if articles leave it."""

    pinned: Flag


@router.get("/stories", response_model=list[answers.StoryRow], responses=errors(400, 503, listed=True))
def stories(request: Request, part: FiftyRows, by: Order = StoryOrder.NEWEST, since: Since = None) -> list[Json]:
    """Stories, pinned ones first, then in the given order; ``since``: only stories active since then.

    ``before`` and ``after`` are numbers of stories: the rows that follow or precede that story in the list.
    """
    found = app_of(request).history.stories(
        order=by, since=since, before_id=part.before, after_id=part.after, limit=part.limit + 1
    )
    more, upwards = len(found) > part.limit, part.after is not None
    # The extra row is at the end that was read last.
    shown = found[1:] if more and upwards else found[: part.limit]
    older = f"before={shown[-1].id}" if shown and (more or upwards) else ""
    part.link({"next": older, "prev": f"after={shown[0].id}" if shown else ""})
    return [json_stories.story_row(item) for item in shown]


@router.get("/stories/{number}", response_model=answers.StoryShown, responses=errors(400, 404, 503))
def story(
    request: Request, number: PathId, by: By = "time", before: Below = None, limit: Limit = _DEVELOPMENTS
) -> Json:
    """A story: its articles and their developments, each listed once with who reported it first and who later.

    The number of a story that was merged into another one leads to that one.
    """
    store = app_of(request).store
    view = view_of(store, store.stories.get(number), by_importance=by == "importance", before_id=before, limit=limit)
    return json_stories.story(view)


@router.get("/stories/{number}/figures", response_model=list[answers.FigureOfStory], responses=errors(400, 404, 503))
def figures(request: Request, number: PathId) -> list[Json]:
    """How the values of the figures that several articles report compare; figures that differ first."""
    store, history = app_of(request).store, app_of(request).history
    members = store.stories.members(store.stories.get(number).id)
    return [json_stories.saying(item) for item in history.sayings(members)]


@router.post("/stories", response_model=answers.StoryRow, responses=_WRITES)
def together(request: Request, body: TogetherAsked) -> Json:
    """Join articles into the story of the first, or into a new one. The program never undoes this."""
    app = app_of(request)
    first, *others = (app.history.numbered(article).id for article in body.articles)
    return json_stories.story_row(join_articles(app.store, first, others, app.clock.now()))


@router.post("/stories/{number}/join", response_model=answers.StoryRow, responses=_WRITES)
def join(request: Request, number: PathId, body: ArticleAsked) -> Json:
    """Move an article into a story, out of the one it was in."""
    app = app_of(request)
    return json_stories.story_row(
        join_story(app.store, number, (app.history.numbered(body.article).id,), app.clock.now())
    )


@router.post("/stories/{number}/split", status_code=204, response_class=Response, responses=_WRITES)
def split(request: Request, number: PathId, body: ArticleAsked) -> None:
    """Take an article out of a story; the program never joins it again with the articles that stay.

    A story that is left with one article ends, unless it is pinned or named.
    """
    app = app_of(request)
    split_story(app.store, app.history.numbered(body.article).id, app.clock.now(), story_id=number)


@router.post("/stories/{number}/name", response_model=answers.StoryRow, responses=_WRITES)
def name(request: Request, number: PathId, body: NameAsked) -> Json:
    """Name a story."""
    return json_stories.story_row(name_story(app_of(request).store, number, body.title))


@router.post("/stories/{number}/pin", response_model=answers.StoryRow, responses=_WRITES)
def pin(request: Request, number: PathId, body: PinAsked) -> Json:
    """Pin or unpin a story."""
    return json_stories.story_row(pin_story(app_of(request).store, number, pinned=body.pinned))
