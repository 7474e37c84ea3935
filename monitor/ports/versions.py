"""What is stored of an article, and how it is asked for."""

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
    """Stored versions and changes: read only (they are written by ``WorkQueue.finish_article``)."""

    def get(self, article_id: int, number: int) -> Version: ...
    def several(self, article_id: int, numbers: Collection[int]) -> tuple[Version, ...]:
        """Those of these versions that are stored, oldest first."""
        ...

    def of_articles(self, wanted: Mapping[int, Collection[int]]) -> Mapping[int, tuple[Version, ...]]:
        """The same for some articles, by article."""
        ...

    def raw(self, article_id: int, number: int) -> bytes | None: ...
    def numbers(self, article_id: int) -> tuple[int, ...]:
        """The numbers of all versions of an article, oldest first."""
        ...

    def summaries(self, article_id: int, *, above: int = 0, limit: int | None = None) -> tuple[VersionSummary, ...]:
        """Versions of an article, oldest first, without their texts: those above a number, at most so many."""
        ...

    def number_at(self, article_id: int, until: datetime) -> int | None:
        """The last version of an article that was read at that time or before; None where none was."""
        ...

    def all(self, article_id: int) -> Iterable[Version]:
        """All versions of an article, oldest first, read one after the other."""
        ...

    def change(self, article_id: int, number: int) -> Change | None:
        """The stored change that led to this version (None for the first)."""
        ...

    def real_step(self, article_id: int, *, upto: int | None = None, above: int = 0) -> VersionStep | None:
        """The change next to a version that says something: with a development or a withdrawal.

        With ``upto`` the last one that led to this version or an earlier one, else the first above a version.
        """
        ...

    def outlines(self, article_id: int, *, upto: int, limit: int) -> tuple[VersionOutline, ...]:
        """The newest versions of an article up to this number, newest first, with their changes in outline."""
        ...

    def log(self, query: LogQuery) -> tuple[LogRow, ...]: ...
    def newest_developments(self, articles: Sequence[Article], limit: int) -> tuple[Development, ...]:
        """The newest developments of these articles, the newest first."""
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
        """Newest first. ``before_id`` gives those next below it, ``after_id`` those next above it.

        Detected at ``since`` or later and before ``until``; of all articles of a story; of any of these ``kinds``; of
        articles that any feed with any of these ``tags`` lists or once listed; of versions in any of these
        ``languages`` (primary BCP 47 tags) that have all the ``words``, as ``search`` reads them. Whoever goes on from
        the highest number seen misses none, whatever is inserted meanwhile. ``by_importance`` gives the most important
        first, of equals the surest, then the newest. ``most_articles``: only those of the first so many articles met.
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
        """What was taken away, newest first, paged as ``developments``; ``silent``: only what no note mentions."""
        ...

    def kinds_since(self, since: datetime) -> Mapping[str, int]:
        """How many developments of each kind were found since then."""
        ...

    def newest(self) -> int:
        """The number of the row up to which the stored versions may be read; 0 where there is none."""
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
        """Full text over versions, one hit an article; newest first among equals. Bounded: see the store.

        With ``upto`` (what ``newest`` gave for the first page) as if later versions were not stored: so pages made by
        ``skip`` neither miss nor repeat what moves while new versions come.
        """
        ...


@dataclass(frozen=True, slots=True)
class VersionStep:
    """A stored change by the numbers of its two versions; the older one may be pruned."""

    old: int
    new: int


@dataclass(frozen=True, slots=True)
class LogQuery:
    """What to list of the versions stored, newest first.

    ``kinds``: only versions with a development of these kinds. ``tags``: only of articles that any feed with any of
    these tags lists or once listed. ``words``: versions whose text has none of these (each as for a search) may be left
    out, and are where few have one. ``edited_only``: only those that changed another one. ``below``: only versions of a
    smaller number. ``before_id`` and ``after_id`` are numbers of rows: those next below, or next above.
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
    """One version in a log, with the change that led to it. ``id`` grows in the order in which versions are stored.

    ``from_kept`` is False where the version it changed was pruned.
    """

    article: Article
    mark: VersionSummary
    change: Change | None
    id: int = 0
    from_kept: bool = True


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One version in which the words were found, with the passage around them.

    ``matches`` are the first and last (exclusive) characters of what was found in the passage; ``others`` further
    versions of the article that were met with the words in them.
    """

    article: Article
    version: int
    fetched_at: datetime
    snippet: str
    matches: tuple[tuple[int, int], ...] = ()
    others: tuple[int, ...] = ()

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The passage in parts, each with whether it was found."""
        edges = [0, *(edge for match in self.matches for edge in match), len(self.snippet)]
        parts = [(self.snippet[first:past], at % 2 == 1) for at, (first, past) in enumerate(pairwise(edges))]
        return tuple(part for part in parts if part[0])
