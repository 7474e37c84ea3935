"""Whether the article on a page is unchanged, found without reading the page in full.

A fingerprint keeps, as digests in order, the lines of the article and all lines of the container around it that are not
surely furniture. A page matches the fingerprint where exactly these lines are there again, in the same order, and all
else there is furniture: by its words, or a link or a few words in a separate section that holds nothing of the article.
Anything else (a sentence more or less, a new note anywhere, another title) makes it fail, and the page is read in full.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from monitor.extract.around import Around, dated_above, serves, takes
from monitor.extract.bare import bare_tree
from monitor.extract.extractor import EXTRACTOR
from monitor.extract.lines import fold, line_key
from monitor.extract.note_words import note_counts, note_lines
from monitor.extract.outline import Line, lines_within, page_lines, smallest_around
from monitor.extract.page import decode_html, parse_html
from monitor.extract.sections import section_name
from monitor.extract.structured import read_stated
from monitor.model import BlockKind, Document

_MIN_LINES = 2
_LEVELS = 2
_STATED_WORDS = (b'"correction"', b"liveBlogUpdate", b"CorrectionComment")
_HEADLINE_KEY = b'"headline"'
_HEADLINE = re.compile(rb'"headline"\s*:\s*"(?:[^"\\]|\\.){0,400}"')
_FIELDS = frozenset({"by", "scope", "head", "whole", "counts", "notes", "mine", "owned", "passing", "took"})
_TITLE_METAS = frozenset({"og:title", "twitter:title", "og:site_name", "author", "article:author"})


def make_fingerprint(html: bytes, document: Document) -> str:
    """A fingerprint of this document on this page; "" (which never holds) where none is reliable.

    Live blogs, pages with separate corrections, and texts that are not in the page's own lines have none.
    """
    if any(block.kind is BlockKind.LIVE_ENTRY for block in document.blocks) or _states_apart(html):
        return ""
    tree = bare_tree(html)
    lines = [] if tree is None else page_lines(tree)
    found = [lines[at] for at in _places(lines, document)]
    if tree is None or len(found) < _MIN_LINES:
        return ""
    scope = smallest_around(*(line.element for line in found))
    wide = _wider(scope)
    return json.dumps(
        {
            "by": EXTRACTOR,
            "scope": _address(tree, scope),
            "head": _head(tree, html),
            "whole": _whole(wide),
            "counts": _digest(note_counts(tree)),
            "notes": _notes(lines),
            **_marks(wide, scope, found, lines_within(wide, lines)),
        },
        separators=(",", ":"),
    )


def _marks(wide: HtmlElement, scope: HtmlElement, found: list[Line], lines: list[Line]) -> dict[str, Any]:
    """The marks of the lines in ``wide``.

    "mine" are those of the article, "owned" those of ``found`` among them; "passing" those that change; "taking" those
    that take lines after them along when they are removed; "took": whether one of these took a line of "mine".
    """
    own = {(line.element, line.text) for line in found}
    around = Around(wide, scope, {line.element for line in found})
    mine: list[str] = []
    owned: list[int] = []
    passing: set[str] = set()
    taking: list[str] = []
    takers: set[int] = set()
    dated = dated_above(lines)
    for line in lines:
        is_own, parts = (line.element, line.text) in own, around.parts(line)
        if is_own or not (parts or serves(line) or id(line) in dated):
            owned += [len(mine)] * is_own
            mine.append(_mark(line))
        elif not parts:
            taken = _taking(line, wide, len(mine))
            taking += taken
            takers |= {len(mine)} if taken else set()
            if id(line) not in dated:
                passing.add(_digest(line.text))
    took = bool(takers.intersection(range(len(mine))).difference(owned))
    return {"mine": mine, "owned": owned, "passing": sorted(passing), "taking": taking, "took": took}


def fingerprint_holds(fingerprint: str, html: bytes) -> bool:
    """Whether this page surely holds the article the fingerprint was made of, verbatim."""
    known = _load(fingerprint)
    if known is None or _states_apart(html):
        return False
    tree = bare_tree(html)
    if tree is None or known["head"] != _head(tree, html):
        return False
    if known["counts"] != _digest(note_counts(tree)) and known["notes"] != _notes(page_lines(tree)):
        return False
    scope = _find(tree, known["scope"])
    if scope is None:
        return False
    return known["whole"] == _whole(_wider(scope)) or _same_lines(scope, known)


@dataclass(frozen=True, slots=True)
class Since:
    """What changed on a page since another version of this program read it.

    ``left``: blocks of the older text that are no longer on it. ``fresh``: lines around the article that it
    did not have then. ``same_titles``: whether it gives the same titles. Without a fingerprint nothing is known
    to be fresh.
    """

    left: frozenset[str] = frozenset()
    fresh: frozenset[str] = frozenset()
    same_titles: bool = True


def changed_since(fingerprint: str, html: bytes, old: Document) -> Since:
    """What changed on a page since a fingerprint was made of it, by whatever rules, and since ``old`` was read."""
    tree = bare_tree(html)
    if tree is None:
        return Since()
    whole = parse_html(decode_html(html))
    stated = read_stated(tree if whole is None else whole)
    texts = (*(line.text for line in page_lines(tree)), stated.body, *(entry.text for entry in stated.entries))
    shown = "\n".join(line_key(part) for text in texts for part in text.split("\n"))
    left = frozenset(block.text for block in old.blocks if not _is_in(block.text, shown))
    known = _loaded(fingerprint)
    if known is None:
        return Since(left)
    scope = _find(tree, known["scope"])
    fresh = frozenset[str]() if scope is None else _fresh_lines(scope, known)
    return Since(left, fresh, same_titles=known["head"] == _head(tree, html))


def _is_in(text: str, shown: str) -> bool:
    return all(line_key(part) in shown for part in text.split("\n"))


def _fresh_lines(scope: HtmlElement, known: dict[str, Any]) -> frozenset[str]:
    """The lines around an article that a fingerprint does not know; without those it never holds."""
    mine, passing = frozenset(known["mine"]), frozenset(known["passing"])
    owned = {known["mine"][at] for at in known["owned"]}
    wide = _wider(scope)
    lines = page_lines(wide)
    around = Around(wide, scope, {line.element for line in lines if _mark(line) in owned})
    dated = dated_above(lines)
    return frozenset(
        line.text
        for line in lines
        if not (_mark(line) in mine or _digest(line.text) in passing)
        and not (around.parts(line) or serves(line) or id(line) in dated)
    )


def _same_lines(scope: HtmlElement, known: dict[str, Any]) -> bool:
    wide = _wider(scope)
    lines = page_lines(wide)
    held, others = _beside(lines, known)
    if held is None:
        return False
    around = Around(wide, scope, held)
    inside = [(line, place) for line, place in others if not around.parts(line)]
    strangers = [line for line, _ in inside if _is_stranger(line, known)]
    taking = [mark for line, place in inside for mark in _taking(line, wide, place)]
    if (known["took"] or taking) and taking != known["taking"]:  # a known line may take others in another element
        return False
    unlike = {id(line) for line in strangers if not serves(line)}
    return not unlike or unlike <= dated_above(lines)


def _beside(lines: list[Line], known: dict[str, Any]) -> tuple[set[HtmlElement] | None, list[tuple[Line, int]]]:
    """The elements of the article's own lines, None where a line is missing; and the other lines.

    With each of those: how many lines of the article are before it.
    """
    mine, owned = known["mine"], frozenset(known["owned"])
    place = 0
    held: set[HtmlElement] = set()
    others: list[tuple[Line, int]] = []
    for line in lines:
        if place < len(mine) and _mark(line) == mine[place]:
            if place in owned:
                held.add(line.element)
            place += 1
        else:
            others.append((line, place))
    return (held if place == len(mine) else None), others


def _is_stranger(line: Line, known: dict[str, Any]) -> bool:
    return line.kind is BlockKind.TABLE_ROW or _digest(line.text) not in known["passing"]


def _wider(scope: HtmlElement) -> HtmlElement:
    """The article element or the main one around a scope, or what is a few levels up."""
    named = next(scope.iterancestors("article", "main"), None)
    if named is not None or scope.tag in ("article", "main", "body"):
        return scope if named is None else named
    for _, step in zip(range(_LEVELS), scope.iterancestors(), strict=False):
        if step.tag in ("body", "html"):
            break
        scope = step
    return scope


def _places(lines: list[Line], document: Document) -> list[int]:
    """Where each block of the document is among the page's lines, in order; nothing where one is missing."""
    wanted = [fold(block.text) for block in document.content]
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
    if not set(missing).issubset(texts):
        return []
    places.extend(texts.index(text) for text in missing)
    title = line_key(document.title)
    head = next((place for place, line in enumerate(lines) if line.key == title), None)
    return sorted({*places, *(() if head is None else (head,))})


