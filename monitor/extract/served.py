"""A page as it was served, with what its reader does not see."""

from __future__ import annotations

from functools import cached_property

from lxml.html import HtmlElement

from monitor.extract.outline import Line, page_lines
from monitor.extract.page import decode_html, parse_html


class ServedPage:
    """A page's tree and lines, each made once. Who has changed the tree forgets it: others get it as it was served."""

    def __init__(self, html: bytes | str, content_type: str | None = None) -> None:
        self._html = html
        self._content_type = content_type

    @cached_property
    def tree(self) -> HtmlElement | None:
        """The page's elements; None where there are none."""
        return parse_html(decode_html(self._html, self._content_type)) if self._html else None

    @cached_property
    def lines(self) -> list[Line]:
        """The page's lines, in order."""
        return [] if self.tree is None else page_lines(self.tree)

    def forget(self) -> None:
        """Make tree and lines anew when they are asked for again."""
        self.__dict__.pop("tree", None)
        self.__dict__.pop("lines", None)
