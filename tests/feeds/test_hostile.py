"""Hostile documents are refused, or read in time linear in their length."""

from __future__ import annotations

import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import HostileDocument, MonitorError, NotAFeed
from monitor.feeds import discover_feeds, parse_feed, read_opml
from monitor.feeds.screen import screen_xml

URL = "https://example.com/feed"
HEAD = b"<rss version='2.0'><channel><title>t</title><item><title>i</title><link>/1</link>"
TAIL = b"</item></channel></rss>"

REFUSED = {
    "200k deep": HEAD + b"<a>" * 200_000,
    "200k deep and closed": HEAD + b"<a>" * 200_000 + b"</a>" * 200_000 + TAIL,
    "100k attributes": HEAD + b"<a " + b" ".join(b'x%d="1"' % at for at in range(100_000)) + b"/>" + TAIL,
    "billion laughs": b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss><channel><title>&c;</title></channel></rss>',
    "quadratic blowup": b'<!DOCTYPE l [<!ENTITY a "' + b"x" * 999 + b'">]>' + HEAD + b"&a;" * 50_000 + TAIL,
    "huge entity": b'<!DOCTYPE l [<!ENTITY a "' + b"x" * 5000 + b'">]>' + HEAD + TAIL,
    "external entity": b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><title>&a;</title></channel></rss>',
    "parameter entity": b'<!DOCTYPE l [<!ENTITY % a SYSTEM "http://e.x/a.dtd">%a;]><rss><channel/></rss>',
    "endless document type": b"<!DOCTYPE l [ <!ENTITY x 'y'> " + b"<rss>" * 1000,
    "prefixes": HEAD + b"".join(b'<a%d:b xmlns:a%d="u%d"/>' % (at, at, at) for at in range(1000)) + TAIL,
    "deep JSON": b"[" * 200_000,
    "deep JSON feed": b'{"items":' + b"[" * 200_000,
}

TOLERATED = {
    "long author": HEAD + b"<author>" + b"a" * 500_000 + b"</author>" + TAIL,
    "many authors": HEAD + (b"<author>" + b"a" * 300 + b"</author>") * 100 + TAIL,
    "keywords": HEAD
    + b"<itunes:keywords>"
    + b",".join(b"%d" % at for at in range(50_000))
    + b"</itunes:keywords>"
    + TAIL,
    "categories": HEAD + b"".join(b"<category>c%d</category>" % at for at in range(3000)) + TAIL,
    "long date": HEAD + b"<pubDate>" + b"1" * 500_000 + b"</pubDate>" + TAIL,
    "long base": HEAD + b'<x xml:base="http://a/' + b"a" * 200_000 + b'">' + b"<b/>" * 5000 + b"</x>" + TAIL,
    "many bases": HEAD + b'<description xml:base="a/">' + b'<i xml:base="b/">x</i>' * 30_000 + b"</description>" + TAIL,
    "open comments": HEAD + b"<!--" * 60_000 + TAIL,
    "open CDATA": HEAD + b"<![CDATA[" * 30_000 + TAIL,
    "open instructions": HEAD + b"<?a" * 30_000 + TAIL,
    "open quotes": HEAD + b'<a x="' * 30_000 + TAIL,
    "crossed quotes": HEAD + b"<a '\"" * 30_000 + TAIL,
    "open tags": HEAD + b"<a " * 30_000 + TAIL,
    "less than": HEAD + b"<" * 20_000 + TAIL,
    "ampersands": HEAD + b"&" * 60_000 + TAIL,
    "stray ends": HEAD + b"</zzz>" * 50_000 + TAIL,
    "unclosed items": HEAD + b"<item>" * 3000 + TAIL,
    "white space in XHTML": b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><content type="xhtml">'
    + b"&#32;<!-- -->" * 30_000
    + b"</content></entry></feed>",
}


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED.keys())
def test_refused_quickly(body: bytes) -> None:
    started = time.process_time()
    with pytest.raises(HostileDocument):
        parse_feed(body, url=URL)
    assert time.process_time() - started < 2


@pytest.mark.parametrize("body", TOLERATED.values(), ids=TOLERATED.keys())
def test_read_in_bounded_time(body: bytes) -> None:
    started = time.process_time()
    feed = parse_feed(body, url=URL)
    assert time.process_time() - started < 4
    assert len(feed.entries) == 1


