"""Counts, and the rows of each feed's articles, kept up to date by triggers, so that no read scans a large table.

Triggers see every change, including those by foreign keys, and cost some microseconds a row. On SQLite a count is one
row of ``tallies``. On PostgreSQL transactions that update the same row would wait for each other, so each transaction
adds to rows of its own (``slot``), which ``fold`` sums up regularly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, text

# The advisory lock of ``fold``.
_FOLD_LOCK = 0x6E65_7773_0005
_DAY = "{row}.%s / 86400000000"
# The name of the counts of each feed's articles, by feed number, without merged articles.
OF_FEEDS = "articles of feeds"
_FOLLOWED = "EXISTS (SELECT 1 FROM articles WHERE articles.id = {row}.article_id AND articles.moved_to IS NULL)"


@dataclass(frozen=True, slots=True)
class Rule:
    """Counts the rows of ``table`` that fulfil ``when``, by the values of ``part`` and ``day``.

    These are SQL expressions, in which ``{row}`` is the row. ``columns`` are the columns whose change can move a row
    from one count to another. Counts by day also have the lowest and highest row number of each day; the rows of such
    tables never change.
    """

    name: str
    table: str
    part: str = "''"
    day: str = "0"
    when: str = "1 = 1"
    columns: tuple[str, ...] = ()


RULES = (
    Rule("feeds", "feeds", "{row}.state", columns=("state",)),
    Rule("failing feeds", "feeds", when="{row}.last_error IS NOT NULL", columns=("last_error",)),
    Rule("articles", "articles", "{row}.state", when="{row}.moved_to IS NULL", columns=("state", "moved_to")),
    Rule("updated articles", "articles", when="{row}.versions > 1", columns=("versions",)),
    Rule("alerts", "alerts", "{row}.state", columns=("state",)),
    Rule("versions", "versions", day=_DAY % "fetched_at"),
    Rule("developments", "developments", "{row}.kind", _DAY % "detected_at"),
    Rule("withdrawals", "withdrawals", "{row}.kind", _DAY % "detected_at"),
    Rule("tags", "feed_tags", "{row}.tag"),
    Rule(OF_FEEDS, "memberships", "CAST({row}.feed_id AS text)", when=_FOLLOWED),
)
# The values of `feed_rows.of`.
FEED_ROWS = {"versions": 1, "developments": 2, "withdrawals": 3}
_COUNTED = tuple(dict.fromkeys(rule.table for rule in RULES))
_COLUMNS = "(name, day, part, slot, number, lowest, highest)"
# The slot on PostgreSQL: the number of the transaction.
_SLOT = "txid_current()"
_ADDED = "ON CONFLICT (name, day, part, slot) DO UPDATE SET number = tallies.number + excluded.number"
# An article was merged into another, or this was undone.
_MOVED = "(OLD.moved_to IS NULL) <> (NEW.moved_to IS NULL)"


class Tallies(Protocol):
    """The triggers and counts of one kind of database."""

    def create(self, connection: Connection) -> None:
        """Create the triggers."""
        ...

    def drop(self, connection: Connection) -> None:
        """Remove the triggers, also those of an older schema."""
        ...

    def fill(self, connection: Connection) -> None:
        """Fill the empty tables ``tallies`` and ``feed_rows`` from the existing rows."""
        ...

    def count(self, connection: Connection) -> None:
        """Recount all rows."""
        ...

    def fold(self, connection: Connection) -> None:
        """Add up the slots of ended transactions."""
        ...


def count_differences(connection: Connection) -> Iterator[tuple[str, str]]:
    """Counts that differ from the tables, as pairs of the count's name and a message."""
    for rule in RULES:
        counted = {(row[1], row[2]): row[4:7] for row in connection.execute(text(_counted(rule)))}
        tallied = _tallied(connection, rule.name)
        # Sorted as text, because in a damaged row a number may be a text.
        for day, part in sorted(counted.keys() | tallied.keys(), key=str):
            number, low, high = counted.get((day, part), (0, None, None))
            tally, lowest, highest = tallied.get((day, part), (0, None, None))
            if number != tally or not _within(low, high, lowest, highest):
                yield f"{rule.name}, {part or day}", f"says {tally}, and there are {number}"


