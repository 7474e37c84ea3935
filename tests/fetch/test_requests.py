"""The requests that are sent, and the pages that are returned."""

from __future__ import annotations

import threading

import pytest

from monitor.errors import AddressRefused, BadResponse, ConnectFailed
from monitor.fetch import HttpFetcher
from monitor.ports import Request
from tests.fetch.conftest import MakeFetcher, SetClock
from tests.fetch.origin import Origin, in_pieces, reply


def test_the_fields_of_a_page(origin: Origin, fetcher: HttpFetcher, clock: SetClock) -> None:
    url = origin.play("/a", reply(200, b"<p>text", [("Content-Type", "text/html"), ("ETag", '"1"')]))
    page = fetcher.fetch(Request(url))
    assert (page.requested_url, page.url, page.status, page.body) == (url, url, 200, b"<p>text")
    assert page.header("Content-Type") == "text/html"
    assert page.fetched_at == clock.now()
    assert page.redirects == ()
    assert 0 < page.elapsed_seconds < 5


def test_exactly_these_headers_are_sent(origin: Origin, make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher(user_agent="desk-monitor/2", contact="desk@example.org")
    fetcher.fetch(Request(origin.play("/", reply()), accept="text/html"))
    assert {name.lower(): value for name, value in origin.last.headers} == {
        "host": f"127.0.0.1:{origin.port}",
        "user-agent": "desk-monitor/2 (+desk@example.org)",
        "accept-encoding": "gzip, deflate",
        "accept": "text/html",
    }


def test_cookies_end_with_their_fetch_and_no_referer_is_sent(origin: Origin, fetcher: HttpFetcher) -> None:
    origin.play("/b", reply())
    url = origin.play("/a", reply(302, headers=[("Set-Cookie", "id=1; Path=/"), ("Location", "/b")]))
    fetcher.fetch(Request(url))
    fetcher.fetch(Request(url))
    assert origin.asked == ["/a", "/b", "/a", "/b"]
    assert [seen.header("cookie") for seen in origin.seen] == [None, "id=1", None, "id=1"]
    assert all(seen.header("referer") is None for seen in origin.seen)


VALIDATORS = ['"abc"', 'W/"abc"', "unquoted", '"a,b"', '""', "\xe4\xf6", '"a" , "b"']


@pytest.mark.parametrize("etag", VALIDATORS)
def test_validators_are_sent_exactly_as_received(origin: Origin, fetcher: HttpFetcher, etag: str) -> None:
    date = "tuesday, whenever"
    url = origin.play("/", reply(200, b"x", [("ETag", etag), ("Last-Modified", date)]), reply(304))
    page = fetcher.fetch(Request(url))
    again = fetcher.fetch(Request(url, etag=page.header("etag"), last_modified=page.header("last-modified")))
    assert again.status == 304
    assert again.body == b""
    assert origin.last.header("If-None-Match") == etag
    assert origin.last.header("If-Modified-Since") == date


def test_each_validator_is_sent_alone_too(origin: Origin, fetcher: HttpFetcher) -> None:
    url = origin.play("/", reply(304))
    fetcher.fetch(Request(url, etag='"1"'))
    assert (origin.last.header("If-None-Match"), origin.last.header("If-Modified-Since")) == ('"1"', None)
    fetcher.fetch(Request(url, last_modified="Sun, 01 Mar 2026 10:00:00 GMT"))
    assert origin.last.header("If-None-Match") is None
    assert origin.last.header("If-Modified-Since") == "Sun, 01 Mar 2026 10:00:00 GMT"


def test_a_304_to_an_unconditional_request_is_an_error(origin: Origin, fetcher: HttpFetcher) -> None:
    with pytest.raises(BadResponse, match="304"):
        fetcher.fetch(Request(origin.play("/", reply(304))))


@pytest.mark.parametrize("etag", ['"a\r\nX-Evil: 1"', '"a\nb"', '"€"', "\x00", ' "a"'])
def test_a_validator_that_is_not_a_valid_header_value_is_omitted(
    origin: Origin, fetcher: HttpFetcher, etag: str
) -> None:
    page = fetcher.fetch(Request(origin.play("/", reply(200, b"x")), etag=etag))
    assert page.body == b"x"
    assert origin.last.header("If-None-Match") is None
    assert origin.last.header("X-Evil") is None


@pytest.mark.parametrize("status", [200, 203, 204, 300, 400, 401, 403, 404, 410, 418, 500, 502, 504])
def test_every_final_status_is_a_page(origin: Origin, fetcher: HttpFetcher, status: int) -> None:
    body = b"" if status == 204 else b"words"
    page = fetcher.fetch(Request(origin.play("/", reply(status, body))))
    assert (page.status, page.body) == (status, body)


def test_a_partial_response_is_an_error(origin: Origin, fetcher: HttpFetcher) -> None:
    with pytest.raises(BadResponse, match="206"):
        fetcher.fetch(Request(origin.play("/", reply(206, b"half"))))


ODD_ADDRESSES = [
    ("/two words", "/two%20words"),
    ("/k\u00f6ln?stra\u00dfe=\u00e4", "/k%C3%B6ln?stra%C3%9Fe=%C3%A4"),
    ("/already%20quoted%2Fso", "/already%20quoted%2Fso"),
    ("/\u65b0\u805e", "/%E6%96%B0%E8%81%9E"),
    ("/a#part", "/a"),
    ("?q=1", "/?q=1"),
    ("/a\n/b", "/a/b"),
]


@pytest.mark.parametrize(("written", "sent"), ODD_ADDRESSES)
def test_addresses_are_percent_encoded_once(origin: Origin, fetcher: HttpFetcher, written: str, sent: str) -> None:
    origin.play(sent, reply(200, b"x"))
    page = fetcher.fetch(Request(f"  http://127.0.0.1:{origin.port}{written} "))
    assert page.status == 200
    assert origin.last.target == sent


NAMES = [
    ("b\u00fccher.example", "xn--bcher-kva.example"),
    ("B\u00dcCHER.example", "xn--bcher-kva.example"),
    ("\uff45xample.org", "example.org"),
    ("\u0434\u043e\u043c.example", "xn--d1aqf.example"),
    ("EXAMPLE.org", "example.org"),
]


@pytest.mark.parametrize(("written", "ascii_name"), NAMES)
def test_host_names_of_all_scripts_are_resolved_in_ascii(
    origin: Origin, make_fetcher: MakeFetcher, written: str, ascii_name: str
) -> None:
    asked: list[str] = []

    def resolve(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",)

    origin.play("/", reply())
    make_fetcher(resolve=resolve).fetch(Request(f"http://{written}:{origin.port}/"))
    assert asked == [ascii_name]
    assert origin.last.header("host") == f"{ascii_name}:{origin.port}"


NO_ADDRESSES = [
    "",
    "example.org",
    "ftp://example.org/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "http://",
    "http:///path",
    "http://user:s3cret@example.org/",
    "http://user@example.org/",
    "http://good.example\\@evil.example/",
    "http://[::1/",
    "http://example.org:99999/",
    "http://exa mple.org/",
    "http://\u200b.example/",
    "http://" + "\u00e4" * 80 + ".example/",
]


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_an_invalid_address_is_refused(fetcher: HttpFetcher, address: str) -> None:
    with pytest.raises(AddressRefused) as caught:
        fetcher.fetch(Request(address))
    assert "s3cret" not in str(caught.value)
    assert caught.value.advice


def test_one_connection_serves_several_requests(origin: Origin, fetcher: HttpFetcher) -> None:
    url = origin.play("/", reply(200, b"x"))
    for _ in range(3):
        fetcher.fetch(Request(url))
    assert {seen.connection for seen in origin.seen} == {1}


WITHOUT_BODY = [
    reply(304, headers=[("ETag", '"1"')]),
    reply(304, headers=[("Content-Length", "512"), ("Content-Type", "text/html")]),
    reply(304).replace(b" Said", b""),
    reply(204),
    reply(200, b""),
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
]


@pytest.mark.parametrize("answer", WITHOUT_BODY)
def test_a_response_without_a_body_keeps_the_connection(origin: Origin, fetcher: HttpFetcher, answer: bytes) -> None:
    url = origin.play("/", answer)
    pages = [fetcher.fetch(Request(url, etag='"1"')) for _ in range(3)]
    assert [page.body for page in pages] == [b""] * 3
    assert (origin.connections, len(origin.seen)) == (1, 3)


def test_a_response_without_a_body_in_pieces_keeps_the_connection(origin: Origin, fetcher: HttpFetcher) -> None:
    url = origin.play("/", in_pieces(reply(304, headers=[("ETag", '"1"')])), reply(200, b"x"))
    assert fetcher.fetch(Request(url, etag='"1"')).status == 304
    assert fetcher.fetch(Request(url)).body == b"x"
    assert origin.connections == 1


@pytest.mark.parametrize("more", [b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfalse", b"\r\n", b"x"])
def test_bytes_after_a_304_are_not_the_next_response(origin: Origin, fetcher: HttpFetcher, more: bytes) -> None:
    url = origin.play("/", reply(304) + more, reply(200, b"true"))
    assert fetcher.fetch(Request(url, etag='"1"')).status == 304
    assert fetcher.fetch(Request(url)).body == b"true"
    assert origin.connections == 2


def test_a_304_with_connection_close_closes_the_connection(origin: Origin, fetcher: HttpFetcher) -> None:
    url = origin.play("/", reply(304, headers=[("Connection", "close")]), reply(200, b"x"))
    assert fetcher.fetch(Request(url, etag='"1"')).status == 304
    assert fetcher.fetch(Request(url)).body == b"x"
    assert origin.connections == 2


def test_idle_connections_are_limited(make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher(max_connections=2)
    with Origin() as one, Origin() as two, Origin() as three:
        for server in (one, two, three, two, three, one):
            fetcher.fetch(Request(server.play("/", reply(200, b"x"))))
        assert (one.connections, two.connections, three.connections) == (2, 1, 1)


def test_an_idle_connection_that_was_closed_is_replaced(origin: Origin, fetcher: HttpFetcher) -> None:
    url = origin.play("/", reply(200, b"x"), lambda line: None, reply(200, b"y"))
    assert fetcher.fetch(Request(url)).body == b"x"
    assert fetcher.fetch(Request(url)).body == b"y"
    assert [seen.connection for seen in origin.seen] == [1, 1, 2]


def test_a_new_connection_that_is_closed_is_not_retried(origin: Origin, fetcher: HttpFetcher) -> None:
    with pytest.raises(BadResponse, match="without sending"):
        fetcher.fetch(Request(origin.play("/", lambda line: None)))
    assert len(origin.seen) == 1


def test_a_refused_connection_names_the_host(fetcher: HttpFetcher) -> None:
    with Origin() as origin:
        url = origin.url("/")
    with pytest.raises(ConnectFailed, match="refused"):
        fetcher.fetch(Request(url))


@pytest.mark.parametrize(
    "answer",
    [
        b"no http at all\r\n\r\n",
        b"HTTP/1.1 abc Huh\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        b"\x16\x03\x01",
    ],
)
def test_invalid_http_is_a_bad_response(origin: Origin, fetcher: HttpFetcher, answer: bytes) -> None:
    with pytest.raises(BadResponse):
        fetcher.fetch(Request(origin.play("/", lambda line: line.send(answer))))


def test_a_post_sends_its_body_and_returns_the_status(origin: Origin, fetcher: HttpFetcher) -> None:
    url = origin.play("/hook", reply(202))
    assert fetcher.post(url, {"Content-Type": "application/json", "webhook-id": "m1"}, b'{"a":1}') == 202
    seen = origin.last
    assert (seen.method, seen.body, seen.header("webhook-id")) == ("POST", b'{"a":1}', "m1")
    with pytest.raises(AddressRefused):
        fetcher.post("http://10.0.0.1/", {}, b"")


def test_no_thread_is_left(origin: Origin, make_fetcher: MakeFetcher) -> None:
    before = set(threading.enumerate())
    fetcher = make_fetcher()
    fetcher.fetch(Request(origin.play("/", reply())))
    fetcher.close()
    fetcher.close()
    started = {thread for thread in set(threading.enumerate()) - before if "_serve" not in thread.name}
    assert not started
