"""What the flow needs of the edges, as small protocols, one a consumer's need.

All calls are synchronous and safe to use from several threads. Times are arguments: no implementation reads a clock,
but for the one of ``Clock``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import ParamSpec, Protocol, TypeVar

from monitor.model import (
    Alert,
    AlertDraft,
    AlertItem,
    AlertState,
    Article,
    ArticleMemory,
    ArticleOutcome,
    ArticleReceipt,
    ArticleState,
    Change,
    Claim,
    Development,
    Feed,
    FeedOutcome,
    FeedReceipt,
    FeedState,
    Message,
    Page,
    PassedOver,
    Push,
    Subscription,
    Version,
    VersionMark,
)

T = TypeVar("T")
P = ParamSpec("P")

# The highest number that a row can have: 64 bits with a sign, in both databases.
LARGEST_NUMBER = 2**63 - 1


class Clock(Protocol):
    """The time now, aware and in UTC."""

    def now(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Request:
    """One GET to be made. Validators are sent back exactly as received; None sends none.

    ``ignore_robots`` is for what a person asked for by hand (adding a feed or an article), never for the schedule.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    accept: str = "*/*"
    ignore_robots: bool = False


class Fetcher(Protocol):
    """Makes one polite, bounded request.

    Waits for its turn at the host, follows redirects (each hop checked), decodes gzip and deflate in bounds. Returns a
    Page for every final status but 429 and 503 (these, and hosts under a wait, raise ``HostBusy``); else raises
    ``FetchError``.
    """

    def fetch(self, request: Request) -> Page: ...
    def post(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        """The status a guarded POST was answered with; redirects are not followed. Raises ``FetchError``."""
        ...

    def close(self) -> None: ...


class Sandbox(Protocol):
    """Runs an importable function on plain values in a process that can be killed.

    Raises ``ParseKilled`` when it runs past its time or memory; a ``MonitorError`` the function raises comes through.
    """

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The function's value; the arguments are checked against its own, as in any other call."""
        ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class TextLimit:
    """How much text a service takes, as it counts (``measure``).

    ``title`` is 0 where a title begins the text; with ``together`` the title counts within ``text``.
    """

    title: int
    text: int
    together: bool
    measure: Callable[[str], int]


class Sender(Protocol):
    """Hands a message to its channel; returns when it was accepted, raises ``SendError``."""

    def limit(self, recipient: str) -> TextLimit | None:
        """What this recipient takes; None where the channel takes messages as they are."""
        ...

    def send(self, message: Message) -> None: ...
    def close(self) -> None:
        """Give idle connections back; it can be used again afterwards."""
        ...


class FeedShelf(Protocol):
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
        limit: int | None = None,
    ) -> tuple[Feed, ...]:
        """In the order they were added; ``failing``: only those whose last look failed."""
        ...

    def counts(self) -> Mapping[str, int]:
        """How many by state, and ``failing``: those whose last look failed."""
        ...

    def find(self, name: str) -> tuple[Feed, ...]:
        """By number, address, or a part of address or title (an exact fit alone wins)."""
        ...

    def remove(self, feed_id: int) -> None:
        """Forget the feed; its articles and their versions stay and are followed on."""
        ...

    def set_state(self, feed_id: int, state: FeedState, now: datetime) -> Feed: ...
    def set_details(self, feed_id: int, *, title: str | None = None, tags: Sequence[str] | None = None) -> Feed: ...


class PushShelf(Protocol):
    """Subscriptions to feeds' pushes at hubs; they outlive their feeds until the hub is told."""

    def get(self, token: str) -> Push | None: ...
    def of_feed(self, feed_id: int) -> tuple[Push, ...]: ...
    def put(self, push: Push) -> None: ...
    def remove(self, token: str) -> None: ...
    def claim(self, now: datetime, until: datetime, limit: int) -> tuple[Push, ...]:
        """Those due, now due again at ``until``, and those still held whose feed is removed or paused."""
        ...

    def pushed(self, token: str, now: datetime, *, spare: timedelta) -> None:
        """Remember a push; its feed falls due now, unless it is paused or was looked at within ``spare``."""
        ...

    def wake(self, now: datetime) -> None:
        """Let every feed fall due that was pushed after its last look began."""
        ...


@dataclass(frozen=True, slots=True)
class ArticleCounts:
    """How many articles by state (merged ones apart), how many were updated, and the number of versions of all."""

    states: Mapping[str, int]
    updated: int
    versions: int


