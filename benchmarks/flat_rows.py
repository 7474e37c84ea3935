"""The rows of databases for `flat.py`: versions of invented articles, and the rows that belong to them."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from typing import Any

from sqlalchemy import Table

from monitor.model import (
    DEFAULT_READER,
    NO_HINTS,
    NO_RHYTHM,
    PLACE_NOTE,
    Change,
    Document,
    Edit,
    EditKind,
    Op,
    Passage,
    Subscription,
    VersionRef,
)
from monitor.store import contents, schema
from monitor.store.codec import dump
from monitor.store.delta import pack
from monitor.store.passages import passage_values
from monitor.store.schema_lists import feed_tags
from monitor.store.schema_readers import bookmarks, read_marks

# The newest rows are as old as the database, which should be measured within a day or so.
NOW = datetime.now(UTC)
YEAR = timedelta(days=365)
# Relative frequencies as in databases of replayed real articles.
KINDS = {"event": 30, "figure": 22, "quote": 20, "detail": 20, "background": 7, "correction": 1}
STATES = {"live": 40, "dormant": 52, "gone": 5, "blocked": 2, "not_article": 1}
LANGUAGES = {"en": 60, "de": 15, "fr": 10, "es": 10, "ar": 4, "fi": 1}
ALERT_STATES = {"sent": 970, "queued": 5, "failed": 5, "cancelled": 20}
# Letters only, since digits count as separate words: wa, wb, … weobp. 273 of the words begin with wbp.
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
WORDS = [f"w{number:x}".translate(_LETTERS) for number in range(20_000)]
WEIGHTS = list(accumulate(1 / (rank + 3) for rank in range(len(WORDS))))
POOL = 1500
FEEDS_PER_VERSION = 1 / 500
# Numbers of versions of the long articles, which every database has, and the sentences of each.
LONG, SENTENCES = (60, 1000, 5000), 40
_LONG = sum(LONG)
DESKS, MARKED = 40, 300
SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Text:
    """A document, and its stored forms."""

    document: Document
    data: bytes
    packed: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A change as it is stored, with the values of its development."""

    data: bytes
    values: dict[str, Any]


