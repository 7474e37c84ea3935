"""Reading versions with their texts: some of an article, or the newest with all that a check needs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from monitor.errors import DatabaseCorrupt
from monitor.model import Document, Version, VersionSummary
from monitor.store import contents
from monitor.store.codec import load
from monitor.store.keyed import read_keyed
from monitor.store.schema import versions

# Built once: building a statement costs several times as much as running it on one row.
_ARTICLE = versions.c.article_id == bindparam("article")
# The values of a version besides its text, in the order of the parameters of ``Version``, and its title.
_COLUMNS = (
    versions.c.article_id,
    versions.c.number,
    versions.c.fetched_at,
    versions.c.digest,
    versions.c.body_digest,
    versions.c.url,
    versions.c.status,
    versions.c.etag,
    versions.c.last_modified,
    versions.c.reverted_to,
    versions.c.title,
)
_ONE = select(*_COLUMNS).where(_ARTICLE, versions.c.number == bindparam("which"))
_NEWEST = select(*_COLUMNS).where(_ARTICLE).order_by(versions.c.number.desc()).limit(bindparam("most"))


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest version of an article, summaries of the newest few, and its ``READING`` (see ``contents``), if any."""

    version: Version | None = None
    summaries: tuple[VersionSummary, ...] = ()
    reading: Document | None = None


def read_version(connection: Connection, article_id: int, number: int) -> Version | None:
    """One version with its text; None if it is not stored. Raises ``DatabaseCorrupt``."""
    row = connection.execute(_ONE, {"article": article_id, "which": number}).first()
    if row is None:
        return None
    return _version_of(row, _document(contents.read(connection, article_id, contents.DOCUMENT, number)))


def read_versions(connection: Connection, wanted: Mapping[int, Collection[int]]) -> dict[int, tuple[Version, ...]]:
    """The stored ones of these versions of each article, oldest first. Raises ``DatabaseCorrupt``."""
    keys = [(article_id, number) for article_id, numbers in wanted.items() for number in numbers]
    rows = {(row[0], row[1]): row for row in read_keyed(connection, _COLUMNS, keys)}
    read = contents.read_several(connection, contents.DOCUMENT, rows.keys())
    texts = {key: load(Document, text) for key, text in read}
    found: dict[int, list[Version]] = {article_id: [] for article_id in wanted}
    for key in sorted(rows):
        found[key[0]].append(_version_of(rows[key], texts.get(key)))
    return {article_id: tuple(of_article) for article_id, of_article in found.items()}


def read_newest(connection: Connection, article_id: int, number: int, most: int) -> Newest:
    """Version ``number``, the article's newest, and summaries of the newest ``most``. Raises ``DatabaseCorrupt``."""
    rows = connection.execute(_NEWEST, {"article": article_id, "most": most}).all()
    row = next((row for row in rows if row.number == number), None)
    summaries = tuple(
        VersionSummary(number, fetched_at, digest, body_digest, title)
        for _, number, fetched_at, digest, body_digest, *_, title in rows
    )
    if row is None:
        return Newest(None, summaries)
    texts = contents.read_kinds(connection, article_id, (contents.DOCUMENT, contents.READING), number)
    version = _version_of(row, _document(texts.get(contents.DOCUMENT)))
    return Newest(version, summaries, _document(texts.get(contents.READING)))


def summary_of(row: Row[Any]) -> VersionSummary:
    """A row of ``versions`` as a VersionSummary."""
    return VersionSummary(row.number, row.fetched_at, row.digest, row.body_digest, row.title)


def _document(text: bytes | None) -> Document | None:
    return None if text is None else load(Document, text)


def _version_of(row: Row[Any], document: Document | None) -> Version:
    # Unpacked: by name, the values of a row are read ten times as slowly.
    article_id, number, fetched_at, digest, body_digest, *others, _ = row
    if document is None:
        raise DatabaseCorrupt(f"the text of version {number} of article {article_id} is missing")
    return Version(article_id, number, fetched_at, digest, body_digest, document, *others)
