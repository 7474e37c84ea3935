"""The values that the read side returns."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from monitor.model import Article, Change, Document, Version


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions of an article and their change.

    If the older version was pruned, ``old_kept`` is False, its text is empty, and the change is the one stored with the
    newer version.
    """

    article: Article
    old: Version
    new: Version
    change: Change
    old_kept: bool = True

    @property
    def old_document(self) -> Document | None:
        """The older version's text; None if it was pruned."""
        return self.old.document if self.old_kept else None


@dataclass(frozen=True, slots=True)
class Statistics:
    """How much is followed and stored. Mappings are counts by state or kind; ``kinds`` covers the last week.

    ``reader``: today's requests (UTC) to the second reader, by outcome.
    """

    feeds: Mapping[str, int]
    articles: Mapping[str, int]
    versions: int
    updated_articles: int
    developments_day: int
    developments_week: int
    kinds: Mapping[str, int]
    alerts: Mapping[str, int]
    next_due: datetime | None
    most_updated: tuple[Article, ...]
    reader: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """One stored version, with the change that led to it and the page's bytes, if kept.

    The change is against the previous stored version; for the oldest one, against a version that was pruned.
    """

    version: Version
    change: Change | None
    raw: bytes | None


@dataclass(frozen=True, slots=True)
class Record:
    """An article with all its stored versions, oldest first."""

    article: Article
    versions: tuple[Kept, ...]

    @property
    def pruned_versions(self) -> tuple[int, ...]:
        """The numbers of versions that are no longer kept."""
        return missing_numbers({item.version.number for item in self.versions})

    @property
    def pruned_pages(self) -> tuple[int, ...]:
        """The numbers of versions whose text is kept, but whose page is not."""
        return tuple(item.version.number for item in self.versions if item.raw is None)


def missing_numbers(kept: Collection[int]) -> tuple[int, ...]:
    """Return the version numbers below the highest one kept that are not kept."""
    return tuple(number for number in range(1, max(kept, default=0)) if number not in kept)
