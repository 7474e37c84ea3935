"""A page to a document: trafilatura finds the text, the page's own data gives title, byline and dates."""

from __future__ import annotations

import importlib.metadata

from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from monitor.extract.blocks import body_blocks
from monitor.extract.metadata import read_metadata
from monitor.extract.notes import find_notes
from monitor.extract.outline import Line, page_lines
from monitor.extract.page import decode_html, parse_html
from monitor.extract.region import Region, densest
from monitor.extract.sift import sift
from monitor.model import Block, Document

OPTIONS_VERSION = 1
EXTRACTOR = f"trafilatura {importlib.metadata.version('trafilatura')} precision; rules {OPTIONS_VERSION}"

_MIN_PRECISE_CHARS = 250
_MIN_PROSE_CHARS = 500


def read_article(html: bytes | str, url: str | None = None, *, site_lines: frozenset[str] = frozenset()) -> Document:
    """Read the article a page holds.

    ``site_lines`` are normalised lines that recur on other articles of the site (``document_lines``): marked as
    furniture. A page without an article gives a document without blocks; nothing is ever raised. Deterministic.
    """
    tree = parse_html(decode_html(html))
    if tree is None:
        return Document(title="", blocks=(), extractor=EXTRACTOR)
    facts = read_metadata(tree, url)
    blocks = tuple(sift(find_lines(tree, url), facts.title, site_lines))
    notes = tuple(note for block in blocks for note in find_notes(block.text))
    return Document(
        title=facts.title,
        blocks=blocks,
        byline=facts.byline,
        published=facts.published,
        modified=facts.modified,
        language=facts.language,
        notes=notes,
        url=facts.canonical,
        extractor=EXTRACTOR,
    )


def find_lines(tree: HtmlElement, url: str | None) -> list[Line]:
    """The article's lines: by the precise reading, or the default one where that leaves little or misses the prose."""
    lines = page_lines(tree)
    prose = densest(lines)
    found: list[Line] = []
    for precision in (True, False):
        body = _extract(tree, url, precision=precision)
        blocks = body_blocks(body) if body is not None else []
        region = Region(lines, blocks)
        found = region.mine() if region.holds else [Line(block.text, block.kind, tree, 0) for block in blocks]
        if _chars(found) >= _MIN_PRECISE_CHARS and not _misses(region, prose):
            return found
    if _misses(region, prose) and _chars(prose) > 2 * _chars(found):
        return Region(lines, [Block(line.kind, line.text) for line in prose]).mine()
    return found


def _misses(region: Region, prose: list[Line]) -> bool:
    """Whether the page's main run of prose was left out."""
    size = _chars(prose)
    mine = {id(line) for line in region.mine()}
    kept = sum(len(line.text) for line in prose if id(line) in mine)
    return size >= _MIN_PROSE_CHARS and kept * 2 < size


def _chars(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _extract(tree: HtmlElement, url: str | None, *, precision: bool) -> _Element | None:
    try:
        document = bare_extraction(
            tree, url=url, favor_precision=precision, include_comments=False, include_tables=True, deduplicate=False
        )
    except Exception:  # noqa: BLE001 - a foreign parser on hostile markup: whatever it raises, there is no article
        return None
    return None if document is None or isinstance(document, dict) else document.body
