"""What runs inside the sandbox: plain bytes in, plain values out, hostile input included."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.errors import ParseError
from monitor.extract import decode_html, make_trace, page_problem, read_article, trace_holds
from monitor.feeds import FeedLink, discover_feeds, parse_feed
from monitor.model import Document, ParsedFeed


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a page, and the trace by which it is known again."""

    document: Document
    trace: str | None = None
    problem: ParseError | None = None


def read_feed(body: bytes, url: str, content_type: str | None) -> ParsedFeed:
    """Parse a feed document. Raises EmptyBody, NotAFeed or HostileDocument."""
    return parse_feed(body, url=url, content_type=content_type)


def read_links(body: bytes, url: str) -> tuple[FeedLink, ...]:
    """The feeds a page names."""
    return discover_feeds(body, url)


def same_article(trace: str, body: bytes) -> bool:
    """Whether its trace shows that the article on this page is word for word the one read before."""
    return trace_holds(trace, body)


def read_page(body: bytes, url: str, content_type: str | None, site_lines: frozenset[str]) -> Reading:
    """Read an article's page."""
    html = decode_html(body, content_type)
    document = read_article(html, url, site_lines=site_lines)
    problem = page_problem(document, html)
    return Reading(document, None if problem else make_trace(body, document), problem)
