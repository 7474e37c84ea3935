"""What runs inside the sandbox: plain bytes in, plain values out, hostile input included."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.errors import NotAnArticle, ParseError
from monitor.extract import (
    Forward,
    decode_html,
    find_forward,
    fingerprint_holds,
    make_fingerprint,
    other_kind,
    page_problem,
    read_article,
)
from monitor.feeds import FeedLink, FeedList, discover_feeds, parse_feed, read_opml
from monitor.model import BlockKind, Document, ParsedFeed

_NOTHING = Document(title="", blocks=())


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a page, and the fingerprint by which it is known again.

    ``forward`` is the address that the page only leads to: the article is there, if anywhere.
    """

    document: Document
    fingerprint: str | None = None
    problem: ParseError | None = None
    forward: str = ""


def read_feed(body: bytes, url: str, content_type: str | None) -> ParsedFeed:
    """Parse a feed document. Raises EmptyBody, NotAFeed or HostileDocument."""
    return parse_feed(body, url=url, content_type=content_type)


def read_links(body: bytes, url: str) -> tuple[FeedLink, ...]:
    """The feeds a page names."""
    return discover_feeds(body, url)


def read_feed_list(body: bytes) -> FeedList:
    """The feeds of an OPML list. Raises EmptyBody, NotAFeed or HostileDocument."""
    return read_opml(body)


def same_article(fingerprint: str, body: bytes) -> bool:
    """Whether its fingerprint shows that the article on this page is word for word the one read before."""
    return fingerprint_holds(fingerprint, body)


def is_live(document: Document) -> bool:
    """Whether live entries were read from a page: its next reading looks for them again."""
    return any(block.kind is BlockKind.LIVE_ENTRY for block in document.blocks)


def read_page(
    body: bytes, url: str, content_type: str | None, *, refresh: str | None = None, was_live: bool = False
) -> Reading:
    """Read an article's page.

    ``refresh`` is the Refresh header it came with; ``was_live`` says that its version before holds live entries.
    """
    kind = other_kind(body, content_type)
    if kind is not None:
        return Reading(_NOTHING, problem=NotAnArticle(f"{kind}, where an article was expected"))
    html = decode_html(body, content_type)
    document = read_article(html, url, was_live=was_live)
    forward = find_forward(html, url, document, refresh)
    if forward is not None:
        return _forwarded(document, forward)
    problem = page_problem(document, html)
    return Reading(document, None if problem else make_fingerprint(body, document), problem)


def _forwarded(document: Document, forward: Forward) -> Reading:
    if forward.automatic:
        return Reading(document, forward=forward.url)
    where, advice = "elsewhere", None
    if forward.url:
        where, advice = f"to {forward.url}", "follow that address itself: `monitor articles add ADDRESS`"
    return Reading(document, problem=NotAnArticle(f"a page that only sends its reader {where}", advice=advice))
