"""The possible decisions about a newly read document; imports no code that reads texts."""

from __future__ import annotations

from dataclasses import dataclass

ANOTHER_PAGE = "another page is at this address"


@dataclass(frozen=True, slots=True)
class NewVersion:
    """The document is a new version, to be stored. ``reverted_to`` is the earlier version whose text it restores."""

    digest: str
    body_digest: str
    reverted_to: int | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Nothing significant differs from the latest version; ``reason`` says in what way."""

    reason: str


@dataclass(frozen=True, slots=True)
class Alternating:
    """The page alternates between known texts; ``version`` had this one. Nothing is stored.

    ``for_now``: if the text stays, it becomes a version; so the page must be read again even if it does not change.
    """

    version: int
    for_now: bool = False


@dataclass(frozen=True, slots=True)
class Blocked:
    """The page does not show the article; ``reason`` says what seems to be there instead."""

    reason: str


Decision = NewVersion | Unchanged | Alternating | Blocked
