"""What the read side answers with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from monitor.model import Article, Change, Version


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions of an article and their change."""

    article: Article
    old: Version
    new: Version
    change: Change


@dataclass(frozen=True, slots=True)
class Statistics:
    """How much is followed and stored. Mappings are counts by state or kind; kinds are of the last week."""

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


@dataclass(frozen=True, slots=True)
class Kept:
    """One version with all that is kept of it: the change that led to it, and the page's bytes."""

    version: Version
    change: Change | None
    raw: bytes | None


@dataclass(frozen=True, slots=True)
class Record:
    """An article with everything that is stored of it, oldest version first."""

    article: Article
    versions: tuple[Kept, ...]
