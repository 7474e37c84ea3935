"""Reading versions with their texts: some of an article, or the newest with all that a check needs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from monitor.errors import DatabaseCorrupt
from monitor.model import Document, Version, VersionSummary
from monitor.store import contents
from monitor.store.codec import load
from monitor.store.schema import versions

# Built once: building a statement costs several times as much as running it on one row.
_ARTICLE = versions.c.article_id == bindparam("article")
_ONE = select(versions).where(_ARTICLE, versions.c.number == bindparam("which"))
_SOME = (
    select(versions)
    .where(_ARTICLE, versions.c.number.in_(bindparam("which", expanding=True)))
    .order_by(versions.c.number)
)
_NEWEST = select(versions).where(_ARTICLE).order_by(versions.c.number.desc()).limit(bindparam("most"))


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
    return _version_of(row, contents.read(connection, article_id, contents.DOCUMENT, number))


def read_versions(connection: Connection, article_id: int, numbers: Collection[int]) -> tuple[Version, ...]:
    """The stored ones of these versions of an article, oldest first. Raises ``DatabaseCorrupt``."""
    rows = connection.execute(_SOME, {"article": article_id, "which": sorted(numbers)}).all()
    texts = contents.read_several(connection, article_id, contents.DOCUMENT, [row.number for row in rows])
    return tuple(_version_of(row, texts.get(row.number)) for row in rows)


def read_newest(connection: Connection, article_id: int, number: int, most: int) -> Newest:
    """Version ``number``, the article's newest, and summaries of the newest ``most``. Raises ``DatabaseCorrupt``."""
    rows = connection.execute(_NEWEST, {"article": article_id, "most": most}).all()
    row = next((row for row in rows if row.number == number), None)
    summaries = tuple(map(summary_of, rows))
    if row is None:
        return Newest(None, summaries)
    texts = contents.read_kinds(connection, article_id, (contents.DOCUMENT, contents.READING), number)
    reading = texts.get(contents.READING)
    version = _version_of(row, texts.get(contents.DOCUMENT))
    return Newest(version, summaries, None if reading is None else load(Document, reading))


def summary_of(row: Row[Any]) -> VersionSummary:
    """A row of ``versions`` as a VersionSummary."""
    return VersionSummary(row.number, row.fetched_at, row.digest, row.body_digest, row.title)


def _version_of(row: Row[Any], text: bytes | None) -> Version:
    if text is None:
        raise DatabaseCorrupt(f"the text of version {row.number} of article {row.article_id} is missing")
    return Version(
        article_id=row.article_id,
        number=row.number,
        fetched_at=row.fetched_at,
        digest=row.digest,
        body_digest=row.body_digest,
        document=load(Document, text),
        url=row.url,
        status=row.status,
        etag=row.etag,
        last_modified=row.last_modified,
        reverted_to=row.reverted_to,
    )
