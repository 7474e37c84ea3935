"""Checks a whole database: decodes every value of every row, and compares data that is stored in several places.

Memory is bounded: rows are streamed, a content is held with the one it is a delta to, and the check of the full-text
index takes some bytes a version. Each table is read in one statement, so that concurrent writes are not reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Connection, Row, Table, and_, func, select

from monitor.errors import DatabaseCorrupt, StoreError
from monitor.model import Change, Document, Subscription
from monitor.store import contents as packed
from monitor.store.codec import load, load_list
from monitor.store.columns import reader_of
from monitor.store.delta import unpack
from monitor.store.engine import Database
from monitor.store.findings import Findings, Problem
from monitor.store.lines import short_digest
from monitor.store.passages import NO_PASSAGE, passage_values
from monitor.store.schema import (
    articles,
    changes,
    contents,
    developments,
    feeds,
    lines,
    revision,
    subscriptions,
    versions,
    withdrawals,
)
from monitor.store.schema_lists import feed_rows, feed_tags, tallies
from monitor.store.tables import metadata
from monitor.store.tallies import count_differences, feed_differences
from monitor.store.versions import read_change
from monitor.store.withdrawals import withdrawal_values

# Called with how much is done, and the total.
Progress = Callable[[int, int], None]

_ROWS = 500
# Errors of decoding a stored value.
DECODE_ERRORS = (ValueError, OverflowError, TypeError, AttributeError, StoreError)


def ignore_progress(_done: int, _total: int) -> None:
    """Report no progress."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """How much a check read, and the problems it found."""

    rows: int
    versions: int
    pages: int
    problems: tuple[Problem, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether there is no problem."""
        return not self.problems


def read_everything(database: Database, progress: Progress = ignore_progress) -> CheckReport:
    """Check everything in an open database.

    ``progress`` is called every ``_ROWS`` rows and texts with the number read so far, and the total.
    """
    found, check = Findings(), _Check(database, progress)
    with _reporting(found, "database"), database.read_as_stored() as connection:
        for message in database.integrity(connection):
            found.add("database", "", message)
        check.count_total(connection)
    for table in metadata.sorted_tables:
        if table is not revision:
            check.part(found, table.name, partial(check.rows, found, table))
    check.part(found, contents.name, partial(check.texts, found))
    check.part(found, changes.name, partial(_changes, found))
    for table in metadata.sorted_tables:
        check.part(found, table.name, partial(_orphans, found, table))
    check.part(found, articles.name, partial(_newest, found))
    check.part(found, tallies.name, partial(_counts, found))
    check.part(found, feed_tags.name, partial(_tags, found))
    return CheckReport(check.read, check.counted[packed.DOCUMENT], check.counted[packed.PAGE], found.all())


def read_rows_of(database: Database, tables: Sequence[Table], newest: int) -> tuple[Problem, ...]:
    """The values that cannot be decoded in the newest rows of some tables, which lists and claims skip."""
    found, check = Findings(), _Check(database)
    for table in tables:
        check.part(found, table.name, partial(check.rows, found, table, newest=newest))
    return found.all()


@contextmanager
def _reporting(found: Findings, table: str) -> Iterator[None]:
    """Report a table that cannot be read to its end as a problem, and continue with the others."""
    try:
        yield
    except StoreError as error:
        found.add(table, "", f"cannot be read to its end: {error}")


