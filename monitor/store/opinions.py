"""Stored answers of the second reader, and the counts of its requests."""

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
        """The stored answers to these questions, by digest. An answer that cannot be decoded is left out."""
        if not digests:
            return {}
        query = select(answers.c.digest, answers.c.answer).where(answers.c.digest.in_(digests))
        found = {}
        with self._database.read() as connection:
            for row in connection.execute(query):
                try:
                    found[row.digest] = load(Opinion, row.answer)
                except DatabaseCorrupt as error:
                    log.warning("a stored answer of the second reader is skipped: %s", error)
        return found

    def take_turn(self, now: datetime, per_day: int) -> bool:
        """Count one request of this day (UTC) and return True, or return False if there were ``per_day`` already."""
        with self._database.write() as connection:
            self._make_row(connection, now, ReaderOutcome.ASKED)
            conditions = (*_row(now, ReaderOutcome.ASKED), reader_days.c.number < per_day)
            # One statement compares and counts, so that two workers cannot exceed the limit together.
            return connection.execute(_one_more().where(*conditions)).rowcount == 1

    def ended(self, now: datetime, outcome: ReaderOutcome, opinions: Mapping[str, Opinion] | None = None) -> None:
        """Count the outcome of a request on this day, and store its answers."""
        rows = [
            {"digest": digest, "answer": dump(opinion), "asked_at": now}
            for digest, opinion in sorted((opinions or {}).items())
        ]
        with self._database.write() as connection:
            self._make_row(connection, now, outcome)
            connection.execute(_one_more().where(*_row(now, outcome)))
            self._database.upsert(connection, answers, rows)

    def counts(self, now: datetime) -> dict[str, int]:
        """The number of requests of this day (UTC) by outcome; outcomes without requests are left out."""
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
