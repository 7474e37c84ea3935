"""A page as lines: every run of text that stands on its own, in order, with what it is and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from monitor.extract.furniture import is_furniture
from monitor.extract.lines import fold, size
from monitor.extract.timestamps import is_small_thing, set_off
from monitor.model import BlockKind

_BLOCK_TAGS = frozenset(
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
_SILENT_TAGS = frozenset(
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
# Elements that stress or link words within a sentence: a stamp in one of these may be the sentence's own.
_WITHIN_PROSE = frozenset(["a", "abbr", "b", "cite", "em", "i", "ins", "mark", "q", "strong", "u"])
_MAX_STAMP = 60
# What may stand before a stamp at the end of a line: a sentence, or a short line such as a byline.
_SENTENCE_END = re.compile(r"[.!?\u2026\u3002\uff01\uff1f\u0964\u06d4)\]\"\u201d\u00bb]$")
_EDGE = " \t\n|\u2022\u00b7\u2013\u2014-/,"
_OUTER_KINDS = frozenset({BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.CAPTION})
_MAX_CELL = 300
_MAX_CELL_LINES = 3


@dataclass(slots=True)
class Line:
    """One run of text: what it is, the block element that holds it, and how many of its characters are links."""

    text: str
    kind: BlockKind
    element: HtmlElement
    link_chars: int

    @property
    def is_link(self) -> bool:
        """Whether nearly all of it is links."""
        return self.link_chars >= 0.8 * len(self.text)


class _Walker:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._run: list[str] = []
        self._links = 0
        self._stamps: list[tuple[int, int]] = []

    def visit(self, element: HtmlElement, kind: BlockKind, *, linked: bool) -> None:
        """Walk one block element: text gathers in a run until a block or a double break parts it."""
        if element.text:
            self._add(element.text, linked=linked)
        self._children(element, element, kind, linked=linked)
        if self._run:
            self._flush(element, kind)

    def _children(self, element: HtmlElement, block: HtmlElement, kind: BlockKind, *, linked: bool) -> None:
        for child in element:
            tag = child.tag
            if tag in _BLOCK_TAGS:
                if self._run:
                    self._flush(block, kind)
                self.visit(child, _inner(tag, kind), linked=linked)
            elif tag == "br":
                self._break(block, kind)
            elif tag == "tr":
                self._flush(block, kind)
                self._row(child)
            elif tag not in _SILENT_TAGS:
                inside = linked or tag == "a"
                start = len(self._run)
                if child.text:
                    self._add(child.text, linked=inside)
                self._children(child, block, kind, linked=inside)
                if tag not in _WITHIN_PROSE:
                    self._note_stamp(start)
            if child.tail:
                self._add(child.tail, linked=linked)

    def _row(self, row: HtmlElement) -> None:
        """A row of a data table is one line; a row that only lays out the page is what its cells hold."""
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

    def _add(self, text: str, *, linked: bool) -> None:
        if self._run or not text.isspace():  # no run begins with the white space between blocks
            self._run.append(text)
            if linked:
                self._links += len(text.strip())

    def _break(self, block: HtmlElement, kind: BlockKind) -> None:
        """One line break is a space, two part paragraphs."""
        for piece in reversed(self._run):
            if piece == "\n":
                self._flush(block, kind)
                return
            if not piece.isspace():
                break
        self._run.append("\n")

    def _flush(self, element: HtmlElement, kind: BlockKind) -> None:
        text = fold("".join(self._run))
        parts = _furnished(self._run) if "\n" in self._run else []
        if parts := parts or self._stamped() or _set_off(text):
            self.lines.extend(Line(part, kind, element, self._links * len(part) // len(text)) for part in parts)
        elif text:
            self.lines.append(Line(text, kind, element, self._links))
        self._run.clear()
        self._stamps.clear()
        self._links = 0

    def _note_stamp(self, start: int) -> None:
        """Remember where in the run an element stands that is a stamp or count and nothing else."""
        text = "".join(self._run[start:])
        if 0 < len(text) <= _MAX_STAMP and is_small_thing(fold(text)):
            self._stamps.append((start, len(self._run)))

    def _stamped(self) -> list[str]:
        """The run cut at the stamps in elements of their own; nothing where a sentence goes on around one."""
        parts: list[str] = []
        at = 0
        for start, end in self._stamps:
            if start < at:  # an element within the last one
                continue
            before = fold("".join(self._run[at:start]))
            if not _may_end(before) or (at and not _may_begin(before)):
                return []
            parts += [before.rstrip(_EDGE), fold("".join(self._run[start:end]))]
            at = end
        rest = fold("".join(self._run[at:]))
        if at and _may_begin(rest):
            return [part for part in (*parts, rest.lstrip(_EDGE)) if part]
        return []


def _furnished(run: list[str]) -> list[str]:
    """The parts of a run between its line breaks, where one of them is furniture: a byline over a text, say."""
    parts = [
        part for piece in "".join("\0" if text == "\n" else text for text in run).split("\0") if (part := fold(piece))
    ]
    return parts if len(parts) > 1 and any(is_furniture(part) for part in parts) else []


def _set_off(text: str) -> list[str]:
    """The parts of a run that has stamps at its ends, unless all of it is furniture."""
    parts = set_off(text)
    return [] if not parts or is_furniture(text) else parts


def _may_end(before: str) -> bool:
    """Whether what stands before a stamp is no cut sentence."""
    return len(before) <= _MAX_STAMP or before[-1] in _EDGE or _SENTENCE_END.search(before) is not None


def _may_begin(rest: str) -> bool:
    """Whether what stands after a stamp does not go on with its sentence."""
    words = rest.lstrip(_EDGE)
    return (
        not words
        or words[0].isdigit()
        or (words[0].isalpha() and not words[0].islower())
        or words[0] in '"\u201c\u201e\u00ab(['
    )


def page_lines(root: HtmlElement) -> list[Line]:
    """The lines below an element, in order."""
    walker = _Walker()
    walker.visit(root, BlockKind.PARAGRAPH, linked=False)
    return walker.lines


def _inner(tag: str, outer: BlockKind) -> BlockKind:
    own = _KINDS.get(tag)
    if own is None or (own is BlockKind.HEADING and outer is BlockKind.LIST_ITEM):
        return outer if outer in _OUTER_KINDS else BlockKind.PARAGRAPH
    return own
