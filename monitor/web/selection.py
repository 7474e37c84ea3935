"""The filters of developments that the API's list and table share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Query, Request
from pydantic import Field

from monitor.model import Development, EditKind
from monitor.web.parameters import AnyText, Importance, Name, Since, Text, Until
from monitor.web.render import app_of
from monitor.wiring import App

Kinds = Annotated[list[EditKind], Query(default_factory=list, description="any of these kinds")]
Tags = Annotated[
    list[AnyText], Query(default_factory=list, max_length=20, description="of feeds with any of these tags")
]
# A primary language tag of BCP 47.
_Language = Annotated[str, Field(pattern="^[a-z]{2,8}$", max_length=8)]
Languages = Annotated[
    list[_Language], Query(default_factory=list, max_length=20, description="versions in any of these, such as en")
]
Words = Annotated[Text, Query(description="versions with all these words, in the syntax of a search")]


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters of developments."""

    app: App
    since: datetime | None
    until: datetime | None
    article_id: int | None
    feed_id: int | None
    kinds: tuple[str, ...]
    tags: tuple[str, ...]
    languages: tuple[str, ...]
    words: str
    min_importance: float

    def read(
        self,
        limit: int,
        *,
        before: int | None = None,
        after: int | None = None,
        by_importance: bool = False,
        default_since: datetime | None = None,
    ) -> Sequence[Development]:
        """Read the matching developments; ``default_since`` applies if the request gave no ``since``."""
        return self.app.store.versions.developments(
            since=self.since or default_since,
            until=self.until,
            before_id=before,
            after_id=after,
            article_id=self.article_id,
            feed_id=self.feed_id,
            kinds=self.kinds,
            tags=self.tags,
            languages=self.languages,
            words=self.words,
            min_importance=self.min_importance,
            by_importance=by_importance,
            limit=limit,
        )


def selection_of(
    request: Request,
    kind: Kinds,
    tag: Tags,
    language: Languages,
    since: Since = None,
    until: Until = None,
    article: Name = "",
    feed: Name = "",
    words: Words = "",
    min_importance: Importance = 0.0,
) -> Selection:
    """Read the filters of a request. Raises NotFound and Ambiguous for the names of article and feed."""
    app = app_of(request)
    return Selection(
        app,
        since,
        until,
        app.history.article(article).id if article else None,
        app.history.feed(feed).id if feed else None,
        tuple(kind),
        tuple(tag),
        tuple(language),
        words,
        min_importance,
    )


Selected = Annotated[Selection, Depends(selection_of)]
