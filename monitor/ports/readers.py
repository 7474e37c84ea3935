"""Who may sign in to the web page, and the browsers that are signed in."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from monitor.model import Reader, Role, Session


class Passwords(Protocol):
    """Hashes of passwords that are slow to guess from. Every call takes much memory and about a tenth of a second."""

    def hash(self, password: str) -> str:
        """What is kept of a password; another text each time."""
        ...

    def matches(self, password: str, kept: str | None) -> bool:
        """Whether this is the password; None (nobody has that name) takes as long as a wrong one."""
        ...


class ReaderRepository(Protocol):
    """People by their names, whose case does not count. ``NotFound`` where nobody is called so."""

    def are_there(self) -> bool:
        """Whether anybody has a name and a password."""
        ...

    def list(self) -> tuple[Reader, ...]:
        """All of them, by name."""
        ...

    def get(self, name: str) -> Reader: ...
    def add(self, reader: Reader, password_hash: str) -> bool:
        """Whether the name was free."""
        ...

    def password(self, name: str) -> tuple[Reader, str] | None:
        """Who is called so, with the hash of their password."""
        ...

    def set_role(self, name: str, role: Role) -> None: ...
    def set_password(self, name: str, password_hash: str, now: datetime, *, keep: int | None = None) -> None:
        """Set it and end all sessions of this reader but ``keep``, in one transaction."""
        ...

    def remove(self, name: str) -> None:
        """Forget somebody and end their sessions."""
        ...


class SessionRepository(Protocol):
    """Browsers that are signed in. A session of the token counts only while its ``mark`` is that of the token."""

    def begin(self, session: Session, digest: str, mark: str | None) -> None:
        """Keep a new one by the digest of its secret; its ``id`` is given by the database."""
        ...

    def find(self, digest: str, mark: str | None, now: datetime) -> Session | None:
        """The session of this secret, unless it has ended or expired."""
        ...

    def list(self, mark: str | None, now: datetime) -> tuple[Session, ...]:
        """Those that have not expired, the one last used first."""
        ...

    def use(self, session_id: int, now: datetime, expires_at: datetime) -> None:
        """Say that it was used."""
        ...

    def end(self, session_id: int) -> bool:
        """Whether there was one."""
        ...

    def end_of(self, reader: str | None, *, keep: int | None = None) -> int:
        """End those of a reader, or (None) those of the token, but for ``keep``; how many."""
        ...

    def end_all(self) -> int: ...
