"""A page to a document: trafilatura finds the text, the page's own data gives title, byline and dates."""

from __future__ import annotations

import importlib.metadata

from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from monitor.extract.blocks import body_blocks
from monitor.extract.metadata import read_metadata
from monitor.extract.notes import is_note
from monitor.extract.outline import page_lines
from monitor.extract.page import decode_html, parse_html
from monitor.extract.region import Region
from monitor.model import Block, Document

OPTIONS_VERSION = 1
EXTRACTOR = f"trafilatura {importlib.metadata.version('trafilatura')} precision; rules {OPTIONS_VERSION}"

_MIN_PRECISE_CHARS = 250


def read_article(html: bytes | str, url: str | None = None, *, site_lines: frozenset[str] = frozenset()) -> Document:
    """Read the article a page holds.

    ``site_lines`` are normalised lines that recur on other articles of the site (``document_lines``): marked as
    furniture. A page without an article gives a document without blocks; nothing is ever raised. Deterministic.
    """
    tree = parse_html(decode_html(html))
    if tree is None:
        return Document(title="", blocks=(), extractor=EXTRACTOR)
    facts = read_metadata(tree, url)
    blocks = tuple(find_blocks(tree, url))
    notes = tuple(block.text for block in blocks if is_note(block.text))
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


def find_blocks(tree: HtmlElement, url: str | None) -> list[Block]:
    """The article's blocks: the precise reading, or the default one where that leaves little."""
    blocks = locate(tree, url)
    region = Region(page_lines(tree), blocks)
    return region.blocks() if region.holds else blocks


def locate(tree: HtmlElement, url: str | None) -> list[Block]:
    """What the extractor takes for the article."""
    precise = _extract(tree, url, precision=True)
    blocks = body_blocks(precise) if precise is not None else []
    if sum(len(block.text) for block in blocks) >= _MIN_PRECISE_CHARS:
        return blocks
    default = _extract(tree, url, precision=False)
    return body_blocks(default) if default is not None else blocks


def _extract(tree: HtmlElement, url: str | None, *, precision: bool) -> _Element | None:
    try:
        document = bare_extraction(
            tree, url=url, favor_precision=precision, include_comments=False, include_tables=True, deduplicate=False
        )
    except Exception:  # noqa: BLE001 - a foreign parser on hostile markup: whatever it raises, there is no article
        return None
    return None if document is None or isinstance(document, dict) else document.body
