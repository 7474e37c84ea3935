"""One door for feeds of every shape."""

from __future__ import annotations

from monitor.errors import EmptyBody
from monitor.model import ParsedFeed


def parse_feed(body: bytes, *, url: str, content_type: str | None = None) -> ParsedFeed:
    """Read a feed document of any known shape.

    Raises ``EmptyBody``, ``NotAFeed`` (the message says what stands there instead) and ``HostileDocument``.
    """
    if not body.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise EmptyBody("the response is empty")
    from monitor.feeds.rss import parse_rss  # feedparser is slow to import: only who parses pays for it

    return parse_rss(body, url=url, content_type=content_type)
