"""Limits trafilatura's safety nets: a readability, whose result it compares with its own, and jusText."""

from __future__ import annotations

from functools import lru_cache

from lxml.etree import Element, XPath, _Element, strip_elements
from lxml.html import HtmlElement
from trafilatura import core, external, xpaths
from trafilatura.htmlprocessing import prune_unwanted_nodes
from trafilatura.settings import Extractor

from monitor.extract.rules import by_tag, cached

# Lists of rules in ``trafilatura.xpaths``; version 2.3.0 lacks some of them.
_RULES = (
    "DISCARD_IMAGE_ELEMENTS",
    "PRECISION_DISCARD_XPATH",
    "RAW_TREE_PRUNE_XPATH",
    "REMOVE_COMMENTS_AND_LISTS_XPATH",
    "REMOVE_COMMENTS_XPATH",
    "TEASER_DISCARD_XPATH",
)

# The readability drops scripts and styles first.
_DROPPED = ("script", "style")
_text = XPath("string()", smart_strings=False)
# It cannot find more than the rest of a page's text, except with one of these elements: its result is serialised and
# parsed again, and the markup after such an element would become text.
_unclosed_content = XPath(".//iframe|.//noframes|.//noembed|.//xmp|.//plaintext|.//title[not(text())]")
_original_compare = external.compare_extraction
# The parameters in trafilatura 2.3; with any others its own function is left in place.
_PARAMETERS = ("cleaned_tree", "raw_tree", "body", "text", "options")


@lru_cache(maxsize=1)
def limit_nets() -> None:
    """Patch trafilatura to do the same in less time: its rules search by tag, the costliest cache their results.

    Its readability runs only where that may find more. Its jusText never runs: that is for pages on which little was
    found. Their text is read in other ways here (``short_prose``), and jusText changed the document of none of 950
    pages; its stop words of a hundred languages took 16 MB.
    """
    if _original_compare.__code__.co_varnames[: _original_compare.__code__.co_argcount] == _PARAMETERS:
        core.compare_extraction = _compare  # type: ignore[attr-defined, assignment]  # not exported
    external.justext_rescue = _no_rescue
    for name in _RULES:
        rules: list[XPath] = getattr(xpaths, name, [])
        rules[:] = map(by_tag, rules)
    overall = xpaths.OVERALL_DISCARD_XPATH
    overall[:] = map(cached, overall)  # type: ignore[arg-type]  # called only


def _no_rescue(tree: HtmlElement, options: Extractor) -> tuple[_Element, str]:  # noqa: ARG001 - as in trafilatura
    return Element("body"), ""


def _compare(
    cleaned: HtmlElement, raw: HtmlElement, body: _Element, text: str, options: Extractor
) -> tuple[_Element, str]:
    """The result of trafilatura, or of a fallback where that may be better."""
    if options.focus != "recall" and _is_sound(body):
        strip_elements(raw, *_DROPPED, with_tail=False)
        length = _length(raw)
        if _is_half(text, length, raw):
            return body, text
        if options.focus == "precision" and length <= 3 * len(text):
            # trafilatura does the same before its comparison; of most pages little more than the article is left.
            raw = prune_unwanted_nodes(raw, xpaths.OVERALL_DISCARD_XPATH)
            if _is_half(text, _length(raw), raw):
                return body, text
    return _original_compare(cleaned, raw, body, text, options)


def _is_sound(body: _Element) -> bool:
    """Whether the result has paragraphs with text, at least as many as tables."""
    paragraphs = list(body.iter("p"))
    return len(paragraphs) >= len(list(body.iter("table"))) and any(paragraph.text for paragraph in paragraphs)


def _is_half(text: str, length: int, page: HtmlElement) -> bool:
    """Whether a text is at least half of the page's, as a fallback must find more than twice as much to replace it."""
    return length <= 2 * len(text) and not _unclosed_content(page)


def _length(page: HtmlElement) -> int:
    """The length of all text, white space folded."""
    return len(" ".join(_text(page).split()))
