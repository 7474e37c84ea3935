"""Answers of the second reader, and the count of its requests."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, Update, select, update

from monitor.errors import DatabaseCorrupt
from monitor.model import Opinion, ReaderOutcome
from monitor.store.codec import dump, load
from monitor.store.engine import Database
from monitor.store.schema_readers import opinions as answers
from monitor.store.schema_readers import reader_days

log = logging.getLogger(__name__)


class Opinions:
    """Implements ``ports.OpinionRepository``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def kept(self, digests: Sequence[str]) -> dict[str, Opinion]:
        """Those of these questions that were answered before. One that cannot be read counts as not answered."""
        if not digests:
            return {}
        query = select(answers.c.digest, answers.c.answer).where(answers.c.digest.in_(digests))
        found = {}
        with self._database.read() as connection:
            for row in connection.execute(query):
                try:
                    found[row.digest] = load(Opinion, row.answer)
                except DatabaseCorrupt as error:
                    log.warning("an answer of the second reader is passed over: %s", error)
        return found

    def take_turn(self, now: datetime, per_day: int) -> bool:
        """Count one request on this day (UTC), unless there were ``per_day`` already; whether it may be made."""
        with self._database.write() as connection:
            self._make_row(connection, now, ReaderOutcome.ASKED)
            here = (*_row(now, ReaderOutcome.ASKED), reader_days.c.number < per_day)
            # One statement compares and counts: two workers never take the same turn.
            return connection.execute(_one_more().where(*here)).rowcount == 1

    def ended(self, now: datetime, outcome: ReaderOutcome, opinions: Mapping[str, Opinion] | None = None) -> None:
        """Count what became of a request of this day, and keep what was answered."""
        rows = [
            {"digest": digest, "answer": dump(opinion), "asked_at": now}
            for digest, opinion in sorted((opinions or {}).items())
        ]
        with self._database.write() as connection:
            self._make_row(connection, now, outcome)
            connection.execute(_one_more().where(*_row(now, outcome)))
            self._database.upsert(connection, answers, rows)

    def counts(self, now: datetime) -> dict[str, int]:
        """How many requests of this day (UTC) came to which outcome; outcomes that did not happen are left out."""
        query = select(reader_days.c.outcome, reader_days.c.number).where(reader_days.c.day == _day(now))
        with self._database.read() as connection:
            found = {row.outcome: row.number for row in connection.execute(query)}
        return {str(outcome): found[outcome] for outcome in ReaderOutcome if found.get(outcome)}

    def _make_row(self, connection: Connection, now: datetime, outcome: ReaderOutcome) -> None:
        row = {"day": _day(now), "outcome": str(outcome), "number": 0}
        self._database.insert_new(connection, reader_days, [row])


def _one_more() -> Update:
    return update(reader_days).values(number=reader_days.c.number + 1)


def _row(now: datetime, outcome: ReaderOutcome) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return reader_days.c.day == _day(now), reader_days.c.outcome == str(outcome)


def _day(now: datetime) -> str:
    return now.astimezone(UTC).date().isoformat()
