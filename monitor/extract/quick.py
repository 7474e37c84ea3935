"""Whether a page's article is unchanged, told without reading it in full.

A trace remembers the lines of the article and of its surroundings, as digests in order, and the element that holds
them. A page holds the trace where every line of the article stands there again, and all that is new beside them is
surely furniture: a known line, one that the table of furniture knows, or a few words or links in a section set apart.
Anything else (a sentence more, a new note anywhere, another title) makes it fail, and the page is read in full.
"""

from __future__ import annotations

import json
import re
from hashlib import blake2b
from typing import Any

from lxml.html import HtmlElement

from monitor.extract.article import EXTRACTOR
from monitor.extract.furniture import is_furniture
from monitor.extract.lines import fold, line_key
from monitor.extract.notes import is_note
from monitor.extract.outline import Line, page_lines
from monitor.extract.page import decode_html, parse_html
from monitor.extract.sections import set_apart
from monitor.extract.timestamps import is_timestamp
from monitor.model import BlockKind, Document

_SILENT = re.compile(rb"<!--|<(script|style|svg|noscript)\b", re.IGNORECASE)
_FEW_WORDS = 8
_MIN_LINES = 2

# How often these stand in the page: a note that appears anywhere, in its text or in JSON-LD, changes a count.
_NOTE_WORDS = tuple(
    word.encode()
    for word in [
        "been updated",
        "was updated",
        "correct",
        "clarif",
        "amended",
        "earlier version",
        "previous version",
        "editor",
        "developing story",
        "refiled",
        "retract",
        "withdrawn",
        "aktualisiert",
        "korrig",
        "berichtig",
        "richtigstellung",
        "früheren version",
        "à jour",
        "corrig",
        "rectif",
        "version précédente",
        "actualizad",
        "versión anterior",
        "errores",
        "aggiornat",
        "corret",
        "rettific",
        "precedente versione",
        "atualizad",
        "corre",
        "versão anterior",
        "bijgewerkt",
        "aangepast",
        "rectificatie",
        "eerdere versie",
    ]
)
_STATED_WORDS = (b'"correction"', b"liveBlogUpdate", b"CorrectionComment")


def make_trace(html: bytes, document: Document) -> str:
    """A trace of this document on this page; "" (which never holds) where none can be relied on.

    Live blogs, and texts that the page's own lines do not hold, leave none.
    """
    if any(block.kind is BlockKind.LIVE_ENTRY for block in document.blocks):
        return ""
    bare = _without_scripts(html)
    tree = _quick_tree(bare)
    if tree is None:
        return ""
    lines = page_lines(tree)
    places = _places(lines, document)
    if len(places) < _MIN_LINES:
        return ""
    scope = _common([lines[at].element for at in places])
    own = {(lines[at].element, lines[at].text) for at in places}
    others = {_digest(line.text) for line in page_lines(scope) if (line.element, line.text) not in own}
    return json.dumps(
        {
            "by": EXTRACTOR,
            "scope": _address(tree, scope),
            "head": _head(tree),
            "notes": _note_counts(html, bare),
            "mine": [_digest(lines[at].text) for at in places],
            "others": sorted(others),
        },
        separators=(",", ":"),
    )


def trace_holds(trace: str, html: bytes) -> bool:
    """Whether this page surely holds the article the trace was made of, word for word."""
    known = _load(trace)
    if known is None:
        return False
    bare = _without_scripts(html)
    if known["notes"] != _note_counts(html, bare):
        return False
    tree = _quick_tree(bare)
    if tree is None or known["head"] != _head(tree):
        return False
    scope = _find(tree, known["scope"])
    return scope is not None and _same_lines(scope, known["mine"], frozenset(known["others"]))


def _same_lines(scope: HtmlElement, mine: list[str], others: frozenset[str]) -> bool:
    place = 0
    strangers: list[Line] = []
    around: set[HtmlElement] = set()
    for line in page_lines(scope):
        digest = _digest(line.text)
        if place < len(mine) and digest == mine[place]:
            place += 1
            around.add(line.element)
            around.update(line.element.iterancestors())
        elif digest not in others and not (place <= 1 and is_timestamp(line.text, bare=True)):
            strangers.append(line)  # a bare date above the text is the page's own
    return place == len(mine) and all(_is_passing(line, scope, around) for line in strangers)


