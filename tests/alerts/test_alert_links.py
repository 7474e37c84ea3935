"""Attachments of mails without a web page to link to, time zones, and constant subjects."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from monitor.alerts import compose
from monitor.alerts.attachment import MOST_BYTES
from monitor.model import AlertItem, AlertKind, Channel, Message, Subscription
from monitor.send import message_bytes
from tests.alerts.building import NOW, OFFLINE, ONLINE, SEEN, added, alert, article, changed, item, moved, removed
from tests.alerts.situations import SITUATIONS

SPILLWAY = added("Engineers opened the <spillway>.", "new name", "Engineers")
EDITS = [SPILLWAY, changed("15 died.", "22 died."), removed("The mayor was away."), moved("Schools stay closed.")]


def mail(*items: AlertItem, offline: bool = True, subscription: Subscription | None = None) -> Message:
    return compose(items, options=OFFLINE if offline else ONLINE, now=NOW, subscription=subscription)


def test_without_a_web_page_the_difference_is_attached() -> None:
    message = mail(item(EDITS))
    assert message.attachment is not None
    assert message.attachment.name == "dam-at-ostrava-under-strain.html"
    shown = ("Engineers opened the &lt;spillway&gt;.", "The mayor was away.", "Schools stay closed.", ">15<", ">22<")
    assert [text for text in shown if text not in message.attachment.html] == []
    assert "Full difference: dam-at-ostrava-under-strain.html (attached)" in message.text
    assert "Full difference: attached" in message.html
    assert "public_url" not in message.text + message.html
    assert mail(item(EDITS), offline=False).attachment is None


def test_the_attachment_is_a_mime_part_and_deterministic() -> None:
    message = mail(item(EDITS))
    data = message_bytes(message, "monitor@desk.example")
    assert message_bytes(mail(item(EDITS)), "monitor@desk.example") == data
    assert data.isascii()
    parsed = message_from_bytes(data, policy=policy.default.clone(raise_on_defect=True))
    assert isinstance(parsed, EmailMessage)
    assert parsed.get_content_type() == "multipart/mixed"
    both, file = parsed.iter_parts()
    assert [part.get_content_type() for part in both.iter_parts()] == ["text/plain", "text/html"]
    assert (file.get_content_type(), file.get_filename()) == ("text/html", "dam-at-ostrava-under-strain.html")
    assert file.get_content().replace("\r\n", "\n") == (message.attachment.html if message.attachment else "")


@pytest.mark.parametrize("text", ["Sentence. ", "文。" * 20, "\"'&<>" * 20])
def test_the_file_stays_small_and_counts_what_is_left_out(text: str) -> None:
    edits = [added(text * 9 + str(number)) for number in range(2000)]
    message = mail(item(edits))
    assert message.attachment is not None
    assert len(message.attachment.html.encode()) <= MOST_BYTES
    assert "more: <code>monitor diff 12@4..5</code>" in message.attachment.html


# A page that is gone has no difference.
@pytest.mark.parametrize("name", sorted(set(SITUATIONS) - {"gone", "replaced"}))
def test_every_situation_can_be_attached(name: str) -> None:
    message = mail(*SITUATIONS[name]())
    assert message.attachment is not None
    assert len(message.attachment.html.encode()) <= MOST_BYTES
    assert "<script" not in message.attachment.html
    assert "http" not in message.attachment.html.replace('href="http', "").partition("<body>")[0]


def test_a_mail_without_link_and_attachment_has_advice_once() -> None:
    advice = "Links to the full difference need web.public_url"
    unread = item([])
    off = compose([item(EDITS)], options=replace(OFFLINE, attach=False), now=NOW)
    for message in (mail(unread), off):
        assert message.attachment is None
        assert message.text.count(advice) == message.html.count(advice) == 1
    quiet = AlertItem(alert(kind=AlertKind.HEARTBEAT, subject="Nothing new in 24 h"))
    assert mail(AlertItem(alert(kind=AlertKind.SAMPLE, subject="Sample alert"))).attachment is not None
    for message in (mail(quiet), mail(item(EDITS), offline=False)):
        assert message.attachment is None
        assert advice not in message.text


def test_only_mails_carry_files() -> None:
    update = item(EDITS)
    for channel in (Channel.APPRISE, Channel.WEBHOOK):
        message = mail(replace(update, alert=replace(update.alert, channel=channel, recipient="https://x.example")))
        assert message.attachment is None
        assert "public_url" not in message.text


@pytest.mark.parametrize(
    ("zone", "time"),
    [
        ("UTC", "14:02 UTC"),
        ("Europe/Berlin", "15:02 CET"),
        ("America/New_York", "10:02 EDT"),
        ("America/Sao_Paulo", "11:02 UTC-03"),
        ("Asia/Tokyo", "23:02 JST"),
        ("Pacific/Auckland", "15 Mar 03:02 NZDT"),
        ("Mars/Olympus", "14:02 UTC"),
    ],
)
def test_times_are_in_the_zone_of_the_reader(zone: str, time: str) -> None:
    options = replace(ONLINE, time_zone=zone)
    late = NOW + timedelta(days=1)
    # On the same day in that zone the date is left out.
    text = compose([item(EDITS)], options=options, now=NOW).text
    assert time.removeprefix("15 Mar ") in text
    own = Subscription("Flood desk", time_zone=zone)
    assert time.removeprefix("15 Mar ") in compose([item(EDITS)], options=ONLINE, now=late, subscription=own).text


def test_the_outlets_own_time_is_shown_if_it_belongs_to_this_change() -> None:
    own = replace(item(EDITS), modified=SEEN - timedelta(minutes=20))
    assert "outlet’s own time 13:42 UTC" in mail(own).text
    old = replace(item(EDITS), modified=SEEN - timedelta(days=2))
    assert "outlet’s own time" not in mail(old).text


def test_subjects_can_be_constant() -> None:
    constant = Subscription("Flood desk", subjects="constant")
    one, two = item(EDITS), item(EDITS, number=2, about=article(13, "Another"))
    assert mail(one).subject == "15 → 22 · Dam at Ostrava under strain"
    assert mail(one, subscription=constant).subject == "Dam at Ostrava under strain"
    assert mail(one, two, subscription=constant).subject == "News digest: Flood desk"
    # Chat messages have the news in their text.
    chat = replace(one, alert=replace(one.alert, channel=Channel.APPRISE))
    assert mail(chat).subject == "Dam at Ostrava under strain"
