"""The values that the read side returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from monitor.model import Article, Change, Document, Version


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions of an article and their change.

    Where the older one was pruned, ``old_kept`` is False: its text is empty, and the change is the one that was stored
    with the newer version.
    """

    article: Article
    old: Version
    new: Version
    change: Change
    old_kept: bool = True

    @property
    def old_document(self) -> Document | None:
        """The older version's text; None where it was pruned."""
        return self.old.document if self.old_kept else None


@dataclass(frozen=True, slots=True)
class Statistics:
    """How much is followed and stored. Mappings are counts by state or kind; kinds are of the last week.

    ``reader``: requests to the second reader on this day (UTC) by outcome, empty where there were none.
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
    """One version with all that is kept of it: the change that led to it, and the page's bytes.

    The change is against the version kept before it; of the oldest one, against a version that was pruned.
    """

    version: Version
    change: Change | None
    raw: bytes | None


@dataclass(frozen=True, slots=True)
class Record:
    """An article with everything that is stored of it, oldest version first."""

    article: Article
    versions: tuple[Kept, ...]

    @property
    def pruned_versions(self) -> tuple[int, ...]:
        """The numbers of versions that are no longer kept."""
        kept = {item.version.number for item in self.versions}
        return tuple(number for number in range(1, max(kept, default=0)) if number not in kept)

    @property
    def pruned_pages(self) -> tuple[int, ...]:
        """The numbers of versions whose text is kept and whose page is not."""
        return tuple(item.version.number for item in self.versions if item.raw is None)
