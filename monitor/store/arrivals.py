"""Writing the outcome of a feed check: the feed's row, its entries and the articles they belong to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, case, exists, insert, select, update

from monitor.model import ArticleState, Entry, FeedOutcome, FeedReceipt, FeedState, host_of
from monitor.store.articles import NO_LEASE, insert_articles
from monitor.store.codec import dump_list
from monitor.store.engine import Database
from monitor.store.feeds import merge_feeds
from monitor.store.leases import held_row, held_rows, write_gaps, write_row, write_rows, write_wait
from monitor.store.outbox import Cause, insert_alerts
from monitor.store.paging import chunks
from monitor.store.rows import feed_values
from monitor.store.schema import addresses, articles, entries, feed_keys, feeds, memberships

# A feed that gives most of its known entries new dates at once takes them from the clock: they do not mean updates.
_RESTAMPED_SHARE = 0.5
_RESTAMPED_FEWEST = 10
_USED = ("id", "url", "entry_updated", "in_feed", "last_checked_at")  # columns of the articles that entries lead to
_STORED_KEYS = select(feed_keys.c.names).where(feed_keys.c.feed_id == bindparam("feed"))


@dataclass(slots=True)
class _Arrivals:
    """The changes to be written for the entries of one feed document.

    ``new``: entries of new articles, by address. ``links``: entries with a new key, and their article, None if that is
    new. ``stamps``: new dates by key. ``touched``: articles to check now, with the entry's date; ``returned``: those of
    them that were not in this document, or not in any feed, before. ``moved``: articles with a new address.
    ``reassigned``: keys that now lead to another known article; ``renewed``: keys that now lead to a new article, by
    its address; ``vacated``: the articles that both led to before. ``back``: keys that are in the document again.
    ``shifts``: keys are positions in the document ("1" is the newest), so a known key with a new address is a new
    article and not a moved one.
    """

    shifts: bool
    new: dict[str, Entry] = field(default_factory=dict)
    links: list[tuple[Entry, int | None]] = field(default_factory=list)
    stamps: dict[str, datetime] = field(default_factory=dict)
    touched: dict[int, datetime | None] = field(default_factory=dict)
    returned: set[int] = field(default_factory=set)
    moved: dict[int, Entry] = field(default_factory=dict)
    reassigned: dict[str, int] = field(default_factory=dict)
    renewed: dict[str, str] = field(default_factory=dict)
    vacated: set[int] = field(default_factory=set)
    back: list[str] = field(default_factory=list)


def finish_feed(database: Database, connection: Connection, outcome: FeedOutcome) -> FeedReceipt:
    """Write the outcome of a feed check and release the feed; raises ``LeaseLost``."""
    row = held_row(connection, feeds, outcome.feed.id, outcome.worker)
    other_feed = _feed_at_new_address(connection, row, outcome)
    write_row(connection, feeds, row.id, _row_values(row, outcome, keep_address=other_feed is not None))
    new, touched = _resolve(database, connection, outcome) if outcome.entries else ((), ())
    _write_keys(database, connection, outcome)
    write_wait(database, connection, outcome.wait)
    write_gaps(database, connection, [(row.host, outcome)])
    insert_alerts(connection, outcome.alerts, outcome.now, Cause())
    if other_feed is not None:
        merge_feeds(connection, other_feed, outcome.feed.id, outcome.now)
    return FeedReceipt(tuple(new), tuple(touched), len(outcome.alerts), other_feed)


def finish_unchanged_feeds(database: Database, connection: Connection, outcomes: Sequence[FeedOutcome]) -> None:
    """Write the rows of feeds whose documents had nothing new, and release them; skips lost leases."""
    rows = held_rows(connection, feeds, {outcome.feed.id: outcome.worker for outcome in outcomes})
    held = [(rows[outcome.feed.id], outcome) for outcome in outcomes if outcome.feed.id in rows]
    write_rows(connection, feeds, [{"row": row.id, **_row_values(row, outcome)} for row, outcome in held])
    write_gaps(database, connection, [(row.host, outcome) for row, outcome in held])


def _feed_at_new_address(connection: Connection, row: Row[Any], outcome: FeedOutcome) -> int | None:
    """The other feed that already has the address this feed moved to."""
    if outcome.feed.url == row.url:
        return None
    found: int | None = connection.execute(select(feeds.c.id).where(feeds.c.url == outcome.feed.url)).scalar()
    return found


def _row_values(row: Row[Any], outcome: FeedOutcome, *, keep_address: bool = False) -> dict[str, Any]:
    """The new values of the row. A pause and a title that people set during the check are kept."""
    feed = outcome.feed
    values = {**feed_values(feed), "state": feed.state.value, "title": row.title or feed.title, **NO_LEASE}
    if row.state == FeedState.PAUSED:
        values |= {"state": row.state, "due_at": None}
    if keep_address:
        values |= {"url": row.url, "host": row.host}
    return values


def _write_keys(database: Database, connection: Connection, outcome: FeedOutcome) -> None:
    keys = dump_list(outcome.feed.entry_keys)
    stored = connection.execute(_STORED_KEYS, {"feed": outcome.feed.id}).scalar()
    if (stored or "[]") != keys:
        database.upsert(connection, feed_keys, [{"feed_id": outcome.feed.id, "names": keys}])


def _resolve(database: Database, connection: Connection, outcome: FeedOutcome) -> tuple[Sequence[int], Sequence[int]]:
    """Resolve the entries to articles and write both; returns the new and the touched articles."""
    # Of entries with the same key the first counts.
    found = tuple({entry.key: entry for entry in reversed(outcome.entries)}.values())[::-1]
    known = _known_entries(connection, outcome.feed.id, [entry.key for entry in found])
    if len(known) < len(found):
        database.lock_addresses(connection)
    by_address = _known_addresses(connection, sorted({entry.address for entry in found}))
    linked = _linked(connection, [*by_address.values(), *(row.article_id for row in known.values())])
    arrivals = _Arrivals(_keys_shift(found, known, by_address))
    for entry in found:
        row = known.get(entry.key)
        if row is None:
            _first_seen(arrivals, entry, by_address.get(entry.address), linked)
        else:
            _seen_again(arrivals, entry, row, by_address, linked)
    if _restamped(arrivals, len(known)):
        # Those that returned are checked all the same.
        arrivals.touched = {number: linked[number].entry_updated for number in arrivals.returned}
    new = _write(database, connection, outcome, arrivals)
    left = set(arrivals.vacated)
    if outcome.absent_leave:
        # `entry_keys` includes entries without a usable address, which are not followed: they have not left either.
        left |= _leave(connection, outcome.feed.id, {*outcome.feed.entry_keys, *(entry.key for entry in found)})
    leave_feeds(connection, left)
    return new, sorted({*arrivals.touched, *arrivals.moved})


def _keys_shift(found: Sequence[Entry], known: dict[str, Row[Any]], by_address: dict[str, int]) -> bool:
    """Whether any known key now leads elsewhere while its former article is still in the document under another key."""
    listed = set(by_address.values())
    for entry in found:
        row = known.get(entry.key)
        if row is not None and row.article_id in listed and by_address.get(entry.address) != row.article_id:
            return True
    return False


def _stamp(entry: Entry) -> datetime | None:
    return entry.updated or entry.published


def _first_seen(arrivals: _Arrivals, entry: Entry, article_id: int | None, linked: dict[int, Row[Any]]) -> None:
    """Handle a key that is new in this feed: of a new article, or of one known by its address."""
    arrivals.links.append((entry, article_id))
    if article_id is None:
        arrivals.new.setdefault(entry.address, entry)
        return
    stamp, before = _stamp(entry), linked[article_id].entry_updated
    newer = stamp is not None and before is not None and stamp > before
    _touch_if(arrivals, linked[article_id], stamp, newer=newer, returned=False)


def _seen_again(
    arrivals: _Arrivals, entry: Entry, row: Row[Any], by_address: dict[str, int], linked: dict[int, Row[Any]]
) -> None:
    """Handle a known key: its article may have been updated or come back, or the key leads to another article."""
    can_move = _can_move(linked[row.article_id], entry)
    article, stamp = _article_of_key(arrivals, entry, row, by_address, can_move=can_move), _stamp(entry)
    if not row.present:
        arrivals.back.append(entry.key)
    if stamp is not None and (row.updated is None or stamp > row.updated):
        arrivals.stamps[entry.key] = stamp
    newer = stamp is not None and row.updated is not None and stamp > row.updated
    if article is not None:
        _touch_if(arrivals, linked[article], stamp, newer=newer, returned=not row.present)


def _touch_if(arrivals: _Arrivals, article: Row[Any], stamp: datetime | None, *, newer: bool, returned: bool) -> None:
    """Note that an article is to be checked now: its entry is newer, or it returned to the document or to all feeds.

    Every known article of a document passes here, so that none stays without ``in_feed``.
    """
    if returned or not article.in_feed:
        arrivals.returned.add(article.id)
    if newer or article.id in arrivals.returned:
        arrivals.touched[article.id] = stamp or article.entry_updated


def _article_of_key(
    arrivals: _Arrivals, entry: Entry, row: Row[Any], by_address: dict[str, int], *, can_move: bool
) -> int | None:
    """The article that a known key leads to now; None for a new one. Records moves and reassignments."""
    article = by_address.get(entry.address)
    if article == row.article_id:
        return article
    if article is None and can_move and not arrivals.shifts:
        arrivals.moved[row.article_id] = entry
        by_address[entry.address] = row.article_id
        return int(row.article_id)
    arrivals.vacated.add(row.article_id)
    if article is None:
        arrivals.new.setdefault(entry.address, entry)
        arrivals.renewed[entry.key] = entry.address
    else:
        arrivals.reassigned[entry.key] = article
    return article


def _can_move(article: Row[Any], entry: Entry) -> bool:
    """Whether an article may get the new address of its key.

    One that was never checked may be another story, which would be lost; not where only parameters differ, such as a
    session's.
    """
    return article.last_checked_at is not None or article.url.partition("?")[0] == entry.url.partition("?")[0]


def _restamped(arrivals: _Arrivals, known: int) -> bool:
    return known >= _RESTAMPED_FEWEST and len(arrivals.stamps) > _RESTAMPED_SHARE * known


def _write(database: Database, connection: Connection, outcome: FeedOutcome, arrivals: _Arrivals) -> list[int]:
    """Write the arrivals; returns the numbers of new articles."""
    new = list(arrivals.new.values())
    ids = insert_articles(connection, [_article_row(outcome, entry) for entry in new], outcome.now)
    created = {entry.address: number for entry, number in zip(new, ids, strict=True)}
    arrivals.reassigned |= {key: created[address] for key, address in arrivals.renewed.items()}
    names: list[dict[str, Any]] = [{"address": address, "article_id": number} for address, number in created.items()]
    names += [{"address": entry.address, "article_id": number} for number, entry in arrivals.moved.items()]
    database.insert_new(connection, addresses, names)
    found = [(entry, created[entry.address] if number is None else number) for entry, number in arrivals.links]
    links = [
        {
            "feed_id": outcome.feed.id,
            "key": entry.key,
            "article_id": number,
            "updated": _stamp(entry),
            "present": True,
        }
        for entry, number in found
    ]
    if links:
        connection.execute(insert(entries), links)
    listed = {*arrivals.reassigned.values(), *(number for _, number in found)}
    rows = [{"article_id": number, "feed_id": outcome.feed.id} for number in sorted(listed)]
    database.insert_new(connection, memberships, rows)
    _write_seen_again(connection, outcome.feed.id, arrivals)
    _touch(connection, outcome.now, arrivals)
    return ids


def _article_row(outcome: FeedOutcome, entry: Entry) -> dict[str, Any]:
    return {
        "url": entry.url,
        "title": entry.title,
        "feed_id": outcome.feed.id,
        "published": entry.published,
        "entry_updated": _stamp(entry),
        "in_feed": True,
    }


def _write_seen_again(connection: Connection, feed_id: int, arrivals: _Arrivals) -> None:
    condition = and_(entries.c.feed_id == feed_id, entries.c.key == bindparam("at"))
    if arrivals.stamps:
        rows = [{"at": key, "stamp": stamp} for key, stamp in arrivals.stamps.items()]
        connection.execute(update(entries).where(condition).values(updated=bindparam("stamp")), rows)
    if arrivals.reassigned:
        rows = [{"at": key, "to": number} for key, number in arrivals.reassigned.items()]
        connection.execute(update(entries).where(condition).values(article_id=bindparam("to")), rows)
    if arrivals.back:
        connection.execute(
            update(entries).where(condition).values(present=True), [{"at": key} for key in arrivals.back]
        )


def _touch(connection: Connection, now: datetime, arrivals: _Arrivals) -> None:
    """Make touched and moved articles due now, dormant ones too; not one that was merged since it was read."""
    condition = and_(articles.c.id == bindparam("at"), articles.c.moved_to.is_(None))
    awake = case((articles.c.state == ArticleState.DORMANT.value, ArticleState.LIVE.value), else_=articles.c.state)
    woken = {"due_at": now, "woken": True, "state": awake, "in_feed": True}
    if arrivals.touched:
        rows = [{"at": number, "stamp": stamp} for number, stamp in sorted(arrivals.touched.items())]
        connection.execute(update(articles).where(condition).values(entry_updated=bindparam("stamp"), **woken), rows)
    if arrivals.moved:
        places: list[dict[str, Any]] = [
            {"at": number, "to": entry.url, "there": host_of(entry.url)}
            for number, entry in sorted(arrivals.moved.items())
        ]
        moved = update(articles).where(condition).values(url=bindparam("to"), host=bindparam("there"), **woken)
        connection.execute(moved, places)


def _leave(connection: Connection, feed_id: int, present: set[str]) -> set[int]:
    """Mark the entries whose keys are no longer in the document; returns their articles."""
    query = select(entries.c.key, entries.c.article_id).where(entries.c.feed_id == feed_id, entries.c.present)
    left = {row.key: row.article_id for row in connection.execute(query) if row.key not in present}
    for part in chunks(sorted(left)):
        conditions = (entries.c.feed_id == feed_id, entries.c.key.in_(part))
        connection.execute(update(entries).where(*conditions).values(present=False))
    return set(left.values())


def leave_feeds(connection: Connection, ids: Collection[int]) -> None:
    """Clear ``in_feed`` of those of these articles that no present entry of any feed leads to."""
    listed = exists().where(entries.c.article_id == articles.c.id, entries.c.present)
    for part in chunks(sorted(ids)):
        connection.execute(update(articles).where(articles.c.id.in_(part), ~listed).values(in_feed=False))


def _known_entries(connection: Connection, feed_id: int, keys: Sequence[str]) -> dict[str, Row[Any]]:
    known: dict[str, Row[Any]] = {}
    for part in chunks(keys):
        query = select(entries).where(entries.c.feed_id == feed_id, entries.c.key.in_(part))
        known |= {row.key: row for row in connection.execute(query)}
    return known


def _known_addresses(connection: Connection, names: Sequence[str]) -> dict[str, int]:
    known: dict[str, int] = {}
    for part in chunks(names):
        query = select(addresses).where(addresses.c.address.in_(part))
        known |= {row.address: row.article_id for row in connection.execute(query)}
    return known


def _linked(connection: Connection, ids: Sequence[int]) -> dict[int, Row[Any]]:
    found: dict[int, Row[Any]] = {}
    for part in chunks(sorted(set(ids))):
        query = select(*(articles.c[name] for name in _USED)).where(articles.c.id.in_(part))
        found |= {row.id: row for row in connection.execute(query)}
    return found
