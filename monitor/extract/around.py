"""What is around an article on its page: which lines serve the page, by their words or by where they are."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum, auto

from lxml.html import HtmlElement

from monitor.boilerplate import furniture_reason, is_note, is_timestamp
from monitor.extract.outline import Line
from monitor.extract.sections import is_comments, section_name
from monitor.extract.short import is_above, sentences
from monitor.model import BlockKind

_FEW_WORDS = 8
# Elements that no reading takes text from, whatever their names.
_NEVER_READ = frozenset({"aside", "nav", "footer", "form", "menu", "dialog"})
# Boilerplate that removes the lines after it as well: a new one changes what is read.
_GREEDY = frozenset({"related", "newsletter", "paywall", "cookies", "app"})


class Place(Enum):
    """Where an element is: within the article, apart from it, where no reading takes text from, among comments."""

    INSIDE = auto()
    APART = auto()
    NEVER_READ = auto()
    COMMENTS = auto()


class Around:
    """The container around an article, with the elements that hold the article's own lines."""

    def __init__(self, wide: HtmlElement, scope: HtmlElement, held: Collection[HtmlElement]) -> None:
        self._wide, self._scope = wide, scope
        self._own: set[HtmlElement] = set()
        self._places: dict[HtmlElement, Place] = {}
        for element in held:
            step: HtmlElement | None = element
            while step is not None and step not in self._own:
                self._own.add(step)
                step = step.getparent()

    def parts(self, line: Line) -> bool:
        """Whether the position of a line shows that no reading would add it to the article.

        Elsewhere than among readers' comments it must be a link, or a few words.
        """
        closed = line.text.endswith((".", "!", "?", ":", ")"))  # as sentences end, and the names of files
        few = len(line.text.split()) <= _FEW_WORDS and not closed
        place = self._place(line.element)
        if place is Place.COMMENTS:
            return not is_note(line.text)
        if line.kind is BlockKind.TABLE_ROW or not (few or line.is_link):
            return False
        unread = place is Place.NEVER_READ or (place is Place.APART and line.is_link and not closed)
        return unread and not is_note(line.text)

    def _place(self, element: HtmlElement) -> Place:
        known = self._places.get(element)
        if known is None:
            known = self._places[element] = self._found_place(element)
        return known

    def _found_place(self, element: HtmlElement) -> Place:
        above = element.getparent()
        if element is self._wide or element in self._own or above is None:
            inside = element is self._scope or any(up is self._scope for up in element.iterancestors())
            return Place.INSIDE if inside else Place.APART
        if element.tag in _NEVER_READ:
            return Place.NEVER_READ
        return _place_below(self._place(above), element)


def _place_below(outer: Place, element: HtmlElement) -> Place:
    """The place of an element without lines of the article, by that of the element around it."""
    if outer is not Place.INSIDE:
        return Place.COMMENTS if is_comments(element) else outer
    return Place.APART if section_name(element) else outer


def serves(line: Line) -> bool:
    """Whether the words of a line show that it is boilerplate, wherever it is."""
    if line.kind is BlockKind.TABLE_ROW:
        return False
    return is_timestamp(line.text) or (furniture_reason(line.text) is not None and not is_note(line.text))


def takes(line: Line) -> str:
    """Why the lines after this one may be removed with it, "" where they are not."""
    reason = furniture_reason(line.text) if line.kind is not BlockKind.TABLE_ROW else None
    return reason if reason in _GREEDY and not is_timestamp(line.text) else ""


def dated_above(lines: list[Line]) -> frozenset[int]:
    """The bare dates above the running text, where there is any: the page's own."""
    said = sentences(lines)
    return frozenset(
        id(line)
        for at, line in enumerate(lines)
        if is_above(line, at, said) and line.kind is not BlockKind.TABLE_ROW and is_timestamp(line.text, bare=True)
    )
