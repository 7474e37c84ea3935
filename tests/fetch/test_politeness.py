"""Rate limits: one request at a time per host, gaps, and the waits that hosts ask for."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import HostBusy
from monitor.fetch import HttpFetcher
from monitor.fetch.politeness import HostRateLimiter, retry_after_seconds
from monitor.ports import Request
from tests.fetch.conftest import MakeFetcher, SetClock
from tests.fetch.origin import Line, Origin, reply

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class Slowly:
    """Answers after a delay, and counts concurrent requests (until the response is sent, not until it is received)."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.active = self.busiest = 0

    def __call__(self, line: Line) -> None:
        with self.lock:
            self.active += 1
            self.busiest = max(self.busiest, self.active)
        line.closing.wait(0.03)
        with self.lock:
            self.active -= 1
        line.send(reply(200, b"x", [("Connection", "close")]))


def test_one_request_at_a_time_for_a_host(origin: Origin, fetcher: HttpFetcher) -> None:
    slowly = Slowly()
    url = origin.play("/", slowly)
    with ThreadPoolExecutor(6) as pool:
        pages = list(pool.map(lambda _: fetcher.fetch(Request(url)), range(6)))
    assert [page.status for page in pages] == [200] * 6
    assert slowly.busiest == 1


def test_hosts_wait_for_slots_but_not_for_each_other(origin: Origin, make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher(resolve=lambda host, port: ("127.0.0.1",), max_connections=2)
    slowly = Slowly()
    origin.play("/", slowly)
    urls = [origin.url("/", host=f"h{at}.example") for at in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda url: fetcher.fetch(Request(url)), urls))
    assert len(origin.seen) == 8
    assert slowly.busiest == 2


def test_hosts_of_one_service_share_a_queue(origin: Origin, make_fetcher: MakeFetcher) -> None:
    shared = frozenset({f"service.example:{origin.port}"})
    fetcher = make_fetcher(resolve=lambda host, port: ("127.0.0.1",), shared_hosts=shared)
    slowly = Slowly()
    origin.play("/", slowly)
    urls = [origin.url("/", host=f"h{at}.service.example") for at in range(6)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda url: fetcher.fetch(Request(url)), urls))
    assert (len(origin.seen), slowly.busiest) == (6, 1)
    origin.play("/", reply(429, headers=[("Retry-After", "60")]))
    for url in urls[:2]:
        with pytest.raises(HostBusy):
            fetcher.fetch(Request(url))
    assert len(origin.seen) == 7


def test_a_long_retry_after_of_one_host_suspends_its_service_only_briefly(
    origin: Origin, make_fetcher: MakeFetcher, clock: SetClock
) -> None:
    shared = frozenset({f"service.example:{origin.port}"})
    fetcher = make_fetcher(resolve=lambda host, port: ("127.0.0.1",), shared_hosts=shared)
    origin.play("/busy", reply(429, headers=[("Retry-After", "86400")]))
    origin.play("/", reply(200, b"x"))
    busy, other = origin.url("/busy", host="a.service.example"), origin.url("/", host="b.service.example")
    with pytest.raises(HostBusy) as caught:
        fetcher.fetch(Request(busy))
    assert caught.value.host == f"a.service.example:{origin.port}"
    assert caught.value.until == clock.now() + timedelta(days=1)
    with pytest.raises(HostBusy) as caught:
        fetcher.fetch(Request(other))
    assert caught.value.host == f"service.example:{origin.port}"
    assert timedelta(seconds=30) <= caught.value.until - clock.now() <= timedelta(seconds=90)
    clock.pass_(seconds=91)
    assert fetcher.fetch(Request(other)).status == 200
    with pytest.raises(HostBusy) as caught:
        fetcher.fetch(Request(origin.url("/", host="a.service.example")))
    assert caught.value.host == f"a.service.example:{origin.port}"


def test_the_waits_of_a_service_grow_while_all_its_hosts_refuse(clock: SetClock) -> None:
    limiter = HostRateLimiter(clock, slots=1, longest_wait=1, seed="a")
    waits = []
    for number in range(40):
        limiter.refused("s", f"{number}.s", 429, "86400")
        with pytest.raises(HostBusy) as caught, limiter.take("s", "new.s"):
            pass
        waits.append((caught.value.until - clock.now()).total_seconds())
    assert all(30 <= wait <= 3600 for wait in waits)
    assert max(waits) > 600
    limiter.accepted("s", "new.s")
    limiter.refused("s", "x.s", 429, "40")
    with pytest.raises(HostBusy) as caught, limiter.take("s", "new.s"):
        pass
    assert (caught.value.until - clock.now()).total_seconds() <= 40


def test_a_wait_set_while_the_clock_was_ahead_is_ignored_after_its_correction(
    origin: Origin, fetcher: HttpFetcher, clock: SetClock
) -> None:
    clock.pass_(days=365)
    url = origin.play("/", reply(429, headers=[("Retry-After", "3600")]))
    with pytest.raises(HostBusy):
        fetcher.fetch(Request(url))
    clock.pass_(days=-365)
    origin.play("/", reply(200, b"x"))
    assert fetcher.fetch(Request(url)).status == 200


