"""Lists of feeds: OPML 1 and 2 (opml.org/spec2.opml), in and out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.errors import EmptyBody, NotAFeed
from monitor.feeds.address import absolute, normal_address
from monitor.feeds.screen import screen_xml
from monitor.feeds.text import decode, fold, plain_text

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET


@dataclass(frozen=True, slots=True)
class FeedSource:
    """A feed as a list names it; ``tags`` are the folders it lies in and the categories it was given."""

    url: str
    title: str = ""
    tags: tuple[str, ...] = ()


def read_opml(body: bytes) -> tuple[FeedSource, ...]:
    """The feeds of an OPML list in its order, each once, with the tags of every place where it stands.

    Raises ``EmptyBody``, ``NotAFeed`` when it is no OPML, and ``HostileDocument``.
    """
    from xml.etree import ElementTree as ET

    text, _ = decode(body)
    if not text.strip("\ufeff\0 \t\r\n"):
        raise EmptyBody("the list is empty")
    document = screen_xml(text)
    if document.root != "opml":
        raise NotAFeed("no OPML list stands there", advice="an OPML file begins with <opml>")
    try:
        root = ET.fromstring(document.text)  # noqa: S314 - screened: no entities, bounded depth
    except ET.ParseError as error:
        raise NotAFeed(f"a broken OPML list stands there ({error})") from error
    found: dict[str, FeedSource] = {}
    for source in _sources(root):
        known = found.setdefault(normal_address(source.url), source)
        tags = tuple(dict.fromkeys((*known.tags, *source.tags)))
        found[normal_address(source.url)] = FeedSource(known.url, known.title or source.title, tags)
    return tuple(found.values())


def write_opml(sources: Sequence[FeedSource], title: str, now: datetime) -> bytes:
    """An OPML 2.0 list: a folder for each feed's first tag, all its tags as ``category``."""
    from email.utils import format_datetime  # here, not above: they are slow to import
    from xml.etree import ElementTree as ET

    root = ET.Element("opml", version="2.0")
    head = ET.SubElement(root, "head")
    ET.SubElement(head, "title").text = title
    ET.SubElement(head, "dateCreated").text = format_datetime(now)
    body = ET.SubElement(root, "body")
    folders: dict[str, ET.Element] = {}
    for source in sources:
        parent = body
        if source.tags:
            name = source.tags[0]
            if name not in folders:
                folders[name] = ET.SubElement(body, "outline", text=name, title=name)
            parent = folders[name]
        name = source.title or source.url
        outline = ET.SubElement(parent, "outline", type="rss", text=name, title=name, xmlUrl=source.url)
        if source.tags:
            outline.set("category", ",".join(tag.replace(",", " ") for tag in source.tags))
    ET.indent(root)
    written: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode()


def _sources(root: ET.Element) -> Iterator[FeedSource]:
    """The outlines with a feed's address, depth first, without recursion."""
    waiting: list[tuple[ET.Element, tuple[str, ...]]] = [(root, ())]
    while waiting:
        element, folders = waiting.pop()
        attributes = {name.lower(): value for name, value in element.attrib.items()}
        name = fold(attributes.get("title", "")) or fold(attributes.get("text", ""))
        url = absolute("", attributes.get("xmlurl", "").replace("feed://", "http://", 1))
        if url:
            categories = (fold(part.strip("/")) for part in attributes.get("category", "").split(","))
            tags = dict.fromkeys((*folders, *(tag for tag in categories if tag)))
            yield FeedSource(url, "" if name == url else plain_text(name), tuple(tags))
        elif name and element.tag.lower() == "outline":
            folders = (*folders, name)
        waiting.extend((child, folders) for child in reversed(element))
