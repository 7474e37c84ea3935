"""How people write articles and versions: ``12``, an address, a part of a title; ``12@3``; ``12@3..5``.

After the ``@``: a number; ``-1``, one before the newest; or a time, which means the version that was the newest then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from monitor.errors import Ambiguous, Candidate, NotFound
from monitor.history.moments import Calendar, Moment, read_moment
from monitor.history.words import counted, stamp, versions_named
from monitor.model import Article, Feed
from monitor.ports import LARGEST_NUMBER, Store

_VERSION = re.compile(r"(?P<name>.+)@(?P<version>[^@]+)")
_RANGE = re.compile(r"(?P<name>.+)@(?P<old>[^@]*?)\.\.(?P<new>[^@]*)")
# No version has a number of more digits, and int() refuses thousands.
_NUMBER = re.compile(r"v?(\d{1,19})")
_WHICH = "name one by its number, or with more of its name"
_BACK = re.compile(r"-(\d{1,19})")


@dataclass(frozen=True, slots=True)
class Back:
    """A version by how many that are stored came after it: 1 is the one before the newest."""

    steps: int


Named = int | Back | Moment


def find_article(store: Store, name: str) -> Article:
    """The one article meant; a merged one is the one it turned out to be.

    Raises NotFound, or Ambiguous with the candidates.
    """
    address = _address(name)
    found = store.articles.find(name, address)
    if not found:
        raise NotFound(f'no article is called "{name}"', advice="`monitor articles list` shows what is followed")
    if len(found) > 1:
        candidates = [Candidate(item.id, item.title or item.url, item.feed_title) for item in found]
        raise Ambiguous(f'"{name}" fits several articles', candidates, advice=_WHICH)
    return _merged_into(store, found[0])


def numbered_article(store: Store, number: int) -> Article:
    """The article of this number, and of nothing else that has these digits in its name. Raises NotFound."""
    return _merged_into(store, store.articles.get(number))


def article_to_remove(store: Store, name: str) -> Article:
    """As ``find_article``, but digits are a number and never a part of an address: a removal cannot be undone."""
    number = _digits(name)
    return find_article(store, name) if number is None else numbered_article(store, number)


def feed_to_remove(store: Store, name: str) -> Feed:
    """As ``find_feed``, but digits are a number and never a part of an address."""
    number = _digits(name)
    return find_feed(store, name) if number is None else store.feeds.get(number)


def _digits(name: str) -> int | None:
    """The number that is named, cut to the largest that a database holds; None where it is no number alone."""
    return min(int(name), LARGEST_NUMBER) if _NUMBER.fullmatch(name) and name.isdecimal() else None


def find_feed(store: Store, name: str) -> Feed:
    """The one feed meant. Raises NotFound, or Ambiguous with the candidates."""
    found = store.feeds.find(name)
    if not found:
        raise NotFound(f'no feed is called "{name}"', advice="`monitor feeds list` shows what is followed")
    if len(found) > 1:
        candidates = [Candidate(item.id, item.title or item.url, item.url if item.title else "") for item in found]
        raise Ambiguous(f'"{name}" fits several feeds', candidates, advice=_WHICH)
    return found[0]


def find_version(store: Store, name: str, calendar: Calendar) -> tuple[Article, int]:
    """``ARTICLE@N``, or the newest version of ``ARTICLE``. Raises NotFound or Ambiguous."""
    article, version = _split_version(store, name)
    return article, version_of(store, article, _number_of(store, article, version, calendar))


def version_of(store: Store, article: Article, number: int | None) -> int:
    """The number of a version that is stored, else of the newest one. Raises NotFound."""
    stored = _numbers(store, article)
    return _one_of(stored, stored[-1] if number is None else number, article)


def find_range(store: Store, name: str, calendar: Calendar) -> tuple[Article, int, int]:
    """``ARTICLE@A..B``; ``@N`` and no number mean a version and the one before it, an open end the first or newest.

    The older one may have been pruned where the change from it is stored with the newer one.
    Raises NotFound (also where there is only one version) or Ambiguous.
    """
    if found := _ends(name):
        of, ends = found
        article = find_article(store, of)
        old, new = (_number_of(store, article, end, calendar) for end in ends)
        return article, *range_of(store, article, old, new)
    article, new = find_version(store, name, calendar)
    stored = _numbers(store, article)
    before = [number for number in stored if number < new]
    pruned = _pruned_before(store, article, new, stored)
    if pruned is not None:
        return article, pruned, new
    if not before:
        raise NotFound(
            f"version {new} of article {article.id} has none before it, so there is nothing to compare",
            advice=f"`monitor show {article.id}` shows it",
        )
    return article, before[-1], new


def range_of(store: Store, article: Article, old: int | None, new: int | None) -> tuple[int, int]:
    """Two versions that can be compared; an open end is the first or newest. Raises NotFound."""
    stored = _numbers(store, article)
    old, new = old if old is not None else stored[0], new if new is not None else stored[-1]
    _one_of(stored, new, article)
    if old != _pruned_before(store, article, new, stored):
        _one_of(stored, old, article)
    return old, new


def _split_version(store: Store, name: str) -> tuple[Article, Named | None]:
    found = _VERSION.fullmatch(name)
    version = _named(found["version"]) if found else None
    # An address may end in @ and digits itself.
    address = _address(name)
    if found is None or version is None or (address and store.articles.by_address(address)):
        return find_article(store, name), None
    return find_article(store, found["name"]), version


def _ends(name: str) -> tuple[str, tuple[Named | None, Named | None]] | None:
    """The article and the ends of ``ARTICLE@A..B``; None where a name is none of that form."""
    found = _RANGE.fullmatch(name)
    if not found:
        return None
    old, new = (_named(found[end]) for end in ("old", "new"))
    is_range = all(end is not None or not found[side] for end, side in ((old, "old"), (new, "new")))
    return (found["name"], (old, new)) if is_range else None


def _named(text: str) -> Named | None:
    """What comes after the ``@``; None where it is no version's name."""
    if found := _NUMBER.fullmatch(text):
        return int(found[1])
    if found := _BACK.fullmatch(text):
        return Back(int(found[1]))
    try:
        return read_moment(text)
    except (ValueError, OverflowError):
        return None


