"""Stories: the articles of any outlets that report one event, and developments reported by several of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from monitor.model.articles import Article
from monitor.model.terms import ArticleVectors


class StoryOrder(StrEnum):
    """The order of stories in lists: by last activity, by number of outlets, or by their most important development."""

    NEWEST = "newest"
    COVERAGE = "coverage"
    IMPORTANCE = "importance"


@dataclass(frozen=True, slots=True)
class Story:
    """Two or more articles that report one event; fewer only in a story that a person named or pinned.

    ``title`` is the headline of the first article, unless a person ``named`` the story. ``first_seen_at`` is when the
    first article was first seen, ``updated_at`` when the newest version of any was written. ``outlets`` counts hosts;
    ``importance`` (0 to 1) is that of the most important development, 0 without one.
    """

    id: int
    title: str
    first_seen_at: datetime
    updated_at: datetime
    named: bool = False
    pinned: bool = False
    articles: int = 0
    outlets: int = 0
    importance: float = 0.0


@dataclass(frozen=True, slots=True)
class StoryMember:
    """An article of a story, since when it belongs to it, and whether a person put it there."""

    article: Article
    since: datetime
    by_person: bool = False


@dataclass(frozen=True, slots=True)
class StoryCandidate:
    """An article with its vectors and its story, if any.

    ``fixed``: a person put it into its story. ``apart``: articles that a person separated it from.
    """

    article_id: int
    vectors: ArticleVectors
    story_id: int | None = None
    fixed: bool = False
    apart: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class StoryMove:
    """An article moves to the story of ``beside`` (a new one if it has none); without ``beside``, out of its story."""

    article_id: int
    beside: int | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """The automatic decision after a new version of an article: moves, then merged stories, in this order.

    ``merged``: articles whose whole stories are merged into that of the placed article. ``rare``: the terms by which
    the article is found; ``fresh``: those that its previous version did not have. ``was_placed``: it has a previous
    version.
    """

    article_id: int
    version: int
    vectors: ArticleVectors
    rare: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()
    moves: tuple[StoryMove, ...] = ()
    merged: tuple[int, ...] = ()
    was_placed: bool = False


@dataclass(frozen=True, slots=True)
class AlsoIn:
    """Another article of the story that reports the same development.

    ``at``: when the version with this report was fetched; if before the development's own time, this outlet had it
    first. ``published``: the time the outlet states. ``sentence``: its text there. ``score`` (0 to 1): how certain the
    match is. ``found_at``: when the match was found. ``doubt``: the earliest time at which some article of the story
    may have reported it, where that is uncertain; if it is not after the first ``at``, the first outlet is unknown.
    """

    development_id: int
    article_id: int
    version: int
    at: datetime
    sentence: str
    score: float
    published: datetime | None = None
    found_at: datetime | None = None
    doubt: datetime | None = None

    def relative_to(self, at: datetime) -> Literal["before", "same time", "after"]:
        """Whether this report came before the time ``at``, in the same minute, or after it."""
        own, other = (moment.replace(second=0, microsecond=0) for moment in (self.at, at))
        if own == other:
            return "same time"
        return "before" if own < other else "after"
