"""robots.txt (RFC 9309)."""

from __future__ import annotations

import time

import pytest

from monitor.errors import BadResponse, ConnectFailed, HostBusy, RobotsDisallowed
from monitor.fetch import HttpFetcher
from monitor.fetch.options import FetchOptions
from monitor.ports import Request
from tests.fetch.conftest import MakeFetcher, SetClock
from tests.fetch.origin import Origin, redirect, reply

RULES = b"User-agent: *\nDisallow: /private\nAllow: /private/open\n"


@pytest.fixture
def fetcher(make_fetcher: MakeFetcher) -> HttpFetcher:
    return make_fetcher(obey_robots=True, user_agent="desk-monitor/2")


def test_rules_are_fetched_once_and_obeyed(origin: Origin, fetcher: HttpFetcher) -> None:
    origin.play("/robots.txt", reply(200, RULES))
    for target in ("/a", "/private/open/b"):
        assert fetcher.fetch(Request(origin.play(target, reply(200, b"x")))).status == 200
    with pytest.raises(RobotsDisallowed, match="/private/c"):
        fetcher.fetch(Request(origin.url("/private/c")))
    assert [seen.target for seen in origin.seen] == ["/robots.txt", "/a", "/private/open/b"]


def test_rules_cached_while_the_clock_was_ahead_are_fetched_again(
    origin: Origin, fetcher: HttpFetcher, clock: SetClock
) -> None:
    clock.pass_(days=365)
    origin.play("/robots.txt", reply(200, b"User-agent: *\nDisallow: /"))
    url = origin.play("/a", reply(200, b"x"))
    with pytest.raises(RobotsDisallowed):
        fetcher.fetch(Request(url))
    clock.pass_(days=-365)
    origin.play("/robots.txt", reply(200, b""))
    assert fetcher.fetch(Request(url)).status == 200


def test_a_request_may_ignore_robots_txt(origin: Origin, fetcher: HttpFetcher) -> None:
    origin.play("/robots.txt", reply(200, b"User-agent: *\nDisallow: /"))
    assert fetcher.fetch(Request(origin.play("/a", reply(200, b"x")), ignore_robots=True)).status == 200
    assert [seen.target for seen in origin.seen] == ["/a"]


