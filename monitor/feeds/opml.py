"""Lists of feeds: OPML 1 and 2 (opml.org/spec2.opml), in and out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
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
# What has to be escaped, in a text or in an attribute.
_ESCAPED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}
)


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


def write_opml(sources: Iterable[FeedSource], title: str, now: datetime) -> bytes:
    """An OPML 2.0 list: a feed is in the folders that its tags name, one inside the other where a tag is a path.

    What was read is written as it was: folders become tags and tags folders. Written line by line: a tree of elements
    takes several times as long.
    """
    from email.utils import format_datetime  # here, not above: it is slow to import

    top = _Folder()
    for source in sources:
        for path in dict.fromkeys(map(_path, source.tags)) or [()]:
            top.inside(path).items.append(_outline(source))
    head = f"<title>{_text(title)}</title>", f"<dateCreated>{format_datetime(now)}</dateCreated>"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        "  <head>",
        *(f"    {line}" for line in head),
        "  </head>",
        *(["  <body>", *top.lines("    "), "  </body>"] if top.items else ["  <body />"]),
        "</opml>\n",
    ]
    return "\n".join(lines).encode()


@dataclass(slots=True)
class _Folder:
    """What is in a folder, in order: outlines of feeds, and folders by name."""

    items: list[str | tuple[str, _Folder]] = field(default_factory=list)
    folders: dict[str, _Folder] = field(default_factory=dict)

    def inside(self, path: Sequence[str]) -> _Folder:
        """The folder of a path, made with those around it where it is not there yet."""
        here = self
        for name in path:
            if name not in here.folders:
                here.folders[name] = _Folder()
                here.items.append((name, here.folders[name]))
            here = here.folders[name]
        return here

    def lines(self, indent: str) -> Iterator[str]:
        """Itself as lines of OPML."""
        for item in self.items:
            if isinstance(item, str):
                yield indent + item
                continue
            name, folder = item
            yield f'{indent}<outline text="{_text(name)}" title="{_text(name)}">'
            yield from folder.lines(indent + "  ")
            yield f"{indent}</outline>"


def _outline(source: FeedSource) -> str:
    name = _text(source.title or source.url)
    site = f' htmlUrl="{_text(source.site_url)}"' if source.site_url else ""
    return f'<outline type="rss" text="{name}" title="{name}" xmlUrl="{_text(source.url)}"{site} />'


def _text(value: str) -> str:
    return value.translate(_ESCAPED)


def _path(tag: str) -> tuple[str, ...]:
    """The names of the folders, outermost first, that a tag represents."""
    return tuple(part.replace(_SLASH_IN_NAME, "/") for part in tag.split("/") if part)


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