def feed_differences(connection: Connection) -> Iterator[tuple[str, str]]:
    """Rows of ``feed_rows`` that are missing or wrong, as pairs of the row's key and a message."""
    for table, of in FEED_ROWS.items():
        yield from _feed_differences(connection, table, of)


def _tallied(connection: Connection, name: str) -> Mapping[tuple[int, str], tuple[int, int | None, int | None]]:
    sums = "SELECT day, part, sum(number), min(lowest), max(highest) FROM tallies WHERE name = :name GROUP BY day, part"
    rows = connection.execute(text(sums), {"name": name})
    return {(row[0], row[1]): (int(row[2]), row[3], row[4]) for row in rows}


def _within(low: int | None, high: int | None, lowest: int | None, highest: int | None) -> bool:
    """Whether the stored bounds include the rows; they may be wider, as rows may have been deleted."""
    if low is None or high is None:
        return True
    # In a damaged row a number may be a text.
    return isinstance(lowest, int) and isinstance(highest, int) and lowest <= low and high <= highest


def _feed_differences(connection: Connection, table: str, of: int) -> Iterator[tuple[str, str]]:
    expected = f"SELECT m.feed_id, t.id FROM memberships m JOIN {table} t ON t.article_id = m.article_id"
    stored = f"SELECT feed_id, number FROM feed_rows WHERE of = {of}"
    missing, wrong = f"{expected} EXCEPT {stored}", f"{stored} EXCEPT {expected}"
    for query, message in ((missing, "is missing"), (wrong, "is not the feed's")):
        for feed_id, number in connection.execute(text(query)):
            yield f"{feed_id}, {of}, {number}", f"row {number} of {table} {message}"


def _counted(rule: Rule) -> str:
    """A query for the rows of ``tallies`` that count the existing rows of a table."""
    day, part, when = (term.format(row=rule.table) for term in (rule.day, rule.part, rule.when))
    bounds = "min(id), max(id)" if rule.day != "0" else "CAST(NULL AS bigint), CAST(NULL AS bigint)"
    return f"SELECT '{rule.name}', {day}, {part}, 0, count(*), {bounds} FROM {rule.table} WHERE {when} GROUP BY 2, 3"


def _change(rule: Rule, row: str, number: int, slot: str, low: str, high: str) -> str:
    """A trigger's statement that adds ``number`` (1 or -1) to the count of a row."""
    day, part, when = (term.format(row=row) for term in (rule.day, rule.part, rule.when))
    bound = f"{row}.id" if rule.day != "0" else "NULL"
    bounds = f", lowest = {low}(tallies.lowest, excluded.lowest), highest = {high}(tallies.highest, excluded.highest)"
    return (
        f"INSERT INTO tallies {_COLUMNS} SELECT '{rule.name}', {day}, {part}, {slot}, {number}, {bound}, {bound} "
        f"WHERE {when} {_ADDED}{bounds if bound != 'NULL' else ''};"
    )


def _move(row: str, number: int, slot: str) -> str:
    """A trigger's statement that adds ``number`` (1 or -1) to the article counts of an unmerged article's feeds."""
    return (
        f"INSERT INTO tallies {_COLUMNS} SELECT '{OF_FEEDS}', 0, CAST(feed_id AS text), {slot}, {number}, NULL, NULL "
        f"FROM memberships WHERE article_id = {row}.id AND {row}.moved_to IS NULL {_ADDED};"
    )


def _changed(table: str, differ: str) -> tuple[str, str]:
    """The columns of a table that its counts depend on, and the condition that one of them changed."""
    columns = [column for rule in RULES if rule.table == table for column in rule.columns]
    return ", ".join(columns), " OR ".join(f"OLD.{column} {differ} NEW.{column}" for column in columns)


