"""What several outlets of a story report, in a digest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from monitor.alerts import compose
from monitor.alerts.also import reported_once
from tests.alerts.building import NOW, ONLINE
from tests.alerts.situations import digest_of_outlets


def test_told_once_where_it_stood_first() -> None:
    first, second = reported_once(digest_of_outlets())
    assert (first.alert.picks, second.alert.picks) == ((0,), (1,))


def test_alone_it_is_told() -> None:
    _, second = digest_of_outlets()
    assert reported_once([second]) == [second]


def test_nothing_left_to_tell() -> None:
    first, second = digest_of_outlets()
    repeats = replace(second, alert=replace(second.alert, picks=(0,)))
    assert reported_once([first, repeats]) == [first]


def test_what_was_found_out_later_is_not_in_a_message_composed_again() -> None:
    first, second = digest_of_outlets()
    found = replace(first.also[0], outlet="Lake Observer", article_id=9, found_at=NOW + timedelta(minutes=1))
    again = replace(first, also=(*first.also, found))
    one, other = (compose(items, options=ONLINE, now=NOW) for items in ([first, second], [again, second]))
    assert one == other


def test_none_is_called_first_where_another_may_have_had_it() -> None:
    first, second = digest_of_outlets()
    also = tuple(replace(one, doubt=first.also[1].at) for one in first.also)
    message = compose([replace(first, also=also), second], options=ONLINE, now=NOW)
    assert "Also in: Coast & Harbour, The Northhaven Courier" in message.text
    assert "(first" not in message.text
