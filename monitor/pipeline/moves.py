"""Feeds that move: following announced moves, and finding the current address for an old one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from monitor.errors import FetchError, HostBusy, HttpStatus, ParseError
from monitor.model import Feed, ParsedFeed, Subscription, normal_spelling
from monitor.ports import Fetcher, Request, Sandbox, Store

# A longer chain of announcements is taken for a circle.
_MOST_MOVES = 3
_PREFIX = "feed-moved:"


@dataclass(frozen=True, slots=True)
class Move:
    """The result of following an announcement: the feed's new address, or the ``problem`` why there is none.

    ``is_confirmed``: the feed at the new address has an entry that the old one had.
    """

    url: str = ""
    is_confirmed: bool = False
    problem: str = ""


def announced_move(fetcher: Fetcher, sandbox: Sandbox, feed: Feed, url: str) -> Move:
    """Follow an announced move (``itunes:new-feed-url``) to a feed that announces no other. Raises ``HostBusy``."""
    seen = [feed.url]
    while len(seen) <= _MOST_MOVES and url not in seen:
        seen.append(url)
        try:
            moved = _read(fetcher, sandbox, url)
        except HostBusy:
            raise
        except (FetchError, ParseError) as error:
            return Move(problem=f"says it moved to {url}, where no feed can be read: {error}")
        following = moved.hints.new_url
        if following in (None, url):
            known = set(feed.entry_keys)
            return Move(url, is_confirmed=any(entry.key in known for entry in moved.entries))
        url = following
    return Move(problem=f"says it moved to {seen[1]}, which announces further moves without end")


def _read(fetcher: Fetcher, sandbox: Sandbox, url: str) -> ParsedFeed:
    from monitor.pipeline.reading import read_feed

    page = fetcher.fetch(Request(url))
    if page.status != 200:
        raise HttpStatus(f"it answered {page.status}", status=page.status)
    return sandbox.call(read_feed, page.body, page.url, page.header("content-type"))


def remember_move(store: Store, old: str, new: str) -> None:
    """Let an old address (or the number of a feed merged into another) stand for the new address from now on."""
    store.put_note(_PREFIX + old, new)
    if store.get_note(_PREFIX + new) is not None:
        # The feed moved back: its own note must not lead on to an older address.
        store.put_note(_PREFIX + new, new)


def current_url(store: Store, url: str) -> str:
    """Return the current address of the feed that had this one; the address itself, normalised, if it never moved.

    Circles of moves are not followed further.
    """
    return _follow_moves(normal_spelling(url), lambda known: store.get_note(_PREFIX + known))


def current_urls(store: Store, urls: Sequence[str]) -> list[str]:
    """Return ``current_url`` of each address, with one read of the database."""
    moves = store.get_notes(_PREFIX) if urls else {}
    return [_follow_moves(normal_spelling(url), moves.get) for url in urls]


def _follow_moves(url: str, moved_from: Callable[[str], str | None]) -> str:
    seen = [url]
    while (moved := moved_from(seen[-1])) is not None and moved not in seen:
        seen.append(moved)
    return seen[-1]


def with_moved_feeds(store: Store, subscriptions: Sequence[Subscription]) -> tuple[Subscription, ...]:
    """Return the subscriptions; those that name a feed by an old address or number get its new address as well."""
    if not any(subscription.feeds for subscription in subscriptions):
        return tuple(subscriptions)
    moves = store.get_notes(_PREFIX)
    return tuple(replace(each, feeds=_with_moved(each.feeds, moves)) for each in subscriptions)


def _with_moved(names: Sequence[str], moves: Mapping[str, str]) -> tuple[str, ...]:
    found: dict[str, None] = dict.fromkeys(names)
    for name in names:
        moved = moves.get(name.strip())
        while moved is not None and moved not in found:
            found[moved] = None
            moved = moves.get(moved)
    return tuple(found)
