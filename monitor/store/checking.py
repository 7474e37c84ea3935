"""A whole database read as the program reads it: every row of every table, each value by what decodes it.

Memory is bounded: rows come one by one, a content is held with the one it rests on, and the full-text index takes
some bytes a version. Each table is read in one statement, so that work that goes on meanwhile is no problem found.
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

# So much is read of, and how much there is; shown to the person who waits.
Tell = Callable[[int, int], None]

_ROWS = 500
WRONG = (ValueError, OverflowError, TypeError, AttributeError, StoreError)


def tell_nobody(_done: int, _total: int) -> None:
    """Nobody waits."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check read, and every problem it found."""

    rows: int
    versions: int
    pages: int
    problems: tuple[Problem, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def read_everything(database: Database, tell: Tell = tell_nobody) -> CheckReport:
    """Read everything of an open database and compare it with its digests and with what is stored of it elsewhere.

    ``tell`` is called now and then with how many rows and texts were read, of how many.
    """
    found, check = Findings(), _Check(database, tell)
    with _reporting(found, "database"), database.read_as_stored() as connection:
        for said in database.integrity(connection):
            found.add("database", "", said)
        check.expect(connection)
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
    """What cannot be read in the newest rows of some tables: what lists and claims pass over."""
    found, check = Findings(), _Check(database)
    for table in tables:
        check.part(found, table.name, partial(check.rows, found, table, newest=newest))
    return found.all()


@contextmanager
def _reporting(found: Findings, table: str) -> Iterator[None]:
    """A table that cannot be read to its end is a problem, and no reason to leave the others."""
    try:
        yield
    except StoreError as error:
        found.add(table, "", f"cannot be read to its end: {error}")


class _Check:
    """What one check counts as it goes."""

    def __init__(self, database: Database, tell: Tell = tell_nobody) -> None:
        self._database = database
        self._tell = tell
        self._done = self._total = 0
        self.read = 0
        self.counted = dict.fromkeys((packed.DOCUMENT, packed.PAGE, packed.READING), 0)

    def expect(self, connection: Connection) -> None:
        """Count what there is to be read: each row once, and each text and page once more as a whole."""
        for table in (*(table for table in metadata.sorted_tables if table is not revision), contents):
            self._total += connection.execute(select(func.count()).select_from(table)).scalar_one()

    def _count(self) -> None:
        self._done += 1
        if self._done % _ROWS == 0:
            # More may be stored while it is read.
            self._tell(self._done, max(self._done, self._total))

    def part(self, found: Findings, table: str, work: Callable[[Connection], None]) -> None:
        """One part of the check, in a transaction of its own."""
        with _reporting(found, table), self._database.read_as_stored() as connection:
            work(connection)

    def rows(self, found: Findings, table: Table, connection: Connection, *, newest: int | None = None) -> None:
        """Every value of a table, or of its newest rows, by what reads it."""
        readers = [(column.name, reader_of(column)) for column in table.columns]
        extra = _OF_ROWS.get(table.name)
        query = self._database.as_stored(table).execution_options(yield_per=_ROWS)
        if newest is not None:
            query = query.order_by(*(column.desc() for column in table.primary_key)).limit(newest)
        for row in connection.execute(query):
            self.read += 1
            self._count()
            for (name, read), value in zip(readers, row, strict=True):
                if value is not None and (said := _wrong(read, value)):
                    found.add(table.name, _named(table, row), f"{name} {said}", article=_article(table, row))
            if extra is not None and (said := extra(row)):
                found.add(table.name, _named(table, row), said, article=_article(table, row))

    def texts(self, found: Findings, connection: Connection) -> None:
        """Every text and page against its digest, its version's row and the full-text index."""
        index = self._database.texts.check(connection)
        of_version = and_(versions.c.article_id == contents.c.article_id, versions.c.number == contents.c.number)
        query = select(contents, versions.c.id.label("of"), versions.c.title, versions.c.language)
        query = query.outerjoin(versions, of_version)
        query = query.order_by(contents.c.article_id, contents.c.kind, contents.c.number)
        before: tuple[Row[Any], bytes | None] | None = None
        for row in connection.execute(query.execution_options(yield_per=_ROWS)):
            data: bytes | None = None
            try:
                data = _unpacked(connection, row, before)
                self._content(row, data, index)
            except WRONG as error:
                found.add(contents.name, f"{row.id} ({_content_name(row)})", error, article=row.article_id)
                if row.of is not None and row.kind == packed.DOCUMENT:
                    index.unknown(row.of)
            before = (row, data)
            self._count()
        for number in _without_text(found, connection):
            index.unknown(number)
        for said in index.problems():
            found.add("search", "", said)

    def _content(self, row: Row[Any], data: bytes, index: Any) -> None:
        if row.of is None:
            raise DatabaseCorrupt("belongs to no version")
        if len(data) != row.size:
            raise DatabaseCorrupt(f"has {len(data)} bytes, and its row says {row.size}")
        if row.kind != packed.PAGE:
            document = load(Document, data)
            if row.kind == packed.DOCUMENT:
                index.expect(row.of, document.title, document.text)
                if (document.title, document.language) != (row.title, row.language):
                    raise DatabaseCorrupt("has another title or language than the row of its version")
        if row.kind in self.counted:
            self.counted[row.kind] += 1


def _wrong(read: Callable[[Any], object], value: object) -> str:
    try:
        read(value)
    except WRONG as error:
        return f"cannot be read: {error}"
    return ""


def _named(table: Table, row: Row[Any]) -> str:
    return ", ".join(f"{getattr(row, column.name)!r}".strip("'") for column in table.primary_key)


def _article(table: Table, row: Row[Any]) -> int | None:
    """The article that a row belongs to, where giving that up would be a way out."""
    if table is articles:
        return int(row.id)
    given_up = table in (versions, contents, developments, withdrawals)
    return int(row.article_id) if given_up else None


def _line(row: Row[Any]) -> str:
    fits = row.line is None or short_digest(row.line) == row.digest
    return "" if fits else "line does not fit its digest"


def _subscription(row: Row[Any]) -> str:
    try:
        read = load(Subscription, row.data)
    except WRONG:
        return ""  # Already reported, with the column.
    if (read.name, read.origin) != (row.name, row.origin):
        return "name or origin is not that of its data"
    named = [read.daily_zone, read.time_zone, read.quiet_hours and read.quiet_hours.zone]
    unknown = [zone for zone in named if zone and not _is_zone(zone)]
    return f"{unknown[0]!r} is no time zone that is known here: UTC is taken" if unknown else ""


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


_OF_ROWS: dict[str, Callable[[Row[Any]], str]] = {lines.name: _line, subscriptions.name: _subscription}


def _content_name(row: Row[Any]) -> str:
    return f"{row.kind} of version {row.number} of article {row.article_id}"


def _unpacked(connection: Connection, row: Row[Any], before: tuple[Row[Any], bytes | None] | None) -> bytes:
    """A content, against the one before it where it rests on that: rows come in the order of a chain."""
    last, base = before if before is not None else (None, None)
    follows = last is not None and (last.article_id, last.kind, last.number) == (row.article_id, row.kind, row.base)
    if follows and base is not None:
        data = unpack(row.data, base, row.size)
        if packed.digest(data) != row.digest:
            raise DatabaseCorrupt(f"the {_content_name(row)} does not fit its digest")
        return data
    # The first of a chain, or one after another that cannot be read: as the program does, from its last full copy on.
    read = packed.read(connection, row.article_id, row.kind, row.number)
    assert read is not None
    return read


def _without_text(found: Findings, connection: Connection) -> Iterator[int]:
    text = and_(
        contents.c.article_id == versions.c.article_id,
        contents.c.number == versions.c.number,
        contents.c.kind == packed.DOCUMENT,
    )
    query = select(versions.c.id, versions.c.article_id, versions.c.number).outerjoin(contents, text)
    for row in connection.execute(query.where(contents.c.id.is_(None)).order_by(versions.c.id)):
        said = f"the text of version {row.number} of article {row.article_id} is missing"
        found.add(versions.name, row.id, said, article=row.article_id)
        yield row.id


def _changes(found: Findings, connection: Connection) -> None:
    """What is stored in several places is the same there: changes, developments and their number."""
    query = select(versions.c.id, versions.c.article_id, versions.c.number, versions.c.developments, changes.c.data)
    query = query.outerjoin(changes, changes.c.version_id == versions.c.id).order_by(versions.c.id)
    for row in connection.execute(query.execution_options(yield_per=_ROWS)):
        here = select(developments).where(developments.c.version_id == row.id).order_by(developments.c.edit)
        stored = connection.execute(here).all()
        if len(stored) != row.developments:
            said = f"counts {row.developments} developments, and {len(stored)} are stored"
            found.add(versions.name, row.id, said, article=row.article_id)
        try:
            change = read_change(row.data)
        except WRONG:
            continue  # Already reported, with the column.
        for said_of, said in _developments(change, stored, row):
            found.add(developments.name, said_of, said, article=row.article_id)
        for said_of, said in _withdrawals(connection, change, row):
            found.add(withdrawals.name, said_of, said, article=row.article_id)


def _developments(change: Change | None, stored: Sequence[Row[Any]], version: Row[Any]) -> Iterator[tuple[int, str]]:
    known = {item.lead: passage_values(change, item) for item in change.passages} if change is not None else {}
    for row in stored:
        values = known.get(row.edit)
        here = (row.article_id, row.to_version) == (version.article_id, version.number)
        if values is None or not here or not _fits(row, values):
            yield row.id, f"differs from the change stored with version {version.number}"


def _fits(row: Row[Any], values: Mapping[str, Any]) -> bool:
    """Whether a development's row is as its change says; rows from before there were passages have none."""
    copied = [name for name in values if name != "passage" or row.passage != NO_PASSAGE]
    return all(getattr(row, name) == values[name] for name in copied)


def _withdrawals(connection: Connection, change: Change | None, version: Row[Any]) -> Iterator[tuple[int, str]]:
    """The rows of a version that differ from what its change says was taken away, in the order of both."""
    here = select(withdrawals).where(withdrawals.c.version_id == version.id).order_by(withdrawals.c.id)
    stored = connection.execute(here).all()
    known = [withdrawal_values(item) for item in change.withdrawals] if change is not None else []
    if len(stored) != len(known):
        yield version.id, f"{len(stored)} are stored of version {version.number}, and its change has {len(known)}"
        return
    for row, values in zip(stored, known, strict=True):
        fits = all(getattr(row, name) == value for name, value in values.items())
        if not fits or (row.article_id, row.to_version) != (version.article_id, version.number):
            yield row.id, f"differs from the change stored with version {version.number}"


def _orphans(found: Findings, table: Table, connection: Connection) -> None:
    """Rows that point nowhere; databases forbid them, but a damaged or hand-edited one may hold some."""
    for key in table.foreign_keys:
        there = key.column.table.alias()
        column = key.parent
        alone = ~select(there.c[key.column.name]).where(there.c[key.column.name] == column).exists()
        rows = connection.execute(select(*table.primary_key, column.label("to")).where(column.is_not(None), alone))
        for row in rows:
            found.add(table.name, _named(table, row), f"{column.name} {row.to} is in no row of {key.column.table.name}")


def _newest(found: Findings, connection: Connection) -> None:
    """What an article's row says of its newest version."""
    most = func.coalesce(func.max(versions.c.number), 0)
    query = select(articles.c.id, articles.c.versions, most.label("newest"))
    query = query.outerjoin(versions, versions.c.article_id == articles.c.id).group_by(articles.c.id)
    for row in connection.execute(query.having(articles.c.versions != most).order_by(articles.c.id)):
        said = f"says it has version {row.versions}, but the newest stored is {row.newest}"
        found.add(articles.name, row.id, said, article=row.id)
    newest = and_(versions.c.article_id == articles.c.id, versions.c.number == articles.c.versions)
    differs = (articles.c.version_digest != versions.c.digest) | (articles.c.version_title != versions.c.title)
    query = select(articles.c.id).join(versions, newest).where(differs).order_by(articles.c.id)
    for number in connection.execute(query).scalars():
        said = "version_digest or version_title is not that of its newest version"
        found.add(articles.name, number, said, article=number)


def _counts(found: Findings, connection: Connection) -> None:
    """What is counted, and noted of feeds, against the rows themselves."""
    for name, said in count_differences(connection):
        found.add(tallies.name, name, said)
    for name, said in feed_differences(connection):
        found.add(feed_rows.name, name, said)


def _tags(found: Findings, connection: Connection) -> None:
    """The tags that are noted of feeds against those in their rows."""
    noted: defaultdict[int, set[str]] = defaultdict(set)
    for row in connection.execute(select(feed_tags)):
        noted[row.feed_id].add(row.tag)
    for row in connection.execute(select(feeds.c.id, feeds.c.tags)):
        try:
            tags = set(load_list(str, row.tags))
        except WRONG:
            continue  # Already reported, with the column.
        if tags != noted[row.id]:
            found.add(feed_tags.name, row.id, "are not the tags in the feed's row")
