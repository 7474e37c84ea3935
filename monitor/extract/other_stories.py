"""Removes the teasers of other stories from a page, so that none is read as text of this one.

A teaser is a small element that links to one other address and holds little else. Teasers come in lists of similar
elements ("units"). A list within the story may be a round-up, whose units are its text: so only lists outside the
story, or made of ``article`` elements, are removed.
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
# A teaser has a summary of a few lines; the container of an article holds more.
_MAX_SUMMARY_LINES = 3
_MAX_SUMMARY = 600
_MIN_UNITS = 2
# A shorter line above a list or a headline is its label.
_MAX_LABEL = 40
_SIGNED = re.compile(r"byline|author|contributor|shar(?:e|ing)|social|caption|credit", re.IGNORECASE)
_signature_in = finder(_SIGNED)
# An ``article`` more than so many times as long as the story's own is the page's text, not another story.
_MOST_OTHER = 20
_HEADINGS = ("h1", "h2", "h3", "h4")
_MARK = "other-story"


def own_lines(tree: HtmlElement, lines: list[Line], url: str | None, title: str) -> list[Line]:
    """The page's lines without other stories, which are removed from the tree in place.

    Returns ``lines`` itself where there are none.
    """
    headline = _headline(lines, title)
    others = [*_teasers(lines, url, headline), *_other_articles(tree, lines, headline)]
    if not others:
        return lines
    for element in others:
        element.tag = _MARK
    etree.strip_elements(tree, _MARK, with_tail=False)
    return page_lines(tree)


def _other_articles(tree: HtmlElement, lines: list[Line], headline: Line | None) -> list[HtmlElement]:
    """The ``article`` elements with a heading, without the story's own: the next story of an endless page, teasers."""
    if headline is None or headline.element.tag != "h1":
        return []
    own = next(headline.element.iterancestors("article"), None)
    if own is None:
        return []
    related = {own, *own.iterancestors(), *own.iterdescendants("article")}
    text: Counter[HtmlElement] = Counter()
    for line in lines:
        for step in line.element.iterancestors("article"):
            text[step] += size(line.text) if _is_text(line) else 0
    headed = (other for other in tree.iter("article") if next(other.iter(*_HEADINGS), None) is not None)
    return [other for other in headed if other not in related and text[other] <= _MOST_OTHER * text[own]]


def _is_text(line: Line) -> bool:
    return not line.is_link and line.element.tag not in _HEADINGS and size(line.text) >= _MAX_LABEL


def _teasers(lines: list[Line], url: str | None, headline: Line | None) -> list[HtmlElement]:
    """The elements to remove: units of lists of teasers, or the element around such a list and its heading."""
    targets = _targets(lines, url)
    if not targets:
        return []
    page = _Page(lines, targets, headline)
    lists = _lists(page.units(), page)
    root = page.story({unit for units in lists for unit in units})
    found: list[HtmlElement] = []
    for units in lists:
        if _is_outside_story(units, root):
            found += page.with_heading(units)
    return found


def _lists(units: set[HtmlElement], page: _Page) -> list[list[HtmlElement]]:
    """The groups of similar units of one parent that all link to different addresses.

    An author's name that signs several passages always links to the same address.
    """
    groups: dict[tuple[HtmlElement | None, str, str], list[HtmlElement]] = defaultdict(list)
    for unit in units:
        groups[unit.getparent(), str(unit.tag), _kind_of(unit)].append(unit)
    return [alike for alike in groups.values() if len({page.target(unit) for unit in alike}) == len(alike)]


def _kind_of(unit: HtmlElement) -> str:
    """The class names of a unit without those with digits, such as "post-123"."""
    return " ".join(word for word in (unit.get("class") or "").split() if not any(char.isdigit() for char in word))


def _is_outside_story(units: list[HtmlElement], root: HtmlElement | None) -> bool:
    """Whether a list is outside the story. A single unit counts only where the story has an ``article`` of its own."""
    first = units[0]
    if len(units) < _MIN_UNITS:
        own = root is not None and (root.tag == "article" or next(root.iterancestors("article"), None) is not None)
        return own and not _inside(first, root)
    return _is_article(first) or _named_apart(first) or not _inside(first, root)


