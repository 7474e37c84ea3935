"""Writes the outcome of an article check in one transaction: version, change, developments, alerts, lines and row."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, func, insert, literal_column, select, update

from monitor.errors import LeaseLost
from monitor.model import ArticleOutcome, ArticleReceipt, Version
from monitor.ports import Place
from monitor.store import contents
from monitor.store.articles import NO_LEASE
from monitor.store.codec import dump
from monitor.store.engine import Database
from monitor.store.leases import held_row, held_rows, write_gaps, write_wait
from monitor.store.lines import count_lines, short_digest
from monitor.store.namesakes import Namesakes, find_namesakes
from monitor.store.outbox import Cause, insert_alerts
from monitor.store.passages import passage_values
from monitor.store.placing import Placing
from monitor.store.rows import article_values
from monitor.store.schema import addresses, articles, canonicals, changes, developments, sentences, versions
from monitor.store.schema_stories import article_terms, story_members
from monitor.store.withdrawals import write_withdrawals

# The columns that a check may change in the row of its article: the keys of ``article_values``.
_COLUMNS = (
    "url", "host", "title", "state", "due_at", "published", "etag", "last_modified", "page_digest", "text_digest",
    "rhythm", "last_checked_at", "last_status", "last_error", "last_result", "trace",
)  # fmt: skip
# Not changed if something made the article due during the check: its new address and due time are kept.
_UNLESS_WOKEN = ("url", "host", "due_at")


def _new_value(name: str) -> Any:
    """The expression for a column's new value, from the parameter ``to_<name>`` with the outcome's value."""
    column = articles.c[name]
    parameter = bindparam(f"to_{name}", type_=column.type)
    if name in _UNLESS_WOKEN:
        return case((articles.c.woken, column), else_=parameter)
    return func.coalesce(parameter, column) if name == "published" else parameter


# Statements are built once: building one costs several times as much as running it on one row.
# One statement locks the row, checks the lease, and updates the row.
_RELEASE = (
    update(articles)
    .where(articles.c.id == bindparam("row"), articles.c.leased_by == bindparam("worker"))
    .values({**{name: _new_value(name) for name in _COLUMNS}, "woken": False, **NO_LEASE})
)
_STORY = select(story_members.c.story_id).where(story_members.c.article_id == literal_column("articles.id"))
_ROW = (
    articles.c.id,
    articles.c.host,
    articles.c.versions,
    articles.c.moved_to,
    _STORY.scalar_subquery().label("story_id"),
)
# With the terms of the versions before, to place the new one.
_TERMS = select(article_terms.c.terms).where(article_terms.c.article_id == literal_column("articles.id"))
_FINISH = _RELEASE.returning(*_ROW)
_FINISH_VERSION = _RELEASE.values(
    {name: bindparam(f"to_{name}") for name in ("versions", "version_digest", "version_title", "unplaced")}
).returning(*_ROW, _TERMS.scalar_subquery().label("terms"))
_INSERT_VERSION = insert(versions).returning(versions.c.id)
_INSERT_CHANGE = insert(changes)
_INSERT_DEVELOPMENTS = insert(developments)


def finish_article(
    database: Database, connection: Connection, outcome: ArticleOutcome, place: Place | None = None
) -> ArticleReceipt:
    """Write the outcome of an article check and release the article; raises ``LeaseLost``.

    ``place`` finds the story of a new version, as the last step; the transaction must then be one of
    ``Database.write_stories``. Without it, the version is placed later. If ``outcome.unless_others`` is set and other
    articles share an address, the text or the headline, nothing is written.
    """
    known = find_namesakes(database, connection, outcome) if _has_names(outcome) else None
    if known is not None and known.others and outcome.unless_others:
        return ArticleReceipt(others=True)
    row = _write_row(connection, outcome, is_placed=place is not None)
    is_first = outcome.version is not None and outcome.version.number == 1
    _write_contents(database, connection, row, outcome, known)
    if outcome.lines:
        count_lines(database, connection, row.host, row.id, outcome.lines, is_first=is_first)
    write_wait(database, connection, outcome.wait)
    write_gaps(database, connection, [(row.host, outcome)])
    insert_alerts(connection, outcome.alerts, outcome.now, _cause(row.id, outcome))
    if place is not None:
        place(Placing(database, connection, row))
    return _receipt(outcome, others=known is not None and known.others)


def _write_contents(
    database: Database, connection: Connection, row: Row[Any], outcome: ArticleOutcome, known: Namesakes | None
) -> None:
    """Write the withdrawal, the new version, the reading and the new names of an outcome, if it has them."""
    if outcome.withdrawal is not None:
        origin = {"article_id": row.id, "from_version": row.versions, "detected_at": outcome.now}
        write_withdrawals(connection, (outcome.withdrawal,), **origin)
    if outcome.version is not None:
        _write_version(database, connection, row.id, outcome, outcome.version, known)
    if outcome.reading is not None:
        contents.put_reading(connection, row.id, row.versions, dump(outcome.reading).encode())
    if known is not None:
        _write_names(database, connection, row.id, known)


def finish_unchanged_articles(database: Database, connection: Connection, outcomes: Sequence[ArticleOutcome]) -> None:
    """Write the rows of articles without anything new, and release them; rows with a lost lease are skipped."""
    if outcomes:
        # Sorted, so that two transactions cannot deadlock.
        ordered = sorted(outcomes, key=lambda outcome: outcome.article.id)
        held = _held(connection, ordered)
        connection.execute(_RELEASE, [_parameters(outcome) for outcome in ordered])
        gaps = [(outcome.article.host, outcome) for outcome in ordered if outcome.article.id in held]
        write_gaps(database, connection, gaps)


def _held(connection: Connection, outcomes: Sequence[ArticleOutcome]) -> Collection[int]:
    """Lock and return the articles whose lease is not lost; none, without a statement, if no gap is to be written."""
    if all(outcome.gap_until is None for outcome in outcomes):
        return ()
    workers = {outcome.article.id: outcome.worker for outcome in outcomes}
    return held_rows(connection, articles, workers, articles.c.id, articles.c.leased_by)


def _has_names(outcome: ArticleOutcome) -> bool:
    return outcome.version is not None or bool(outcome.addresses or outcome.claims)


def _parameters(outcome: ArticleOutcome) -> dict[str, Any]:
    """The parameters of ``_RELEASE``."""
    values = {f"to_{name}": value for name, value in article_values(outcome.article).items()}
    return {"row": outcome.article.id, "worker": outcome.worker, **values}


def _write_row(connection: Connection, outcome: ArticleOutcome, *, is_placed: bool) -> Row[Any]:
    """Update and release the article's row; returns its columns ``_ROW``, with a new version also ``terms``.

    Raises ``LeaseLost``.
    """
    parameters, version = _parameters(outcome), outcome.version
    if version is not None:
        parameters |= {
            "to_versions": version.number,
            "to_version_digest": version.digest,
            "to_version_title": version.document.title,
            "to_unplaced": not is_placed,
        }
    row = connection.execute(_FINISH if version is None else _FINISH_VERSION, parameters).first()
    if row is None:
        # Raises with the reason.
        held_row(connection, articles, outcome.article.id, outcome.worker)
        raise LeaseLost(f"article {outcome.article.id} is no longer ours")
    return row


def _receipt(outcome: ArticleOutcome, *, others: bool) -> ArticleReceipt:
    return ArticleReceipt(
        version=outcome.version.number if outcome.version else None,
        developments=len(outcome.change.passages) if outcome.version and outcome.change else 0,
        alerts=len(outcome.alerts),
        others=others,
    )


def _cause(article_id: int, outcome: ArticleOutcome) -> Cause:
    """The article and versions of the outcome's alerts."""
    if outcome.version is None:
        return Cause(article_id)
    before = outcome.version.number - 1 or None
    if outcome.change is not None and outcome.change.from_.version is not None:
        before = outcome.change.from_.version
    return Cause(article_id, before, outcome.version.number)


