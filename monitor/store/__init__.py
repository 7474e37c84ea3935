"""The edge to the database: every repository of ``ports.Store``, for SQLite and PostgreSQL alike."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from monitor.store.engine import Database
from monitor.store.upgrades import prepare

if TYPE_CHECKING:
    from monitor.store.articles import Articles
    from monitor.store.bookmarks import Bookmarks
    from monitor.store.feeds import Feeds
    from monitor.store.opinions import Opinions
    from monitor.store.outbox import Outbox
    from monitor.store.pushes import Pushes
    from monitor.store.readers import Readers
    from monitor.store.reads import Reads
    from monitor.store.sessions import Sessions
    from monitor.store.stories import Stories
    from monitor.store.subscriptions import Notes, Subscriptions
    from monitor.store.versions import Versions
    from monitor.store.work import Work

__all__ = ["SqlStore", "open_store"]


class SqlStore:
    """Implements ``ports.Store``; thread-safe.

    Repositories are imported on first use: most commands need few of them, and start faster so.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    @cached_property
    def feeds(self) -> Feeds:
        """See ``ports.Store``."""
        from monitor.store.feeds import Feeds

        return Feeds(self.database)

    @cached_property
    def articles(self) -> Articles:
        """See ``ports.Store``."""
        from monitor.store.articles import Articles

        return Articles(self.database)

    @cached_property
    def versions(self) -> Versions:
        """See ``ports.Store``."""
        from monitor.store.versions import Versions

        return Versions(self.database)

    @cached_property
    def work(self) -> Work:
        """See ``ports.Store``."""
        from monitor.store.work import Work

        return Work(self.database)

    @cached_property
    def outbox(self) -> Outbox:
        """See ``ports.Store``."""
        from monitor.store.outbox import Outbox

        return Outbox(self.database)

    @cached_property
    def subscriptions(self) -> Subscriptions:
        """See ``ports.Store``."""
        from monitor.store.subscriptions import Subscriptions

        return Subscriptions(self.database)

    @cached_property
    def pushes(self) -> Pushes:
        """See ``ports.Store``."""
        from monitor.store.pushes import Pushes

        return Pushes(self.database)

    @cached_property
    def opinions(self) -> Opinions:
        """See ``ports.Store``."""
        from monitor.store.opinions import Opinions

        return Opinions(self.database)

    @cached_property
    def bookmarks(self) -> Bookmarks:
        """See ``ports.Store``."""
        from monitor.store.bookmarks import Bookmarks

        return Bookmarks(self.database)

    @cached_property
    def readers(self) -> Readers:
        """See ``ports.Store``."""
        from monitor.store.readers import Readers

        return Readers(self.database)

    @cached_property
    def sessions(self) -> Sessions:
        """See ``ports.Store``."""
        from monitor.store.sessions import Sessions

        return Sessions(self.database)

    @cached_property
    def reads(self) -> Reads:
        """See ``ports.Store``."""
        from monitor.store.reads import Reads

        return Reads(self.database)

    @cached_property
    def stories(self) -> Stories:
        """See ``ports.Store``."""
        from monitor.store.stories import Stories

        return Stories(self.database)

    @cached_property
    def _notes(self) -> Notes:
        from monitor.store.subscriptions import Notes

        return Notes(self.database)

    def get_note(self, name: str) -> str | None:
        """A note; None if unset."""
        return self._notes.get(name)

    def get_notes(self, prefix: str) -> dict[str, str]:
        """The notes whose names begin with ``prefix``, by the rest of the name."""
        return self._notes.beginning(prefix)

    def put_note(self, name: str, value: str) -> None:
        """Set a note."""
        self._notes.put(name, value)

    def keep_note(self, name: str, value: str) -> str:
        """Set a note unless it is set already; returns its value."""
        return self._notes.keep(name, value)

    def close(self) -> None:
        """Close all connections."""
        self.database.close()


def open_store(url: str, *, create: bool = True, upgrade: bool = True) -> SqlStore:
    """Open the store at a database URL (``sqlite:///FILE``, ``sqlite:///:memory:``, ``postgresql://…``).

    ``create`` makes the schema of a missing or empty database, ``upgrade`` migrates an older schema. Raises
    ``ConfigError`` for a wrong URL, ``StoreError`` for a problem with the database.
    """
    database = Database(url)
    try:
        prepare(database, create=create, upgrade=upgrade)
    except BaseException:
        database.close()
        raise
    return SqlStore(database)
