"""Finds repeated elements of a page: similar siblings, or siblings that each open a passage."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement

from monitor.extract.outline import Line

# An entry may consist of several elements: a heading with its time, and the paragraphs up to the next heading.
Unit = tuple[HtmlElement, ...]

_BOX_TAGS = frozenset({"article", "section", "div", "li", "tr", "details", "blockquote"})
_OPENER_TAGS = frozenset({"h2", "h3", "h4", "h5", "h6", "dt", "p"})
_MEMBER_TAGS = _BOX_TAGS | _OPENER_TAGS
# The greatest depth of a time within its entry.
_LEVELS = 8
# The most groups that are checked; those with most text come first.
_MOST_GROUPS = 12
_ID_ATTRIBUTES = (
    "id",
    "data-id",
    "data-post-id",
    "data-entry-id",
    "data-block-id",
    "data-key",
    "data-uuid",
    "data-update-id",
)
# An element with less text than this holds only a time or a name: its entry is in the siblings after it.
_BOX_CHARS = 25


def repeated(sites: Iterable[HtmlElement], lines: Sequence[Line], least: int) -> list[list[Unit]]:
    """The groups of at least ``least`` similar elements that each hold one of the sites, those with most text first.

    Elements are similar by their tag, their parent's tag and class, and their depth. They need not have one parent: a
    live page may have a section for each day.
    """
    found: defaultdict[tuple[str, str, str, int], list[HtmlElement]] = defaultdict(list)
    known: set[HtmlElement] = set()
    for site in sites:
        step = site
        for _ in range(_LEVELS):
            parent = step.getparent()
            if parent is None or step.tag in ("body", "main"):
                break
            if step not in known and _may_be_entry(str(step.tag)):
                known.add(step)
                found[_structure(step, parent)].append(step)
            step = parent
    groups = [members for members in found.values() if len(members) >= least]
    weights = _text_weights(lines) if groups else Counter()
    groups.sort(key=lambda members: -sum(weights[parent] for parent in _parents(members)))
    return [_units(members, weights) for members in groups[:_MOST_GROUPS]]


def _may_be_entry(tag: str) -> bool:
    """Whether elements of this tag may be entries: boxes, openers, and elements that a site defines ("live-post")."""
    return tag in _MEMBER_TAGS or "-" in tag


def _text_weights(lines: Iterable[Line]) -> Counter[HtmlElement]:
    """How many characters each element holds, links left out."""
    weights: Counter[HtmlElement] = Counter()
    for line in lines:
        letters = len(line.text) - line.link_chars
        weights[line.element] += letters
        for step in line.element.iterancestors():
            weights[step] += letters
    return weights


def _parents(members: Sequence[HtmlElement]) -> list[HtmlElement]:
    """The parents of some elements, each once, in order."""
    return list(dict.fromkeys(parent for member in members if (parent := member.getparent()) is not None))


def is_flat(units: Sequence[Unit]) -> bool:
    """Whether the entries are passages between openers, not elements of their own."""
    return units[0][0].tag in _OPENER_TAGS or sum(len(unit) > 1 for unit in units) * 2 > len(units)


def heads(unit: Unit) -> Iterable[HtmlElement]:
    """The elements that may carry an entry's id: its first element and the only children inside that."""
    step: HtmlElement | None = unit[0]
    while step is not None:
        yield step
        step = step[0] if len(step) == 1 else None


def identity(element: HtmlElement) -> str | None:
    """The id of an element, in ``id`` or a data attribute; None without one."""
    found = next(filter(None, (element.get(name) for name in _ID_ATTRIBUTES)), "")
    return str(found).strip() or None


def _structure(element: HtmlElement, parent: HtmlElement) -> tuple[str, str, str, int]:
    return str(element.tag), str(parent.tag), _class_word(parent), sum(1 for _ in parent.iterancestors())


def _class_word(element: HtmlElement) -> str:
    """The first class name without a digit."""
    names = (element.get("class") or "").split()
    return next((name for name in names if not any(char.isdigit() for char in name)), "")


def _units(members: list[HtmlElement], weights: Counter[HtmlElement]) -> list[Unit]:
    """The units of a group: its members themselves, or the passages they open where they hold little text."""
    own = sorted(weights[member] for member in members)
    boxes = members[0].tag not in _OPENER_TAGS and own[len(own) // 2] >= _BOX_CHARS
    chosen = set(members)
    names = {name for member in members for name in (member.get("class") or "").split()}
    units: list[Unit] = []
    for parent in _parents(members):
        siblings = list(parent)
        units.extend(_boxes(siblings, chosen, names) if boxes else _passages(siblings, chosen))
    return units


def _boxes(siblings: Sequence[HtmlElement], chosen: set[HtmlElement], names: set[str]) -> list[Unit]:
    """The members, and siblings like them by tag and class: an entry without a time, a pinned one."""
    tag = next(sibling.tag for sibling in siblings if sibling in chosen)
    return [
        (sibling,)
        for sibling in siblings
        if sibling in chosen
        or (sibling.tag == tag and not names.isdisjoint((sibling.get("class") or "").split()))
        or (sibling.tag == tag == "li" and not names)
    ]


def _passages(siblings: Sequence[HtmlElement], chosen: set[HtmlElement]) -> list[Unit]:
    """The passages from each opener to the next. A heading that is no opener ends one opened by a paragraph."""
    units: list[list[HtmlElement]] = []
    is_open = False
    for sibling in siblings:
        if sibling in chosen:
            units.append([sibling])
            is_open = True
        elif is_open and units[-1][0].tag == "p" and sibling.tag in ("h1", "h2", "h3", "hr"):
            is_open = False
        elif is_open:
            units[-1].append(sibling)
    return [tuple(unit) for unit in units]