class _Check:
    """One run of the check, with its progress and counts."""

    def __init__(self, database: Database, progress: Progress = ignore_progress) -> None:
        self._database = database
        self._progress = progress
        self._done = self._total = 0
        self.read = 0
        self.counted = dict.fromkeys((packed.DOCUMENT, packed.PAGE, packed.READING), 0)

    def count_total(self, connection: Connection) -> None:
        """Count the rows to be read; those of ``contents`` twice, as they are also unpacked."""
        for table in (*(table for table in metadata.sorted_tables if table is not revision), contents):
            self._total += connection.execute(select(func.count()).select_from(table)).scalar_one()

    def _count(self) -> None:
        self._done += 1
        if self._done % _ROWS == 0:
            # More rows may be stored during the check.
            self._progress(self._done, max(self._done, self._total))

    def part(self, found: Findings, table: str, work: Callable[[Connection], None]) -> None:
        """Run one part of the check in a transaction of its own."""
        with _reporting(found, table), self._database.read_as_stored() as connection:
            work(connection)

    def rows(self, found: Findings, table: Table, connection: Connection, *, newest: int | None = None) -> None:
        """Decode every value of a table, or of its newest rows."""
        readers = [(column.name, reader_of(column)) for column in table.columns]
        check_row = _ROW_CHECKS.get(table.name)
        query = self._database.as_stored(table).execution_options(yield_per=_ROWS)
        if newest is not None:
            query = query.order_by(*(column.desc() for column in table.primary_key)).limit(newest)
        for row in connection.execute(query):
            self.read += 1
            self._count()
            for (name, read), value in zip(readers, row, strict=True):
                if value is not None and (message := _decode_error(read, value)):
                    found.add(table.name, _key(table, row), f"{name} {message}", article=_article(table, row))
            if check_row is not None and (message := check_row(row)):
                found.add(table.name, _key(table, row), message, article=_article(table, row))

    def texts(self, found: Findings, connection: Connection) -> None:
        """Check every text and page against its digest, the row of its version and the full-text index."""
        index = self._database.texts.check(connection)
        of_version = and_(versions.c.article_id == contents.c.article_id, versions.c.number == contents.c.number)
        query = select(contents, versions.c.id.label("version_id"), versions.c.title, versions.c.language)
        query = query.outerjoin(versions, of_version)
        query = query.order_by(contents.c.article_id, contents.c.kind, contents.c.number)
        previous: tuple[Row[Any], bytes | None] | None = None
        for row in connection.execute(query.execution_options(yield_per=_ROWS)):
            data: bytes | None = None
            try:
                data = _unpacked(connection, row, previous)
                self._content(row, data, index)
            except DECODE_ERRORS as error:
                found.add(contents.name, f"{row.id} ({_content_name(row)})", error, article=row.article_id)
                if row.version_id is not None and row.kind == packed.DOCUMENT:
                    index.unknown(row.version_id)
            previous = (row, data)
            self._count()
        for number in _without_text(found, connection):
            index.unknown(number)
        for message in index.problems():
            found.add("search", "", message)

    def _content(self, row: Row[Any], data: bytes, index: Any) -> None:
        if row.version_id is None:
            raise DatabaseCorrupt("belongs to no version")
        if len(data) != row.size:
            raise DatabaseCorrupt(f"has {len(data)} bytes, and its row says {row.size}")
        if row.kind != packed.PAGE:
            document = load(Document, data)
            if row.kind == packed.DOCUMENT:
                index.expect(row.version_id, document.title, document.text)
                if (document.title, document.language) != (row.title, row.language):
                    raise DatabaseCorrupt("has another title or language than the row of its version")
        if row.kind in self.counted:
            self.counted[row.kind] += 1


def _decode_error(read: Callable[[Any], object], value: object) -> str:
    """Why a value cannot be decoded; empty if it can."""
    try:
        read(value)
    except DECODE_ERRORS as error:
        return f"cannot be read: {error}"
    return ""


def _key(table: Table, row: Row[Any]) -> str:
    """The primary key of a row as text."""
    return ", ".join(f"{getattr(row, column.name)!r}".strip("'") for column in table.primary_key)


def _article(table: Table, row: Row[Any]) -> int | None:
    """The article whose removal would also remove this row; None if that would not help."""
    if table is articles:
        return int(row.id)
    of_article = table in (versions, contents, developments, withdrawals)
    return int(row.article_id) if of_article else None


