"""JSON Feed, sitemaps, OPML lists, hints in headers, and feeds found on pages."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import EmptyBody, NotAFeed
from monitor.feeds import (
    FeedLink,
    FeedSource,
    discover_feeds,
    guess_feed_urls,
    header_hints,
    parse_feed,
    read_opml,
    sitemaps_in_robots,
    write_opml,
)
from monitor.model import NO_HINTS, Entry, FeedHints

URL = "https://news.example.com/feed"
NOW = datetime(2024, 3, 15, 12, tzinfo=UTC)


def test_json_feed() -> None:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour & Sea",
        "home_page_url": "https://news.example.com/",
        "feed_url": URL,
        "language": "en",
        "hubs": [{"type": "rssCloud", "url": "https://no"}, {"type": "WebSub", "url": "https://hub.example.com/"}],
        "items": [
            {
                "id": "1",
                "url": "/a?utm_source=x",
                "title": "1 < 2",
                "content_html": "<p>It is &amp; was.</p>",
                "date_published": "2024-03-15T10:00:00+01:00",
                "date_modified": "2024-03-15T11:00:00Z",
                "authors": [{"name": "Ida Ng"}, {"name": "Ole By"}],
            },
            {"id": 2, "external_url": "https://e.org/b", "content_text": "plain"},
            {"id": "https://e.org/c", "author": {"name": "Old Style"}},
            {"id": "4", "title": "nowhere"},
            "no item",
            {},
        ],
    }
    feed = parse_feed(json.dumps(document).encode(), url=URL)
    assert (feed.kind, feed.title, feed.language, feed.warnings) == ("json", "Harbour & Sea", "en", ())
    assert feed.hints == FeedHints(hub_url="https://hub.example.com/", self_url=URL)
    assert feed.entries[0] == Entry(
        key="1",
        url="https://news.example.com/a?utm_source=x",
        address="https://news.example.com/a",
        title="1 < 2",
        summary="It is & was.",
        author="Ida Ng, Ole By",
        published=datetime(2024, 3, 15, 9, tzinfo=UTC),
        updated=datetime(2024, 3, 15, 11, tzinfo=UTC),
    )
    assert [(entry.key, entry.url) for entry in feed.entries[1:]] == [
        ("2", "https://e.org/b"),
        ("https://e.org/c", "https://e.org/c"),
        ("4", ""),
    ]


@pytest.mark.parametrize("compressed", [False, True])
def test_news_sitemap_newest_first(compressed: bool) -> None:
    body = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/i">
      <url><loc>https://e.org/1</loc><news:news><news:publication><news:name>E</news:name>
      <news:language>en</news:language></news:publication><news:publication_date>2024-03-14</news:publication_date>
      <news:title>Ferry &amp; pier</news:title></news:news><image:image><image:loc>https://e.org/i.png</image:loc>
      </image:image></url>
      <url><loc> https://e.org/2 </loc><lastmod>2024-03-15T10:00:00Z</lastmod></url><url><loc></loc></url></urlset>"""
    feed = parse_feed(gzip.compress(body) if compressed else body, url=URL)
    assert (feed.kind, feed.language) == ("sitemap", "en")
    assert [entry.url for entry in feed.entries] == ["https://e.org/2", "https://e.org/1"]
    assert feed.entries[0].updated == datetime(2024, 3, 15, 10, tzinfo=UTC)
    assert (feed.entries[1].title, feed.entries[1].published) == ("Ferry & pier", datetime(2024, 3, 14, tzinfo=UTC))


def test_sitemap_index_most_promising_first() -> None:
    def child(name: str, date: str = "") -> str:
        return f"<sitemap><loc>/{name}.xml</loc>{f'<lastmod>{date}</lastmod>' if date else ''}</sitemap>"

    text = child("old", "2020-01-01") + child("new", "2024-01-01") + child("none") + child("news", "2023-01-01")
    feed = parse_feed(f"<sitemapindex>{text}{child('new')}</sitemapindex>".encode(), url="https://e.org/s.xml")
    assert feed.kind == "sitemap-index"
    assert feed.children == tuple(f"https://e.org/{name}.xml" for name in ("news", "new", "old", "none"))


