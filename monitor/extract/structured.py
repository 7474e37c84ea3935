"""What a page says of its article in JSON-LD (schema.org), and the dated entries of live blogs on the page itself."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lxml.html import HtmlElement

from monitor.extract.dates import parse_time
from monitor.extract.furniture import is_furniture
from monitor.extract.lines import fold, line_key, size
from monitor.extract.outline import Line, page_lines
from monitor.extract.page import parse_html
from monitor.extract.sections import in_comments
from monitor.extract.timestamps import is_timestamp
from monitor.model import Block, BlockKind

_MAX_NODES = 2000
_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report|NewsStory|Review)$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_COMMENT = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/|<!\[CDATA\[)|(?:-->|//\]\]>|/\*\]\]>\*/|\]\]>)\s*$")
_ENTRY_TAGS = frozenset({"article", "section", "div", "li"})
_LIVE_NAMES = re.compile(r"live|ticker|liveblog|timeline|update-?(?:list|feed|stream)|direct|minuto", re.IGNORECASE)
_MIN_ENTRIES = 3
_MIN_ENTRY_CHARS = 40


@dataclass(frozen=True, slots=True)
class Stated:
    """What JSON-LD states of the article; empty where it states nothing."""

    headline: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    language: str = ""
    body: str = ""
    corrections: tuple[str, ...] = ()
    entries: tuple[Block, ...] = ()
    is_live: bool = False


@dataclass(frozen=True, slots=True)
class LiveEntries:
    """The entries of a live blog in the page's order, and the elements that hold them."""

    blocks: tuple[Block, ...] = ()
    elements: frozenset[HtmlElement] = field(default_factory=frozenset)


def read_stated(tree: HtmlElement) -> Stated:
    """The article object of the page's JSON-LD; broken JSON is read as far as it goes."""
    nodes = list(_nodes(tree))
    articles = [node for node in nodes if any(_ARTICLE_TYPE.search(kind) for kind in _types(node))]
    if not articles:
        return Stated()
    live = next((node for node in articles if "LiveBlogPosting" in _types(node)), None)
    node = live or next((node for node in articles if node.get("headline")), articles[0])
    return Stated(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        authors=tuple(dict.fromkeys(_names(node.get("author")))),
        publisher=_text(node.get("publisher")),
        published=_time(node.get("datePublished")),
        modified=_time(node.get("dateModified")),
        language=_text(node.get("inLanguage"))[:3].lower().strip("-_"),
        body=_plain(node.get("articleBody")),
        corrections=tuple(filter(None, (_plain(_note_text(item)) for item in _list(node.get("correction"))))),
        entries=tuple(_entries(node)) if live else (),
        is_live=live is not None,
    )


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    waiting: list[Any] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            waiting.extend(_parse(script.text or ""))
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value
        elif isinstance(value, dict):
            yield value
            waiting.extend(
                value[key]
                for key in ("@graph", "mainEntity", "hasPart", "itemListElement")
                if isinstance(value.get(key), list | dict)
            )


def _parse(text: str) -> list[Any]:
    """All JSON values in a script: several in a row, trailing commas and raw line breaks are borne."""
    text = _COMMENT.sub("", _COMMENT.sub("", text.strip())).strip().rstrip(";")
    decoder = json.JSONDecoder(strict=False)
    for form in (text, _TRAILING_COMMA.sub(r"\1", text)):
        values, at = [], 0
        try:
            while at < len(form):
                value, at = decoder.raw_decode(form, at)
                values.append(value)
                while at < len(form) and form[at] in " \t\r\n,;":
                    at += 1
        except (ValueError, RecursionError):
            if not values:
                continue
        return values
    return []


def _types(node: dict[str, Any]) -> list[str]:
    return [kind for kind in _list(node.get("@type")) if isinstance(kind, str)]


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = next(iter(value), "")
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    return _plain(value) if isinstance(value, str) else ""


def _note_text(value: Any) -> Any:
    return (value.get("text") or value.get("description") or value.get("name")) if isinstance(value, dict) else value


