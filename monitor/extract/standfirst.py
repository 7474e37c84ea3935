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
    r"(?:^|[\s_-])(?:standfirst|sub-?title|sub-?head(?:line|ing)?|sub-?hed|dek|deck|lede|lead|summary|description|abstract"
    r"|intro\w*|chapo|catenaccio|entradilla|bajada|occhiello|sommario|vorspann|ingress|preamble|strapline|kicker-text"
    r"|highlights?|(?:key[\s_-]?)?takeaways|key[\s_-]?(?:points|facts)|bullets|at-a-glance)(?=$|[\s_-])",
    re.IGNORECASE,
)
# Shorter lines of a header that do not end like a sentence are labels: a section, a place, a reading time.
_MIN_CHARS = 40
# From the text of a list item up to the box of the list: paragraph, item, list, box.
_LEVELS = 4
# Between headline and text there are at most a byline, a date, a picture and its tools.
_NEAR_LINES = 15
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTATION})


def read_standfirst(lines: Sequence[Line], found: Sequence[Line], at: int | None) -> tuple[Block, ...]:
    """The summary between headline and text (or named as one above), as far as it is not among the lines ``found``.

    ``at`` is the place of the headline.
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
        if line.key not in known and _is_standfirst(line, header):
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


def _inside(line: Line, element: HtmlElement | None) -> bool:
    return element is not None and element in line.element.iterancestors()


def _is_named(line: Line) -> bool:
    """Whether a line is named as a summary by its class or itemprop; for a list item also by the list around it."""
    around = islice(chain([line.element], line.element.iterancestors()), _LEVELS if line.is_point else 1)
    for step in around:
        if _NAMES.search(f"{step.get('class') or ''} {step.get('itemprop') or ''}") is not None:
            return True
        if section_name(step):
            return False
    return False


def _is_standfirst(line: Line, header: HtmlElement | None) -> bool:
    inside = _inside(line, header)
    named = _is_named(line)
    is_sentence = SENTENCE_END.search(line.text) is not None or size(line.text) >= _MIN_CHARS
    if not ((inside and is_sentence) or named) or line.kind not in _KINDS or line.is_link:
        return False
    if is_furniture(line.text) or is_timestamp(line.text, bare=True) or is_caption(line, header):
        return False
    return not (set_apart(line.element, header) if inside else in_comments(line.element, notes=True))
