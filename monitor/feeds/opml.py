"""Reads and writes lists of feeds: OPML 1 and 2 (opml.org/spec2.opml)."""

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


# In a tag a slash separates folders; within the name of a folder it is replaced by this.
_SLASH_IN_NAME = "\N{FRACTION SLASH}"
# The characters to escape in texts and attributes.
_ESCAPED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}
)


@dataclass(frozen=True, slots=True)
class FeedSource:
    """A feed in a list; ``tags`` are the folders it is in (``News/Ports``) and its categories."""

    url: str
    title: str = ""
    tags: tuple[str, ...] = ()
    site_url: str = ""


@dataclass(frozen=True, slots=True)
class FeedList:
    """The content of an OPML list: its feeds, and the given feed addresses that are no web addresses (``refused``)."""

    sources: tuple[FeedSource, ...]
    refused: tuple[str, ...] = ()


def read_opml(body: bytes) -> FeedList:
    """Read the feeds of an OPML list in order, each once, with the tags of all its places in the list.

    Raises ``EmptyBody``, ``NotAFeed`` where it is no OPML, and ``HostileDocument``.
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
    """Write an OPML 2.0 list. Each tag of a feed becomes a folder, or nested folders where it is a path.

    A list that was read is written with the same folders. Lines are made directly, as a tree of elements takes several
    times as long.
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
    """A folder: its items in order (outlines of feeds, named folders), and its folders by name."""

    items: list[str | tuple[str, _Folder]] = field(default_factory=list)
    folders: dict[str, _Folder] = field(default_factory=dict)

    def inside(self, path: Sequence[str]) -> _Folder:
        """The folder at a path within this one; missing folders are created."""
        here = self
        for name in path:
            if name not in here.folders:
                here.folders[name] = _Folder()
                here.items.append((name, here.folders[name]))
            here = here.folders[name]
        return here

    def lines(self, indent: str) -> Iterator[str]:
        """The items as lines of OPML."""
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
    """The names of the folders that a tag stands for, outermost first."""
    return tuple(part.replace(_SLASH_IN_NAME, "/") for part in tag.split("/") if part)


def _sources(root: ET.Element) -> Iterator[FeedSource]:
    """The outlines that have a feed's address (not checked), depth first, without recursion."""
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
    """The absolute web address of a feed; any other text as given."""
    given = given.replace("feed://", "http://", 1)
    return absolute("", given) or fold(given)


def _tags(folder: str, category: str) -> tuple[str, ...]:
    """The folder of an outline and its categories, each once."""
    categories = (fold(part.strip("/")) for part in category.split(","))
    return tuple(dict.fromkeys(tag for tag in (folder, *categories) if tag))
