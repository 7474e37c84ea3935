"""Which feeds and articles are followed."""

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
    """A feed to choose: its number, what it is called (its title, or else its address), and its tags."""

    id: int
    name: str
    tags: tuple[str, ...]


class FeedRepository(Protocol):
    """The feeds that are known."""

    def add(self, url: str, *, title: str, tags: Sequence[str], now: datetime) -> Feed:
        """The feed of this address, added when it is new (an existing one gains the tags), due at once."""
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
        """In the order they were added; ``failing``: only those whose last check failed.

        ``text`` is a part of title or address.
        """
        ...

    def names(self, limit: int) -> tuple[FeedName, ...]:
        """So many feeds in the order they were added, to choose from."""
        ...

    def tags(self) -> Mapping[str, int]:
        """The tags that feeds have, and how many have each; the most used first."""
        ...

    def tags_of(self, urls: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """The tags of the feeds of these addresses; an address of none is left out."""
        ...

    def counts(self) -> Mapping[str, int]:
        """How many by state, and ``failing``: those whose last check failed."""
        ...

    def find(self, name: str) -> tuple[Feed, ...]:
        """By number, address, or a part of address or title (an exact fit alone wins); ten of those that fit."""
        ...

    def remove(self, feed_id: int) -> None:
        """Forget the feed; its articles and their versions stay and are followed on."""
        ...

    def set_state(self, feed_id: int, state: FeedState, now: datetime) -> Feed: ...
    def wake(self, feed_id: int, now: datetime) -> Feed:
        """Let a feed fall due now, unless it is paused."""
        ...

    def set_details(self, feed_id: int, *, title: str | None = None, tags: Sequence[str] | None = None) -> Feed: ...


class PushRepository(Protocol):
    """Subscriptions to feeds' pushes at hubs; they outlive their feeds until the hub has been asked to stop."""

    def get(self, token: str) -> Push | None: ...
    def of_feed(self, feed_id: int) -> tuple[Push, ...]: ...
    def put(self, push: Push) -> None: ...
    def remove(self, token: str) -> None: ...
    def claim(self, now: datetime, until: datetime, limit: int) -> tuple[Push, ...]:
        """Those due, now due again at ``until``, and those still held whose feed is removed or paused."""
        ...

    def pushed(self, token: str, now: datetime, *, spare: timedelta) -> None:
        """Remember a push; its feed falls due now, unless it is paused or was checked within ``spare``."""
        ...

    def wake(self, now: datetime) -> None:
        """Let every feed fall due that was pushed after its last check began."""
        ...


@dataclass(frozen=True, slots=True)
class ArticleCounts:
    """How many articles by state (merged ones apart), how many were updated, and the number of versions of all."""

    states: Mapping[str, int]
    updated: int
    versions: int


class ArticleRepository(Protocol):
    """The articles that are followed."""

    def add(self, url: str, address: str, *, title: str, now: datetime) -> Article:
        """The article known under this normal form, or a new one, due at once."""
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
        """Newest first, without those that were merged into another (``get`` and ``find`` have them still).

        ``failing``: only those whose last check failed; ``text`` is a part of title or address, ``tag`` one of a
        feed that lists or listed it. ``before_id`` gives the articles next below it, ``after_id`` those next above it.
        """
        ...

    def counts(self) -> ArticleCounts:
        """Of all articles."""
        ...

    def number_of(self, feed_id: int) -> int:
        """How many articles ``list`` has for a feed."""
        ...

    def most_updated(self, limit: int) -> tuple[Article, ...]:
        """Those with more than one version, the most versions first."""
        ...

    def find(self, name: str, address: str | None = None, limit: int = 10) -> tuple[Article, ...]:
        """By number, address (as given or its normal form), or a part of address or title."""
        ...

    def by_numbers(self, numbers: Collection[int]) -> Mapping[int, Article]:
        """The articles of these numbers, by number; those that are not there are left out."""
        ...

    def by_address(self, address: str) -> Article | None: ...
    def by_text(self, host: str, digest: str, title: str, *, limit: int = 5) -> tuple[Article, ...]:
        """Articles of a host whose last version has this digest or this very title, newest first."""
        ...

    def by_canonical(self, names: Sequence[str], digest: str, title: str, *, limit: int = 5) -> tuple[Article, ...]:
        """Articles with a version whose pages name one of these addresses; those of this digest or title first."""
        ...

    def merge(self, keep_id: int, drop_id: int, now: datetime, *, url: str | None = None) -> Article:
        """Let ``keep`` take over all addresses and entry keys of ``drop``, which turned out to be the same article.

        With ``url`` it is fetched there from now on. It falls due at once. Either may have been merged meanwhile: what
        counts is the article it turned out to be, and where both are one already nothing happens.
        ``drop`` is deleted if it has no version; else it keeps its history, is marked ``moved_to`` and never due again.
        """
        ...

    def set_muted(self, article_id: int, muted: bool) -> Article: ...
    def set_snoozed(self, article_id: int, until: datetime, holds: Sequence[Hold]) -> Article:
        """Hold its alerts until then; those that wait already as ``holds`` say, all that was instant as digests."""
        ...

    def wake(self, article_id: int, now: datetime) -> Article:
        """Let an article fall due now; one that slept wakes up, one that was merged stays as it is."""
        ...

    def remove(self, article_id: int) -> int:
        """Forget it with all versions, and those merged into it; how many versions. What is queued is cancelled."""
        ...

    def discard(self, article_id: int) -> bool:
        """Forget it if it has no version and no feed lists or listed it; whether that was so."""
        ...


class BookmarkRepository(Protocol):
    """Versions that readers named."""

    def put(self, reader: str, article_id: int, version: int, name: str, now: datetime) -> Bookmark:
        """A reader's bookmark of this name in an article; one that was there before is moved to this version."""
        ...

    def list(
        self,
        reader: str,
        *,
        article_id: int | None = None,
        before_id: int | None = None,
        limit: int | None = None,
    ) -> tuple[Bookmark, ...]:
        """Those of a reader, newest first."""
        ...

    def remove(self, reader: str, bookmark_id: int) -> bool:
        """Forget a reader's own bookmark; whether there was one."""
        ...
