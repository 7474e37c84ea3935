"""Lines that a site puts on many of its pages: which may count as such, and their marks on a document.

A line counts by repetition only if it is no prose. Articles of one running story share whole paragraphs and figures;
a label that is on many pages ("More on this story") says nothing about any of them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from monitor.boilerplate import furniture_reason
from monitor.extract.lines import line_key, size
from monitor.model import Block, BlockKind, Document

# Reasons for which a line is kept and marked by its own words: an address is text, but its change is no news.
KEPT_REASONS = frozenset({"contact"})
# From this length on a line is prose even without an end mark, as in Thai; as ``sift`` recognises running text.
_PROSE_CHARS = 80
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।][\"'»”’)\]）」』]*$")
_LABELS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})


def document_lines(document: Document) -> tuple[str, ...]:
    """The normalised lines of a document that may be its site's, each once, to be counted per host."""
    return tuple(
        dict.fromkeys(key for block in document.blocks if _may_be_sites(block) and (key := line_key(block.text)))
    )


def mark_site_lines(document: Document, site_lines: frozenset[str]) -> Document:
    """The document with those blocks marked as furniture that recur on the site, and no others but addresses.

    A mark is a function of a block and the site's lines alone: two versions of an article marked with the same lines
    agree on every block they share.
    """
    blocks = tuple(_marked(block, site_lines) for block in document.blocks)
    return document if blocks == document.blocks else replace(document, blocks=blocks)


def _marked(block: Block, site_lines: frozenset[str]) -> Block:
    recurs = bool(site_lines) and _may_be_sites(block) and line_key(block.text) in site_lines
    marked = recurs or (block.furniture and furniture_reason(block.text) in KEPT_REASONS)
    return block if marked == block.furniture else replace(block, furniture=marked)


def _may_be_sites(block: Block) -> bool:
    """Whether a line is a label: short, without an end mark and without a figure, which would be a fact."""
    text = block.text
    if block.kind not in _LABELS or size(text) >= _PROSE_CHARS or _SENTENCE_END.search(text):
        return False
    return not any(char.isdigit() for char in text)
