"""The lines of the article on its page: those the extractor found, and those it left out between them.

trafilatura finds an article on its page reliably, but loses words within it: a linked half-sentence, a list of links, a
table, the second of two containers. So it only decides *where* the article is; the text is read from the page itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from lxml.html import HtmlElement

from monitor.extract.lines import CUT_END, line_key, size
from monitor.extract.links import leads_off_site
from monitor.extract.names import finder
from monitor.extract.outline import Line, smallest_around
from monitor.extract.sections import any_in_history, in_comments, in_history, in_margin, set_apart
from monitor.model import Block, BlockKind

_TEXT_TAGS = frozenset(
    [
        "p",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figure",
        "figcaption",
        "pre",
    ]
)
# A line at least this long is compared as prose; shorter ones are often repeated on a page.
_ANCHOR_CHARS = 40
# A line this long may be text of the article in a container that is only like the others.
_TWIN_CHARS = 80
# A linked line shorter than this is a label ("Facebook").
_MIN_LINK = 15
# So much of the extractor's text must be in the page's lines for these to be used.
_MIN_MAPPED_SHARE = 0.6
# The mean length of notes in a list of updates is below this (at most 85 on 462 real pages), that of paragraphs above.
_NOTE_CHARS = 100
_MAX_NESTING = 3
# The size of a file: "(PDF, 2.1 MB)". The lookahead for the closing bracket and the limit of 14 keep this linear.
_FILE_LINK = re.compile(r"\((?=[^()]*\))(?:[^()]*, ?)?\d[\d.,]{0,14}+ ?[kKMG]B\b[^()]*\)")
_CAPTION_NAMES = re.compile(r"caption|credit", re.IGNORECASE)
_caption_in = finder(_CAPTION_NAMES)


class Region:
    """Chooses the lines of a page that are its article, given the blocks that an extractor found."""

    def __init__(self, lines: Sequence[Line], blocks: Sequence[Block], url: str | None) -> None:
        self.lines = lines
        self.url = url
        self.keys = [line.key for line in lines]
        self._line_counts = Counter(line.element for line in lines)
        self.chosen = [False] * len(lines)
        self._choose_matches(blocks)
        matched = sum(len(line.text) for line in self.article_lines())
        self.mapped_share = matched / max(1, sum(len(block.text) for block in blocks))
        self._drop_repeats()
        self._drop_history()
        self._containers = self._main_containers()
        self._add_missing()
        self._add_headings()
        self._drop_empty_headings()

    @property
    def is_mapped(self) -> bool:
        """Whether enough of the extractor's text was found in the page's lines to use these."""
        return self.mapped_share >= _MIN_MAPPED_SHARE

    def article_lines(self) -> list[Line]:
        """The article's lines, in order."""
        return [line for line, chosen in zip(self.lines, self.chosen, strict=True) if chosen]

    # -- finding the extractor's lines on the page

    def _choose_matches(self, blocks: Sequence[Block]) -> None:
        """Choose the lines whose text the blocks have, each as often as there."""
        keys = [line_key(block.text) for block in blocks]
        joined = f" {' '.join(keys)} "
        wanted = Counter(keys)
        places: dict[str, list[int]] = defaultdict(list)
        for at, key in enumerate(self.keys):
            if key and (key in wanted or (_is_anchor(key) and f" {key} " in joined)):
                places[key].append(at)
        rank = self._ranking(places)
        for key, found in places.items():
            count = max(wanted[key], joined.count(f" {key} ") if _is_anchor(key) else 0)
            for at in sorted(found, key=rank)[:count]:
                self.chosen[at] = True

    def _ranking(self, places: Mapping[str, Sequence[int]]) -> Callable[[int], tuple[int, int]]:
        """A sort key for the places of a repeated line: in the fullest container first, then nearest to the article."""
        weight: Counter[HtmlElement] = Counter()
        anchors = {key: found for key, found in places.items() if _is_anchor(key)}
        for key, found in anchors.items():
            for at in found:
                weight[self._container(self.lines[at])] += len(key)
        starts = [found[0] for found in anchors.values()]
        first, last = min(starts, default=0), max(starts, default=len(self.lines))
        return lambda at: (-weight[self._container(self.lines[at])], max(first - at, at - last, 0))

    def _drop_history(self) -> None:
        """Drop the page's list of its own updates; where nothing else was found, only if it consists of short notes."""
        if not any_in_history(line.element for line in self.article_lines()):
            return
        history = [at for at, line in enumerate(self.lines) if self.chosen[at] and in_history(line.element)]
        chars = sum(size(self.lines[at].text) for at in history)
        if len(history) < sum(self.chosen) or chars <= _NOTE_CHARS * len(history):
            for at in history:
                self.chosen[at] = False

    def _drop_repeats(self) -> None:
        """Drop long lines that repeat the article's other lines, such as a teaser made of its sentences."""
        whole = "\n".join(key for key, chosen in zip(self.keys, self.chosen, strict=True) if chosen)
        for at, line in enumerate(self.lines):
            is_long = self.chosen[at] and len(line.text) >= 4 * _ANCHOR_CHARS
            if is_long and _mostly_in(whole, self.keys[at], 0.8, times=2):
                self.chosen[at] = whole.count(self.keys[at]) > 1

    # -- adding the lines between them

    def _container(self, line: Line) -> HtmlElement:
        """The element that holds a line and the paragraphs beside it."""
        element = line.element
        parent = element.getparent()
        if element.tag not in _TEXT_TAGS and self._line_counts[element] == 1 and parent is not None:
            return parent
        while element.tag in _TEXT_TAGS and parent is not None:
            element, parent = parent, parent.getparent()
        return element

    def _main_containers(self) -> dict[HtmlElement, int]:
        """The containers of the article's prose, with the number of long lines in each.

        A container holds at least two long lines, directly or each wrapped alone in one or two elements of one kind.
        """
        containers: Counter[HtmlElement] = Counter()
        for line in self.article_lines():
            if size(line.text) >= _ANCHOR_CHARS:
                containers[self._container(line)] += 1
        single = [container for container, count in containers.items() if count == 1]
        wrappers = Counter(chain.from_iterable(map(_outer_containers, single)))
        containers.update({outer: count for (outer, *_), count in wrappers.items() if count >= 2})
        return {container: count for container, count in containers.items() if count >= 2}

    def _add_missing(self) -> None:
        """Choose the lines that the extractor left out of the article's containers."""
        alike = self._common_signatures()
        inside = self._inside_containers()
        known = {key for key, chosen in zip(self.keys, self.chosen, strict=True) if chosen}
        whole = " ".join(known)
        for at, line in enumerate(self.lines):
            # Most lines of a page are in no such container, and too short for a twin: this is tested first.
            if self.chosen[at] or not (line.element in inside or (alike and size(line.text) >= _TWIN_CHARS)):
                continue
            key = self.keys[at]
            if not key or key in known:
                continue
            scope = self._scope_or_twin(line, alike)
            if scope is not None and not self._repeats(line, whole) and belongs(line, scope, self.url):
                self.chosen[at] = True
                known.add(key)

    def _inside_containers(self) -> set[HtmlElement]:
        """The elements in the article's containers, with these."""
        found = self._containers.keys()
        outermost = [container for container in found if found.isdisjoint(container.iterancestors())]
        return {element for container in outermost for element in container.iter()}

    def _add_headings(self) -> None:
        """Choose the headings right above chosen lines, also those in an element of their own, as in an accordion."""
        started = False
        for at, (line, below) in enumerate(pairwise(self.lines)):
            is_gap = started and not self.chosen[at] and self.chosen[at + 1]
            is_heading = is_gap and line.kind is BlockKind.HEADING and not line.is_link
            if is_heading and belongs(line, smallest_around(line.element, below.element), self.url):
                self.chosen[at] = True
            started = started or self.chosen[at]

    def _drop_empty_headings(self) -> None:
        """Drop the headings of boxes that hold nothing else than links which are not chosen."""
        for at, line in enumerate(self.lines):
            if self.chosen[at] and line.kind is BlockKind.HEADING:
                inside = self._others_in_box(at)
                self.chosen[at] = not inside or not all(self.lines[place].is_link for place in inside)

    def _others_in_box(self, at: int) -> list[int]:
        """The places of the other lines in a heading's parent; none if some of them are chosen."""
        box = self.lines[at].element.getparent()
        inside: list[int] = []
        for step in (-1, 1):
            place = at + step
            while 0 <= place < len(self.lines) and any(up is box for up in self.lines[place].element.iterancestors()):
                if self.chosen[place]:
                    return []
                inside.append(place)
                place += step
        return inside

    def _common_signatures(self) -> set[tuple[str, str]]:
        """The signatures of containers with a class and at least three long lines."""
        return {
            _signature(container)
            for container, count in self._containers.items()
            if count >= 3 and container.get("class")
        }

    def _scope_or_twin(self, line: Line, alike: set[tuple[str, str]]) -> HtmlElement | None:
        """The article's container around a line: its scope, or its own container if that is like one in ``alike``."""
        container = self._container(line)
        scope = self._scope(container, line)
        if scope is None and _signature(container) in alike and self._is_twin(container, line):
            return container
        return scope

    def _scope(self, container: HtmlElement, line: Line) -> HtmlElement | None:
        """The article's container around a line: its own, or for a paragraph or list item one a few levels up."""
        if container in self._containers:
            return container
        if line.is_link or line.element.tag not in _TEXT_TAGS:
            return None
        step: HtmlElement | None = container
        for _ in range(_MAX_NESTING):
            step = step.getparent() if step is not None else None
            if step is not None and step in self._containers:
                return step
        return None

    def _is_twin(self, container: HtmlElement, line: Line) -> bool:
        """Whether a long line's container is in the same ``article`` or ``main`` element as one of the article's."""
        if size(line.text) < _TWIN_CHARS or line.is_link:
            return False
        outer = next(container.iterancestors("article", "main"), None)
        return outer is not None and any(outer in other.iterancestors("article", "main") for other in self._containers)

    def _repeats(self, line: Line, whole: str) -> bool:
        """Whether a line only repeats the article: it is cut off with dots, or several paragraphs joined in one."""
        if line.text.endswith(("...", "…")):
            return line_key(CUT_END.sub("", line.text)) in whole
        return len(line.text) >= 4 * _ANCHOR_CHARS and _mostly_in(whole, line.key, 0.5, times=1)