def _feed_rows(table: str) -> tuple[str, str]:
    """Statements that update ``feed_rows`` at an insert into a table, and at a delete."""
    of = FEED_ROWS[table]
    insert = (
        f"INSERT INTO feed_rows (feed_id, of, number) SELECT feed_id, {of}, NEW.id FROM memberships "
        "WHERE article_id = NEW.article_id ON CONFLICT DO NOTHING;"
    )
    its_feeds = "SELECT feed_id FROM memberships WHERE article_id = OLD.article_id"
    delete = f"DELETE FROM feed_rows WHERE of = {of} AND number = OLD.id AND feed_id IN ({its_feeds});"
    return insert, delete


def _memberships() -> tuple[str, str]:
    """Statements that update ``feed_rows`` at an insert into ``memberships``, and at a delete."""
    inserts = (
        f"INSERT INTO feed_rows (feed_id, of, number) SELECT NEW.feed_id, {of}, id FROM {table} "
        "WHERE article_id = NEW.article_id ON CONFLICT DO NOTHING;"
        for table, of in FEED_ROWS.items()
    )
    deletes = (
        f"DELETE FROM feed_rows WHERE feed_id = OLD.feed_id AND of = {of} AND number IN "
        f"(SELECT id FROM {table} WHERE article_id = OLD.article_id);"
        for table, of in FEED_ROWS.items()
    )
    return " ".join(inserts), " ".join(deletes)


def _statements(table: str, slot: str, low: str, high: str) -> tuple[str, str]:
    """All statements at an insert into a table, and those that count at a delete; see also ``_unlist``."""
    at_insert = [_change(rule, "NEW", 1, slot, low, high) for rule in RULES if rule.table == table]
    at_delete = [_change(rule, "OLD", -1, slot, low, high) for rule in RULES if rule.table == table]
    at_insert += [insert for insert, _ in _of_feeds(table)]
    return " ".join(at_insert), " ".join(at_delete)


def _unlist(table: str) -> str:
    """Statements that update ``feed_rows`` at a delete, which must run while the joined rows still exist."""
    return " ".join(delete for _, delete in _of_feeds(table))


def _of_feeds(table: str) -> Iterator[tuple[str, str]]:
    """Statements that update ``feed_rows`` at an insert into a table, and at a delete, if it has any."""
    if table in FEED_ROWS:
        yield _feed_rows(table)
    if table == "memberships":
        yield _memberships()


class _Filled:
    """What is the same in both databases."""

    def fill(self, connection: Connection) -> None:
        """Fill the empty tables ``tallies`` and ``feed_rows`` from the existing rows."""
        self.count(connection)
        for table, of in FEED_ROWS.items():
            rows = f"SELECT m.feed_id, {of}, t.id FROM memberships m JOIN {table} t ON t.article_id = m.article_id"
            connection.execute(text(f"INSERT INTO feed_rows (feed_id, of, number) {rows}"))

    def count(self, connection: Connection) -> None:
        """Recount all rows."""
        connection.execute(text("DELETE FROM tallies"))
        for rule in RULES:
            connection.execute(text(f"INSERT INTO tallies {_COLUMNS} {_counted(rule)}"))


class OneRow(_Filled):
    """SQLite: one writer at a time, so a count is one row."""

    def create(self, connection: Connection) -> None:
        """Create a trigger for each table and event."""
        for table in _COUNTED:
            at_insert, at_delete = _statements(table, "0", "min", "max")
            self._trigger(connection, table, "insert", "AFTER INSERT", at_insert)
            self._trigger(connection, table, "delete", "AFTER DELETE", f"{at_delete} {_unlist(table)}")
            columns, differ = _changed(table, "IS NOT")
            if columns:
                event, when = f"AFTER UPDATE OF {columns}", f"FOR EACH ROW WHEN {differ}"
                self._trigger(connection, table, "update", event, f"{at_delete} {at_insert}", when)
        moved = f"{_move('OLD', -1, '0')} {_move('NEW', 1, '0')}"
        self._trigger(connection, "articles", "moved", "AFTER UPDATE OF moved_to", moved, f"FOR EACH ROW WHEN {_MOVED}")
        # BEFORE: the delete triggers of its memberships no longer find the article.
        self._trigger(connection, "articles", "leaves", "BEFORE DELETE", _move("OLD", -1, "0"))

    def drop(self, connection: Connection) -> None:
        """Remove the triggers, also those of an older schema."""
        named = text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'tally!_%' ESCAPE '!'")
        for name in connection.execute(named).scalars().all():
            connection.execute(text(f"DROP TRIGGER {name}"))

    def _trigger(self, connection: Connection, table: str, name: str, event: str, body: str, when: str = "") -> None:
        connection.execute(text(f"CREATE TRIGGER tally_{table}_{name} {event} ON {table} {when} BEGIN {body} END"))

    def fold(self, connection: Connection) -> None:
        """Do nothing: there is only one slot."""


