"""A page as it was served, parsed at most once."""

from __future__ import annotations

from functools import cached_property

from lxml.html import HtmlElement

from monitor.extract.outline import Line, page_lines
from monitor.extract.page import decode_html, parse_html


class ServedPage:
    """A page's tree and lines, each made once. A step that changes the tree must call ``forget`` for the later ones."""

    def __init__(self, html: bytes | str, content_type: str | None = None) -> None:
        self._html = html
        self._content_type = content_type

    @cached_property
    def tree(self) -> HtmlElement | None:
        """The parsed page; None where it has no elements."""
        return parse_html(decode_html(self._html, self._content_type)) if self._html else None

    @cached_property
    def lines(self) -> list[Line]:
        """The page's lines, in order."""
        return [] if self.tree is None else page_lines(self.tree)

    def forget(self) -> None:
        """Drop tree and lines, so that the next use makes them anew from the page as served."""
        self.__dict__.pop("tree", None)
        self.__dict__.pop("lines", None)
