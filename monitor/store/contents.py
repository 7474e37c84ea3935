"""Texts and pages of versions, each stored as a delta to the one before, with a full copy every sixteen.

A row's ``base`` is the version number of the content that its delta is against (None for a full copy). A chain is a row
with all its bases, newest first. Every content is checked against its digest when it is read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Connection,
    Select,
    bindparam,
    delete,
    insert,
    select,
    union_all,
)

from monitor.errors import DatabaseCorrupt
from monitor.store.delta import pack, unpack
from monitor.store.keyed import Key, read_keyed
from monitor.store.schema import contents

# The most rows of a chain.
CHAIN = 16
DOCUMENT = "document"
PAGE = "page"
# The newest version's text as a newer extractor reads it, which the next page is compared with.
READING = "reading"
# Statements are built once: building one costs several times as much as running it on one row.
_ARTICLE: BindParameter[int] = bindparam("article")
_INSERT = insert(contents)
_COLUMNS = tuple(column for column in contents.c if column is not contents.c.id)
_FORGET = delete(contents).where(contents.c.article_id == _ARTICLE, contents.c.kind == bindparam("which"))


class Stored(NamedTuple):
    """A row of ``contents``: by name, its values are read ten times as fast as those of SQLAlchemy's rows."""

    article_id: int
    kind: str
    number: int
    base: int | None
    depth: int
    digest: str
    size: int
    data: bytes


def put_version(connection: Connection, article_id: int, number: int, data: Mapping[str, bytes]) -> None:
    """Store the text and page of a version, each as a delta to the version before if that is smaller.

    Deletes the ``READING`` of the version before.
    """
    before = chains(connection, article_id, number - 1, (DOCUMENT, PAGE, READING)) if number > 1 else {}
    rows = [_row(article_id, kind, number, found, _base(before.get(kind))) for kind, found in data.items()]
    if READING in before:
        put_reading(connection, article_id, number, None)
    connection.execute(_INSERT, rows)


def _base(chain: Sequence[Stored] | None) -> tuple[Stored, bytes] | None:
    """The base for the next content: the first row of a chain and its bytes; None if the chain is full."""
    return None if not chain or chain[0].depth + 1 >= CHAIN else (chain[0], unwind(chain))


def _row(article_id: int, kind: str, number: int, data: bytes, base: tuple[Stored, bytes] | None) -> dict[str, Any]:
    """The values of a row: a delta to ``base`` (its row and bytes), or a full copy."""
    values: dict[str, Any] = {"base": None, "depth": 0}
    packed = None if base is None else pack(data, base[1])
    # Text compresses to about a third: a small delta need not be compared with a full copy.
    if packed is not None and len(packed) * 10 > len(data):
        alone = pack(data, None)
        packed = packed if len(packed) < len(alone) else None
    if base is not None and packed is not None:
        values = {"base": base[0].number, "depth": base[0].depth + 1}
    values["data"] = pack(data, None) if packed is None else packed
    key = {"article_id": article_id, "kind": kind, "number": number}
    return {**key, "digest": digest(data), "size": len(data), **values}


def remove(connection: Connection, article_id: int, kind: str, numbers: Sequence[int]) -> None:
    """Remove contents of some versions; remaining deltas to one of them are replaced by full copies."""
    gone = set(numbers)
    conditions = (contents.c.article_id == article_id, contents.c.kind == kind)
    rows = connection.execute(
        select(contents.c.number, contents.c.base).where(*conditions).order_by(contents.c.number)
    ).all()
    dependents = [row.number for row in rows if row.number not in gone and row.base in gone]
    rewritten = {number: read(connection, article_id, kind, number) for number in dependents}
    deleted = sorted(gone | set(dependents))
    connection.execute(delete(contents).where(*conditions, contents.c.number.in_(deleted)))
    for number, data in rewritten.items():
        if data is not None:
            connection.execute(_INSERT, _row(article_id, kind, number, data, None))


def put_reading(connection: Connection, article_id: int, number: int, data: bytes | None) -> None:
    """Replace the reading of an article by this one of its newest version; None only deletes it."""
    connection.execute(_FORGET, {"article": article_id, "which": READING})
    if data is not None:
        connection.execute(_INSERT, _row(article_id, READING, number, data, None))


