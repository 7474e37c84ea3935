"""WebSub subscriptions to feeds at hubs."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, delete, exists, or_, select, update

from monitor.model import FeedState, Push, PushState
from monitor.store.engine import Database
from monitor.store.schema import feeds, pushes


class Pushes:
    """Implements ``ports.PushRepository``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, token: str) -> Push | None:
        """The subscription with this token."""
        with self._database.read() as connection:
            row = connection.execute(select(pushes).where(pushes.c.token == token)).first()
        return None if row is None else _push_of(row)

    def of_feed(self, feed_id: int) -> tuple[Push, ...]:
        """All subscriptions of a feed: the current one, and those being ended."""
        query = select(pushes).where(pushes.c.feed_id == feed_id).order_by(pushes.c.token)
        with self._database.read() as connection:
            return tuple(map(_push_of, connection.execute(query)))

    def put(self, push: Push) -> None:
        """Add a subscription, or replace the one with this token."""
        with self._database.write() as connection:
            self._database.upsert(connection, pushes, [asdict(push) | {"state": push.state.value}])

    def remove(self, token: str) -> None:
        """Delete the subscription with this token."""
        with self._database.write() as connection:
            connection.execute(delete(pushes).where(pushes.c.token == token))

    def claim(self, now: datetime, until: datetime, limit: int) -> tuple[Push, ...]:
        """Claim subscriptions that are due, or whose feed was removed or paused; see ``ports.PushRepository``."""
        polled = exists().where(feeds.c.id == pushes.c.feed_id, feeds.c.state != FeedState.PAUSED.value)
        orphaned = and_(pushes.c.state != PushState.LEAVING.value, ~polled)
        query = select(pushes).where(or_(pushes.c.due_at <= now, orphaned)).order_by(pushes.c.due_at, pushes.c.token)
        with self._database.write() as connection:
            rows = connection.execute(query.limit(limit).with_for_update(skip_locked=True, of=pushes)).all()
            claimed = pushes.c.token.in_([row.token for row in rows])
            connection.execute(update(pushes).where(claimed).values(due_at=until))
        return tuple(map(_push_of, rows))

    def pushed(self, token: str, now: datetime, *, spare: timedelta) -> None:
        """Record a push and make its feed due now, unless it is paused or was checked within ``spare``."""
        feed_id = select(pushes.c.feed_id).where(pushes.c.token == token).scalar_subquery()
        not_just_checked = or_(feeds.c.last_checked_at.is_(None), feeds.c.last_checked_at <= now - spare)
        with self._database.write() as connection:
            connection.execute(update(pushes).where(pushes.c.token == token).values(pushed_at=now))
            connection.execute(
                update(feeds).where(feeds.c.id == feed_id, feeds.c.due_at > now, not_just_checked).values(due_at=now)
            )

    def wake(self, now: datetime) -> None:
        """Make every feed due that was pushed after its last check began."""
        checked = feeds.alias()
        unread = select(pushes.c.feed_id).join(checked, checked.c.id == pushes.c.feed_id)
        unread = unread.where(pushes.c.pushed_at > checked.c.last_checked_at)
        with self._database.write() as connection:
            connection.execute(update(feeds).where(feeds.c.id.in_(unread), feeds.c.due_at > now).values(due_at=now))


def _push_of(row: Row[Any]) -> Push:
    values = dict(row._mapping)  # noqa: SLF001 - the public name of a row's values
    return Push(**values | {"state": PushState(row.state)})
