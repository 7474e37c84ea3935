"""The keys by which entries are recognised within their feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.model import Entry


def identified(found: Sequence[tuple[str, Entry]]) -> tuple[Entry, ...]:
    """The entries, each given with its guid ("" for none), with their keys; of entries with the same key the first.

    The key is the guid, unless entries that lead to different pages share it; else the address, with the title where
    entries of different titles lead to one page; else whatever there is.
    """
    leads: dict[str, set[str]] = {}
    titles: dict[str, set[str]] = {}
    for guid, entry in found:
        leads.setdefault(guid, set()).add(entry.url or entry.title)
        titles.setdefault(entry.address, set()).add(entry.title)
    entries: dict[str, Entry] = {}
    for number, (guid, entry) in enumerate(found, start=1):
        own = guid if len(leads[guid]) == 1 else ""
        key = own or _without_guid(entry, titles[entry.address], number)
        entries.setdefault(key, replace(entry, key=key))
    return tuple(entries.values())


def _without_guid(entry: Entry, titles: set[str], number: int) -> str:
    """A key of an entry without a guid of its own; ``titles`` are those of all entries with its address."""
    if entry.address:
        return entry.address if len(titles) == 1 else f"{entry.address} {entry.title}"
    return entry.title or entry.summary or str(entry.published or entry.updated or f"entry {number}")
