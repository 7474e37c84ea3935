"""Withdrawals from the page to the store and the mail, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from monitor.model import AlertKind, EditKind, Unannounced, WithdrawalKind
from monitor.store import open_store
from tests.pipeline.conftest import SITE, STORY, Desk, desk_of, page_of

CLAIM = "The signalman, Josef Haberl, had slept for two hours that night, a colleague told the Herald."
OTHER = (
    "Mira Olander, a schoolgirl from Velby, won the national chess championship on Sunday evening.",
    "She beat the defending champion Rolf Sander in the last round with a knight sacrifice.",
    "Her trainer called it the boldest game that he had watched in thirty years of coaching.",
)


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    store = open_store(database_url)
    desk = desk_of(store)
    desk.put("/train", page_of("Freight train derails", *STORY, CLAIM))
    yield desk
    store.close()


def kinds(desk: Desk) -> list[tuple[str, int | None]]:
    return [(str(item.kind), item.to_version) for item in desk.store.versions.withdrawals()]


def test_a_withdrawn_claim_is_stored_and_mailed_to_those_who_ask(desk: Desk) -> None:
    desk.subscribe(kinds=(WithdrawalKind.WITHDRAWN,))
    desk.poll()
    desk.put("/train", page_of("Freight train derails", *STORY))
    report = desk.poll()
    assert (report.versions, report.developments, report.delivery.sent) == (1, 0, 1)
    (found,) = desk.store.versions.withdrawals()
    assert (found.kind, found.text, found.silent, found.from_version, found.to_version) == (
        WithdrawalKind.WITHDRAWN, CLAIM, True, 1, 2,
    )  # fmt: skip
    assert "Josef Haberl" in found.reason
    assert CLAIM in desk.mail.messages[0].text


def test_developments_alone_are_mailed_to_those_who_ask_for_them(desk: Desk) -> None:
    desk.subscribe()
    desk.poll()
    desk.put("/train", page_of("Freight train derails", *STORY))
    assert desk.poll().delivery.sent == 0


def test_an_article_that_answers_410_is_gone_once(desk: Desk) -> None:
    desk.subscribe(kinds=(WithdrawalKind.GONE,))
    desk.poll()
    desk.fail("/train", 410)
    assert desk.poll().delivery.sent == 1
    assert desk.poll().delivery.sent == 0
    assert kinds(desk) == [("gone", None)]
    (found,) = desk.store.versions.withdrawals()
    assert (found.text, found.reason) == ("Freight train derails", f"{SITE}/train answered 410")
    (alert,) = desk.store.outbox.list()
    item = desk.store.outbox.get(alert.id)
    assert alert.kind is AlertKind.REMOVAL
    assert item.change is not None
    assert [str(withdrawal.kind) for withdrawal in item.change.withdrawals] == ["gone"]


def test_an_article_that_was_never_read_is_not_gone(desk: Desk) -> None:
    desk.fail("/train", 410)
    desk.poll()
    assert kinds(desk) == []


def test_another_story_at_the_address_is_replaced(desk: Desk) -> None:
    desk.subscribe(kinds=(WithdrawalKind.REPLACED,))
    desk.poll()
    desk.put("/train", page_of("Chess title goes to a pupil of fifteen", *OTHER))
    for _ in range(3):
        desk.poll()
    assert kinds(desk) == [("replaced", None)]
    (found,) = desk.store.versions.withdrawals()
    assert (found.text, found.now) == ("Freight train derails", "Chess title goes to a pupil of fifteen")
    assert len(desk.mail.messages) == 1
    assert desk.store.versions.developments() == ()


def test_silent_edits_are_mailed_and_announced_ones_are_not(desk: Desk) -> None:
    desk.subscribe(kinds=(Unannounced.SILENT,))
    desk.poll()
    changed = (*STORY[:3], STORY[3].replace("1874", "1884"))
    desk.put("/train", page_of("Freight train derails", *changed, CLAIM))
    assert desk.poll().delivery.sent == 1
    note = "Correction: An earlier version of this article said that Josef Haberl had slept for two hours."
    desk.put("/train", page_of("Freight train derails", *changed, note))
    assert desk.poll().delivery.sent == 0


def test_lists_are_paged_and_filtered(desk: Desk) -> None:
    desk.poll()
    desk.put("/train", page_of("Freight train derails", *STORY))
    desk.poll()
    desk.fail("/train", 410)
    desk.poll()
    archive = desk.store.versions
    (article,) = desk.store.articles.list()
    newest, oldest = archive.withdrawals(article_id=article.id)
    assert [item.kind for item in (newest, oldest)] == [WithdrawalKind.GONE, WithdrawalKind.WITHDRAWN]
    assert archive.withdrawals(before_id=newest.id) == (oldest,)
    assert archive.withdrawals(after_id=oldest.id) == archive.withdrawals(kinds=("gone",)) == (newest,)
    assert archive.withdrawals(since=newest.detected_at) == (newest,)
    assert archive.withdrawals(silent=True, limit=1) == (newest,)
    assert archive.kinds_since(article.first_seen_at) == {}
    desk.store.articles.remove(article.id)
    assert archive.withdrawals() == ()


def test_kinds_of_edits_select_as_before(desk: Desk) -> None:
    desk.subscribe(kinds=(EditKind.FIGURE,), removals=True)
    desk.poll()
    desk.put("/train", page_of("Freight train derails", *STORY))
    assert desk.poll().delivery.sent == 1