def _address(tree: HtmlElement, element: HtmlElement) -> list[Any]:
    """An element's tag, class and id, its place among those alike, and its place among all of its tag."""
    tagged = list(tree.iter(str(element.tag)))
    name = _name(element)
    alike = [other for other in tagged if _name(other) == name]
    places = [alike.index(element), len(alike), tagged.index(element), len(tagged)]
    return [str(element.tag), name, *places]


def _find(tree: HtmlElement, address: list[Any]) -> HtmlElement | None:
    """The element at an address. Names may differ from visit to visit: then its place among all of its tag counts."""
    tag, name, place, count = address[:4]
    tagged: list[HtmlElement] = list(tree.iter(tag))
    alike = [other for other in tagged if _name(other) == name]
    # Fingerprints of older rules have no second place.
    at, total = address[4:] or (0, -1)
    for found, wanted, many in ((alike, place, count), (tagged, at, total)):
        if len(found) == many:
            element: HtmlElement = found[wanted]
            return element
    return None


def _name(element: HtmlElement) -> str:
    return element.get("id") or element.get("class") or ""


def _head(tree: HtmlElement, html: bytes) -> str:
    """A digest of what the page gives as its titles and names."""
    given = [fold("".join(element.itertext())) for element in tree.iter("title", "h1")]
    given += [
        fold(meta.get("content") or "")
        for meta in tree.iter("meta")
        if (meta.get("property") or meta.get("name") or "").lower() in _TITLE_METAS
    ]
    return _digest("\n".join([*given, *sorted(_stated_headlines(html))]))


