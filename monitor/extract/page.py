"""Decodes and parses pages: bytes to text to tree."""

from __future__ import annotations

import re
from typing import cast

from lxml import etree, html
from lxml.etree import _Element

from monitor.extract.encoding import decode

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_HEAD_TAGS = frozenset({"title", "meta", "link", "script", "style", "base", "noscript", "template"})
# Makes every element an ``HtmlElement``, as trafilatura requires. The parser of lxml.html looks up each class in
# Python, for forms and inputs, which takes a twelfth of the time of a page.
_ELEMENTS = etree.ElementDefaultClassLookup(element=html.HtmlElement)
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")


def decode_html(body: bytes | str, content_type: str | None = None) -> str:
    """Decode a page. Never raises.

    Undecodable bytes become U+FFFD; characters that are not allowed in markup are left out.
    """
    if isinstance(body, str):
        return _FORBIDDEN.sub("", body.removeprefix("\ufeff"))
    return _FORBIDDEN.sub("", decode(body, content_type))


def parse_html(text: str) -> html.HtmlElement | None:
    """Parse a page, without comments and processing instructions; None where it has no elements."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    parser.set_element_class_lookup(_ELEMENTS)
    try:
        tree = etree.fromstring(XML_DECLARATION.sub("", text).encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    if tree is not None:
        mend_tree(tree)
    return cast("html.HtmlElement | None", tree)


def mend_tree(tree: _Element) -> None:
    """Repair a parsed page in place, for all later steps."""
    _give_body(tree)
    _open_headings(tree)


def _open_headings(tree: _Element) -> None:
    """Turn buttons in headings into spans: they open the section below, and their words are the heading."""
    for button in list(tree.iter("button")):
        parent = button.getparent()
        if parent is not None and parent.tag in _HEADINGS:
            button.tag = "span"


def _give_body(tree: _Element) -> None:
    """Move content from the head into the body, in place.

    The body tag may be left out (HTML, section 13.1.2.4); libxml2, which does not know HTML 5, then leaves ``main`` and
    similar elements in the head.
    """
    head = tree.find("head")
    found = [] if head is None else list(head)
    first = next((at for at, child in enumerate(found) if child.tag not in _HEAD_TAGS), None)
    if first is None:
        return
    body = tree.find("body")
    if body is None:
        body = etree.SubElement(tree, "body")
    for at, child in enumerate(found[first:]):
        body.insert(at, child)
