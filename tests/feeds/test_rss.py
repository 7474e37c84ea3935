"""RSS, RDF and Atom, well formed and broken."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.errors import EmptyBody, NotAFeed
from monitor.feeds import parse_feed
from monitor.model import Entry, FeedHints, ParsedFeed

URL = "https://news.example.com/feeds/top.xml"
ATOM = "http://www.w3.org/2005/Atom"


def read(text: str, content_type: str | None = None) -> ParsedFeed:
    return parse_feed(text.encode(), url=URL, content_type=content_type)


def rss(items: str, head: str = "") -> ParsedFeed:
    return read(f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>{head}{items}</channel></rss>')


def atom(entries: str, head: str = "") -> ParsedFeed:
    return read(f'<feed xmlns="{ATOM}"><title>T</title>{head}{entries}</feed>')


def only(feed: ParsedFeed) -> Entry:
    (entry,) = feed.entries
    return entry


def test_a_whole_rss_feed() -> None:
    feed = read(
        """<?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
        <channel><title>Harbour &amp;amp; Sea</title><link>https://news.example.com/</link><language>en-gb</language>
        <ttl>15</ttl><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
        <skipHours><hour>1</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day></skipDays>
        <atom:link rel="hub" href="https://hub.example.com/"/><atom:link rel="self" href="/feeds/top.xml"/>
        <image><title>Logo</title><url>https://x/y.png</url><link>https://elsewhere.example/</link></image>
        <item><title>Ferry &lt;b&gt;late&lt;/b&gt;</title><link>https://news.example.com/a?utm_source=rss</link>
        <guid isPermaLink="false">a-1</guid><pubDate>Mon, 02 Jan 2023 10:00:00 +0100</pubDate>
        <dc:creator>Ida Ng</dc:creator><description><![CDATA[<p>It is<br>late &amp; full.</p>]]></description></item>
        </channel></rss>"""
    )
    assert feed.kind == "rss"
    assert (feed.title, feed.site_url, feed.language) == ("Harbour & Sea", "https://news.example.com/", "en-gb")
    assert feed.hints == FeedHints(
        ttl_seconds=900,
        update_seconds=1800,
        skip_hours=(0, 1),
        skip_days=(6,),
        hub_url="https://hub.example.com/",
        self_url=URL,
    )
    assert feed.warnings == ()
    assert only(feed) == Entry(
        key="a-1",
        url="https://news.example.com/a?utm_source=rss",
        address="https://news.example.com/a",
        title="Ferry late",
        summary="It is late & full.",
        author="Ida Ng",
        published=datetime(2023, 1, 2, 9, tzinfo=UTC),
    )


def test_a_whole_atom_feed() -> None:
    feed = read(
        f"""<feed xmlns="{ATOM}" xml:base="https://b.example.org/x/" xml:lang="de">
        <title type="html">a &amp;lt; b</title>
        <link rel="alternate" href="../"/><link rel="hub" href="https://hub.example.com/"/>
        <entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">one <b>t</b>wo</div></title>
        <link rel="enclosure" href="s.mp3"/><link rel="related" href="r"/><link href="y"/><id>tag:b.example.org,1</id>
        <published>2003-12-31T10:14:55Z</published><updated>2004-01-01T10:14:55+01:00</updated>
        <author><name>Ida Ng</name><email>ida@example.org</email></author><summary>s</summary></entry></feed>"""
    )
    entry = only(feed)
    assert (feed.kind, feed.title, feed.language) == ("atom", "a < b", "de")
    assert feed.site_url == "https://b.example.org/"
    assert (entry.key, entry.url, entry.title) == ("tag:b.example.org,1", "https://b.example.org/x/y", "one two")
    assert entry.published == datetime(2003, 12, 31, 10, 14, 55, tzinfo=UTC)
    assert entry.updated == datetime(2004, 1, 1, 9, 14, 55, tzinfo=UTC)
    assert entry.author.startswith("Ida Ng")


def test_rdf() -> None:
    feed = read(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://e.org/"><title>T</title>
        <link>https://e.org/</link></channel><item rdf:about="https://e.org/1"><title>One</title>
        <link>https://e.org/1</link><dc:date>2003-12-31T10:14:55Z</dc:date></item></rdf:RDF>"""
    )
    assert feed.kind == "rdf"
    assert only(feed).key == only(feed).url == "https://e.org/1"
    assert only(feed).published == only(feed).updated == datetime(2003, 12, 31, 10, 14, 55, tzinfo=UTC)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("1 &lt; 2", "1 < 2"),
        ("AT&amp;T", "AT&T"),
        ("AT&amp;amp;T", "AT&T"),
        ("AT&T", "AT&T"),
        ("Caf&eacute; &nbsp; open", "Café open"),
        ("Caf&amp;eacute;", "Café"),
        ("&#8216;Yes&#8217; &#150; no", "‘Yes’ – no"),
        ("<![CDATA[<b>Bold</b> &amp; <i>wide</i>]]>", "Bold & wide"),
        ("  two \n lines ", "two lines"),
        ("Cafe\u0301", "Café"),
        ("a&lt;br/&gt;b", "a b"),
        ("<b>unescaped</b> markup", "unescaped markup"),
        ("R&amp;D &lt;3", "R&D <3"),
        ('kept &lt;img src="/a.png"&gt; safe', "kept safe"),
        ("whole&lt;!-- a &lt;b&gt; comment --&gt;some", "wholesome"),
        ("before&lt;!-- never closed", "before"),
        ("a &lt;style&gt;p > b {}&lt;/style&gt; b", "a b"),
        ("Why &lt;blink&gt; was dropped", "Why <blink> was dropped"),
    ],
)
def test_titles_are_plain_text(title: str, expected: str) -> None:
    assert only(rss(f"<item><title>{title}</title><link>/a</link></item>")).title == expected