def _number_of(store: Store, article: Article, version: Named | None, calendar: Calendar) -> int | None:
    """The number of the version that is meant, which need not be stored; None where none was named."""
    if version is None or isinstance(version, int):
        return version
    stored = _numbers(store, article)
    if isinstance(version, Back):
        if version.steps >= len(stored):
            kept = counted(len(stored), "version")
            raise NotFound(f"article {article.id} has {kept}: there is none {version.steps} before the newest")
        return stored[-1 - version.steps]
    end = calendar.end(version)
    then = store.versions.number_at(article.id, end)
    if then is None:
        first = store.versions.summaries(article.id, limit=1)[0]
        raise NotFound(
            f"article {article.id} has no version of {stamp(end)} or before: the first was read "
            f"{stamp(first.fetched_at)}"
        )
    return then


def _merged_into(store: Store, article: Article) -> Article:
    return store.articles.get(article.moved_to) if article.moved_to is not None and not article.versions else article


def _address(name: str) -> str | None:
    if "://" not in name:
        return None
    from monitor.feeds import normal_address

    return normal_address(name)


def _numbers(store: Store, article: Article) -> tuple[int, ...]:
    """The versions that are stored, oldest first; at least one, else NotFound."""
    numbers = store.versions.numbers(article.id)
    if not numbers:
        raise NotFound(
            f"article {article.id} has no version yet" + (f": {article.last_error}" if article.last_error else ""),
            advice="it is checked when it is due; `monitor poll --all` checks it now",
        )
    return numbers


def _pruned_before(store: Store, article: Article, new: int, stored: tuple[int, ...]) -> int | None:
    """The version before the oldest one kept, where the change from it is known."""
    change = store.versions.change(article.id, new) if new == stored[0] and new > 1 else None
    return change.from_.version if change is not None else None


def _one_of(stored: tuple[int, ...], number: int, article: Article) -> int:
    if number in stored:
        return number
    if 0 < number < stored[-1]:
        raise NotFound(
            f"version {number} of article {article.id} is no longer kept: it was pruned",
            advice=f"{versions_named(stored)} {'is' if len(stored) == 1 else 'are'} kept; see [keep] in monitor.toml",
        )
    raise NotFound(f"article {article.id} has no version {number}: there are {stored[0]} to {stored[-1]}")
