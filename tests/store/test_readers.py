"""Readers and the sessions of signed-in browsers, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from monitor.errors import NotFound
from monitor.model import Reader, Role, Session
from monitor.store import SqlStore, open_store
from monitor.store.admin import PruneReport, PruneRules, check, prune, upgrade
from monitor.store.schema_readers import readers
from tests.store.older import set_back

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
IDA = Reader("Ida", Role.EDITOR, NOW, NOW)
OLE = Reader("ole", Role.READER, NOW, NOW)


def begun(reader: Reader | None, now: datetime = NOW) -> Session:
    return Session(0, reader, now, now, now + DAY, "Firefox on Linux")


def test_names_ignore_case(store: SqlStore) -> None:
    assert not store.readers.are_there()
    assert store.readers.add(OLE, "hash of ole")
    assert store.readers.add(IDA, "hash of ida")
    assert not store.readers.add(Reader("IDA", Role.READER, NOW, NOW), "another")
    assert store.readers.are_there()
    assert store.readers.list() == (IDA, OLE)
    assert store.readers.get("iDa") == IDA
    assert store.readers.password("IDA") == (IDA, "hash of ida")
    assert store.readers.password("eve") is None


def test_an_unknown_reader_cannot_be_changed(store: SqlStore) -> None:
    for change in (
        lambda: store.readers.get("eve"),
        lambda: store.readers.remove("eve"),
        lambda: store.readers.set_role("eve", Role.EDITOR),
        lambda: store.readers.set_password("eve", "x", NOW),
    ):
        with pytest.raises(NotFound, match="eve"):
            change()


def test_a_session_is_found_by_its_secret_until_it_ends(store: SqlStore) -> None:
    store.readers.add(IDA, "x")
    store.sessions.begin(begun(IDA), "d1", None)
    store.sessions.begin(begun(IDA), "d2", None)
    found = store.sessions.find("d1", None, NOW)
    assert found is not None
    assert (found.reader, found.created_at, found.browser) == (IDA, NOW, "Firefox on Linux")
    assert store.sessions.find("d3", None, NOW) is None
    assert store.sessions.find("d1", None, NOW + DAY) is None
    store.sessions.use(found.id, NOW + DAY / 2, NOW + 2 * DAY)
    assert store.sessions.find("d1", None, NOW + DAY) is not None
    assert store.sessions.list(None, NOW)[0].id == found.id
    assert store.sessions.end(found.id)
    assert not store.sessions.end(found.id)
    assert store.sessions.find("d1", None, NOW) is None
    assert store.sessions.find("d2", None, NOW) is not None


def test_a_new_role_applies_at_once(store: SqlStore) -> None:
    store.readers.add(IDA, "x")
    store.sessions.begin(begun(IDA), "d", None)
    store.readers.set_role("ida", Role.READER)
    found = store.sessions.find("d", None, NOW)
    assert found is not None
    assert found.reader is not None
    assert found.reader.role is Role.READER


def test_another_password_ends_the_other_sessions(store: SqlStore) -> None:
    for reader in (IDA, OLE):
        store.readers.add(reader, "x")
    for digest, reader in (("a", IDA), ("b", IDA), ("c", OLE)):
        store.sessions.begin(begun(reader), digest, None)
    kept = store.sessions.find("b", None, NOW)
    assert kept is not None
    store.readers.set_password("ida", "y", NOW + DAY / 2, keep=kept.id)
    assert [store.sessions.find(digest, None, NOW) is not None for digest in "abc"] == [False, True, True]
    assert store.readers.get("ida").password_set_at == NOW + DAY / 2


def test_removing_a_reader_ends_their_sessions(store: SqlStore) -> None:
    store.readers.add(IDA, "x")
    store.sessions.begin(begun(IDA), "d", None)
    store.readers.remove("IDA")
    assert store.sessions.find("d", None, NOW) is None
    assert not store.readers.are_there()


def test_sessions_of_the_token_end_with_it(store: SqlStore) -> None:
    store.readers.add(IDA, "x")
    store.sessions.begin(begun(None), "t", "mark of a token")
    store.sessions.begin(begun(IDA), "d", None)
    found = store.sessions.find("t", "mark of a token", NOW)
    assert found is not None
    assert found.reader is None
    for mark in (None, "mark of another"):
        assert store.sessions.find("t", mark, NOW) is None
        assert len(store.sessions.list(mark, NOW)) == 1
    assert store.sessions.end_of(None, keep=found.id) == 0
    assert store.sessions.end_of("IDA") == 1
    assert store.sessions.end_all() == 1


def test_expired_sessions_are_deleted(store: SqlStore, database_url: str) -> None:
    store.sessions.begin(begun(None), "a", "mark")
    store.sessions.begin(begun(None, NOW + DAY / 2), "b", "mark")
    assert prune(database_url, PruneRules(), NOW) == PruneReport()
    assert prune(database_url, PruneRules(), NOW + DAY) == PruneReport(sessions=1)
    store.sessions.begin(begun(None, NOW + 2 * DAY), "c", "mark")
    assert len(store.sessions.list("mark", NOW)) == 1


def test_an_upgrade_adds_the_tables(store: SqlStore, database_url: str) -> None:
    with store.database.write() as connection:
        set_back(store.database, connection, "0009")
    store.close()
    assert upgrade(database_url)[0] == "0010"
    reopened = open_store(database_url)
    assert reopened.readers.add(IDA, "x")
    reopened.sessions.begin(begun(IDA), "d", None)
    assert check(database_url).sound
    reopened.close()


def test_an_invalid_role_is_reported_by_the_check(store: SqlStore, database_url: str) -> None:
    store.readers.add(IDA, "x")
    with store.database.write() as connection:
        connection.execute(update(readers).values(role="king"))
    (problem,) = check(database_url).problems
    assert (problem.table, problem.row) == ("readers", "ida")
