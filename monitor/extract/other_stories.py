"""Removes the teasers of other stories from a page, so that none is read as text of this one.

A teaser is a small unit of the page that links to one other address and holds little else. Teasers come in lists of
like units. A list inside the story itself may be a round-up, whose units are its text: only lists beside the story, or
made of ``article`` elements, are other stories.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import chain
from urllib.parse import SplitResult, urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from monitor.extract.lines import line_key, size
from monitor.extract.names import finder, names_of
from monitor.extract.outline import Line, page_lines
from monitor.extract.sections import section_name

# A linked line shorter than this is a label ("Comments", "14:05"), not a headline.
_MIN_HEADLINE = 15
# One summary line or two, as seen on teasers; an article's container holds more.
_MAX_SUMMARY_LINES = 3
_MAX_SUMMARY = 600
_MIN_UNITS = 2
# A line shorter than this above a list or a headline is its label.
_MAX_LABEL = 40
_SIGNED = re.compile(r"byline|author|contributor|shar(?:e|ing)|social|caption|credit", re.IGNORECASE)
_signature_in = finder(_SIGNED)
# Beside an article of a line or two, one so many times as long is the page's text, not another story.
_MOST_OTHER = 20
_HEADINGS = ("h1", "h2", "h3", "h4")
_MARK = "other-story"


def own_lines(tree: HtmlElement, lines: list[Line], url: str | None, title: str) -> list[Line]:
    """The page's lines without teasers of other stories; the teasers are removed from the tree in place."""
    others = [*_teasers(lines, url, title), *_other_articles(tree, lines, title)]
    if not others:
        return lines
    for element in others:
        element.tag = _MARK
    etree.strip_elements(tree, _MARK, with_tail=False)
    return page_lines(tree)


def _other_articles(tree: HtmlElement, lines: list[Line], title: str) -> list[HtmlElement]:
    """The ``article`` elements with a heading beside the story's own: the next story of an endless page, a teaser."""
    headline = _headline(lines, title)
    if headline is None or headline.element.tag != "h1":
        return []
    own = next(headline.element.iterancestors("article"), None)
    if own is None:
        return []
    family = {own, *own.iterancestors(), *own.iterdescendants("article")}
    text: Counter[HtmlElement] = Counter()
    for line in lines:
        for step in line.element.iterancestors("article"):
            text[step] += size(line.text) if _is_text(line) else 0
    headed = (other for other in tree.iter("article") if next(other.iter(*_HEADINGS), None) is not None)
    return [other for other in headed if other not in family and text[other] <= _MOST_OTHER * text[own]]


def _is_text(line: Line) -> bool:
    return not line.is_link and line.element.tag not in _HEADINGS and size(line.text) >= _MAX_LABEL


def _teasers(lines: list[Line], url: str | None, title: str) -> list[HtmlElement]:
    targets = _targets(lines, url)
    if not targets:
        return []
    page = _Page(lines, targets, title)
    lists = _lists(page.units(), page)
    root = page.story({unit for units in lists for unit in units})
    found: list[HtmlElement] = []
    for units in lists:
        if _beside_story(units, root):
            found += page.with_heading(units)
    return found


def _lists(units: set[HtmlElement], page: _Page) -> list[list[HtmlElement]]:
    """Like units of one parent, each of another address: an author who signs several passages is no teaser."""
    groups: dict[tuple[HtmlElement | None, str, str], list[HtmlElement]] = defaultdict(list)
    for unit in units:
        groups[unit.getparent(), str(unit.tag), _kind_of(unit)].append(unit)
    return [alike for alike in groups.values() if len({page.target(unit) for unit in alike}) == len(alike)]


def _kind_of(unit: HtmlElement) -> str:
    """The class words of a unit without those that number it, such as "post-123"."""
    return " ".join(word for word in (unit.get("class") or "").split() if not any(char.isdigit() for char in word))


def _beside_story(units: list[HtmlElement], root: HtmlElement | None) -> bool:
    """Whether a list is beside the story; of one unit alone, only where the story has an ``article`` of its own."""
    first = units[0]
    if len(units) < _MIN_UNITS:
        own = root is not None and (root.tag == "article" or next(root.iterancestors("article"), None) is not None)
        return own and not _inside(first, root)
    return _is_article(first) or _named_apart(first) or not _inside(first, root)