def _is_anchor(key: str) -> bool:
    return size(key) >= _ANCHOR_CHARS


def _mostly_in(whole: str, key: str, share: float, *, times: int) -> bool:
    """Whether more than ``share`` of a line's runs of eight words are at least ``times`` in ``whole``."""
    words = key.split()
    runs = [" ".join(words[at : at + 8]) for at in range(0, len(words) - 7, 8)]
    left = len(runs)
    for run in runs:
        if left <= share * len(runs):
            return False
        left -= whole.count(run) < times
    return left > share * len(runs)


def belongs(line: Line, scope: HtmlElement, url: str | None) -> bool:
    """Whether a line in the article's container is part of the article: not set apart, no caption, no mere link."""
    return is_own(line, scope) and (not line.is_link or _is_content_link(line, url))


def is_own(line: Line, scope: HtmlElement) -> bool:
    """Like ``belongs``, but true of links too: the line is neither set apart nor a caption."""
    return not (set_apart(line.element, scope) or is_caption(line, scope) or in_history(line.element))


def _is_content_link(line: Line, url: str | None) -> bool:
    """Whether a linked line is text of the article.

    It is if it is a heading, a sentence, the link to a file, or a list item that leads to another site (a source, an
    event, an offer). A list of links to the same site is one of related stories.
    """
    if line.kind is BlockKind.HEADING or line.text.endswith(".") or _FILE_LINK.search(line.text):
        return True
    return line.kind is BlockKind.LIST_ITEM and size(line.text) >= _MIN_LINK and leads_off_site(line.element, url)


