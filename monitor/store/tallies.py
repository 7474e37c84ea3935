"""Counts that are kept up as rows change, and what each feed has, so that no read counts or scans a large table.

Triggers write both: they see every change, also those a foreign key makes, and cost some microseconds a row. On
SQLite a count is one row. On PostgreSQL transactions would wait for each other at such a row until they end, so each
adds to rows of its own (``slot``), which ``fold`` sums up now and then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, text

# One at a time sums up the rows of ended transactions.
_FOLD_LOCK = 0x6E65_7773_0005
_DAY = "{row}.%s / 86400000000"
# The articles of each feed, by its number, without those that were merged into another.
OF_FEEDS = "articles of feeds"
_FOLLOWED = "EXISTS (SELECT 1 FROM articles WHERE articles.id = {row}.article_id AND articles.moved_to IS NULL)"


@dataclass(frozen=True, slots=True)
class Rule:
    """Rows of ``table`` that are counted: by which text, by which day, and which of them; ``{row}`` is the row.

    ``columns`` are those of the row itself whose change moves it from one count to another.

    Of tables counted by day the lowest and highest number of each day are kept as well; their rows never change.
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
# What `feed_rows.of` says.
FEED_ROWS = {"versions": 1, "developments": 2, "withdrawals": 3}
_COUNTED = tuple(dict.fromkeys(rule.table for rule in RULES))
_COLUMNS = "(name, day, part, slot, number, lowest, highest)"
# On PostgreSQL.
_SLOT = "txid_current()"
_ADDED = "ON CONFLICT (name, day, part, slot) DO UPDATE SET number = tallies.number + excluded.number"
# That an article was merged into another, or is followed by itself again.
_MOVED = "(OLD.moved_to IS NULL) <> (NEW.moved_to IS NULL)"


class Tallies(Protocol):
    """The counts of one kind of database."""

    def create(self, connection: Connection) -> None:
        """Make the triggers."""
        ...

    def drop(self, connection: Connection) -> None:
        """Remove the triggers, also those of an older schema."""
        ...

    def fill(self, connection: Connection) -> None:
        """Count all rows there are, and note what each feed has; the tables of both are empty."""
        ...

    def count(self, connection: Connection) -> None:
        """Count all rows there are anew."""
        ...

    def fold(self, connection: Connection) -> None:
        """Sum up what ended transactions added."""
        ...


def count_differences(connection: Connection) -> Iterator[tuple[str, str]]:
    """Counts that are not what the tables say: which, and what is wrong."""
    for rule in RULES:
        found = {(row[1], row[2]): row[4:7] for row in connection.execute(text(_counted(rule)))}
        tallied = _tallied(connection, rule.name)
        # By their text: in a damaged row a number may have become one.
        for day, part in sorted(found.keys() | tallied.keys(), key=str):
            number, low, high = found.get((day, part), (0, None, None))
            said = tallied.get((day, part), (0, None, None))
            if number != said[0] or not _within(low, high, said[1], said[2]):
                yield f"{rule.name}, {part or day}", f"says {said[0]}, and there are {number}"


def feed_differences(connection: Connection) -> Iterator[tuple[str, str]]:
    """Rows of feeds that are missing, or too many: which, and what is wrong."""
    for table, of in FEED_ROWS.items():
        yield from _feed_differences(connection, table, of)


def _tallied(connection: Connection, name: str) -> Mapping[tuple[int, str], tuple[int, int | None, int | None]]:
    sums = "SELECT day, part, sum(number), min(lowest), max(highest) FROM tallies WHERE name = :name GROUP BY day, part"
    rows = connection.execute(text(sums), {"name": name})
    return {(row[0], row[1]): (int(row[2]), row[3], row[4]) for row in rows}


def _within(low: int | None, high: int | None, lowest: int | None, highest: int | None) -> bool:
    """Whether bounds hold: they may be wider than the rows, some of which may be gone."""
    if low is None or high is None:
        return True
    # In a damaged row a number may have become a text.
    return isinstance(lowest, int) and isinstance(highest, int) and lowest <= low and high <= highest


def _feed_differences(connection: Connection, table: str, of: int) -> Iterator[tuple[str, str]]:
    there = f"SELECT m.feed_id, t.id FROM memberships m JOIN {table} t ON t.article_id = m.article_id"
    noted = f"SELECT feed_id, number FROM feed_rows WHERE of = {of}"
    for query, said in ((f"{there} EXCEPT {noted}", "is missing"), (f"{noted} EXCEPT {there}", "is not the feed's")):
        for feed_id, number in connection.execute(text(query)):
            yield f"{feed_id}, {of}, {number}", f"row {number} of {table} {said}"