def read(connection: Connection, article_id: int, kind: str, number: int) -> bytes | None:
    """The content of a version; None if it is not stored. Raises ``DatabaseCorrupt``."""
    return read_kinds(connection, article_id, (kind,), number).get(kind)


def read_several(connection: Connection, kind: str, keys: Collection[Key]) -> Iterator[tuple[Key, bytes]]:
    """The stored ones of these contents, by article and then by version; raises ``DatabaseCorrupt``."""
    rows = _with_bases(connection, kind, keys)
    for _, of_article in groupby(sorted(rows), key=itemgetter(0)):
        # Each content is unpacked once, before those stored against it.
        unpacked: dict[int | None, bytes | None] = {None: None}
        for key in of_article:
            row = rows[key]
            if row.base not in unpacked:
                raise _incomplete(row, row)
            data = unpacked[row.number] = unpack(row.data, unpacked[row.base], row.size)
            if key in keys:
                yield key, _checked(row, data)


def _with_bases(connection: Connection, kind: str, keys: Collection[Key]) -> dict[Key, Stored]:
    """The rows of these contents and of all their bases."""
    rows: dict[Key, Stored] = {}
    wanted = set(keys)
    while wanted:
        found = read_keyed(connection, _COLUMNS, wanted, kind=kind)
        new = {(row.article_id, row.number): row for row in map(Stored._make, found)}
        rows |= new
        wanted = {key for row in new.values() for key in _bases(row)} - rows.keys()
    return rows


def _bases(row: Stored) -> Iterator[Key]:
    """The keys of all bases of a row, if no version between them was pruned; else of the nearest at least."""
    if row.base is not None:
        for number in range(max(1, row.base - min(row.depth, CHAIN) + 1), row.base + 1):
            yield row.article_id, number


def read_kinds(connection: Connection, article_id: int, kinds: tuple[str, ...], number: int) -> dict[str, bytes]:
    """The stored contents of a version by kind, in one statement; raises ``DatabaseCorrupt``."""
    found = chains(connection, article_id, number, kinds)
    return {kind: unwind(chain) for kind, chain in found.items() if chain[0].number == number}


def chains(connection: Connection, article_id: int, number: int, kinds: tuple[str, ...]) -> dict[str, list[Stored]]:
    """By kind, the chain of the newest stored content up to a version."""
    found: dict[str, list[Stored]] = {}
    rows = connection.execute(_newest(kinds), {"article": article_id, "upto": number}).all()
    for row in map(Stored._make, rows):
        chain = found.setdefault(row.kind, [])
        if not chain or row.number == chain[-1].base:
            chain.append(row)
    return found


@cache
def _newest(kinds: tuple[str, ...]) -> Select[Any] | CompoundSelect[Any]:
    """A query for the rows of each kind up to a version, newest first: as many as a chain may have."""
    parts = [
        select(*_COLUMNS)
        .where(contents.c.article_id == _ARTICLE, contents.c.kind == kind, contents.c.number <= bindparam("upto"))
        .order_by(contents.c.number.desc())
        .limit(CHAIN)
        for kind in kinds
    ]
    return parts[0] if len(parts) == 1 else union_all(*(select(part.subquery()) for part in parts))


def unwind(chain: Sequence[Stored]) -> bytes:
    """The bytes of the first row of a chain; raises ``DatabaseCorrupt`` if its full copy is missing or damaged."""
    if chain[-1].base is not None:
        raise _incomplete(chain[0], chain[-1])
    data: bytes | None = None
    for row in reversed(chain):
        data = unpack(row.data, data, row.size)
    assert data is not None
    return _checked(chain[0], data)


def _checked(row: Stored, data: bytes) -> bytes:
    """The bytes of a row; raises ``DatabaseCorrupt`` if they do not fit its digest."""
    if digest(data) != row.digest:
        raise DatabaseCorrupt(f"{_name(row)} does not fit its digest")
    return data


def _incomplete(row: Stored, last: Stored) -> DatabaseCorrupt:
    """The error for a row that depends on ``last``, whose base is missing."""
    return DatabaseCorrupt(f"{_name(row)} depends on version {last.base}, which is missing")


def _name(row: Stored) -> str:
    return f"the {row.kind} of version {row.number} of article {row.article_id}"


def digest(data: bytes) -> str:
    """The digest that a content is checked by."""
    return sha256(data).hexdigest()[:32]
