"""What a look at an article leaves, in one transaction: version, change, developments, alerts, lines and row."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from monitor.model import ArticleOutcome, ArticleReceipt, Version
from monitor.store import contents
from monitor.store.articles import FREE
from monitor.store.codec import dump
from monitor.store.engine import Database
from monitor.store.leases import held_row, held_rows, leave_alone, write_gaps, write_row, write_rows
from monitor.store.lines import count, short_digest
from monitor.store.outbox import Cause, insert_alerts
from monitor.store.passages import passage_values
from monitor.store.rows import article_values
from monitor.store.schema import addresses, articles, canonicals, changes, developments, sentences, versions
from monitor.store.withdrawals import write_withdrawals

# A story has a handful of addresses. One that more pages name stands in a site's template and tells of none of them.
_MOST_CLAIMS = 20


def finish_article(database: Database, connection: Connection, outcome: ArticleOutcome) -> ArticleReceipt:
    """Write what a look at an article leaves and release it; raises ``LeaseLost``."""
    row = held_row(connection, articles, outcome.article.id, outcome.worker)
    values = _row_values(row, outcome)
    if outcome.withdrawal is not None:
        told = {"article_id": row.id, "from_version": row.versions, "detected_at": outcome.now}
        write_withdrawals(connection, (outcome.withdrawal,), **told)
    found = _write_version(database, connection, row, outcome)
    if outcome.version is not None:
        version = outcome.version
        values |= {
            "versions": version.number,
            "version_digest": version.digest,
            "version_title": version.document.title,
            "unplaced": True,
        }
    if outcome.version is not None or outcome.reading is not None:
        reading = None if outcome.reading is None else dump(outcome.reading).encode()
        contents.put_reading(connection, row.id, values.get("versions", row.versions), reading)
    write_row(connection, articles, row.id, values)
    names = [{"address": name, "article_id": row.id} for name in outcome.addresses]
    database.insert_new(connection, addresses, names)
    _write_claims(database, connection, row.id, outcome.claims)
    if outcome.lines:
        count(database, connection, values["host"], row.id, outcome.lines)
    leave_alone(database, connection, outcome.wait)
    write_gaps(database, connection, [(row, outcome)])
    alerts = insert_alerts(connection, outcome.alerts, outcome.now, _cause(row, outcome))
    return ArticleReceipt(outcome.version.number if outcome.version else None, found, len(alerts))


def finish_unchanged_articles(database: Database, connection: Connection, outcomes: Sequence[ArticleOutcome]) -> None:
    """Write the rows of articles in which nothing was new, and release them."""
    rows = held_rows(connection, articles, {outcome.article.id: outcome.worker for outcome in outcomes})
    held = [(rows[outcome.article.id], outcome) for outcome in outcomes if outcome.article.id in rows]
    write_rows(connection, articles, [{"row": row.id, **_row_values(row, outcome)} for row, outcome in held])
    write_gaps(database, connection, held)


def _row_values(row: Row[Any], outcome: ArticleOutcome) -> dict[str, Any]:
    """The row as it shall stand, but for what its feed brought while it was held: a touch, a new address."""
    values = {**article_values(outcome.article), "woken": False, **FREE}
    values["published"] = outcome.article.published or row.published
    if row.woken:
        values |= {"url": row.url, "host": row.host, "due_at": row.due_at}
    return values


def _cause(row: Row[Any], outcome: ArticleOutcome) -> Cause:
    if outcome.version is None:
        return Cause(row.id)
    before = outcome.version.number - 1 or None
    if outcome.change is not None and outcome.change.from_.version is not None:
        before = outcome.change.from_.version
    return Cause(row.id, before, outcome.version.number)


def _write_claims(database: Database, connection: Connection, article_id: int, names: Sequence[str]) -> None:
    for name in names:
        claims = select(func.count()).where(canonicals.c.address == name)
        if connection.execute(claims).scalar_one() < _MOST_CLAIMS:
            database.insert_new(connection, canonicals, [{"address": name, "article_id": article_id}])


def _write_version(database: Database, connection: Connection, row: Row[Any], outcome: ArticleOutcome) -> int:
    """Store the version, if one; how many developments it brought."""
    version = outcome.version
    if version is None:
        return 0
    found = len(outcome.change.passages) if outcome.change else 0
    values = {**_version_values(version), "seen_before_at": row.last_checked_at if row.versions else None}
    values |= {"article_id": row.id, "developments": found}
    number: int = connection.execute(insert(versions).values(**values).returning(versions.c.id)).scalar_one()
    contents.put(connection, row.id, contents.DOCUMENT, version.number, dump(version.document).encode())
    if outcome.raw is not None:
        contents.put(connection, row.id, contents.PAGE, version.number, outcome.raw)
    _write_change(connection, number, outcome)
    digests = {short_digest(digest) for digest in outcome.sentence_digests}
    database.insert_new(connection, sentences, [{"article_id": row.id, "digest": item} for item in sorted(digests)])
    database.texts.add(connection, number, version.document.title, version.document.text)
    return found


def _version_values(version: Version) -> dict[str, Any]:
    return {
        "number": version.number,
        "fetched_at": version.fetched_at,
        "digest": version.digest,
        "body_digest": version.body_digest,
        "title": version.document.title,
        "language": version.document.language,
        "url": version.url,
        "status": version.status,
        "etag": version.etag,
        "last_modified": version.last_modified,
        "reverted_to": version.reverted_to,
    }


def _write_change(connection: Connection, version_id: int, outcome: ArticleOutcome) -> None:
    change, version = outcome.change, outcome.version
    if change is None or version is None:
        return
    before = change.from_.version or version.number - 1
    data = zlib.compress(dump(change).encode(), 6)
    connection.execute(insert(changes).values(version_id=version_id, from_version=before, data=data))
    rows = [
        {
            "article_id": version.article_id,
            "version_id": version_id,
            "from_version": before,
            "to_version": version.number,
            "detected_at": outcome.now,
            "language": version.document.language,
            **passage_values(change, passage),
        }
        for passage in change.passages
    ]
    if rows:
        connection.execute(insert(developments), rows)
    write_withdrawals(
        connection,
        change.withdrawals,
        article_id=version.article_id,
        from_version=before,
        detected_at=outcome.now,
        version=(version_id, version.number),
    )
