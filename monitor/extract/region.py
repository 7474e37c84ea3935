"""Where on the page the article stands: the lines the extractor found, and those it left out between them.

The extractor is good at telling an article from the rest of a page, and loses words within: a linked half-sentence, a
list of links, a table, the second of two containers. So it is asked only *where* the article is; the text is read
from the page itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from lxml.html import HtmlElement

from monitor.extract.lines import line_key
from monitor.extract.outline import Line
from monitor.extract.sections import set_apart
from monitor.model import Block, BlockKind

_WITHIN = frozenset(
    "p li ul ol dl dt dd table caption thead tbody tfoot tr td th blockquote h1 h2 h3 h4 h5 h6 figure figcaption pre".split()
)
_ANCHOR_CHARS = 40
_MIN_MAPPED = 0.6
_FILE_LINK = re.compile(r"\((?:[^()]*, ?)?\d[\d.,]* ?[kKMG]B\b[^()]*\)")
_CAPTION_NAMES = re.compile(r"caption|credit", re.I)


class Region:
    """The lines of a page that are its article."""

    def __init__(self, lines: Sequence[Line], blocks: Sequence[Block]) -> None:
        self.lines = lines
        self._runs = Counter(line.element for line in lines)
        self.chosen = [False] * len(lines)
        self._match(blocks)
        self.mapped = self._mapped_share(blocks)
        self._homes = self._strong_homes()
        self._complete()

    @property
    def holds(self) -> bool:
        """Whether the page's own lines stand for what the extractor found."""
        return self.mapped >= _MIN_MAPPED

    def blocks(self) -> list[Block]:
        """The article's lines as blocks."""
        return [Block(line.kind, line.text) for line, mine in zip(self.lines, self.chosen, strict=True) if mine]

    # -- finding the extractor's lines on the page

    def _match(self, blocks: Sequence[Block]) -> None:
        keys = [line_key(block.text) for block in blocks]
        joined = f" {' '.join(keys)} "
        wanted = Counter(keys)
        places: dict[str, list[int]] = defaultdict(list)
        for at, line in enumerate(self.lines):
            key = line_key(line.text)
            if key and (key in wanted or (len(key) >= _ANCHOR_CHARS and f" {key} " in joined)):
                places[key].append(at)
        weight: Counter[HtmlElement] = Counter()
        for key, found in places.items():
            if len(key) >= _ANCHOR_CHARS:
                for at in found:
                    weight[self._home(self.lines[at])] += len(key)
        anchors = [at for key, found in places.items() if len(key) >= _ANCHOR_CHARS for at in found[:1]]
        first, last = (min(anchors), max(anchors)) if anchors else (0, len(self.lines))
        for key, found in places.items():
            count = max(wanted[key], joined.count(f" {key} ") if len(key) >= _ANCHOR_CHARS else 0)

            def rank(at: int) -> tuple[int, int]:
                return -weight[self._home(self.lines[at])], max(first - at, at - last, 0)

            for at in sorted(found, key=rank)[:count]:
                self.chosen[at] = True

    def _mapped_share(self, blocks: Sequence[Block]) -> float:
        mine = sum(len(line.text) for line, chosen in zip(self.lines, self.chosen, strict=True) if chosen)
        return mine / max(1, sum(len(block.text) for block in blocks))

    # -- what stands between them

    def _home(self, line: Line) -> HtmlElement:
        """The element that holds the article's paragraphs, as seen from one of them."""
        element = line.element
        if element.tag not in _WITHIN and self._runs[element] == 1 and element.getparent() is not None:
            return element.getparent()
        while element.tag in _WITHIN and element.getparent() is not None:
            element = element.getparent()
        return element

    def _strong_homes(self) -> dict[HtmlElement, int]:
        homes: Counter[HtmlElement] = Counter()
        for line, mine in zip(self.lines, self.chosen, strict=True):
            if mine and len(line.text) >= _ANCHOR_CHARS:
                homes[self._home(line)] += 1
        return {home: count for home, count in homes.items() if count >= 2}

    def _complete(self) -> None:
        wide = {_signature(home) for home, count in self._homes.items() if count >= 3 and home.get("class")}
        known = {line_key(line.text) for line, mine in zip(self.lines, self.chosen, strict=True) if mine}
        for at, line in enumerate(self.lines):
            if self.chosen[at] or not any(char.isalnum() for char in line.text):
                continue
            home = self._home(line)
            if home not in self._homes and not (_signature(home) in wide and self._near(home, line)):
                continue
            if not self._belongs(line, home) or (line_key(line.text) in known):
                continue
            self.chosen[at] = True

    def _near(self, home: HtmlElement, line: Line) -> bool:
        """Whether a container like the article's stands in the same article element, with prose."""
        if len(line.text) < 2 * _ANCHOR_CHARS or line.is_link:
            return False
        mine = next(home.iterancestors("article", "main"), None)
        return mine is not None and any(mine in other.iterancestors("article", "main") for other in self._homes)

    def _belongs(self, line: Line, home: HtmlElement) -> bool:
        if set_apart(line.element, home) or _is_caption(line, home):
            return False
        if not line.is_link:
            return True
        return line.kind is BlockKind.HEADING or bool(_FILE_LINK.search(line.text)) or line.text.endswith(".")


def _signature(element: HtmlElement) -> tuple[str, str]:
    return str(element.tag), element.get("class") or ""


def _is_caption(line: Line, home: HtmlElement) -> bool:
    if line.kind is BlockKind.CAPTION:
        return True
    step: HtmlElement | None = line.element
    while step is not None and step is not home:
        if step.tag == "figure" or _CAPTION_NAMES.search(step.get("class") or ""):
            return True
        step = step.getparent()
    return False
