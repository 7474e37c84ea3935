"""Short articles: where a page has little prose, an extractor made for long texts takes the whole page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from lxml.html import HtmlElement

from monitor.boilerplate import is_furniture, is_timestamp
from monitor.extract.lines import line_key, size
from monitor.extract.outline import Line, headline_at
from monitor.extract.region import belongs, is_caption
from monitor.extract.sections import in_comments, in_history, in_menu, is_margin, section_name
from monitor.model import BlockKind

_SENTENCE = re.compile(r"[.!?…。！？؟۔।:][\"'»”’)\]）」』]*$")
_PROSE_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION})
_LISTED = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
_LEVELS = 3
# A line this long is running text, however it ends.
_PROSE_CHARS = 80
# A date in one of these is the text's own.
_WORDED = frozenset(["p", "li", "dt", "dd", "h2", "h3", "h4", "h5", "h6"])
# Without a headline to go by, a wider container must hold half as much text again.
_WIDER = 1.5


def short_prose(lines: Sequence[Line], title: str, url: str | None, found: Sequence[Line] = ()) -> list[Line]:
    """The text below the headline, in the container that holds most of its sentences; empty where there are none.

    All text of that container counts, whatever its length: a heading, a list item, three words. Of what the extractor
    ``found`` lists and tables count as sentences do: a list of names may be the story.
    """
    head = headline_at(lines, title)
    around = set(lines[head].element.iterancestors()) if head is not None else set()
    below = lines if head is None else lines[head + 1 :]
    prose = _prose(below, around, set(map(id, found)))
    home = _home(prose, around)
    if home is None:
        return []
    mine = set(map(id, prose))
    return [line for line in below if _inside(line, home) and (id(line) in mine or belongs(line, home, url))]


def _prose(below: Sequence[Line], around: Collection[HtmlElement], known: Collection[int]) -> list[Line]:
    """What is said below the headline and not set apart from the story; ``known`` are the ids of what was found."""
    said = [line for line in below if _says_something(line) or (id(line) in known and _is_listed(line))]
    most = _holders(said)
    return [line for line in said if not _is_apart(line, around, most, known=id(line) in known)]


def _home(prose: Sequence[Line], around: Collection[HtmlElement]) -> HtmlElement | None:
    """The container of the text: the smallest element that holds all of the story's sentences.

    The story is what the smallest element around the headline and most of the text holds, however deep its paragraphs
    are wrapped. Without a headline it is the parent of most text, or the next element up where that holds much more.
    """
    parent = _fullest([line for line in prose if not _may_tease(line)] or prose)
    if parent is None:
        return None
    held = _held(prose)
    story = _story(parent, around)
    if story is not None:
        return next(step for step in (parent, *parent.iterancestors()) if held[step] == held[story])
    outer = parent.getparent()
    return outer if outer is not None and held[outer] >= _WIDER * held[parent] else parent


def _fullest(prose: Sequence[Line]) -> HtmlElement | None:
    """The parent of most text."""
    parents: Counter[HtmlElement | None] = Counter()
    for line in prose:
        parents[line.element.getparent()] += size(line.text)
    return parents.most_common(1)[0][0] if parents else None


def _story(element: HtmlElement, around: Collection[HtmlElement]) -> HtmlElement | None:
    """The smallest element around the headline and another element."""
    return next((step for step in (element, *element.iterancestors()) if step in around), None)


def _inside(line: Line, home: HtmlElement) -> bool:
    return line.element is home or any(step is home for step in line.element.iterancestors())


def _says_something(line: Line) -> bool:
    """Whether a line is a sentence, or so long that it is running text however it ends."""
    return is_sentence(line) or (size(line.text) >= _PROSE_CHARS and _may_say(line))


def is_sentence(line: Line) -> bool:
    """Whether a line says something, at any length: it ends as sentences do, and is no link, caption or furniture."""
    return _SENTENCE.search(line.text) is not None and _may_say(line)


def _is_listed(line: Line) -> bool:
    return line.kind in _LISTED and not line.is_link


def _may_say(line: Line) -> bool:
    return (
        line.kind in _PROSE_KINDS
        and not line.is_link
        and not is_caption(line, line.element.getparent())
        and not is_furniture(line.text)
    )


def sentences(lines: Sequence[Line]) -> list[int]:
    """Where the running text is: the places of its sentences and long lines."""
    return [at for at, line in enumerate(lines) if _is_said(line)]


def _is_said(line: Line) -> bool:
    long = size(line.text) >= _PROSE_CHARS and not line.is_link
    return long or (is_sentence(line) and not is_timestamp(line.text, bare=True))


def is_above(line: Line, at: int, said: Sequence[int]) -> bool:
    """Whether a line is above the running text, or in a box of its own right below its first sentence: a standfirst."""
    if not said or at < said[0]:
        return bool(said)
    return len(said) > 1 and at < said[1] and line.element.tag not in _WORDED


def is_beside(line: Line, at: int, said: Sequence[int]) -> bool:
    """Whether a line is above or below the running text: a heading below it has a list of its own."""
    if said and at > said[-1]:
        return line.kind is not BlockKind.HEADING
    return is_above(line, at, said)


def _holders(prose: Sequence[Line]) -> set[HtmlElement]:
    """The elements that hold half of the text or more."""
    held = _held(prose)
    whole = sum(size(line.text) for line in prose)
    return {step for step, chars in held.items() if 2 * chars >= whole}


def _held(prose: Sequence[Line]) -> Counter[HtmlElement]:
    held: Counter[HtmlElement] = Counter()
    for line in prose:
        for step in line.element.iterancestors():
            held[step] += size(line.text)
    return held


def _is_apart(line: Line, around: Collection[HtmlElement], most: Collection[HtmlElement], *, known: bool) -> bool:
    """Whether a line is set apart from the story by the name of an element that is not around the headline too.

    Farther up, a name counts where most of the text is elsewhere. Of a line ``known`` to the extractor, which judges by
    names too, it is only one that no text is kept in: many a container of text is a "widget".
    """
    element = line.element
    story = _story(element, around)
    if is_caption(line, element.getparent() if story is None else story) or _is_elsewhere(element):
        return True
    inner = [step for step in (element, *element.iterancestors()) if step not in around or step.tag == "header"]
    named = is_margin if known else section_name
    return any(named(step) for at, step in enumerate(inner) if at < _LEVELS or step not in most)


def _is_elsewhere(element: HtmlElement) -> bool:
    return in_comments(element, notes=True) or in_history(element) or in_menu(element)


def _may_tease(line: Line) -> bool:
    """Whether a line is of a list and opens with a link: so do teasers of other stories, and few points of a story."""
    if line.kind is not BlockKind.LIST_ITEM or not line.link_chars:
        return False
    link = next(line.element.iter("a"), None)
    opening = line_key(link.text_content()) if link is not None else ""
    return bool(opening) and line.key.startswith(opening)
