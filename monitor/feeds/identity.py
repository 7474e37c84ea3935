"""Assigns the keys by which entries are recognised within their feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.model import Entry


def identified(found: Sequence[tuple[str, Entry]]) -> tuple[Entry, ...]:
    """Assign keys to entries, each given with its guid ("" for none). Of entries with the same key the first stays.

    The key is the guid, unless entries for different pages share it; else the address, with the title where entries of
    different titles have one address; else the title, summary, date or position.
    """
    pages: dict[str, set[str]] = {}
    titles: dict[str, set[str]] = {}
    for guid, entry in found:
        pages.setdefault(guid, set()).add(entry.url or entry.title)
        titles.setdefault(entry.address, set()).add(entry.title)
    entries: dict[str, Entry] = {}
    for number, (guid, entry) in enumerate(found, start=1):
        unique_guid = guid if len(pages[guid]) == 1 else ""
        key = unique_guid or _key_without_guid(entry, titles[entry.address], number)
        entries.setdefault(key, replace(entry, key=key))
    return tuple(entries.values())


def _key_without_guid(entry: Entry, titles: set[str], number: int) -> str:
    """The key of an entry without a guid of its own; ``titles`` are those of all entries with its address."""
    if entry.address:
        return entry.address if len(titles) == 1 else f"{entry.address} {entry.title}"
    return entry.title or entry.summary or str(entry.published or entry.updated or f"entry {number}")
