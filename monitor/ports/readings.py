"""Who is asked about uncertain sentences and where the answers are kept; what people have read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from monitor.model import Opinion, Prompt, ReaderOutcome, Unread


class SecondReader(Protocol):
    """Answers one question in one request, within bounds of time and size."""

    def answer(self, prompt: Prompt) -> str:
        """The text of the answer, not yet checked. Raises ``ReaderError``, and ``Stopped`` once closed."""
        ...

    def close(self) -> None:
        """Cut requests under way. Can be called twice."""
        ...


class OpinionRepository(Protocol):
    """Answers of the second reader by the digest of what was asked, and how many requests there were on each day."""

    def kept(self, digests: Sequence[str]) -> Mapping[str, Opinion]:
        """Those of these questions that were answered before. One that cannot be read counts as not answered."""
        ...

    def take_turn(self, now: datetime, per_day: int) -> bool:
        """Count one request on this day (UTC), unless there were ``per_day`` already; whether it may be made."""
        ...

    def ended(self, now: datetime, outcome: ReaderOutcome, opinions: Mapping[str, Opinion] | None = None) -> None:
        """Count what became of a request of this day, and keep what was answered."""
        ...

    def counts(self, now: datetime) -> Mapping[str, int]:
        """How many requests of this day (UTC) came to which outcome; outcomes that did not happen are left out."""
        ...


class ReadRepository(Protocol):
    """What named readers have read, article by article, above their place in all developments."""

    def marks(self, reader: str, articles: Collection[int]) -> Mapping[int, int]:
        """Up to which development this reader has read each of these articles, where they marked it."""
        ...

    def mark(self, reader: str, article_id: int, up_to: int, now: datetime) -> None:
        """This reader has read this article up to there; 0 takes the mark away."""
        ...

    def forget(self, reader: str, up_to: int) -> None:
        """Take the marks away that say no more than a place at this number does."""
        ...

    def unread(self, reader: str, above: int, limit: int) -> tuple[Unread, ...]:
        """The developments above this number that no mark covers, newest first, at most so many."""
        ...

    def first_unread(self, reader: str, above: int, before: datetime) -> int | None:
        """The lowest development above this number that no mark made before that time covers."""
        ...

    def last_before(self, moment: datetime) -> int:
        """The newest development that was found before this time; 0 where there is none."""
        ...
