"""Bodies that are no web page are recognised by their bytes and Content-Type, which may be wrong."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.extract import named_type, other_kind

PAGE = b"<!doctype html><html><head><title>Mill burns</title></head><body><p>A mill burned down.</p></body></html>"
NOISE = bytes(range(256)) * 8


def zipped(name: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, "x" * 500)
    return made.getvalue()


# A body, its Content-Type, and its kind.
FILES = [
    (b"%PDF-1.7\n" + NOISE, "application/pdf", "a PDF document"),
    (b"%PDF-1.7\n" + NOISE, "text/html; charset=utf-8", "a PDF document"),
    (b"\r\n \x00%PDF-1.3" + NOISE, None, "a PDF document"),
    (b"\x89PNG\r\n\x1a\n" + NOISE, "text/html", "a PNG image"),
    (b"\xff\xd8\xff\xe0" + NOISE, "image/png", "a JPEG image"),
    (b"GIF89a" + NOISE, "", "a GIF image"),
    (b"RIFF\x24\x00\x00\x00WEBPVP8 " + NOISE, "text/html", "a WebP image"),
    (b"\x00\x00\x00\x20ftypavif" + NOISE, "text/html", "an AVIF image"),
    (b"\x00\x00\x00\x20ftypisom" + NOISE, "text/html", "a video"),
    (b"\x1aE\xdf\xa3" + NOISE, "text/html", "a video"),
    (b"ID3\x03\x00" + NOISE, "audio/mpeg", "an audio file"),
    (b"OggS\x00" + NOISE, "text/html", "an audio or video file"),
    (b"BM" + (2050).to_bytes(4, "little") + b"\x00" * 2044, "text/html", "a bitmap image"),
    (zipped("a.txt"), "text/html", "a zip archive"),
    (zipped("word/document.xml"), "application/octet-stream", "an office document"),
    (b"\x1f\x8b\x08\x00" + NOISE, "text/html", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c" + NOISE, "text/html", "a 7-Zip archive"),
    (b"{\\rtf1 A mill burned down.}", "text/html", "an RTF document"),
    (b"wOF2" + NOISE, "text/html", "a font"),
    (b'{"title": "Mill burns"}', "text/html", "a JSON document"),
    (b"[1, 2, 3]\n", None, "a JSON document"),
    (b'{"title": cut short', "application/json", "a JSON document"),
    (json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": []}).encode(), "text/html", "a feed"),
    (b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "text/html", "a feed"),
    (b"\xef\xbb\xbf<!-- made --><feed xmlns='http://www.w3.org/2005/Atom'></feed>", None, "a feed"),
    (b"<?xml version='1.0'?><rdf:RDF xmlns:rdf='x'></rdf:RDF>", "text/xml", "a feed"),
    (b"<?xml version='1.0'?><urlset></urlset>", "text/html", "a sitemap"),
    (b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "text/html", "an SVG image"),
    (b"<?xml version='1.0'?><records><a/></records>", "text/html", "an XML document"),
    (b"A mill burned down.\n\nNobody was hurt.", "text/plain; charset=utf-8", "a plain text file"),
    (b"A mill burned down.", None, "a plain text file"),
    (b"A mill burned down.", "application/octet-stream", "a plain text file"),
    (b"name,figure\nmill,1\n", "text/csv", "a table"),
    (b"BEGIN:VCALENDAR\nEND:VCALENDAR", "text/html", "a calendar"),
    (b"p { color: red }", "text/css", "a style sheet"),
    (b"var a = 1;", "application/x-javascript", "a script"),
    (NOISE, "application/octet-stream", "a binary file"),
    (NOISE, "text/html", "a binary file"),
    (NOISE, "application/x-shapes", "a file of the type application/x-shapes"),
]


@pytest.mark.parametrize(("body", "label", "expected"), FILES)
def test_a_file_is_named(body: bytes, label: str | None, expected: str) -> None:
    kind = other_kind(body, label)
    assert kind is not None
    assert kind.rpartition(", ")[0] == expected


PAGES = [
    (PAGE, "text/html"),
    (PAGE, None),
    (PAGE, ""),
    (PAGE, "application/pdf"),
    (PAGE, "image/jpeg"),
    (PAGE, "application/json"),
    (PAGE, "text/plain"),
    (PAGE, "application/octet-stream"),
    (PAGE, "application/rss+xml"),
    (b"\xef\xbb\xbf\n\n<!-- a comment -->\n" + PAGE, "text/plain"),
    (b"<?xml version='1.0' encoding='utf-8'?>\n" + PAGE, "application/xhtml+xml"),
    (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'a' 'b'><html xmlns='http://www.w3.org/1999/xhtml'/>", "text/xml"),
    (b"<p>A mill burned down.", "application/octet-stream"),
    (b"A mill <b>burned</b> down.", None),
    (b"A mill burned down.", "text/html"),
    (b"[Lindwick] A mill burned down. [More to come]", "text/html"),
    (PAGE.replace(b"mill", b"m\x02ill"), "text/html"),
    (PAGE.decode().encode("utf-16"), "text/html"),
    (PAGE.decode().encode("utf-16-le"), "text/html"),
    (PAGE.replace(b"A mill", b"%PDF-1.4 is a format. A mill"), "text/html"),
    ("<p>Eine Mühle für Öl".encode("cp1252"), "text/html"),
    ("<p>製粉所が燃えた".encode("iso2022_jp"), "text/html; charset=iso-2022-jp"),
    (b"", "text/html"),
]


@pytest.mark.parametrize(("body", "label"), PAGES)
def test_a_page_is_accepted_under_any_content_type(body: bytes, label: str | None) -> None:
    assert other_kind(body, label) is None


@pytest.mark.parametrize(
    ("size", "expected"), [(999, "999 bytes"), (12_345, "12 KB"), (1_234_567, "1.2 MB"), (30_000_000, "30.0 MB")]
)
def test_the_size_is_given(size: int, expected: str) -> None:
    assert other_kind(b"%PDF-1.7".ljust(size, b"\n"), None) == f"a PDF document, {expected}"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Video/MP4", "a video"),
        ("application/pdf;version=1.7", "a PDF document"),
        ("text/html; charset=utf-8", None),
        ("application/xhtml+xml", None),
        ("application/octet-stream", None),
        ("", None),
        (None, None),
    ],
)
def test_kinds_by_content_type(label: str | None, expected: str | None) -> None:
    assert named_type(label) == expected


@given(st.binary(max_size=300), st.sampled_from(["text/html", "text/plain", "application/pdf", "", "a/b", ";", None]))
def test_any_bytes_are_accepted_and_no_page_is_refused(body: bytes, label: str | None) -> None:
    kind = other_kind(body, label)
    assert kind is None or kind.endswith("bytes")
    assert other_kind(PAGE + body, label) is None


@given(
    st.recursive(
        st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_json_is_no_page_under_any_label(value: object) -> None:
    body = json.dumps([value]).encode()
    assert (other_kind(body, "text/html") or "").startswith("a JSON document, ")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("town,year,people\n" + "".join(f"Averly,{n},{n * 3}\n" for n in range(50)), "a table"),
        ("town;year;people\r\n" + "".join(f"Averly;{n};3,{n}\r\n" for n in range(50)), "a table"),
        ('name,note,n\n"A, of B",x,1\n"C",y,2\n"D, E, F",z,3\n', "a table"),
        ("".join(f'{{"id": {n}, "town": "Averly"}}\n' for n in range(9)), "a file of JSON lines"),
    ],
)
def test_data_is_no_page_whatever_its_label(body: str, kind: str) -> None:
    assert (other_kind(body.encode(), "text/html; charset=utf-8") or "").startswith(f"{kind}, ")


@pytest.mark.parametrize(
    "body",
    [
        "The mill at Wellford will close, its owner said.\nAbout 210 people work there.\nThe mayor, who is, is sad.\n",
        "<p>One, two, three</p>\n<p>One, two, three</p>\n<p>One, two, three</p>\n",
    ],
)
def test_lines_of_prose_are_no_table(body: str) -> None:
    assert other_kind(body.encode(), "text/html") is None
