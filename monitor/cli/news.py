"""Developments as they are read: one story after the other, what is new in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from monitor.cli.output import Output
from monitor.cli.summary import development
from monitor.history.words import ago, stamp
from monitor.model import Development


def by_version(out: Output, found: Sequence[Development], now: datetime) -> Iterator[str]:
    """Developments in their order, those of one version under one head and in reading order."""
    for (_, number), group in groupby(found, key=lambda item: (item.article.id, item.to_version)):
        items = list(group)
        yield _head(out, items[0], f"@{items[0].from_version}..{number}")
        when = f"{stamp(items[0].detected_at)} ({ago(items[0].detected_at, now)})"
        facts = (items[0].article.feed_title, when, _pruned(items[0]))
        yield "    " + out.dot.join(out.ink(text, "quiet") for text in facts if text)
        for item in sorted(items, key=lambda item: item.id):
            yield from development(out, item.kind, item.text, item.previous, item.evidence, "    ")
        yield ""


def by_story(out: Output, found: Sequence[Development]) -> Iterator[str]:
    """Developments grouped by article, the story with the most important news first."""
    stories: dict[int, list[Development]] = {}
    for item in found:
        stories.setdefault(item.article.id, []).append(item)
    for items in sorted(stories.values(), key=lambda story: -max(item.score for item in story)):
        first, last = min(item.from_version for item in items), max(item.to_version for item in items)
        yield _head(out, items[0], f"@{first}..{last}")
        if missing := _pruned(min(items, key=lambda item: item.from_version)):
            yield "    " + out.ink(missing, "quiet")
        for item in sorted(items, key=lambda item: (item.to_version, item.id)):
            yield from development(out, item.kind, item.text, item.previous, item.evidence, "    ")
        yield ""


def _pruned(item: Development) -> str:
    return "" if item.from_kept else f"version {item.from_version} is no longer kept"


def _head(out: Output, item: Development, versions: str) -> str:
    article = item.article
    return f"{out.ink(f'{article.id}{versions}', 'id')}  {out.ink(article.title or article.url, 'title')}"
