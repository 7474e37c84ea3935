"""Parses RSS 0.9x to 2.0, RDF and Atom with feedparser, from a screened document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

import feedparser

from monitor.errors import NotAFeed
from monitor.feeds import hints
from monitor.feeds.address import absolute, normal_address, story_address
from monitor.feeds.dates import parse_date
from monitor.feeds.forwarding import unwrapped
from monitor.feeds.identity import identified
from monitor.feeds.screen import Screened
from monitor.feeds.text import fold, guessed_text, plain_text
from monitor.model import Entry, FeedHints, ParsedFeed

Item = dict[str, Any]

_SUMMARY_CHARS = 1000
_MEDIA_FILE = re.compile(r"\.(?:mp3|m4a|m4v|mp4|ogg|opus|aac|wav|mov|webm|jpe?g|png|gif|pdf|zip)$", re.IGNORECASE)
# A guid is the link only of an item without a link element, so feedparser must not see an empty one.
_EMPTY_LINK = re.compile(r"<link(?:>\s*+</link|\s*+/)>")
_ALTERNATE = ("alternate", "http://www.iana.org/assignments/relation/alternate")


def read_rss(document: Screened, *, url: str) -> ParsedFeed:
    """Read an RSS, RDF or Atom document. Raises ``NotAFeed``."""
    try:
        read = feedparser.parse(
            BytesIO(_EMPTY_LINK.sub("", document.text).encode()),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (LookupError, TypeError, ValueError, AttributeError) as error:  # from elements in unexpected places
        raise NotAFeed(f"this feed cannot be read ({type(error).__name__}: {error})") from error
    version = _string(read, "version")
    feed: Item = read["feed"]
    if not version and not read["entries"] and not (document.root == "channel" and feed):  # CDF has no version
        raise NotAFeed(f"this is an XML document (<{document.root[:40]}>), not a feed")
    atom = version == "atom10"
    site_url = absolute(url, _link(feed)) or None
    broken = (f"broken XML: {dict.get(read, 'bozo_exception')}",) if dict.get(read, "bozo") else ()
    return ParsedFeed(
        kind=_kind(version),
        title=_text(feed, "title", atom=atom),
        entries=_entries(read["entries"], url if version.startswith("atom") else site_url or url, version),
        site_url=site_url,
        language=_string(feed, "language"),
        hints=_hints(feed, document.text, url),
        warnings=broken,
    )


def _kind(version: str) -> Literal["atom", "rss", "rdf"]:
    if version.startswith("atom"):
        return "atom"
    return "rdf" if version in ("rss10", "rss090") else "rss"


def _hints(feed: Item, text: str, url: str) -> FeedHints:
    links = {rel: _string(link, "href") for link in _links(feed) for rel in reversed(_string(link, "rel").split())}
    return FeedHints(
        ttl_seconds=hints.ttl_seconds(_string(feed, "ttl")),
        update_seconds=hints.update_seconds(_string(feed, "sy_updateperiod"), _string(feed, "sy_updatefrequency")),
        skip_hours=hints.skip_hours(_children(text, "skipHours", "hour")),
        skip_days=hints.skip_days(_children(text, "skipDays", "day")),
        hub_url=absolute(url, links.get("hub", "")) or None,
        self_url=absolute(url, links.get("self", "")) or None,
        new_url=absolute(url, _string(feed, "itunes_new-feed-url")) or None,
    )


def _children(text: str, outer: str, inner: str) -> list[str]:
    """The texts of all ``inner`` elements in ``outer``; feedparser keeps only the last."""
    start = text.find(f"<{outer}>")
    end = text.find(f"</{outer}>", start) if start >= 0 else -1
    return re.findall(rf"<{inner}>([^<]*)</{inner}>", text[start:end]) if end >= 0 else []


def _entries(items: list[Item], base: str, version: str) -> tuple[Entry, ...]:
    """The entries of all items but the empty ones."""
    return identified([(_guid(item, base), _entry(item, base, version)) for item in items if item])


def _entry(item: Item, base: str, version: str) -> Entry:
    link = _entry_link(item, base)
    published = _date(item, "published") or _date(item, "created")
    updated = _date(item, "updated")
    return Entry(
        key="",
        url=link,
        address=normal_address(link) if link else "",
        title=_text(item, "title", atom=version == "atom10"),
        summary=_text(item, "summary", atom=version == "atom10")[:_SUMMARY_CHARS],
        author=guessed_text(_string(item, "author")),
        published=published if version.startswith("atom") else published or updated,
        updated=updated,
    )


def _entry_link(item: Item, base: str) -> str:
    """The page of an entry, "" where it has none (only an enclosure, for example)."""
    original = story_address(base, _string(item, "feedburner_origlink"))
    if original:
        return original
    link = absolute(base, _link(item))
    if not link and dict.get(item, "guidislink") is not False:
        link = _permalink(_string(item, "id"), base)
    enclosed = {absolute(base, _string(each, "href")) for each in _links(item) if _string(each, "rel") == "enclosure"}
    if link in enclosed and _MEDIA_FILE.search(urlsplit(link).path):
        return ""
    return unwrapped(link)


def _link(item: Item) -> str:
    """The alternate link: of a web page if there is one, else the first of any type."""
    found = [link for link in _links(item) if _string(link, "rel") in _ALTERNATE and _string(link, "href")]
    pages = [link for link in found if "html" in _string(link, "type")]
    return _string((pages or found)[0], "href") if found else ""


def _links(item: Item) -> Iterator[Item]:
    for link in dict.get(item, "links") or ():
        if isinstance(link, dict):
            yield link


def _permalink(guid: str, base: str) -> str:
    """The address of a guid that is one: absolute, or a path from the root; else ""."""
    return absolute(base, guid) if guid.lower().startswith(("http://", "https://")) or guid[:1] == "/" else ""


def _guid(item: Item, base: str) -> str:
    guid = _string(item, "id")
    if guid[:1] == "/" and dict.get(item, "guidislink") is not False:
        return urljoin(base, guid)
    return guid


def _text(item: Item, key: str, *, atom: bool) -> str:
    """A text construct as plain text. Only Atom 1.0 states reliably whether it is HTML."""
    value = _string(item, key)
    detail = dict.get(item, f"{key}_detail") or {}
    kind = _string(detail, "type")
    if atom and kind == "text/plain":
        return fold(value)
    return plain_text(value) if kind == "application/xhtml+xml" else guessed_text(value)


def _date(item: Item, key: str) -> datetime | None:
    """A date, parsed by ``parse_date``: feedparser turns unusual forms into a date of the current month."""
    return parse_date(_string(item, key))


def _string(item: Item, key: str) -> str:
    """A string value, "" where missing. ``dict.get`` avoids feedparser's substitutes ("updated" for "published")."""
    value = dict.get(item, key)
    return value.strip() if isinstance(value, str) else ""
