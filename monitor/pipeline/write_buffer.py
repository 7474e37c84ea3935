"""Collects checks that found nothing new and writes many of them in one transaction."""

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
    """Outcomes that only change their own row. Safe to use from several threads.

    They are written when there are ``most`` of them, at the end of a ``with`` block, and by ``flush``. If the process
    dies before, their leases expire and the checks are repeated.
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
        """Add the outcome of checking a feed; may write the buffer."""
        with self._lock:
            self._feeds.append(outcome)
        self._write_if_enough()

    def add_article(self, outcome: ArticleOutcome) -> None:
        """Add the outcome of checking an article; may write the buffer."""
        with self._lock:
            self._articles.append(outcome)
        self._write_if_enough()

    def flush(self) -> None:
        """Write the buffer. If the database fails, raises ``StoreError`` and keeps the outcomes."""
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
                # Not the fault of the check just added: it stays in the buffer with the others.
                log.warning("checks could not be written yet: %s", error.describe())

    def _write(self, feeds: Sequence[FeedOutcome], articles: Sequence[ArticleOutcome]) -> None:
        try:
            self._work.finish_unchanged(feeds, articles)
        except DATABASE_TROUBLE:
            raise
        except Exception:
            log.exception("checks cannot be written together; each is written separately")
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
            log.exception("the result of checking %s cannot be written", outcome.feed.url)
            self._work.put_off_feed(outcome.feed.id, outcome.worker, outcome.now, as_error(error).describe())

    def _write_article(self, outcome: ArticleOutcome) -> None:
        try:
            self._work.finish_unchanged((), [outcome])
        except DATABASE_TROUBLE:
            raise
        except Exception as error:
            log.exception("the result of checking %s cannot be written", outcome.article.url)
            self._work.put_off_article(outcome.article.id, outcome.worker, outcome.now, as_error(error).describe())
