"""Which lines around an article are boilerplate, by their words or by their position on the page."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum, auto

from lxml.html import HtmlElement

from monitor.boilerplate import furniture_reason, is_note, is_timestamp
from monitor.extract.outline import Line
from monitor.extract.sections import is_comments, section_name
from monitor.extract.short import is_above_text, prose_places
from monitor.model import BlockKind

_FEW_WORDS = 8
# Elements whose text is never extracted, whatever their class names.
_NEVER_READ = frozenset({"aside", "nav", "footer", "form", "menu", "dialog"})
# Boilerplate with which the lines after it are removed too: a new one changes the extracted text.
_GREEDY = frozenset({"related", "newsletter", "paywall", "cookies", "app"})


class Place(Enum):
    """The position of an element: in the article, apart from it, in an element that is never read, among comments."""

    INSIDE = auto()
    APART = auto()
    NEVER_READ = auto()
    COMMENTS = auto()


class Around:
    """Judges the lines of the container around an article by their position.

    ``wide`` is that container, ``scope`` the smallest element around the article, ``held`` the elements of its lines.
    """

    def __init__(self, wide: HtmlElement, scope: HtmlElement, held: Collection[HtmlElement]) -> None:
        self._wide, self._scope = wide, scope
        self._own: set[HtmlElement] = set()
        self._places: dict[HtmlElement, Place] = {}
        for element in held:
            step: HtmlElement | None = element
            while step is not None and step not in self._own:
                self._own.add(step)
                step = step.getparent()

    def excludes(self, line: Line) -> bool:
        """Whether the position of a line shows that it is never read as part of the article.

        Outside readers' comments this holds only for links and for lines of a few words.
        """
        closed = line.text.endswith((".", "!", "?", ":", ")"))  # like a sentence, or a link to a file: "Report (PDF)"
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
    """The place of an element that holds no line of the article, given the place of its parent."""
    if outer is not Place.INSIDE:
        return Place.COMMENTS if is_comments(element) else outer
    return Place.APART if section_name(element) else outer


def is_boilerplate(line: Line) -> bool:
    """Whether a line is boilerplate by its words alone."""
    if line.kind is BlockKind.TABLE_ROW:
        return False
    return is_timestamp(line.text) or (furniture_reason(line.text) is not None and not is_note(line.text))


def greedy_reason(line: Line) -> str:
    """The kind of boilerplate with which the lines after this one may be removed too; "" for any other line."""
    reason = furniture_reason(line.text) if line.kind is not BlockKind.TABLE_ROW else None
    return reason if reason in _GREEDY and not is_timestamp(line.text) else ""


def dates_above_text(lines: list[Line]) -> frozenset[int]:
    """The ``id`` of each line above the running text that is a bare date; none where there is no running text."""
    prose = prose_places(lines)
    return frozenset(
        id(line)
        for at, line in enumerate(lines)
        if is_above_text(line, at, prose)
        and line.kind is not BlockKind.TABLE_ROW
        and is_timestamp(line.text, bare=True)
    )
