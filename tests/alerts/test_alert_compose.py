"""The content of messages, its order, and size limits."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from itertools import starmap
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.alerts import MailOptions, check_link, compose, sign_link, who_leaves
from monitor.model import (
    WITH_HEADLINE,
    AlertItem,
    AlertKind,
    Channel,
    Edit,
    EditKind,
    Message,
    Passage,
    QuietHours,
    Subscription,
)
from monitor.send import message_bytes
from tests.alerts.building import (
    NOW,
    OFFLINE,
    ONLINE,
    SEEN,
    added,
    alert,
    article,
    changed,
    headline,
    item,
    moved,
    removed,
)
from tests.alerts.situations import SITUATIONS

TOLL = changed("At least 15 people died.", "At least 22 people died.", reason="new figure: 22 (was 15) people died")
SPILLWAY = added("Engineers opened the spillway.", "new name", "Engineers")


def mail(*items: AlertItem, options: MailOptions = ONLINE) -> Message:
    return compose(items, options=options, now=NOW)


def in_order(text: str, *parts: str) -> bool:
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
    return True


def test_order_of_a_mail() -> None:
    edits = [removed("The mayor was away."), SPILLWAY, TOLL, moved("Schools stay closed.")]
    message = mail(item(edits, old_title="Dam holds"))
    parts = (
        "Dam at Ostrava",
        "(was: Dam holds)",
        "1 new · 1 figure changed · headline changed · version 5 · 14:02 UTC",
    )
    tail = ("The mayor was away.", "1 passage only moved", "https://courier.example/news/12", "Unsubscribe")
    passages = ("NEW · Event", SPILLWAY.new or "", "CHANGED · Figure · 15 → 22 people died")
    assert in_order(message.text, *parts, *passages, *tail)
    assert "At least [-15-]{+22+} people died." in message.text
    body = message.html.partition("</div>")[2]
    assert in_order(message.html, "15 → 22", "<table", "New headline")
    assert in_order(
        body, "Dam holds", "Dam at Ostrava", "1 new", "Engineers opened", ">15<", "15 → 22 people died", ">22<"
    )
    assert "seen 4 min after the last check" in message.text


def test_the_preheader_is_the_most_important_news() -> None:
    more_certain = replace(SPILLWAY, score=0.99)
    for edits, first in (
        ([TOLL, more_certain], "Engineers opened the spillway."),
        ([SPILLWAY, TOLL], "15 → 22 people died"),
    ):
        html = mail(item(edits)).html
        hidden = html.partition('<div style="display:none')[2].partition(">")[2].partition("<")[0]
        assert hidden == first


def test_the_preheader_is_a_sentence_of_the_mail() -> None:
    edits = [added(f"Sentence {at} of a long rewrite. " * 10, score=at / 1000) for at in range(1000)]
    message = mail(item(edits))
    hidden = message.html.partition('<div style="display:none')[2].partition(">")[2].partition("<")[0]
    assert hidden.rstrip("…")
    assert f"\n+ {hidden.rstrip('…')}" in message.text


def test_only_picked_edits_are_shown() -> None:
    text = mail(item([TOLL, SPILLWAY], picks=(1,))).text
    assert "15" not in text
    assert "1 other development outside your selection" in text


def test_selected_removals_are_shown_in_full() -> None:
    gone = removed("The minister had promised to pay for the damage. " * 8)
    message = mail(item([gone], picks=(0,), kind=AlertKind.REMOVAL))
    assert (gone.old or "").strip() in message.text
    assert "1 removed" in message.text
    assert message.text.count("The minister had promised") == 8


def test_new_articles_show_their_first_sentences() -> None:
    new = alert(kind=AlertKind.NEW_ARTICLE, detail="The dam holds for now.", to_version=1, article_id=12)
    message = mail(AlertItem(new, article(), new_title="Dam at Ostrava"))
    assert "new article · version 1 · 14:02 UTC" in message.text
    body = message.html.partition("<table")[2]
    assert in_order(body, "Dam at Ostrava", "new article", "The dam holds for now.")


def test_a_sample_is_marked_as_one() -> None:
    message = mail(AlertItem(alert(kind=AlertKind.SAMPLE, subject="Sample alert")))
    assert message.subject == "Sample alert"
    assert "This is a sample" in message.text
    assert "15 → 22" in message.html


def test_without_a_web_page_commands_replace_links() -> None:
    message = mail(item([SPILLWAY]), options=replace(OFFLINE, attach=False))
    assert "Full difference: monitor diff 12@4..5" in message.text
    assert message.text.count("web.public_url") == message.html.count("web.public_url") == 1
    assert "To stop: monitor subscriptions remove 'Flood desk'" in message.text
    assert "Mute" not in message.html
    headers = dict(message.headers)
    assert headers["List-Unsubscribe"] == "<mailto:monitor@desk.example?subject=unsubscribe%20Flood%20desk>"
    assert "List-Unsubscribe-Post" not in headers


def test_headers_of_an_article_thread_and_unsubscribe() -> None:
    headers = dict(mail(item([SPILLWAY])).headers)
    assert headers["References"] == headers["In-Reply-To"] == "<article-12@news.example.org>"
    assert headers["List-Id"] == "<flood-desk.alerts.news.example.org>"
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = headers["List-Unsubscribe"].strip("<>")
    start, _, token = link.partition("=")
    assert start == "https://news.example.org/unsubscribe?u"
    pairs = [("Flood desk", "other@desk.example"), ("Flood desk", "reader@desk.example")]
    assert who_leaves(ONLINE.secret, token, pairs) == ("Flood desk", "reader@desk.example")
    assert who_leaves(ONLINE.secret, token[:-1] + "_", pairs) is None
    plain = dict(
        mail(item([SPILLWAY]), options=replace(ONLINE, public_url="http://news.example.org", thread=False)).headers
    )
    assert plain["List-Unsubscribe"].startswith("<mailto:")
    assert "References" not in plain
    assert "List-Unsubscribe" not in dict(mail(item([SPILLWAY]), options=MailOptions()).headers)


def test_long_identifiers_and_addresses_are_never_encoded() -> None:
    options = replace(ONLINE, public_url="https://" + "a-very-long-label." * 8 + "example.org/and/a/long/path/to/it")
    about = alert(
        1,
        subscription="Überschwemmung 洪水 " * 6,
        recipient="a" * 60 + "@desk.example",
        message_id=f"<{'x' * 120}@y.example>",
    )
    for message in (
        mail(AlertItem(about, article()), options=options),
        mail(replace(item([SPILLWAY]), alert=about), options=OFFLINE),
    ):
        data = message_bytes(replace(message, channel=Channel.MAIL), "monitor@desk.example")
        head = data.partition(b"\r\n\r\n")[0].replace(b"\r\n ", b" ")
        named = [
            line for line in head.split(b"\r\n") if line.lower().startswith((b"list", b"ref", b"in-re", b"message-id"))
        ]
        assert len(named) >= 3
        assert all(b"=?" not in line for line in named)


def test_several_changes_of_an_article_are_merged() -> None:
    first = item([added("At least 15 people died.")], versions=(1, 2))
    toll = replace(TOLL, old="At least 15 people died.", new="At least 22 people died.")
    back = changed("The road is open.", "The road is closed.", kind=EditKind.EVENT)
    second = item([toll, back], number=2, versions=(2, 3))
    third = item(
        [changed("The road is closed.", "The road is open.", kind=EditKind.EVENT), removed("At 22.")],
        number=3,
        versions=(3, 4),
    )
    message = mail(first, second, third)
    assert message.text.count("At least 22 people died.") == 1
    assert "NEW · Figure\n+ At least 22 people died." in message.text
    assert "15 people" not in message.text
    assert "road" not in message.text
    assert "versions 2 to 4" in message.text
    assert "Full difference: https://news.example.org/articles/12/diff/1..4" in message.text
    assert message.subject == "At least 22 people died · Dam at Ostrava under strain"


RETITLED = headline("Council to decide on ferry", "Ferry between Malm and Ost to end in September")
END = added("The ferry between Malm and Ost will end on 30 September after councillors voted by seven to four.")


@pytest.mark.parametrize(
    ("reasons", "news", "subject"),
    [
        ((WITH_HEADLINE,), END, RETITLED.new),
        # The headline changed with something else.
        ((), END, "The ferry between Malm and Ost will end on 30… · Ferry between Malm and Ost…"),
        # A changed figure says more than the headline.
        ((WITH_HEADLINE,), TOLL, f"15 → 22 people died · {RETITLED.new}"),
    ],
)
def test_the_subject_is_the_headline_that_changed_with_the_news(
    reasons: tuple[str, ...], news: Edit, subject: str
) -> None:
    grouped = [Passage((1,), 1, importance=0.8, importance_reasons=reasons)]
    update = item([RETITLED, news], old_title=RETITLED.old, about=article(title=RETITLED.new or ""), grouped=grouped)
    assert mail(update).subject == subject
    other = item([SPILLWAY], about=article(4, "Dam"), number=2, grouped=[Passage((0,), 0, importance=0.1)])
    digest = mail(update, other).subject
    assert digest.endswith(" · 2 updates in 2 articles")
    assert digest.startswith(str(RETITLED.new)) == (subject == RETITLED.new)


def test_a_digest_is_grouped_by_source_and_led_by_the_most_important() -> None:
    def update(number: int, source: str, score: float) -> AlertItem:
        about = article(number, f"Story {number}", feed_title=source)
        return item([added(f"Sentence {number}.", score=score)], about=about, number=number, mode="hourly")

    message = mail(*starmap(update, [(1, "Courier", 0.6), (2, "Radio", 0.9), (3, "Courier", 0.8), (4, "Radio", 0.5)]))
    assert message.subject == "Sentence 2 · Story 2 · 4 updates in 4 articles"
    assert in_order(message.text, "Radio", "Story 2", "Story 4", "Courier", "Story 3", "Story 1")
    assert "FIVE THAT MATTER" not in message.text
    assert "References" not in dict(message.headers)


def test_message_ids_depend_on_the_alerts() -> None:
    one, two = item([SPILLWAY]), item([TOLL], number=2, about=article(13))
    assert mail(one).message_id == "<alert.1.0123456789abcdef@desk.example>"
    assert mail(one, two).message_id == mail(one, two).message_id
    assert len({mail(one).message_id, mail(one, two).message_id, mail(two, one).message_id}) == 3
    assert mail(one, two).message_id.endswith("@desk.example>")


@pytest.mark.parametrize(
    ("sender", "public_url", "domain"),
    [
        ("News <a@desk.example>", "https://news.example.org", "desk.example"),
        ("a@bücher.example", None, "xn--bcher-kva.example"),
        ("news-monitor@localhost", "https://news.example.org", "news.example.org"),
        ("news-monitor@localhost", None, "localhost"),
        (None, None, "monitor.invalid"),
        ("a@b c", None, "monitor.invalid"),
    ],
)
def test_message_ids_end_in_our_domain(sender: str | None, public_url: str | None, domain: str) -> None:
    message = mail(item([SPILLWAY]), options=MailOptions(sender, public_url, "secret"))
    assert message.message_id == f"<alert.1.0123456789abcdef@{domain}>"


def test_a_mail_composed_later_has_the_same_bytes() -> None:
    held = Subscription("Flood desk", quiet_hours=QuietHours(0, 17 * 60))
    for subscription, date in (
        (None, SEEN),
        (Subscription("Flood desk"), SEEN),
        (held, NOW.replace(hour=17, minute=0)),
    ):
        first, *others = [
            message_bytes(
                compose([item([SPILLWAY])], options=ONLINE, now=now, subscription=subscription), "a@desk.example"
            )
            for now in (date, date + timedelta(minutes=1), date + timedelta(days=3))
        ]
        assert f"Date: {format_datetime(date)}".encode() in first
        assert others == [first, first]


def test_an_empty_batch_is_an_error() -> None:
    with pytest.raises(ValueError, match="needs an alert"):
        mail()


@pytest.mark.parametrize("count", [1, 300, 20_000])
def test_a_mail_stays_small_and_counts_what_is_left_out(count: int) -> None:
    edits = [
        added(f"Sentence {at}: " + "wörd " * (at % 60) + ".", "new", "x", score=at % 97 / 97) for at in range(count)
    ]
    message = mail(item(edits))
    assert len(message_bytes(message, "monitor@desk.example")) <= 80_000
    assert message.text.count("\n+ ") == min(count, 5)
    folded = message.text.count("\n* ")
    assert folded == max(0, min(count - 5, 20))
    assert (f"{count - 5 - folded} more online" in message.text) is (5 + folded < count)


PIECES = st.text(max_size=300)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(PIECES, PIECES, st.sampled_from(list(EditKind)), PIECES), max_size=12),
    PIECES,
    PIECES,
    st.integers(1, 3),
)
def test_any_text_makes_a_valid_mail(
    texts: list[tuple[str, str, EditKind, str]], old_title: str, title: str, articles: int
) -> None:
    edits: list[Edit] = []
    for old, new, kind, reason in texts:
        edits += [
            added(new, reason, old, kind),
            replace(changed(old, new, kind, reason, new), development=True),
            removed(old),
        ]
    batch = [
        item(
            edits,
            about=article(number, title, feed_title=old_title),
            number=number,
            old_title=old_title,
            picks=tuple(range(len(edits))),
        )
        for number in range(articles)
    ]
    data = message_bytes(mail(*batch), "monitor@desk.example")
    assert len(data) <= 80_000
    assert data.isascii()


def webhook(*items: AlertItem) -> dict[str, Any]:
    batch = [
        replace(item, alert=replace(item.alert, channel=Channel.WEBHOOK, recipient="https://hook.example"))
        for item in items
    ]
    message = mail(*batch)
    assert message.html == ""
    body: dict[str, Any] = json.loads(json.dumps(message.payload))
    return body


def test_the_body_of_a_webhook() -> None:
    body = webhook(item([TOLL, SPILLWAY], picks=(0,)))
    assert body["type"] == "article.updated"
    assert body["timestamp"] == SEEN.isoformat()
    data = body["data"]
    assert data["article"]["url"] == "https://courier.example/news/12"
    assert data["summary"]["developments"] == 2
    assert [edit["new"] for edit in data["edits"]] == ["At least 22 people died."]
    assert data["diff_url"] == "https://news.example.org/articles/12/diff/4..5"
    assert data["from"]["version"] == 4
    both = webhook(item([TOLL]), item([SPILLWAY], number=2, about=article(13)))
    assert both["type"] == "digest"
    assert [entry["type"] for entry in both["data"]["items"]] == ["article.updated"] * 2
    broken = webhook(AlertItem(alert(kind=AlertKind.BROKEN_SOURCE, detail="https://x\n503")))
    assert (broken["type"], broken["data"]["article"]) == ("source.broken", None)


@pytest.mark.parametrize("name", SITUATIONS)
def test_chat_services_get_text_only(name: str) -> None:
    items = [replace(item, alert=replace(item.alert, channel=Channel.APPRISE)) for item in SITUATIONS[name]()]
    message = mail(*items)
    assert message.html == ""
    assert message.text.strip()


def test_times_are_shown_in_words() -> None:
    early = replace(item([SPILLWAY]), last_seen_at=SEEN - timedelta(hours=5))
    assert "seen 5 h after the last check" in mail(early).text
    morning = Subscription("Flood desk", mode="daily")
    tomorrow = compose([early], options=ONLINE, now=NOW + timedelta(days=1), subscription=morning)
    assert "14 Mar 14:02 UTC" in tomorrow.text


def test_signatures() -> None:
    token = sign_link("secret", "unsubscribe", "a", "b")
    assert len(token) == 22
    assert check_link("secret", token, "unsubscribe", "a", "b")
    for secret, parts in (
        ("other", ("unsubscribe", "a", "b")),
        ("secret", ("unsubscribe", "ab", "")),
        ("secret", ("mute", "a", "b")),
    ):
        assert not check_link(secret, token, *parts)
    assert not check_link("", sign_link("", "a"), "a")
    assert not check_link("secret", "ünï\ud800", "a")