class Slots(_Filled):
    """PostgreSQL: each transaction counts in a slot of its own."""

    def create(self, connection: Connection) -> None:
        """Create a function and its triggers for each table."""
        for table in _COUNTED:
            self._function(connection, table, *_statements(table, _SLOT, "least", "greatest"))
            columns, differ = _changed(table, "IS DISTINCT FROM")
            if columns:
                event = f"AFTER UPDATE OF {columns} ON {table} FOR EACH ROW WHEN ({differ})"
                connection.execute(text(f"CREATE TRIGGER tally_update {event} EXECUTE FUNCTION tally_{table}()"))
        # BEFORE: foreign keys delete the dependent rows before any AFTER trigger runs.
        for table in (*FEED_ROWS, "memberships"):
            self._before(connection, table, _unlist(table))
        self._before(connection, "articles", _move("OLD", -1, _SLOT))
        moved = f"BEGIN {_move('OLD', -1, _SLOT)} {_move('NEW', 1, _SLOT)} RETURN NULL; END"
        event = f"AFTER UPDATE OF moved_to ON articles FOR EACH ROW WHEN ({_MOVED})"
        self._trigger(connection, "tally_moved", event, "tally_moved", moved)

    def drop(self, connection: Connection) -> None:
        """Remove the functions with their triggers, also those of an older schema."""
        own_schema = "pronamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())"
        named = text(f"SELECT proname FROM pg_proc WHERE {own_schema} AND proname ~ '^(un)?tally_'")
        for name in connection.execute(named).scalars().all():
            connection.execute(text(f"DROP FUNCTION {name} CASCADE"))

    def _before(self, connection: Connection, table: str, statements: str) -> None:
        event = f"BEFORE DELETE ON {table} FOR EACH ROW"
        self._trigger(connection, "tally_leaves", event, f"untally_{table}", f"BEGIN {statements} RETURN OLD; END")

    def _function(self, connection: Connection, table: str, at_insert: str, at_delete: str) -> None:
        """Create the function for inserts, deletes and updates, and the trigger for the first two."""
        body = (
            f"BEGIN IF TG_OP <> 'INSERT' THEN {at_delete} END IF; "
            f"IF TG_OP <> 'DELETE' THEN {at_insert} END IF; RETURN NULL; END"
        )
        event = f"AFTER INSERT OR DELETE ON {table} FOR EACH ROW"
        self._trigger(connection, "tally_rows", event, f"tally_{table}", body)

    def _trigger(self, connection: Connection, name: str, event: str, function: str, body: str) -> None:
        """Create a trigger and the function that it runs."""
        create = f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"
        connection.execute(text(create))
        connection.execute(text(f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION {function}()"))

    def fold(self, connection: Connection) -> None:
        """Add the slots of ended transactions to slot 0; does nothing while another transaction does this."""
        if not connection.execute(text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": _FOLD_LOCK}).scalar():
            return
        summed = "SELECT name, day, part, 0, sum(number), min(lowest), max(highest) FROM ended GROUP BY name, day, part"
        bounds = (
            "lowest = least(tallies.lowest, excluded.lowest), highest = greatest(tallies.highest, excluded.highest)"
        )
        connection.execute(
            text(
                f"WITH ended AS (DELETE FROM tallies WHERE slot <> 0 RETURNING *) INSERT INTO tallies {_COLUMNS} "
                f"{summed} ON CONFLICT (name, day, part, slot) DO UPDATE "
                f"SET number = tallies.number + excluded.number, {bounds}"
            )
        )