def densest(lines: Sequence[Line]) -> list[Line]:
    """The paragraphs of the container with most prose, regardless of class names; no comments and margins."""
    weights: Counter[HtmlElement] = Counter()
    for line in filter(is_paragraph, lines):
        parent = line.element.getparent()
        if parent is not None:
            weights[parent] += size(line.text)
    container = next(
        (
            container
            for container, _ in weights.most_common(8)
            if not in_comments(container) and not in_margin(container)
        ),
        None,
    )
    if container is None:
        return []
    return [line for line in lines if line.element.getparent() is container and line.element.tag == "p"]


def is_paragraph(line: Line) -> bool:
    """Whether a line is a long paragraph and no link; it need not end like a sentence."""
    return line.element.tag == "p" and size(line.text) >= _ANCHOR_CHARS and not line.is_link


def _outer_containers(container: HtmlElement) -> Iterator[tuple[HtmlElement, tuple[str, str], tuple[str, str]]]:
    """The next two elements around a container, each with the signatures of the elements between ("" where none)."""
    wrapper = container.getparent()
    if wrapper is not None:
        yield wrapper, _signature(container), ("", "")
        outer = wrapper.getparent()
        if outer is not None:
            yield outer, _signature(container), _signature(wrapper)


def _signature(element: HtmlElement) -> tuple[str, str]:
    return str(element.tag), element.get("class") or ""


def is_caption(line: Line, scope: HtmlElement | None) -> bool:
    """Whether a line is the caption or credit of a picture, by its kind or by an element around it within ``scope``."""
    if line.kind is BlockKind.CAPTION:
        return True
    step: HtmlElement | None = line.element
    while step is not None and step is not scope:
        if step.tag == "figure" or _caption_in(step.get("class") or ""):
            return True
        step = step.getparent()
    return False
