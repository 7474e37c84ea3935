"""Accounts of the web page (readers), and the sessions of signed-in browsers."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from monitor.model import Reader, Role, Session


class Passwords(Protocol):
    """Slow password hashes. Every call takes much memory and about 0.1 s, against guessing from a stolen hash."""

    def hash(self, password: str) -> str:
        """The salted hash to store; different on every call."""
        ...

    def matches(self, password: str, kept: str | None) -> bool:
        """Whether the password fits the stored hash; None (no such name) takes as long as a wrong password."""
        ...


class ReaderRepository(Protocol):
    """Readers by name, ignoring case. Unless stated otherwise, an unknown name raises ``NotFound``."""

    def are_there(self) -> bool:
        """Whether there is any reader."""
        ...

    def list(self) -> tuple[Reader, ...]:
        """All readers, sorted by name."""
        ...

    def get(self, name: str) -> Reader: ...
    def add(self, reader: Reader, password_hash: str) -> bool:
        """Add a reader; False, changing nothing, if the name is taken."""
        ...

    def password(self, name: str) -> tuple[Reader, str] | None:
        """The reader of this name with their password hash; None if there is none."""
        ...

    def set_role(self, name: str, role: Role) -> None: ...
    def set_password(self, name: str, password_hash: str, now: datetime, *, keep: int | None = None) -> None:
        """Set the password hash and end all sessions of this reader except ``keep``, in one transaction."""
        ...

    def remove(self, name: str) -> None:
        """Delete a reader and end their sessions."""
        ...


class SessionRepository(Protocol):
    """Sessions of signed-in browsers: of a reader, or of the access token (without a reader).

    A token session is valid only while its ``mark`` (an HMAC of the token) equals that of the current token.
    """

    def begin(self, session: Session, digest: str, mark: str | None) -> None:
        """Store a new session under the digest of its secret; the database assigns its ``id``."""
        ...

    def find(self, digest: str, mark: str | None, now: datetime) -> Session | None:
        """The valid session with this digest; None if it has ended or expired."""
        ...

    def list(self, mark: str | None, now: datetime) -> tuple[Session, ...]:
        """The valid sessions, most recently used first."""
        ...

    def use(self, session_id: int, now: datetime, expires_at: datetime) -> None:
        """Set the time of last use and the new expiry time."""
        ...

    def end(self, session_id: int) -> bool:
        """End a session; whether it existed."""
        ...

    def end_of(self, reader: str | None, *, keep: int | None = None) -> int:
        """End the sessions of a reader, or (None) of the token, except ``keep``; returns their number."""
        ...

    def end_all(self) -> int:
        """End all sessions; returns their number."""
        ...
