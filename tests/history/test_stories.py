"""Developments grouped by article and by version: which are shown, in which order, and which are only counted."""

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


def development(article, number: int, importance: float, version: int = 2, **more) -> Development:
    return Development(
        number, article, version - 1, version, NOW, EditKind.EVENT, f"Sentence {number}.", None, 0.9, (),
        importance=importance, **more,
    )  # fmt: skip


def test_stories_are_sorted_by_importance_and_passages_in_reading_order(articles):
    storm, vote, match = articles
    found = [
        development(vote, 9, 0.3),
        development(storm, 8, 0.2, version=3),
        development(storm, 7, 0.9, version=3),
        development(match, 6, 0.6),
        development(storm, 5, 0.1, version=2),
        development(vote, 4, 0.7),
    ]
    stories = stories_of(found)
    assert [(story.article.title, [item.id for item in story.items]) for story in stories] == [
        ("storm", [5, 7, 8]),
        ("vote", [4, 9]),
        ("match", [6]),
    ]
    assert (stories[0].from_version, stories[0].to_version, stories[0].versions) == (1, 3, (2, 3))


def test_of_a_story_the_most_important_passages_are_shown_and_the_rest_is_counted(articles):
    weights = {1: 0.1, 2: 0.8, 3: 0.2, 4: 0.9, 5: 0.3, 6: 0.7, 7: 0.6}
    (story,) = stories_of(development(articles[0], number, weight) for number, weight in weights.items())
    assert [item.id for item in story.shown] == [2, 4, 5, 6, 7]
    assert story.more == 2
    (whole,) = stories_of(story.items, None)
    assert (whole.shown, whole.more) == (story.items, 0)


def test_versions_keep_their_order_and_passages_are_in_reading_order(articles):
    storm, vote, _ = articles
    found = [
        development(storm, 4, 0.1, version=3),
        development(storm, 3, 0.2, version=3),
        development(vote, 2, 0.9),
        development(storm, 1, 0.9),
    ]
    assert [[item.id for item in story.shown] for story in updates_of(found)] == [[3, 4], [2], [1]]


def test_the_most_important_passages_of_all_stories(articles):
    storm, vote, match = articles
    found = [development(storm, number, 0.9) for number in range(1, 8)]
    found += [development(vote, 10, 0.8), development(vote, 11, 0.1), development(match, 12, 0.2)]
    stories = most_important(found, 6)
    assert [([item.id for item in story.shown], story.more) for story in stories] == [
        ([3, 4, 5, 6, 7], 2),
        ([10], 1),
        ([], 1),
    ]


def test_a_log_row_has_the_same_developments_as_the_store(archive: Archive):
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
def test_of_a_long_list_the_beginning_is_shown(points: int, left_out: int):
    lead, after = row(0, BlockKind.PARAGRAPH), row(1, BlockKind.PARAGRAPH)
    parts = (lead, *map(row, range(points)), after)
    shown, missing = shortened(parts)
    assert missing == left_out
    assert len(shown) == len(parts) - left_out
    assert (shown[0], shown[-1]) == (lead, after)


def test_the_context_is_not_repeated(articles):
    first = development(articles[0], 1, 0.5, heading="Damage", before="The roof fell.")
    edits = (
        Edit(Op.ADDED, EditKind.DETAIL, None, "Damage", True),
        Edit(Op.ADDED, EditKind.EVENT, None, "The roof fell.", True),
    )
    opening = development(articles[0], 1, 0.5, edits=edits, blocks=((BlockKind.HEADING, 1), (BlockKind.PARAGRAPH, 1)))
    assert context(first, None) == ("Damage", "The roof fell.")
    assert context(first, opening) == ("", "")
    assert context(first, development(articles[0], 2, 0.5)) == ("Damage", "The roof fell.")


def test_changed_figures_are_not_repeated_among_the_reasons(articles):
    moved = (
        Evidence("new figure: 22 (was 15) people", "22"),
        Evidence("new name", "Ida Berg"),
        Evidence("new name", "Kosovo"),
        Evidence("new words", "rescued"),
    )
    item = replace(development(articles[0], 1, 0.5), kind=EditKind.FIGURE, evidence=moved)
    assert movement(item) == "15 → 22 people"
    assert reasons(item) == ["new name: Ida Berg, Kosovo"]
    # In a passage of another kind, a changed figure is a reason, but not what the passage is about.
    passing = replace(item, kind=EditKind.EVENT)
    assert movement(passing) == ""
    assert reasons(passing)[0] == "new figure: 22 (was 15) people"
    assert reasons(development(articles[0], 1, 0.5)) == []


def test_many_new_words_are_cut(articles):
    words = Evidence("new words", "health, secretary, ordered, review, decision, halting, closure, hospital")
    (reason,) = reasons(replace(development(articles[0], 1, 0.5), evidence=(words,)))
    assert reason == "new words: health, secretary, ordered, review, decision, halting…"
