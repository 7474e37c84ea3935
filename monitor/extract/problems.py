"""What stands in an article's place: a consent wall, a bot check, nothing."""

from __future__ import annotations

from monitor.errors import NoArticle, ParseError
from monitor.model import Document


def page_problem(document: Document, html: bytes | str) -> ParseError | None:  # noqa: ARG001
    """The named reason why this page holds no article, or None."""
    if not document.blocks:
        return NoArticle("no article text was found on the page")
    return None
