"""Events: which articles of any outlets report the same one, and what carries over from one article to another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from monitor.model.articles import Article
from monitor.model.terms import ArticleVectors


class StoryOrder(StrEnum):
    """How stories are listed: by last activity, by how many outlets report them, or by their gravest development."""

    NEWEST = "newest"
    COVERAGE = "coverage"
    IMPORTANCE = "importance"


@dataclass(frozen=True, slots=True)
class Story:
    """Two or more articles that report one event; one that a person named or pinned may have fewer.

    ``title`` is the headline of its first article, unless a person ``named`` it. ``first_seen_at`` is when its first
    article was first seen, ``updated_at`` when the newest version of any was written. ``outlets`` counts hosts;
    ``importance`` (0 to 1) is that of its gravest development, 0 where there is none.
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
    """An article of a story, since when, and whether a person put it there."""

    article: Article
    since: datetime
    by_person: bool = False


@dataclass(frozen=True, slots=True)
class StoryCandidate:
    """An article with its vectors and its story, if it has one.

    ``fixed``: a person put it where it is; ``apart`` are articles that a person keeps it apart from.
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

    ``merged`` are articles whose stories go, as a whole, into that of the article placed. ``rare`` are the terms by
    which it is found, ``fresh`` those that its version before did not have. ``was_placed``: it had a version before.
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

    ``at`` is when the version that carries it was fetched: earlier than the development's own means that this outlet
    had it first. ``published`` is the outlet's own time, ``sentence`` what it says there, ``score`` how surely it is
    the same (0 to 1), ``found_at`` when this was found out. ``doubt``: since when some article of the story may have
    reported it, where that is not sure; who had it first is not known if that was no later.
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

    def stands_to(self, at: datetime) -> Literal["before", "same time", "after"]:
        """Whether this outlet reported it before a time, in the same minute, or after."""
        own, other = (moment.replace(second=0, microsecond=0) for moment in (self.at, at))
        return "same time" if own == other else "before" if own < other else "after"
