"""Uncertain sentences of an update are put to a second reader, once. If anything fails, the first judgement is kept."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from monitor.developments import opinions_of, prompt_of, question_of, revised, unanswered, uncertain
from monitor.errors import ParseError, ReaderError, ReaderRefused, ReaderTimeout, ReaderUnreachable
from monitor.model import Change, Document, Opinion, Question, ReaderOutcome, ReaderRules
from monitor.ports import Clock, OpinionRepository, Sandbox, SecondReader

log = logging.getLogger(__name__)

# After a failure nobody is asked for so long: of many updates that come while a server is down or slow, one waits.
REST = timedelta(minutes=1)
_LIMIT = "limit"
_OUTCOMES: dict[type[ReaderError], ReaderOutcome] = {
    ReaderRefused: ReaderOutcome.REFUSED,
    ReaderTimeout: ReaderOutcome.TIMED_OUT,
    ReaderUnreachable: ReaderOutcome.UNREACHABLE,
}


class Rest:
    """When this process may ask again, and which troubles it has logged. Safe from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._until: datetime | None = None
        self._logged: set[str] = set()

    def is_over(self, now: datetime) -> bool:
        """Whether the reader may be asked. A clock that was set back ends the rest."""
        with self._lock:
            return self._until is None or not self._until - REST <= now < self._until

    def begin(self, now: datetime) -> None:
        """Ask nobody for a while."""
        with self._lock:
            self._until = now + REST

    def is_news(self, trouble: str) -> bool:
        """Whether this trouble was not logged since the last answer."""
        with self._lock:
            is_news = trouble not in self._logged
            self._logged.add(trouble)
            return is_news

    def answered(self) -> None:
        """All is well again: what goes wrong from now on is logged anew."""
        with self._lock:
            self._until = None
            self._logged.clear()


@dataclass(frozen=True, slots=True)
class SecondReading:
    """Who is asked about which edits, at most how many times a day (UTC, all workers together)."""

    reader: SecondReader
    rules: ReaderRules
    per_day: int
    rest: Rest = field(default_factory=Rest)


def second_reading(
    change: Change,
    documents: tuple[Document, Document],
    reading: SecondReading,
    repository: OpinionRepository,
    sandbox: Sandbox,
    clock: Clock,
    quiet: timedelta | None = None,
) -> Change:
    """The change as a second reader has it, where its edits are uncertain; else as it is.

    ``documents`` are the older and the newer one; for ``quiet`` see ``compare``. What was asked before is answered by
    what is kept. Raises ``Stopped`` and ``StoreError``; nothing that the reader does is an error here.
    """
    if not uncertain(change, reading.rules):
        return change
    try:
        question = sandbox.call(question_of, change, documents[0], reading.rules)
    except ParseError as error:
        log.warning("no question for the second reader could be made: %s", error.describe())
        return change
    opinions = dict(repository.kept([sentence.digest for sentence in question.sentences]))
    left = unanswered(question, opinions)
    if left.sentences:
        opinions |= _asked(left, reading, repository, clock.now())
    if opinions.keys().isdisjoint(sentence.digest for sentence in question.sentences):
        return change
    try:
        return sandbox.call(revised, change, documents[1], question, opinions, reading.rules, quiet)
    except ParseError as error:
        log.warning("what the second reader said could not be used: %s", error.describe())
        return change


def asked_now(change: Change, old: Document, new: Document, reader: SecondReader, rules: ReaderRules) -> Change:
    """The change as a second reader has it, asked without a store: for measuring. Raises ``ReaderError``."""
    question = question_of(change, old, rules)
    left = unanswered(question, {})
    if not left.sentences:
        return change
    found = opinions_of(reader.answer(prompt_of(left)), len(left.sentences))
    return revised(change, new, question, _by_digest(left, found), rules)


def _by_digest(question: Question, found: Sequence[Opinion]) -> dict[str, Opinion]:
    return {sentence.digest: opinion for sentence, opinion in zip(question.sentences, found, strict=True)}


def _asked(
    question: Question, reading: SecondReading, repository: OpinionRepository, now: datetime
) -> Mapping[str, Opinion]:
    """The answers to a question, kept; none where it may not be asked now, or nothing usable comes."""
    if not reading.rest.is_over(now):
        return {}
    if not repository.take_turn(now, reading.per_day):
        if reading.rest.is_news(_LIMIT):
            log.warning("the second reader had its %d requests of this day", reading.per_day)
        return {}
    try:
        text = reading.reader.answer(prompt_of(question))
        found = opinions_of(text, len(question.sentences))
    except ReaderError as error:
        _failed(error, reading, repository, now)
        return {}
    opinions = _by_digest(question, found)
    repository.ended(now, ReaderOutcome.ANSWERED, opinions)
    reading.rest.answered()
    return opinions


def _failed(error: ReaderError, reading: SecondReading, repository: OpinionRepository, now: datetime) -> None:
    outcome = _OUTCOMES.get(type(error), ReaderOutcome.UNUSABLE)
    repository.ended(now, outcome)
    # A wrong answer says nothing about the next one; a server that is down or slow stays so for a while.
    if outcome is not ReaderOutcome.UNUSABLE:
        reading.rest.begin(now)
    if reading.rest.is_news(outcome):
        log.warning("the second reader is of no help: %s", error.describe())
