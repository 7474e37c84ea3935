"""The edge to the database: every repository of ``ports.Store``, on SQLite and PostgreSQL from one code."""

from __future__ import annotations

from monitor.store.articles import Articles
from monitor.store.bookmarks import Bookmarks
from monitor.store.engine import Database
from monitor.store.feeds import Feeds
from monitor.store.opinions import Opinions
from monitor.store.outbox import Outbox
from monitor.store.pushes import Pushes
from monitor.store.readers import Readers
from monitor.store.reads import Reads
from monitor.store.sessions import Sessions
from monitor.store.stories import Stories
from monitor.store.subscriptions import Notes, Subscriptions
from monitor.store.upgrades import prepare
from monitor.store.versions import Versions
from monitor.store.work import Work

__all__ = ["SqlStore", "open_store"]


class SqlStore:
    """All repositories of one database; implements ``ports.Store``. Safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.feeds = Feeds(database)
        self.articles = Articles(database)
        self.versions = Versions(database)
        self.work = Work(database)
        self.outbox = Outbox(database)
        self.subscriptions = Subscriptions(database)
        self.pushes = Pushes(database)
        self.opinions = Opinions(database)
        self.bookmarks = Bookmarks(database)
        self.readers = Readers(database)
        self.sessions = Sessions(database)
        self.reads = Reads(database)
        self.stories = Stories(database)
        self._notes = Notes(database)

    def get_note(self, name: str) -> str | None:
        """A small named value, or None."""
        return self._notes.get(name)

    def get_notes(self, prefix: str) -> dict[str, str]:
        """The values of all names that begin so, by the rest of the name."""
        return self._notes.beginning(prefix)

    def put_note(self, name: str, value: str) -> None:
        """Set a small named value."""
        self._notes.put(name, value)

    def keep_note(self, name: str, value: str) -> str:
        """The value of this name: this one, where it had none."""
        return self._notes.keep(name, value)

    def close(self) -> None:
        """Give all connections back."""
        self.database.close()


def open_store(url: str, *, create: bool = True, upgrade: bool = True) -> SqlStore:
    """The store at a database address (``sqlite:///FILE``, ``sqlite:///:memory:``, ``postgresql://…``).

    A database that is not there or empty is made with ``create``; one of an older schema is brought up to date with
    ``upgrade``. Raises ``ConfigError`` for a wrong address, ``StoreError`` for what is wrong with the database.
    """
    database = Database(url)
    try:
        prepare(database, create=create, upgrade=upgrade)
    except BaseException:
        database.close()
        raise
    return SqlStore(database)
