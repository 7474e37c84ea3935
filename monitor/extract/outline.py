"""Converts a page to lines: every separate run of text in order, with its kind and its element."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import cast

from lxml.html import HtmlElement

from monitor.extract.lines import line_key, opens_as_point, size
from monitor.extract.runs import Run
from monitor.model import BlockKind

BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "td",
        "th",
        "ul",
        "caption",
    ]
)
SILENT_TAGS = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "head",
        "select",
        "option",
        "textarea",
        "input",
        "button",
        "picture",
    ]
)
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTATION,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
}
# Elements that stress or link words within a sentence; other inline elements separate their text from its neighbours.
_WITHIN_PROSE = frozenset(["a", "abbr", "b", "cite", "em", "i", "ins", "mark", "q", "strong", "u"])
_OUTER_KINDS = frozenset({BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.CAPTION})
# Cells with more text or more lines than this are a layout, not a data table.
_MAX_CELL = 300
_MAX_CELL_LINES = 3


@dataclass(slots=True)
class Line:
    """One run of text: its kind, the block element that holds it, and how many of its characters are links."""

    text: str
    kind: BlockKind
    element: HtmlElement
    link_chars: int

    @property
    def key(self) -> str:
        """The ``line_key`` of its text."""
        return line_key(self.text)

    @property
    def is_link(self) -> bool:
        """Whether at least 80 % of its characters are links."""
        return self.link_chars >= 0.8 * len(self.text)

    @property
    def is_point(self) -> bool:
        """Whether it is a list item, by its tag or by the bullet it begins with."""
        return self.kind is BlockKind.LIST_ITEM or opens_as_point(self.text)


class _Walker:
    """Collects the lines of an element in document order."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._run = Run()

    def visit(self, element: HtmlElement, kind: BlockKind, *, linked: bool) -> None:
        """Walk a block element: text is collected in a run until a block or a double line break ends it."""
        if text := element.text:
            self._run.add(text, linked=linked)
        if len(element):
            self._children(element, element, kind, linked=linked)
        if self._run.pieces:
            self._flush(element, kind)

    def _children(self, element: HtmlElement, block: HtmlElement, kind: BlockKind, *, linked: bool) -> None:
        run = self._run
        for child in element:
            tag = child.tag
            if tag in BLOCK_TAGS:
                if run.pieces:
                    self._flush(block, kind)
                self.visit(child, _inner(tag, kind), linked=linked)
            elif tag == "br":
                self._break(block, kind)
            elif tag == "tr":
                self._flush(block, kind)
                self._row(child)
            elif tag in _WITHIN_PROSE:
                self._inline(child, block, kind, linked=linked or tag == "a")
            elif tag not in SILENT_TAGS:
                start = run.place()
                self._inline(child, block, kind, linked=linked)
                run.close_span(start)
            if tail := child.tail:
                run.add(tail, linked=linked)

    def _break(self, block: HtmlElement, kind: BlockKind) -> None:
        if not self._run.add_break():
            self._flush(block, kind)

    def _inline(self, element: HtmlElement, block: HtmlElement, kind: BlockKind, *, linked: bool) -> None:
        if text := element.text:
            self._run.add(text, linked=linked)
        if len(element):
            self._children(element, block, kind, linked=linked)

    def _row(self, row: HtmlElement) -> None:
        """A row of a data table is one line; a row used for layout yields the lines of its cells."""
        inner = _Walker()
        cells: list[str] = []
        most = 0
        for cell in row:
            start = len(inner.lines)
            inner.visit(cell, BlockKind.PARAGRAPH, linked=False)
            cells.append(" ".join(line.text for line in inner.lines[start:]))
            most = max(most, len(inner.lines) - start)
        filled = [cell for cell in cells if cell]
        if len(filled) > 1 and most <= _MAX_CELL_LINES and max(map(size, filled)) <= _MAX_CELL:
            links = sum(line.link_chars for line in inner.lines)
            self.lines.append(Line(" | ".join(filled), BlockKind.TABLE_ROW, row, links))
        else:
            self.lines.extend(inner.lines)

    def _flush(self, element: HtmlElement, kind: BlockKind) -> None:
        lines, chars, links = self._run.take()
        for text in lines:  # the links of each are estimated by its length
            self.lines.append(Line(text, kind, element, links * len(text) // chars))


def page_lines(root: HtmlElement) -> list[Line]:
    """The lines below an element, in order."""
    walker = _Walker()
    walker.visit(root, BlockKind.PARAGRAPH, linked=False)
    return walker.lines


def lines_within(element: HtmlElement, lines: list[Line]) -> list[Line]:
    """The lines of an element, chosen from those of the whole page; like ``page_lines``, except for their kinds.

    In table rows, links and inline elements the lines differ from those of the page, and are made anew.
    """
    if element.tag not in BLOCK_TAGS or next(element.iterancestors("tr", "a"), None) is not None:
        return page_lines(element)
    held = set(element.iter())
    return [line for line in lines if line.element in held]


def _inner(tag: str, outer: BlockKind) -> BlockKind:
    own = _KINDS.get(tag)
    if own is None or (own is BlockKind.HEADING and outer is BlockKind.LIST_ITEM):
        return outer if outer in _OUTER_KINDS else BlockKind.PARAGRAPH
    return own


def smallest_around(*elements: HtmlElement) -> HtmlElement:
    """The smallest element that contains or is each of these."""
    paths = [[*reversed(list(element.iterancestors())), element] for element in elements]
    shared = takewhile(lambda level: all(step is level[0] for step in level), zip(*paths, strict=False))
    (deepest,) = deque(shared, maxlen=1)
    return cast("HtmlElement", deepest[0])


def headline_at(lines: Sequence[Line], title: str) -> int | None:
    """The place of the headline: the first h1 that is exactly the title, else the first such line; None without one."""
    key = line_key(title)
    # Most lines are shorter, and no ASCII line is shorter than its key.
    long = (at for at, line in enumerate(lines) if len(line.text) >= len(key) or not line.text.isascii())
    named = [at for at in long if lines[at].key == key] if key else []
    return next((at for at in named if lines[at].element.tag == "h1"), named[0] if named else None)
