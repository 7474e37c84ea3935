"""Texts and pages of versions: each against the one before it, a full copy every sixteen, checked when read."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from monitor.errors import DatabaseCorrupt
from monitor.store.delta import pack, unpack
from monitor.store.schema import contents

CHAIN = 16
DOCUMENT = "document"
PAGE = "page"
# The newest version's text as a newer program reads it: what the next page is compared with.
READING = "reading"


def put(connection: Connection, article_id: int, kind: str, number: int, data: bytes) -> None:
    """Store the content of a version, against that of the version before where that makes it smaller."""
    before = last_row(connection, article_id, kind, number - 1)
    base = None
    if before is not None and before.depth + 1 < CHAIN:
        base = read(connection, article_id, kind, before.number)
    write(connection, article_id, kind, number, data, None if base is None else (before, base))


def write(
    connection: Connection, article_id: int, kind: str, number: int, data: bytes, base: tuple[Any, bytes] | None
) -> None:
    """Insert one row, against ``base`` (its row and bytes) or in full."""
    values: dict[str, Any] = {"base": None, "depth": 0}
    packed = None if base is None else pack(data, base[1])
    # Text alone shrinks to about a third: whether the full copy is smaller is asked only where it may be.
    if packed is not None and len(packed) * 10 > len(data):
        alone = pack(data, None)
        packed = packed if len(packed) < len(alone) else None
    if base is not None and packed is not None:
        values = {"base": base[0].number, "depth": base[0].depth + 1}
    values["data"] = pack(data, None) if packed is None else packed
    key = {"article_id": article_id, "kind": kind, "number": number}
    connection.execute(contents.insert().values(**key, digest=digest(data), size=len(data), **values))


def remove(connection: Connection, article_id: int, kind: str, numbers: Sequence[int]) -> None:
    """Remove contents of some versions; what rested on one of them is stored in full, so that it can be read on."""
    gone = set(numbers)
    here = (contents.c.article_id == article_id, contents.c.kind == kind)
    rest = connection.execute(select(contents.c.number, contents.c.base).where(*here).order_by(contents.c.number)).all()
    followers = [row.number for row in rest if row.number not in gone and row.base in gone]
    kept = {number: read(connection, article_id, kind, number) for number in followers}
    removed = sorted(gone | set(followers))
    connection.execute(delete(contents).where(*here, contents.c.number.in_(removed)))
    for number, data in kept.items():
        if data is not None:
            write(connection, article_id, kind, number, data, None)


def put_reading(connection: Connection, article_id: int, number: int, data: bytes | None) -> None:
    """Keep this reading of the newest version, and no older one; with None, no reading at all."""
    connection.execute(delete(contents).where(contents.c.article_id == article_id, contents.c.kind == READING))
    if data is not None:
        write(connection, article_id, READING, number, data, None)


def last_row(connection: Connection, article_id: int, kind: str, number: int) -> Row[Any] | None:
    """The newest stored content up to a version, without its bytes."""
    columns = (contents.c.number, contents.c.depth)
    return connection.execute(
        select(*columns).where(_upto(article_id, kind, number)).order_by(contents.c.number.desc()).limit(1)
    ).first()


def read(connection: Connection, article_id: int, kind: str, number: int) -> bytes | None:
    """The content of a version, None where none is kept; raises ``DatabaseCorrupt``."""
    rows = connection.execute(
        select(contents).where(_upto(article_id, kind, number)).order_by(contents.c.number.desc()).limit(CHAIN)
    ).all()
    if not rows or rows[0].number != number:
        return None
    chain = [rows[0]]
    for row in rows[1:]:
        if chain[-1].base is None:
            break
        if row.number == chain[-1].base:
            chain.append(row)
    return unwind(chain)


def unwind(chain: Sequence[Row[Any]]) -> bytes:
    """The content at the head of a chain that ends in a full copy; raises ``DatabaseCorrupt``."""
    head = chain[0]
    name = f"the {head.kind} of version {head.number} of article {head.article_id}"
    if chain[-1].base is not None:
        raise DatabaseCorrupt(f"{name} rests on version {chain[-1].base}, which is missing")
    data: bytes | None = None
    for row in reversed(chain):
        data = unpack(row.data, data, row.size)
    assert data is not None
    if digest(data) != head.digest:
        raise DatabaseCorrupt(f"{name} does not fit its digest")
    return data


def digest(data: bytes) -> str:
    """What a content is checked by."""
    return sha256(data).hexdigest()[:32]


def _upto(article_id: int, kind: str, number: int) -> Any:
    return (contents.c.article_id == article_id) & (contents.c.kind == kind) & (contents.c.number <= number)