class ArticleShelf(Protocol):
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
        after_id: int | None = None,
        before_id: int | None = None,
        limit: int | None = None,
    ) -> tuple[Article, ...]:
        """Newest first, without those that were merged into another (``get`` and ``find`` have them still).

        ``failing``: only those whose last look failed; ``text`` is a part of title or address. ``before_id`` gives the
        articles next below it, ``after_id`` those next above it.
        """
        ...

    def counts(self, *, feed_id: int | None = None) -> ArticleCounts:
        """Of all articles, or of those ``list`` has for a feed."""
        ...

    def most_updated(self, limit: int) -> tuple[Article, ...]:
        """Those with more than one version, the most versions first."""
        ...

    def find(self, name: str, address: str | None = None, limit: int = 10) -> tuple[Article, ...]:
        """By number, address (as given or its normal form), or a part of address or title."""
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
    def remove(self, article_id: int) -> int:
        """Forget it with all versions, and those merged into it; how many versions. What is queued is cancelled."""
        ...

    def discard(self, article_id: int) -> bool:
        """Forget it if it has no version and no feed lists or listed it; whether that was so."""
        ...


class VersionShelf(Protocol):
    """Stored versions and changes: read only (they are written by ``WorkQueue.finish_article``)."""

    def get(self, article_id: int, number: int) -> Version: ...
    def raw(self, article_id: int, number: int) -> bytes | None: ...
    def marks(self, article_id: int) -> tuple[VersionMark, ...]:
        """All versions of an article, oldest first, without their texts."""
        ...

    def all(self, article_id: int) -> Iterable[Version]:
        """All versions of an article, oldest first, read one after the other."""
        ...

    def change(self, article_id: int, number: int) -> Change | None:
        """The stored change that led to this version (None for the first)."""
        ...

    def log(self, query: LogQuery) -> tuple[LogRow, ...]: ...
    def developments(
        self,
        *,
        since: datetime | None = None,
        after_id: int | None = None,
        before_id: int | None = None,
        article_id: int | None = None,
        feed_id: int | None = None,
        kinds: tuple[str, ...] = (),
        limit: int | None = None,
    ) -> tuple[Development, ...]:
        """Newest first. ``before_id`` gives those next below it, ``after_id`` those next above it.

        Whoever goes on from the highest number seen misses none, whatever is inserted meanwhile.
        """
        ...

    def kinds_since(self, since: datetime) -> Mapping[str, int]:
        """How many developments of each kind were found since then."""
        ...

    def newest(self) -> int:
        """The number of the row up to which the stored versions may be read; 0 where there is none."""
        ...

    def search(self, words: str, *, limit: int = 20, skip: int = 0, upto: int | None = None) -> tuple[SearchHit, ...]:
        """Full text over versions; newest first among equals.

        With ``upto`` (what ``newest`` gave for the first page) as if later versions were not stored: so pages made by
        ``skip`` neither miss nor repeat what moves while new versions come.
        """
        ...


@dataclass(frozen=True, slots=True)
class LogQuery:
    """What to list of the versions stored, newest first.

    ``kinds``: only versions with a development of these kinds. ``below``: only versions of a smaller number.
    ``before_id`` and ``after_id`` are numbers of rows: those next below, or next above.
    """

    article_id: int | None = None
    feed_id: int | None = None
    since: datetime | None = None
    kinds: tuple[str, ...] = ()
    developments_only: bool = False
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
    mark: VersionMark
    change: Change | None
    id: int = 0
    from_kept: bool = True


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One version in which the words were found, with the passage around them.

    ``matches`` are the first and last (exclusive) characters of what was found in the passage.
    """

    article: Article
    version: int
    fetched_at: datetime
    snippet: str
    matches: tuple[tuple[int, int], ...] = ()

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The passage in parts, each with whether it was found."""
        edges = [0, *(edge for match in self.matches for edge in match), len(self.snippet)]
        parts = [(self.snippet[first:past], at % 2 == 1) for at, (first, past) in enumerate(pairwise(edges))]
        return tuple(part for part in parts if part[0])


