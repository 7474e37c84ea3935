"""trafilatura's nets: two other extractors, jusText and a readability, with whose finds it compares its own."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from pkgutil import get_data

from justext import core as justext
from justext.utils import get_stoplists
from lxml.etree import XPath, _Element
from lxml.html import HtmlElement
from trafilatura import core, external
from trafilatura.htmlprocessing import prune_unwanted_nodes
from trafilatura.settings import Extractor
from trafilatura.xpaths import OVERALL_DISCARD_XPATH

# The readability drops scripts and styles, and adds nothing to the rest of a page's text, unless one of the others is
# in it: its find is written out and read again, and then the markup behind these would be text.
_texts = XPath(".//text()[not(parent::script or parent::style)]", smart_strings=False)
_swallowing = XPath(".//iframe|.//noframes|.//noembed|.//xmp|.//plaintext|.//title[not(text())]")
_compare = external.compare_extraction
# As trafilatura 2.3 has them: one with others asks its nets as it always does.
_PARAMETERS = ("cleaned_tree", "raw_tree", "body", "text", "options")


def spare_nets() -> None:
    """Have trafilatura ask its nets only where they may catch more, and jusText have its words at once and once."""
    if _compare.__code__.co_varnames[: _compare.__code__.co_argcount] == _PARAMETERS:
        core.compare_extraction = _compared  # type: ignore[attr-defined, assignment]  # not exported
    justext.define_stoplist = _stopwords
    # What is handed to jusText, instead of the 155,000 words that trafilatura would keep beside jusText's set: 13 MB.
    external.JT_STOPLIST = ("",)  # type: ignore[assignment]  # declared as None


@lru_cache(maxsize=1)
def _stopwords(_: object) -> frozenset[str]:
    """The words of all its languages by which jusText tells prose from lists.

    Each file is read and folded as a whole: word by word, as jusText would, takes twice as long.
    """
    return frozenset(chain.from_iterable(map(_words_of, get_stoplists())))


def _words_of(language: str) -> list[str]:
    return (get_data("justext", f"stoplists/{language}.txt") or b"").decode().lower().split()


def _compared(
    cleaned: HtmlElement, raw: HtmlElement, body: _Element, text: str, options: Extractor
) -> tuple[_Element, str]:
    """What trafilatura found itself, or what a net did."""
    sound = options.focus != "recall" and len(text) >= options.min_extracted_size and _is_sound(body)
    if sound and _is_half(text, raw):
        return body, text
    if sound and options.focus == "precision" and _length(raw) <= 3 * len(text):
        # As trafilatura does before it asks: of most such pages little more than the article is left then.
        raw = prune_unwanted_nodes(raw, OVERALL_DISCARD_XPATH)
        if _is_half(text, raw):
            return body, text
    return _compare(cleaned, raw, body, text, options)


def _is_sound(body: _Element) -> bool:
    """Whether what was found has the form of an article: paragraphs, and nothing that is never part of one."""
    paragraphs = list(body.iter("p"))
    if len(paragraphs) < len(list(body.iter("table"))) or body.xpath(external.SANITIZED_XPATH):
        return False
    return any(paragraph.text for paragraph in paragraphs)


def _is_half(text: str, page: HtmlElement) -> bool:
    """Whether a text is surely half of a page's: a net that replaced it would have to find more than twice as much."""
    return _length(page) <= 2 * len(text) and not _swallowing(page)


def _length(page: HtmlElement) -> int:
    return len(" ".join("".join(_texts(page)).split()))
