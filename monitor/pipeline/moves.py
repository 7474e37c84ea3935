"""Feeds that moved for good: what a person or the configuration still calls by the old address."""

from __future__ import annotations

from monitor.ports import Store


def remember_move(store: Store, old: str, new: str) -> None:
    """From now on the old address means the new one."""
    store.put_note(_note(old), new)


def current_url(store: Store, url: str) -> str:
    """Where the feed of an address is now; the address itself if it never moved. Rings of moves end."""
    seen = [url]
    while (moved := store.get_note(_note(seen[-1]))) is not None and moved not in seen:
        seen.append(moved)
    return seen[-1]


def _note(url: str) -> str:
    return f"feed-moved:{url}"
