"""The feeds of a web page: those it links to, and where sites commonly keep them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from monitor.feeds.address import absolute, normal_address
from monitor.feeds.screen import tag_attributes
from monitor.feeds.text import decode, fold
from monitor.model import host_of

_MAX_CHARS = 5_000_000
_MAX_LINKS = 5000
_FEED_TYPES = {
    "application/rss+xml": 0, "application/atom+xml": 0, "application/rdf+xml": 1, "application/feed+json": 1,
    "application/x.atom+xml": 1, "application/x-atom+xml": 1, "text/rss": 1, "text/rss+xml": 1,
    "application/json": 3, "application/xml": 3, "text/xml": 3,
}  # fmt: skip
_COMMENTS = re.compile(r"comment|kommentar|commentaire|comentario|replies", re.IGNORECASE)
_FEED_PATH = re.compile(
    r"(?:^|/)(?:rss|feed|feeds|atom|rdf|index\.rdf|index\.xml|feed\.json)(?:/|\.xml|\.rss|$)|\.(?:rss|atom|rdf)$",
    re.IGNORECASE,
)
_NO_FEED = re.compile(r"oembed|wp-json|opensearch|manifest|rsd|\.(?:html?|css|js|png|jpe?g|svg)$", re.IGNORECASE)
_FEED_HOST = re.compile(r"^(?:feeds?\d?|rss)\.", re.IGNORECASE)
_TAG = re.compile(r"<(link|base|a|/a)(?=[\s/>])([^<>]*)>", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]*>")
_COMMON_PATHS = (
    "/feed",
    "/rss",
    "/rss.xml",
    "/feed.xml",
    "/atom.xml",
    "/index.xml",
    "/feeds",
    "/index.rdf",
    "/feed.json",
)


@dataclass(frozen=True, slots=True)
class FeedLink:
    """An address that a page says, or seems to say, is a feed."""

    url: str
    title: str = ""
    type: str = ""


def discover_feeds(html: bytes, url: str) -> tuple[FeedLink, ...]:
    """The feeds a page links to, most likely first: declared ones, then links that look like feeds; feeds of
    comments last.
    """
    text, _ = decode(html)
    reader = _Reader(url)
    reader.read(_without_comments(text[:_MAX_CHARS]))
    found: dict[str, tuple[int, int, FeedLink]] = {}
    for at, (rank, link) in enumerate(reader.links):
        worse = rank + (10 if _COMMENTS.search(f"{link.url} {link.title}") else 0)
        key = normal_address(link.url)
        if key not in found or found[key][0] > worse:
            found[key] = (worse, at, link)
    return tuple(link for _, _, link in sorted(found.values(), key=lambda each: each[:2]))


def guess_feed_urls(url: str) -> tuple[str, ...]:
    """Where sites commonly keep their feed: beside the page's path, then at the root."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not host_of(url):
        return ()
    origin = f"{parts.scheme}://{parts.netloc}"
    path = parts.path.rstrip("/")
    section = path if path and "." not in path.rpartition("/")[2] else path.rpartition("/")[0]
    beside = [f"{origin}{section}{end}" for end in ("/feed", "/rss", "/rss.xml", "/feed.xml")] if section else []
    return tuple(dict.fromkeys((*beside, *(origin + end for end in _COMMON_PATHS))))


def _without_comments(text: str) -> str:
    parts: list[str] = []
    position = 0
    while True:
        start = text.find("<!--", position)
        end = text.find("-->", start + 4) if start >= 0 else -1
        if end < 0:
            return "".join((*parts, text[position:]))
        parts.append(text[position:start])
        position = end + 3


class _Reader:
    """Collects (rank, link) of a page's declared and visible feed links, lowest rank likeliest.

    Tags are found by pattern: the standard library's HTML parser takes quadratic time on tags that never end.
    """

    def __init__(self, url: str) -> None:
        self.base = url
        self.links: list[tuple[int, FeedLink]] = []

    def read(self, text: str) -> None:
        for match in _TAG.finditer(text):
            tag = match[1].lower()
            if tag == "/a" or len(self.links) >= _MAX_LINKS:
                continue
            values = {name: unescape(value) for name, value in tag_attributes(match[2]).items()}
            if tag == "base":
                self.base = absolute(self.base, values.get("href", "")) or self.base
            elif tag == "link":
                self.declared(values)
            else:
                self.visible(values, text[match.end() : match.end() + 300])

    def declared(self, values: dict[str, str]) -> None:
        kind = values.get("type", "").partition(";")[0].strip().lower()
        relations = values.get("rel", "").lower().split()
        address = self.address(values.get("href", ""))
        if not address or _NO_FEED.search(address):
            return
        if "feed" in relations and "alternate" not in relations:
            self.add(1, FeedLink(address, fold(values.get("title", "")), kind))
        elif "alternate" in relations and kind in _FEED_TYPES:
            vague = _FEED_TYPES[kind] > 1 and not _FEED_PATH.search(urlsplit(address).path)
            self.add(8 if vague else _FEED_TYPES[kind], FeedLink(address, fold(values.get("title", "")), kind))

    def visible(self, values: dict[str, str], following: str) -> None:
        """A link a reader sees, with what is after its tag."""
        address = self.address(values.get("href", ""))
        if not address or _NO_FEED.search(urlsplit(address).path):
            return
        inside = re.split(r"</a\b|<a\b", following, maxsplit=1, flags=re.IGNORECASE)[0]
        words = unescape(_MARKUP.sub(" ", inside).partition("<")[0])
        title = fold(f"{values.get('title', '')} {words}")[:200]
        by_address = bool(_FEED_PATH.search(urlsplit(address).path) or _FEED_HOST.search(host_of(address)))
        says = re.search(r"\b(?:rss|atom|feed|web-?feed)\b", title, re.IGNORECASE) is not None
        if by_address or says:
            self.add(4 if by_address and says else 5 if by_address else 7, FeedLink(address, title))

    def address(self, href: str) -> str:
        """The web address of a ``feed:`` address; any other address unchanged."""
        if href[:5].lower() == "feed:":
            href = href[5:] if href[5:12].lower() in ("http://", "https:/") else "http:" + href[5:]
        return absolute(self.base, href)

    def add(self, rank: int, link: FeedLink) -> None:
        self.links.append((rank, link))
