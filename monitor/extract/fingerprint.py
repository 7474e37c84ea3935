"""Detects that the article on a page is unchanged, without extracting it in full.

A fingerprint holds, as digests in order, the lines of the article and those lines of the container around it that are
not certainly boilerplate. A page matches where exactly these lines are there again, in the same order, and every other
line in the container is boilerplate: by its words, or as a link or a few words in a section that holds nothing of the
article. Any other difference (a sentence more or less, a new note anywhere, another title) is no match, and the page is
then read in full.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from monitor.extract.around import Around, dates_above_text, greedy_reason, is_boilerplate
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
    """Make a fingerprint of a document on its page; "" (which never matches) where none would be reliable.

    That is for live blogs, pages with separate corrections, and texts that are not in the page's own lines.
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
    """The part of a fingerprint about the lines in ``wide``.

    "mine": marks of the lines that must be there again. "owned": which of these (by position) are the article's own,
    those in ``found``. "passing": digests of boilerplate that may change. "taking": marks of boilerplate with which
    lines after it are removed. "took": whether such boilerplate is right before a line of "mine" that is not the
    article's own.
    """
    own = {(line.element, line.text) for line in found}
    around = Around(wide, scope, {line.element for line in found})
    mine: list[str] = []
    owned: list[int] = []
    passing: set[str] = set()
    taking: list[str] = []
    greedy_places: set[int] = set()
    dates = dates_above_text(lines)
    for line in lines:
        is_own = (line.element, line.text) in own
        if not is_own and around.excludes(line):
            continue
        if is_own or not (is_boilerplate(line) or id(line) in dates):
            owned += [len(mine)] if is_own else []
            mine.append(_mark(line))
            continue
        if mark := _greedy_mark(line, wide, len(mine)):
            taking.append(mark)
            greedy_places.add(len(mine))
        if id(line) not in dates:
            passing.add(_digest(line.text))
    took = bool(greedy_places.intersection(range(len(mine))).difference(owned))
    return {"mine": mine, "owned": owned, "passing": sorted(passing), "taking": taking, "took": took}


def fingerprint_holds(fingerprint: str, html: bytes) -> bool:
    """Whether this page certainly holds the article the fingerprint was made of, verbatim."""
    known = _parse_current(fingerprint)
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

    ``left``: texts of older blocks that are no longer on the page. ``fresh``: lines around the article that are new;
    empty where no fingerprint was kept. ``same_titles``: whether the page gives the same titles.
    """

    left: frozenset[str] = frozenset()
    fresh: frozenset[str] = frozenset()
    same_titles: bool = True


def changed_since(fingerprint: str, html: bytes, old: Document) -> Since:
    """Compare a page with the document ``old`` read from it before, and with its fingerprint, made by any version."""
    tree = bare_tree(html)
    if tree is None:
        return Since()
    whole = parse_html(decode_html(html))
    stated = read_stated(tree if whole is None else whole)
    texts = (*(line.text for line in page_lines(tree)), stated.body, *(entry.text for entry in stated.entries))
    shown = "\n".join(line_key(part) for text in texts for part in text.split("\n"))
    left = frozenset(block.text for block in old.blocks if not _is_in(block.text, shown))
    known = _parse(fingerprint)
    if known is None:
        return Since(left)
    scope = _find(tree, known["scope"])
    fresh = frozenset[str]() if scope is None else _fresh_lines(scope, known)
    return Since(left, fresh, same_titles=known["head"] == _head(tree, html))


def _is_in(text: str, shown: str) -> bool:
    return all(line_key(part) in shown for part in text.split("\n"))


def _fresh_lines(scope: HtmlElement, known: dict[str, Any]) -> frozenset[str]:
    """The texts of lines around an article that its fingerprint does not know and that are not boilerplate."""
    mine, passing = frozenset(known["mine"]), frozenset(known["passing"])
    owned = {known["mine"][at] for at in known["owned"]}
    wide = _wider(scope)
    lines = page_lines(wide)
    around = Around(wide, scope, {line.element for line in lines if _mark(line) in owned})
    dates = dates_above_text(lines)
    unknown = (line for line in lines if not (_mark(line) in mine or _digest(line.text) in passing))
    return frozenset(
        line.text for line in unknown if not (around.excludes(line) or is_boilerplate(line) or id(line) in dates)
    )


def _same_lines(scope: HtmlElement, known: dict[str, Any]) -> bool:
    """Whether the container has all marked lines in order, and besides these only boilerplate."""
    wide = _wider(scope)
    lines = page_lines(wide)
    held, others = _match_marks(lines, known)
    if held is None:
        return False
    around = Around(wide, scope, held)
    inside = [(line, place) for line, place in others if not around.excludes(line)]
    unknown = [line for line, _ in inside if _is_unknown(line, known)]
    taking = [mark for line, place in inside if (mark := _greedy_mark(line, wide, place))]
    if (known["took"] or taking) and taking != known["taking"]:  # in another element it may remove other lines
        return False
    unexplained = {id(line) for line in unknown if not is_boilerplate(line)}
    return not unexplained or unexplained <= dates_above_text(lines)


def _match_marks(lines: list[Line], known: dict[str, Any]) -> tuple[set[HtmlElement] | None, list[tuple[Line, int]]]:
    """Match lines with the marks of a fingerprint, in order.

    Returns the elements of the article's own lines (None where a mark is missing), and the lines that match no mark,
    each with the number of marks matched before it.
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


