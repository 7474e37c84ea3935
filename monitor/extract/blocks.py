"""Converts trafilatura's XML body to blocks: paragraphs, headings, list items, quotations, table rows."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from monitor.boilerplate import split_stamps
from monitor.extract.lines import fold
from monitor.model import Block, BlockKind

_KINDS = {
    "p": BlockKind.PARAGRAPH,
    "head": BlockKind.HEADING,
    "item": BlockKind.LIST_ITEM,
    "quote": BlockKind.QUOTATION,
    "row": BlockKind.TABLE_ROW,
}
_CONTAINERS = frozenset({"body", "list", "item", "quote", "table", "row", "cell", "p", "head", "div", "main", "code"})


def body_blocks(body: _Element) -> list[Block]:
    """The blocks of a body in trafilatura's XML vocabulary, in order; empty ones left out."""
    return [
        Block(kind, part)
        for kind, raw in _pieces(body, BlockKind.PARAGRAPH)
        if (text := fold(raw))
        for part in (split_stamps(text) or (text,))
    ]


def _pieces(element: _Element, kind: BlockKind) -> Iterator[tuple[BlockKind, str]]:
    """Split an element into runs of text: inline children join a run, block children and double breaks end it."""
    run = [element.text or ""]
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "lb":
            run.append("\n")
        elif tag == "row":
            yield kind, "".join(run)
            run = []
            yield from _row(child)
        elif tag in _CONTAINERS:
            yield kind, "".join(run)
            run = []
            yield from _pieces(child, _inner(tag, kind))
        else:
            run.append("".join(child.itertext()))
        tail = child.tail or ""
        if tag == "lb" and not tail.strip() and _is_break(child.getnext()):
            yield kind, "".join(run)
            run = []
        run.append(tail)
    yield kind, "".join(run)


def _is_break(element: _Element | None) -> bool:
    return element is not None and element.tag == "lb"


def _inner(tag: str, outer: BlockKind) -> BlockKind:
    if outer in (BlockKind.LIST_ITEM, BlockKind.QUOTATION) and tag not in ("item", "head"):
        return outer
    return _KINDS.get(tag, BlockKind.PARAGRAPH)


def _row(row: _Element) -> Iterator[tuple[BlockKind, str]]:
    """A table row as one run of text; the text of a row with a single filled cell as paragraphs."""
    cells = [" ".join(text for _, raw in _pieces(cell, BlockKind.PARAGRAPH) if (text := fold(raw))) for cell in row]
    cells = [cell for cell in cells if cell]
    if len(cells) == 1:
        for _, raw in _pieces(row, BlockKind.PARAGRAPH):
            yield BlockKind.PARAGRAPH, raw
    elif cells:
        yield BlockKind.TABLE_ROW, " | ".join(cells)
