"""Redirects are followed one by one, with a check of each address."""

from __future__ import annotations

import pytest

from monitor.errors import AddressRefused, HostBusy, RedirectProblem
from monitor.fetch import HttpFetcher
from monitor.model import Redirect
from monitor.ports import Request
from tests.fetch.conftest import MakeFetcher
from tests.fetch.origin import Origin, redirect, reply


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_every_kind_of_redirect_is_followed_and_recorded(origin: Origin, fetcher: HttpFetcher, status: int) -> None:
    end = origin.play("/new", reply(200, b"x"))
    page = fetcher.fetch(Request(origin.play("/old", redirect("/new", status))))
    assert page.url == end
    assert page.redirects == (Redirect(status, end),)
    assert [(seen.method, seen.target) for seen in origin.seen] == [("GET", "/old"), ("GET", "/new")]


def test_each_hop_of_a_chain_is_recorded(origin: Origin, fetcher: HttpFetcher) -> None:
    origin.play("/1", redirect("/2", 301))
    origin.play("/2", redirect("3?x=1", 302))
    origin.play("/3?x=1", redirect(f"//127.0.0.1:{origin.port}/4", 307))
    origin.play("/4", redirect(origin.url("/5#part"), 308))
    origin.play("/5", reply(404, b"gone"))
    page = fetcher.fetch(Request(origin.url("/1")))
    assert page.status == 404
    assert page.redirects == tuple(
        Redirect(status, origin.url(target))
        for status, target in ((301, "/2"), (302, "/3?x=1"), (307, "/4"), (308, "/5"))
    )


def test_validators_are_sent_with_each_hop(origin: Origin, fetcher: HttpFetcher) -> None:
    origin.play("/new", reply(304))
    page = fetcher.fetch(Request(origin.play("/old", redirect("/new")), etag='"1"'))
    assert page.status == 304
    assert [seen.header("if-none-match") for seen in origin.seen] == ['"1"', '"1"']


def test_at_most_five_redirects_are_followed(origin: Origin, fetcher: HttpFetcher) -> None:
    for at in range(6):
        origin.play(f"/{at}", redirect(f"/{at + 1}"))
    origin.play("/6", reply(200, b"x"))
    assert fetcher.fetch(Request(origin.url("/1"))).status == 200
    origin.seen.clear()
    with pytest.raises(RedirectProblem, match="more than 5"):
        fetcher.fetch(Request(origin.url("/0")))
    assert origin.asked == [f"/{at}" for at in range(6)]


@pytest.mark.parametrize("hops", [("/1",), ("/1", "/2"), ("/1", "/2", "/3")])
def test_a_loop_is_detected_at_once(origin: Origin, fetcher: HttpFetcher, hops: tuple[str, ...]) -> None:
    for here, there in zip(hops, (*hops[1:], hops[0]), strict=True):
        origin.play(here, redirect(there))
    with pytest.raises(RedirectProblem, match="loop"):
        fetcher.fetch(Request(origin.url("/1")))
    assert origin.asked == list(hops)


@pytest.mark.parametrize("headers", [[], [("Location", "")]])
def test_a_redirect_without_a_target(origin: Origin, fetcher: HttpFetcher, headers: list[tuple[str, str]]) -> None:
    with pytest.raises(RedirectProblem, match="without a target"):
        fetcher.fetch(Request(origin.play("/", reply(302, headers=headers))))


@pytest.mark.parametrize(
    "location", ["ftp://127.0.0.1/", "file:///etc/passwd", "javascript:1", "http://", "http://[::/", "http://a:b@c/"]
)
def test_a_redirect_to_another_scheme_is_not_followed(origin: Origin, fetcher: HttpFetcher, location: str) -> None:
    with pytest.raises(RedirectProblem, match="unusable address"):
        fetcher.fetch(Request(origin.play("/", redirect(location))))


@pytest.mark.parametrize(
    "location", ["http://10.0.0.1/", "http://169.254.169.254/latest", "http://[::1]/", "//0.0.0.0/"]
)
def test_a_redirect_to_a_private_address_is_refused(origin: Origin, fetcher: HttpFetcher, location: str) -> None:
    with pytest.raises(AddressRefused, match="allow_networks") as caught:
        fetcher.fetch(Request(origin.play("/", redirect(location))))
    assert f"on the way from {origin.url('/')}" in str(caught.value)


def test_a_location_in_raw_utf8(origin: Origin, fetcher: HttpFetcher) -> None:
    origin.play("/caf%C3%A9", reply(200, b"x"))
    raw = "HTTP/1.1 302 F\r\nLocation: /caf\u00e9\r\nContent-Length: 0\r\n\r\n".encode()
    assert fetcher.fetch(Request(origin.play("/", raw))).url == origin.url("/caf%C3%A9")


def test_the_body_of_a_redirect_does_not_matter(origin: Origin, fetcher: HttpFetcher) -> None:
    origin.play("/new", reply(200, b"x"))
    broken = reply(301, b"no gzip", [("Location", "/new"), ("Content-Encoding", "gzip")])
    assert fetcher.fetch(Request(origin.play("/old", broken))).body == b"x"


def test_a_busy_host_at_the_end_of_a_redirect_is_named(origin: Origin, make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher(resolve=lambda host, port: ("127.0.0.1",))
    origin.play("/new", reply(429, headers=[("Retry-After", "60")]))
    start = origin.play("/old", redirect(origin.url("/new", host="other.example")))
    with pytest.raises(HostBusy) as caught:
        fetcher.fetch(Request(start))
    assert caught.value.host == f"other.example:{origin.port}"
    assert fetcher.fetch(Request(origin.play("/", reply(200)))).status == 200
