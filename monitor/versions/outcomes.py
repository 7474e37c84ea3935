"""What a freshly read document may be to a known article; loads nothing that reads texts."""

from __future__ import annotations

from dataclasses import dataclass

ANOTHER_PAGE = "another page is at this address"


@dataclass(frozen=True, slots=True)
class NewVersion:
    """Store it. ``reverted_to`` is the earlier version whose text it restores."""

    digest: str
    body_digest: str
    reverted_to: int | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Nothing significant differs from the latest version; ``why`` says in what way it is the same."""

    why: str


@dataclass(frozen=True, slots=True)
class Alternating:
    """The page goes back and forth between texts that are known; ``version`` had this one. Nothing to store.

    ``for_now``: once it stays it is a version; so the page is to be read again even if it does not change.
    """

    version: int
    for_now: bool = False


@dataclass(frozen=True, slots=True)
class Blocked:
    """Not the article: ``reason`` says what seems to be there instead."""

    reason: str


Decision = NewVersion | Unchanged | Alternating | Blocked
