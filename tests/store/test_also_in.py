"""Developments that several articles of a story report, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.model import AlsoIn, Article, Development
from monitor.store import SqlStore
from monitor.testing import FrozenClock
from tests.history.archive import Archive
from tests.store.desk import HOUR, NOW


@pytest.fixture
def articles(store: SqlStore) -> list[Article]:
    archive = Archive(store, FrozenClock(NOW))
    found = [
        archive.story(),
        archive.story(url="https://courier.example/dam"),
        archive.story(url="https://echo.example/dam"),
    ]
    store.stories.start([article.id for article in found[:2]], NOW)
    return found


def development(store: SqlStore, article: Article) -> Development:
    return store.versions.developments(article_id=article.id, limit=1)[0]


def reported(store: SqlStore, article: Article, other: Article) -> AlsoIn:
    found = development(store, article)
    at = found.detected_at - HOUR
    return AlsoIn(found.id, other.id, 1, at, "The dam holds.", 0.9, published=at - HOUR, doubt=at - 2 * HOUR)


def test_stored_reports_are_not_overwritten(store: SqlStore, articles: list[Article]) -> None:
    first, other, _ = articles
    found = reported(store, first, other)
    assert set(store.stories.claim_unsearched(10, NOW)) == {first.id, other.id}
    assert store.stories.claim_unsearched(10, NOW) == ()
    store.stories.keep_also_in([first.id], [found], NOW)
    later = replace(found, at=found.at + HOUR, score=0.7)
    store.stories.keep_also_in([first.id], [later], NOW + HOUR)
    kept = store.stories.also_in([found.development_id, 2**40])
    assert kept == {found.development_id: [replace(found, found_at=NOW)]}
    assert store.stories.claim_unsearched(10, NOW + HOUR) == (other.id,)


def test_a_change_during_the_search_queues_the_article_again(store: SqlStore, articles: list[Article]) -> None:
    first, other, _ = articles
    assert set(store.stories.claim_unsearched(10, NOW)) == {first.id, other.id}
    store.stories.split(other.id, NOW)
    store.stories.start([first.id, other.id], NOW)
    store.stories.keep_also_in([first.id, other.id], [], NOW)
    assert set(store.stories.claim_unsearched(10, NOW)) == {first.id, other.id}


def test_only_within_one_story(store: SqlStore, articles: list[Article]) -> None:
    first, other, alone = articles
    store.stories.keep_also_in([first.id], [reported(store, first, other), reported(store, first, alone)], NOW)
    number = development(store, first).id
    assert [item.article_id for item in store.stories.also_in([number])[number]] == [other.id]
    store.stories.split(other.id, NOW)
    assert store.stories.also_in([number]) == {}


def test_reports_are_deleted_with_their_article(store: SqlStore, articles: list[Article]) -> None:
    first, other, _ = articles
    found = reported(store, first, other)
    store.stories.keep_also_in([first.id], [found], NOW)
    store.articles.remove(other.id)
    assert store.stories.also_in([found.development_id]) == {}
    store.stories.keep_also_in([first.id], [found], NOW)
    assert store.stories.also_in([found.development_id]) == {}


def test_the_same_minute_is_the_same_time(articles: list[Article]) -> None:
    at = articles[0].first_seen_at.replace(second=10)
    item = AlsoIn(1, 2, 1, at, "", 1.0)
    minute = timedelta(minutes=1)
    assert [
        item.relative_to(at + timedelta(seconds=40)),
        item.relative_to(at + minute),
        item.relative_to(at - minute),
    ] == [
        "same time",
        "before",
        "after",
    ]