@dataclass(frozen=True)
class Rows:
    """The rows of ``size`` versions of a fifth as many articles, plus the long articles and their versions."""

    size: int

    @cached_property
    def articles(self) -> int:
        """Number of articles of about five versions."""
        return max(5, self.size // 5)

    @property
    def feeds(self) -> int:
        """Number of feeds."""
        return max(5, int(self.size * FEEDS_PER_VERSION))

    @property
    def versions(self) -> int:
        """Number of versions, with those of the long articles."""
        return self.size + _LONG

    def place(self, row: int) -> tuple[int, int]:
        """Article and version number for a row. Long articles have the first rows and the highest article numbers."""
        for at, length in enumerate(LONG if row <= _LONG else (), 1):
            if row <= length:
                return self.articles + at, row
            row -= length
        row -= _LONG
        return (row - 1) % self.articles + 1, (row - 1) // self.articles + 1

    def text(self, row: int) -> Text:
        """The content of a version."""
        article, number = self.place(row)
        return _long_text(article, number) if article > self.articles else self._pool[row % POOL]

    def tables(self) -> Iterator[tuple[Table, Iterable[dict[str, Any]]]]:
        """The rows of each table, in the order of foreign keys."""
        every = range(1, self.articles + len(LONG) + 1)
        # The last feed lists only the long articles: its tag has had nothing new for a long time.
        silent = self.feeds + 1
        tagged = ({"tag": f"tag{number % 20}", "feed_id": number} for number in range(1, silent))
        yield schema.feeds, _feeds(silent)
        yield feed_tags, chain(tagged, [{"tag": SILENT, "feed_id": silent}])
        yield schema.articles, self._articles()
        yield schema.addresses, ({"address": _url(n), "article_id": n} for n in every)
        listed = ({"article_id": n, "feed_id": _feed_of(n, self.feeds)} for n in every)
        yield schema.memberships, chain(listed, ({"article_id": n, "feed_id": silent} for n in every[self.articles :]))
        yield schema.versions, (self._version(n) for n in range(1, self.versions + 1))
        yield schema.contents, (self._content(n) for n in range(1, self.versions + 1))
        yield schema.changes, (self._change(n) for n in self._later)
        yield schema.developments, self._developments()
        yield schema.withdrawals, self._withdrawals()
        yield schema.sentences, ({"article_id": n % self.articles + 1, "digest": n * 7919} for n in range(1, self.size))
        yield schema.alerts, self._alerts()
        yield schema.subscriptions, map(_desk, range(DESKS))
        yield from self._reader()

    @cached_property
    def _pool(self) -> list[Text]:
        """Texts of about 30 to 400 words."""
        rng, found = random.Random(1), []
        for _ in range(POOL):
            words = rng.choices(WORDS, cum_weights=WEIGHTS, k=min(400, int(rng.lognormvariate(4.0, 0.6)) + 20))
            sentences = [" ".join(words[at : at + 15]).capitalize() + "." for at in range(0, len(words), 15)]
            found.append(_stored(sentences, " ".join(rng.choices(WORDS, cum_weights=WEIGHTS, k=7)).capitalize()))
        return found

    @cached_property
    def _changes(self) -> list[Changed]:
        """Changes that add one sentence, each with its development."""
        rng, found = random.Random(3), []
        for text in self._pool:
            kind = EditKind(_pick(rng, KINDS))
            new = text.document.text.split("\n")[0]
            edit = Edit(Op.ADDED, kind, None, new, development=True, score=rng.uniform(0.5, 1.0), new_at=(1,))
            found.append(_changed((edit,), round(rng.betavariate(2, 4), 4)))
        return found

    @property
    def _later(self) -> Iterator[int]:
        """The rows of versions that are not the first of their articles."""
        return (row for row in range(1, self.versions + 1) if self.place(row)[1] > 1)

    def _changed(self, row: int) -> Changed:
        article, number = self.place(row)
        return _long_change(article, number) if article > self.articles else self._changes[row % POOL]

    def _when(self, row: int) -> datetime:
        return NOW - YEAR + YEAR * (row / self.versions)

    def _articles(self) -> Iterator[dict[str, Any]]:
        rng, rhythm = random.Random(2), dump(NO_RHYTHM)
        lengths = dict(enumerate(LONG, self.articles + 1))
        for number in range(1, self.articles + len(LONG) + 1):
            state = _pick(rng, STATES) if 3 < number <= self.articles else "live"
            failing = state == "live" and number % 211 == 0
            yield {
                "id": number, "url": _url(number), "host": f"h{number % 400}.example",
                "title": f"Story {WORDS[number % 20_000]} {number}", "feed_id": _feed_of(number, self.feeds),
                "state": state, "first_seen_at": NOW - YEAR + YEAR * (number / (self.articles + len(LONG))),
                "due_at": None if state == "dormant" else NOW + timedelta(minutes=number % 9000),
                "woken": False, "in_feed": state == "live", "muted": number % 997 == 0,
                "versions": lengths.get(number, self.size // self.articles), "rhythm": rhythm,
                "last_checked_at": NOW, "last_result": "", "version_title": f"Story {number}",
                "last_error": "HttpStatus: answered 500" if failing else None,
            }  # fmt: skip

    def _version(self, row: int) -> dict[str, Any]:
        (article, number), text = self.place(row), self.text(row)
        return {
            "id": row, "article_id": article, "number": number, "fetched_at": self._when(row), "digest": text.digest,
            "body_digest": text.digest, "title": text.document.title, "language": _language(row),
            "url": _url(article), "status": 200, "developments": int(number > 1),
        }  # fmt: skip

    def _content(self, row: int) -> dict[str, Any]:
        (article, number), text = self.place(row), self.text(row)
        return {
            "id": row, "article_id": article, "kind": contents.DOCUMENT, "number": number, "base": None, "depth": 0,
            "digest": text.digest, "size": len(text.data), "data": text.packed,
        }  # fmt: skip

    def _change(self, row: int) -> dict[str, Any]:
        return {"version_id": row, "from_version": self.place(row)[1] - 1, "data": self._changed(row).data}

    def _from(self, row: int) -> dict[str, Any]:
        article, number = self.place(row)
        return {
            "article_id": article, "version_id": row, "from_version": number - 1, "to_version": number,
            "detected_at": self._when(row),
        }  # fmt: skip

    def _developments(self) -> Iterator[dict[str, Any]]:
        for at, row in enumerate(self._later, 1):
            yield {"id": at, **self._from(row), "language": _language(row), **self._changed(row).values}

    def _withdrawals(self) -> Iterator[dict[str, Any]]:
        for at, row in enumerate((row for row in self._later if row % 20 == 0), 1):
            yield {
                "id": at, **self._from(row), "kind": "withdrawn", "text": "It was said that nobody was hurt.",
                "now": "", "silent": at % 3 == 0, "reason": "it is reported nowhere any more",
            }  # fmt: skip

    def _alerts(self) -> Iterator[dict[str, Any]]:
        rng, count = random.Random(4), max(20, self.size // 2)
        for number in range(1, count + 1):
            state, at = _pick(rng, ALERT_STATES), NOW - YEAR + YEAR * (number / count)
            yield {
                "id": number, "subscription": f"desk {number % DESKS}", "channel": "mail",
                "recipient": f"reader{number % 200}@example.org", "kind": "update", "subject": "News of the storm",
                "state": state, "queued_at": at, "due_at": NOW + timedelta(hours=1) if state == "queued" else at,
                "message_id": f"<{number}@x>", "article_id": number % self.articles + 1, "from_version": 1,
                "to_version": 2, "picks": "[0]", "detail": "", "mode": "instant", "attempts": 1,
                "sent_at": at if state == "sent" else None, "batch": number,
                "last_error": "SendError: refused" if state == "failed" else None,
            }  # fmt: skip

    def _reader(self) -> Iterator[tuple[Table, Iterable[dict[str, Any]]]]:
        """A reader whose catch-up place is a year old and who has marked some of the newest stories as read since."""
        yield schema.notes, [{"name": f"{PLACE_NOTE}:{DEFAULT_READER}", "value": "0"}]
        marked = range(self.articles, max(0, self.articles - MARKED), -1)
        row = {"reader": DEFAULT_READER, "up_to": self.versions, "at": NOW}
        yield read_marks, ({**row, "article_id": number} for number in marked)
        kept = {"reader": DEFAULT_READER, "created_at": NOW, "version": 1}
        yield bookmarks, ({**kept, "id": n, "article_id": n, "name": f"mark {n}"} for n in range(1, self.articles, 10))


def _stored(sentences: list[str], title: str) -> Text:
    document = Document.from_text("\n\n".join(sentences), title)
    data = dump(document).encode()
    return Text(document, data, pack(data, None), contents.digest(data))


def _changed(edits: tuple[Edit, ...], importance: float) -> Changed:
    passage = Passage((0,), 0, importance=importance)
    change = Change(edits, VersionRef(1, NOW), VersionRef(2, NOW), grouped=(passage,))
    return Changed(zlib.compress(dump(change).encode(), 6), passage_values(change, change.passages[0]))


@lru_cache(maxsize=10_000)
def _sentence(article: int, number: int) -> str:
    words = random.Random(article * 100_000 + number).choices(WORDS, cum_weights=WEIGHTS, k=15)
    return " ".join(words).capitalize() + "."


@lru_cache(maxsize=10_000)
def _long_text(article: int, number: int) -> Text:
    """A text in which each version replaced one sentence, in turn."""
    newest = [number - (number - at) % SENTENCES for at in range(SENTENCES)]
    return _stored([_sentence(article, came if came > 0 else at) for at, came in enumerate(newest)], f"Long {article}")


def _long_change(article: int, number: int) -> Changed:
    at, before = number % SENTENCES, number - SENTENCES
    old = _sentence(article, before if before > 0 else at)
    new = _sentence(article, number)
    added = Edit(Op.ADDED, EditKind.EVENT, None, new, development=True, score=0.9, new_at=(at + 1,))
    removed = Edit(Op.REMOVED, EditKind.DETAIL, old, None, old_at=(at + 1,))
    return _changed((added, removed), 0.1 + number % 7 / 10)


def _feed_of(article: int, feeds: int) -> int:
    """The feed of an article: few feeds have many articles (Pareto)."""
    return min(feeds, int(random.Random(article).paretovariate(0.6)))


def _url(article: int) -> str:
    return f"https://h{article % 400}.example/{WORDS[article % 5000]}-{article}"


def _pick(rng: random.Random, shares: dict[str, int]) -> str:
    return rng.choices(list(shares), list(shares.values()))[0]


_LANGUAGES = random.Random(5).choices(list(LANGUAGES), list(LANGUAGES.values()), k=9973)


def _language(row: int) -> str:
    return _LANGUAGES[row % len(_LANGUAGES)]


def _desk(number: int) -> dict[str, Any]:
    wanted = Subscription(f"desk {number}", (f"reader{number}@example.org",), tags=(f"tag{number % 20}",))
    return {"name": wanted.name, "origin": wanted.origin, "data": dump(wanted)}


def _feeds(count: int) -> Iterator[dict[str, Any]]:
    for number in range(1, count + 1):
        error = "FetchTimeout: no answer" if number % 37 == 0 else None
        yield {
            "id": number, "url": f"https://h{number}.example/feed", "host": f"h{number}.example",
            "title": f"Feed {number}", "tags": f'["tag{number % 20}"]', "state": "active", "added_at": NOW - YEAR,
            "due_at": NOW + timedelta(minutes=number % 500), "hints": dump(NO_HINTS), "rhythm": dump(NO_RHYTHM),
            "last_checked_at": NOW, "last_error": error, "last_result": "",
        }  # fmt: skip
