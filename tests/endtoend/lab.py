"""A casebook's site together with a monitor that follows it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.model import Article
from monitor.sandbox import InlineSandbox
from monitor.wiring import App
from tests.endtoend.casebook import Casebook, casebook, newsroom


@dataclass
class Lab:
    """The site and the monitor that follows it."""

    site: Casebook
    app: App

    def follow(self, feed: str, *paths: str) -> None:
        self.site.feeds[feed] = list(paths)
        self.app.store.feeds.add(self.site.url + feed, title="", tags=(), now=datetime.now(UTC))

    def poll(self, *, failed: int = 0) -> None:
        report = self.app.pipeline.poll(everything=True).to_dict()
        assert len(report["errors"]) == failed, report["errors"]

    @property
    def articles(self) -> dict[str, Article]:
        """The followed articles, by path."""
        return {article.url.removeprefix(self.site.url): article for article in self.app.store.articles.list()}

    @property
    def news(self) -> list[str]:
        return [development.text for development in self.app.store.versions.developments()]

    def visited(self, path: str) -> int:
        return self.site.asked.count(path)


@contextmanager
def opened(folder: Path, database: str) -> Iterator[Lab]:
    """Open a lab. Pages are parsed in this process: starting another one takes longer than most of the cases."""
    with casebook() as site, newsroom(folder, database) as app:
        app.sandbox = InlineSandbox()
        yield Lab(site, app)


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    with opened(tmp_path, f"sqlite:///{tmp_path}/monitor.db") as made:
        yield made


@pytest.fixture
def both(tmp_path: Path, database_url: str) -> Iterator[Lab]:
    with opened(tmp_path, database_url) as made:
        yield made


def canonical(url: str) -> str:
    return f"<link rel='canonical' href='{url}'>"