def _counted(rule: Rule) -> str:
    """The rows of ``tallies`` for all rows of a table, as a query."""
    day, part, when = (term.format(row=rule.table) for term in (rule.day, rule.part, rule.when))
    bounds = "min(id), max(id)" if rule.day != "0" else "CAST(NULL AS bigint), CAST(NULL AS bigint)"
    return f"SELECT '{rule.name}', {day}, {part}, 0, count(*), {bounds} FROM {rule.table} WHERE {when} GROUP BY 2, 3"


def _change(rule: Rule, row: str, number: int, slot: str, low: str, high: str) -> str:
    """The statement of a trigger that counts a row in (1) or out (-1)."""
    day, part, when = (term.format(row=row) for term in (rule.day, rule.part, rule.when))
    bound = f"{row}.id" if rule.day != "0" else "NULL"
    bounds = f", lowest = {low}(tallies.lowest, excluded.lowest), highest = {high}(tallies.highest, excluded.highest)"
    return (
        f"INSERT INTO tallies {_COLUMNS} SELECT '{rule.name}', {day}, {part}, {slot}, {number}, {bound}, {bound} "
        f"WHERE {when} {_ADDED}{bounds if bound != 'NULL' else ''};"
    )


def _move(row: str, number: int, slot: str) -> str:
    """The statement of a trigger that counts an article in all its feeds in (1) or out (-1), if it is followed."""
    return (
        f"INSERT INTO tallies {_COLUMNS} SELECT '{OF_FEEDS}', 0, CAST(feed_id AS text), {slot}, {number}, NULL, NULL "
        f"FROM memberships WHERE article_id = {row}.id AND {row}.moved_to IS NULL {_ADDED};"
    )


def _changed(table: str, differ: str) -> tuple[str, str]:
    """The columns of a table that counts rest on, and the condition that one of them changed."""
    columns = [column for rule in RULES if rule.table == table for column in rule.columns]
    return ", ".join(columns), " OR ".join(f"OLD.{column} {differ} NEW.{column}" for column in columns)


def _feed_rows(table: str) -> tuple[str, str]:
    """What is written to ``feed_rows`` where a row of a table comes, and where it goes."""
    of = FEED_ROWS[table]
    comes = (
        f"INSERT INTO feed_rows (feed_id, of, number) SELECT feed_id, {of}, NEW.id FROM memberships "
        "WHERE article_id = NEW.article_id ON CONFLICT DO NOTHING;"
    )
    listed = "SELECT feed_id FROM memberships WHERE article_id = OLD.article_id"
    goes = f"DELETE FROM feed_rows WHERE of = {of} AND number = OLD.id AND feed_id IN ({listed});"
    return comes, goes


def _memberships() -> tuple[str, str]:
    """What is written to ``feed_rows`` where a feed lists another article, and where it no longer belongs to it."""
    comes = (
        f"INSERT INTO feed_rows (feed_id, of, number) SELECT NEW.feed_id, {of}, id FROM {table} "
        "WHERE article_id = NEW.article_id ON CONFLICT DO NOTHING;"
        for table, of in FEED_ROWS.items()
    )
    goes = (
        f"DELETE FROM feed_rows WHERE feed_id = OLD.feed_id AND of = {of} AND number IN "
        f"(SELECT id FROM {table} WHERE article_id = OLD.article_id);"
        for table, of in FEED_ROWS.items()
    )
    return " ".join(comes), " ".join(goes)


def _statements(table: str, slot: str, low: str, high: str) -> tuple[str, str]:
    """All that is written where a row of a table comes, and where it goes."""
    comes = [_change(rule, "NEW", 1, slot, low, high) for rule in RULES if rule.table == table]
    goes = [_change(rule, "OLD", -1, slot, low, high) for rule in RULES if rule.table == table]
    comes += [term for term, _ in _of_feeds(table)]
    return " ".join(comes), " ".join(goes)


def _leaves(table: str) -> str:
    """What takes a row out of ``feed_rows``, while the memberships or the rows that it rests on are still there."""
    return " ".join(term for _, term in _of_feeds(table))


def _of_feeds(table: str) -> Iterator[tuple[str, str]]:
    """What is written to ``feed_rows`` where a row of a table comes, and where it goes."""
    if table in FEED_ROWS:
        yield _feed_rows(table)
    if table == "memberships":
        yield _memberships()


class _Filled:
    """What does not differ between databases."""

    def fill(self, connection: Connection) -> None:
        """Count all rows there are, and note what each feed has."""
        self.count(connection)
        for table, of in FEED_ROWS.items():
            rows = f"SELECT m.feed_id, {of}, t.id FROM memberships m JOIN {table} t ON t.article_id = m.article_id"
            connection.execute(text(f"INSERT INTO feed_rows (feed_id, of, number) {rows}"))

    def count(self, connection: Connection) -> None:
        """Count all rows there are anew."""
        connection.execute(text("DELETE FROM tallies"))
        for rule in RULES:
            connection.execute(text(f"INSERT INTO tallies {_COLUMNS} {_counted(rule)}"))


