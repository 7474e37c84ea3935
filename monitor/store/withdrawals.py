"""Withdrawals to rows and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert

from monitor.model import StoredWithdrawal, Withdrawal, WithdrawalKind
from monitor.store.articles import articles_by_id
from monitor.store.schema import withdrawals


def withdrawal_values(item: Withdrawal) -> dict[str, Any]:
    """The values of a withdrawal in a row of ``withdrawals``."""
    return {"kind": item.kind.value, "text": item.text, "now": item.now, "silent": item.silent, "reason": item.reason}


def write_withdrawals(
    connection: Connection,
    found: Iterable[Withdrawal],
    *,
    article_id: int,
    from_version: int,
    detected_at: datetime,
    version: tuple[int, int] | None = None,
) -> None:
    """Insert withdrawals; ``version`` is the row number and the number of the version that shows them, if any."""
    version_id, number = version or (None, None)
    common = {"article_id": article_id, "version_id": version_id, "from_version": from_version, "to_version": number}
    rows = [{**common, "detected_at": detected_at, **withdrawal_values(item)} for item in found]
    if rows:
        connection.execute(insert(withdrawals), rows)


def withdrawal_of(row: Row[Any]) -> Withdrawal:
    """A row as a Withdrawal, without its place among the edits, which only the change has."""
    return Withdrawal(WithdrawalKind(row.kind), row.text, row.now, bool(row.silent), reason=row.reason)


def withdrawals_of(connection: Connection, rows: Sequence[Row[Any]]) -> list[StoredWithdrawal]:
    """Rows, with a column ``from_kept``, as StoredWithdrawals."""
    known = articles_by_id(connection, (row.article_id for row in rows))
    return [
        StoredWithdrawal(
            id=row.id,
            article=known[row.article_id],
            from_version=row.from_version,
            to_version=row.to_version,
            detected_at=row.detected_at,
            kind=WithdrawalKind(row.kind),
            text=row.text,
            now=row.now,
            silent=bool(row.silent),
            reason=row.reason,
            from_kept=bool(row.from_kept),
        )
        for row in rows
    ]
