"""Finds the text of short articles, where an extractor made for long texts would take the whole page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from lxml.html import HtmlElement

from monitor.boilerplate import is_furniture, is_timestamp
from monitor.extract.lines import line_key, size
from monitor.extract.outline import Line
from monitor.extract.region import belongs, is_caption
from monitor.extract.sections import in_comments, in_history, in_menu, is_margin, section_name
from monitor.model import BlockKind

_SENTENCE = re.compile(r"[.!?…。！？؟۔।:][\"'»”’)\]）」』]*$")
_PROSE_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION})
_LISTED = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
_LEVELS = 3
# A line this long is running text, however it ends.
_PROSE_CHARS = 80
# A date in one of these is part of the text.
_TEXT_TAGS = frozenset(["p", "li", "dt", "dd", "h2", "h3", "h4", "h5", "h6"])
# Without a headline to go by, a wider container must hold half as much text again.
_WIDER = 1.5


def short_prose(lines: Sequence[Line], head: int | None, url: str | None, found: Sequence[Line] = ()) -> list[Line]:
    """The text below the headline, in the container that holds most of its sentences; empty where there are none.

    ``head`` is the place of the headline. All text of that container belongs to it, whatever its length: a heading, a
    list item, three words. List items and table rows in ``found`` (the extractor's lines) count like sentences: a list
    of names may be the story.
    """
    around = set(lines[head].element.iterancestors()) if head is not None else set()
    below = lines if head is None else lines[head + 1 :]
    prose = _prose(below, around, set(map(id, found)))
    home = _text_container(prose, around)
    if home is None:
        return []
    own, inside = set(map(id, prose)), set(home.iter())
    return [line for line in below if line.element in inside and (id(line) in own or belongs(line, home, url))]


def _prose(below: Sequence[Line], around: Collection[HtmlElement], known: Collection[int]) -> list[Line]:
    """The prose below the headline that is not set apart from the story; ``known``: ids of the extractor's lines."""
    prose = [line for line in below if _is_prose(line) or (id(line) in known and _is_listed(line))]
    most = _main_containers(prose)
    return [line for line in prose if not _is_set_apart(line, around, most, known=id(line) in known)]


def _text_container(prose: Sequence[Line], around: Collection[HtmlElement]) -> HtmlElement | None:
    """The container of the text: the smallest element that holds all prose of the story.

    The story is the smallest element around the headline and most of the text, however deep its paragraphs are wrapped.
    Without a headline the container is the parent of most text, or the element around it where that holds much more.
    """
    parent = _largest_parent([line for line in prose if not _may_be_teaser(line)] or prose)
    if parent is None:
        return None
    held = _prose_chars(prose)
    story = _common_element(parent, around)
    if story is not None:
        return next(step for step in (parent, *parent.iterancestors()) if held[step] == held[story])
    outer = parent.getparent()
    return outer if outer is not None and held[outer] >= _WIDER * held[parent] else parent


def _largest_parent(prose: Sequence[Line]) -> HtmlElement | None:
    """The parent element that holds most of the prose."""
    parents: Counter[HtmlElement | None] = Counter()
    for line in prose:
        parents[line.element.getparent()] += size(line.text)
    return parents.most_common(1)[0][0] if parents else None


def _common_element(element: HtmlElement, around: Collection[HtmlElement]) -> HtmlElement | None:
    """The smallest element around the headline and another element."""
    return next((step for step in (element, *element.iterancestors()) if step in around), None)


def _is_prose(line: Line) -> bool:
    """Whether a line is a sentence, or long enough to be prose whatever its ending."""
    return is_sentence(line) or (size(line.text) >= _PROSE_CHARS and _may_be_prose(line))


def is_sentence(line: Line) -> bool:
    """Whether a line of any length ends like a sentence and is no link, caption or furniture."""
    return _SENTENCE.search(line.text) is not None and _may_be_prose(line)


def _is_listed(line: Line) -> bool:
    return line.kind in _LISTED and not line.is_link


def _may_be_prose(line: Line) -> bool:
    return (
        line.kind in _PROSE_KINDS
        and not line.is_link
        and not is_caption(line, line.element.getparent())
        and not is_furniture(line.text)
    )


def prose_places(lines: Sequence[Line]) -> list[int]:
    """The places of the running text: of its sentences and long lines."""
    return [at for at, line in enumerate(lines) if _is_running_text(line)]


def _is_running_text(line: Line) -> bool:
    long = size(line.text) >= _PROSE_CHARS and not line.is_link
    return long or (is_sentence(line) and not is_timestamp(line.text, bare=True))


def is_above_text(line: Line, at: int, prose: Sequence[int]) -> bool:
    """Whether a line is above the running text, or in a box right below its first sentence, which is a standfirst then.

    ``at`` is its place, ``prose`` those of the running text (``prose_places``).
    """
    if not prose or at < prose[0]:
        return bool(prose)
    return len(prose) > 1 and at < prose[1] and line.element.tag not in _TEXT_TAGS


def is_outside_text(line: Line, at: int, prose: Sequence[int]) -> bool:
    """Whether a line is above or below the running text. A heading below it belongs to a list, and so is not."""
    if prose and at > prose[-1]:
        return line.kind is not BlockKind.HEADING
    return is_above_text(line, at, prose)


def _main_containers(prose: Sequence[Line]) -> set[HtmlElement]:
    """The elements that hold at least half of the prose."""
    held = _prose_chars(prose)
    whole = sum(size(line.text) for line in prose)
    return {step for step, chars in held.items() if 2 * chars >= whole}


def _prose_chars(prose: Sequence[Line]) -> Counter[HtmlElement]:
    """How many characters of the prose each element holds."""
    held: Counter[HtmlElement] = Counter()
    for line in prose:
        for step in line.element.iterancestors():
            held[step] += size(line.text)
    return held


def _is_set_apart(line: Line, around: Collection[HtmlElement], most: Collection[HtmlElement], *, known: bool) -> bool:
    """Whether a line is set apart from the story by the name of an element that is not also around the headline.

    Beyond ``_LEVELS`` only the names of elements without most of the text count. For a line ``known`` to the extractor,
    which judges by names itself, only names of margins count: containers of text are often called "widget".
    """
    element = line.element
    story = _common_element(element, around)
    if is_caption(line, element.getparent() if story is None else story) or _is_elsewhere(element):
        return True
    inner = [step for step in (element, *element.iterancestors()) if step not in around or step.tag == "header"]
    named = is_margin if known else section_name
    return any(named(step) for at, step in enumerate(inner) if at < _LEVELS or step not in most)


def _is_elsewhere(element: HtmlElement) -> bool:
    return in_comments(element, notes=True) or in_history(element) or in_menu(element)


def _may_be_teaser(line: Line) -> bool:
    """Whether a line is a list item that opens with a link, like most teasers and few list items of a story."""
    if line.kind is not BlockKind.LIST_ITEM or not line.link_chars:
        return False
    link = next(line.element.iter("a"), None)
    opening = line_key(link.text_content()) if link is not None else ""
    return bool(opening) and line.key.startswith(opening)
