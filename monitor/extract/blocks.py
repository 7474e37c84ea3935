"""The extractor's body to blocks: what is a paragraph, a heading, a list item, a row."""

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
    """The blocks of a body in the extractor's vocabulary, in order; empty ones left out."""
    return [
        Block(kind, part)
        for kind, raw in _pieces(body, BlockKind.PARAGRAPH)
        if (text := fold(raw))
        for part in (split_stamps(text) or (text,))
    ]


def _pieces(element: _Element, kind: BlockKind) -> Iterator[tuple[BlockKind, str]]:
    """Walk an element: text and inline children run together, block children and double breaks part it."""
    run = [element.text or ""]
    breaks = 0
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "lb":
            breaks += 1
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
        if tag == "lb" and not tail.strip() and (nxt := child.getnext()) is not None and nxt.tag == "lb":
            yield kind, "".join(run)
            run = []
        run.append(tail)
    yield kind, "".join(run)


def _inner(tag: str, outer: BlockKind) -> BlockKind:
    if outer in (BlockKind.LIST_ITEM, BlockKind.QUOTATION) and tag not in ("item", "head"):
        return outer
    return _KINDS.get(tag, BlockKind.PARAGRAPH)


def _row(row: _Element) -> Iterator[tuple[BlockKind, str]]:
    cells = [" ".join(text for _, raw in _pieces(cell, BlockKind.PARAGRAPH) if (text := fold(raw))) for cell in row]
    cells = [cell for cell in cells if cell]
    if len(cells) == 1:
        for _, raw in _pieces(row, BlockKind.PARAGRAPH):
            yield BlockKind.PARAGRAPH, raw
    elif cells:
        yield BlockKind.TABLE_ROW, " | ".join(cells)