class WorkQueue(Protocol):
    """The database as the schedule: claims with leases, and jobs finished in one transaction each."""

    def claim_feeds(self, claim: Claim) -> tuple[Feed, ...]: ...
    def claim_articles(self, claim: Claim) -> tuple[Article, ...]: ...
    def recall(self, article_id: int) -> ArticleMemory: ...
    def seen_before(self, article_id: int, sentences: Sequence[str]) -> frozenset[str]:
        """Those of these sentence digests that any stored version of the article had."""
        ...

    def finish_feed(self, outcome: FeedOutcome) -> FeedReceipt:
        """Write what a look at a feed leaves and release it; ``LeaseLost`` and nothing written if it is not ours."""
        ...

    def finish_article(self, outcome: ArticleOutcome) -> ArticleReceipt:
        """Write version, change, developments, alerts, lines and row, and release it; ``LeaseLost`` likewise."""
        ...

    def finish_unchanged(self, feeds: Sequence[FeedOutcome], articles: Sequence[ArticleOutcome]) -> None:
        """Write looks that change nothing but their rows, all in one transaction, and release them.

        Rows that are no longer held by their outcome's worker are passed over.
        """
        ...

    def passed_over_feeds(self, claim: Claim) -> Sequence[PassedOver]:
        """What a claim of feeds leaves alone because of another worker, or of a wait that a host asked for."""
        ...

    def passed_over_articles(self, claim: Claim) -> Sequence[PassedOver]: ...
    def put_off_feed(self, feed_id: int, worker: str, now: datetime, error: str) -> None:
        """Give a feed back whose look could not be written, to be tried again later; nothing if it is not ours."""
        ...

    def put_off_article(self, article_id: int, worker: str, now: datetime, error: str) -> None: ...
    def bring_forward(self, now: datetime, *, due: timedelta, lease: timedelta) -> int:
        """Undo what a clock left that ran ahead; how many rows that were.

        What is due later than ``due`` from now falls due, and what is leased for longer than ``lease`` is free. Waits
        of hosts and alerts have bounds of their own.
        """
        ...

    def renew(
        self,
        worker: str,
        until: datetime,
        *,
        feeds: Sequence[int] = (),
        articles: Sequence[int] = (),
        alerts: Sequence[int] = (),
    ) -> None:
        """Let those of these rows that this worker still holds be its own until then."""
        ...

    def release(self, worker: str) -> None:
        """Give back all that this worker has claimed and not finished."""
        ...

    def next_due(self) -> datetime | None:
        """When the next feed, article or alert falls due."""
        ...


class Outbox(Protocol):
    """Alerts on their way."""

    def queue(self, drafts: Sequence[AlertDraft], now: datetime) -> tuple[int, ...]:
        """Queue alerts that belong to no version (samples, heartbeats)."""
        ...

    def claim(self, claim: Claim) -> tuple[tuple[AlertItem, ...], ...]:
        """Due alerts in batches, one a message to be sent.

        Alerts of a digest mode due for one recipient and subscription come together; an instant one comes alone.
        """
        ...

    def sent(self, alert_ids: Sequence[int], worker: str, now: datetime) -> None: ...
    def postpone(
        self, alert_ids: Sequence[int], worker: str, *, due_at: datetime, error: str | None, as_digest: bool = False
    ) -> None:
        """Not sent: again at ``due_at``. An error makes it an attempt; ``as_digest`` lets them go together."""
        ...

    def give_up(self, alert_ids: Sequence[int], worker: str, error: str) -> None: ...
    def cancel(self, alert_ids: Sequence[int], reason: str) -> None: ...
    def retry(self, alert_ids: Sequence[int], now: datetime) -> int: ...
    def get(self, alert_id: int) -> AlertItem: ...
    def list(
        self,
        *,
        state: AlertState | None = None,
        after_id: int | None = None,
        before_id: int | None = None,
        limit: int | None = None,
    ) -> tuple[Alert, ...]:
        """Newest first; ``before_id`` gives those next below it, ``after_id`` those next above it."""
        ...

    def counts(self) -> Mapping[str, int]:
        """How many of every state."""
        ...

    def sent_between(self, recipient: str, since: datetime, until: datetime) -> int:
        """How many messages this recipient was sent in that time (a digest is one)."""
        ...


class SubscriptionShelf(Protocol):
    """Who wants to hear of what."""

    def list(self) -> tuple[Subscription, ...]: ...
    def put(self, subscription: Subscription) -> None: ...
    def remove(self, name: str) -> bool:
        """Forget it and cancel what is queued for it; whether there was one."""
        ...

    def unsubscribe(self, name: str, recipient: str, now: datetime) -> None:
        """This recipient hears no more of this subscription; queued alerts are cancelled. Survives a sync."""
        ...

    def resubscribe(self, name: str, recipient: str) -> bool:
        """This recipient hears of it again; whether they had left."""
        ...

    def unsubscribed(self) -> frozenset[tuple[str, str]]: ...
    def sync(self, configured: Sequence[Subscription]) -> None:
        """Make the subscriptions of origin ``config`` exactly these."""
        ...


class Store(Protocol):
    """All shelves of one database."""

    @property
    def feeds(self) -> FeedShelf: ...
    @property
    def articles(self) -> ArticleShelf: ...
    @property
    def versions(self) -> VersionShelf: ...
    @property
    def work(self) -> WorkQueue: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def subscriptions(self) -> SubscriptionShelf: ...
    @property
    def pushes(self) -> PushShelf: ...

    def get_note(self, name: str) -> str | None:
        """A small named value (a reader's place in `catchup`, a secret made once), or None."""
        ...

    def get_notes(self, prefix: str) -> Mapping[str, str]:
        """The values of all names that begin so, by the rest of the name."""
        ...

    def put_note(self, name: str, value: str) -> None: ...
    def keep_note(self, name: str, value: str) -> str:
        """The value of this name: this one, where it had none. Who asks at the same time is told the same."""
        ...

    def close(self) -> None: ...
