"""The second reader (a language model asked about uncertain sentences), its stored answers, and read marks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from monitor.model import Opinion, Prompt, ReaderOutcome, Unread


class SecondReader(Protocol):
    """Answers one question with one request, within limits of time and size."""

    def answer(self, prompt: Prompt) -> str:
        """The unvalidated text of the answer. Raises ``ReaderError``, and ``Stopped`` after ``close``."""
        ...

    def close(self) -> None:
        """Abort requests in progress. May be called more than once."""
        ...


class OpinionRepository(Protocol):
    """Answers of the second reader by the digest of the question, and counts of requests by day (UTC)."""

    def kept(self, digests: Sequence[str]) -> Mapping[str, Opinion]:
        """The stored answers to these questions, by digest. An answer that cannot be decoded is left out."""
        ...

    def take_turn(self, now: datetime, per_day: int) -> bool:
        """Count one request of this day and return True, or return False if there were ``per_day`` already."""
        ...

    def ended(self, now: datetime, outcome: ReaderOutcome, opinions: Mapping[str, Opinion] | None = None) -> None:
        """Count the outcome of a request on this day, and store its answers."""
        ...

    def counts(self, now: datetime) -> Mapping[str, int]:
        """The number of requests of this day by outcome; outcomes without requests are left out."""
        ...


class ReadRepository(Protocol):
    """Read marks: up to which development a named reader has read an article.

    They add to the reader's place in the list of all developments, up to which everything counts as read.
    """

    def marks(self, reader: str, articles: Collection[int]) -> Mapping[int, int]:
        """The marks of this reader by article: the number of the last development read."""
        ...

    def mark(self, reader: str, article_id: int, up_to: int, now: datetime) -> None:
        """Mark an article as read up to a development; 0 removes the mark."""
        ...

    def forget(self, reader: str, up_to: int) -> None:
        """Remove this reader's marks at or below this number, which a place there makes redundant."""
        ...

    def unread(self, reader: str, above: int, limit: int) -> tuple[Unread, ...]:
        """Up to ``limit`` developments above this number that no mark covers, newest first."""
        ...

    def first_unread(self, reader: str, above: int, before: datetime) -> int | None:
        """The lowest development above this number that no mark set before that time covers."""
        ...

    def last_before(self, moment: datetime) -> int:
        """The number of the newest development detected before this time; 0 if there is none."""
        ...
