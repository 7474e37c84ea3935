"""Stories: articles that report the same event."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from monitor.model import (
    AlsoIn,
    ArticleVectors,
    Placement,
    Story,
    StoryCandidate,
    StoryMember,
    StoryOrder,
    TermCounts,
)


class StoryPlacing(Protocol):
    """What is read and written while one article is placed in a story; valid within its transaction."""

    def vectors(self, article_id: int) -> ArticleVectors | None:
        """The stored term vectors of an article; None if it was never placed."""
        ...

    def counts(self, terms: Collection[str]) -> TermCounts:
        """In how many articles each of these terms occurs."""
        ...

    def candidates(self, article_id: int, rare: Sequence[str], limit: int) -> tuple[StoryCandidate, ...]:
        """The articles to compare an article with, and first the article itself, if it was placed before.

        They share the most of these ``rare`` terms, or belong to the story of one that does, or to the article's own.
        """
        ...

    def place(self, placement: Placement, now: datetime) -> None:
        """Write the automatic decision and the article's terms. Idempotent."""
        ...


# Finds the story of an article with the open ``StoryPlacing``.
Place = Callable[[StoryPlacing], None]


class StoryRepository(Protocol):
    """Stories and their articles. ``placing`` never undoes what a person decided.

    Unknown numbers raise ``NotFound``; the number of a merged story means the story that it was merged into.
    """

    def list(
        self,
        *,
        order: StoryOrder = StoryOrder.NEWEST,
        since: datetime | None = None,
        before_id: int | None = None,
        after_id: int | None = None,
        limit: int | None = None,
    ) -> tuple[Story, ...]:
        """Stories in this order, pinned ones first.

        ``since``: only stories active since then, of which the orders by coverage and importance take the 5,000 last
        active. ``before_id`` selects the stories that follow that one in the list, ``after_id`` those that precede it.
        """
        ...

    def get(self, story_id: int) -> Story:
        """A story, or the one it was merged into. Raises ``NotFound``."""
        ...

    def members(self, story_id: int) -> tuple[StoryMember, ...]:
        """The articles of a story, first seen first."""
        ...

    def members_of(self, story_ids: Collection[int]) -> Mapping[int, Sequence[StoryMember]]:
        """The articles of several stories, by story; see ``members``."""
        ...

    def of_article(self, article_id: int) -> Story | None: ...
    def of_articles(self, article_ids: Collection[int]) -> Mapping[int, Story]:
        """The stories of articles, by article; articles without a story are left out."""
        ...

    def join(self, article_id: int, story_id: int, now: datetime) -> Story:
        """Put an article into a story, out of its former one, by a person's decision."""
        ...

    def start(self, article_ids: Sequence[int], now: datetime) -> Story:
        """Make a new story of these articles, which leave their former ones, by a person's decision."""
        ...

    def split(self, article_id: int, now: datetime) -> None:
        """Take an article out of its story and keep it apart from the other articles, by a person's decision."""
        ...

    def merge(self, keep_id: int, drop_id: int, now: datetime) -> Story:
        """Merge two stories by a person's decision."""
        ...

    def name(self, story_id: int, title: str) -> Story:
        """Set a story's title; an empty one restores the title of its first article."""
        ...

    def pin(self, story_id: int, pinned: bool) -> Story: ...
    def placing(self) -> AbstractContextManager[StoryPlacing]:
        """A transaction that places one article; only one is open at a time, in all programs."""
        ...

    def unplaced(self, limit: int) -> tuple[tuple[int, int], ...]:
        """Articles whose newest version has not been placed, with that version's number; newest article first."""
        ...

    def also_in(self, development_ids: Collection[int]) -> Mapping[int, Sequence[AlsoIn]]:
        """Which other articles of the story report these developments too, by development, earliest report first."""
        ...

    def keep_also_in(self, article_ids: Collection[int], found: Sequence[AlsoIn], now: datetime) -> None:
        """Store what the search of these claimed articles' stories found, and end their claims. Idempotent."""
        ...

    def with_developments(self, story_ids: Collection[int]) -> frozenset[int]:
        """Those of these stories that have an article with a development."""
        ...

    def claim_unsearched(self, limit: int, now: datetime) -> tuple[int, ...]:
        """Lease articles that wait for ``also_in``: new in their story, or with a new version; newest first.

        An unfinished lease ends after some minutes.
        """
        ...