def _write_names(database: Database, connection: Connection, article_id: int, known: Namesakes) -> None:
    for table, names in ((addresses, known.addresses), (canonicals, known.claims)):
        database.insert_new(connection, table, [{"address": name, "article_id": article_id} for name in names])


def _write_version(
    database: Database,
    connection: Connection,
    article_id: int,
    outcome: ArticleOutcome,
    version: Version,
    known: Namesakes | None,
) -> None:
    values = {
        "article_id": article_id,
        "number": version.number,
        "fetched_at": version.fetched_at,
        "seen_before_at": known.checked_at if known else None,
        "digest": version.digest,
        "body_digest": version.body_digest,
        "title": version.document.title,
        "language": version.document.language,
        "url": version.url,
        "status": version.status,
        "etag": version.etag,
        "last_modified": version.last_modified,
        "reverted_to": version.reverted_to,
        "developments": len(outcome.change.passages) if outcome.change else 0,
    }
    number: int = connection.execute(_INSERT_VERSION, values).scalar_one()
    data = {contents.DOCUMENT: dump(version.document).encode()}
    if outcome.raw is not None:
        data[contents.PAGE] = outcome.raw
    contents.put_version(connection, article_id, version.number, data)
    _write_change(connection, number, outcome)
    digests = {short_digest(digest) for digest in outcome.sentence_digests}
    database.insert_new(connection, sentences, [{"article_id": article_id, "digest": item} for item in sorted(digests)])
    database.texts.add(connection, number, version.document.title, version.document.text)


def _write_change(connection: Connection, version_id: int, outcome: ArticleOutcome) -> None:
    change, version = outcome.change, outcome.version
    if change is None or version is None:
        return
    before = change.from_.version or version.number - 1
    data = zlib.compress(dump(change).encode(), 6)
    connection.execute(_INSERT_CHANGE, {"version_id": version_id, "from_version": before, "data": data})
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
        connection.execute(_INSERT_DEVELOPMENTS, rows)
    write_withdrawals(
        connection,
        change.withdrawals,
        article_id=version.article_id,
        from_version=before,
        detected_at=outcome.now,
        version=(version_id, version.number),
    )
