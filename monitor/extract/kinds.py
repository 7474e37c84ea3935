"""Detects bodies that are no web page: by their first bytes, which are reliable, then by their Content-Type."""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter

# Signatures of binary formats, with their offset; they overrule the Content-Type (from IANA and libmagic).
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF87a", "a GIF image"),
    (0, b"GIF89a", "a GIF image"),
    (0, b"II*\x00", "a TIFF image"),
    (0, b"MM\x00*", "a TIFF image"),
    (0, b"\x00\x00\x01\x00", "an icon"),
    (0, b"\xff\x0a", "a JPEG XL image"),
    (8, b"WEBP", "a WebP image"),
    (4, b"ftypavi", "an AVIF image"),
    (4, b"ftyphe", "a HEIC image"),
    (4, b"ftypmif1", "a HEIC image"),
    (4, b"ftypM4A", "an audio file"),
    (4, b"ftyp", "a video"),
    (0, b"\x1aE\xdf\xa3", "a video"),
    (8, b"AVI LIST", "a video"),
    (0, b"FLV\x01", "a video"),
    (0, b"\x00\x00\x01\xba", "a video"),
    (0, b"\x00\x00\x01\xb3", "a video"),
    (8, b"WAVEfmt", "an audio file"),
    (0, b"ID3\x02", "an audio file"),
    (0, b"ID3\x03", "an audio file"),
    (0, b"ID3\x04", "an audio file"),
    (0, b"OggS\x00", "an audio or video file"),
    (0, b"fLaC\x00", "an audio file"),
    (0, b"MThd\x00", "an audio file"),
    (0, b"\xff\xfb", "an audio file"),
    (0, b"\xff\xf3", "an audio file"),
    (0, b"\xff\xf2", "an audio file"),
    (0, b"\xff\xf1", "an audio file"),
    (0, b"\xff\xf9", "an audio file"),
    (0, b"#EXTM3U", "a playlist"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"%!PS", "a PostScript document"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (0, b"\x1f\x8b\x08", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"(\xb5/\xfd", "a zstd archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"wOFF", "a font"),
    (0, b"wOF2", "a font"),
    (0, b"\x00asm", "a program"),
    (0, b"\x7fELF", "a program"),
    (0, b"SQLite format 3\x00", "a database"),
    (0, b"BEGIN:VCALENDAR", "a calendar"),
    (0, b"BEGIN:VCARD", "an address card"),
)
# Names of the first files in zip archives that are documents.
_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"mimetypeapplication/epub", "an e-book"),
    (b"mimetypeapplication/vnd.oasis", "an office document"),
    (b"[Content_Types].xml", "an office document"),
    (b"word/", "an office document"),
    (b"ppt/", "an office document"),
    (b"xl/", "an office document"),
)
# Kinds by Content-Type, for bodies without a known signature; the first match counts.
_TYPES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"application/(?:x-)?pdf", "a PDF document"),
        (r"image/", "an image"),
        (r"audio/", "an audio file"),
        (r"video/|application/(?:mp4|dash\+xml)", "a video"),
        (r".*mpegurl", "a playlist"),
        (r"font/|application/(?:x-)?font", "a font"),
        (r".*(?:rss|atom|rdf)\+xml|.*feed\+json", "a feed"),
        (r".*[/+]json", "a JSON document"),
        (r".*[/+]xml", "an XML document"),
        (r"application/(?:x-)?(?:zip|gzip|tar|7z|rar|bzip|xz|zstd|compress)", "an archive"),
        (r"application/(?:msword|rtf|vnd\.(?:ms-|oasis|openxml))|text/rtf", "an office document"),
        (r"application/epub", "an e-book"),
        (r".*/(?:x-)?(?:java|ecma)script", "a script"),
        (r"text/css", "a style sheet"),
        (r"text/(?:csv|tab-separated-values)", "a table"),
        (r"text/calendar", "a calendar"),
        (r"text/(?:plain|markdown|x-markdown)", "a plain text file"),
    )
)
_ROOTS = {
    "rss": "a feed",
    "feed": "a feed",
    "rdf": "a feed",
    "urlset": "a sitemap",
    "sitemapindex": "a sitemap",
    "svg": "an SVG image",
    "opml": "a list of feeds",
}
_PAGES = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
# Types without information: servers send them by default, or to make browsers save a file.
_UNKNOWN = re.compile(r"|[^/]*|\*/\*|[^/]*/(?:octet-stream|unknown|x-unknown|x-download|force-download|download)|text/")

