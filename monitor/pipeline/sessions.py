"""Browsers that are signed in: begun with a secret that only the browser keeps, found by it, ended."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from monitor.model import Reader, Session
from monitor.ports import Store

# Unused for so long, it ends by itself (and a browser forgets the cookie).
LIFETIME = timedelta(days=30)
# Its last use is written so often at most: whoever only reads makes no database write for each page.
USED_EVERY = timedelta(minutes=5)
# As many bits as the digest has.
_SECRET_BYTES = 32


def begin_session(store: Store, reader: Reader | None, mark: str | None, browser: str, now: datetime) -> str:
    """Sign a browser in, for a reader or (None) by the token of this ``mark``; the secret for its cookie."""
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    store.sessions.begin(Session(0, reader, now, now, now + LIFETIME, browser), _digest(secret), mark)
    return secret


def find_session(store: Store, secret: str, mark: str | None, now: datetime) -> Session | None:
    """The session that this secret belongs to, unless it was ended."""
    return store.sessions.find(_digest(secret), mark, now)


def is_use_due(session: Session, now: datetime) -> bool:
    """Whether its last use is to be written again."""
    return now - session.last_used_at >= USED_EVERY


def keep_using(store: Store, session: Session, now: datetime) -> None:
    """Write its last use, from which on it lasts."""
    store.sessions.use(session.id, now, now + LIFETIME)


def mark_of_token(token: str | None, key: str) -> str | None:
    """What a session of the token is marked with; under a key of the database, so that the token is not found by it."""
    return hmac.new(key.encode(), b"web session\n" + token.encode(), sha256).hexdigest() if token is not None else None


def _digest(secret: str) -> str:
    # 256 random bits cannot be tried: a quick digest is enough, unlike for a password.
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