def _check_line(row: Row[Any]) -> str:
    fits = row.line is None or short_digest(row.line) == row.digest
    return "" if fits else "line does not fit its digest"


def _check_subscription(row: Row[Any]) -> str:
    try:
        subscription = load(Subscription, row.data)
    except DECODE_ERRORS:
        return ""  # Already reported, with the column.
    if (subscription.name, subscription.origin) != (row.name, row.origin):
        return "name or origin is not that of its data"
    quiet_hours = subscription.quiet_hours
    zones = [subscription.daily_zone, subscription.time_zone, quiet_hours and quiet_hours.zone]
    unknown = [zone for zone in zones if zone and not _is_zone(zone)]
    return f"{unknown[0]!r} is not a known time zone on this machine: UTC is used" if unknown else ""


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


# Further checks of whole rows, by table: each returns a message, empty if the row is sound.
_ROW_CHECKS: dict[str, Callable[[Row[Any]], str]] = {lines.name: _check_line, subscriptions.name: _check_subscription}


def _content_name(row: Row[Any]) -> str:
    return f"{row.kind} of version {row.number} of article {row.article_id}"


def _unpacked(connection: Connection, row: Row[Any], previous: tuple[Row[Any], bytes | None] | None) -> bytes:
    """The bytes of a content; ``previous`` is the row read before it, which in a chain is its base."""
    last, base = previous if previous is not None else (None, None)
    follows = last is not None and (last.article_id, last.kind, last.number) == (row.article_id, row.kind, row.base)
    if follows and base is not None:
        data = unpack(row.data, base, row.size)
        if packed.digest(data) != row.digest:
            raise DatabaseCorrupt(f"the {_content_name(row)} does not fit its digest")
        return data
    # The first of a chain, or its base could not be unpacked: read the whole chain, as the program does.
    read = packed.read(connection, row.article_id, row.kind, row.number)
    assert read is not None
    return read


def _without_text(found: Findings, connection: Connection) -> Iterator[int]:
    """Report versions without a text; yields their row numbers."""
    text = and_(
        contents.c.article_id == versions.c.article_id,
        contents.c.number == versions.c.number,
        contents.c.kind == packed.DOCUMENT,
    )
    query = select(versions.c.id, versions.c.article_id, versions.c.number).outerjoin(contents, text)
    for row in connection.execute(query.where(contents.c.id.is_(None)).order_by(versions.c.id)):
        message = f"the text of version {row.number} of article {row.article_id} is missing"
        found.add(versions.name, row.id, message, article=row.article_id)
        yield row.id


def _changes(found: Findings, connection: Connection) -> None:
    """Compare the developments and withdrawals of each version, and their count, with the stored change."""
    query = select(versions.c.id, versions.c.article_id, versions.c.number, versions.c.developments, changes.c.data)
    query = query.outerjoin(changes, changes.c.version_id == versions.c.id).order_by(versions.c.id)
    for row in connection.execute(query.execution_options(yield_per=_ROWS)):
        of_version = select(developments).where(developments.c.version_id == row.id).order_by(developments.c.edit)
        stored = connection.execute(of_version).all()
        if len(stored) != row.developments:
            message = f"counts {row.developments} developments, and {len(stored)} are stored"
            found.add(versions.name, row.id, message, article=row.article_id)
        try:
            change = read_change(row.data)
        except DECODE_ERRORS:
            continue  # Already reported, with the column.
        for number, message in _developments(change, stored, row):
            found.add(developments.name, number, message, article=row.article_id)
        for number, message in _withdrawals(connection, change, row):
            found.add(withdrawals.name, number, message, article=row.article_id)


def _developments(change: Change | None, stored: Sequence[Row[Any]], version: Row[Any]) -> Iterator[tuple[int, str]]:
    """The rows of a version's developments that differ from its change, with a message."""
    expected = {item.lead: passage_values(change, item) for item in change.passages} if change is not None else {}
    for row in stored:
        values = expected.get(row.edit)
        of_version = (row.article_id, row.to_version) == (version.article_id, version.number)
        if values is None or not of_version or not _fits(row, values):
            yield row.id, f"differs from the change stored with version {version.number}"