def _is_unknown(line: Line, known: dict[str, Any]) -> bool:
    return line.kind is BlockKind.TABLE_ROW or _digest(line.text) not in known["passing"]


def _wider(scope: HtmlElement) -> HtmlElement:
    """The ``article`` or ``main`` element around a scope, else its ancestor ``_LEVELS`` up, within the body."""
    named = next(scope.iterancestors("article", "main"), None)
    if named is not None or scope.tag in ("article", "main", "body"):
        return scope if named is None else named
    for _, step in zip(range(_LEVELS), scope.iterancestors(), strict=False):
        if step.tag in ("body", "html"):
            break
        scope = step
    return scope


def _places(lines: list[Line], document: Document) -> list[int]:
    """The sorted places of the document's blocks and title among the page's lines; empty if a block is missing."""
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
    """An element's tag and its id or class; its place and the count of elements alike in both, and in tag alone."""
    tagged = list(tree.iter(str(element.tag)))
    name = _name(element)
    alike = [other for other in tagged if _name(other) == name]
    places = [alike.index(element), len(alike), tagged.index(element), len(tagged)]
    return [str(element.tag), name, *places]


def _find(tree: HtmlElement, address: list[Any]) -> HtmlElement | None:
    """The element at an address. Where ids and classes differ at each visit, its place among all of its tag counts."""
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
    """A digest of the titles, headings and site and author names that the page gives."""
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
    """Whether the page's JSON-LD may hold corrections or live entries, which are not in its text."""
    return any(word in html for word in _STATED_WORDS)


def _notes(lines: list[Line]) -> str:
    return _digest("\n".join(note_lines(lines)))


def _whole(element: HtmlElement) -> str:
    """A digest of an element including its markup."""
    return blake2b(etree.tostring(element, with_tail=False), digest_size=16).hexdigest()


def _parse_current(fingerprint: str) -> dict[str, Any] | None:
    """The fields of a fingerprint made by this version of the rules, else None."""
    known = _parse(fingerprint)
    return known if known is not None and known["by"] == EXTRACTOR else None


def _parse(fingerprint: str) -> dict[str, Any] | None:
    """The fields of a fingerprint made by any version of the rules, None where it is not in this form."""
    try:
        known = json.loads(fingerprint) if fingerprint else None
    except ValueError:
        return None
    return known if isinstance(known, dict) and known.keys() >= _FIELDS else None


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _greedy_mark(line: Line, wide: HtmlElement, place: int) -> str:
    """The mark of boilerplate with which lines after it are removed, "" for any other line.

    It depends on the reason, on ``place`` (how many marked lines are before it) and on the elements around it.
    """
    reason = greedy_reason(line)
    if not reason:
        return ""
    around: list[str] = []
    for step in (line.element, *line.element.iterancestors()):
        if step is wide:
            break
        around.append(f"{step.tag!s} {section_name(step)}")
    return _digest(f"{place} {reason} {line.is_link:d} {'/'.join(around)}")


def _mark(line: Line) -> str:
    """A digest of a line: its text, its element's tag, and whether it is a link."""
    return _digest(f"{line.element.tag!s}{line.is_link:d} {line.text}")
