"""Who reads the web page: people with names, or whoever has the one token."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

# Whose place ``catchup`` goes on from where nobody is named, on the command line and on the page alike.
NOBODY_NAMED = "me"
# The notes ``catchup:NAME`` hold up to which number of development somebody has read everything.
PLACE_NOTE = "catchup"


class Role(StrEnum):
    """What somebody may do: a reader sees everything and keeps places and bookmarks; an editor also changes things."""

    READER = "reader"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Viewer:
    """The sender of a request: a name, under which places and bookmarks are stored, and a role."""

    name: str = NOBODY_NAMED
    role: Role = Role.EDITOR

    @property
    def may_edit(self) -> bool:
        """Whether feeds, subscriptions and articles may be changed."""
        return self.role is Role.EDITOR


@dataclass(frozen=True, slots=True)
class Reader:
    """A named user. The password is stored separately, as a hash that no page gets."""

    name: str
    role: Role
    created_at: datetime
    password_set_at: datetime


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser: of a reader, or (None) of somebody with the token. Its secret is not stored."""

    id: int
    reader: Reader | None
    created_at: datetime
    last_used_at: datetime
    expires_at: datetime
    browser: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A development that a reader has not read: its number, its article, and how much it matters."""

    id: int
    article_id: int
    importance: float
