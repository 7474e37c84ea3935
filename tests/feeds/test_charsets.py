"""A wrong byte or a wrong charset declaration costs a character at most, never the feed."""

from __future__ import annotations

import pytest

from monitor.feeds import parse_feed, read_opml
from monitor.model import ParsedFeed

URL = "https://tidings.example/feed"
TITLE = "Fähre läuft bei Möhnesund auf Grund – „alle an Bord gerettet“"
LINK = "https://tidings.example/fähre"


def rss(body: bytes, declared: str = "utf-8") -> bytes:
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    return head.encode() + b"<rss><channel><title>Tidings</title>" + body + b"</channel></rss>"


def item(title: bytes, link: bytes = LINK.encode()) -> bytes:
    return b"<item><title>" + title + b"</title><link>" + link + b"</link></item>"


def read(body: bytes, content_type: str | None = None) -> ParsedFeed:
    return parse_feed(body, url=URL, content_type=content_type)


@pytest.mark.parametrize("declared", ["utf-8", "", "iso-8859-1", "windows-1252", "windows-1251", "shift_jis"])
@pytest.mark.parametrize("stray", [b"\xff", b"\xe9", b"\xc3", b"\xe2\x80", b"\x80"])
def test_a_stray_byte_in_utf8_costs_one_character(declared: str, stray: bytes) -> None:
    many = item(TITLE.encode()) + item(b"Harbour" + stray + b" closed", b"/harbour") + item(TITLE.encode() * 3, b"/x")
    feed = read(rss(many, declared))
    assert [entry.title for entry in feed.entries[:2]] == [TITLE, "Harbour\ufffd closed"]
    assert feed.entries[0].address == "https://tidings.example/f%C3%A4hre"
    assert any("not valid utf-8" in warning or "read as utf-8" in warning for warning in feed.warnings)


def test_a_few_characters_beyond_ascii_are_enough() -> None:
    feed = read(rss(item("Café am Möhnesund".encode())) + b"\n<!-- \xff -->")
    assert [(entry.title, entry.url) for entry in feed.entries] == [("Café am Möhnesund", LINK)]


def test_punctuation_of_windows_1252_in_utf8_is_read() -> None:
    feed = read(rss(item(TITLE.encode()) + item(b"It\x92s \x93over\x94 \x96 for now\x85", b"/over")))
    assert [entry.title for entry in feed.entries] == [TITLE, "It’s “over” – for now…"]


@pytest.mark.parametrize(
    ("declared", "served"),
    [
        ("utf-8", "text/xml; charset=windows-1251"),
        ("windows-1251", "text/xml; charset=utf-8"),
        ("iso-8859-1", "text/xml; charset=iso-8859-1"),
        ("us-ascii", "text/xml"),
        ("", None),
    ],
)
def test_utf8_with_a_wrong_declaration(declared: str, served: str | None) -> None:
    assert read(rss(item("Möhne".encode()), declared), served).entries[0].title == "Möhne"


@pytest.mark.parametrize(
    ("codec", "declared", "title"),
    [
        ("cp932", "shift_jis", "港の防波堤が全面通行止め"),
        ("gb18030", "gb2312", "海港防波堤全面封闭"),
        ("euc_kr", "euc-kr", "항구 방파제 전면 폐쇄"),
        ("koi8-r", "koi8-r", "Паром сел на мель"),
    ],
)
def test_a_stray_byte_in_another_charset_costs_one_character(codec: str, declared: str, title: str) -> None:
    feed = read(rss(item(title.encode(codec), b"/port"), declared) + b"\n<!-- \xff\xff -->")
    assert feed.entries[0].title == title


@pytest.mark.parametrize(
    ("codec", "declared", "title"),
    [
        ("cp1252", "utf-8", "Café crème à gogo, brûlée"),
        ("cp1251", "windows-1251", "Він відкрив Відень в іншій країні"),
        ("cp1253", "windows-1253", "Το λιμάνι άνοιξε ξανά"),
        ("cp1250", "windows-1250", "Příliš žluťoučký kůň úpěl ďábelské ódy"),
    ],
)
def test_other_charsets_are_not_taken_for_utf8(codec: str, declared: str, title: str) -> None:
    assert read(rss(item(title.encode(codec), b"/a"), declared)).entries[0].title == title


@pytest.mark.parametrize("stray", [b"", b"\xff"])
def test_a_document_encoded_twice_is_decoded_twice(stray: bytes) -> None:
    twice = TITLE.encode().decode("latin-1").encode()
    windows = "„Möhne“ – läuft".encode().decode("cp1252", "ignore").encode()
    feed = read(rss(item(twice, b"/a") + stray))
    assert feed.entries[0].title == TITLE
    assert read(rss(item(windows, b"/a"))).entries[0].title.startswith("„Möhne")


def test_an_undeclared_other_charset_is_not_taken_for_utf8() -> None:
    feed = read(rss(item("Паром сел на мель".encode("cp1251"), b"/a"), ""))
    assert feed.entries[0].title == "Паром сел на мель".encode("cp1251").decode("cp1252")
    assert "\ufffd" not in feed.entries[0].title


def test_one_odd_pair_of_characters_is_left_alone() -> None:
    assert (
        read(rss(item("Was ist „Ã¤“? Über Zeichensätze".encode(), b"/a"))).entries[0].title.startswith("Was ist „Ã¤“")
    )


def test_an_address_with_a_lost_character_is_not_followed() -> None:
    feed = read(rss(item(TITLE.encode()) + item(b"A", b"https://tidings.example/f\xffhre")))
    assert [entry.url for entry in feed.entries] == [LINK, ""]
    assert "entries whose address cannot be read: 1" in feed.warnings


@pytest.mark.parametrize("cut", range(1, 42))
def test_an_address_at_which_the_document_breaks_off_is_dropped(cut: int) -> None:
    whole = item(TITLE.encode()) + b"<item><title>Second</title><link>https://tidings.example/m\xc3\xb6hnesund</link>"
    feed = read(rss(whole)[: -len("</channel></rss>") - cut])
    assert feed.entries[0].url == LINK
    assert {entry.url for entry in feed.entries[1:]} <= {""}


def test_json_feeds_sitemaps_and_lists_are_decoded_alike() -> None:
    good, bad = TITLE.encode(), b"Harbour\xff"
    json = b'{"items":[{"id":"1","title":"%b","url":"/a"},{"id":"2","title":"%b","url":"/\xff"}]}' % (good, bad)
    assert [(entry.title, entry.url) for entry in read(json).entries] == [
        (TITLE, "https://tidings.example/a"),
        ("Harbour\ufffd", ""),
    ]
    news = b"<url><loc>%b</loc><n:news><n:title>%b</n:title></n:news></url>"
    sitemap = b"<urlset>" + news % (LINK.encode(), good) + news % (b"https://tidings.example/\xff", bad) + b"</urlset>"
    assert [(entry.title, entry.url) for entry in read(sitemap).entries] == [(TITLE, LINK)]
    outline = b'<outline text="%b" xmlUrl="%b"/>'
    opml = (
        b"<opml><body>"
        + outline % (good, LINK.encode())
        + outline % (bad, b"https://b.example/\xff")
        + b"</body></opml>"
    )
    assert [(source.title, source.url) for source in read_opml(opml).sources] == [(TITLE, LINK)]


def test_half_an_escaped_pair_in_json_is_one_lost_character() -> None:
    assert read(b'{"items":[{"id":"1","title":"A \\ud83d b","url":"/a"}]}').entries[0].title == "A \ufffd b"
