"""The standfirst: the summary that an article's own header gives below its headline, often apart from its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, islice

from lxml.html import HtmlElement

from monitor.boilerplate import is_furniture, is_timestamp
from monitor.extract.lines import size
from monitor.extract.outline import Line, headline_at
from monitor.extract.region import is_caption
from monitor.extract.sections import in_comments, section_name, set_apart
from monitor.model import Block, BlockKind

# What outlets and schema.org call it; also the field's own words.
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:standfirst|sub-?title|sub-?head(?:line|ing)?|sub-?hed|dek|deck|lede|lead|summary|description|abstract"
    r"|intro\w*|chapo|catenaccio|entradilla|bajada|occhiello|sommario|vorspann|ingress|preamble|strapline|kicker-text"
    r"|highlights?|(?:key[\s_-]?)?takeaways|key[\s_-]?(?:points|facts)|bullets|at-a-glance)(?=$|[\s_-])",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।][\"'»”’)\]）」』]*$")
# Shorter lines of a header that do not end like a sentence are labels: a section, a place, a reading time.
_MIN_CHARS = 40
# From a point of a list to the box of the list: a paragraph, the item, the list, the box.
_LEVELS = 4
# Between headline and text there are at most a byline, a date, a picture and its tools.
_NEAR_LINES = 15
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTATION})


def read_standfirst(lines: Sequence[Line], found: Sequence[Line], title: str) -> tuple[Block, ...]:
    """What the page gives between headline and text as its summary, where the reading left that out."""
    at = headline_at(lines, title)
    if at is None:
        return ()
    header = _own_header(lines[at].element, found)
    mine = {id(line) for line in found}
    known = {line.key for line in found}
    summary: list[str] = []
    above = [line for line in lines[max(0, at - _NEAR_LINES) : at] if _inside(line, header) and _is_named(line)]
    for line in (*above, *lines[at + 1 : at + 1 + _NEAR_LINES]):
        if id(line) in mine:
            break
        if line.key not in known and _is_standfirst(line, header):
            summary.append(line.text)
    return tuple(Block(BlockKind.STANDFIRST, text) for text in dict.fromkeys(summary))


def _own_header(headline: HtmlElement, found: Sequence[Line]) -> HtmlElement | None:
    """The header around a headline that is the article's and not the site's: by its tag, or an element without text."""
    for step in headline.iterancestors("header", "hgroup"):
        site_wide = (
            next(step.iter("nav"), None) is not None and next(step.iterancestors("article", "main"), None) is None
        )
        return None if site_wide else step
    parent = headline.getparent()
    return parent if parent is not None and found and not any(_inside(line, parent) for line in found) else None


def _inside(line: Line, element: HtmlElement | None) -> bool:
    return element is not None and element in line.element.iterancestors()


def _is_named(line: Line) -> bool:
    """Whether a line is named as a summary; a point of a list may be so by its list."""
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
    says = _SENTENCE_END.search(line.text) is not None or size(line.text) >= _MIN_CHARS
    if not ((inside and says) or named) or line.kind not in _KINDS or line.is_link:
        return False
    if is_furniture(line.text) or is_timestamp(line.text, bare=True) or is_caption(line, header):
        return False
    return not (set_apart(line.element, header) if inside else in_comments(line.element, notes=True))
