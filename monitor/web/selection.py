"""Which developments are asked for: the filters that their list and their table share."""

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

Kinds = Annotated[list[EditKind], Query(default_factory=list, description="of any of these kinds")]
Tags = Annotated[
    list[AnyText], Query(default_factory=list, max_length=20, description="of feeds with any of these tags")
]
# A primary language tag of BCP 47.
_Language = Annotated[str, Field(pattern="^[a-z]{2,8}$", max_length=8)]
Languages = Annotated[
    list[_Language], Query(default_factory=list, max_length=20, description="of versions in any of these, such as en")
]
Words = Annotated[Text, Query(description="of versions with all these words, as a search reads them")]


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters of developments; the feed and the article are named by their numbers."""

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
        since: datetime | None = None,
    ) -> Sequence[Development]:
        """The developments that fit; ``since`` counts where none was asked for."""
        return self.app.store.versions.developments(
            since=self.since or since,
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
    """The filters of a request. Raises NotFound and Ambiguous for names."""
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
