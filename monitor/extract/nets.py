"""Limits trafilatura's safety nets: a readability, whose result it compares with its own, and jusText."""

from __future__ import annotations

from lxml.etree import Element, XPath, _Element
from lxml.html import HtmlElement
from trafilatura import core, external
from trafilatura.htmlprocessing import prune_unwanted_nodes
from trafilatura.settings import Extractor
from trafilatura.xpaths import OVERALL_DISCARD_XPATH

# The readability drops scripts and styles and cannot find more than the rest of a page's text, except with one of the
# elements below: its result is serialised and parsed again, and the markup after such an element would become text.
_texts = XPath(".//text()[not(parent::script or parent::style)]", smart_strings=False)
_unclosed_content = XPath(".//iframe|.//noframes|.//noembed|.//xmp|.//plaintext|.//title[not(text())]")
_original_compare = external.compare_extraction
# The parameters in trafilatura 2.3; with any others its own function is left in place.
_PARAMETERS = ("cleaned_tree", "raw_tree", "body", "text", "options")


def limit_nets() -> None:
    """Patch trafilatura to run its readability only where that may find more, and never jusText.

    jusText is for pages on which little was found. Their text is read in other ways here (``short_prose``), and jusText
    changed the document of none of 950 pages; its stop words of a hundred languages took 16 MB.
    """
    if _original_compare.__code__.co_varnames[: _original_compare.__code__.co_argcount] == _PARAMETERS:
        core.compare_extraction = _compare  # type: ignore[attr-defined, assignment]  # not exported
    external.justext_rescue = _no_rescue


def _no_rescue(tree: HtmlElement, options: Extractor) -> tuple[_Element, str]:  # noqa: ARG001 - as in trafilatura
    return Element("body"), ""


def _compare(
    cleaned: HtmlElement, raw: HtmlElement, body: _Element, text: str, options: Extractor
) -> tuple[_Element, str]:
    """The result of trafilatura, or of a fallback where that may be better."""
    sound = options.focus != "recall" and len(text) >= options.min_extracted_size and _is_sound(body)
    if sound and _is_half(text, raw):
        return body, text
    if sound and options.focus == "precision" and _length(raw) <= 3 * len(text):
        # trafilatura does the same before its comparison; of most pages little more than the article is left.
        raw = prune_unwanted_nodes(raw, OVERALL_DISCARD_XPATH)
        if _is_half(text, raw):
            return body, text
    return _original_compare(cleaned, raw, body, text, options)


def _is_sound(body: _Element) -> bool:
    """Whether the result has paragraphs with text, at least as many as tables, and no element that never belongs."""
    paragraphs = list(body.iter("p"))
    if len(paragraphs) < len(list(body.iter("table"))) or body.xpath(external.SANITIZED_XPATH):
        return False
    return any(paragraph.text for paragraph in paragraphs)


def _is_half(text: str, page: HtmlElement) -> bool:
    """Whether a text is at least half of the page's, as a fallback must find more than twice as much to replace it."""
    return _length(page) <= 2 * len(text) and not _unclosed_content(page)


def _length(page: HtmlElement) -> int:
    return len(" ".join("".join(_texts(page)).split()))
