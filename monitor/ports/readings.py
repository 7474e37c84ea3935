"""Who is asked about uncertain sentences, and where the answers are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from monitor.model import Opinion, Prompt, ReaderOutcome


class SecondReader(Protocol):
    """Answers one question in one request, within bounds of time and size."""

    def answer(self, prompt: Prompt) -> str:
        """The text of the answer, not yet checked. Raises ``ReaderError``, and ``Stopped`` once closed."""
        ...

    def close(self) -> None:
        """Cut requests under way. Can be called twice."""
        ...


class OpinionShelf(Protocol):
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
