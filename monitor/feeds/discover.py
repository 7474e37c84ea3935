"""Finds the feeds of a web page: those it links to, and common addresses of feeds."""

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
# Media types of feeds, with their rank: the lower, the likelier.
_FEED_TYPES = {
    "application/rss+xml": 0, "application/atom+xml": 0, "application/rdf+xml": 1, "application/feed+json": 1,
    "application/x.atom+xml": 1, "application/x-atom+xml": 1, "text/rss": 1, "text/rss+xml": 1,
    "application/json": 3, "application/xml": 3, "text/xml": 3,
}  # fmt: skip
_COMMENTS = re.compile(r"comment|kommentar|commentaire|comentario|replies", re.IGNORECASE)
_COMMENTS_RANK = 10  # added to the rank of a feed of comments, so that it comes after all others
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
    """An address that a page declares to be a feed, or that looks like one."""

    url: str
    title: str = ""
    type: str = ""

    @property
    def is_of_comments(self) -> bool:
        """Whether its address or title says that it lists readers' comments."""
        return bool(_COMMENTS.search(f"{self.url} {self.title}"))


def discover_feeds(html: bytes, url: str) -> tuple[FeedLink, ...]:
    """The feeds a page links to, likeliest first: declared feeds, then links that look like feeds.

    Feeds of comments come last.
    """
    text, _ = decode(html)
    reader = _Reader(url)
    reader.read(_without_comments(text[:_MAX_CHARS]))
    found: dict[str, tuple[int, int, FeedLink]] = {}
    for at, (rank, link) in enumerate(reader.links):
        total = rank + (_COMMENTS_RANK if link.is_of_comments else 0)
        key = normal_address(link.url)
        if key not in found or found[key][0] > total:
            found[key] = (total, at, link)
    return tuple(link for _, _, link in sorted(found.values(), key=lambda item: item[:2]))


def guess_feed_urls(url: str) -> tuple[str, ...]:
    """The addresses where sites commonly keep a feed: in the page's section, then at the root."""
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
    """Collects a page's declared and visible feed links as (rank, link); the lowest rank is the likeliest.

    Tags are found by a pattern, as the HTML parser of the standard library takes quadratic time on unclosed tags.
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
        """Add the feed of a ``link`` element, if it is one."""
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
        """Add a visible link if it looks like a feed; ``following`` is the markup after its tag."""
        address = self.address(values.get("href", ""))
        if not address or _NO_FEED.search(urlsplit(address).path):
            return
        inside = re.split(r"</a\b|<a\b", following, maxsplit=1, flags=re.IGNORECASE)[0]
        words = unescape(_MARKUP.sub(" ", inside).partition("<")[0])
        title = fold(f"{values.get('title', '')} {words}")[:200]
        by_address = bool(_FEED_PATH.search(urlsplit(address).path) or _FEED_HOST.search(host_of(address)))
        by_title = re.search(r"\b(?:rss|atom|feed|web-?feed)\b", title, re.IGNORECASE) is not None
        if by_address:
            self.add(4 if by_title else 5, FeedLink(address, title))
        elif by_title:
            self.add(7, FeedLink(address, title))

    def address(self, href: str) -> str:
        """The absolute address of a link; of ``feed:`` addresses, the web address in it."""
        if href[:5].lower() == "feed:":
            href = href[5:] if href[5:12].lower() in ("http://", "https:/") else "http:" + href[5:]
        return absolute(self.base, href)

    def add(self, rank: int, link: FeedLink) -> None:
        self.links.append((rank, link))
