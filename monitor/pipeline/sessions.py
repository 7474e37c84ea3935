"""Sessions of signed-in browsers. Each is found by a secret that only the browser's cookie holds."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from monitor.model import Reader, Session
from monitor.ports import Store

# A session that is unused for this long expires, and so does the cookie.
LIFETIME = timedelta(days=30)
# The last use is written at most this often, so that reading a page rarely writes to the database.
USED_EVERY = timedelta(minutes=5)
# 256 bits, as many as the digest has.
_SECRET_BYTES = 32


def begin_session(store: Store, reader: Reader | None, mark: str | None, browser: str, now: datetime) -> str:
    """Sign a browser in and return the secret for its cookie.

    ``reader`` None: it signed in with the web token, whose ``mark`` is stored (``mark_of_token``).
    """
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    store.sessions.begin(Session(0, reader, now, now, now + LIFETIME, browser), _digest(secret), mark)
    return secret


def find_session(store: Store, secret: str, mark: str | None, now: datetime) -> Session | None:
    """Return the session that a secret belongs to, or None if there is none or it has ended."""
    return store.sessions.find(_digest(secret), mark, now)


def is_use_due(session: Session, now: datetime) -> bool:
    """Whether the last use is old enough to be written again."""
    return now - session.last_used_at >= USED_EVERY


def keep_using(store: Store, session: Session, now: datetime) -> None:
    """Write the session's last use; it expires ``LIFETIME`` later."""
    store.sessions.use(session.id, now, now + LIFETIME)


def mark_of_token(token: str | None, key: str) -> str | None:
    """Return the mark of sessions begun with the web token: an HMAC, from which the token cannot be found."""
    return hmac.new(key.encode(), b"web session\n" + token.encode(), sha256).hexdigest() if token is not None else None


def _digest(secret: str) -> str:
    # 256 random bits cannot be guessed, so that a fast digest suffices, unlike for a password.
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
