"""Stories for display: each development once, with the outlets that reported it first and later."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.errors import NotFound
from monitor.history import History
from monitor.history.events import around
from monitor.model import StoryOrder
from monitor.ports import LARGEST_NUMBER
from tests.history.archive import Archive
from tests.history.outlets import HURT, INJURED, WAREHOUSES, two_outlets

HOUR = timedelta(hours=1)


def test_a_development_that_two_outlets_report_is_shown_once(history: History, archive: Archive):
    both = two_outlets(archive)
    view = history.story(str(both.story.id))
    assert [item.development.text for item in view.reported] == [WAREHOUSES, INJURED]
    injured = view.reported[1]
    assert [item.outlet for item in injured.firsts] == ["Example News"]
    assert [(item.outlet, item.version, item.sentence) for item in injured.others] == [("The Courier", 2, HURT)]
    assert injured.others[0].at - injured.firsts[0].at == HOUR
    assert [item.id for item in injured.repeats] == [both.hurt.id]
    assert view.reported[0].others == ()
    assert [member.article.id for member in view.members] == [both.ours.id, both.theirs.id]


def test_developments_are_sorted_by_importance_on_request(history: History, archive: Archive):
    both = two_outlets(archive)
    view = history.story(str(both.story.id), by_importance=True)
    weights = [item.development.importance for item in view.reported]
    assert weights == sorted(weights, reverse=True)
    assert view.older is None


def test_a_timeline_is_paged_by_ids(history: History, archive: Archive):
    both = two_outlets(archive)
    first = history.story(str(both.story.id), limit=1)
    assert [item.development.text for item in first.reported] == [WAREHOUSES]
    second = history.story(str(both.story.id), limit=1, before_id=first.older)
    # The first outlet is named even if its development is on another page.
    assert [item.development.text for item in second.reported] == [HURT]
    assert [item.outlet for item in second.reported[0].firsts] == ["Example News"]
    last = history.story(str(both.story.id), limit=1, before_id=second.older)
    assert [item.development.text for item in last.reported] == [INJURED]
    assert last.older is None


def test_a_story_is_named_by_its_number_or_an_article(history: History, archive: Archive):
    both = two_outlets(archive)
    alone = archive.story(url="https://news.example/other", title="Something else")
    assert history.story("courier.example").story.id == both.story.id
    with pytest.raises(NotFound, match=f"article {alone.id} is in no story"):
        history.story("Something else")
    for number in ("999", "9" * 5000, str(LARGEST_NUMBER)):
        with pytest.raises(NotFound):
            history.story(number)


def test_the_stories_around_a_list_of_developments(history: History, archive: Archive):
    both = two_outlets(archive)
    found = around(archive.store, history.developments())
    assert set(found.stories) == {both.ours.id, both.theirs.id}
    assert set(found.reported) == {both.injured.id, both.hurt.id}
    assert found.reported[both.injured.id].is_first
    assert not found.reported[both.hurt.id].is_first
    assert [item.outlet for item in found.reported[both.hurt.id].elsewhere] == ["Example News"]


def test_articles_fetched_in_the_same_minute_are_all_first(history: History, archive: Archive):
    both = two_outlets(archive)
    reported = around(archive.store, [both.injured]).reported[both.injured.id]
    own, other = reported.tellers
    same = replace(reported, tellers=(own, replace(other, at=own.at.replace(microsecond=1))))
    assert same.firsts == same.tellers
    assert same.others == ()
    # Then the outlets' own times decide, if both give one.
    dated = replace(other, at=own.at, published=own.at - HOUR)
    assert replace(reported, tellers=(own, dated)).others == ()
    decided = replace(reported, tellers=(replace(own, published=own.at - HOUR / 2), dated))
    assert (decided.firsts, decided.others) == ((dated,), decided.tellers[:1])
    assert decided.by_own_times


def test_no_article_is_first_if_that_is_in_doubt(history: History, archive: Archive):
    both = two_outlets(archive)
    reported = around(archive.store, [both.injured]).reported[both.injured.id]
    assert replace(reported, doubt=reported.own.at + HOUR).firsts == (reported.own,)
    doubtful = replace(reported, doubt=reported.own.at.replace(microsecond=1))
    assert (doubtful.firsts, doubtful.others, doubtful.is_first) == ((), reported.tellers, False)
    assert not doubtful.by_own_times


def test_stories_are_listed(history: History, archive: Archive):
    both = two_outlets(archive)
    for order in StoryOrder:
        (row,) = history.stories(order=order)
        assert (row.id, row.articles, row.outlets) == (both.story.id, 2, 2)
    assert history.stories(since=archive.clock.now() + HOUR) == ()
