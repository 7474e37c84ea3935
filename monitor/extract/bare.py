"""Parses a page without the parts that hold no text: scripts, styles, SVG and comments are cut out first."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from monitor.extract.encoding import is_utf8
from monitor.extract.page import XML_DECLARATION, decode_html, mend_tree

_SILENT = re.compile(rb"<!--|<(script|style|svg|noscript)(?=[\s/>])", re.IGNORECASE)
_CLOSINGS = {
    name: re.compile(rb"</%b[^>]*>" % name if name else b"-->", re.IGNORECASE)
    for name in (b"", b"script", b"style", b"svg", b"noscript")
}
_CONTROLS = bytes([*range(0x09), 0x0B, *range(0x0E, 0x20)])
_NONCHARACTERS = re.compile(rb"\xef\xbf[\xbe\xbf]")  # U+FFFE and U+FFFF
_XML_DECLARATION = re.compile(rb"\s*<\?xml[^>]*>")


def bare_tree(html: bytes) -> HtmlElement | None:
    """Parse a page into plain lxml elements with the same text as ``parse_html``; None where it cannot be parsed."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = cast("HtmlElement | None", etree.fromstring(_as_utf8(_without_scripts(html)), parser=parser))
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    if tree is not None:
        mend_tree(tree)
    return tree


def _as_utf8(html: bytes) -> bytes:
    """The page as ``decode_html`` reads it, encoded as UTF-8. Most pages already are, and are not decoded."""
    forbidden = len(html.translate(None, _CONTROLS)) < len(html) or _NONCHARACTERS.search(html)
    if not forbidden and not html.startswith(BOM_UTF8) and is_utf8(html):
        declared = _XML_DECLARATION.match(html)
        return html[declared.end() :] if declared else html
    return XML_DECLARATION.sub("", decode_html(html)).encode()


def _without_scripts(html: bytes) -> bytes:
    """The page without comments, scripts, styles and SVG: most of its bytes, none of its text."""
    pieces: list[bytes] = []
    at = 0
    while opened := _SILENT.search(html, at):
        closed = _CLOSINGS[(opened.group(1) or b"").lower()].search(html, opened.start() + 2)
        if closed is None:
            break
        pieces.append(html[at : opened.start()])
        at = closed.end()
    pieces.append(html[at:])
    return b"".join(pieces)