@pytest.mark.parametrize(
    ("kind", "title", "expected"),
    [
        ("text", "1 &lt; 2 &amp;amp; &lt;b&gt;", "1 < 2 &amp; <b>"),
        ("html", "&lt;b&gt;1&lt;/b&gt; &amp;lt; 2", "1 < 2"),
        ("html", "&lt;script&gt;x()&lt;/script&gt;Title", "Title"),
    ],
)
def test_atom_titles_by_their_declared_type(kind: str, title: str, expected: str) -> None:
    assert only(atom(f'<entry><id>1</id><title type="{kind}">{title}</title></entry>')).title == expected


@pytest.mark.parametrize(
    ("item", "key", "url"),
    [
        ("<guid>https://e.org/1</guid>", "https://e.org/1", "https://e.org/1"),
        ("<guid isPermaLink='false'>https://e.org/1</guid><title>x</title>", "https://e.org/1", ""),
        ("<link></link><guid>https://e.org/1</guid>", "https://e.org/1", "https://e.org/1"),
        ("<guid>https://e.org/1</guid><link />", "https://e.org/1", "https://e.org/1"),
        (
            "<link> <![CDATA[]]> </link><guid isPermaLink='true'>https://e.org/1</guid>",
            "https://e.org/1",
            "https://e.org/1",
        ),
        ("<link></link><guid isPermaLink='false'>https://e.org/1</guid><title>x</title>", "https://e.org/1", ""),
        ("<guid>4711</guid><title>x</title>", "4711", ""),
        ("<guid>/1</guid>", "https://site.example/1", "https://site.example/1"),
        ("<link>/a/b</link>", "https://site.example/a/b", "https://site.example/a/b"),
        ("<link> \n https://e.org/a?x=1&y=2 </link>", "https://e.org/a?x=1&y=2", "https://e.org/a?x=1&y=2"),
        ("<link>https://e.org/a</link><guid></guid>", "https://e.org/a", "https://e.org/a"),
        ("<link>mailto:a@e.org</link><title>x</title>", "x", ""),
        ("<link xml:base='https://b.org/d/'>c</link>", "https://b.org/d/c", "https://b.org/d/c"),
        ("<link/><atom:link href='https://e.org/a'/>", "https://e.org/a", "https://e.org/a"),
        (
            (
                "<link>https://feeds.e.org/~r/1</link><guid>1</guid>"
                "<feedburner:origLink>https://e.org/one</feedburner:origLink>"
            ),
            "1",
            "https://e.org/one",
        ),
        (
            "<title>Podcast</title><guid>https://e.org/1.mp3</guid><enclosure url='https://e.org/1.mp3'/>",
            "https://e.org/1.mp3",
            "",
        ),
    ],
)
def test_identity_and_link(item: str, key: str, url: str) -> None:
    entry = only(rss(f"<item>{item}</item>", head="<link>https://site.example/</link>"))
    assert (entry.key, entry.url) == (key, url)
    assert bool(entry.address) == bool(entry.url)


def test_repeated_guids_are_not_trusted() -> None:
    feed = rss("".join(f"<item><guid>same</guid><link>/{at}</link></item>" for at in (1, 2)))
    assert [entry.key for entry in feed.entries] == [f"https://news.example.com/{at}" for at in (1, 2)]


def test_entries_without_guids_on_one_page_are_distinguished_by_their_titles() -> None:
    feed = rss("".join(f"<item><title>{title}</title><link>/news</link></item>" for title in ("One", "Two", "Two")))
    assert [entry.key for entry in feed.entries] == [f"https://news.example.com/news {at}" for at in ("One", "Two")]
    assert {entry.address for entry in feed.entries} == {"https://news.example.com/news"}


def test_a_guid_that_all_entries_without_pages_share_is_not_trusted() -> None:
    feed = rss("".join(f"<item><title>{title}</title><guid>0</guid></item>" for title in ("One", "Two")))
    assert [entry.key for entry in feed.entries] == ["One", "Two"]