_HEAD_BYTES = 4096
_PDF_WITHIN = 1024  # readers of PDF accept this much before the signature (ISO 32000, annex on implementation)
_IGNORED_START = re.compile(rb"(?:\s+|<!--.{0,2000}?-->)+", re.DOTALL)
_STARTS_AS_PAGE = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|base|script|noscript|style|article|section|main|header|nav|div|p"
    rb"|h[1-6]|span|a|b|br|center|font|form|iframe|img|table|ul|ol)[\s/>]",
    re.IGNORECASE,
)
_XML_PROLOG = re.compile(
    rb"(?:\s+|<\?.{0,500}?\?>|<!--.{0,2000}?-->|<!doctype[^>\[]{0,500}>)+", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([a-z][\w.-]*)[\s/>]", re.IGNORECASE)
# Characters that no text holds (WHATWG MIME Sniffing, section 7: binary data bytes).
_BINARY = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_TAG = re.compile(rb"<[a-z!/?][^<>]*>", re.IGNORECASE)
_QUOTED = re.compile(rb'"[^"]*"')
# Several lines of prose have equally many commas only by chance.
_MIN_LINES, _MIN_SEPARATORS, _NEARLY_ALL = 3, 2, 0.9
_TABLE_LINES = 1000  # enough to decide
_MOST_BINARY = 0.02  # a stray control character is no reason to call a page a binary file


def other_kind(body: bytes, content_type: str | None) -> str | None:
    """The kind and size of a body that is no web page ("a PDF document, 1.2 MB"); None for a web page."""
    start = _content_start(body)
    kind = _kind_by_bytes(body, start)
    if kind is None:
        kind = "" if _starts_as_page(start) else _kind_by_type(body, content_type)
    return f"{kind}, {_size(len(body))}" if kind else None


def named_type(content_type: str | None) -> str | None:
    """The kind a Content-Type states; None for a web page, and for types without information."""
    label = _media_type(content_type)
    if label in _PAGES or _UNKNOWN.fullmatch(label):
        return None
    return next((name for pattern, name in _TYPES if pattern.match(label)), f"a file of the type {label[:60]}")


def _kind_by_bytes(body: bytes, start: bytes) -> str | None:
    """The kind that the bytes show; None where they show none, or may be a web page."""
    if start[:4] == b"%PDF" or b"%PDF-" in body[:_PDF_WITHIN].partition(b"<")[0]:
        return "a PDF document"
    if body.startswith(b"PK\x03\x04"):
        return next((name for sign, name in _ZIPPED if sign in body[:_HEAD_BYTES]), "a zip archive")
    if body.startswith(b"BM") and int.from_bytes(body[2:6], "little") == len(body):
        return "a bitmap image"
    for at, sign, name in _SIGNATURES:
        if body.startswith(sign, at):
            return name
    return _xml_kind(start) or _json_kind(body) or _table_kind(body)


def _kind_by_type(body: bytes, content_type: str | None) -> str | None:
    """The kind by Content-Type of a body whose bytes show none; None for a web page."""
    if (named := named_type(content_type)) is not None:
        return named
    head = body[:_HEAD_BYTES]
    if not _is_wide(body) and len(_BINARY.findall(head)) > _MOST_BINARY * len(head):
        return "a binary file"
    is_page = (
        _media_type(content_type) in _PAGES or _is_wide(body) or re.search(rb"<[a-z!][^<>]*>", head, re.IGNORECASE)
    )
    return None if is_page else "a plain text file"


def _xml_kind(start: bytes) -> str | None:
    """The kind of an XML document by its root element; None for HTML, and for what may be HTML."""
    prolog = _XML_PROLOG.match(start)
    root_at = prolog.end() if prolog else 0
    root = _ROOT.match(start, root_at)
    name = root.group(1).decode("ascii").lower() if root else ""
    if name in _ROOTS:
        return _ROOTS[name]
    is_xml = start[:5].lower() == b"<?xml" and name not in ("", "html")
    return "an XML document" if is_xml and not _STARTS_AS_PAGE.match(start, root_at) else None


def _json_kind(body: bytes) -> str | None:
    """The kind of a JSON document; None for anything that is not valid JSON as a whole."""
    text = body.removeprefix(codecs.BOM_UTF8).strip()
    if text[:1] + text[-1:] not in (b"{}", b"[]"):
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    is_feed = isinstance(value, dict) and str(value.get("version", "")).startswith("https://jsonfeed.org/")
    return "a feed" if is_feed else "a JSON document"


def _table_kind(body: bytes) -> str | None:
    """The kind of a body whose lines are all JSON values, or all have equally many separators and no tags."""
    text = body.removeprefix(codecs.BOM_UTF8)
    tagged = _TAG.search(body) is not None
    if _is_wide(body) or (tagged and not text.lstrip().startswith((b"{", b"["))):
        return None
    lines = [line for line in text.splitlines() if line.strip()][:_TABLE_LINES]
    return _kind_of_lines(lines, tagged=tagged) if len(lines) >= _MIN_LINES else None


def _kind_of_lines(lines: list[bytes], *, tagged: bool) -> str | None:
    if all(_json_kind(line) for line in lines):
        return "a file of JSON lines"
    if tagged:
        return None
    return "a table" if any(_is_table(lines, separator) for separator in (b",", b";", b"\t", b"|")) else None


def _is_table(lines: list[bytes], separator: bytes) -> bool:
    # Quoted values may contain separators.
    counts = Counter(_QUOTED.sub(b"", line).count(separator) for line in lines)
    count, agreeing = counts.most_common(1)[0]
    return count >= _MIN_SEPARATORS and agreeing >= _NEARLY_ALL * len(lines)


def _starts_as_page(start: bytes) -> bool:
    prolog = _XML_PROLOG.match(start)
    return any(_STARTS_AS_PAGE.match(start, at) for at in (0, prolog.end() if prolog else 0))


def _content_start(body: bytes) -> bytes:
    """The first bytes of the content, as UTF-8: without a byte order mark, white space and comments before them."""
    if _is_wide(body):
        head = body[: 2 * _HEAD_BYTES].decode("utf-16", "replace").encode()
    else:
        # Without the zero bytes, the tags of a page in UTF-16 without a byte order mark can be recognised.
        head = body[:_HEAD_BYTES].removeprefix(codecs.BOM_UTF8).replace(b"\x00", b"")
    ignored = _IGNORED_START.match(head)
    return head[ignored.end() :] if ignored else head


def _is_wide(body: bytes) -> bool:
    return body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _media_type(content_type: str | None) -> str:
    """The media type of a Content-Type without its parameters, in lower case."""
    return re.split(r"[;,\s]", (content_type or "").strip(), maxsplit=1)[0].lower()


def _size(count: int) -> str:
    if count >= 1_000_000:
        return f"{count / 1_000_000:.1f} MB"
    return f"{count / 1000:.0f} KB" if count >= 1000 else f"{count} bytes"