def test_the_gap_setting_is_applied(origin: Origin, make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher(host_gap_seconds=0.15)
    url = origin.play("/", reply(200, b"x"))
    for _ in range(3):
        fetcher.fetch(Request(url))
    times = [seen.at for seen in origin.seen]
    assert min(times[1] - times[0], times[2] - times[1]) >= 0.15


def test_a_turn_that_would_come_too_late_raises_at_once(
    origin: Origin, make_fetcher: MakeFetcher, clock: SetClock
) -> None:
    fetcher = make_fetcher(host_gap_seconds=3600, turn_seconds=1)
    url = origin.play("/", reply(200, b"x"))
    fetcher.fetch(Request(url))
    with pytest.raises(HostBusy, match="turn") as caught:
        fetcher.fetch(Request(url))
    assert timedelta(minutes=59) < caught.value.until - clock.now() <= timedelta(hours=1)
    assert len(origin.seen) == 1


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("value", ["120", "Sun, 01 Mar 2026 12:02:00 GMT", "Sunday, 01-Mar-26 12:02:00 GMT"])
def test_retry_after_applies_to_the_whole_host(
    origin: Origin, fetcher: HttpFetcher, clock: SetClock, status: int, value: str
) -> None:
    busy = origin.play("/busy", reply(status, b"slow down", [("Retry-After", value)]))
    other = origin.play("/other", reply(200, b"x"))
    with pytest.raises(HostBusy) as caught:
        fetcher.fetch(Request(busy))
    assert caught.value.until == NOW + timedelta(seconds=120)
    assert (caught.value.status, caught.value.host) == (status, f"127.0.0.1:{origin.port}")
    clock.pass_(seconds=119)
    with pytest.raises(HostBusy) as again:
        fetcher.fetch(Request(other))
    assert again.value.until == caught.value.until
    assert origin.asked == ["/busy"]
    clock.pass_(seconds=2)
    assert fetcher.fetch(Request(other)).status == 200


def test_without_retry_after_the_waits_grow_within_limits(clock: SetClock) -> None:
    limiter = HostRateLimiter(clock, slots=1, longest_wait=1, seed="a")
    waits = [(limiter.refused("h", "h", 503, None).until - NOW).total_seconds() for _ in range(40)]
    assert all(30 <= wait <= 3600 for wait in waits)
    assert all(later <= max(3 * sooner, 90) for sooner, later in pairwise(waits))
    assert len(set(waits)) > 20
    again = HostRateLimiter(clock, slots=1, longest_wait=1, seed="a")
    assert [(again.refused("h", "h", 503, None).until - NOW).total_seconds() for _ in range(40)] == waits
    limiter.accepted("h")
    assert (limiter.refused("h", "h", 503, None).until - NOW).total_seconds() <= 90


RETRY_AFTER = [
    ("120", 120),
    (" 7 ", 7),
    ("0", 1),
    ("1.5", 1.5),
    ("999999999999", 86400),
    ("Sun, 01 Mar 2026 12:00:30 GMT", 30),
    ("Sun, 01 Mar 2026 11:00:00 GMT", 1),
    ("Sun, 01 Mar 2126 11:00:00 GMT", 86400),
    ("Sun Mar  1 12:00:30 2026", 30),
    ("", None),
    (None, None),
    ("soon", None),
    ("-5", None),
    ("1e999", None),
    ("12 minutes", None),
]


@pytest.mark.parametrize(("value", "seconds"), RETRY_AFTER)
def test_retry_after_in_seconds(value: str | None, seconds: float | None) -> None:
    assert retry_after_seconds(value, NOW) == seconds


@given(st.text(max_size=60))
def test_any_retry_after_is_limited(value: str) -> None:
    seconds = retry_after_seconds(value, NOW)
    assert seconds is None or 1 <= seconds <= 86400


def test_turns_are_first_come_first_served(clock: SetClock) -> None:
    limiter = HostRateLimiter(clock, slots=4, longest_wait=5, seed="")
    order: list[int] = []

    def work(at: int) -> None:
        with limiter.take("h"):
            order.append(at)

    threads = [threading.Thread(target=work, args=(at,)) for at in range(5)]
    with limiter.take("h"):
        for count, thread in enumerate(threads, start=1):
            thread.start()
            while limiter.waiting("h") < count:
                threading.Event().wait(0.001)
    for thread in threads:
        thread.join(5)
    assert order == [0, 1, 2, 3, 4]


def test_the_gap_of_another_worker_is_applied(clock: SetClock) -> None:
    limiter = HostRateLimiter(clock, slots=2, longest_wait=0.0, seed="test")
    assert limiter.gap_left("a.example") == 0.0
    limiter.keep_gap("a.example", 60.0)
    # A shorter gap does not replace a longer one.
    limiter.keep_gap("a.example", 1.0)
    assert 1.0 < limiter.gap_left("a.example") <= 60.0
    with pytest.raises(HostBusy, match="no turn at"), limiter.take("a.example"):
        pass
    with limiter.take("b.example") as turn:
        turn.gap_seconds = 60.0
    assert 1.0 < limiter.gap_left("b.example") <= 60.0
    with limiter.take("c.example"):
        limiter.keep_gap("c.example", 60.0)
    assert 1.0 < limiter.gap_left("c.example") <= 60.0


def test_a_service_of_many_hosts_has_one_gap(make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher(shared_hosts=frozenset({"service.example"}))
    fetcher.keep_gap("a.service.example", 60.0)
    assert fetcher.gap_left("b.service.example") > 1.0
    assert fetcher.gap_left("elsewhere.example") == 0.0
