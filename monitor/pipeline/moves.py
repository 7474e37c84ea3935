"""Feeds that move: to where they announce it, and what is still called by an old address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from monitor.errors import FetchError, HostBusy, HttpStatus, ParseError
from monitor.model import Feed, ParsedFeed, Subscription, normal_spelling
from monitor.ports import Fetcher, Request, Sandbox, Store

# A chain of announcements longer than this is taken for a ring.
_MOST_MOVES = 3
_PREFIX = "feed-moved:"


@dataclass(frozen=True, slots=True)
class Move:
    """What an announcement is worth: the address at its end, or why there is none to go to.

    ``same``: entries known of the feed are there as well.
    """

    url: str = ""
    same: bool = False
    complaint: str = ""


def announced_move(fetcher: Fetcher, sandbox: Sandbox, feed: Feed, url: str) -> Move:
    """Follow an announcement (``itunes:new-feed-url``) to a feed that announces nothing else.

    Raises ``HostBusy``.
    """
    seen = [feed.url]
    while len(seen) <= _MOST_MOVES and url not in seen:
        seen.append(url)
        try:
            there = _read(fetcher, sandbox, url)
        except HostBusy:
            raise
        except (FetchError, ParseError) as error:
            return Move(complaint=f"says it moved to {url}, where no feed can be read: {error}")
        following = there.hints.new_url
        if following in (None, url):
            known = set(feed.entry_keys)
            return Move(url, same=any(entry.key in known for entry in there.entries))
        url = following
    return Move(complaint=f"says it moved to {seen[1]}, which leads on without end")


def _read(fetcher: Fetcher, sandbox: Sandbox, url: str) -> ParsedFeed:
    from monitor.pipeline.reading import read_feed

    page = fetcher.fetch(Request(url))
    if page.status != 200:
        raise HttpStatus(f"it answered {page.status}", status=page.status)
    return sandbox.call(read_feed, page.body, page.url, page.header("content-type"))


def remember_move(store: Store, old: str, new: str) -> None:
    """From now on the old address (or number, of a feed that is no more) means the new one, and the new one itself."""
    store.put_note(_PREFIX + old, new)
    if store.get_note(_PREFIX + new) is not None:
        store.put_note(_PREFIX + new, new)


def current_url(store: Store, url: str) -> str:
    """Where the feed of an address, however it is written, is now; the address itself if it never moved.

    Rings of moves end.
    """
    return _followed(normal_spelling(url), lambda known: store.get_note(_PREFIX + known))


def current_urls(store: Store, urls: Sequence[str]) -> list[str]:
    """``current_url`` of each, with one read."""
    moves = store.get_notes(_PREFIX) if urls else {}
    return [_followed(normal_spelling(url), moves.get) for url in urls]


def _followed(url: str, moved_from: Callable[[str], str | None]) -> str:
    seen = [url]
    while (moved := moved_from(seen[-1])) is not None and moved not in seen:
        seen.append(moved)
    return seen[-1]


def with_moved_feeds(store: Store, subscriptions: Sequence[Subscription]) -> tuple[Subscription, ...]:
    """The subscriptions; those that name a feed by an old address or number name the new address as well."""
    if not any(subscription.feeds for subscription in subscriptions):
        return tuple(subscriptions)
    moves = store.get_notes(_PREFIX)
    return tuple(replace(each, feeds=_with_moved(each.feeds, moves)) for each in subscriptions)


def _with_moved(names: Sequence[str], moves: Mapping[str, str]) -> tuple[str, ...]:
    found: dict[str, None] = dict.fromkeys(names)
    for name in names:
        at: str | None = name.strip()
        while (at := moves.get(at or "")) is not None and at not in found:
            found[at] = None
    return tuple(found)
