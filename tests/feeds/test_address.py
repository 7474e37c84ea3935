"""Addresses of the same article have one normal form; those of different articles differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.feeds import normal_address
from monitor.feeds.address import absolute, story_address


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://example.com/a", "https://example.com/a"),
        ("https://www.example.com/a", "https://example.com/a"),
        ("https://EXAMPLE.com:443/a", "https://example.com/a"),
        ("http://example.com:80/a/", "https://example.com/a"),
        ("https://example.com", "https://example.com/"),
        ("https://example.com/a#comments", "https://example.com/a"),
        ("https://example.com/a?utm_source=rss&utm_medium=feed&id=7", "https://example.com/a?id=7"),
        ("https://example.com/a?at_medium=RSS&at_campaign=KARANGA", "https://example.com/a"),
        ("https://example.com/a?traffic_source=rss", "https://example.com/a"),
        ("https://example.com/a?fbclid=x&gclid=y&mc_cid=z&msclkid=q", "https://example.com/a"),
        ("https://example.com/a?partner=rss&emc=rss", "https://example.com/a"),
        ("https://example.com/a?ref=rss", "https://example.com/a"),
        ("https://example.com/a?b=2&a=1", "https://example.com/a?a=1&b=2"),
        ("https://example.com/a?a=1&amp;b=2", "https://example.com/a?a=1&b=2"),
        ("https://example.com/%7euser/%C3%A9", "https://example.com/~user/é"),
        ("https://example.com/a%2fb", "https://example.com/a%2Fb"),
        ("https://example.com/x/../a/./b", "https://example.com/a/b"),
        ("https://example.com//a//b", "https://example.com/a/b"),
        ("https://example.com./a", "https://example.com/a"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
        ("https://example.com/a;jsessionid=F00?x=1", "https://example.com/a?x=1"),
        ("  https://example.com/a\n", "https://example.com/a"),
        ("https://user:secret@example.com/a", "https://example.com/a"),
        ("https://example.com/a?.tsrc=rss", "https://example.com/a"),
        ("https://example.com/a?mktcid=nled&mktcval=08&kid=nl", "https://example.com/a?kid=nl"),
        ("https://example.com/a?wtrid=socialmedia.x&wt_zmc=sm.int&WT.mc_id=9", "https://example.com/a"),
        ("https://example.com/a?ref_src=twsrc%5Etfw&ref_url=https%3A%2F%2Fx.example", "https://example.com/a"),
        ("https://example.com/a?outputType=amp", "https://example.com/a"),
        ("https://example.com/a?amp", "https://example.com/a"),
        ("https://example.com/a?_amp=true&id=3", "https://example.com/a?id=3"),
        ("https://example.com/a?campaign_id=60&intcmp=top&INTCMP=x", "https://example.com/a"),
        ("https://example.com/a?rdt_cid=1&ttclid=2&irclickid=3&srsltid=4", "https://example.com/a"),
        ("https://example.com/a?referrer=https%3A%2F%2Fwww.google.com&from=telegram", "https://example.com/a"),
        ("https://example.com/a?newsletter_source=am&share_source=copy", "https://example.com/a"),
        ("https://l.example.net/out?url=https%3A%2F%2Fexample.com%2Fa%3Futm_id%3D1", "https://example.com/a"),
    ],
)
def test_same_article(one: str, other: str) -> None:
    assert normal_address(one) == normal_address(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.com/a", "https://example.com/A"),
        ("https://example.com/a?id=1", "https://example.com/a?id=2"),
        ("https://example.com/a?page=1", "https://example.com/a"),
        ("https://example.com/a?ref=123", "https://example.com/a?ref=124"),
        ("https://example.com/a?cid=4711", "https://example.com/a"),
        ("https://example.com/a?tag=x&tag=y", "https://example.com/a?tag=y&tag=x"),
        ("https://example.com/a%2Fb", "https://example.com/a/b"),
        ("https://example.com/a?q=1%262", "https://example.com/a?q=1&2"),
        ("https://news.example.com/a", "https://example.com/a"),
        ("http://example.com:8080/a", "http://example.com/a"),
        ("http://127.0.0.1:8080/a", "http://127.0.0.1:8081/a"),
        ("https://example.com/#!/article/1", "https://example.com/#!/article/2"),
        ("https://example.com/?p=1", "https://example.com/?p=2"),
        ("https://example.com/a.html", "https://example.com/a"),
        ("https://example.com/a?view=7", "https://example.com/a"),
        ("https://example.com/a?output=full", "https://example.com/a"),
        ("https://example.com/a?topic=amp", "https://example.com/a"),
        ("https://example.com/a?amp=14", "https://example.com/a"),
        ("https://example.com/a?campaign=14", "https://example.com/a"),
        ("https://example.com/a?sessionid=2026-14", "https://example.com/a"),
        ("https://example.com/a?scid=14", "https://example.com/a"),
        ("https://example.com/a?reference=14", "https://example.com/a"),
        ("https://example.com/a?newsletter=14", "https://example.com/a"),
        ("https://example.com/a?share=14", "https://example.com/a"),
        ("https://example.com/a?source=14", "https://example.com/a"),
        ("https://example.com/a?articleid=14", "https://example.com/a"),
    ],
)
def test_different_articles(one: str, other: str) -> None:
    assert normal_address(one) != normal_address(other)


@pytest.mark.parametrize(
    ("base", "link", "expected"),
    [
        ("https://e.org/feed/", "../a", "https://e.org/a"),
        ("https://e.org/feed", "//cdn.e.org/a", "https://cdn.e.org/a"),
        ("https://e.org/feed", "javascript:alert(1)", ""),
        ("https://e.org/feed", "http://[broken", ""),
        ("https://e.org/feed", "", ""),
        ("", "a", ""),
    ],
)
def test_absolute(base: str, link: str, expected: str) -> None:
    assert absolute(base, link) == expected


@given(st.text(max_size=80).map(lambda text: f"https://example.com/{text}"))
def test_normal_form_is_stable(url: str) -> None:
    once = normal_address(url)
    assert normal_address(once) == once


@given(st.text(max_size=60))
def test_any_text_has_a_normal_form(text: str) -> None:
    assert normal_address(normal_address(text)) == normal_address(text)


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("http://user:secret@host.example/a", "http://host.example/a"),
        ("https://bank.example@evil.example:8443/a?b#c", "https://evil.example:8443/a?b#c"),
        ("//user@host.example/a", "https://host.example/a"),
        ("/~user@host", "https://feed.example/~user@host"),
    ],
)
def test_the_address_of_a_story_has_no_user_name(link: str, address: str) -> None:
    assert story_address("https://feed.example/", link) == address