class _Page:
    """What each element of the page holds: headlines of other stories, and text besides."""

    def __init__(self, lines: Sequence[Line], targets: dict[int, str], title: str) -> None:
        self.lines = lines
        self._targets = targets
        self._headline = _headline(lines, title)
        self._above_headline = frozenset(_upward(self._headline.element)) if self._headline else frozenset()
        self._links: dict[HtmlElement, set[str]] = defaultdict(set)
        self._first: dict[HtmlElement, Line] = {}
        self._text: Counter[HtmlElement] = Counter()
        self._text_lines: Counter[HtmlElement] = Counter()
        self._linked_lines: Counter[HtmlElement] = Counter()
        for line in lines:
            self._count(line, targets.get(id(line), ""))

    def _count(self, line: Line, target: str) -> None:
        chars = size(line.text)
        if not target and chars < _MAX_LABEL:
            return
        for step in _upward(line.element):
            self._first.setdefault(step, line)
            if target:
                self._links[step].add(target)
                self._linked_lines[step] += 1
            else:
                self._text[step] += chars
                self._text_lines[step] += 1

    def units(self) -> set[HtmlElement]:
        """The largest element around each headline of another story that links to nothing else and stays small."""
        found: set[HtmlElement] = set()
        for line in self.lines:
            unit = self._unit(line) if id(line) in self._targets else None
            if unit is not None:
                found.add(unit)
        return found

    def _unit(self, line: Line) -> HtmlElement | None:
        best = None
        for step in _upward(line.element):
            if step in self._above_headline or len(self._links[step]) > 1 or not self._is_small(step):
                break
            best = step
        if best is None or self._first[best] is not line:
            return None
        summed_up = self._text_lines[best] > 0 or self._linked_lines[best] > 1  # a card may be one link as a whole
        return best if summed_up else None

    def _is_small(self, element: HtmlElement) -> bool:
        return self._text_lines[element] <= _MAX_SUMMARY_LINES and self._text[element] <= _MAX_SUMMARY

    def target(self, unit: HtmlElement) -> str:
        """The one address a unit links to."""
        return next(iter(self._links[unit]))

    def with_heading(self, units: list[HtmlElement]) -> list[HtmlElement]:
        """The units, or the element around them where it holds nothing else but their list's heading."""
        parent = units[0].getparent()
        if parent is None or parent in self._above_headline:
            return units
        alone = self._text_lines[parent] == sum(self._text_lines[unit] for unit in units)
        return [parent] if alone and len(self._links[parent]) == len(units) else units

    def story(self, units: Collection[HtmlElement]) -> HtmlElement | None:
        """The smallest element around the headline and the first line of text below it; None without a headline."""
        if self._headline is None:
            return None
        at = next(place for place, line in enumerate(self.lines) if line is self._headline)
        for line in self.lines[at + 1 :]:
            if not line.is_link and size(line.text) >= _MIN_HEADLINE and not _within(line, units):
                return next(step for step in _upward(line.element) if step in self._above_headline)
        return None


def _targets(lines: Sequence[Line], url: str | None) -> dict[int, str]:
    """The address of each line that is a link to another page, by the line's ``id``."""
    linked = (line for line in lines if line.is_link and size(line.text) >= _MIN_HEADLINE)
    leading = ((id(line), _target(line.element, url)) for line in linked if not _is_signature(line.element))
    found = {at: target for at, target in leading if target}
    # A section's name links to one page from many teasers; a headline does so once, or with all its words.
    times = Counter(found.values())
    short = {id(line) for line in lines if size(line.text) < _MAX_LABEL}
    return {at: target for at, target in found.items() if times[target] == 1 or at not in short}


def _target(element: HtmlElement, url: str | None) -> str:
    """Where a linked line leads, without its fragment; nothing where it leads to a part of this page."""
    links = chain(element.iter("a"), element.iterancestors("a"))
    href = next((given for link in links if (given := link.get("href"))), "")
    if not href or href.startswith("#"):
        return ""
    try:
        own, other = urlsplit(url or ""), _resolved(href, url or "")
    except ValueError:
        return ""
    same_page = other.netloc == own.netloc and (other.path + "/").startswith(own.path.rstrip("/") + "/")
    return "" if same_page and own.path.strip("/") else f"{other.netloc}{other.path}?{other.query}"


def _resolved(href: str, base: str) -> SplitResult:
    """The address of a link. Most give a path from the site's root, for which ``urljoin`` takes six times as long."""
    parts = urlsplit(href)
    rooted = parts.path.startswith("/") and "/." not in parts.path
    if rooted and not parts.scheme and not parts.netloc:
        return parts._replace(netloc=urlsplit(base).netloc)
    return urlsplit(urljoin(base, href))


def _headline(lines: Sequence[Line], title: str) -> Line | None:
    key = line_key(title)
    named = [line for line in lines if key and line.key == key and not line.is_link]
    heads = [line for line in (named or lines) if line.element.tag == "h1"]
    return next(iter(heads or named), None)


def _upward(element: HtmlElement) -> list[HtmlElement]:
    return [element, *element.iterancestors()]


def _is_article(unit: HtmlElement) -> bool:
    return unit.tag == "article" or next(unit.iter("article"), None) is not None


def _named_apart(unit: HtmlElement) -> bool:
    near = _upward(unit)[:3]
    return any(section_name(step) for step in near)


def _inside(unit: HtmlElement, root: HtmlElement | None) -> bool:
    return root is None or any(step is root for step in unit.iterancestors())


def _within(line: Line, units: Collection[HtmlElement]) -> bool:
    return any(step in units for step in _upward(line.element))


def _is_signature(element: HtmlElement) -> bool:
    return any(_signature_in(names_of(step)) for step in _upward(element)[:3])
