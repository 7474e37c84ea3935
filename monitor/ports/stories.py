"""Which articles report the same event."""

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
    """The turn of one article: what it is compared with, and the decision. It ends with its transaction."""

    def vectors(self, article_id: int) -> ArticleVectors | None:
        """What is kept of an article that was placed before."""
        ...

    def counts(self, terms: Collection[str]) -> TermCounts:
        """In how many articles these terms occur."""
        ...

    def candidates(self, article_id: int, rare: Sequence[str], limit: int) -> tuple[StoryCandidate, ...]:
        """The article itself, if it was placed before, and those that it is to be compared with.

        They share most of these ``rare`` terms, or are of the story of one that does, or of its own.
        """
        ...

    def place(self, placement: Placement, now: datetime) -> None:
        """Write the machine's decision and the article's terms. Safe to repeat."""
        ...


# Finds the story of an article in its turn.
Place = Callable[[StoryPlacing], None]


class StoryRepository(Protocol):
    """Stories and their articles. What a person decided is never undone by ``placing``."""

    def list(
        self,
        *,
        order: StoryOrder = StoryOrder.NEWEST,
        since: datetime | None = None,
        before_id: int | None = None,
        after_id: int | None = None,
        limit: int | None = None,
    ) -> tuple[Story, ...]:
        """Pinned ones first, then in this order; ``since``: those active since then; by coverage or importance
        the 5,000 active last.

        ``before_id`` gives those that come next after that story in the list, ``after_id`` those next above it.
        """
        ...

    def get(self, story_id: int) -> Story:
        """A story, or the one it was merged into. Raises ``NotFound``."""
        ...

    def members(self, story_id: int) -> tuple[StoryMember, ...]:
        """Its articles, the first seen first."""
        ...

    def members_of(self, story_ids: Collection[int]) -> Mapping[int, Sequence[StoryMember]]:
        """The articles of these stories, by story; see ``members``."""
        ...

    def of_article(self, article_id: int) -> Story | None: ...
    def of_articles(self, article_ids: Collection[int]) -> Mapping[int, Story]:
        """The stories of these articles, by article; those without one are left out."""
        ...

    def join(self, article_id: int, story_id: int, now: datetime) -> Story:
        """A person puts an article into a story, out of the one it was in."""
        ...

    def start(self, article_ids: Sequence[int], now: datetime) -> Story:
        """A person makes a story of these articles, which leave those they were in."""
        ...

    def split(self, article_id: int, now: datetime) -> None:
        """A person takes an article out of its story; it is kept apart from the articles that stay."""
        ...

    def merge(self, keep_id: int, drop_id: int, now: datetime) -> Story:
        """A person makes two stories one."""
        ...

    def name(self, story_id: int, title: str) -> Story:
        """A person names a story; an empty title gives it that of its first article again."""
        ...

    def pin(self, story_id: int, pinned: bool) -> Story: ...
    def placing(self) -> AbstractContextManager[StoryPlacing]:
        """One article after the other finds its story, whichever program places it: a transaction."""
        ...

    def unplaced(self, limit: int) -> tuple[tuple[int, int], ...]:
        """Articles whose newest version has not been placed, and that version's number; newest first."""
        ...

    def also_in(self, development_ids: Collection[int]) -> Mapping[int, Sequence[AlsoIn]]:
        """Which other articles of their story carry these developments, by development, the first first."""
        ...

    def keep_also_in(self, article_ids: Collection[int], found: Sequence[AlsoIn], now: datetime) -> None:
        """Keep what was found of claimed articles and their story; they are then no more waiting. Safe to repeat."""
        ...

    def with_developments(self, story_ids: Collection[int]) -> frozenset[int]:
        """Those of these stories of which an article has a development."""
        ...

    def claim_unsearched(self, limit: int, now: datetime) -> tuple[int, ...]:
        """Lease articles that are new in their story, or have a new version there, and wait to be searched.

        None of them is given to another program before some minutes have passed.
        """
        ...
