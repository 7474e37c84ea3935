"""The measured cases of live pages: each has exactly the expected news and is not blocked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.developments import compare
from monitor.extract import ServedPage, page_problem, read_article
from monitor.model import Article, ArticleMemory, Document, Version, VersionSummary
from monitor.versions import Blocked, decide, text_digests

URL = "https://courier.example/floods"
NOW = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)


def _memory(document: Document) -> ArticleMemory:
    digest, body = text_digests(document)
    version = Version(1, 1, NOW, digest, body, document, URL)
    mark = VersionSummary(1, NOW, digest, body, document.title)
    return ArticleMemory(Article(1, URL, NOW), version, (mark,), frozenset())


def test_every_row(shared_data: Path) -> None:
    cases = shared_data.parent / "cases"
    if not (cases / "live.tsv").is_file():
        pytest.skip("no cases of live pages beside the measuring data")
    rows = [row.split("\t") for row in (cases / "live.tsv").read_text().splitlines() if not row.startswith("#")]
    wrong = []
    for older, newer, *parts in rows:
        wanted = [part.strip() for part in parts[0].split(" | ") if part.strip()] if parts else []
        pages = [(cases / "live" / name).read_bytes() for name in (older, newer)]
        old, new = (read_article(page, URL) for page in pages)
        news = [edit.new or "" for edit in compare(old, new).edits if edit.development]
        missing = [part for part in wanted if not any(part in text for text in news)]
        false = [text for text in news if not any(part in text for part in wanted)]
        blocked = (
            isinstance(decide(new, _memory(old), NOW), Blocked) or page_problem(new, ServedPage(pages[1])) is not None
        )
        if missing or false or blocked:
            wrong.append((newer, missing, false, blocked))
    assert rows
    assert wrong == []
