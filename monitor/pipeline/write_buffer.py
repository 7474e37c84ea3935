"""Checks that found nothing new, gathered to be written many in one transaction."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from monitor.errors import DATABASE_TROUBLE, MonitorError
from monitor.model import ArticleOutcome, FeedOutcome
from monitor.pipeline.boundary import as_error
from monitor.ports import WorkQueue

log = logging.getLogger(__name__)

MOST = 64


class WriteBuffer:
    """Outcomes that change nothing but their own row. Safe to use from several threads.

    They are written when there are ``most`` of them, at the end of a ``with`` block, and by ``flush``. A process that
    dies before leaves leases behind, and the checks are repeated when these run out.
    """

    def __init__(self, work: WorkQueue, most: int = MOST) -> None:
        self._work = work
        self._most = most
        self._lock = threading.Lock()
        self._feeds: list[FeedOutcome] = []
        self._articles: list[ArticleOutcome] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.flush()

    def add_feed(self, outcome: FeedOutcome) -> None:
        """Take the outcome of a check of a feed."""
        with self._lock:
            self._feeds.append(outcome)
        self._write_if_enough()

    def add_article(self, outcome: ArticleOutcome) -> None:
        """Take the outcome of a check of an article."""
        with self._lock:
            self._articles.append(outcome)
        self._write_if_enough()

    def flush(self) -> None:
        """Write what there is. Raises ``StoreError`` when the database is in trouble; what there is then stays."""
        with self._lock:
            feeds, self._feeds = self._feeds, []
            articles, self._articles = self._articles, []
        if not feeds and not articles:
            return
        try:
            self._write(feeds, articles)
        except DATABASE_TROUBLE:
            with self._lock:
                self._feeds += feeds
                self._articles += articles
            raise

    def _write_if_enough(self) -> None:
        with self._lock:
            enough = len(self._feeds) + len(self._articles) >= self._most
        if enough:
            try:
                self.flush()
            except MonitorError as error:
                # No fault of the check that happened to be the last: it stays here with the others.
                log.warning("checks could not be written yet: %s", error.describe())

    def _write(self, feeds: Sequence[FeedOutcome], articles: Sequence[ArticleOutcome]) -> None:
        try:
            self._work.finish_unchanged(feeds, articles)
        except DATABASE_TROUBLE:
            raise
        except Exception:
            log.exception("checks cannot be written together: each is written alone")
            for feed in feeds:
                self._write_feed(feed)
            for article in articles:
                self._write_article(article)

    def _write_feed(self, outcome: FeedOutcome) -> None:
        try:
            self._work.finish_unchanged([outcome], ())
        except DATABASE_TROUBLE:
            raise
        except Exception as error:
            log.exception("what was found at %s cannot be written", outcome.feed.url)
            self._work.put_off_feed(outcome.feed.id, outcome.worker, outcome.now, as_error(error).describe())

    def _write_article(self, outcome: ArticleOutcome) -> None:
        try:
            self._work.finish_unchanged((), [outcome])
        except DATABASE_TROUBLE:
            raise
        except Exception as error:
            log.exception("what was found at %s cannot be written", outcome.article.url)
            self._work.put_off_article(outcome.article.id, outcome.worker, outcome.now, as_error(error).describe())
