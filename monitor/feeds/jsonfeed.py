"""Parses JSON Feed 1 and 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from monitor.errors import HostileDocument, NotAFeed
from monitor.feeds.address import absolute, normal_address, story_address
from monitor.feeds.dates import parse_date
from monitor.feeds.identity import identified
from monitor.feeds.text import fold, plain_text
from monitor.model import Entry, FeedHints, ParsedFeed

_SUMMARY_CHARS = 1000
_SURROGATE = re.compile("[\ud800-\udfff]")  # half of an escaped pair: no character, and cannot be stored


def read_json_feed(text: str, *, url: str) -> ParsedFeed:
    """Read a JSON Feed. Raises ``NotAFeed`` and ``HostileDocument``."""
    try:
        document = json.loads(text, strict=False)
    except RecursionError:
        raise HostileDocument("the JSON is nested too deeply") from None
    except ValueError as error:
        raise NotAFeed(f"it looks like JSON but cannot be parsed ({error})") from error
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list):
        raise NotAFeed("this is a JSON document, not a JSON Feed (it has no items)")
    has_version = "jsonfeed.org/version/" in _text(document, "version")
    return ParsedFeed(
        kind="json",
        title=fold(_text(document, "title")),
        entries=identified(
            [(_text(item, "id"), _entry(item, url)) for item in filter(None, items) if isinstance(item, dict)]
        ),
        site_url=absolute(url, _text(document, "home_page_url")) or None,
        language=_text(document, "language"),
        hints=FeedHints(hub_url=_hub(document, url), self_url=absolute(url, _text(document, "feed_url")) or None),
        warnings=() if has_version else ("it states no JSON Feed version",),
    )


def _entry(item: Mapping[str, Any], url: str) -> Entry:
    link = _link(item, url)
    summary = fold(_text(item, "summary")) or fold(_text(item, "content_text")[:4000])
    return Entry(
        key="",
        url=link,
        address=normal_address(link) if link else "",
        title=fold(_text(item, "title")),
        summary=(summary or plain_text(_text(item, "content_html")[:8000]))[:_SUMMARY_CHARS],
        author=_author(item),
        published=parse_date(_text(item, "date_published")),
        updated=parse_date(_text(item, "date_modified")),
    )


def _link(item: Mapping[str, Any], url: str) -> str:
    """The permalink; the external page of a link blog only where the item has no page of its own."""
    guid = _text(item, "id")
    return (
        story_address(url, _text(item, "url"))
        or story_address(url, _text(item, "external_url"))
        or (story_address("", guid) if guid.startswith(("http://", "https://")) else "")
    )


def _author(item: Mapping[str, Any]) -> str:
    authors = item.get("authors")
    people = authors if isinstance(authors, list) else [item.get("author")]
    names = (_text(person, "name") for person in people if isinstance(person, dict))
    return fold(", ".join(name for name in names if name))[:300]


def _hub(document: Mapping[str, Any], url: str) -> str | None:
    hubs = document.get("hubs")
    for hub in hubs if isinstance(hubs, list) else ():
        if isinstance(hub, dict) and _text(hub, "type").lower() in ("websub", "pubsubhubbub"):
            return absolute(url, _text(hub, "url")) or None
    return None


def _text(item: Mapping[str, Any], key: str) -> str:
    """A string value; numbers, which some feeds use as ids, as strings; "" for anything else."""
    value = item.get(key)
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value).strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
