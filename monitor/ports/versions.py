"""Stored versions, changes, developments and withdrawals, and the queries for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Protocol

from monitor.model import (
    Article,
    Change,
    Development,
    StoredWithdrawal,
    Version,
    VersionOutline,
    VersionSummary,
)


class VersionRepository(Protocol):
    """Read access to versions and changes, which ``WorkQueue.finish_article`` writes."""

    def get(self, article_id: int, number: int) -> Version: ...
    def several(self, article_id: int, numbers: Collection[int]) -> tuple[Version, ...]:
        """The stored ones of these versions, oldest first."""
        ...

    def of_articles(self, wanted: Mapping[int, Collection[int]]) -> Mapping[int, tuple[Version, ...]]:
        """``several`` for several articles, by article."""
        ...

    def raw(self, article_id: int, number: int) -> bytes | None:
        """The bytes of the page as fetched; None if they were pruned."""
        ...

    def numbers(self, article_id: int) -> tuple[int, ...]:
        """The numbers of all versions of an article, oldest first."""
        ...

    def summaries(self, article_id: int, *, above: int = 0, limit: int | None = None) -> tuple[VersionSummary, ...]:
        """Up to ``limit`` versions of an article above a number, oldest first, without their texts."""
        ...

    def number_at(self, article_id: int, until: datetime) -> int | None:
        """The number of the last version fetched at or before that time; None if there is none."""
        ...

    def all(self, article_id: int) -> Iterable[Version]:
        """All versions of an article, oldest first, loaded one at a time."""
        ...

    def change(self, article_id: int, number: int) -> Change | None:
        """The stored change that led to this version; None for the first."""
        ...

    def real_step(self, article_id: int, *, upto: int | None = None, above: int = 0) -> VersionStep | None:
        """The nearest change that has a development or a withdrawal; None if there is none.

        With ``upto`` the last such change to that version or an earlier one, otherwise the first above ``above``.
        """
        ...

    def outlines(self, article_id: int, *, upto: int, limit: int) -> tuple[VersionOutline, ...]:
        """Up to ``limit`` versions of an article, from ``upto`` down, newest first, with outlines of their changes."""
        ...

    def log(self, query: LogQuery) -> tuple[LogRow, ...]:
        """Versions, newest first, each with the change that led to it."""
        ...

    def newest_developments(self, articles: Sequence[Article], limit: int) -> tuple[Development, ...]:
        """The newest ``limit`` developments of these articles together, newest first."""
        ...

    def developments(
        self,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        after_id: int | None = None,
        before_id: int | None = None,
        article_id: int | None = None,
        story_id: int | None = None,
        feed_id: int | None = None,
        to_version: int | None = None,
        kinds: tuple[str, ...] = (),
        tags: tuple[str, ...] = (),
        languages: tuple[str, ...] = (),
        words: str = "",
        min_importance: float = 0.0,
        by_importance: bool = False,
        most_articles: int | None = None,
        limit: int | None = None,
    ) -> tuple[Development, ...]:
        """Developments that pass all filters, newest first: those next below ``before_id``, or next above ``after_id``.

        Filters: detected at ``since`` or later and before ``until``; of a story's articles; of any of these ``kinds``;
        of articles that any feed with any of these ``tags`` lists or listed; of versions in any of these ``languages``
        (primary BCP 47 tags); of versions with all the ``words``, as in ``search``. A reader who continues from the
        highest number seen misses none, whatever is inserted meanwhile. ``by_importance`` sorts by importance, then
        score, then newest. ``most_articles`` keeps only those of the first so many articles in the list.
        """
        ...

    def withdrawals(
        self,
        *,
        since: datetime | None = None,
        after_id: int | None = None,
        before_id: int | None = None,
        article_id: int | None = None,
        feed_id: int | None = None,
        kinds: tuple[str, ...] = (),
        silent: bool = False,
        limit: int | None = None,
    ) -> tuple[StoredWithdrawal, ...]:
        """Withdrawals, newest first, paged as ``developments``; ``silent``: only those that no note mentions."""
        ...

    def kinds_since(self, since: datetime) -> Mapping[str, int]:
        """The number of developments detected since then, by kind."""
        ...

    def newest(self) -> int:
        """The highest row number up to which no version can still appear (see ``search``); 0 if there is none."""
        ...

    def search(
        self,
        words: str,
        *,
        limit: int = 20,
        skip: int = 0,
        upto: int | None = None,
        feed_id: int | None = None,
        since: datetime | None = None,
    ) -> tuple[SearchHit, ...]:
        """Full-text search over versions: one hit per article, matches in the headline first, then newest first.

        Looks through a limited number of versions. ``upto``, the result of ``newest`` at the first page, hides later
        versions: so that pages by ``skip`` neither miss nor repeat hits while new versions are stored.
        """
        ...


@dataclass(frozen=True, slots=True)
class VersionStep:
    """The version numbers of a stored change; the older version may be pruned."""

    old: int
    new: int


@dataclass(frozen=True, slots=True)
class LogQuery:
    """Which versions a log lists, newest first.

    ``kinds``: with a development of any of these kinds. ``tags``: of articles that any feed with any of these tags
    lists or listed. ``words``: a hint to skip versions that have none of these words; it is applied only where few
    versions have one. ``edited_only``: with a change. ``below``: version number below this one. ``before_id`` and
    ``after_id`` are row numbers: those next below, or next above.
    """

    article_id: int | None = None
    feed_id: int | None = None
    since: datetime | None = None
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    developments_only: bool = False
    edited_only: bool = False
    limit: int | None = None
    below: int | None = None
    before_id: int | None = None
    after_id: int | None = None


@dataclass(frozen=True, slots=True)
class LogRow:
    """One version in a log, with the change that led to it. ``id`` is its row number, in the order of storing.

    ``from_kept`` is False if the version that the change starts from was pruned.
    """

    article: Article
    mark: VersionSummary
    change: Change | None
    id: int = 0
    from_kept: bool = True


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One version that has the words, with the passage around them.

    ``matches`` are the (start, end) offsets of the matches in ``snippet``, end exclusive; ``others`` are further
    matching versions of the article that the search came across.
    """

    article: Article
    version: int
    fetched_at: datetime
    snippet: str
    matches: tuple[tuple[int, int], ...] = ()
    others: tuple[int, ...] = ()

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The snippet cut at the matches, each piece with whether it is a match."""
        edges = [0, *(edge for match in self.matches for edge in match), len(self.snippet)]
        pieces = [(self.snippet[start:end], index % 2 == 1) for index, (start, end) in enumerate(pairwise(edges))]
        return tuple(piece for piece in pieces if piece[0])
