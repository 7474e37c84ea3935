"""The host of an address, and its normal spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import host_of, normal_spelling


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://WWW.Example.com/a", "www.example.com"),
        ("http://example.com:80/", "example.com"),
        ("http://example.com:8080/", "example.com:8080"),
        ("http://[2001:DB8::1]:8080/", "[2001:db8::1]:8080"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("https://faß.example/", "xn--fa-hia.example"),
        ("https://example.com./", "example.com"),
        (" https://exam\nple.com/ ", "example.com"),
        ("https://[broken/", ""),
        ("mailto:a@example.com", ""),
        ("http://example.com:99999/", ""),
        ("", ""),
    ],
)
def test_host(url: str, host: str) -> None:
    assert host_of(url) == host


@given(st.text(max_size=60))
def test_any_text_has_a_host_that_is_its_own_host(text: str) -> None:
    host = host_of(text)
    assert host == "" or host_of(f"https://{host}/") == host


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("HTTPS://News.Example/Feed?A=B", "https://news.example/Feed?A=B"),
        ("http://news.example:80/feed", "http://news.example/feed"),
        ("https://news.example:8443/feed#top", "https://news.example:8443/feed"),
        ("http://[2001:DB8::1]:8080/feed", "http://[2001:db8::1]:8080/feed"),
        ("https://Zeitung.Köln/feed", "https://zeitung.köln/feed"),
        ("https://ida:word@News.example/feed", "https://ida:word@News.example/feed"),
        ("mailto:Ida@News.example", "mailto:Ida@News.example"),
        ("https://[broken/", "https://[broken/"),
    ],
)
def test_one_address_has_one_spelling(url: str, plain: str) -> None:
    assert normal_spelling(url) == plain
    assert normal_spelling(plain) == plain
