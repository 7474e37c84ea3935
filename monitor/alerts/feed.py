"""Developments as an Atom feed (RFC 4287): another outlet, for readers that poll."""

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
# Names the category (RFC 4287, section 4.2.2) whose term says how important an entry is, 0 to 1.
_IMPORTANCE = "tag:news-update-monitor,2026:importance"
# When an empty feed was updated: the element must be there, and a feed that stays the same must say the same.
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
    """The Atom feed in UTF-8, in the order given (newest first); deterministic.

    ``feed_url`` identifies it, on all its pages and by whatever key it is read; ``self_url`` is where this page of it
    is, ``next_url`` where older ones are (RFC 5005, paged feeds). An entry's identifier (RFC 4151) rests on the
    development's number and the host of ``feed_url`` alone, so that a reader shows each once whichever selection it
    follows.
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
    parts = [*_around(item.heading), *_around(item.before), *_passage(item), *_around(item.after)]
    if item.previous:
        parts.append(f"<p><strong>Was:</strong> <s>{_text(item.previous)}</s></p>")
    reasons = "; ".join(dict.fromkeys(one_line(evidence.reason) for evidence in item.evidence))
    if reasons:
        parts.append(f"<p><em>Why: {_text(reasons)}</em></p>")
    parts.append(f"<p>{_text(item.article.title)}</p>")
    return "".join(parts)


def _passage(item: Development) -> Iterator[str]:
    """All its sentences, by paragraph, list and row; those that are not new themselves as well."""
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


def _around(text: str) -> tuple[str, ...]:
    """The context of a passage, which is not new."""
    return (f"<p><small>{_text(text)}</small></p>",) if text else ()


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = text
    return element


def _text(text: str) -> str:
    return escape(clean(text), quote=False)


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