def _is_passing(line: Line, scope: HtmlElement, around: set[HtmlElement]) -> bool:
    """Whether a line that was not there before is surely none of the article's."""
    if is_timestamp(line.text) or not any(char.isalnum() for char in line.text):
        return True
    if is_note(line.text):
        return False
    if is_furniture(line.text):
        return True
    if not (line.is_link or len(line.text.split()) <= _FEW_WORDS):
        return False
    step: HtmlElement | None = line.element
    while step is not None and step is not scope and step not in around:
        if set_apart(step, step.getparent()):
            return True
        step = step.getparent()
    return False


def _places(lines: list[Line], document: Document) -> list[int]:
    """Where each block of the document stands among the page's lines, in order; nothing where one is missing."""
    wanted = [fold(block.text) for block in document.blocks]
    places: list[int] = []
    missing: list[str] = []
    at = 0
    texts = [line.text for line in lines]
    for text in wanted:
        try:
            found = texts.index(text, at)
        except ValueError:
            missing.append(text)
            continue
        places.append(found)
        at = found + 1
    if any(text not in texts for text in missing):
        return []
    places.extend(texts.index(text) for text in missing)
    title = line_key(document.title)
    head = next((place for place, line in enumerate(lines) if line_key(line.text) == title), None)
    return sorted({*places, *(() if head is None else (head,))})


def _common(elements: list[HtmlElement]) -> HtmlElement:
    """The deepest element that holds all of these."""
    paths = [[*reversed(list(element.iterancestors())), element] for element in elements]
    common = paths[0][0]
    for level in zip(*paths, strict=False):
        if any(step is not level[0] for step in level):
            break
        common = level[0]
    return common


def _address(tree: HtmlElement, element: HtmlElement) -> list[Any]:
    """An element's tag, class and id, and its place among those alike."""
    alike = [other for other in tree.iter(str(element.tag)) if _name(other) == _name(element)]
    return [str(element.tag), _name(element), alike.index(element), len(alike)]


def _find(tree: HtmlElement, address: list[Any]) -> HtmlElement | None:
    tag, name, place, count = address
    alike = [other for other in tree.iter(tag) if _name(other) == name]
    return alike[place] if len(alike) == count else None


def _name(element: HtmlElement) -> str:
    return element.get("id") or element.get("class") or ""


def _head(tree: HtmlElement) -> str:
    """A digest of what the page gives as its titles."""
    titles = [fold("".join(element.itertext())) for element in tree.iter("title", "h1")]
    titles += [fold(meta.get("content") or "") for meta in tree.iter("meta") if meta.get("property") == "og:title"]
    return _digest("\n".join(titles))


def _note_counts(html: bytes, bare: bytes) -> str:
    lower = bare.lower()
    counts = [lower.count(word) for word in _NOTE_WORDS] + [html.count(word) for word in _STATED_WORDS]
    return _digest(",".join(map(str, counts)))


def _quick_tree(bare: bytes) -> HtmlElement | None:
    return parse_html(decode_html(bare))


def _without_scripts(html: bytes) -> bytes:
    """The page without comments, scripts, styles and drawings: most of its bytes, none of its text."""
    pieces: list[bytes] = []
    at = 0
    while found := _SILENT.search(html, at):
        name = found.group(1)
        end = html.find(b"-->", found.end()) if name is None else _closing(html, name, found.end())
        if end < 0:
            break
        pieces.append(html[at : found.start()])
        at = end
    pieces.append(html[at:])
    return b"".join(pieces)


def _closing(html: bytes, name: bytes, start: int) -> int:
    for form in (name.lower(), name.upper(), name):
        end = html.find(b"</" + form, start)
        if end >= 0:
            stop = html.find(b">", end)
            return stop + 1 if stop >= 0 else -1
    return -1


def _load(trace: str) -> dict[str, Any] | None:
    try:
        known = json.loads(trace) if trace else None
    except ValueError:
        return None
    return known if isinstance(known, dict) and known.get("by") == EXTRACTOR else None


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
