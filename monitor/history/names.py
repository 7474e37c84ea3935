"""Finds articles and versions by the names that people write.

``12``, an address or part of a title for an article; ``12@3`` for a version; ``12@3..5`` for two versions. After the
``@``: a number; ``-1`` for the one before the newest; or a time, for the version that was the newest then.
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
# Database numbers have at most 19 digits (64 bits), and int() refuses thousands of digits.
_NUMBER = re.compile(r"v?(\d{1,19})")
_WHICH = "name one by its number, or with more of its name"
_BACK = re.compile(r"-(\d{1,19})")


@dataclass(frozen=True, slots=True)
class Back:
    """A version counted back from the newest stored one: 1 is the one before it."""

    steps: int


# How a version is named: by its number, counted back, or by a time.
VersionName = int | Back | Moment


def find_article(store: Store, name: str) -> Article:
    """Return the article of a name; for a merged article, the one it was merged into.

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
    """Return the article of this number; unlike in ``find_article``, digits match no address. Raises NotFound."""
    return _merged_into(store, store.articles.get(number))


def article_to_remove(store: Store, name: str) -> Article:
    """As ``find_article``, but digits are only a number, never part of an address: a removal cannot be undone."""
    number = _digits(name)
    return find_article(store, name) if number is None else numbered_article(store, number)


def feed_to_remove(store: Store, name: str) -> Feed:
    """As ``find_feed``, but digits are only a number, never part of an address."""
    number = _digits(name)
    return find_feed(store, name) if number is None else store.feeds.get(number)


def _digits(name: str) -> int | None:
    """Return the number if a name is just a number, limited to the largest a database holds; else None."""
    return min(int(name), LARGEST_NUMBER) if _NUMBER.fullmatch(name) and name.isdecimal() else None


def find_feed(store: Store, name: str) -> Feed:
    """Return the feed of a name. Raises NotFound, or Ambiguous with the candidates."""
    found = store.feeds.find(name)
    if not found:
        raise NotFound(f'no feed is called "{name}"', advice="`monitor feeds list` shows what is followed")
    if len(found) > 1:
        candidates = [Candidate(item.id, item.title or item.url, item.url if item.title else "") for item in found]
        raise Ambiguous(f'"{name}" fits several feeds', candidates, advice=_WHICH)
    return found[0]


def find_version(store: Store, name: str, calendar: Calendar) -> tuple[Article, int]:
    """Return the version of ``ARTICLE@N``, or the newest of ``ARTICLE``. Raises NotFound or Ambiguous."""
    article, version = _split_version(store, name)
    return article, version_of(store, article, _number_of(store, article, version, calendar))


def version_of(store: Store, article: Article, number: int | None) -> int:
    """Return the number of a stored version; for None that of the newest. Raises NotFound."""
    stored = _numbers(store, article)
    number = stored[-1] if number is None else number
    _check_stored(stored, number, article)
    return number


def find_range(store: Store, name: str, calendar: Calendar) -> tuple[Article, int, int]:
    """Return the versions of ``ARTICLE@A..B``; an open end is the first or the newest.

    ``ARTICLE@N`` means version N and the one before it, ``ARTICLE`` the newest and the one before it. The older version
    may be pruned if its change is stored with the newer one. Raises NotFound (also if there is only one version) or
    Ambiguous.
    """
    if found := _range_parts(name):
        article_name, ends = found
        article = find_article(store, article_name)
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
    """Return two versions that can be compared; None is the first or the newest. Raises NotFound."""
    stored = _numbers(store, article)
    old = stored[0] if old is None else old
    new = stored[-1] if new is None else new
    _check_stored(stored, new, article)
    if old != _pruned_before(store, article, new, stored):
        _check_stored(stored, old, article)
    return old, new


def _split_version(store: Store, name: str) -> tuple[Article, VersionName | None]:
    found = _VERSION.fullmatch(name)
    version = _read_version_name(found["version"]) if found else None
    # An address itself may end in @ and digits.
    address = _address(name)
    if found is None or version is None or (address and store.articles.by_address(address)):
        return find_article(store, name), None
    return find_article(store, found["name"]), version


def _range_parts(name: str) -> tuple[str, tuple[VersionName | None, VersionName | None]] | None:
    """Return the article's name and the ends of ``ARTICLE@A..B``; None if the name has another form."""
    found = _RANGE.fullmatch(name)
    if not found:
        return None
    old, new = (_read_version_name(found[end]) for end in ("old", "new"))
    if (old is None and found["old"]) or (new is None and found["new"]):
        return None
    return found["name"], (old, new)


def _read_version_name(text: str) -> VersionName | None:
    """Parse the text after the ``@``; None if it names no version."""
    if found := _NUMBER.fullmatch(text):
        return int(found[1])
    if found := _BACK.fullmatch(text):
        return Back(int(found[1]))
    try:
        return read_moment(text)
    except (ValueError, OverflowError):
        return None


def _number_of(store: Store, article: Article, version: VersionName | None, calendar: Calendar) -> int | None:
    """Return the number of a named version, which need not be stored; None for None."""
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
            f"article {article.id} has no version of {stamp(end)} or before: the first was fetched "
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
    """Return the numbers of the stored versions, oldest first. Raises NotFound if there is none."""
    numbers = store.versions.numbers(article.id)
    if not numbers:
        raise NotFound(
            f"article {article.id} has no version yet" + (f": {article.last_error}" if article.last_error else ""),
            advice="it is checked when it is due; `monitor poll --all` checks it now",
        )
    return numbers


def _pruned_before(store: Store, article: Article, new: int, stored: tuple[int, ...]) -> int | None:
    """Return the pruned version before ``new``, if ``new`` is the oldest one stored and its change is known."""
    change = store.versions.change(article.id, new) if new == stored[0] and new > 1 else None
    return change.from_.version if change is not None else None


def _check_stored(stored: tuple[int, ...], number: int, article: Article) -> None:
    """Raise NotFound if the version is not stored."""
    if number in stored:
        return
    if 0 < number < stored[-1]:
        raise NotFound(
            f"version {number} of article {article.id} is no longer kept: it was pruned",
            advice=f"{versions_named(stored)} {'is' if len(stored) == 1 else 'are'} kept; see [keep] in monitor.toml",
        )
    raise NotFound(f"article {article.id} has no version {number}: there are {stored[0]} to {stored[-1]}")