def test_document_types_before_the_feed_cost_little() -> None:
    for junk in (b"<!DOCTYPE", b"<!DOCTYPE a>", b"<!DOCTYPE a ["):
        with pytest.raises(MonitorError):
            parse_feed(junk * 50_000 + HEAD + TAIL, url=URL)


def test_gzip_bomb() -> None:
    with pytest.raises(HostileDocument, match="60000000"):
        parse_feed(gzip.compress(b"\0" * 61_000_000), url=URL)


def test_hostile_lists_and_pages() -> None:
    with pytest.raises(HostileDocument):
        read_opml(b"<opml><body>" + b"<outline text='a'>" * 100_000)
    started = time.process_time()
    for page in (b'<a href="/rss"', b"<a ", b"<!--", b'<a b="', b"<script>", b"</a", b"&", b"<link rel='"):
        discover_feeds(page * 100_000, URL)
    assert time.process_time() - started < 4


def test_external_entities_of_the_w3c_are_known_and_not_fetched() -> None:
    body = (
        b'<!DOCTYPE rdf:RDF [<!ENTITY % HTMLlat1 PUBLIC "-//W3C//ENTITIES Latin 1 for XHTML//EN" "http://e.x/l.ent">'
        b"%HTMLlat1;]><rss><channel><title>Caf&eacute;</title></channel></rss>"
    )
    assert parse_feed(body, url=URL).title == "Café"


@pytest.mark.parametrize(
    ("subset", "title", "expected"),
    [
        ('<!ENTITY who "Ida &#38; Ng">', "&who;", "Ida & Ng"),
        ('<!ENTITY lt "&#38;#60;"><!ENTITY amp "&#38;#38;">', "1 &lt; 2 &amp; 3", "1 < 2 & 3"),
        ('<!ENTITY % l SYSTEM "http://www.w3.org/TR/xhtml1/DTD/xhtml-lat1.ent">%l;', "Caf&eacute;", "Café"),
        ('<!ELEMENT rss (channel)><!ATTLIST rss version CDATA "2.0">', "plain", "plain"),
    ],
)
def test_harmless_document_types_are_read(subset: str, title: str, expected: str) -> None:
    body = f"<!DOCTYPE rss [{subset}]><rss><channel><title>{title}</title></channel></rss>"
    assert parse_feed(body.encode(), url=URL).title == expected


def test_elements_in_odd_places_do_not_stop_the_reading() -> None:
    odd = b"<pos xmlns='http://www.opengis.net/gml'>1 2</pos><image><width/><height/></image>"
    assert [entry.title for entry in parse_feed(HEAD + odd + TAIL, url=URL).entries] == ["i"]
    with pytest.raises(NotAFeed, match="cannot be read"):
        parse_feed(b"<rss version='2.0'><channel><textInput><link>x</url><url/>", url=URL)


PIECES = st.sampled_from(
    (
        "<item> </item> <title> </title> <link>/a</link> <a:b|c='d'> <![CDATA[ ]]> <!-- --> & &amp; &#0; &#x110000; "
        "&eacute; <br> <?x ?> < > \" ' x \0 é </ /> <!DOCTYPE|a|[ ]> <x|y=z <x|xmlns:q=''|q:r=''/> <guid> </guid> "
        "<category> <source>"
    )
    .replace("|", "\v")
    .split(" ")
).map(lambda piece: piece.replace("\v", " ") + " ")


@given(st.lists(PIECES, max_size=40).map("".join))
def test_anything_is_made_well_formed(junk: str) -> None:
    from xml.etree import ElementTree as ET

    screened = screen_xml(f"<rss><channel>{junk}</channel></rss>")
    assert ET.fromstring(screened.text).tag == "rss"


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_junk_is_read_or_refused(junk: str) -> None:
    try:
        feed = parse_feed(f"<rss><channel>{junk}".encode(), url=URL)
    except MonitorError:
        return
    assert len({entry.key for entry in feed.entries}) == len(feed.entries)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with pytest.raises(MonitorError):
        parse_feed(body, url=URL)
