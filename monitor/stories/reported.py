"""The articles of a story with the versions that are searched; loads nothing that reads them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from monitor.model import Article, Document, Version

# The articles of a story that changed last are compared, so many; of each its first version and so many of the
# newest: a second or two of work where each has a thousand words.
_MOST_ARTICLES, _MOST_VERSIONS = 12, 6


@dataclass(frozen=True, slots=True)
class Report:
    """One version of an article: its number, when it was fetched, what it said."""

    version: int
    at: datetime
    document: Document

    @property
    def outlets_time(self) -> datetime | None:
        """When the outlet says that it wrote this."""
        said = self.document.modified or self.document.published
        return said if said is not None and said <= self.at else None


@dataclass(frozen=True, slots=True)
class ReportedArticle:
    """An article of a story with the versions that are searched, oldest first; at least one."""

    article_id: int
    reports: tuple[Report, ...]


def changed_last(articles: Iterable[Article]) -> list[Article]:
    """Those of a story's articles that are compared, the one that changed last first."""
    return sorted(articles, key=_changed, reverse=True)[:_MOST_ARTICLES]


def versions_read(newest: int) -> list[int]:
    """The numbers of an article's versions that are compared, oldest first; none where there is no version."""
    return sorted({1, *range(max(1, newest - _MOST_VERSIONS + 1), newest + 1)}) if newest else []


def reported_article(article_id: int, versions: Iterable[Version]) -> ReportedArticle | None:
    """An article with those of its versions that are kept; None where none is."""
    reports = tuple(Report(version.number, version.fetched_at, version.document) for version in versions)
    return ReportedArticle(article_id, reports) if reports else None


def _changed(article: Article) -> tuple[datetime, int]:
    return article.rhythm.last_change_at or article.first_seen_at, article.id
