"""Converts lines to blocks: certain boilerplate is dropped, possible boilerplate is marked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice

from lxml.html import HtmlElement

from monitor.boilerplate import furniture_reason, is_note, is_timestamp
from monitor.extract.lines import fold, line_key, size
from monitor.extract.outline import Line
from monitor.extract.sections import is_request, section_name
from monitor.extract.short import is_outside_text, prose_places
from monitor.extract.signatures import Signature
from monitor.extract.site_lines import KEPT_REASONS
from monitor.model import Block, BlockKind

_BOXED = frozenset({"newsletter", "paywall", "cookies", "app", "appeal"})
_BOX_LINES = 6
_BOX_LINE_CHARS = 160
_REQUEST_LEVELS = 4
# An address on the same site that ends with one of these.
_ASKS = re.compile(
    r"^/(?:[^?#]*/)?(?:donat(?:e|ion|ions)|donar|doar|dona|doner|don|spenden?|subscribe|subscription|subscriptions|suscribete"
    r"|suscripcion|assine|assinar|abbonati|abonnement|abonnieren|abonneren|abo|membership|become-a-member|support-us)/?(?:[?#]|$)"
)
_REQUEST_CHARS = 20  # a request is longer than the label of a button next to the link
_BOX_TAGS = frozenset({"div", "section", "aside"})


def sift(lines: Sequence[Line], title: str, signature: Signature) -> list[Block]:
    """Convert an article's lines to blocks.

    Dropped: the repeated headline, time stamps, bylines, known furniture, the links after a "read also", and boxes that
    ask to subscribe. Marked as furniture: lines that consist of a contact address only.
    """
    title_key = line_key(title)
    prose = prose_places(lines)
    first = prose[0] if prose else 0
    reasons = [_reason(line, margin=is_outside_text(line, at, prose)) for at, line in enumerate(lines)]
    boxed = _boxed(lines, reasons)
    blocks: list[Block] = []
    in_related = False
    for at, (line, own_reason) in enumerate(zip(lines, reasons, strict=True)):
        reason = "box" if at in boxed else own_reason
        if line.is_link and in_related:
            reason = "related"
        in_related = reason == "related"
        is_headline = line.key == title_key and at < max(first, 3)
        if reason in KEPT_REASONS:
            blocks.append(Block(line.kind, line.text, furniture=True))
        elif reason is None and not (is_headline or signature.signs(line, above=at < first)):
            blocks.append(Block(line.kind, line.text))
    return blocks


def _reason(line: Line, *, margin: bool) -> str | None:
    """Why a line is boilerplate, None where it is not. In the ``margin`` of the text bare dates are time stamps too."""
    if line.kind is BlockKind.TABLE_ROW:
        return None
    reason = furniture_reason(line.text)
    if reason is None and margin and is_timestamp(line.text, bare=True):
        return "timestamp"
    if reason not in (None, "timestamp") and is_note(line.text):
        return None
    return reason


def _boxed(lines: Sequence[Line], reasons: Sequence[str | None]) -> set[int]:
    """The places of lines in boxes that ask the reader for something.

    Such a box opens with a line of furniture (a newsletter's name above its offer), holds a field for a mail address or
    a button for gifts or subscriptions, or is named as a poll or for signing up.
    """
    found: set[int] = set()
    for inside in chain(_boxes_with_address_field(lines), _boxes_with_request(lines), _requests(lines)):
        found.update(inside if _is_box(lines, inside) else ())
    for at, reason in enumerate(reasons):
        box = _outermost_box(lines[at]) if reason in _BOXED and at not in found else None
        if box is None:
            continue
        inside = _places_inside(lines, box)
        if inside[0] == at and _is_box(lines, inside):
            found.update(inside)
    return found


def _boxes_with_request(lines: Sequence[Line]) -> Iterator[list[int]]:
    """The places of the lines in boxes with a heading and a button for gifts to the site or subscriptions."""
    links = lines[0].element.getroottree().iter("a") if lines else ()
    asking = [link for link in links if _ASKS.search(link.get("href") or "")]
    if not asking:
        return
    held = _places_by_element(lines)
    text_size = cache(_text_size)  # many links may be in one box
    for box in dict.fromkeys(_box_around(link, text_size) for link in asking):
        inside = held.get(box) if box is not None else None
        if inside and lines[inside[0]].kind is BlockKind.HEADING:
            yield inside


def _box_around(link: HtmlElement, text_size: Callable[[HtmlElement], int]) -> HtmlElement | None:
    """The smallest element with a text of its own around a link; None where the link is in a text or all of it."""
    own = text_size(link)
    for step in link.iterancestors():
        if step.tag not in _BOX_TAGS:
            return None
        if text_size(step) >= own + _REQUEST_CHARS:
            return step
    return None


def _text_size(element: HtmlElement) -> int:
    return len(fold("".join(element.itertext())))


def _places_by_element(lines: Sequence[Line]) -> Mapping[HtmlElement, list[int]]:
    """The places of the lines in each element."""
    held: defaultdict[HtmlElement, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        for step in (line.element, *line.element.iterancestors()):
            held[step].append(place)
    return held


def _boxes_with_address_field(lines: Sequence[Line]) -> Iterator[list[int]]:
    """The places of the lines in each smallest element with text around a field for a mail address."""
    fields = lines[0].element.getroottree().iter("input") if lines else ()
    email_fields = [field for field in fields if field.get("type") == "email"]
    if not email_fields:
        return
    held = _places_by_element(lines)
    boxes = (next((step for step in field.iterancestors() if step in held), None) for field in email_fields)
    yield from (held[box] for box in dict.fromkeys(boxes) if box is not None)


def _requests(lines: Sequence[Line]) -> Iterator[list[int]]:
    """The places of the lines in each poll or box for signing up."""
    held: defaultdict[HtmlElement, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        steps = (line.element, *islice(line.element.iterancestors(), _REQUEST_LEVELS))
        if (box := next(filter(is_request, steps), None)) is not None:
            held[box].append(place)
    yield from held.values()


def _places_inside(lines: Sequence[Line], box: HtmlElement) -> list[int]:
    return [place for place, line in enumerate(lines) if line.element is box or _within(line.element, box)]


def _is_box(lines: Sequence[Line], inside: Sequence[int]) -> bool:
    """Whether these lines are few and short, at most half of all, and no rows of a table, which are text."""
    box = [lines[place] for place in inside]
    few = len(box) <= min(_BOX_LINES, len(lines) / 2)
    return few and all(size(line.text) < _BOX_LINE_CHARS and line.kind is not BlockKind.TABLE_ROW for line in box)


def _outermost_box(line: Line) -> HtmlElement | None:
    """The parent of a line, or the highest of the named sections directly around that."""
    box = line.element.getparent()
    while box is not None and (parent := box.getparent()) is not None and section_name(parent):
        box = parent
    return box


def _within(element: HtmlElement, box: HtmlElement) -> bool:
    return any(step is box for step in element.iterancestors())
