"""Response bodies are decoded within limits, and are complete or rejected."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import BadResponse, BodyTooLarge
from monitor.fetch import HttpFetcher
from monitor.fetch.decode import BodyDecoder
from monitor.ports import Request
from tests.fetch.conftest import MakeFetcher
from tests.fetch.origin import Origin, reply

TEXT = b"The river rose overnight. " * 400


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


CODED = {
    "gzip": ("gzip", gzip.compress(TEXT)),
    "gzip of two members": ("gzip", gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:])),
    "gzip and then padding": ("GZip", gzip.compress(TEXT) + b"\0" * 32),
    "x-gzip": ("x-gzip", gzip.compress(TEXT)),
    "deflate in zlib's frame": ("deflate", zlib.compress(TEXT)),
    "deflate, bare": ("deflate", raw_deflate(TEXT)),
    "gzip twice": ("gzip, gzip", gzip.compress(gzip.compress(TEXT))),
    "deflate, then gzip": ("deflate, gzip", gzip.compress(zlib.compress(TEXT))),
    "identity": ("identity", TEXT),
    "a charset by mistake": ("UTF-8", TEXT),
}


@pytest.mark.parametrize("name", CODED)
def test_codings_are_decoded(origin: Origin, fetcher: HttpFetcher, name: str) -> None:
    coding, body = CODED[name]
    page = fetcher.fetch(Request(origin.play("/", reply(200, body, [("Content-Encoding", coding)]))))
    assert page.body == TEXT


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, br", "gzip, gzip, gzip"])
def test_codings_that_were_not_requested(origin: Origin, fetcher: HttpFetcher, coding: str) -> None:
    with pytest.raises(BadResponse, match=r"not requested|compressed \d+ times"):
        fetcher.fetch(Request(origin.play("/", reply(200, b"abc", [("Content-Encoding", coding)]))))


@pytest.mark.parametrize("coding", ["gzip", "deflate", ""])
def test_an_empty_body_is_empty(origin: Origin, fetcher: HttpFetcher, coding: str) -> None:
    page = fetcher.fetch(Request(origin.play("/", reply(200, b"", [("Content-Encoding", coding)]))))
    assert page.body == b""


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
@pytest.mark.parametrize("kept", [1, 12, -8, -1])
def test_a_truncated_compressed_body(origin: Origin, fetcher: HttpFetcher, coding: str, kept: int) -> None:
    body = (gzip.compress(TEXT) if coding == "gzip" else zlib.compress(TEXT))[:kept]
    with pytest.raises(BadResponse, match="truncated"):
        fetcher.fetch(Request(origin.play("/", reply(200, body, [("Content-Encoding", coding)]))))


@pytest.mark.parametrize("body", [b"<html>plain", gzip.compress(TEXT)[:40] + b"\xff" * 400])
def test_an_invalid_compressed_body(origin: Origin, fetcher: HttpFetcher, body: bytes) -> None:
    with pytest.raises(BadResponse, match="is invalid"):
        fetcher.fetch(Request(origin.play("/", reply(200, body, [("Content-Encoding", "gzip")]))))


def test_fewer_bytes_than_promised(origin: Origin, fetcher: HttpFetcher) -> None:
    with pytest.raises(BadResponse, match="received 3 bytes, expected 10"):
        fetcher.fetch(Request(origin.play("/", lambda line: line.send(reply(200, b"abc", length=10)))))


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"


@pytest.mark.parametrize("first", [reply(200, b"abc"), CHUNKED])
def test_more_bytes_than_promised_are_not_the_next_response(origin: Origin, fetcher: HttpFetcher, first: bytes) -> None:
    url = origin.play("/", first + reply(200, b"false"), reply(200, b"true"))
    assert fetcher.fetch(Request(url)).body == b"abc"
    assert fetcher.fetch(Request(url)).body == b"true"
    assert [seen.connection for seen in origin.seen] == [1, 2]


@pytest.mark.parametrize("rest", [b"", b"5\r\nhel", b"zz\r\nhello\r\n", b"5\r\nhello"])
def test_truncated_chunks(origin: Origin, fetcher: HttpFetcher, rest: bytes) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
    with pytest.raises(BadResponse):
        fetcher.fetch(Request(origin.play("/", lambda line: line.send(head + rest))))


def test_chunked_bodies_and_bodies_that_end_with_the_connection(origin: Origin, fetcher: HttpFetcher) -> None:
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"
    assert fetcher.fetch(Request(origin.play("/1", chunked))).body == b"abcde"
    closed = origin.play("/2", lambda line: line.send(b"HTTP/1.0 200 OK\r\n\r\nabcdef"))
    assert fetcher.fetch(Request(closed)).body == b"abcdef"


def test_a_large_body_is_refused_by_its_content_length(origin: Origin, make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher(max_body_bytes=1000)
    assert len(fetcher.fetch(Request(origin.play("/1", reply(200, b"x" * 1000)))).body) == 1000
    with pytest.raises(BodyTooLarge, match="1001"):
        fetcher.fetch(Request(origin.play("/2", reply(200, b"x" * 1001))))


def test_an_endless_body_is_aborted(origin: Origin, make_fetcher: MakeFetcher) -> None:
    def endless(line: object) -> None:
        line.send(b"HTTP/1.1 200 OK\r\n\r\n")  # type: ignore[attr-defined]
        while True:
            line.send(b"x" * 65536)  # type: ignore[attr-defined]

    with pytest.raises(BodyTooLarge, match="1 MB"):
        make_fetcher(max_body_bytes=1024 * 1024).fetch(Request(origin.play("/", endless)))


def test_endless_tiny_chunks_are_aborted(origin: Origin, make_fetcher: MakeFetcher) -> None:
    def endless(line: object) -> None:
        line.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")  # type: ignore[attr-defined]
        while True:
            line.send((b"1;" + b"p" * 1000 + b"\r\nx\r\n") * 50)  # type: ignore[attr-defined]

    with pytest.raises(BadResponse, match="for one response"):
        make_fetcher(max_body_bytes=100_000).fetch(Request(origin.play("/", endless)))


def bomb(coding: str, size: int) -> bytes:
    packer = zlib.compressobj(9, wbits={"gzip": 31, "deflate": 15}[coding])
    parts = [packer.compress(b"\0" * 1_000_000) for _ in range(size // 1_000_000)]
    return b"".join([*parts, packer.flush()])


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_decompression_bomb_costs_no_more_than_a_page(origin: Origin, make_fetcher: MakeFetcher, coding: str) -> None:
    url = origin.play("/", reply(200, bomb(coding, 60_000_000), [("Content-Encoding", coding)]))
    fetcher = make_fetcher(max_body_bytes=2_000_000, max_expansion=2000)
    tracemalloc.start()
    with pytest.raises(BodyTooLarge, match="once decompressed"):
        fetcher.fetch(Request(url))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6_000_000


def test_a_body_that_expands_too_much(origin: Origin, fetcher: HttpFetcher) -> None:
    url = origin.play("/", reply(200, bomb("gzip", 3_000_000), [("Content-Encoding", "gzip")]))
    with pytest.raises(BodyTooLarge, match="200 times"):
        fetcher.fetch(Request(url))


def test_a_decompression_bomb_in_another(origin: Origin, fetcher: HttpFetcher) -> None:
    body = gzip.compress(bomb("gzip", 60_000_000))
    with pytest.raises(BodyTooLarge, match="decompress"):
        fetcher.fetch(Request(origin.play("/", reply(200, body, [("Content-Encoding", "gzip, gzip")]))))


def test_a_body_that_compresses_well_is_accepted(origin: Origin, fetcher: HttpFetcher) -> None:
    table = b"<tr><td>0</td><td>12.5</td></tr>\n" * 60_000
    body = gzip.compress(b"".join(b"%d%s" % (at, table[:400]) for at in range(4000)))
    page = fetcher.fetch(Request(origin.play("/", reply(200, body, [("Content-Encoding", "gzip")]))))
    assert len(page.body) > 1_600_000


@given(data=st.binary(max_size=3000), cuts=st.lists(st.integers(0, 3000)), coding=st.sampled_from(["gzip", "deflate"]))
@settings(deadline=None)
def test_the_size_of_received_pieces_does_not_matter(data: bytes, cuts: list[int], coding: str) -> None:
    coded = gzip.compress(data) if coding == "gzip" else raw_deflate(data)
    edges = sorted({0, len(coded), *(cut for cut in cuts if cut < len(coded))})
    decoder = BodyDecoder(coding, max_bytes=10_000, max_expansion=200)
    for start, end in pairwise(edges):
        decoder.feed(coded[start:end])
    assert decoder.finish() == data


@given(junk=st.binary(max_size=2000), coding=st.sampled_from(["gzip", "deflate", "gzip, deflate"]))
@settings(deadline=None)
def test_random_bytes_are_decoded_or_rejected(junk: bytes, coding: str) -> None:
    decoder = BodyDecoder(coding, max_bytes=100_000, max_expansion=200)
    body = b""
    with suppress(BadResponse, BodyTooLarge):
        decoder.feed(junk)
        body = decoder.finish()
    assert len(body) <= 100_000
