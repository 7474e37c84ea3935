"""Asks a second reader (a language model) about the uncertain sentences of an update, once.

If anything fails, the first judgement is kept.
"""

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

# How long no request is made after a failure, so that not every update waits for a server that is down or slow.
COOLDOWN = timedelta(minutes=1)
_LIMIT = "limit"
_OUTCOMES: dict[type[ReaderError], ReaderOutcome] = {
    ReaderRefused: ReaderOutcome.REFUSED,
    ReaderTimeout: ReaderOutcome.TIMED_OUT,
    ReaderUnreachable: ReaderOutcome.UNREACHABLE,
}


class Cooldown:
    """Suspends requests after a failure, and remembers which problems were logged. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._until: datetime | None = None
        self._logged: set[str] = set()

    def is_over(self, now: datetime) -> bool:
        """Whether the reader may be asked. Setting the clock back ends the cooldown."""
        with self._lock:
            return self._until is None or not self._until - COOLDOWN <= now < self._until

    def begin(self, now: datetime) -> None:
        """Suspend requests after a failure."""
        with self._lock:
            self._until = now + COOLDOWN

    def should_log(self, problem: str) -> bool:
        """Whether to log this problem: True once until the next answer."""
        with self._lock:
            is_new = problem not in self._logged
            self._logged.add(problem)
            return is_new

    def reset(self) -> None:
        """Allow requests and log every problem again: the reader has answered."""
        with self._lock:
            self._until = None
            self._logged.clear()


@dataclass(frozen=True, slots=True)
class SecondReading:
    """The second reader, the rules for which edits it is asked about, and its daily limit of requests.

    ``per_day`` counts the requests of all workers together in a day (UTC).
    """

    reader: SecondReader
    rules: ReaderRules
    per_day: int
    cooldown: Cooldown = field(default_factory=Cooldown)


def second_reading(
    change: Change,
    documents: tuple[Document, Document],
    reading: SecondReading,
    repository: OpinionRepository,
    sandbox: Sandbox,
    clock: Clock,
    quiet: timedelta | None = None,
) -> Change:
    """Return the change with its uncertain edits revised by the second reader's opinions.

    ``documents`` are the older and the newer text; for ``quiet`` see ``compare``. Stored opinions are used for
    sentences asked about before. Raises ``Stopped`` and ``StoreError``; a failure of the reader is logged, and the
    change stays as it is.
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
        opinions |= _ask(left, reading, repository, clock.now())
    if opinions.keys().isdisjoint(sentence.digest for sentence in question.sentences):
        return change
    try:
        return sandbox.call(revised, change, documents[1], question, opinions, reading.rules, quiet)
    except ParseError as error:
        log.warning("the second reader's answer could not be used: %s", error.describe())
        return change


def asked_now(change: Change, old: Document, new: Document, reader: SecondReader, rules: ReaderRules) -> Change:
    """Return the change revised by the second reader, without stored opinions: for benchmarks. Raises ReaderError."""
    question = question_of(change, old, rules)
    left = unanswered(question, {})
    if not left.sentences:
        return change
    opinions = opinions_of(reader.answer(prompt_of(left)), len(left.sentences))
    return revised(change, new, question, _by_digest(left, opinions), rules)


def _by_digest(question: Question, opinions: Sequence[Opinion]) -> dict[str, Opinion]:
    return {sentence.digest: opinion for sentence, opinion in zip(question.sentences, opinions, strict=True)}


def _ask(
    question: Question, reading: SecondReading, repository: OpinionRepository, now: datetime
) -> Mapping[str, Opinion]:
    """Ask the reader and store its opinions, by digest; empty if it may not be asked now or gives no usable answer."""
    if not reading.cooldown.is_over(now):
        return {}
    if not repository.take_turn(now, reading.per_day):
        if reading.cooldown.should_log(_LIMIT):
            log.warning("the second reader has had its limit of %d requests for today (UTC)", reading.per_day)
        return {}
    try:
        text = reading.reader.answer(prompt_of(question))
        opinions = _by_digest(question, opinions_of(text, len(question.sentences)))
    except ReaderError as error:
        _failed(error, reading, repository, now)
        return {}
    repository.ended(now, ReaderOutcome.ANSWERED, opinions)
    reading.cooldown.reset()
    return opinions


def _failed(error: ReaderError, reading: SecondReading, repository: OpinionRepository, now: datetime) -> None:
    outcome = _OUTCOMES.get(type(error), ReaderOutcome.UNUSABLE)
    repository.ended(now, outcome)
    # An unusable answer says nothing about the next one; a server that is down or slow stays so for a while.
    if outcome is not ReaderOutcome.UNUSABLE:
        reading.cooldown.begin(now)
    if reading.cooldown.should_log(outcome):
        log.warning("the second reader gave no usable answer: %s", error.describe())