def _fits(row: Row[Any], values: Mapping[str, Any]) -> bool:
    """Whether a development's row equals what its change gives; rows written before revision 0008 have no passage."""
    compared = [name for name in values if name != "passage" or row.passage != NO_PASSAGE]
    return all(getattr(row, name) == values[name] for name in compared)


def _withdrawals(connection: Connection, change: Change | None, version: Row[Any]) -> Iterator[tuple[int, str]]:
    """The rows of a version's withdrawals that differ from its change, with a message; both are in the same order."""
    of_version = select(withdrawals).where(withdrawals.c.version_id == version.id).order_by(withdrawals.c.id)
    stored = connection.execute(of_version).all()
    expected = [withdrawal_values(item) for item in change.withdrawals] if change is not None else []
    if len(stored) != len(expected):
        yield version.id, f"{len(stored)} are stored of version {version.number}, and its change has {len(expected)}"
        return
    for row, values in zip(stored, expected, strict=True):
        fits = all(getattr(row, name) == value for name, value in values.items())
        if not fits or (row.article_id, row.to_version) != (version.article_id, version.number):
            yield row.id, f"differs from the change stored with version {version.number}"


def _orphans(found: Findings, table: Table, connection: Connection) -> None:
    """Report rows whose foreign key leads to no row: possible in a database that was damaged or edited by hand."""
    for key in table.foreign_keys:
        target = key.column.table.alias()
        column = key.parent
        orphaned = ~select(target.c[key.column.name]).where(target.c[key.column.name] == column).exists()
        rows = connection.execute(select(*table.primary_key, column.label("to")).where(column.is_not(None), orphaned))
        for row in rows:
            found.add(table.name, _key(table, row), f"{column.name} {row.to} is in no row of {key.column.table.name}")


def _newest(found: Findings, connection: Connection) -> None:
    """Compare what the rows of articles say of their newest version with that version."""
    most = func.coalesce(func.max(versions.c.number), 0)
    query = select(articles.c.id, articles.c.versions, most.label("newest"))
    query = query.outerjoin(versions, versions.c.article_id == articles.c.id).group_by(articles.c.id)
    for row in connection.execute(query.having(articles.c.versions != most).order_by(articles.c.id)):
        message = f"says it has version {row.versions}, but the newest stored is {row.newest}"
        found.add(articles.name, row.id, message, article=row.id)
    newest = and_(versions.c.article_id == articles.c.id, versions.c.number == articles.c.versions)
    differs = (articles.c.version_digest != versions.c.digest) | (articles.c.version_title != versions.c.title)
    query = select(articles.c.id).join(versions, newest).where(differs).order_by(articles.c.id)
    for number in connection.execute(query).scalars():
        message = "version_digest or version_title is not that of its newest version"
        found.add(articles.name, number, message, article=number)


def _counts(found: Findings, connection: Connection) -> None:
    """Compare the stored counts, and the rows noted for feeds, with the tables."""
    for name, message in count_differences(connection):
        found.add(tallies.name, name, message)
    for name, message in feed_differences(connection):
        found.add(feed_rows.name, name, message)


def _tags(found: Findings, connection: Connection) -> None:
    """Compare ``feed_tags`` with the tags in the rows of feeds."""
    noted: defaultdict[int, set[str]] = defaultdict(set)
    for row in connection.execute(select(feed_tags)):
        noted[row.feed_id].add(row.tag)
    for row in connection.execute(select(feeds.c.id, feeds.c.tags)):
        try:
            tags = set(load_list(str, row.tags))
        except DECODE_ERRORS:
            continue  # Already reported, with the column.
        if tags != noted[row.id]:
            found.add(feed_tags.name, row.id, "are not the tags in the feed's row")
