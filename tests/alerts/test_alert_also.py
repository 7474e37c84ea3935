"""Developments that several outlets report, in a digest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from monitor.alerts import compose
from monitor.alerts.also import reported_once
from tests.alerts.building import NOW, ONLINE
from tests.alerts.situations import digest_of_outlets


def test_a_passage_is_shown_with_its_first_outlet_only() -> None:
    first, second = reported_once(digest_of_outlets())
    assert (first.alert.picks, second.alert.picks) == ((0,), (1,))


def test_a_passage_stays_if_the_first_outlet_is_not_in_the_message() -> None:
    _, second = digest_of_outlets()
    assert reported_once([second]) == [second]


def test_an_alert_without_remaining_passages_is_dropped() -> None:
    first, second = digest_of_outlets()
    repeats = replace(second, alert=replace(second.alert, picks=(0,)))
    assert reported_once([first, repeats]) == [first]


def test_later_reports_do_not_change_a_message_composed_again() -> None:
    first, second = digest_of_outlets()
    found = replace(first.also[0], outlet="Lake Observer", article_id=9, found_at=NOW + timedelta(minutes=1))
    again = replace(first, also=(*first.also, found))
    sent, composed_again = (compose(items, options=ONLINE, now=NOW) for items in ([first, second], [again, second]))
    assert sent == composed_again


def test_no_outlet_is_called_first_in_doubt() -> None:
    first, second = digest_of_outlets()
    also = tuple(replace(report, doubt=first.also[1].at) for report in first.also)
    message = compose([replace(first, also=also), second], options=ONLINE, now=NOW)
    assert "Also in: Coast & Harbour, The Northhaven Courier" in message.text
    assert "(first" not in message.text
