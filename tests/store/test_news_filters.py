"""Developments by feed, tag, language, words, kind, importance and time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from monitor.model import Article, EditKind, Passage
from monitor.store import SqlStore
from tests.store.desk import DAY, HOUR, NOW, Desk, added, entry


@dataclass
class Newsroom:
    """Two outlets with one article each, with developments of several kinds on several days."""

    store: SqlStore
    world: int
    ports: int
    storm: Article
    ferry: Article

    def texts(self, **asked: Any) -> list[str]:
        return [item.text for item in self.store.versions.developments(**asked)]


@pytest.fixture
def room(store: SqlStore, desk: Desk) -> Newsroom:
    world, ports = desk.feed(), desk.feed("https://ports.example/feed")
    store.feeds.set_details(world.id, tags=("world", 'said "no"'))
    store.feeds.set_details(ports.id, tags=("sea", "worldwide"))
    desk.poll(world, [entry("storm")])
    desk.poll(ports, [entry("ferry", "ports.example")])
    ferry, storm = store.articles.list()
    for day, (article, text, kind, importance) in enumerate(
        [
            (storm, "Two people were hurt.", EditKind.FIGURE, 0.9),
            (ferry, "The ferry left port.", EditKind.EVENT, 0.4),
            (storm, "The mayor said nothing.", EditKind.QUOTE, 0.2),
            (ferry, "It was the last ferry.", EditKind.DETAIL, 0.7),
        ]
    ):
        if not store.articles.get(article.id).versions:
            desk.version(article, "It begins.", now=NOW + day * DAY - HOUR)
        edit = added(text, kind)
        grouped = (Passage((0,), 0, importance=importance),)
        desk.version(article, f"It begins. {text}", now=NOW + day * DAY, edits=(edit,), grouped=grouped)
    return Newsroom(store, world.id, ports.id, storm, ferry)


HURT, LEFT, SAID, LAST = (
    "Two people were hurt.",
    "The ferry left port.",
    "The mayor said nothing.",
    "It was the last ferry.",
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [LAST, SAID, LEFT, HURT]),
        ({"tags": ("sea",)}, [LAST, LEFT]),
        ({"tags": ("world",)}, [SAID, HURT]),
        ({"tags": ('said "no"',)}, [SAID, HURT]),
        ({"tags": ("world", "sea")}, [LAST, SAID, LEFT, HURT]),
        ({"tags": ("wor",)}, []),
        ({"languages": ("en",)}, [LAST, SAID, LEFT, HURT]),
        ({"languages": ("fi", "de")}, []),
        ({"languages": ("fi", "en"), "kinds": ("quote",)}, [SAID]),
        ({"words": "ferry"}, [LAST, LEFT]),
        ({"words": "ferry last"}, [LAST]),
        ({"words": "nowhere"}, []),
        ({"words": "begins", "kinds": ("figure", "detail")}, [LAST, HURT]),
        ({"until": NOW + 2 * DAY}, [LEFT, HURT]),
        ({"since": NOW + DAY, "until": NOW + 3 * DAY}, [SAID, LEFT]),
        ({"min_importance": 0.5}, [LAST, HURT]),
        ({"by_importance": True}, [HURT, LAST, LEFT, SAID]),
        ({"by_importance": True, "since": NOW + DAY, "limit": 2}, [LAST, LEFT]),
        ({"by_importance": True, "tags": ("sea",), "languages": ("en",), "words": "ferry"}, [LAST, LEFT]),
        ({"limit": 1, "tags": ("world",)}, [SAID]),
    ],
)
def test_filters(room: Newsroom, asked: dict[str, Any], found: list[str]) -> None:
    assert room.texts(**asked) == found


@pytest.mark.parametrize(
    "asked", [{}, {"languages": ("en",)}, {"tags": ("world", "sea")}, {"words": "begins"}, {"since": NOW}]
)
def test_filtered_lists_are_paged_by_number(room: Newsroom, asked: dict[str, Any]) -> None:
    archive = room.store.versions
    ids = [item.id for item in archive.developments(**asked)]
    assert [item.id for item in archive.developments(before_id=ids[1], limit=1, **asked)] == [ids[2]]
    assert [item.id for item in archive.developments(after_id=ids[2], limit=1, **asked)] == [ids[1]]
    assert [item.id for item in archive.developments(after_id=0, before_id=ids[0], **asked)] == ids[1:]


def test_developments_of_a_feed(room: Newsroom) -> None:
    assert room.texts(feed_id=room.world) == [SAID, HURT]
    assert room.texts(feed_id=room.ports, kinds=("event",), tags=("sea",)) == [LEFT]
    assert room.texts(feed_id=room.ports, tags=("world",)) == []
    # An article that another feed lists later belongs to that feed with all its developments.
    Desk(room.store).poll(room.store.feeds.get(room.ports), [entry("ferry", "ports.example"), entry("storm")])
    assert room.texts(feed_id=room.ports) == [LAST, SAID, LEFT, HURT]
    assert room.texts(tags=("sea",)) == [LAST, SAID, LEFT, HURT]
    room.store.feeds.remove(room.ports)
    assert room.texts(tags=("sea",)) == []
    assert room.texts(tags=("world",)) == [SAID, HURT]


def test_the_developments_of_a_story_are_those_of_its_articles(room: Newsroom, store: SqlStore, desk: Desk):
    other = desk.article("alone", "else.example")
    desk.version(other, "It begins.")
    desk.version(other, "It begins. It goes on.", now=NOW + HOUR, edits=(added("It goes on.", EditKind.EVENT),))
    story = store.stories.start((room.storm.id, room.ferry.id), NOW)
    everything = store.versions.developments(story_id=story.id)
    assert [item.text for item in everything] == [LAST, SAID, LEFT, HURT]
    assert room.texts(story_id=story.id, limit=2) == [LAST, SAID]
    assert room.texts(story_id=story.id, before_id=everything[1].id) == [LEFT, HURT]
    assert room.texts(story_id=story.id, by_importance=True) == [HURT, LAST, LEFT, SAID]
    assert room.texts(story_id=story.id + 1) == []


def test_articles_are_read_by_their_numbers(room: Newsroom, store: SqlStore):
    found = store.articles.by_numbers([room.ferry.id, room.storm.id, 999, 2**62])
    assert {number: item.url for number, item in found.items()} == {
        room.ferry.id: room.ferry.url,
        room.storm.id: room.storm.url,
    }
    assert store.articles.by_numbers([]) == {}
