"""The lines of the article on its page: those the extractor found, and those it left out between them.

The extractor is good at telling an article from the rest of a page, and loses words within: a linked half-sentence, a
list of links, a table, the second of two containers. So it is asked only *where* the article is; the text is read
from the page itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from lxml.html import HtmlElement

from monitor.extract.lines import line_key, size
from monitor.extract.links import leads_off_site
from monitor.extract.names import finder
from monitor.extract.outline import Line, smallest_around
from monitor.extract.sections import in_comments, in_history, in_margin, set_apart
from monitor.model import Block, BlockKind

_WITHIN = frozenset(
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
_ANCHOR_CHARS = 40
# A linked line shorter than this is a label ("Facebook").
_MIN_LINK = 15
_MIN_MAPPED = 0.6
# Notes on updates are shorter at the mean (the longest lists of 462 real pages: 85), an article's paragraphs longer.
_NOTE_CHARS = 100
_NESTING = 3
# That the bracket closes is seen first; no size has more digits and marks.
_FILE_LINK = re.compile(r"\((?=[^()]*\))(?:[^()]*, ?)?\d[\d.,]{0,14}+ ?[kKMG]B\b[^()]*\)")
_CAPTION_NAMES = re.compile(r"caption|credit", re.IGNORECASE)
_caption_in = finder(_CAPTION_NAMES)
_CUT = re.compile(r"(?:(?<!\s)\s++)?(?:\.\.\.|…)$")


class Region:
    """The lines of a page that are its article."""

    def __init__(self, lines: Sequence[Line], blocks: Sequence[Block], url: str | None) -> None:
        self.lines = lines
        self.url = url
        self.keys = [line.key for line in lines]
        self._runs = Counter(line.element for line in lines)
        self.chosen = [False] * len(lines)
        self._match(blocks)
        matched = sum(len(line.text) for line in self.mine())
        self.mapped = matched / max(1, sum(len(block.text) for block in blocks))
        self._drop_collages()
        self._drop_history()
        self._homes = self._strong_homes()
        self._complete()
        self._head()

    @property
    def holds(self) -> bool:
        """Whether the page's own lines are used for what the extractor found."""
        return self.mapped >= _MIN_MAPPED

    def mine(self) -> list[Line]:
        """The article's lines, in order."""
        return [line for line, mine in zip(self.lines, self.chosen, strict=True) if mine]

    # -- finding the extractor's lines on the page

    def _match(self, blocks: Sequence[Block]) -> None:
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
        """Where a line that is on the page twice is the article's own: the fullest container, then nearness."""
        weight: Counter[HtmlElement] = Counter()
        anchors = {key: found for key, found in places.items() if _is_anchor(key)}
        for key, found in anchors.items():
            for at in found:
                weight[self._home(self.lines[at])] += len(key)
        starts = [found[0] for found in anchors.values()]
        first, last = min(starts, default=0), max(starts, default=len(self.lines))
        return lambda at: (-weight[self._home(self.lines[at])], max(first - at, at - last, 0))

    def _drop_history(self) -> None:
        """Unchoose the page's list of its own updates; where that is all there is, only if it is one of short notes."""
        history = [at for at, line in enumerate(self.lines) if self.chosen[at] and in_history(line.element)]
        chars = sum(size(self.lines[at].text) for at in history)
        if len(history) < sum(self.chosen) or chars <= _NOTE_CHARS * len(history):
            for at in history:
                self.chosen[at] = False

    def _drop_collages(self) -> None:
        """Unchoose teasers of the article's own text that the extractor took along."""
        whole = "\n".join(key for key, mine in zip(self.keys, self.chosen, strict=True) if mine)
        for at, line in enumerate(self.lines):
            if (
                self.chosen[at]
                and len(line.text) >= 4 * _ANCHOR_CHARS
                and _mostly_in(whole, self.keys[at], 0.8, times=2)
            ):
                self.chosen[at] = whole.count(self.keys[at]) > 1

    # -- what is between them

    def _home(self, line: Line) -> HtmlElement:
        """The element that holds the article's paragraphs, as seen from one of them."""
        element = line.element
        parent = element.getparent()
        if element.tag not in _WITHIN and self._runs[element] == 1 and parent is not None:
            return parent
        while element.tag in _WITHIN and parent is not None:
            element, parent = parent, parent.getparent()
        return element

    def _strong_homes(self) -> dict[HtmlElement, int]:
        """The containers of two long lines or more, and of two or more paragraphs wrapped alone, once or twice each."""
        homes: Counter[HtmlElement] = Counter()
        for line in self.mine():
            if size(line.text) >= _ANCHOR_CHARS:
                homes[self._home(line)] += 1
        wrappers = Counter(chain.from_iterable(_around(home) for home, count in homes.items() if count == 1))
        homes.update({outer: count for (outer, *_), count in wrappers.items() if count >= 2})
        return {home: count for home, count in homes.items() if count >= 2}

    def _complete(self) -> None:
        alike = self._common_homes()
        known = {key for key, mine in zip(self.keys, self.chosen, strict=True) if mine}
        whole = " ".join(known)
        for at, line in enumerate(self.lines):
            key = self.keys[at]
            if self.chosen[at] or not key or key in known or self._repeats(line, whole):
                continue
            scope = self._scope_like(line, alike)
            if scope is not None and belongs(line, scope, self.url):
                self.chosen[at] = True
                known.add(key)

    def _head(self) -> None:
        """Choose the headings of what was chosen, wherever they are kept: in the bar of an accordion or a box."""
        started = False
        for at, (line, below) in enumerate(pairwise(self.lines)):
            heads = started and not self.chosen[at] and self.chosen[at + 1] and line.kind is BlockKind.HEADING
            if heads and not line.is_link and belongs(line, smallest_around(line.element, below.element), self.url):
                self.chosen[at] = True
            started = started or self.chosen[at]

    def _common_homes(self) -> set[tuple[str, str]]:
        """The signatures of homes of three paragraphs or more."""
        return {_signature(home) for home, count in self._homes.items() if count >= 3 and home.get("class")}

    def _scope_like(self, line: Line, alike: set[tuple[str, str]]) -> HtmlElement | None:
        """The article's container around a line: its scope, or a home beside it with a signature in ``alike``."""
        home = self._home(line)
        scope = self._scope(home, line)
        if scope is None and _signature(home) in alike and self._beside(home, line):
            return home
        return scope

    def _scope(self, home: HtmlElement, line: Line) -> HtmlElement | None:
        """The article's container around a line: its home, or for a paragraph or list item one a few levels up."""
        if home in self._homes:
            return home
        if line.is_link or line.element.tag not in _WITHIN:
            return None
        step: HtmlElement | None = home
        for _ in range(_NESTING):
            step = step.getparent() if step is not None else None
            if step is not None and step in self._homes:
                return step
        return None

    def _beside(self, home: HtmlElement, line: Line) -> bool:
        """Whether a container like the article's is in the same article element, with prose."""
        if size(line.text) < 2 * _ANCHOR_CHARS or line.is_link:
            return False
        mine = next(home.iterancestors("article", "main"), None)
        return mine is not None and any(mine in other.iterancestors("article", "main") for other in self._homes)

    def _repeats(self, line: Line, whole: str) -> bool:
        """Whether a line is a teaser of the article's own: its beginning, cut, or its paragraphs run together."""
        if line.text.endswith(("...", "…")):
            return line_key(_CUT.sub("", line.text)) in whole
        return len(line.text) >= 4 * _ANCHOR_CHARS and _mostly_in(whole, line.key, 0.5, times=1)