class OneRow(_Filled):
    """SQLite: one writer at a time, so a count is one row."""

    def create(self, connection: Connection) -> None:
        """A trigger for each table and event."""
        for table in _COUNTED:
            comes, goes = _statements(table, "0", "min", "max")
            self._trigger(connection, table, "insert", "AFTER INSERT", comes)
            self._trigger(connection, table, "delete", "AFTER DELETE", f"{goes} {_leaves(table)}")
            columns, differ = _changed(table, "IS NOT")
            if columns:
                when = f"FOR EACH ROW WHEN {differ}"
                self._trigger(connection, table, "update", f"AFTER UPDATE OF {columns}", f"{goes} {comes}", when)
        moved = f"{_move('OLD', -1, '0')} {_move('NEW', 1, '0')}"
        self._trigger(connection, "articles", "moved", "AFTER UPDATE OF moved_to", moved, f"FOR EACH ROW WHEN {_MOVED}")
        # Its memberships go with it, and what they rest on is then gone.
        self._trigger(connection, "articles", "leaves", "BEFORE DELETE", _move("OLD", -1, "0"))

    def drop(self, connection: Connection) -> None:
        """Remove the triggers, also those of an older schema."""
        named = text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'tally!_%' ESCAPE '!'")
        for name in connection.execute(named).scalars().all():
            connection.execute(text(f"DROP TRIGGER {name}"))

    def _trigger(self, connection: Connection, table: str, name: str, event: str, body: str, when: str = "") -> None:
        connection.execute(text(f"CREATE TRIGGER tally_{table}_{name} {event} ON {table} {when} BEGIN {body} END"))

    def fold(self, connection: Connection) -> None:
        """There is nothing to sum up."""


class Slots(_Filled):
    """PostgreSQL: each transaction counts in rows of its own, numbered by itself."""

    def create(self, connection: Connection) -> None:
        """A function and its triggers for each table."""
        for table in _COUNTED:
            self._function(connection, table, *_statements(table, _SLOT, "least", "greatest"))
            columns, differ = _changed(table, "IS DISTINCT FROM")
            if columns:
                event = f"AFTER UPDATE OF {columns} ON {table} FOR EACH ROW WHEN ({differ})"
                connection.execute(text(f"CREATE TRIGGER tally_update {event} EXECUTE FUNCTION tally_{table}()"))
        # A foreign key removes all that rests on a row before any trigger after that is run.
        for table in (*FEED_ROWS, "memberships"):
            self._before(connection, table, _leaves(table))
        self._before(connection, "articles", _move("OLD", -1, _SLOT))
        moved = f"BEGIN {_move('OLD', -1, _SLOT)} {_move('NEW', 1, _SLOT)} RETURN NULL; END"
        event = f"AFTER UPDATE OF moved_to ON articles FOR EACH ROW WHEN ({_MOVED})"
        self._trigger(connection, "tally_moved", event, "tally_moved", moved)

    def drop(self, connection: Connection) -> None:
        """Remove the functions with their triggers, also those of an older schema."""
        here = "pronamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())"
        named = text(f"SELECT proname FROM pg_proc WHERE {here} AND proname ~ '^(un)?tally_'")
        for name in connection.execute(named).scalars().all():
            connection.execute(text(f"DROP FUNCTION {name} CASCADE"))

    def _before(self, connection: Connection, table: str, leaves: str) -> None:
        event = f"BEFORE DELETE ON {table} FOR EACH ROW"
        self._trigger(connection, "tally_leaves", event, f"untally_{table}", f"BEGIN {leaves} RETURN OLD; END")

    def _function(self, connection: Connection, table: str, comes: str, goes: str) -> None:
        body = (
            f"BEGIN IF TG_OP <> 'INSERT' THEN {goes} END IF; IF TG_OP <> 'DELETE' THEN {comes} END IF; RETURN NULL; END"
        )
        event = f"AFTER INSERT OR DELETE ON {table} FOR EACH ROW"
        self._trigger(connection, "tally_rows", event, f"tally_{table}", body)

    def _trigger(self, connection: Connection, name: str, event: str, function: str, body: str) -> None:
        """A trigger and the function that it runs."""
        made = f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"
        connection.execute(text(made))
        connection.execute(text(f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION {function}()"))

    def fold(self, connection: Connection) -> None:
        """Add the rows of ended transactions to those of slot 0."""
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