def _stated_headlines(html: bytes) -> set[str]:
    stated: set[str] = set()
    at = html.find(_HEADLINE_KEY)
    while at >= 0:
        if found := _HEADLINE.match(html, at):
            stated.add(found.group().decode("utf-8", "replace"))
        at = html.find(_HEADLINE_KEY, at + len(_HEADLINE_KEY))
    return stated


def _states_apart(html: bytes) -> bool:
    """Whether the page may report corrections or entries outside its text."""
    return any(word in html for word in _STATED_WORDS)


def _notes(lines: list[Line]) -> str:
    return _digest("\n".join(note_lines(lines)))


def _whole(element: HtmlElement) -> str:
    """A digest of an element with all its markup."""
    return blake2b(etree.tostring(element, with_tail=False), digest_size=16).hexdigest()


def _load(fingerprint: str) -> dict[str, Any] | None:
    """A fingerprint made by these rules."""
    known = _loaded(fingerprint)
    return known if known is not None and known["by"] == EXTRACTOR else None


def _loaded(fingerprint: str) -> dict[str, Any] | None:
    """A fingerprint of this form, whatever rules it was made by."""
    try:
        known = json.loads(fingerprint) if fingerprint else None
    except ValueError:
        return None
    return known if isinstance(known, dict) and known.keys() >= _FIELDS else None


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _taking(line: Line, wide: HtmlElement, place: int) -> list[str]:
    """What a line that takes others along is known by: behind which line of the article, why, and in what elements."""
    reason = takes(line)
    if not reason:
        return []
    around: list[str] = []
    for step in (line.element, *line.element.iterancestors()):
        if step is wide:
            break
        around.append(f"{step.tag!s} {section_name(step)}")
    return [_digest(f"{place} {reason} {line.is_link:d} {'/'.join(around)}")]


def _mark(line: Line) -> str:
    """What a line of the article is known by: its words, its element's tag, and whether it is a link."""
    return _digest(f"{line.element.tag!s}{line.is_link:d} {line.text}")