def test_the_same_entry_twice_is_one() -> None:
    item = "<item><guid isPermaLink='false'>g</guid><link>/1</link></item>"
    assert only(rss(item * 2)).key == "g"


def test_an_empty_item_is_left_out_and_any_other_has_a_key() -> None:
    found = rss("<item></item><item><description>only text</description></item>").entries
    assert [(entry.key, entry.url) for entry in found] == [("only text", "")]
    dated = rss("<item><pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate></item><item><author>a</author></item>").entries
    assert [entry.key for entry in dated] == ["2004-01-01 19:48:21+00:00", "entry 2"]


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel><item><title>One</title><link>/1</link></item><item><title>Two</title><link>/2</link><descr",
        "<rss><channel><item><title>One</title><link>/1</link><item><title>Two</title><link>/2</link></channel></rss>",
        "<rss><channel><item><title>One</b></title><link>/1</link></item><item><title>Two<link>/2</link></item>",
        (
            "<rss><channel><item><title>One</title><link>/1</link><dc:x y=z>&nope;</item>"
            "<item><title>Two</title><link>/2</link><description><p>a<br>b & c < d</description></item></channel></rss>"
        ),
        (
            "\n\n<br><b>Warning</b>: bad in x.php\n<?xml version='1.0'?><rss><channel><item><title>One</title>"
            "<link>/1</link></item><item><title>Two</title><link>/2</link></item></channel></rss>"
        ),
        (
            "<rss><channel><item><title>One\x0b\x00</title><link>/1</link></item>"
            "<item><title>Two</title><link>/2</link></item></channel></rss trailing <junk"
        ),
    ],
)
def test_broken_feeds_still_yield_their_entries(text: str) -> None:
    feed = read(text)
    assert [entry.url for entry in feed.entries] == ["https://news.example.com/1", "https://news.example.com/2"]
    assert feed.entries[0].title == "One"
    assert feed.warnings


def test_a_wrong_document_type_does_no_harm() -> None:
    netscape = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/x.dtd">'
    for head in (netscape, "<!DOCTYPE html>", '<!DOCTYPE rss [<!ENTITY own "O\\1">]>'):
        feed = read(f'{head}<rss version="0.91"><channel><title>Caf&eacute;</title></channel></rss>')
        assert feed.title == "Café"
    assert (
        read('<!DOCTYPE rss [<!ENTITY own "O\\1">]><rss><channel><title>&own;</title></channel></rss>').title == "O\\1"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<!doctype html><title>Log in &amp; read</title>", "this is an HTML page, titled “Log in & read”"),
        ("<html><body><rss></rss></body></html>", "an HTML page"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "<svg>"),
        ("Service unavailable", "“Service unavailable”"),
        ('{"error": 1}', "a JSON document"),
        ("[1, 2", "looks like JSON"),
        ("<opml version='2.0'/>", "OPML"),
    ],
)
def test_the_error_names_what_is_there_instead_of_a_feed(text: str, message: str) -> None:
    with pytest.raises(NotAFeed, match=message):
        read(text)


@pytest.mark.parametrize("body", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\0\0\0\0"])
def test_empty(body: bytes) -> None:
    with pytest.raises(EmptyBody):
        parse_feed(body, url=URL)


@pytest.mark.parametrize(
    ("codec", "declared", "content_type", "warned"),
    [
        ("utf-8", "utf-8", "text/xml", False),
        ("utf-8", None, None, False),
        ("utf-8", "iso-8859-1", "text/xml; charset=iso-8859-1", True),
        ("utf-8", "no-such-charset", None, False),
        ("utf-8-sig", "iso-8859-1", None, False),
        ("utf-16", "utf-16", None, False),
        ("utf-16-le", "utf-16", None, False),
        ("utf-16-be", None, None, False),
        ("utf-32", None, None, False),
        ("cp1252", "iso-8859-1", "application/rss+xml", False),
        ("cp1252", "utf-8", None, True),
        ("cp1251", "windows-1251", "text/xml; charset=ISO-8859-1", False),
        ("koi8-r", None, "text/xml; charset=KOI8-R", False),
        ("shift_jis", "Shift_JIS", None, False),
        ("euc_kr", "euc-kr", None, False),
        ("gb18030", "gb2312", None, False),
        ("iso2022_jp", "iso-2022-jp", "text/xml", False),
        ("cp500", "cp500", None, False),
    ],
)
def test_charsets(codec: str, declared: str | None, content_type: str | None, warned: bool) -> None:
    title = {"cp1251": "Привет", "koi8-r": "Привет", "shift_jis": "東京の空", "iso2022_jp": "東京", "euc_kr": "서울"}
    title |= {"gb18030": "北京"}
    wanted = title.get(codec, "Café crème brûlée à gogo")
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    body = f"{declaration}<rss><channel><title>{wanted}</title></channel></rss>".encode(codec)
    feed = parse_feed(body, url=URL, content_type=content_type)
    assert feed.title == wanted
    assert bool(feed.warnings) == warned
