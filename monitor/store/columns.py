"""The function that decodes each column's stored values, for the check of a database."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from enum import Enum
from math import isfinite
from typing import Any, get_args, get_type_hints

from sqlalchemy import Column

from monitor.model import (
    Alert,
    AlertKind,
    AlertState,
    ArticleState,
    Channel,
    EditKind,
    Evidence,
    FeedHints,
    FeedState,
    Opinion,
    PushState,
    ReaderOutcome,
    Rhythm,
    Role,
    Subscription,
    WithdrawalKind,
)
from monitor.store import contents as kinds
from monitor.store.codec import load, load_list
from monitor.store.engine import Flag, Moment, Real
from monitor.store.passages import StoredPassage
from monitor.store.schema import (
    alerts,
    article_lines,
    articles,
    changes,
    contents,
    developments,
    feed_keys,
    feeds,
    lines,
    pushes,
    sentences,
    subscriptions,
    withdrawals,
)
from monitor.store.schema_lists import tallies
from monitor.store.schema_readers import opinions, reader_days, readers
from monitor.store.schema_stories import article_terms, term_articles, term_counts
from monitor.store.terms import unpack as read_vectors
from monitor.store.versions import read_change

Read = Callable[[Any], object]


def _one_of(kind: type[Enum]) -> Read:
    return kind


def _word_of(words: tuple[str, ...]) -> Read:
    """A reader that accepts only these words."""

    def read(value: str) -> str:
        if value not in words:
            raise ValueError(f"{value!r} is none of {', '.join(words)}")
        return value

    return read


def _words_of(owner: type, name: str) -> Read:
    """A reader for the values of a dataclass field whose type is a ``Literal``."""
    return _word_of(get_args(get_type_hints(owner)[name]))


def _list_of(kind: type) -> Read:
    return lambda value: load_list(kind, value)


def _object(kind: type) -> Read:
    return lambda value: load(kind, value)


def _digests(value: bytes) -> None:
    found = array("q")
    found.frombytes(value)
    if list(found) != sorted(set(found)):
        raise ValueError("the digests are not in order")


def _anything(_value: object) -> None:
    return None


_READERS: dict[Column[Any], Read] = {
    feeds.c.tags: _list_of(str),
    feeds.c.state: _one_of(FeedState),
    feeds.c.hints: _object(FeedHints),
    feeds.c.rhythm: _object(Rhythm),
    feed_keys.c.names: _list_of(str),
    articles.c.state: _one_of(ArticleState),
    articles.c.rhythm: _object(Rhythm),
    contents.c.kind: _word_of((kinds.DOCUMENT, kinds.PAGE, kinds.READING)),
    changes.c.data: read_change,
    developments.c.kind: _one_of(EditKind),
    withdrawals.c.kind: _one_of(WithdrawalKind),
    developments.c.evidence: _list_of(Evidence),
    developments.c.passage: _object(StoredPassage),
    article_lines.c.digests: _digests,
    alerts.c.channel: _one_of(Channel),
    alerts.c.kind: _one_of(AlertKind),
    alerts.c.state: _one_of(AlertState),
    alerts.c.picks: _list_of(int),
    alerts.c.mode: _words_of(Alert, "mode"),
    pushes.c.state: _one_of(PushState),
    opinions.c.answer: _object(Opinion),
    reader_days.c.outcome: _one_of(ReaderOutcome),
    readers.c.role: _one_of(Role),
    subscriptions.c.origin: _words_of(Subscription, "origin"),
    subscriptions.c.data: _object(Subscription),
    # These may be negative: partial counts, days before 1970, and digests of 64 bits.
    tallies.c.day: _anything,
    tallies.c.number: _anything,
    sentences.c.digest: _anything,
    lines.c.digest: _anything,
    term_articles.c.term: _anything,
    term_counts.c.bucket: _anything,
    article_terms.c.terms: read_vectors,
}


def reader_of(column: Column[Any]) -> Read:
    """The function that decodes stored values of a column.

    It raises ``ValueError``, ``OverflowError`` or ``StoreError``.
    """
    if column in _READERS:
        return _READERS[column]
    if isinstance(column.type, Moment):
        return Moment.of_number
    if isinstance(column.type, Flag):
        return _flag
    if column.type is Real:
        return _real
    return _PLAIN.get(column.type.python_type, _anything)


def _flag(value: object) -> None:
    if value not in (0, 1):
        raise ValueError(f"{value!r} is neither true nor false")


def _real(value: float) -> None:
    if not isfinite(value):
        raise ValueError(f"{value!r} is not a finite number")


def _count(value: int) -> None:
    if value < 0:
        raise ValueError(f"{value} is negative")


def _text(value: str) -> None:
    value.encode()
    if "\0" in value:
        raise ValueError("it contains a NUL character")


_PLAIN: dict[type, Read] = {int: _count, str: _text}
