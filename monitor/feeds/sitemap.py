"""Parses sitemaps (sitemaps.org 0.9), Google News sitemaps and sitemap indexes."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from monitor.errors import HostileDocument, NotAFeed
from monitor.feeds.address import absolute, normal_address, story_address
from monitor.feeds.dates import parse_date
from monitor.feeds.screen import Screened
from monitor.feeds.text import fold
from monitor.model import Entry, ParsedFeed

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

MAX_UNZIPPED = 60_000_000  # the protocol allows 50 MB
_CHUNK = 1 << 20
_NEVER = datetime(1, 1, 1, tzinfo=UTC)


def unzip(body: bytes) -> bytes:
    """Decompress a gzip file (``sitemap.xml.gz``); anything else is returned unchanged.

    A truncated file gives the part that is there. Raises ``HostileDocument`` beyond 60 MB, ``NotAFeed`` for a broken
    file.
    """
    if not body.startswith(b"\x1f\x8b"):
        return body
    stream, parts, size = zlib.decompressobj(wbits=31), [], 0
    data = body
    try:
        while data and not stream.eof:
            part = stream.decompress(data, _CHUNK)
            parts.append(part)
            size += len(part)
            if size > MAX_UNZIPPED:
                raise HostileDocument(f"the compressed document holds more than {MAX_UNZIPPED} bytes")
            data = stream.unconsumed_tail
    except zlib.error as error:
        raise NotAFeed(f"this gzip file is broken ({error})") from error
    return b"".join(parts)


def read_sitemap(document: Screened, *, url: str) -> ParsedFeed:
    """Read a sitemap (newest entry first) or sitemap index (most promising child first). Raises ``NotAFeed``."""
    from xml.etree import ElementTree as ET

    try:
        root = ET.fromstring(document.text)  # noqa: S314 - screened: no entities, bounded depth
    except ET.ParseError as error:
        raise NotAFeed(f"this sitemap is broken ({error})") from error
    if document.root == "sitemapindex":
        children = tuple(_children(root, url))
        return ParsedFeed(kind="sitemap-index", title="", entries=(), children=children)
    entries: dict[str, Entry] = {}
    languages: list[str] = []
    for element in root.iter():
        if _local(element) == "url":
            entry, language = _entry(element, url)
            if entry is not None:
                entries.setdefault(entry.key, entry)
                languages.append(language)
    ordered = sorted(entries.values(), key=lambda entry: entry.published or entry.updated or _NEVER, reverse=True)
    language = next((name for name in languages if name), "")
    return ParsedFeed(kind="sitemap", title="", entries=tuple(ordered), language=language)


def sitemaps_in_robots(text: str) -> tuple[str, ...]:
    """The sitemaps listed in a robots.txt (RFC 9309, section 2.2.4), in order."""
    found = re.findall(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", text[:500_000], re.IGNORECASE | re.MULTILINE)
    return tuple(dict.fromkeys(link for link in (absolute("", url) for url in found) if link))


def _entry(element: ET.Element, base: str) -> tuple[Entry | None, str]:
    """The entry of a ``url`` element (None without an address), and the language in its news element."""
    link = story_address(base, _child(element, "loc"))
    if not link:
        return None, ""
    news = next((child for child in element if _local(child) == "news"), None)
    address = normal_address(link)
    entry = Entry(
        key=address,
        url=link,
        address=address,
        title=_child(news, "title") if news is not None else "",
        published=parse_date(_child(news, "publication_date")) if news is not None else None,
        updated=parse_date(_child(element, "lastmod")),
    )
    publication = next((child for child in news if _local(child) == "publication"), None) if news is not None else None
    return entry, _child(publication, "language") if publication is not None else ""


def _children(root: ET.Element, base: str) -> Iterator[str]:
    """The sitemaps of an index: those of news first, then by latest change, then in the order of the index."""
    found = [
        (absolute(base, _child(child, "loc")), parse_date(_child(child, "lastmod")) or _NEVER)
        for child in root
        if _local(child) == "sitemap"
    ]
    found.sort(key=lambda child: child[1], reverse=True)
    found.sort(key=lambda child: not re.search(r"news|latest|recent", child[0], re.IGNORECASE))
    seen = set()
    for link, _ in found:
        if link and link not in seen:
            seen.add(link)
            yield link


def _child(element: ET.Element, name: str) -> str:
    for child in element:
        if _local(child) == name:
            return fold("".join(child.itertext()))
    return ""


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2].lower()
