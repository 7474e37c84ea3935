"""Marks lines that a site puts on many of its pages.

Only lines that are no prose may count as such: articles of one running story share whole paragraphs and figures, but a
label that is on many pages ("More on this story") is information of none.
"""

from __future__ import annotations

from dataclasses import replace

from monitor.boilerplate import furniture_reason
from monitor.extract.lines import SENTENCE_END, line_key, size
from monitor.model import Block, BlockKind, Document

# Kinds of furniture that are kept and marked: a contact address is text, but its change is no news.
KEPT_REASONS = frozenset({"contact"})
# A line this long is prose even without a final stop, as in Thai (the same limit as in ``short``).
_PROSE_CHARS = 80
_LABELS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})


def document_lines(document: Document) -> tuple[str, ...]:
    """The keys of a document's lines that may be its site's, each once, to be counted per host."""
    return tuple(
        dict.fromkeys(key for block in document.blocks if _may_be_sites(block) and (key := line_key(block.text)))
    )


def mark_site_lines(document: Document, site_lines: frozenset[str]) -> Document:
    """Mark the blocks that recur on the site as furniture. Other marks are removed, except those of addresses.

    A mark depends on the block and the site's lines only, so two versions marked with the same lines agree on every
    block they share.
    """
    blocks = tuple(_marked(block, site_lines) for block in document.blocks)
    return document if blocks == document.blocks else replace(document, blocks=blocks)


def _marked(block: Block, site_lines: frozenset[str]) -> Block:
    recurs = bool(site_lines) and _may_be_sites(block) and line_key(block.text) in site_lines
    marked = recurs or (block.furniture and furniture_reason(block.text) in KEPT_REASONS)
    return block if marked == block.furniture else replace(block, furniture=marked)


def _may_be_sites(block: Block) -> bool:
    """Whether a block is a label: short, without a final stop, and without a digit, which would be a fact."""
    text = block.text
    if block.kind not in _LABELS or size(text) >= _PROSE_CHARS or SENTENCE_END.search(text):
        return False
    return not any(char.isdigit() for char in text)