NAMED = [
    (b"User-agent: desk-monitor\nDisallow: /\nUser-agent: *\nAllow: /", False),
    (b"User-agent: Desk-Monitor\nAllow: /\nUser-agent: *\nDisallow: /", True),
    (b"User-agent: other\nDisallow: /", True),
    (b"User-agent: other\nUser-agent: *\nDisallow: /", False),
    (b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /\r\n", False),
    (b"User-agent: *\rDisallow: /\r", False),
    (b"<html>not found, says a page</html>", True),
    (b"User-agent: *\nDisallow:", True),
    (b"", True),
    (b"\xff\xfe\x00 junk \x00", True),
]


@pytest.mark.parametrize(("text", "allowed"), NAMED)
def test_groups(origin: Origin, fetcher: HttpFetcher, text: bytes, allowed: bool) -> None:
    origin.play("/robots.txt", reply(200, text))
    url = origin.play("/a", reply(200, b"x"))
    if allowed:
        assert fetcher.fetch(Request(url)).body == b"x"
    else:
        with pytest.raises(RobotsDisallowed):
            fetcher.fetch(Request(url))
    assert ("/a" in origin.asked) is allowed


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_missing_rules_allow_all(origin: Origin, fetcher: HttpFetcher, status: int) -> None:
    origin.play("/robots.txt", reply(status, b"User-agent: *\nDisallow: /"))
    assert fetcher.fetch(Request(origin.play("/a", reply(200, b"x")))).status == 200


@pytest.mark.parametrize("status", [500, 502, 504])
def test_a_failing_server_forbids_all_for_a_while(
    origin: Origin, fetcher: HttpFetcher, clock: SetClock, status: int
) -> None:
    origin.play("/robots.txt", reply(status), reply(200, RULES))
    url = origin.play("/a", reply(200, b"x"))
    for _ in range(2):
        with pytest.raises(RobotsDisallowed, match=str(status)):
            fetcher.fetch(Request(url))
    assert len(origin.seen) == 1
    clock.pass_(minutes=2)
    assert fetcher.fetch(Request(url)).status == 200


def test_a_busy_server_gets_no_further_requests(origin: Origin, fetcher: HttpFetcher) -> None:
    origin.play("/robots.txt", reply(503, headers=[("Retry-After", "60")]))
    with pytest.raises(HostBusy):
        fetcher.fetch(Request(origin.url("/a")))


def test_the_error_of_an_unreachable_host_is_kept(fetcher: HttpFetcher) -> None:
    with Origin() as origin:
        url = origin.url("/a")
    for _ in range(2):
        with pytest.raises(ConnectFailed, match="refused") as caught:
            fetcher.fetch(Request(url))
        assert "robots" not in str(caught.value)


def test_rules_that_cannot_be_read_forbid(origin: Origin, fetcher: HttpFetcher) -> None:
    origin.play("/robots.txt", reply(200, b"no gzip", [("Content-Encoding", "gzip")]))
    with pytest.raises(BadResponse, match=r"robots\.txt"):
        fetcher.fetch(Request(origin.url("/a")))


def test_old_rules_are_used_for_a_day_and_while_new_ones_cannot_be_fetched(
    origin: Origin, fetcher: HttpFetcher, clock: SetClock
) -> None:
    origin.play("/robots.txt", reply(200, RULES), reply(500), reply(200, b"User-agent: *\nDisallow: /a"))
    url = origin.play("/a", reply(200, b"x"))
    fetcher.fetch(Request(url))
    clock.pass_(hours=23)
    fetcher.fetch(Request(url))
    clock.pass_(hours=2)
    fetcher.fetch(Request(url))
    clock.pass_(minutes=2)
    with pytest.raises(RobotsDisallowed):
        fetcher.fetch(Request(url))
    assert [seen.target for seen in origin.seen].count("/robots.txt") == 3


def test_redirects_to_rules_are_followed(origin: Origin, fetcher: HttpFetcher) -> None:
    origin.play("/robots.txt", redirect("/elsewhere.txt", 301))
    origin.play("/elsewhere.txt", reply(200, b"User-agent: *\nDisallow: /"))
    with pytest.raises(RobotsDisallowed):
        fetcher.fetch(Request(origin.url("/a")))


def test_a_redirect_loop_counts_as_missing(origin: Origin, fetcher: HttpFetcher) -> None:
    origin.play("/robots.txt", redirect("/robots.txt"))
    assert fetcher.fetch(Request(origin.play("/a", reply(200, b"x")))).status == 200


def test_each_hop_obeys_the_rules_of_its_host(origin: Origin, fetcher: HttpFetcher) -> None:
    with Origin() as other:
        other.play("/robots.txt", reply(200, b"User-agent: *\nDisallow: /"))
        with pytest.raises(RobotsDisallowed, match="on the way from"):
            fetcher.fetch(Request(origin.play("/a", redirect(other.url("/b")))))
        assert other.asked == []


def test_only_the_first_500_kb_count(origin: Origin, fetcher: HttpFetcher) -> None:
    filler = b"# nothing to see\n" * 40_000
    origin.play("/robots.txt", reply(200, RULES + filler + b"User-agent: *\nDisallow: /late\n"))
    assert fetcher.fetch(Request(origin.play("/late", reply(200, b"x")))).status == 200
    with pytest.raises(RobotsDisallowed):
        fetcher.fetch(Request(origin.url("/private")))


def test_a_file_with_many_names_is_parsed_quickly(origin: Origin, fetcher: HttpFetcher) -> None:
    names = b"".join(b"User-agent: robot%d\n" % at for at in range(25_000))
    origin.play("/robots.txt", reply(200, names + b"Disallow: /\n"))
    began = time.process_time()
    assert fetcher.fetch(Request(origin.play("/a", reply(200, b"x")))).status == 200
    assert time.process_time() - began < 2


def test_a_crawl_delay_is_applied_as_a_gap(origin: Origin, fetcher: HttpFetcher) -> None:
    origin.play("/robots.txt", reply(200, b"User-agent: *\nCrawl-delay: 0.2\n"))
    url = origin.play("/a", reply(200, b"x"))
    fetcher.fetch(Request(url))
    fetcher.fetch(Request(url))
    first, second = (seen.at for seen in origin.seen if seen.target == "/a")
    assert second - first >= 0.2


def test_a_crawl_delay_is_at_most_a_minute(origin: Origin, fetcher: HttpFetcher, clock: SetClock) -> None:
    origin.play("/robots.txt", reply(200, b"User-agent: *\nCrawl-delay: 86400\n"))
    url = origin.play("/a", reply(200, b"x"))
    fetcher.fetch(Request(url))
    with pytest.raises(HostBusy) as caught:
        fetcher.fetch(Request(url))
    assert (caught.value.until - clock.now()).total_seconds() <= 60


@pytest.mark.parametrize(
    ("agent", "name"), [("a-b/1.0 (x)", "a-b"), ("plain", "plain"), ("Some Thing/2", "Some"), ("", "*")]
)
def test_the_product_token(agent: str, name: str) -> None:
    assert FetchOptions(user_agent=agent).robot_name == name
