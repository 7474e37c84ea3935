"""Articles over time: which changes become versions, developments and alerts, and which never do."""

from __future__ import annotations

import pytest

from monitor.errors import CertificateInvalid, ConnectFailed, FetchTimeout, HostBusy, NameNotFound, RedirectProblem
from monitor.model import ArticleState, EditKind
from monitor.testing import Reply
from tests.pipeline.conftest import SITE, STORY, Desk, page_of

NEWS = "The driver of the train was taken to hospital with a broken arm, police said on Monday afternoon."


def only(desk: Desk):
    (article,) = desk.store.articles.list()
    return article


def test_a_first_version_is_no_development_and_raises_no_alert(desk: Desk):
    desk.subscribe()
    desk.put("/train", page_of("Freight train derails", *STORY))
    report = desk.poll()
    assert report.articles["new"] == 1
    assert (report.versions, report.developments, report.queued) == (1, 0, 0)


def test_a_first_version_is_mailed_to_subscribers_to_new_articles(desk: Desk):
    desk.subscribe(new_articles=True)
    desk.put("/train", page_of("Freight train derails", *STORY))
    assert desk.poll().delivery.sent == 1


def test_a_new_paragraph_is_one_development_mailed_once(desk: Desk):
    desk.subscribe()
    desk.put("/train", page_of("Freight train derails", *STORY))
    desk.poll()
    desk.put("/train", page_of("Freight train derails", *STORY, NEWS))
    report = desk.poll()
    assert (report.articles["updated"], report.versions, report.developments) == (1, 1, 1)
    assert [development.text for development in desk.store.versions.developments()] == [NEWS]
    assert len(desk.mail.messages) == 1
    assert NEWS in desk.mail.messages[0].text
    assert desk.poll().delivery.sent == 0


def test_an_update_note_is_recorded_as_a_note_and_the_paragraphs_are_the_developments(desk: Desk):
    note = "This story has been updated with additional developments."
    desk.put("/train", page_of("Freight train derails", *STORY))
    desk.poll()
    desk.put("/train", page_of("Freight train derails", *STORY, NEWS, note))
    desk.poll()
    change = desk.store.versions.change(only(desk).id, 2)
    assert change is not None
    assert change.notes == (note,)
    assert [edit.new for edit in change.developments] == [NEWS]


def test_furniture_that_changes_makes_no_version(desk: Desk):
    for number in range(3):
        aside = f"<aside><p>{number * 97} people are reading this</p><p>Updated {number + 2} minutes ago</p></aside>"
        desk.put("/train", page_of("Freight train derails", *STORY, after=aside))
        desk.poll()
    assert only(desk).versions == 1


def test_a_sentence_that_points_somewhere_is_text_and_makes_a_version(desk: Desk):
    for state in ("will be announced in due course", "is available here"):
        pointer = f"Further information on the relief trains, including tickets, {state}."
        desk.put("/train", page_of("Freight train derails", *STORY, pointer))
        desk.poll()
    assert (only(desk).versions, desk.store.versions.developments()) == (2, ())


def test_an_alternating_headline_gives_one_version(desk: Desk):
    for number in range(6):
        title = ("Freight train derails", "Line blocked after derailment")[number % 2]
        desk.put("/train", page_of(title, *STORY))
        desk.poll()
    assert only(desk).versions == 2


def test_restored_text_is_no_development(desk: Desk):
    for paragraphs in ((*STORY, NEWS), STORY, (*STORY, NEWS)):
        desk.put("/train", page_of("Freight train derails", *paragraphs))
        desk.poll()
    assert desk.store.versions.developments() == ()


def test_validators_go_back_as_received_and_a_304_reads_nothing(desk: Desk):
    desk.put("/train", page_of("Freight train derails", *STORY), ETag='W/"a-1"')
    desk.poll()
    report = desk.poll()
    assert desk.web.requests[-1].etag == 'W/"a-1"'
    assert report.articles["unchanged"] == 1
    assert only(desk).last_result == "not modified"


