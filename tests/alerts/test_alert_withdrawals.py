"""Withdrawals in messages: separate from developments, shown once, and only while they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from monitor.alerts import compose
from monitor.model import (
    AlertItem,
    Channel,
    Edit,
    EditKind,
    Message,
    Subscription,
    Unannounced,
    Withdrawal,
    WithdrawalKind,
)
from monitor.ports import TextLimit
from tests.alerts.building import NOW, OFFLINE, ONLINE, SEEN, added, article, changed, gone, item, removed
from tests.alerts.withdrawal_situations import CHECKERS, WITHDRAWALS

CLAIM = "The signalman, Josef Haberl, had slept for two hours that night."
TOLL = changed("At least 15 people were killed.", "At least 22 people were killed.", reason="new figure: 22 (was 15)")
NOTE = added("Correction: an earlier version misstated this.", kind=EditKind.NOTE)
WITHDRAWN = Withdrawal(WithdrawalKind.WITHDRAWN, CLAIM, edits=(0,), reason="told nowhere any more: Josef Haberl")
CLAIM_WITHDRAWN = item([removed(CLAIM, EditKind.WITHDRAWN)], withdrawals=[WITHDRAWN], picks=(0,))
GONE = gone(Withdrawal(WithdrawalKind.GONE, "Dam at Ostrava under strain", reason="answered 410"), number=9)
ORDINARY = Subscription("Flood desk")


def mail(*items: AlertItem, subscription: Subscription | None = CHECKERS) -> Message:
    return compose(items, options=ONLINE, now=NOW, subscription=subscription)


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("withdrawn", "Withdrawn: Inspector Rolf Brandt"),
        ("gutted", "Gutted: 620 of 900 words are gone · Inquiry: paint works"),
        ("gone", "Gone: Councillor's firm won harbour contract"),
        ("replaced", "Replaced: Freight train derails near Velby · now: Chess title"),
        ("silent-figure", "Silent edit: 15 → 22 people killed · Landslide buries homes"),
        ("headline-meaning", "Headline changed: was Minister knew of the leak"),
        ("digest-of-withdrawals", "District 2 will get 3 new pumps · 4 updates and 12 withdrawals in 12 articles"),
    ],
)
def test_the_subject_names_the_withdrawal(name: str, subject: str) -> None:
    assert mail(*WITHDRAWALS[name]()).subject.startswith(subject)


def test_a_withdrawal_is_shown_once_and_counted_separately() -> None:
    edits = [removed(CLAIM, EditKind.WITHDRAWN), added("Two pumps came."), added("A third came.")]
    text = mail(item(edits, withdrawals=[WITHDRAWN], picks=(0, 1, 2))).text
    assert text.count(CLAIM) == 1
    assert "2 new · 1 withdrawn" in text
    assert "removed" not in text.lower()


def test_silent_edits_and_changed_meanings_are_marked_only_if_selected() -> None:
    (silent,), (headline,) = WITHDRAWALS["silent-figure"](), WITHDRAWALS["headline-meaning"]()
    for alert in (silent, headline):
        message = mail(alert, subscription=ORDINARY)
        assert "no note" not in message.text + message.html
    assert mail(silent, subscription=ORDINARY).subject == "15 → 22 people killed · Landslide buries homes above Brezno"
    assert mail(headline, subscription=ORDINARY).subject == "Minister did not know of the leak, report finds"


def later(edits: Sequence[Edit], **more: Any) -> AlertItem:
    return item(edits, versions=(5, 6), number=2, **more)


def test_restored_text_is_not_reported() -> None:
    text = mail(CLAIM_WITHDRAWN, later([added(CLAIM), added("Two pumps came.")])).text
    assert "WITHDRAWN" not in text
    back = replace(GONE, alert=replace(GONE.alert, queued_at=SEEN))
    late = later([added("Two pumps came.")], queued_at=NOW)
    assert "GONE" not in mail(back, late).text
    assert "GONE" in mail(late, replace(GONE, alert=replace(GONE.alert, queued_at=NOW))).text


def test_a_later_note_ends_the_remark_about_a_missing_note() -> None:
    noted = later([NOTE, added("Two pumps came.")])
    assert "WITHDRAWN · no note says so" in mail(CLAIM_WITHDRAWN).text
    text = mail(CLAIM_WITHDRAWN, noted).text
    assert "WITHDRAWN" in text
    assert "no note says so" not in text
    assert "no note says so" not in mail(item([TOLL], silent=(0,)), noted).text


def test_a_page_that_is_gone_links_to_its_stored_text() -> None:
    assert "What it said: https://news.example.org/articles/12" in mail(GONE).text
    offline = compose([GONE], options=OFFLINE, now=NOW, subscription=CHECKERS)
    assert "What it said: monitor show 12" in offline.text
    assert offline.attachment is None


def test_the_reason_remains_if_the_withdrawal_was_pruned() -> None:
    pruned = replace(GONE, change=None)
    assert "answered 410" in mail(pruned).text
    assert mail(pruned).subject == "Gone: Dam at Ostrava under strain"


def test_an_update_keeps_its_link_if_the_page_is_gone_afterwards() -> None:
    message = mail(item([added("Two pumps came.")]), replace(GONE, alert=replace(GONE.alert, queued_at=NOW)))
    assert "/diff/4..5" in message.text
    assert message.subject.startswith("Gone: ")
    assert "1 new · gone" in message.text


def test_a_large_digest_of_withdrawals_fits_and_names_every_article() -> None:
    items = []
    for at in range(150):
        about = article(300 + at, f"District {at + 1}: what the inquiry found about the flood of the century")
        long = "The mayor was warned on the Tuesday before, a clerk said. " * 40
        edits = [removed(f"{n} {long}", EditKind.WITHDRAWN) for n in range(5)]
        found = [replace(WITHDRAWN, text=edits[n].old or "", edits=(n,)) for n in range(5)]
        items.append(item(edits, about=about, number=at + 1, withdrawals=found, picks=tuple(range(5))))
    message = mail(*items)
    assert len(message.text.encode()) + len(message.html.encode()) < 120_000
    assert all(f"District {at + 1}:" in message.html for at in range(150))
    assert message.subject.endswith("750 withdrawals in 150 articles")


def test_a_chat_message_has_withdrawals_in_lines() -> None:
    chat = replace(CLAIM_WITHDRAWN, alert=replace(CLAIM_WITHDRAWN.alert, channel=Channel.APPRISE))
    message = compose(
        [chat], options=ONLINE, now=NOW, subscription=CHECKERS, limit=TextLimit(100, 220, together=False, measure=len)
    )
    assert f"Withdrawn: {CLAIM} (no note says so)" in message.text
    assert message.text.count("Haberl") == 1


def test_a_webhook_has_withdrawals_as_json() -> None:
    hook = replace(CLAIM_WITHDRAWN, alert=replace(CLAIM_WITHDRAWN.alert, channel=Channel.WEBHOOK))
    message = mail(hook, subscription=Subscription("Flood desk", kinds=(Unannounced.SILENT,)))
    assert message.payload is not None
    (withdrawal,) = message.payload["data"]["withdrawals"]
    assert withdrawal == {
        "kind": "withdrawn",
        "text": CLAIM,
        "now": None,
        "silent": True,
        "reason": "told nowhere any more: Josef Haberl",
    }
