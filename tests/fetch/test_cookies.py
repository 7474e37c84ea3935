"""Cookies live for one fetch and its redirects, scoped as in RFC 6265."""

from __future__ import annotations

import pytest

from monitor.errors import RedirectProblem
from monitor.fetch import HttpFetcher
from monitor.ports import Request
from tests.fetch.conftest import MakeFetcher
from tests.fetch.origin import Line, Origin, reply


def setting(location: str, *cookies: str, status: int = 302) -> bytes:
    return reply(status, headers=[*(("Set-Cookie", cookie) for cookie in cookies), ("Location", location)])


def sent(origin: Origin) -> list[str | None]:
    return [seen.header("cookie") for seen in origin.seen]


@pytest.fixture
def everywhere(make_fetcher: MakeFetcher) -> HttpFetcher:
    return make_fetcher(resolve=lambda host, port: ("127.0.0.1",))


def test_a_site_that_sets_a_cookie_and_redirects_to_itself(origin: Origin, fetcher: HttpFetcher) -> None:
    origin.play("/a", setting("/a", "seen=1; Path=/"), reply(200, b"story"))
    assert fetcher.fetch(Request(origin.url("/a"))).body == b"story"
    assert sent(origin) == [None, "seen=1"]


def test_a_cookie_is_sent_to_the_next_address(origin: Origin, fetcher: HttpFetcher) -> None:
    origin.play("/a", setting("/set"), reply(200, b"story"))
    origin.play("/set", setting("/a", "sess=9; Path=/; HttpOnly"))
    assert fetcher.fetch(Request(origin.url("/a"))).body == b"story"
    assert sent(origin) == [None, None, "sess=9"]


def test_the_next_fetch_has_no_cookies(origin: Origin, fetcher: HttpFetcher) -> None:
    origin.play("/a", setting("/b", "id=7; Path=/; Max-Age=999999"))
    origin.play("/b", reply(200, b"x"))
    fetcher.fetch(Request(origin.url("/a")))
    fetcher.fetch(Request(origin.url("/b")))
    assert sent(origin) == [None, "id=7", None]


def test_a_loop_that_sets_the_same_cookie_again_is_detected(origin: Origin, fetcher: HttpFetcher) -> None:
    origin.play("/a", setting("/a", "seen=1"))
    with pytest.raises(RedirectProblem, match="loop"):
        fetcher.fetch(Request(origin.url("/a")))
    assert len(origin.seen) == 2


def test_a_loop_with_a_new_cookie_each_time_ends_after_five_redirects(origin: Origin, fetcher: HttpFetcher) -> None:
    def play(line: Line) -> bool:
        line.send(setting("/a", f"n={len(origin.seen)}"))
        return True

    origin.play("/a", play)
    with pytest.raises(RedirectProblem, match="more than 5"):
        fetcher.fetch(Request(origin.url("/a")))
    assert len(origin.seen) == 6


# The host that sets a cookie, the cookie, the address requested next, and the cookie sent there.
SCOPES = [
    ("news.example", "a=1", "http://news.example/b", "a=1"),
    ("news.example", "a=1", "http://other.example/b", None),
    ("news.example", "a=1", "http://www.news.example/b", None),
    ("www.news.example", "a=1; Domain=news.example", "http://m.news.example/b", "a=1"),
    ("www.news.example", "a=1; Domain=.news.example", "http://news.example/b", "a=1"),
    ("news.example", "a=1; Domain=news.example", "http://notnews.example/b", None),
    ("news.example", "a=1; Domain=other.example", "http://other.example/b", None),
    ("news.example", "a=1; Domain=example", "http://other.example/b", None),
    ("one.co.uk", "a=1; Domain=co.uk", "http://two.co.uk/b", None),
    ("one.blogs.example", "a=1; Domain=blogs.example", "http://two.blogs.example/b", None),
    ("news.example", "a=1; Path=/b", "http://news.example/b/c", "a=1"),
    ("news.example", "a=1; Path=/b", "http://news.example/bc", None),
    ("news.example", "a=1; Path=/x", "http://news.example/b", None),
    ("news.example", "a=1; Secure", "http://news.example/b", None),
    ("news.example", "a=1; Max-Age=0", "http://news.example/b", None),
    ("news.example", "a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "http://news.example/b", None),
    ("news.example", "a=caf\xe9", "http://news.example/b", "a=caf\xe9"),
    ("news.example", "a=\x01", "http://news.example/b", None),
]


@pytest.mark.parametrize(("host", "cookie", "target", "expected"), SCOPES)
def test_a_cookie_is_sent_only_within_its_scope(
    origin: Origin, make_fetcher: MakeFetcher, host: str, cookie: str, target: str, expected: str | None
) -> None:
    fetcher = make_fetcher(resolve=lambda host, port: ("127.0.0.1",), shared_hosts=frozenset({"blogs.example"}))
    there = target.replace("/b", f":{origin.port}/b", 1)
    origin.play("/a", setting(there, cookie))
    origin.play(there.partition(f":{origin.port}")[2], reply(200, b"x"))
    fetcher.fetch(Request(origin.url("/a", host=host)))
    assert sent(origin) == [None, expected]


def test_a_cookie_is_sent_again_after_another_site(origin: Origin, everywhere: HttpFetcher) -> None:
    origin.play("/a", setting(origin.url("/b", host="consent.example"), "seen=1"), reply(200, b"story"))
    origin.play("/b", setting(origin.url("/a", host="news.example"), "theirs=2"))
    assert everywhere.fetch(Request(origin.url("/a", host="news.example"))).body == b"story"
    assert sent(origin) == [None, None, "seen=1"]


def test_robots_txt_is_requested_without_cookies(origin: Origin, make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher(obey_robots=True, resolve=lambda host, port: ("127.0.0.1",))
    origin.play("/robots.txt", reply(404))
    origin.play("/a", setting(origin.url("/b", host="www.news.example"), "id=1; Domain=news.example"))
    origin.play("/b", reply(200, b"x"))
    fetcher.fetch(Request(origin.url("/a", host="news.example")))
    assert [(seen.target, seen.header("cookie")) for seen in origin.seen] == [
        ("/robots.txt", None),
        ("/a", None),
        ("/robots.txt", None),
        ("/b", "id=1"),
    ]