class _Page:
    """Counts what each element of the page holds: links to other stories, and other text."""

    def __init__(self, lines: Sequence[Line], targets: dict[int, str], headline: Line | None) -> None:
        self.lines = lines
        self._targets = targets
        self._headline = headline
        self._above_headline = frozenset(_upward(headline.element)) if headline else frozenset()
        self._links: dict[HtmlElement, set[str]] = defaultdict(set)
        self._first: dict[HtmlElement, Line] = {}
        self._text: Counter[HtmlElement] = Counter()
        self._text_lines: Counter[HtmlElement] = Counter()
        self._linked_lines: Counter[HtmlElement] = Counter()
        for line in lines:
            target, chars = targets.get(id(line), ""), size(line.text)
            if target or chars >= _MAX_LABEL:
                self._count(line, target, chars)

    def _count(self, line: Line, target: str, chars: int) -> None:
        """Add a line to the counts of its element and all around it."""
        for step in _upward(line.element):
            self._first.setdefault(step, line)
            if target:
                self._links[step].add(target)
                self._linked_lines[step] += 1
            else:
                self._text[step] += chars
                self._text_lines[step] += 1

    def units(self) -> set[HtmlElement]:
        """For each headline of another story, the largest small element around it that links to nothing else."""
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
        has_summary = self._text_lines[best] > 0 or self._linked_lines[best] > 1  # all of a card may be one link
        return best if has_summary else None

    def _is_small(self, element: HtmlElement) -> bool:
        return self._text_lines[element] <= _MAX_SUMMARY_LINES and self._text[element] <= _MAX_SUMMARY

    def target(self, unit: HtmlElement) -> str:
        """The one address a unit links to."""
        return next(iter(self._links[unit]))

    def with_heading(self, units: list[HtmlElement]) -> list[HtmlElement]:
        """The units, or the element around them where it holds nothing else but a heading."""
        parent = units[0].getparent()
        if parent is None or parent in self._above_headline:
            return units
        holds_only_units = self._text_lines[parent] == sum(self._text_lines[unit] for unit in units)
        return [parent] if holds_only_units and len(self._links[parent]) == len(units) else units

    def story(self, units: Collection[HtmlElement]) -> HtmlElement | None:
        """The smallest element around the headline and the first line of text below it, outside ``units``.

        None where there is no headline or no such line.
        """
        if self._headline is None:
            return None
        at = next(place for place, line in enumerate(self.lines) if line is self._headline)
        for line in self.lines[at + 1 :]:
            if not line.is_link and size(line.text) >= _MIN_HEADLINE and not _within(line, units):
                return next(step for step in _upward(line.element) if step in self._above_headline)
        return None


def _targets(lines: Sequence[Line], url: str | None) -> dict[int, str]:
    """The targets of the lines that are links to other pages, by the line's ``id``."""
    linked = (line for line in lines if line.is_link and size(line.text) >= _MIN_HEADLINE)
    leading = ((line, _link(line.element)) for line in linked if not _is_signature(line.element))
    found = [(line, link, target) for line, link in leading if link is not None and (target := _target(link, url))]
    # The name of a section may link to one page from several teasers. So where a target has several links, only lines
    # of a headline's length count. All of a card may be one link, though.
    counts = Counter(target for _, target in {(link, target) for _, link, target in found})
    return {id(line): target for line, _, target in found if counts[target] == 1 or size(line.text) >= _MAX_LABEL}


def _link(element: HtmlElement) -> HtmlElement | None:
    """The first link with a target in an element or around it."""
    return next((link for link in chain(element.iter("a"), element.iterancestors("a")) if link.get("href")), None)


def _target(link: HtmlElement, url: str | None) -> str:
    """The target of a link, without scheme and fragment; "" for this page and pages below it."""
    href = link.get("href") or ""
    if href.startswith("#"):
        return ""
    try:
        own, other = urlsplit(url or ""), _resolved(href, url or "")
    except ValueError:
        return ""
    same_page = other.netloc == own.netloc and (other.path + "/").startswith(own.path.rstrip("/") + "/")
    return "" if same_page and own.path.strip("/") else f"{other.netloc}{other.path}?{other.query}"


def _resolved(href: str, base: str) -> SplitResult:
    """The parts of a link's address. Most are whole addresses or paths from the root: ``urljoin`` takes far longer."""
    parts = urlsplit(href)
    if parts.scheme and parts.netloc:
        return parts
    rooted = parts.path.startswith("/") and "/." not in parts.path
    if rooted and not parts.scheme and not parts.netloc:
        return parts._replace(netloc=urlsplit(base).netloc)
    return urlsplit(urljoin(base, href))


def _headline(lines: Sequence[Line], title: str) -> Line | None:
    """The line of the headline: an h1 that is the title, else another line that is, else the first h1."""
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
