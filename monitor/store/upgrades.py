"""Creates the schema, and migrates an older one.

A new database gets the current tables directly. Alembic is imported only if there is something to migrate.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, insert, inspect, select

from monitor.errors import DatabaseUnavailable, SchemaMismatch
from monitor.store.engine import Database
from monitor.store.files import create_private
from monitor.store.schema import LISTED, REVISIONS, WORDS_REVISION, articles, feeds, revision, versions
from monitor.store.texts import read_document

# Stored instead of a revision until a copy is complete (see `copying`).
COPYING = "copying"
# Versions read at a time while the full-text index is filled.
_AT_ONCE = 1000
MIGRATIONS = Path(__file__).with_name("migrations")


def prepare(database: Database, *, create: bool, upgrade: bool) -> list[str]:
    """Create or migrate the schema if needed; returns the revisions applied.

    Raises ``StoreError``, also if the schema must be created or migrated and that is not allowed.
    """
    _check_file(database, create=create)
    with database.read() as connection:
        current = _current(connection, database)
    if current == REVISIONS[-1]:
        return []
    if current is None and not create:
        raise DatabaseUnavailable(f"the database {database.name} is empty", advice="run `monitor init`")
    if current is not None and not upgrade:
        raise SchemaMismatch(f"the database {database.name} has the older schema {current}")
    with database.write() as connection:
        database.lock_schema(connection)
        current = _current(connection, database)
        if current is None:
            create_all(database, connection)
            return list(REVISIONS)
        return _upgrade(database, connection, current)


def create_all(database: Database, connection: Connection) -> None:
    """Create all tables, indexes and triggers, in the caller's transaction."""
    from monitor.store.tables import metadata

    database.create_tables(connection, metadata)
    database.texts.create(connection)
    database.numbers.create(connection, LISTED)
    database.tallies.create(connection)
    connection.execute(insert(revision).values(version_num=REVISIONS[-1]))


def _check_file(database: Database, *, create: bool) -> None:
    path = database.path
    if path is None:
        return
    if not path.parent.is_dir():
        raise DatabaseUnavailable(
            f"the folder of the database {path} does not exist", advice=f"create it: mkdir -p {path.parent}"
        )
    if path.is_dir():
        raise DatabaseUnavailable(f"the database {path} is a folder", advice="name a file in database_url")
    if path.exists():
        return
    if not create:
        raise DatabaseUnavailable(f"the database {path} does not exist", advice="run `monitor init`")
    _make_file(path)


def _make_file(path: Path) -> None:
    try:
        # Resolved, because the path may be a symbolic link to a file that does not exist yet.
        create_private(path.resolve())
    except FileExistsError:
        return  # Another program has just created it.
    except OSError as error:
        raise DatabaseUnavailable(f"the database {path} cannot be created: {error.strerror}") from error


def _current(connection: Connection, database: Database) -> str | None:
    """The revision of the schema; None for an empty database. Raises ``SchemaMismatch``."""
    found = inspect(connection)
    if not found.has_table(revision.name):
        if found.has_table(feeds.name) or found.has_table(articles.name):
            raise SchemaMismatch(
                f"the database {database.name} belongs to another program", advice="name another in database_url"
            )
        return None
    current: str | None = connection.execute(select(revision.c.version_num)).scalar()
    if current == COPYING:
        raise SchemaMismatch(
            f"the database {database.name} holds an unfinished copy of another",
            advice="finish it: run `monitor db copy` again",
        )
    if current not in REVISIONS:
        raise SchemaMismatch(
            f"the database {database.name} has the schema {current}, which this program does not know",
            advice="it was created by a newer version of this program: use that version",
        )
    return current


def _upgrade(database: Database, connection: Connection, current: str) -> list[str]:
    migrate(database, connection)
    applied = list(REVISIONS[REVISIONS.index(current) + 1 :])
    if WORDS_REVISION in applied:
        fill_index(database, connection)
    return applied


def fill_index(database: Database, connection: Connection) -> None:
    """Index all stored versions, in the caller's transaction."""
    last = 0
    while True:
        query = select(versions.c.id, versions.c.article_id, versions.c.number).where(versions.c.id > last)
        rows = connection.execute(query.order_by(versions.c.id).limit(_AT_ONCE)).all()
        if not rows:
            return
        for row in rows:
            document = read_document(connection, row.article_id, row.number)
            database.texts.add(connection, row.id, document.title, document.text)
        last = rows[-1].id


def migrate(database: Database, connection: Connection, to: str = "head") -> None:
    """Run the missing migrations up to a revision, in the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes.update(
        connection=connection, texts=database.texts, numbers=database.numbers, tallies=database.tallies
    )
    command.upgrade(config, to)
