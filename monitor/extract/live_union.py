"""Merges the entries of a live page with those in its JSON-LD: each entry once, in the page's own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import unquote, urlsplit

from monitor.extract.lines import line_key
from monitor.extract.live import PageEntry
from monitor.model import Block

# Shorter names ("1", "top") do not identify an entry.
_MIN_NAME = 4
# Entries that share so many words in a row are the same.
_SAME_WORDS = 8
# Two entries of one minute are the same if this share of the shorter one's words is in the longer.
_SAME_MINUTE = 0.5


def unite(page: Sequence[PageEntry], stated: Sequence[Block]) -> tuple[Block, ...]:
    """Merge the page's entries with those of JSON-LD, which are inserted by their times where the page lacks them.

    Two entries are the same by their address or anchor, by their words, or by their minute and half of their words.
    """
    blocks = [entry.block for entry in page]
    if not stated:
        return tuple(blocks)
    index = _Index(page)
    names = Counter(name for block in stated for name in _names(block.key))
    left: list[Block] = []
    taken: set[int] = set()
    for block in stated:
        at = index.find(block, frozenset(name for name in _names(block.key) if names[name] == 1), taken)
        if at is None:
            left.append(block)
            continue
        taken.add(at)
        if blocks[at].at is None and block.at is not None:
            blocks[at] = replace(blocks[at], at=block.at)
    return tuple(_placed(blocks, left))


class _Index:
    """The page's entries by name, by words and by minute."""

    def __init__(self, page: Sequence[PageEntry]) -> None:
        self._page = page
        self._texts = [f" {line_key(entry.block.text)} " for entry in page]
        self._names = _once((name, at) for at, entry in enumerate(page) for name in _page_names(entry))
        self._minutes = _once((_minute(entry.block.at), at) for at, entry in enumerate(page))

    def find(self, block: Block, names: frozenset[str], taken: set[int]) -> int | None:
        """The place of the page's entry that is the same as this one, or None."""
        by_name = next((self._names[name] for name in sorted(names) if name in self._names), None)
        if by_name is not None:
            return by_name
        parts = [line_key(part) for part in block.text.split("\n")]
        by_words = self._with_words(parts, taken)
        if by_words is not None:
            return by_words
        at = self._minutes.get(_minute(block.at)) if block.at is not None else None
        return at if at is not None and at not in taken and self._alike(at, block) >= _SAME_MINUTE else None

    def _with_words(self, parts: Sequence[str], taken: set[int]) -> int | None:
        """The only entry that holds the first words of this one's body, or else its whole short text."""
        for part in reversed(parts):
            words = part.split()
            # The last of the words may be cut.
            opening = " ".join(words[:_SAME_WORDS] if len(words) > _SAME_WORDS else words)
            if len(words) < _SAME_WORDS and part is not parts[0]:
                continue
            found = [at for at, text in enumerate(self._texts) if at not in taken and f" {opening} " in text]
            if opening and len(found) == 1:
                return found[0]
        return None

    def _alike(self, at: int, block: Block) -> float:
        """The share of the shorter text's words that the longer has."""
        words, others = set(self._texts[at].split()), set(line_key(block.text).split())
        return len(words & others) / max(1, min(len(words), len(others)))


def _once(pairs: Iterable[tuple[Hashable, int]]) -> dict[Hashable, int]:
    """The keys that belong to one entry only, with its place."""
    found: dict[Hashable, int] = {}
    ambiguous: set[Hashable] = set()
    for key, at in pairs:
        if found.setdefault(key, at) != at:
            ambiguous.add(key)
    return {key: at for key, at in found.items() if key not in ambiguous}


def _page_names(entry: PageEntry) -> set[str]:
    return {form for name in entry.names for form in _names(name)}


def _names(key: str | None) -> set[str]:
    """The names in an address or id: its fragment, the last part of its path, and what follows a prefix ("block-")."""
    if not key:
        return set()
    try:
        parts = urlsplit(key)
    except ValueError:
        return {key}
    found = {key, parts.fragment or key.rstrip("/").rsplit("/", 1)[-1]}
    found |= {pair.rsplit(":", 1)[-1].split("=", 1)[-1] for pair in parts.query.split("&") if pair}
    found |= set(map(_without_prefix, found))
    return {unquote(name) for name in found if len(name) >= _MIN_NAME}


def _without_prefix(name: str) -> str:
    cut = min((at for at in map(name.find, "-_:") if at > 0), default=-1)
    return name[cut + 1 :]


def _minute(at: datetime | None) -> datetime | None:
    return at.replace(second=0, microsecond=0) if at is not None else None


def _placed(blocks: list[Block], left: Sequence[Block]) -> list[Block]:
    """Insert the remaining blocks by their times, or at the end where not all have one. The page's order is kept."""
    times = [block.at for block in (*blocks, *left) if block.at is not None]
    if not blocks or len(times) < len(blocks) + len(left):
        return [*blocks, *left]
    rising = times[0] < times[len(blocks) - 1]
    placed = list(blocks)
    for block in left:
        places = (at for at, other in enumerate(placed) if _is_later(other, block, rising=rising))
        placed.insert(next(places, len(placed)), block)
    return placed


def _is_later(other: Block, block: Block, *, rising: bool) -> bool:
    """Whether an entry belongs after a block, on a page whose times rise or fall."""
    if other.at is None or block.at is None:
        return False
    return other.at > block.at if rising else other.at < block.at
