"""Short articles: where a page has little prose, an extractor made for long texts takes the whole page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from monitor.extract.furniture import is_furniture
from monitor.extract.lines import line_key, size
from monitor.extract.outline import Line
from monitor.extract.region import is_caption
from monitor.extract.sections import in_comments, section_name
from monitor.model import BlockKind

_MIN_CHARS = 30
_SENTENCE = re.compile(r"[.!?…。！？؟۔।:][\"'»”’)\]）」』]*$")
_PROSE_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION})
_LEVELS = 3
_WIDER = 1.5


def short_prose(lines: Sequence[Line], title: str) -> list[Line]:
    """The sentences below the headline that stand in no section set apart, in the container that holds most of them."""
    key = line_key(title)
    heads = [at for at, line in enumerate(lines) if line_key(line.text) == key]
    below = [line for line in lines[heads[0] + 1 if heads else 0 :] if is_sentence(line)]
    prose = [line for line in below if not _apart(line)]
    weights = [Counter[HtmlElement](), Counter[HtmlElement]()]
    for line in prose:
        for held, step in zip(weights, line.element.iterancestors(), strict=False):
            held[step] += size(line.text)
    best = [level.most_common(1) for level in weights]
    if not best[0]:
        return []
    parent, own = best[0][0]
    wider = best[1] and best[1][0][1] >= _WIDER * own
    home, levels = (best[1][0][0], 2) if wider else (parent, 1)
    return [line for line in prose if home in list(line.element.iterancestors())[:levels]]


def is_sentence(line: Line) -> bool:
    """Whether a line tells something: it is long enough, ends as sentences do, and is no link, caption or furniture."""
    return (
        line.kind in _PROSE_KINDS
        and size(line.text) >= _MIN_CHARS
        and not line.is_link
        and _SENTENCE.search(line.text) is not None
        and not is_caption(line, line.element.getparent())
        and not is_furniture(line.text)
    )


def _apart(line: Line) -> bool:
    near = [line.element, *line.element.iterancestors()][:_LEVELS]
    return in_comments(line.element, notes=True) or any(section_name(step) for step in near)
