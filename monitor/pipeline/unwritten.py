"""Looks that found nothing new, gathered to be written many in one transaction."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Self

from monitor.model import ArticleOutcome, FeedOutcome
from monitor.ports import WorkQueue

MOST = 64


class Unwritten:
    """Outcomes that change nothing but their own row. Safe to use from several threads.

    They are written when there are ``most`` of them, at the end of a ``with`` block, and by ``flush``. A process that
    dies before leaves leases behind, and the looks are repeated when these run out.
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
        """Take what a look at a feed leaves. Raises ``StoreError`` when it was to be written and could not."""
        with self._lock:
            self._feeds.append(outcome)
        self._write(self._most)

    def add_article(self, outcome: ArticleOutcome) -> None:
        """Take what a look at an article leaves. Raises ``StoreError`` likewise."""
        with self._lock:
            self._articles.append(outcome)
        self._write(self._most)

    def flush(self) -> None:
        """Write what there is. Raises ``StoreError``; what was not written then is looked at again."""
        self._write(1)

    def _write(self, fewest: int) -> None:
        with self._lock:
            if len(self._feeds) + len(self._articles) < fewest:
                return
            feeds, self._feeds = self._feeds, []
            articles, self._articles = self._articles, []
        self._work.finish_unchanged(feeds, articles)
