"""Bytes to text to tree: what a page's bytes say, and its parse."""

from __future__ import annotations

import re

from lxml import etree, html

from monitor.extract.encoding import decode

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
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
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return html.document_fromstring(XML_DECLARATION.sub("", text).encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