def test_truncated_gzip_is_read_up_to_its_end_and_broken_gzip_is_refused() -> None:
    urls = "".join(f"<url><loc>https://e.org/{at * 7919 % 10007}</loc></url>" for at in range(3000))
    body = gzip.compress(f"<urlset>{urls}</urlset>".encode())
    assert len(parse_feed(body[: len(body) // 2], url=URL).entries) > 500
    with pytest.raises(NotAFeed, match="gzip file is broken"):
        parse_feed(b"\x1f\x8bnonsense", url=URL)


def test_sitemaps_in_robots() -> None:
    text = (
        "User-agent: *\nSitemap: https://e.org/a.xml\n sitemap : https://e.org/b.xml # x\nSitemap: /c.xml\n#Sitemap: d"
    )
    assert sitemaps_in_robots(text) == ("https://e.org/a.xml", "https://e.org/b.xml")


def test_opml() -> None:
    found = read_opml(
        b"""<?xml version="1.0"?><opml version="1.0"><head><title>x</title></head><body><outline text="News">
        <outline text="A &amp; B" type="rss" xmlUrl="https://a.example/feed"/><outline text="Deep">
        <outline title="C" xmlUrl="feed://c.example/x" category="/tech/web,fast"/></outline></outline>
        <outline text="A again" xmlUrl="http://www.a.example/feed"><outline text="no feed" htmlUrl="https://x"/></outline>
        <outline text="bad" xmlUrl="javascript:x"/></body></opml>"""
    )
    assert found.refused == ("javascript:x",)
    assert found.sources == (
        FeedSource("https://a.example/feed", "A & B", ("News",)),
        FeedSource("http://c.example/x", "C", ("News/Deep", "tech/web", "fast")),
    )
    with pytest.raises(NotAFeed):
        read_opml(b"<rss/>")
    with pytest.raises(EmptyBody):
        read_opml(b"  ")


FOLDERS = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>Desk &amp; &lt;night&gt;</title>
    <dateCreated>Sun, 01 Mar 2026 12:00:00 +0000</dateCreated>
  </head>
  <body>
    <outline type="rss" text="Alone" title="Alone" xmlUrl="https://alone.example/feed" />
    <outline text="World" title="World">
      <outline text="Asia &amp; Oceania" title="Asia &amp; Oceania">
        <outline type="rss" text="Tide &lt;i&gt; &quot;7&quot; &amp;amp; more" title="Tide &lt;i&gt; &quot;7&quot; &amp;amp; more" xmlUrl="https://tide.example/rss?a=1&amp;b=2" htmlUrl="https://tide.example/" />
      </outline>
      <outline type="rss" text="Globe" title="Globe" xmlUrl="https://globe.example/feed" />
      <outline text="Ports 24/7" title="Ports 24/7">
        <outline type="rss" text="Pier, daily" title="Pier, daily" xmlUrl="https://pier.example/feed" />
      </outline>
    </outline>
    <outline text="Ports 24/7" title="Ports 24/7">
      <outline type="rss" text="Globe" title="Globe" xmlUrl="https://globe.example/feed" />
    </outline>
  </body>
</opml>
"""  # noqa: E501 - exactly as written


def test_folders_survive_a_round_trip() -> None:
    sources = read_opml(FOLDERS.encode()).sources
    assert [(source.title, source.tags) for source in sources] == [
        ("Alone", ()),
        ('Tide <i> "7" &amp; more', ("World/Asia & Oceania",)),
        ("Globe", ("World", "Ports 24⁄7")),
        ("Pier, daily", ("World/Ports 24⁄7",)),
    ]
    assert write_opml(sources, "Desk & <night>", datetime(2026, 3, 1, 12, tzinfo=UTC)).decode() == FOLDERS


names = st.text(st.characters(categories=["L", "N"], include_characters="&<>\"',;/ "), max_size=12).map(
    lambda text: " ".join(normalize("NFC", text).split())
)
tags = names.map(lambda text: "/".join(part.strip() for part in text.split("/") if part.strip()))


@given(st.lists(st.tuples(st.integers(0, 50), names, st.lists(tags.filter(bool), max_size=3, unique=True)), max_size=8))
def test_written_opml_is_read_back(rows: list[tuple[int, str, list[str]]]) -> None:
    unique = {at: FeedSource(f"https://e.org/{at}", title, tuple(tags)) for at, title, tags in rows}
    written = write_opml(list(unique.values()), "My feeds", NOW)
    back = {source.url: source for source in read_opml(written).sources}
    for source in unique.values():
        assert set(back[source.url].tags) == set(source.tags)
        assert back[source.url].title == source.title
    again = read_opml(write_opml(list(back.values()), "My feeds", NOW))
    assert {source.url: source for source in again.sources} == back


def test_feeds_on_a_page() -> None:
    page = b"""<html><head><base href="https://e.org/sub/">
    <!-- <link rel=alternate type=application/rss+xml href=/no> -->
    <link rel="alternate" type="application/rss+xml" href="/comments/feed/" title="E &raquo; Comments Feed">
    <link href='atom.xml?a=1&amp;b=2' type='application/atom+xml' rel='alternate' title='Main'>
    <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/1">
    <link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" href="/feed.css"></head>
    <a href="feed://e.org/rss/sport.xml" title="Sport"><img src=x> RSS</a> <a href="/about">About</a>
    <a href="/subscribe">Web feed</a><a href="atom.xml?a=1&amp;b=2">again</a></html>"""
    assert discover_feeds(page, "https://e.org/") == (
        FeedLink("https://e.org/sub/atom.xml?a=1&b=2", "Main", "application/atom+xml"),
        FeedLink("http://e.org/rss/sport.xml", "Sport RSS"),
        FeedLink("https://e.org/subscribe", "Web feed"),
        FeedLink("https://e.org/comments/feed/", "E » Comments Feed", "application/rss+xml"),
    )


def test_guesses() -> None:
    guesses = guess_feed_urls("https://e.org/news/world/index.html?x=1")
    assert guesses[0] == "https://e.org/news/world/feed"
    assert "https://e.org/rss.xml" in guesses
    assert guess_feed_urls("mailto:a@e.org") == ()


def test_headers_add_to_the_hints() -> None:
    headers = [
        ("cache-control", "public, max-age=600"),
        ("expires", "Fri, 15 Mar 2024 14:00:00 GMT"),
        ("date", "Fri, 15 Mar 2024 13:00:00 GMT"),
        ("link", '<https://hub.example.com/>; rel="hub", </relative>; rel=self'),
        ("link", '<https://e.org/f?a,b>; title="x, y"; rel="self canonical"'),
    ]
    hints = header_hints(FeedHints(ttl_seconds=60), headers, NOW)
    assert hints == FeedHints(
        ttl_seconds=60,
        max_age_seconds=600,
        expires_at=NOW + timedelta(hours=1),
        hub_url="https://hub.example.com/",
        self_url="https://e.org/f?a,b",
    )
    later = header_hints(hints, [("ETag", '"x"')], NOW + timedelta(hours=2))
    assert (later.max_age_seconds, later.expires_at) == (600, None)
    assert header_hints(hints, [("Cache-Control", "no-cache, max-age=5")], NOW).max_age_seconds is None


@pytest.mark.parametrize("value", ["max-age=x", "max-age=", "=", ",,,", "max-age=99999999999999999999"])
def test_nonsense_headers(value: str) -> None:
    hints = header_hints(NO_HINTS, [("cache-control", value), ("expires", "0"), ("link", "<<>;rel"), ("date", "")], NOW)
    assert hints.expires_at is None
    assert (hints.max_age_seconds or 0) <= 366 * 86400


def test_importing_addresses_loads_no_parser() -> None:
    code = "import sys, monitor.feeds; print('feedparser' in sys.modules, 'urllib.request' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_a_cdf_channel() -> None:
    body = b'<CHANNEL HREF="https://e.org/"><TITLE>Old</TITLE><ITEM HREF="https://e.org/1"><TITLE>One</TITLE></ITEM></CHANNEL>'
    feed = parse_feed(body, url="https://e.org/channel.cdf")
    assert (feed.title, [entry.url for entry in feed.entries]) == ("Old", ["https://e.org/1"])


def test_an_atom_entry_by_itself() -> None:
    entry = b'<title>One</title><id>tag:e.org,1</id><link href="https://e.org/1"/></entry>'
    feed = parse_feed(b'<entry xmlns="http://www.w3.org/2005/Atom">' + entry, url="https://e.org/1.atom")
    assert (feed.kind, feed.entries[0].key, feed.entries[0].url) == ("atom", "tag:e.org,1", "https://e.org/1")
    with pytest.raises(NotAFeed):
        parse_feed(b"<dictionary><entry>" + entry + b"</dictionary>", url="https://e.org/1")
