"""Bytes to text to tree: what a page's bytes say, and its parse."""

from __future__ import annotations

import re
from typing import cast

from lxml import etree, html
from lxml.etree import _Element

from monitor.extract.encoding import decode

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_HEAD_TAGS = frozenset({"title", "meta", "link", "script", "style", "base", "noscript", "template"})
# Every element is an ``HtmlElement``, which trafilatura asks for. The parser of lxml.html looks the class of each up in
# Python, for the sake of forms and inputs: a twelfth of a reading.
_ELEMENTS = etree.ElementDefaultClassLookup(element=html.HtmlElement)
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")


def decode_html(body: bytes | str, content_type: str | None = None) -> str:
    """The text of a page, whatever its encoding says; never raises.

    Bytes that fit nothing become U+FFFD; characters no markup may hold are left out.
    """
    if isinstance(body, str):
        return _FORBIDDEN.sub("", body.removeprefix("\ufeff"))
    return _FORBIDDEN.sub("", decode(body, content_type))


def parse_html(text: str) -> html.HtmlElement | None:
    """The page's tree, comments and processing instructions left out; None where there is none."""
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
    """Put a page's tree into the form it is read in, in place."""
    _give_body(tree)
    _open_headings(tree)


def _open_headings(tree: _Element) -> None:
    """Make plain text of buttons in headings: they open what is below, and their words are the heading's."""
    for button in list(tree.iter("button")):
        parent = button.getparent()
        if parent is not None and parent.tag in _HEADINGS:
            button.tag = "span"


def _give_body(tree: _Element) -> None:
    """Put the page's content into its body, in place.

    The tag may be left out (HTML, section 13.1.2.4); then libxml2, which knows no HTML 5, leaves ``main`` and its like
    in the head.
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