def _names(value: Any) -> Iterator[str]:
    for item in _list(value):
        name = _text(item.get("name")) if isinstance(item, dict) else _text(item)
        if name and not name.startswith(("http://", "https://")):
            yield name


def _time(value: Any) -> datetime | None:
    return parse_time(value) if isinstance(value, str) else None


def _plain(value: Any) -> str:
    """Text as text: markup inside JSON-LD is read, its blocks parted by line breaks."""
    if not isinstance(value, str):
        return ""
    if "<" not in value and "&" not in value:
        return "\n".join(filter(None, map(fold, value.split("\n"))))
    tree = parse_html(f"<div>{value}</div>")
    return "\n".join(line.text for line in page_lines(tree)) if tree is not None else fold(value)


def _entries(live: dict[str, Any]) -> Iterator[Block]:
    for item in _list(live.get("liveBlogUpdate")):
        if not isinstance(item, dict):
            continue
        headline, body = _text(item.get("headline")), _plain(item.get("articleBody")) or _plain(item.get("description"))
        at = _time(item.get("datePublished")) or _time(item.get("dateModified"))
        text = "\n".join(dict.fromkeys(filter(None, (headline, body))))
        key = item.get("@id") or item.get("url") or item.get("identifier")
        if text:
            yield _entry(text, key if isinstance(key, str) else None, at)


def _entry(text: str, key: str | None, at: datetime | None) -> Block:
    if not key:
        key = f"{at.isoformat() if at else ''} {' '.join(line_key(text).split()[:8])}".strip()
    return Block(BlockKind.LIVE_ENTRY, text, key=key, at=at)


def dom_entries(tree: HtmlElement, *, is_live: bool) -> LiveEntries:
    """The dated entries of a live blog on the page: siblings of one kind, each with its time and text.

    ``is_live`` says that the page calls itself a live blog; otherwise a container's name must.
    """
    best = LiveEntries()
    for parent, elements in _dated_groups(tree).items():
        if not (is_live or any(_LIVE_NAMES.search(_names_of(step)) for step in (parent, *parent.iterancestors()))):
            continue
        if in_comments(parent):
            continue
        found = [(element, block) for element in elements if (block := _dom_entry(element)) is not None]
        if len(found) >= _MIN_ENTRIES and _size(block for _, block in found) > _size(best.blocks):
            best = LiveEntries(tuple(block for _, block in found), frozenset(element for element, _ in found))
    return best


def _dated_groups(tree: HtmlElement) -> dict[HtmlElement, list[HtmlElement]]:
    """Parents with three or more children that hold a time each, the children in order."""
    groups: dict[HtmlElement, list[HtmlElement]] = defaultdict(list)
    for time in tree.iter("time"):
        step = time.getparent()
        for _ in range(6):
            parent = step.getparent() if step is not None else None
            if step is None or parent is None:
                break
            members = groups[parent]
            if step.tag in _ENTRY_TAGS and (not members or members[-1] is not step):
                members.append(step)
            step = parent
    return {
        parent: members
        for parent, members in groups.items()
        if len(members) >= _MIN_ENTRIES and len({member.tag for member in members}) == 1
    }


def _names_of(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemtype') or ''}"


def _size(blocks: Any) -> int:
    return sum(size(block.text) for block in blocks)


def _dom_entry(element: HtmlElement) -> Block | None:
    lines = [line for line in page_lines(element) if _is_text(line)]
    text = "\n".join(dict.fromkeys(line.text for line in lines))
    if size(text) < _MIN_ENTRY_CHARS or sum(line.link_chars for line in lines) > 0.5 * len(text):
        return None
    stamp = next(element.iter("time"))
    return _entry(text, _dom_key(element), parse_time(stamp.get("datetime") or ""))


def _is_text(line: Line) -> bool:
    return not is_timestamp(line.text, bare=True) and not is_furniture(line.text) and line.kind is not BlockKind.CAPTION


def _dom_key(element: HtmlElement) -> str | None:
    for name, value in element.items():
        if value and (name == "id" or (name.startswith("data-") and name.endswith(("-id", "-key", "-uuid")))):
            return str(value)
    return None
