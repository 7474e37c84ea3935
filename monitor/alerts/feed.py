"""Developments as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from itertools import groupby
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from monitor.alerts.links import MailOptions, diff_url, safe_href
from monitor.alerts.plain import clean, clip, one_line
from monitor.model import BlockKind, Development

_ATOM = "http://www.w3.org/2005/Atom"
_TITLE_LENGTH = 200
# The scheme of the category (RFC 4287, section 4.2.2) whose term is an entry's importance, 0 to 1.
_IMPORTANCE = "tag:news-update-monitor,2026:importance"
# The time of an empty feed: the element is required, and an unchanged feed must not change its time.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def developments_feed(
    developments: Sequence[Development],
    *,
    title: str,
    feed_url: str,
    self_url: str,
    public_url: str | None,
    next_url: str | None = None,
) -> bytes:
    """Write the Atom feed in UTF-8, in the order given (newest first); deterministic.

    ``feed_url`` identifies the feed, the same for all its pages and access keys. ``self_url`` is the address of this
    page, ``next_url`` that of the older entries (RFC 5005, paged feeds). An entry's identifier (RFC 4151) depends only
    on the development's number and the host of ``feed_url``, so that a feed reader shows it once even if it follows
    several selections.
    """
    feed = ET.Element("feed", xmlns=_ATOM)
    _add(feed, "title", one_line(title) or "Developments")
    _add(feed, "id", feed_url)
    ET.SubElement(feed, "link", rel="self", type="application/atom+xml", href=self_url)
    if next_url:
        ET.SubElement(feed, "link", rel="next", type="application/atom+xml", href=next_url)
    if public_url:
        ET.SubElement(feed, "link", rel="alternate", type="text/html", href=public_url)
    _add(feed, "updated", _time(max((item.detected_at for item in developments), default=_NEVER)))
    _add(ET.SubElement(feed, "author"), "name", "News update monitor")
    authority = urlsplit(feed_url).hostname or "monitor.invalid"
    options = MailOptions(public_url=public_url)
    for item in developments:
        _entry(ET.SubElement(feed, "entry"), item, authority, options)
    ET.indent(feed)
    document: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return document


def _entry(entry: ET.Element, item: Development, authority: str, options: MailOptions) -> None:
    article = item.article
    _add(entry, "title", clip(one_line(item.text), _TITLE_LENGTH) or "Untitled")
    _add(entry, "id", f"tag:{authority},2026:development:{item.id}")
    _add(entry, "updated", _time(item.detected_at))
    _add(entry, "published", _time(item.detected_at))
    _add(ET.SubElement(entry, "author"), "name", one_line(article.feed_title or article.host) or "Unknown source")
    if href := safe_href(article.url):
        ET.SubElement(entry, "link", rel="alternate", type="text/html", href=href)
    if diff := diff_url(options, article.id, item.from_version, item.to_version):
        ET.SubElement(entry, "link", rel="related", type="text/html", title="Full difference", href=diff)
    ET.SubElement(entry, "category", term=str(item.kind))
    weight = f"{item.importance:.2f}"
    ET.SubElement(entry, "category", scheme=_IMPORTANCE, term=weight, label=f"importance {weight}")
    content = _add(entry, "content", _content(item))
    content.set("type", "html")


def _content(item: Development) -> str:
    parts = [*_context(item.heading), *_context(item.before), *_passage(item), *_context(item.after)]
    if item.previous:
        parts.append(f"<p><strong>Was:</strong> <s>{_text(item.previous)}</s></p>")
    reasons = "; ".join(dict.fromkeys(one_line(evidence.reason) for evidence in item.evidence))
    if reasons:
        parts.append(f"<p><em>Why: {_text(reasons)}</em></p>")
    parts.append(f"<p>{_text(item.article.title)}</p>")
    return "".join(parts)


def _passage(item: Development) -> Iterator[str]:
    """All sentences of a passage by paragraph, list and heading, including those that are not new."""
    if not item.edits:
        yield f"<p>{_text(item.text)}</p>"
    for kind, run in groupby(item.parts, key=lambda part: part.kind):
        texts = [_text(part.text) for part in run]
        if kind is BlockKind.LIST_ITEM:
            yield "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>"
        elif kind is BlockKind.HEADING:
            yield from (f"<p><strong>{text}</strong></p>" for text in texts)
        else:
            yield from (f"<p>{text}</p>" for text in texts)


def _context(text: str) -> tuple[str, ...]:
    """Context of a passage, in small print; nothing for ""."""
    return (f"<p><small>{_text(text)}</small></p>",) if text else ()


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = text
    return element


def _text(text: str) -> str:
    return escape(clean(text), quote=False)


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
