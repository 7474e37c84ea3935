"""Developments by story and by version: what is shown, in which order, and what is only counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.history.stories import (
    context,
    most_important,
    movement,
    reasons,
    shortened,
    stories_of,
    story_of,
    updates_of,
)
from monitor.model import BlockKind, Development, Edit, EditKind, Evidence, Op, Part
from monitor.ports import LogQuery
from monitor.testing import FrozenClock
from tests.history.archive import Archive, weighed

NOW = FrozenClock().now()


@pytest.fixture
def articles(archive: Archive):
    return [archive.article(f"https://news.example/{name}", name) for name in ("storm", "vote", "match")]


def told(article, number: int, importance: float, version: int = 2, **more) -> Development:
    return Development(
        number, article, version - 1, version, NOW, EditKind.EVENT, f"Sentence {number}.", None, 0.9, (),
        importance=importance, **more,
    )  # fmt: skip


def test_stories_stand_by_weight_and_their_passages_in_reading_order(articles):
    storm, vote, match = articles
    found = [
        told(vote, 9, 0.3), told(storm, 8, 0.2, version=3), told(storm, 7, 0.9, version=3), told(match, 6, 0.6),
        told(storm, 5, 0.1, version=2), told(vote, 4, 0.7),
    ]  # fmt: skip
    stories = stories_of(found)
    assert [(story.article.title, [item.id for item in story.items]) for story in stories] == [
        ("storm", [5, 7, 8]),
        ("vote", [4, 9]),
        ("match", [6]),
    ]
    assert (stories[0].from_version, stories[0].to_version, stories[0].versions) == (1, 3, (2, 3))


def test_of_a_story_the_most_important_passages_are_shown_and_the_rest_is_counted(articles):
    weights = {1: 0.1, 2: 0.8, 3: 0.2, 4: 0.9, 5: 0.3, 6: 0.7, 7: 0.6}
    (story,) = stories_of(told(articles[0], number, weight) for number, weight in weights.items())
    assert [item.id for item in story.shown] == [2, 4, 5, 6, 7]
    assert story.more == 2
    (whole,) = stories_of(story.items, None)
    assert (whole.shown, whole.more) == (story.items, 0)


def test_versions_stand_in_the_order_given_and_read_forwards(articles):
    storm, vote, _ = articles
    found = [told(storm, 4, 0.1, version=3), told(storm, 3, 0.2, version=3), told(vote, 2, 0.9), told(storm, 1, 0.9)]
    assert [[item.id for item in story.shown] for story in updates_of(found)] == [[3, 4], [2], [1]]


def test_the_most_important_of_all_stories_at_most_so_many_of_one(articles):
    storm, vote, match = articles
    found = [told(storm, number, 0.9) for number in range(1, 8)]
    found += [told(vote, 10, 0.8), told(vote, 11, 0.1), told(match, 12, 0.2)]
    stories = most_important(found, 6)
    assert [([item.id for item in story.shown], story.more) for story in stories] == [
        ([3, 4, 5, 6, 7], 2),
        ([10], 1),
        ([], 1),
    ]


def test_of_a_version_in_a_log_the_same_is_made(archive: Archive):
    archive.judge = weighed({"injured": 0.9, "warehouses": 0.4})
    archive.story()
    rows = archive.store.versions.log(LogQuery())
    stored = archive.store.versions.developments()
    assert story_of(rows[2]) is None
    story = story_of(rows[1])
    assert [(item.text, item.importance) for item in story.shown] == [
        (item.text, item.importance) for item in reversed(stored)
    ]


def row(number: int, kind: BlockKind = BlockKind.LIST_ITEM) -> Part:
    return Part(kind, (Edit(Op.ADDED, EditKind.DETAIL, None, f"Point {number}.", True),))


@pytest.mark.parametrize(("points", "left_out"), [(3, 0), (10, 0), (11, 3), (70, 62)])
def test_a_long_list_is_shown_by_its_beginning(points: int, left_out: int):
    lead, after = row(0, BlockKind.PARAGRAPH), row(1, BlockKind.PARAGRAPH)
    parts = (lead, *map(row, range(points)), after)
    shown, missing = shortened(parts)
    assert missing == left_out
    assert len(shown) == len(parts) - left_out
    assert (shown[0], shown[-1]) == (lead, after)


def test_what_was_just_shown_is_not_shown_again(articles):
    first = told(articles[0], 1, 0.5, heading="Damage", before="The roof fell.")
    edits = (
        Edit(Op.ADDED, EditKind.DETAIL, None, "Damage", True),
        Edit(Op.ADDED, EditKind.EVENT, None, "The roof fell.", True),
    )
    opening = told(articles[0], 1, 0.5, edits=edits, blocks=((BlockKind.HEADING, 1), (BlockKind.PARAGRAPH, 1)))
    assert context(first, None) == ("Damage", "The roof fell.")
    assert context(first, opening) == ("", "")
    assert context(first, told(articles[0], 2, 0.5)) == ("Damage", "The roof fell.")


def test_figures_that_moved_come_first_and_reasons_once(articles):
    moved = (
        Evidence("new figure: 22 (was 15) people were", "22"),
        Evidence("new name", "Ida Berg"),
        Evidence("new name", "Kosovo"),
        Evidence("new words", "rescued"),
    )
    item = replace(told(articles[0], 1, 0.5), kind=EditKind.FIGURE, evidence=moved)
    assert movement(item) == "15 → 22 people"
    assert reasons(item) == ["new name: Ida Berg, Kosovo"]
    # A figure that moved in passing is a reason, and not what the passage is about.
    passing = replace(item, kind=EditKind.EVENT)
    assert movement(passing) == ""
    assert reasons(passing)[0] == "new figure: 22 (was 15) people were"
    assert reasons(told(articles[0], 1, 0.5)) == []
