"""RSS 0.9x to 2.0, RDF and Atom, read by feedparser."""

from __future__ import annotations

from calendar import timegm
from collections import Counter
from datetime import UTC, datetime
from io import BytesIO
from time import struct_time
from typing import Any, Literal

import feedparser

from monitor.errors import NotAFeed
from monitor.feeds.address import absolute, normal_address
from monitor.feeds.text import fold, plain_text
from monitor.model import Entry, FeedHints, ParsedFeed

_EARLIEST = datetime(1971, 1, 1, tzinfo=UTC)
_LATEST = datetime(2100, 1, 1, tzinfo=UTC)


def parse_rss(body: bytes, *, url: str, content_type: str | None = None) -> ParsedFeed:
    """Read an RSS, RDF or Atom document. Raises ``NotAFeed``."""
    headers = {"content-type": content_type or "application/xml", "content-location": url}
    read = feedparser.parse(BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    version = str(dict.get(read, "version") or "")
    if not version and not read["entries"]:
        raise NotAFeed("no RSS or Atom document stands there")
    feed = read["feed"]
    warnings = (str(dict.get(read, "bozo_exception")),) if dict.get(read, "bozo") else ()
    return ParsedFeed(
        kind=_kind(version),
        title=_text(feed, "title"),
        entries=_entries(read["entries"], url, atom=version.startswith("atom")),
        site_url=absolute(url, str(dict.get(feed, "link") or "")) or None,
        language=str(dict.get(feed, "language") or ""),
        hints=FeedHints(),
        warnings=warnings,
    )


def _kind(version: str) -> Literal["rss", "atom", "rdf"]:
    if version.startswith("atom"):
        return "atom"
    return "rdf" if version in ("rss10", "rss090") else "rss"


def _entries(items: list[Any], url: str, *, atom: bool) -> tuple[Entry, ...]:
    guids = Counter(str(dict.get(item, "id") or "").strip() for item in items)
    found = (_entry(item, url, atom=atom, guids=guids) for item in items)
    return tuple(entry for entry in found if entry is not None)


def _entry(item: Any, url: str, *, atom: bool, guids: Counter[str]) -> Entry | None:
    guid = str(dict.get(item, "id") or "").strip()
    link = absolute(url, str(dict.get(item, "feedburner_origlink") or dict.get(item, "link") or ""))
    if not link:
        link = absolute("", guid)
    if not link:
        return None
    address = normal_address(link)
    published = _date(item, "published_parsed") or _date(item, "created_parsed")
    updated = _date(item, "updated_parsed")
    return Entry(
        key=guid if guid and guids[guid] == 1 else address,
        url=link,
        address=address,
        title=_text(item, "title"),
        summary=_text(item, "summary"),
        author=fold(str(dict.get(item, "author") or "")),
        published=published if atom else published or updated,
        updated=updated,
    )


def _text(item: Any, key: str) -> str:
    detail = dict.get(item, f"{key}_detail") or {}
    value = str(dict.get(item, key) or "")
    return fold(value) if dict.get(detail, "type") == "text/plain" else plain_text(value)


def _date(item: Any, key: str) -> datetime | None:
    parsed = dict.get(item, key)
    if not isinstance(parsed, struct_time):
        return None
    try:
        date = datetime.fromtimestamp(timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return date if _EARLIEST <= date < _LATEST else None