@pytest.mark.parametrize(
    "reply",
    [
        Reply(status=500),
        Reply(status=403),
        Reply(b""),
        Reply("<html><body><div>menu</div></body></html>"),
        NameNotFound("no such host"),
        ConnectFailed("refused"),
        FetchTimeout("too slow"),
        CertificateInvalid("expired"),
        RedirectProblem("a loop"),
    ],
    ids=lambda reply: reply.name if hasattr(reply, "name") else f"status-{reply.status}-{len(reply.body)}-bytes",
)
def test_a_failed_check_is_recorded_and_is_never_a_version_or_a_deletion(desk: Desk, reply):
    desk.put("/train", page_of("Freight train derails", *STORY))
    desk.poll()
    desk.web.replies[f"{SITE}/train"] = reply
    report = desk.poll()
    article = only(desk)
    assert report.articles["failed"] == 1
    assert article.versions == 1
    assert article.last_error
    assert article.due_at is not None
    assert desk.store.versions.get(article.id, 1).document.blocks


def test_an_article_is_gone_after_repeated_404s_and_comes_back(desk: Desk):
    desk.put("/train", page_of("Freight train derails", *STORY))
    desk.poll()
    desk.fail("/train", 404)
    states = []
    for _ in range(3):
        desk.poll()
        states.append(only(desk).state)
    assert states == [ArticleState.LIVE, ArticleState.LIVE, ArticleState.GONE]
    desk.put("/train", page_of("Freight train derails", *STORY))
    desk.poll()
    assert only(desk).state is ArticleState.LIVE
    assert only(desk).versions == 1


@pytest.mark.parametrize(
    ("is_read", "statuses", "hours"),
    [
        (True, (404, 404, 404), 24),
        (True, (404, 404, 404, 404), 48),
        (True, (500, 410), 24),
        (False, (404, 404, 404), 1 / 3),
    ],
)
def test_an_article_that_is_gone_is_checked_again_after_a_day_and_an_unread_one_after_minutes(
    desk: Desk, is_read: bool, statuses: tuple[int, ...], hours: float
):
    if is_read:
        desk.put("/train", page_of("Freight train derails", *STORY))
        desk.poll()
    for status in statuses:
        desk.fail("/train", status)
        desk.poll()
    article = only(desk)
    assert (article.state, article.versions) == (ArticleState.GONE, int(is_read))
    assert article.due_at is not None
    wait = (article.due_at - desk.clock.now()).total_seconds() / 3600
    assert 0.9 * hours <= wait <= 1.1 * hours
    desk.clock.advance(hours=1.1 * hours)
    desk.put("/train", page_of("Freight train derails", *STORY))
    desk.pipeline.poll()
    assert (only(desk).state, only(desk).versions) == (ArticleState.LIVE, 1)


def test_a_410_says_at_once_that_the_article_is_gone(desk: Desk):
    desk.put("/train", page_of("Freight train derails", *STORY))
    desk.poll()
    desk.fail("/train", 410)
    assert desk.poll().articles["gone"] == 1
    assert only(desk).due_at is not None


def test_a_bot_check_is_blocked_and_no_version(desk: Desk):
    desk.put("/train", page_of("Freight train derails", *STORY))
    desk.poll()
    wall = "<p>Please verify you are a human to continue. Enable JavaScript and cookies, then reload this page.</p>"
    desk.put(
        "/train",
        f"<html><head><title>Just a moment...</title></head><body><h1>Just a moment...</h1>{wall}</body></html>",
    )
    assert desk.poll().articles["failed"] == 1
    assert only(desk).state is ArticleState.BLOCKED
    assert only(desk).versions == 1


def test_a_permanent_redirect_is_the_same_article_at_a_new_address(desk: Desk):
    desk.put("/train", page_of("Freight train derails", *STORY))
    desk.poll()
    desk.web.replies[f"{SITE}/train"] = Reply(status=301, moved_to=f"{SITE}/2026/train")
    desk.put("/2026/train", page_of("Freight train derails", *STORY, NEWS))
    desk.feed("/2026/train")
    for _ in range(2):
        desk.poll()
    article = only(desk)
    assert article.url == f"{SITE}/2026/train"
    assert article.versions == 2
    assert [development.text for development in desk.store.versions.developments()] == [NEWS]


