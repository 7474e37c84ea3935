"""Reads what a page states about its article in JSON-LD (schema.org), including the entries of a live blog."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lxml.html import HtmlElement

from monitor.extract.dates import parse_time
from monitor.extract.lines import SENTENCE_END, fold, line_key
from monitor.extract.outline import page_lines
from monitor.extract.page import parse_html
from monitor.model import Block, BlockKind

_MAX_NODES = 2000
_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report|NewsStory|Review)$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_COMMENT = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/|<!\[CDATA\[)|(?:-->|//\]\]>|/\*\]\]>\*/|\]\]>)\s*$")
_CUT = re.compile(r"(?:\.\.\.|…)$")


@dataclass(frozen=True, slots=True)
class Stated:
    """An article's data in JSON-LD; empty where there is none."""

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


def read_stated(tree: HtmlElement) -> Stated:
    """Read the article object of the page's JSON-LD; of broken JSON, the part before the error."""
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
    """The objects of the page's JSON-LD, nested ones after those around them; at most ``_MAX_NODES`` values."""
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
    """All JSON values in a script. Several in a row, trailing commas and raw line breaks are tolerated."""
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
    """The plain text of a value that may hold markup; its blocks are separated by line breaks."""
    if not isinstance(value, str):
        return ""
    if "<" not in value and "&" not in value:
        return "\n".join(filter(None, map(fold, value.split("\n"))))
    tree = parse_html(f"<div>{value}</div>")
    return "\n".join(line.text for line in page_lines(tree)) if tree is not None else fold(value)


def _entries(live: dict[str, Any]) -> Iterator[Block]:
    """The updates of a live blog; a body that was cut at a maximum length ends in "…"."""
    items = [item for item in _list(live.get("liveBlogUpdate")) if isinstance(item, dict)]
    bodies = [_plain(item.get("articleBody")) or _plain(item.get("description")) for item in items]
    lengths = [len(body) for body in bodies]
    longest = max(lengths, default=0)
    is_capped = lengths.count(longest) > 1  # two bodies hardly ever share the greatest length by chance
    for item, body in zip(items, bodies, strict=True):
        is_cut = (
            is_capped and len(body) >= longest - 1 and not SENTENCE_END.search(body)
        )  # 1: a space at the cut was folded away
        whole = _CUT.sub("", body) + "…" if is_cut or _CUT.search(body) else body
        at = _time(item.get("datePublished")) or _time(item.get("dateModified"))
        text = "\n".join(dict.fromkeys(filter(None, (_text(item.get("headline")), whole))))
        if text:
            yield _entry(text, _key(item), at)


def _key(item: dict[str, Any]) -> str | None:
    key = item.get("@id") or item.get("url") or item.get("identifier")
    return key if isinstance(key, str) else None


def _entry(text: str, key: str | None, at: datetime | None) -> Block:
    if not key:
        key = f"{at.isoformat() if at else ''} {' '.join(line_key(text).split()[:8])}".strip()
    return Block(BlockKind.LIVE_ENTRY, text, key=key, at=at)
