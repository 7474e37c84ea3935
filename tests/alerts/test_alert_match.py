"""Which subscriptions are alerted to a change, and to which of its edits."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.alerts import match, match_broken, match_heartbeat, sample_drafts
from monitor.model import (
    AlertDraft,
    AlertKind,
    Change,
    Channel,
    Document,
    Edit,
    EditKind,
    Feed,
    ListingFeed,
    Passage,
    QuietHours,
    Subscription,
)
from tests.alerts.building import NOW, added, article, changed, headline, moved, removed

FEED_URL = "https://courier.example/rss"
ABOUT = article(tags=("Floods", "cz", "World/Europe/Rivers"))
DOCUMENT = Document.from_text("The dam holds.\n\nA ceasefire was agreed long ago.", "Dam at Ostrava under strain")
EDITS = (
    added("Engineers opened the lower spillway.", score=0.9),
    changed("At least 15 people were killed.", "At least 22 people were killed.", score=0.97),
    removed("The mayor could not be reached."),
    moved("Schools stay closed."),
    changed("Help is on its way.", "Help is on the way.", kind=EditKind.WORDING, score=0.05),
    changed("Mayor Varga resigned.", "Deputy mayor Varga resigned.", kind=EditKind.CORRECTION, score=0.5),
    removed("Advertisement", kind=EditKind.FURNITURE),
)


def drafts(
    *subscriptions: Subscription,
    edits: tuple[Edit, ...] | None = EDITS,
    about: Any = ABOUT,
    left: frozenset[tuple[str, str]] = frozenset(),
) -> tuple[AlertDraft, ...]:
    change = None if edits is None else Change(edits)
    return match(about, change, DOCUMENT, subscriptions, left, NOW)


def desk(**more: Any) -> Subscription:
    return Subscription("desk", **{"to": ("a@desk.example",), **more})


@pytest.mark.parametrize(
    ("more", "picks"),
    [
        ({}, (0, 1, 5)),
        ({"min_score": 0.6}, (0, 1)),
        ({"min_score": 0.99}, None),
        ({"kinds": (EditKind.FIGURE,)}, (1,)),
        ({"kinds": (EditKind.CORRECTION,)}, (5,)),
        ({"kinds": (EditKind.WORDING,)}, (4,)),
        ({"kinds": (EditKind.QUOTE,)}, None),
        ({"words": ("spillway",)}, (0,)),
        ({"words": ("killed", "-spillway")}, (1,)),
        ({"words": ("ceasefire",)}, None),
        ({"removals": True}, (0, 1, 2, 5)),
        ({"removals": True, "updates": False}, (2,)),
        ({"removals": True, "updates": False, "words": ("mayor",)}, (2,)),
        ({"removals": True, "updates": False, "words": ("bridge",)}, None),
        ({"updates": False}, None),
        ({"feeds": ("3",)}, (0, 1, 5)),
        ({"feeds": ("4",)}, None),
        ({"feeds": (FEED_URL + "/",)}, (0, 1, 5)),
        ({"feeds": ("https://other.example/rss",)}, None),
        ({"feeds": ("northhaven",)}, (0, 1, 5)),
        ({"feeds": ("  ",)}, None),
        ({"tags": ("floods", "fires")}, (0, 1, 5)),
        ({"tags": ("fires",)}, None),
        ({"articles": ("12",)}, (0, 1, 5)),
        ({"articles": ("dam at",)}, (0, 1, 5)),
        ({"articles": (ABOUT.url,)}, (0, 1, 5)),
        ({"articles": ("13",)}, None),
        ({"feeds": ("3",), "tags": ("fires",)}, None),
        ({"tags": ("world",)}, (0, 1, 5)),
        ({"tags": ("World/Europe",)}, (0, 1, 5)),
        ({"tags": ("rivers",)}, (0, 1, 5)),
        ({"tags": ("World/Asia",)}, None),
    ],
)  # fmt: skip
def test_selection(more: dict[str, Any], picks: tuple[int, ...] | None) -> None:
    found = drafts(desk(**more))
    assert [draft.picks for draft in found] == ([] if picks is None else [picks])


@pytest.mark.parametrize(
    ("more", "matches"),
    [
        ({"feeds": ("8",)}, True),
        ({"feeds": ("https://harbour.example/feed",)}, True),
        ({"feeds": ("harbour news",)}, True),
        ({"feeds": ("3",)}, True),
        ({"feeds": ("9", "Meridian")}, False),
        ({"feeds": ("8",), "tags": ("ports",)}, True),
    ],
)
def test_an_article_matches_by_every_feed_that_lists_it(more: dict[str, Any], matches: bool) -> None:
    second = ListingFeed(8, "https://harbour.example/feed", "Harbour News", ("ports",))
    about = article(feeds=(*ABOUT.feeds, second), tags=("cz", "ports"))
    assert bool(drafts(desk(**more), about=about)) == matches


WHOLE = (
    added("The minister said:", kind=EditKind.WORDING, score=0.1),
    added("“Nobody is missing any more.”", kind=EditKind.QUOTE, score=0.9),
    added("The road reopened at noon.", kind=EditKind.EVENT, score=0.8),
)
PASSAGES = (Passage((0, 1), 1, importance=0.7), Passage((2,), 2, importance=0.3))


@pytest.mark.parametrize(
    ("more", "picks"),
    [
        ({}, (0, 1, 2)),
        ({"kinds": (EditKind.QUOTE,)}, (0, 1)),
        ({"words": ("missing",)}, (0, 1)),
        ({"words": ("-missing",)}, (2,)),
        ({"words": ("minister", "noon")}, (0, 1, 2)),
        ({"min_score": 0.85}, (0, 1)),
        ({"min_importance": 0.3}, (0, 1, 2)),
        ({"min_importance": 0.31}, (0, 1)),
        ({"min_importance": 0.71}, None),
        ({"min_importance": 0.5, "kinds": (EditKind.EVENT,)}, None),
    ],
)
def test_a_passage_is_picked_whole_or_not_at_all(more: dict[str, Any], picks: tuple[int, ...] | None) -> None:
    found = match(ABOUT, Change(WHOLE, grouped=PASSAGES), DOCUMENT, [desk(**more)], frozenset(), NOW)
    assert [draft.picks for draft in found] == ([] if picks is None else [picks])


def test_kind_of_an_alert() -> None:
    assert drafts(desk())[0].kind is AlertKind.UPDATE
    assert drafts(desk(updates=False, removals=True))[0].kind is AlertKind.REMOVAL


def test_muted_articles_and_empty_changes_give_nothing() -> None:
    assert drafts(desk(), about=replace(ABOUT, muted=True)) == ()
    assert drafts(desk(), edits=()) == ()
    assert drafts(desk(removals=True, new_articles=True), edits=(moved("Schools stay closed."),)) == ()


def test_first_versions_need_new_articles() -> None:
    assert drafts(desk(), edits=None) == ()
    (draft,) = drafts(desk(new_articles=True, updates=False), edits=None)
    assert draft.kind is AlertKind.NEW_ARTICLE
    assert draft.detail == "The dam holds. A ceasefire was agreed long ago."
    assert drafts(desk(new_articles=True, words=("ceasefire",)), edits=None) != ()
    assert drafts(desk(new_articles=True, words=("earthquake",)), edits=None) == ()


def test_one_draft_for_each_recipient_and_channel() -> None:
    everyone = desk(
        to=("a@x.example", "b@x.example", "a@x.example"), webhook="https://hook.example/", apprise=("json://x",)
    )
    assert [(draft.channel, draft.recipient) for draft in drafts(everyone)] == [
        (Channel.MAIL, "a@x.example"),
        (Channel.MAIL, "b@x.example"),
        (Channel.WEBHOOK, "https://hook.example/"),
        (Channel.APPRISE, "json://x"),
    ]


def test_unsubscribed_recipients_get_no_draft() -> None:
    both = desk(to=("a@x.example", "b@x.example"))
    left = frozenset({("desk", "a@x.example"), ("other", "b@x.example")})
    assert [draft.recipient for draft in drafts(both, left=left)] == ["b@x.example"]


def test_no_recipient_is_alerted_to_an_edit_twice() -> None:
    figures = desk(kinds=(EditKind.FIGURE,))
    rest = Subscription("evening", to=("a@desk.example",), mode="daily")
    first, second = drafts(rest, figures)
    assert (first.subscription, first.picks, first.mode) == ("desk", (1,), "instant")
    assert (second.subscription, second.picks, second.mode) == ("evening", (0, 5), "daily")
    same = Subscription("same", to=("a@desk.example",))
    (joined,) = drafts(figures, same)
    assert joined.picks == (0, 1, 5)
    assert len(drafts(desk(new_articles=True), replace(same, new_articles=True), edits=None)) == 1


def test_subject_stays_the_same_when_the_headline_changes() -> None:
    edits = (*EDITS, headline("Dam at Ostrava", "Dam breaks", development=True))
    found = match(ABOUT, Change(edits), DOCUMENT, [desk()], frozenset(), NOW, first_title="Dam at\r\nOstrava\x00")
    assert [draft.subject for draft in found] == ["Dam at Ostrava"]


def test_quiet_hours_hold_and_merge() -> None:
    (draft,) = drafts(desk(quiet_hours=QuietHours(14 * 60, 15 * 60)))
    assert draft.due_at == NOW.replace(hour=15, minute=0)
    assert draft.mode == "hourly"


@given(st.lists(st.sampled_from(EDITS), max_size=8), st.floats(0, 1), st.booleans())
def test_picks_are_valid_positions_and_never_empty(edits: list[Edit], score: float, removals: bool) -> None:
    for draft in drafts(desk(min_score=score, removals=removals), edits=tuple(edits)):
        assert draft.picks == tuple(sorted(set(draft.picks)))
        assert draft.picks
        assert all(edits[at].development or edits[at].old for at in draft.picks)


def test_broken_sources_are_reported_once_per_recipient() -> None:
    feed = Feed(3, FEED_URL, NOW, title="The Northhaven Courier", tags=("cz",), last_error="HttpStatus: 503")
    asks = desk(broken_sources=True, updates=False, tags=("cz",))
    again = replace(asks, name="again")
    (draft,) = match_broken(feed, [desk(), asks, again, desk(broken_sources=True, tags=("de",))], NOW)
    assert draft.kind is AlertKind.BROKEN_SOURCE
    assert draft.subject == "Source broken: The Northhaven Courier"
    assert draft.detail == f"{FEED_URL}\nHttpStatus: 503"
    assert match_broken(feed, [asks], NOW, unsubscribed=frozenset({("desk", "a@desk.example")})) == ()


def test_heartbeat_after_a_quiet_day() -> None:
    asks = desk(heartbeat=True)
    day = timedelta(hours=24)
    assert match_heartbeat([asks], {"desk": NOW - day + timedelta(minutes=1)}, NOW) == ()
    assert match_heartbeat([asks], {}, NOW) == ()
    assert match_heartbeat([desk()], {"desk": NOW - 2 * day}, NOW) == ()
    (draft,) = match_heartbeat([asks], {"desk": NOW - day}, NOW)
    assert (draft.kind, draft.subject) == (AlertKind.HEARTBEAT, "Nothing new in 24 h")


def test_samples_are_due_at_once_for_all_recipients() -> None:
    asleep = desk(to=("a@x.example", "b@x.example"), quiet_hours=QuietHours(0, 1439), mode="daily")
    found = sample_drafts(asleep, NOW)
    assert [(draft.recipient, draft.due_at, draft.kind) for draft in found] == [
        ("a@x.example", NOW, AlertKind.SAMPLE),
        ("b@x.example", NOW, AlertKind.SAMPLE),
    ]