def test_a_feed_that_names_the_same_guid_at_a_new_address_keeps_the_article(desk: Desk):
    desk.feed("/train", guids=["story-17"])
    desk.put("/train", page_of("Freight train derails", *STORY))
    desk.poll()
    desk.fail("/train", 404)
    desk.feed("/news/train-derails", guids=["story-17"])
    desk.put("/news/train-derails", page_of("Freight train derails", *STORY, NEWS))
    desk.poll()
    article = only(desk)
    assert article.versions == 2
    assert article.url == f"{SITE}/news/train-derails"


def test_a_page_whose_canonical_link_names_a_known_article_is_that_article(desk: Desk):
    desk.put("/train", page_of("Freight train derails", *STORY))
    desk.poll()
    desk.feed("/train", "/amp/train")
    link = f"<link rel='canonical' href='{SITE}/train'>"
    desk.put("/amp/train", page_of("Freight train derails", *STORY, head=link))
    desk.poll()
    assert only(desk).url == f"{SITE}/train"


def test_an_article_that_left_its_feed_and_reappears_elsewhere_is_recognised_by_its_text(desk: Desk):
    desk.put("/train", page_of("Freight train derails", *STORY))
    desk.poll()
    desk.fail("/train", 404)
    desk.feed("/archive/train")
    desk.put("/archive/train", page_of("Freight train derails", *STORY, NEWS))
    desk.poll()
    desk.poll()
    article = only(desk)
    assert article.url == f"{SITE}/archive/train"
    assert article.versions == 2


def test_two_identical_articles_listed_at_the_same_time_stay_two(desk: Desk):
    desk.feed("/train", "/train-copy")
    for path in ("/train", "/train-copy"):
        desk.put(path, page_of("Freight train derails", *STORY))
    desk.poll()
    assert len(desk.store.articles.list()) == 2


def test_a_correction_is_a_development_of_its_own_kind(desk: Desk):
    wrong, right = (
        "The line was opened in 1874 by the valley company.",
        "The line was opened in 1894 by the valley company.",
    )
    note = "Correction: An earlier version of this article misstated the year in which the line was opened."
    desk.put("/train", page_of("Freight train derails", *STORY[:3], wrong))
    desk.poll()
    desk.put("/train", page_of("Freight train derails", *STORY[:3], right, note))
    desk.poll()
    (development,) = desk.store.versions.developments()
    assert (development.kind, development.previous, development.text) == (EditKind.CORRECTION, wrong, right)


def test_a_host_that_asks_to_wait_is_left_alone_until_then(desk: Desk):
    until = desk.clock.now().replace(hour=23)
    desk.web.replies[f"{SITE}/train"] = HostBusy("429, Retry-After", until=until, host="herald.example")
    desk.poll()
    asked = len(desk.web.requests)
    desk.poll()
    assert len(desk.web.requests) == asked
    assert only(desk).due_at is not None
    assert only(desk).due_at >= until


def test_a_page_dated_years_ahead_has_no_date(desk: Desk):
    desk.feed("/train")
    head = "<meta property='article:published_time' content='2062-03-02T10:00:00Z'>"
    desk.put("/train", page_of("Freight train derails", *STORY, head=head))
    desk.poll()
    (article,) = desk.store.articles.list()
    assert article.published is None
    assert desk.store.versions.get(article.id, 1).document.published is None


def test_a_text_that_is_put_back_for_good_becomes_a_version(desk: Desk):
    """Two caches may answer in turn for a day; the text that is still there afterwards is a new version."""
    texts = [page_of("Freight train derails", *STORY), page_of("Freight train derails", *STORY, NEWS)]
    for text in (*texts, *texts):
        desk.put("/train", text, ETag=f'"{len(text)}"')
        desk.poll()
    assert (only(desk).versions, only(desk).last_result) == (3, "alternates with version 2")
    for _ in range(25):
        desk.poll()
    assert only(desk).versions == 4
    assert desk.poll().articles["unchanged"] == 1