def _is_anchor(key: str) -> bool:
    return size(key) >= _ANCHOR_CHARS


def _mostly_in(whole: str, key: str, share: float, *, times: int) -> bool:
    """Whether more than a share of a line's runs of eight words are so many times in the whole."""
    words = key.split()
    runs = [" ".join(words[at : at + 8]) for at in range(0, len(words) - 7, 8)]
    left = len(runs)
    for run in runs:
        if left <= share * len(runs):
            return False
        left -= whole.count(run) < times
    return left > share * len(runs)


def belongs(line: Line, scope: HtmlElement, url: str | None) -> bool:
    """Whether a line of the article's container is part of the article: not set apart, no caption, no mere link."""
    return is_own(line, scope) and (not line.is_link or _says_more(line, url))


def is_own(line: Line, scope: HtmlElement) -> bool:
    """Whether a line of the article's container is neither set apart nor a caption, link or not."""
    return not (set_apart(line.element, scope) or is_caption(line, scope) or in_history(line.element))


def _says_more(line: Line, url: str | None) -> bool:
    """Whether a linked line is text of the article: a heading, a file, a sentence, an item of a list that leads to
    another site (a source, an event, an offer). A list that leads to the same site is of related stories.
    """
    if line.kind is BlockKind.HEADING or line.text.endswith(".") or _FILE_LINK.search(line.text):
        return True
    return line.kind is BlockKind.LIST_ITEM and size(line.text) >= _MIN_LINK and leads_off_site(line.element, url)


def densest(lines: Sequence[Line]) -> list[Line]:
    """The prose of the container with most prose, regardless of class names."""
    weights: Counter[HtmlElement] = Counter()
    for line in filter(is_paragraph, lines):
        parent = line.element.getparent()
        if parent is not None:
            weights[parent] += size(line.text)
    home = next((home for home, _ in weights.most_common(8) if not in_comments(home) and not in_margin(home)), None)
    if home is None:
        return []
    return [line for line in lines if line.element.getparent() is home and line.element.tag == "p"]


def is_paragraph(line: Line) -> bool:
    """Whether a line is a paragraph of some length, and no link; it need not end as sentences do."""
    return line.element.tag == "p" and size(line.text) >= _ANCHOR_CHARS and not line.is_link


def _around(home: HtmlElement) -> Iterator[tuple[HtmlElement, tuple[str, str], tuple[str, str]]]:
    """The containers of what a paragraph is wrapped in alone, with the signatures of the elements between."""
    wrapper = home.getparent()
    if wrapper is not None:
        yield wrapper, _signature(home), ("", "")
        outer = wrapper.getparent()
        if outer is not None:
            yield outer, _signature(home), _signature(wrapper)


def _signature(element: HtmlElement) -> tuple[str, str]:
    return str(element.tag), element.get("class") or ""


def is_caption(line: Line, scope: HtmlElement | None) -> bool:
    """Whether a line is a picture's caption or credit."""
    if line.kind is BlockKind.CAPTION:
        return True
    step: HtmlElement | None = line.element
    while step is not None and step is not scope:
        if step.tag == "figure" or _caption_in(step.get("class") or ""):
            return True
        step = step.getparent()
    return False
