"""Finds the standfirst: the summary near an article's headline, often apart from its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, islice

from lxml.html import HtmlElement

from monitor.boilerplate import is_furniture, is_timestamp
from monitor.extract.lines import SENTENCE_END, size
from monitor.extract.outline import Line
from monitor.extract.region import is_caption
from monitor.extract.sections import in_comments, section_name, set_apart
from monitor.model import Block, BlockKind

# Names of the summary at outlets, in schema.org and in newsrooms.
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:standfirst|sub-?title|sub-?head(?:line|ing)?|sub-?hed|dek|deck|lede|lead|summary|description|abstract|teaser-?text|spot|perex|manchet"
    r"|intro\w*|chapo|catenaccio|entradilla|bajada|occhiello|sommario|vorspann|ingress|preamble|strapline|kicker-text"
    r"|highlights?|(?:key[\s_-]?)?takeaways|key[\s_-]?(?:points|facts)|bullets|at-a-glance)(?=$|[\s_-])",
    re.IGNORECASE,
)
# Shorter lines of a header that do not end like a sentence are labels: a section, a place, a reading time.
_MIN_CHARS = 40
_CLOCK = re.compile(r"\d[:.]\d\d\b")  # a long line without an end mark but with a time is an author, a date and counts
# From the text of a list item up to the box of the list: paragraph, item, list, box.
_LEVELS = 4
_BOX_LEVELS = 3  # the paragraph, its box, a wrapper of that
_STORY_TAGS = frozenset({"article", "main", "body"})
# Pages made of components are named by data attributes; their classes are generated.
_NAMING = ("class", "itemprop", "data-component", "data-testid", "data-gu-name")
# Between headline and text there are at most a byline, a date, a picture and its tools.
_NEAR_LINES = 15
_OWN_NAMES = frozenset({"", "teaser"})  # German desks call a story's own summary its teaser
_NEXT_TAGS = frozenset({"p", "h2", "h3", "div"})
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTATION})


def read_standfirst(lines: Sequence[Line], found: Sequence[Line], at: int | None) -> tuple[Block, ...]:
    """The summary between headline and text (or named as one above), as far as it is not among the lines ``found``.

    ``at`` is the place of the headline. A paragraph or heading right below the headline is one whatever its name, if a
    text follows: in a header, or as the element next to it.
    """
    if at is None:
        return ()
    header = _own_header(lines[at].element, found)
    own = {id(line) for line in found}
    known = {line.key for line in found}
    summary: list[str] = []
    above = [line for line in lines[max(0, at - _NEAR_LINES) : at] if _inside(line, header) and _is_named(line)]
    for line in (*above, *lines[at + 1 : at + 1 + _NEAR_LINES]):
        if id(line) in own:
            break
        beside = _next_to(lines[at].element, line.element)
        if line.key not in known and _is_standfirst(line, header if beside is None else beside):
            summary.append(line.text)
    return tuple(Block(BlockKind.STANDFIRST, text) for text in dict.fromkeys(summary))


def _own_header(headline: HtmlElement, found: Sequence[Line]) -> HtmlElement | None:
    """The article's own header around a headline: by its tag, or the headline's parent if that has none of the text."""
    header = next(headline.iterancestors("header", "hgroup"), None)
    if header is not None:
        has_menu = next(header.iter("nav"), None) is not None
        is_sites = has_menu and next(header.iterancestors("article", "main"), None) is None
        return None if is_sites else header
    parent = headline.getparent()
    return parent if parent is not None and found and not any(_inside(line, parent) for line in found) else None


def _next_to(headline: HtmlElement, element: HtmlElement) -> HtmlElement | None:
    """The parent of both if an element is the next one to the headline."""
    return headline.getparent() if headline.getnext() is element and element.tag in _NEXT_TAGS else None


def _inside(line: Line, element: HtmlElement | None) -> bool:
    return element is not None and element in line.element.iterancestors()


def _is_named(line: Line) -> bool:
    """Whether a line is named as a summary: by its element, by a list around it, or, for prose, by a box around it."""
    levels = _LEVELS if line.is_point else _BOX_LEVELS if _is_prose(line) else 1
    for step in islice(chain([line.element], line.element.iterancestors()), levels):
        if step.tag in _STORY_TAGS:
            return False
        if _NAMES.search(" ".join(filter(None, map(step.get, _NAMING)))) is not None:
            return True
        if section_name(step):
            return False
    return False


def _is_prose(line: Line) -> bool:
    """Whether a line ends like a sentence, or is long and no row of an author, a date and a time."""
    is_long = size(line.text) >= _MIN_CHARS and _CLOCK.search(line.text) is None
    return is_long or SENTENCE_END.search(line.text) is not None


def _is_standfirst(line: Line, header: HtmlElement | None) -> bool:
    inside = _inside(line, header)
    named = _is_named(line)
    if not ((inside and _is_prose(line)) or named) or line.kind not in _KINDS or line.is_link:
        return False
    if is_furniture(line.text) or is_timestamp(line.text, bare=True) or is_caption(line, header):
        return False
    return not (set_apart(line.element, header) not in _OWN_NAMES if inside else in_comments(line.element, notes=True))
