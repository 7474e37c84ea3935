"""Lists of feeds: OPML 1 and 2 (opml.org/spec2.opml), in and out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.errors import EmptyBody, NotAFeed
from monitor.feeds.address import absolute, normal_address
from monitor.feeds.screen import screen_xml
from monitor.feeds.text import decode, fold

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET


# In a tag a slash parts folders; in the name of one it is written as a fraction's.
_SLASH_IN_NAME = "\N{FRACTION SLASH}"


@dataclass(frozen=True, slots=True)
class FeedSource:
    """A feed as a list names it; ``tags`` are the folders it is in (``News/Ports``) and the categories it was given."""

    url: str
    title: str = ""
    tags: tuple[str, ...] = ()
    site_url: str = ""


@dataclass(frozen=True, slots=True)
class FeedList:
    """What an OPML list holds: its feeds, and the addresses it gives for feeds that are none of the web."""

    sources: tuple[FeedSource, ...]
    refused: tuple[str, ...] = ()


def read_opml(body: bytes) -> FeedList:
    """The feeds of an OPML list in its order, each once, with the tags of every place where it is.

    Raises ``EmptyBody``, ``NotAFeed`` when it is no OPML, and ``HostileDocument``.
    """
    from xml.etree import ElementTree as ET

    text, _ = decode(body)
    if not text.strip("\ufeff\0 \t\r\n"):
        raise EmptyBody("the list is empty")
    document = screen_xml(text)
    if document.root != "opml":
        raise NotAFeed("this is not an OPML list", advice="an OPML file begins with <opml>")
    try:
        root = ET.fromstring(document.text)  # noqa: S314 - screened: no entities, bounded depth
    except ET.ParseError as error:
        raise NotAFeed(f"this OPML list is broken ({error})") from error
    found: dict[str, FeedSource] = {}
    refused: dict[str, None] = {}
    for source in _sources(root):
        if not absolute("", source.url):
            refused[source.url] = None
            continue
        known = found.setdefault(normal_address(source.url), source)
        tags = tuple(dict.fromkeys((*known.tags, *source.tags)))
        title, site_url = known.title or source.title, known.site_url or source.site_url
        found[normal_address(source.url)] = FeedSource(known.url, title, tags, site_url)
    return FeedList(tuple(found.values()), tuple(refused))


def write_opml(sources: Sequence[FeedSource], title: str, now: datetime) -> bytes:
    """An OPML 2.0 list: a feed is in the folders that its tags name, one inside the other where a tag is a path.

    What was read is written as it was: folders become tags and tags folders.
    """
    from email.utils import format_datetime  # here, not above: they are slow to import
    from xml.etree import ElementTree as ET

    root = ET.Element("opml", version="2.0")
    head = ET.SubElement(root, "head")
    ET.SubElement(head, "title").text = title
    ET.SubElement(head, "dateCreated").text = format_datetime(now)
    body = ET.SubElement(root, "body")
    folders: dict[tuple[str, ...], ET.Element] = {(): body}
    for source in sources:
        for path in dict.fromkeys(map(_path, source.tags)) or [()]:
            name = source.title or source.url
            outline = ET.SubElement(_folder(folders, path), "outline", type="rss", text=name, title=name)
            outline.set("xmlUrl", source.url)
            if source.site_url:
                outline.set("htmlUrl", source.site_url)
    ET.indent(root)
    written: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode()


def _path(tag: str) -> tuple[str, ...]:
    """The names of the folders, outermost first, that a tag represents."""
    return tuple(part.replace(_SLASH_IN_NAME, "/") for part in tag.split("/") if part)


def _folder(folders: dict[tuple[str, ...], ET.Element], path: tuple[str, ...]) -> ET.Element:
    """The folder of a path, made with those around it where it is not there yet."""
    from xml.etree import ElementTree as ET

    for depth in range(1, len(path) + 1):
        if path[:depth] not in folders:
            name = path[depth - 1]
            folders[path[:depth]] = ET.SubElement(folders[path[: depth - 1]], "outline", text=name, title=name)
    return folders[path]


def _sources(root: ET.Element) -> Iterator[FeedSource]:
    """The outlines with a feed's address (unchecked), depth first, without recursion."""
    waiting: list[tuple[ET.Element, str]] = [(root, "")]
    while waiting:
        element, folder = waiting.pop()
        attributes = {name.lower(): value for name, value in element.attrib.items()}
        name = fold(attributes.get("title", "")) or fold(attributes.get("text", ""))
        if url := _address(attributes.get("xmlurl", "")):
            site_url = absolute("", attributes.get("htmlurl", ""))
            tags = _tags(folder, attributes.get("category", ""))
            yield FeedSource(url, "" if name == url else name, tags, site_url)
        elif name and element.tag.lower() == "outline":
            name = name.replace("/", _SLASH_IN_NAME)
            folder = f"{folder}/{name}" if folder else name
        waiting.extend((child, folder) for child in reversed(element))


def _address(given: str) -> str:
    """A feed's absolute web address if it is one, else as given."""
    given = given.replace("feed://", "http://", 1)
    return absolute("", given) or fold(given)


def _tags(folder: str, category: str) -> tuple[str, ...]:
    """The folder of an outline and its categories, each once."""
    categories = (fold(part.strip("/")) for part in category.split(","))
    return tuple(dict.fromkeys(tag for tag in (folder, *categories) if tag))
