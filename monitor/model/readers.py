"""The users of the web page: named readers, or anyone who has the shared token."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

# The reader whose place ``catchup`` uses where none is named, on the command line and on the web page.
DEFAULT_READER = "me"
# Prefix of the stored notes ``catchup:NAME``: the number of the development up to which a reader has read everything.
PLACE_NOTE = "catchup"


class Role(StrEnum):
    """The rights of a user: a reader sees everything and keeps places and bookmarks; an editor also makes changes."""

    READER = "reader"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Viewer:
    """The sender of a request: the name under which places and bookmarks are stored, and a role."""

    name: str = DEFAULT_READER
    role: Role = Role.EDITOR

    @property
    def may_edit(self) -> bool:
        """Whether feeds, subscriptions and articles may be changed."""
        return self.role is Role.EDITOR


@dataclass(frozen=True, slots=True)
class Reader:
    """A named user. The hash of the password is stored separately and never shown."""

    name: str
    role: Role
    created_at: datetime
    password_set_at: datetime


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser, of a reader or (None) of a user with the shared token. Its secret is not stored."""

    id: int
    reader: Reader | None
    created_at: datetime
    last_used_at: datetime
    expires_at: datetime
    browser: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A development that a reader has not read: its number, article and importance."""

    id: int
    article_id: int
    importance: float
