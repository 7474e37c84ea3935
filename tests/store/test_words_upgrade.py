"""Upgrading a database whose full-text index was written by an older version of this program."""

from __future__ import annotations

from sqlalchemy import text

from monitor.store import SqlStore, open_store
from monitor.store.admin import upgrade
from monitor.store.schema import REVISIONS, WORDS_REVISION
from tests.store.desk import Desk
from tests.store.older import set_back

OLD_SQLITE = "CREATE VIRTUAL TABLE search USING fts5(title, body, content='', tokenize='unicode61', columnsize=0)"


def make_old(store: SqlStore) -> None:
    """Write an old index: words were not split where the script changes, and not all versions are indexed."""
    with store.database.write() as connection:
        if store.database.is_sqlite:
            connection.execute(text("DROP TABLE search"))
            connection.execute(text(OLD_SQLITE))
            connection.execute(text("INSERT INTO search(rowid, title, body) VALUES (1, 'summit', 'natoは北 京')"))
        else:
            connection.execute(text("DELETE FROM search"))
            connection.execute(
                text("INSERT INTO search SELECT max(id), array_to_tsvector(ARRAY['natoは']) FROM versions")
            )
        set_back(store.database, connection, REVISIONS[REVISIONS.index(WORDS_REVISION) - 1])


def test_an_upgrade_rebuilds_the_index(store: SqlStore, desk: Desk, database_url: str) -> None:
    article = desk.article("summit")
    desk.version(article, "NATOは北京で会談した。", title="Summit")
    for number in range(3):
        desk.version(article, f"NATOは東京で会談した。第{number}回", title="Summit")
    make_old(store)
    store.close()
    assert upgrade(database_url)[-1] == REVISIONS[-1]
    reopened = open_store(database_url)
    assert [hit.version for hit in reopened.versions.search("nato")] == [4]
    assert [hit.version for hit in reopened.versions.search("nato 北京")] == [1]
    with reopened.database.read() as connection:
        texts = reopened.database.texts
        assert len(texts.find(connection, texts.parse(connection, "会談"), title_only=False, below=None, limit=9)) == 4
    reopened.close()
    assert upgrade(database_url) == []
