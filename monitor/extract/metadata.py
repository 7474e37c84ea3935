"""What a page says of itself: title, byline, dates with their time, language, canonical address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin

from lxml.html import HtmlElement

from monitor.extract.lines import fold


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself."""

    title: str = ""
    byline: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    language: str = ""
    canonical: str | None = None


def read_metadata(tree: HtmlElement, url: str | None) -> Facts:
    """Collect the facts."""
    h1 = tree.findall(".//h1")
    title = fold(" ".join(h1[0].itertext())) if h1 else ""
    og = tree.xpath("//meta[@property='og:title']/@content")
    if not title and og:
        title = fold(og[0])
    if not title and (t := tree.find(".//title")) is not None:
        title = fold("".join(t.itertext()))
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    lang = re.match(r"[a-z]{2,3}", (tree.get("lang") or "").lower())
    when = lambda name: next(
        (d for v in tree.xpath(f"//meta[@property='{name}']/@content") if (d := parse_time(v))), None
    )  # noqa: E731
    return Facts(
        title=title,
        published=when("article:published_time"),
        modified=when("article:modified_time"),
        language=lang.group(0) if lang else "",
        canonical=urljoin(url or "", canonical[0]) if canonical else None,
    )


def parse_time(value: str) -> datetime | None:
    """A point in time as W3C-DTF writes it, in UTC; None where it is none."""
    try:
        parsed = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC)
