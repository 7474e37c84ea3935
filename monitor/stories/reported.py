"""The articles of a story and the versions that are compared. Imports nothing that reads texts, to load fast."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from monitor.model import Article, Document, Version

# The most articles of a story that are compared, those that changed last; and the most versions of each, besides the
# first one the newest. That takes a second or two for versions of a thousand words.
_MOST_ARTICLES, _MOST_VERSIONS = 12, 6


@dataclass(frozen=True, slots=True)
class Report:
    """One version of an article: its number, the time it was fetched, its text, and the time the one before stated."""

    version: int
    at: datetime
    document: Document
    before: datetime | None = None

    @property
    def outlets_time(self) -> datetime | None:
        """The outlet's own time of this version; None if it states none, one after the fetch, or an older version's.

        Many outlets state only when an article was first published: that is no time of a later version.
        """
        stated = _stated(self.document)
        if stated is None or stated > self.at or (self.before is not None and stated <= self.before):
            return None
        return stated


@dataclass(frozen=True, slots=True)
class ReportedArticle:
    """An article of a story with the versions that are compared, oldest first; at least one."""

    article_id: int
    reports: tuple[Report, ...]


def changed_last(articles: Iterable[Article]) -> list[Article]:
    """The articles of a story that are compared, last changed first."""
    return sorted(articles, key=_changed, reverse=True)[:_MOST_ARTICLES]


def versions_read(newest: int) -> list[int]:
    """The numbers of an article's versions that are compared, ascending; ``newest``: the newest one, 0 if none."""
    return sorted({1, *range(max(1, newest - _MOST_VERSIONS + 1), newest + 1)}) if newest else []


def reported_article(article_id: int, versions: Iterable[Version]) -> ReportedArticle | None:
    """An article with the given versions, oldest first; None if there are none."""
    reports: list[Report] = []
    for version in versions:
        before = _stated(reports[-1].document) if reports else None
        reports.append(Report(version.number, version.fetched_at, version.document, before))
    return ReportedArticle(article_id, tuple(reports)) if reports else None


def _stated(document: Document) -> datetime | None:
    return document.modified or document.published


def _changed(article: Article) -> tuple[datetime, int]:
    return article.rhythm.last_change_at or article.first_seen_at, article.id
