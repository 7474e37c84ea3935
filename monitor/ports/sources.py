"""Feeds, articles, push subscriptions and bookmarks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from monitor.model import (
    Article,
    ArticleState,
    Bookmark,
    Feed,
    FeedState,
    FeedSummary,
    Hold,
    Push,
)


@dataclass(frozen=True, slots=True)
class FeedName:
    """A feed in a list to choose from: ``name`` is its title, or its address if it has none."""

    id: int
    name: str
    tags: tuple[str, ...]


class FeedRepository(Protocol):
    """The stored feeds. Unless stated otherwise, an unknown number raises ``NotFound``."""

    def add(self, url: str, *, title: str, tags: Sequence[str], now: datetime) -> Feed:
        """Add a feed, or add the tags to the feed that has this address. It is due at once, unless paused."""
        ...

    def get(self, feed_id: int) -> Feed: ...
    def list(
        self,
        *,
        after_id: int | None = None,
        before_id: int | None = None,
        failing: bool = False,
        state: FeedState | None = None,
        tag: str = "",
        text: str = "",
        limit: int | None = None,
    ) -> tuple[FeedSummary, ...]:
        """Feeds in the order they were added, those numbered above ``after_id`` or next below ``before_id``.

        ``failing``: only feeds whose last check failed; ``text``: a substring of title or address.
        """
        ...

    def names(self, limit: int) -> tuple[FeedName, ...]:
        """The first ``limit`` feeds in the order they were added."""
        ...

    def tags(self) -> Mapping[str, int]:
        """The number of feeds by tag, most used tag first."""
        ...

    def tags_of(self, urls: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """The tags of feeds by address; addresses of no feed are left out."""
        ...

    def counts(self) -> Mapping[str, int]:
        """The number of feeds by state, and under ``failing`` of those whose last check failed."""
        ...

    def find(self, name: str) -> tuple[Feed, ...]:
        """Up to ten feeds with this number, address or title; if there are none, with it as a substring."""
        ...

    def remove(self, feed_id: int) -> None:
        """Delete the feed; its articles and their versions are kept and still followed."""
        ...

    def set_state(self, feed_id: int, state: FeedState, now: datetime) -> Feed: ...
    def wake(self, feed_id: int, now: datetime) -> Feed:
        """Make a feed due now, unless it is paused."""
        ...

    def set_details(self, feed_id: int, *, title: str | None = None, tags: Sequence[str] | None = None) -> Feed: ...


class PushRepository(Protocol):
    """WebSub subscriptions to feeds at hubs. They are kept after their feed is removed, until the hub was told."""

    def get(self, token: str) -> Push | None: ...
    def of_feed(self, feed_id: int) -> tuple[Push, ...]: ...
    def put(self, push: Push) -> None: ...
    def remove(self, token: str) -> None: ...
    def claim(self, now: datetime, until: datetime, limit: int) -> tuple[Push, ...]:
        """Claim subscriptions that are due, or whose feed was removed or paused; they are next due at ``until``.

        Of removed and paused feeds, those that are being ended already are claimed only when due.
        """
        ...

    def pushed(self, token: str, now: datetime, *, spare: timedelta) -> None:
        """Record a push and make its feed due now, unless it is paused or was checked within ``spare``."""
        ...

    def wake(self, now: datetime) -> None:
        """Make every feed due that was pushed after its last check began."""
        ...


@dataclass(frozen=True, slots=True)
class ArticleCounts:
    """Counts of articles: by state (without merged ones), with more than one version, and versions of all articles."""

    states: Mapping[str, int]
    updated: int
    versions: int


class ArticleRepository(Protocol):
    """The followed articles. Unless stated otherwise, an unknown number raises ``NotFound``."""

    def add(self, url: str, address: str, *, title: str, now: datetime) -> Article:
        """The article known by this normalized ``address``, or a new one, due at once."""
        ...

    def get(self, article_id: int) -> Article: ...
    def list(
        self,
        *,
        feed_id: int | None = None,
        state: ArticleState | None = None,
        muted: bool | None = None,
        failing: bool = False,
        text: str = "",
        tag: str = "",
        after_id: int | None = None,
        before_id: int | None = None,
        limit: int | None = None,
    ) -> tuple[Article, ...]:
        """Articles, newest first, without merged ones (``get`` and ``find`` still return these).

        ``feed_id`` and ``tag``: articles that this feed, or a feed with this tag, lists or listed. ``failing``: only
        articles whose last check failed. ``text``: words of a headline, or a substring of title or address.
        ``before_id`` selects the articles next below that number, ``after_id`` those next above it.
        """
        ...

    def counts(self) -> ArticleCounts:
        """Counts of all articles."""
        ...

    def number_of(self, feed_id: int) -> int:
        """The number of articles that ``list`` returns for a feed."""
        ...

    def most_updated(self, limit: int) -> tuple[Article, ...]:
        """Articles with more than one version, most versions first."""
        ...

    def find(self, name: str, address: str | None = None, limit: int = 10) -> tuple[Article, ...]:
        """Articles by number, address (as given, or normalized as ``address``), title, or a part of these.

        Only the best kind of match is returned.
        """
        ...

    def by_numbers(self, numbers: Collection[int]) -> Mapping[int, Article]:
        """Articles by number; unknown numbers are left out."""
        ...

    def by_address(self, address: str) -> Article | None: ...
    def by_text(self, host: str, digest: str, title: str, *, limit: int = 5) -> tuple[Article, ...]:
        """Articles of a host whose newest version has this digest or exactly this title, newest first."""
        ...

    def by_canonical(self, names: Sequence[str], digest: str, title: str, *, limit: int = 5) -> tuple[Article, ...]:
        """Articles with a version whose page names one of these canonical addresses; same digest or title first."""
        ...

    def merge(self, keep_id: int, drop_id: int, now: datetime, *, url: str | None = None) -> Article:
        """Merge ``drop`` into ``keep``: the same article; ``keep`` takes over its addresses, entry keys and feeds.

        ``keep`` is due at once, and is fetched from ``url`` from now on, if given. If either was merged before, the
        article it was merged into is used; if both are the same, or ``drop`` was deleted meanwhile (merged without a
        version, or removed), nothing happens. ``drop`` is deleted if it has no version; otherwise it keeps its history,
        is marked ``moved_to`` and is never due again. Raises ``NotFound`` if there is no ``keep``.
        """
        ...

    def hand_over(self, article_id: int, address: str, title: str, now: datetime, *, back: str | None) -> int | None:
        """Make a new article of the story now at an article's URL; returns its number.

        The new one gets the normalised ``address`` of that URL and the entries that are in their feeds, and is due at
        once. ``back`` is the URL where the former article's own text is: it is followed there again, and is due too.
        Without ``back`` it keeps its URL, and nothing happens unless its feeds list that URL under new keys only.
        Nothing happens either if the article does not have that address.
        """
        ...

    def set_muted(self, article_id: int, muted: bool) -> Article: ...
    def set_snoozed(self, article_id: int, until: datetime, holds: Sequence[Hold]) -> Article:
        """Hold back alerts about an article until then. Queued ones get the times of ``holds`` and become digests."""
        ...

    def wake(self, article_id: int, now: datetime) -> Article:
        """Make an article due now; a dormant one becomes live, a merged one stays as it is."""
        ...

    def remove(self, article_id: int) -> int:
        """Delete an article, those merged into it, and all versions; returns their number. Cancels queued alerts."""
        ...

    def discard(self, article_id: int) -> bool:
        """Delete an article if it has no version and no feed lists or listed it; whether it was deleted."""
        ...


class BookmarkRepository(Protocol):
    """Bookmarks: versions that readers gave a name."""

    def put(self, reader: str, article_id: int, version: int, name: str, now: datetime) -> Bookmark:
        """Add a bookmark, replacing the reader's bookmark of the same name in this article. Raises ``NotFound``."""
        ...

    def list(
        self,
        reader: str,
        *,
        article_id: int | None = None,
        before_id: int | None = None,
        limit: int | None = None,
    ) -> tuple[Bookmark, ...]:
        """The bookmarks of a reader, newest first."""
        ...

    def remove(self, reader: str, bookmark_id: int) -> bool:
        """Delete a bookmark of this reader; whether it existed."""
        ...
