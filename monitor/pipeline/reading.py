"""Functions run in the sandbox on bytes from the network, which may be hostile; they return plain values.

The parsers are imported inside the functions, so that only the sandbox's processes load them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.errors import NotAnArticle, ParseError
from monitor.model import BlockKind, Document
from monitor.ports import loads

if TYPE_CHECKING:
    from monitor.extract import Forward, Since
    from monitor.feeds import FeedLink, FeedList
    from monitor.model import ParsedFeed

_NOTHING = Document(title="", blocks=())


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading a page, with the fingerprint by which an unchanged page is recognised.

    ``problem``: why the page is not an article. ``forward``: the address that the page automatically sends browsers to.
    """

    document: Document
    fingerprint: str | None = None
    problem: ParseError | None = None
    forward: str = ""


@loads("monitor.feeds.rss")
def read_feed(body: bytes, url: str, content_type: str | None) -> ParsedFeed:
    """Parse a feed document. Raises EmptyBody, NotAFeed or HostileDocument."""
    from monitor.feeds import parse_feed

    return parse_feed(body, url=url, content_type=content_type)


@loads("monitor.feeds.discover")
def read_links(body: bytes, url: str) -> tuple[FeedLink, ...]:
    """Return the feeds that a page links to."""
    from monitor.feeds import discover_feeds

    return discover_feeds(body, url)


@loads("monitor.feeds.opml")
def read_feed_list(body: bytes) -> FeedList:
    """Return the feeds of an OPML list. Raises EmptyBody, NotAFeed or HostileDocument."""
    from monitor.feeds import read_opml

    return read_opml(body)


@loads("monitor.extract.fingerprint")
def same_article(fingerprint: str, body: bytes) -> bool:
    """Whether the fingerprint shows that the article on this page is word for word the one read before."""
    from monitor.extract import fingerprint_holds

    return fingerprint_holds(fingerprint, body)


def is_live(document: Document) -> bool:
    """Whether a document contains live entries; the next reading of its page then looks for them again."""
    return any(block.kind is BlockKind.LIVE_ENTRY for block in document.blocks)


@loads("monitor.extract.fingerprint")
def read_since(fingerprint: str, body: bytes, old: Document) -> Since:
    """Return what changed on a page since its fingerprint (made by any version of the rules) and ``old`` were read."""
    from monitor.extract import changed_since

    return changed_since(fingerprint, body, old)


@loads("monitor.extract.front")
def read_sign(body: bytes, url: str) -> str:
    """Return the kind of a page that marks itself as no article, such as a front page; "" for other pages."""
    from monitor.extract import front_sign

    return front_sign(body, url)


@loads(
    "monitor.extract.lean",
    "monitor.extract.article",
    "monitor.extract.fingerprint",
    "monitor.extract.forwards",
    "monitor.extract.problems",
)
def read_page(
    body: bytes, url: str, content_type: str | None, *, refresh: str | None = None, was_live: bool = False
) -> Reading:
    """Read an article's page.

    ``refresh``: the response's Refresh header. ``was_live``: whether the article's latest version has live entries.
    """
    from monitor.extract import (
        ServedPage,
        find_forward,
        make_fingerprint,
        other_kind,
        page_problem,
        read_served,
    )

    kind = other_kind(body, content_type)
    if kind is not None:
        return Reading(_NOTHING, problem=NotAnArticle(f"{kind}, where an article was expected"))
    page = ServedPage(body, content_type)
    document = read_served(page, url, was_live=was_live)
    forward = find_forward(page, url, document, refresh)
    if forward is not None:
        return _forwarded(document, forward)
    problem = page_problem(document, page)
    return Reading(document, None if problem else make_fingerprint(body, document), problem)


def _forwarded(document: Document, forward: Forward) -> Reading:
    if forward.automatic:
        return Reading(document, forward=forward.url)
    where, advice = "elsewhere", None
    if forward.url:
        where, advice = f"to {forward.url}", "follow that address itself: `monitor articles add ADDRESS`"
    return Reading(document, problem=NotAnArticle(f"a page that only sends its reader {where}", advice=advice))
