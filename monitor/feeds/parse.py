"""Parses a feed of any format."""

from __future__ import annotations

import re
from dataclasses import replace

from monitor.errors import EmptyBody, NotAFeed
from monitor.feeds.screen import screen_xml
from monitor.feeds.text import decode, plain_text
from monitor.model import ParsedFeed

_ROOT = re.compile(
    r"<(?:[A-Za-z][\w.-]*:)?(rss|rdf|feed|channel|urlset|sitemapindex|opml|entry(?=\s[^<>]*\bw3\.org/2005/Atom\b))(?=[\s/>])",
    re.IGNORECASE,
)
_PAGE = re.compile(r"<(?:html|head|body)(?=[\s/>])", re.IGNORECASE)
_HTML_DOCTYPE = re.compile(r"<!doctype\s+html", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{0,300})", re.IGNORECASE)
_HEAD = 100_000


def parse_feed(body: bytes, *, url: str, content_type: str | None = None) -> ParsedFeed:
    """Read a feed: RSS, RDF, Atom, JSON Feed, sitemap, sitemap index, gzipped or not.

    Raises ``EmptyBody``, ``NotAFeed`` (its message names what is there instead) and ``HostileDocument``. An entry
    without a page of its own has an empty ``url`` and ``address``: it cannot be followed.
    """
    from monitor.feeds.sitemap import read_sitemap, unzip

    text, charset_warning = decode(unzip(body), content_type)
    start = text[:_HEAD].lstrip("\ufeff\0 \t\r\n")
    if not start:
        raise EmptyBody("the response is empty")
    if start[0] in "{[":
        from monitor.feeds.jsonfeed import read_json_feed

        feed = read_json_feed(text.strip("\ufeff\0 \t\r\n"), url=url)
        return _with_warnings(feed, charset_warning, _unreadable(feed, text))
    kind, junk = _root(text)
    document = screen_xml(text[junk:])
    if kind in ("urlset", "sitemapindex"):
        feed = read_sitemap(document, url=url)
    else:
        from monitor.feeds.rss import read_rss  # here, not above: feedparser is slow to import

        feed = read_rss(document, url=url)
    repairs = f"not well formed: {', '.join(document.repairs)}" if document.repairs else None
    before = "there is text before the feed" if junk else None
    return _with_warnings(feed, charset_warning, _unreadable(feed, text), before, repairs)


def _unreadable(feed: ParsedFeed, text: str) -> str | None:
    """A warning about entries that cannot be followed because of undecodable characters in the feed; or None."""
    lost = sum(not entry.url for entry in feed.entries) if "\ufffd" in text else 0
    return f"entries whose address cannot be read: {lost}" if lost else None


def _root(text: str) -> tuple[str, int]:
    """The root element of a feed, and how many characters of junk are before the document. Raises ``NotAFeed``."""
    head = text[:_HEAD]
    root, page = _ROOT.search(head), _PAGE.search(head)
    if root is None or (page is not None and page.start() < root.start()):
        raise NotAFeed(_describe(head, page=page is not None or _HTML_DOCTYPE.search(head) is not None))
    name = root[1].lower()
    if name == "opml":
        raise NotAFeed("this is an OPML list of feeds", advice="import it with `monitor feeds import`")
    return name, _junk(head, root.start())


def _junk(head: str, root: int) -> int:
    """The start of the document: its declaration or document type if no other tag precedes the root, else the root."""
    first = re.search(r"<\?xml\b|<!DOCTYPE\b|<!--", head[:root], re.IGNORECASE)
    if first is None:
        return root if head[:root].strip() else 0
    tags_before = re.search(r"<[A-Za-z/]", head[:root])
    if tags_before is None:
        return first.start() if head[: first.start()].strip("\ufeff\0 \t\r\n") else 0
    prolog = head[:root].rfind("<?xml")
    return prolog if prolog > tags_before.start() else root


def _describe(head: str, *, page: bool) -> str:
    """What a document is instead of a feed: an HTML ``page``, an XML document or a text."""
    if page:
        title = _TITLE.search(head)
        titled = f", titled “{plain_text(title[1])}”" if title and title[1].strip() else ""
        return f"this is an HTML page{titled}, not a feed"
    tag = re.search(r"<([A-Za-z][\w:.-]{0,40})", head)
    if tag and head.lstrip().startswith("<"):
        return f"this is an XML document (<{tag[1]}>), not a feed"
    return f"this is text, not a feed: “{' '.join(head[:200].split())[:60]}”"


def _with_warnings(feed: ParsedFeed, *warnings: str | None) -> ParsedFeed:
    return replace(feed, warnings=(*filter(None, warnings), *feed.warnings))
