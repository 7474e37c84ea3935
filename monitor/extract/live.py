"""Finds the entries of a live page: repeated elements, each with its time.

They are recognised first by structure: a sequence of similar elements that begin with a time and hold text. Where this
does not decide, other evidence does: JSON-LD, names, headline, address, and entries read from the page before. Plain
paragraphs count as entries only from newest to oldest, unlike the timeline in an article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain

from lxml.html import HtmlElement

from monitor.boilerplate import is_banner, is_furniture, is_update_stamp
from monitor.extract.lines import line_key, size
from monitor.extract.live_groups import Unit, heads, identity, is_flat, repeated
from monitor.extract.live_signs import MIN_ENTRIES, MIN_STATED, SHARE, Candidate, Evidence, Hints, is_live
from monitor.extract.live_stamps import TIME_ATTRIBUTES, Stamp, attribute_time, numbered_minute, stamp_of
from monitor.extract.outline import Line, headline_at, page_lines, smallest_around
from monitor.extract.region import is_caption
from monitor.extract.sections import section_name
from monitor.model import Block, BlockKind

# A grouping with more entries wins with this share of the text of another: posts, not days of posts.
_MIN_FINER_SHARE = 0.7
# An entry without id and time is identified by so many of its first words.
_KEY_WORDS = 8
# A line this long is prose, even without a full stop.
_SENTENCE_CHARS = 80
_TIMES = frozenset(TIME_ATTRIBUTES)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", ":", '."', ".”", '?"', "?”", '!"', "!”", "»", "」", "』")


@dataclass(frozen=True, slots=True)
class PageEntry:
    """An entry on the page: its block, and the names (ids, fragments) that JSON-LD may use for it."""

    block: Block
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LivePage:
    """The entries in the page's order, their lines, and the lines of the article before and after them."""

    entries: tuple[PageEntry, ...] = ()
    before: tuple[Line, ...] = ()
    after: tuple[Line, ...] = ()
    inside: tuple[Line, ...] = field(default=(), repr=False)


def find_live_page(tree: HtmlElement, lines: Sequence[Line], hints: Hints) -> LivePage | None:
    """The live page in these lines, or None if it is something else."""
    head = _text_start(lines, hints.title)
    evidence = Evidence(hints, lines, lines[head:])
    below = _Lines(lines[head:], numbered=evidence.any_known)
    stamped = list(filter(below.has_stamp, below.lines))
    stamps, updates = _elements(stamped), _elements(line for line in stamped if is_update_stamp(line.text))
    sites = _in_order(tree, stamps - updates)
    groups = repeated(sites, below.lines, MIN_STATED) if len(sites) >= MIN_STATED else []
    best = _best(groups, below, evidence)
    if best is None:
        found = (repeated(others, below.lines, MIN_ENTRIES) for others in _sites_without_time(tree, updates, evidence))
        best = next(filter(None, (_best(others, below, evidence) for others in found)), None)
    if best is None and hints.was_live:
        best = _single(repeated(_in_order(tree, stamps, 1), below.lines, 1), below, evidence)
    return _page(best, lines, head) if best is not None else None


def _elements(lines: Iterable[Line]) -> set[HtmlElement]:
    return {line.element for line in lines}


def _sites_without_time(
    tree: HtmlElement, updates: set[HtmlElement], evidence: Evidence
) -> Iterator[list[HtmlElement]]:
    """Where entries may be that have no time: at update stamps; in ``article`` elements and elements with an id."""
    if len(updates) >= MIN_ENTRIES:  # "Updated 5 minutes ago" as the time of every entry
        yield _in_order(tree, updates)
    if evidence.any_known:
        yield _elements_with_id(tree)


def _elements_with_id(tree: HtmlElement) -> list[HtmlElement]:
    """The ``article`` elements, and all elements with an id."""
    elements = (element for element in tree.iter() if isinstance(element.tag, str))
    return [element for element in elements if element.tag == "article" or identity(element)]


class _Lines:
    """The lines below the headline. Their stamps are read once, as the same lines are tried in several groupings."""

    def __init__(self, lines: Sequence[Line], *, numbered: bool) -> None:
        """``numbered``: a number alone ("67.") is the minute of a match, as the page says that it is live."""
        self.lines = lines
        self._stamps = {id(line): stamp_of(line) or (numbered_minute(line) if numbered else None) for line in lines}

    def stamp_of(self, line: Line) -> Stamp | None:
        """The stamp of one of these lines, or of a cell."""
        key = id(line)
        return self._stamps[key] if key in self._stamps else stamp_of(line)

    def has_stamp(self, line: Line) -> bool:
        """Whether a line has a stamp, or, of a table row, one of its cells."""
        if self._stamps[id(line)] is not None:
            return True
        return line.kind is BlockKind.TABLE_ROW and any(stamp_of(cell) for cell in _cells(line.element))


def _cells(row: HtmlElement) -> list[Line]:
    """The lines of the cells of a table row, whose own line joins them; empty for other elements."""
    return [line for cell in row for line in page_lines(cell)] if row.tag == "tr" else []


def _text_start(lines: Sequence[Line], title: str) -> int:
    """The place of the first line below the headline; 0 without one."""
    headline = headline_at(lines, title)
    return 0 if headline is None else headline + 1


def _in_order(tree: HtmlElement, stamped: set[HtmlElement], least: int = MIN_STATED) -> list[HtmlElement]:
    """The elements with a time, in document order; empty where there are fewer than ``least``."""
    sites = stamped.union(tree.iter("time"), _timed(tree))
    if len(sites) < least:
        return []
    # Few tags occur: the other elements are passed over without Python objects for them.
    return [element for element in tree.iter(*{str(element.tag) for element in sites}) if element in sites]


def _timed(tree: HtmlElement) -> list[HtmlElement]:
    """The elements with one of the ``TIME_ATTRIBUTES``; half the cost of selecting them by XPath."""
    return [element for element in tree.iter() if (names := element.keys()) and not _TIMES.isdisjoint(names)]


def _best(groups: Sequence[list[Unit]], below: _Lines, evidence: Evidence) -> Candidate | None:
    best: Candidate | None = None
    least = MIN_STATED if evidence.firm else MIN_ENTRIES
    for units in groups:
        candidate = _candidate(units, below, evidence, least)
        if candidate is not None and _is_better(candidate, best) and is_live(candidate, evidence):
            best = candidate
    return best


def _single(groups: Sequence[list[Unit]], below: _Lines, evidence: Evidence) -> Candidate | None:
    """The only entry left on a live page: the innermost element that can be one."""
    for units in sorted(groups, key=lambda units: -sum(1 for _ in units[0][0].iterancestors())):
        if len(units) == 1 and not is_flat(units) and next(units[0][0].iter("h1"), None) is None:
            candidate = _candidate(units, below, evidence, 1)
            if candidate is not None and is_live(candidate, evidence):
                return candidate
    return None


def _is_better(new: Candidate, best: Candidate | None) -> bool:
    """Whether a grouping has more text, or more entries with nearly as much text."""
    if best is None:
        return True
    if len(new.units) > len(best.units):
        return new.prose >= _MIN_FINER_SHARE * best.prose
    if len(new.units) == len(best.units):
        return new.prose > best.prose
    return new.prose * _MIN_FINER_SHARE > best.prose


def _candidate(units: list[Unit], below: _Lines, evidence: Evidence, least: int) -> Candidate | None:
    """The units with their texts; None where they are fewer than ``least`` or hold too little of the page's text."""
    if len(units) < least:
        return None
    held = _lines_of_units(units, below.lines)
    if sum(size(line.text) for lines in held for line in lines) < SHARE * evidence.whole:
        return None
    found = Candidate()
    for unit, lines in zip(units, held, strict=True):
        texts, stamp = _read_entry(unit, lines, below)
        if texts:
            found.units.append(unit)
            found.lines.append(lines)
            found.texts.append(texts)
            found.stamps.append(stamp)
            found.prose += sum(map(size, texts))
    return found if len(found.units) >= least else None


def _lines_of_units(units: list[Unit], below: Sequence[Line]) -> list[list[Line]]:
    """The lines of each unit."""
    owner = {element: at for at, unit in enumerate(units) for element in unit}
    held: list[list[Line]] = [[] for _ in units]
    for line in below:
        at = _owner(line.element, owner)
        if at is not None:
            held[at].append(line)
    return held


def _entries(found: Candidate) -> tuple[PageEntry, ...]:
    seen: Counter[str] = Counter()
    times = [_time_of(unit, stamp) for unit, stamp in zip(found.units, found.stamps, strict=True)]
    names = _unique([_time_name(at, stamp) for at, stamp in zip(times, found.stamps, strict=True)])
    keys = [key or name for key, name in zip(_entry_ids(found.units), names, strict=True)]
    blocks = [_block(texts, key, at, seen) for texts, key, at in zip(found.texts, keys, times, strict=True)]
    return tuple(PageEntry(block, _entry_names(unit)) for block, unit in zip(blocks, found.units, strict=True))


def _owner(element: HtmlElement, owner: dict[HtmlElement, int]) -> int | None:
    """The number of the unit that an element is in, if any."""
    step: HtmlElement | None = element
    while step is not None:
        if step in owner:
            return owner[step]
        step = step.getparent()
    return None


def _read_entry(unit: Unit, lines: Sequence[Line], below: _Lines) -> tuple[list[str], Stamp | None]:
    """The texts of an entry, each once, without its time and boilerplate; and its time."""
    texts: dict[str, None] = {}
    stamp: Stamp | None = None
    for line in _cells(unit[0]) or lines:
        found, text = below.stamp_of(line), line.text
        if found is not None and _is_entry_stamp(found, stamp, is_first=not texts):
            stamp = stamp or found
            text = found.rest
        if text and _is_text(line, text, unit[0]):
            texts.setdefault(text)
    if stamp is None and (time := _time_of(unit, None)) is not None:
        stamp = Stamp(None, time, "")
    return list(texts), stamp


def _is_entry_stamp(found: Stamp, known: Stamp | None, *, is_first: bool) -> bool:
    """Whether a time in a line is that of its entry, not part of the text.

    One with text after it counts only before the entry's text: the first time, a relative time, or the same time again.
    """
    if not found.rest or found.beside:
        return True
    same = known is None or found.runs or (found.clock is not None and found.clock == known.clock)
    return is_first and same


def _is_text(line: Line, text: str, scope: HtmlElement) -> bool:
    is_heading, is_prose = line.element.tag in _HEADINGS, _is_prose(text)
    if line.is_link and not (is_heading or is_prose):
        return False
    if _is_boilerplate(text) or is_caption(line, scope):
        return False
    if is_heading:
        return True
    name = next(filter(None, map(section_name, _ancestors_below(line.element, scope))), "")
    return name in ("", "header") or (is_prose and name not in ("hidden", "nav", "form", "menu"))


def _is_boilerplate(text: str) -> bool:
    return is_furniture(text) or is_banner(text) or not any(map(str.isalnum, text))


def _is_prose(text: str) -> bool:
    return text.endswith(_ENDS) or size(text) >= _SENTENCE_CHARS


def _ancestors_below(element: HtmlElement, scope: HtmlElement) -> Iterable[HtmlElement]:
    """An element and its ancestors, without ``scope`` and those above it."""
    step: HtmlElement | None = element
    while step is not None and step is not scope:
        yield step
        step = step.getparent()


def _time_of(unit: Unit, stamp: Stamp | None) -> datetime | None:
    if stamp is not None and stamp.at is not None:
        return stamp.at
    times = (attribute_time(step) for step in (unit[0], *unit[0].iterdescendants()))
    return next((time for time in times if time is not None), None)


def _block(texts: Sequence[str], key: str | None, at: datetime | None, seen: Counter[str]) -> Block:
    """The block of an entry. Without a key it gets one from its first words, which may change when it is edited."""
    if key is None:
        key = " ".join(line_key("\n".join(texts)).split()[:_KEY_WORDS])
        if key in seen:
            key = f"{key} {seen[key]}"
    seen[key] += 1
    return Block(BlockKind.LIVE_ENTRY, "\n".join(texts), key=key, at=at)


def _entry_ids(units: Sequence[Unit]) -> list[str | None]:
    """The ids of the entries, None where they have none or it is not unique.

    Ids that only count from the top are left out, as they change with every new entry.
    """
    keys = [next(filter(None, (identity(step) for step in heads(unit))), None) for unit in units]
    numbers = list(map(_number, keys))
    if numbers in (list(range(len(units))), list(range(1, len(units) + 1))):
        return [None] * len(units)
    return _unique(keys)


def _time_name(at: datetime | None, stamp: Stamp | None) -> str | None:
    """The time of an entry as a name; None for a relative time ("5 minutes ago")."""
    if at is not None:
        return at.isoformat()
    return f"{stamp.clock // 60:02}:{stamp.clock % 60:02}" if stamp is not None and stamp.clock is not None else None


def _unique(names: Sequence[str | None]) -> list[str | None]:
    """The names, with None for those of more than one entry."""
    counts = Counter(names)
    return [name if name is not None and counts[name] == 1 else None for name in names]


def _number(key: str | None) -> int | None:
    """The digits of an id as a number, at most three; None for any other id."""
    digits = "".join(char for char in key or "" if char.isascii() and char.isdigit())
    return int(digits) if 0 < len(digits) <= len("999") else None


def _entry_names(unit: Unit) -> frozenset[str]:
    """The ids and the targets of links in an entry, for links with a fragment the fragment."""
    names: set[str] = set()
    for element in unit:
        for step in (element, *element.iterdescendants("article", "a", "section", "div")):
            names.update(filter(None, (identity(step), step.get("name"))))
            href = step.get("href") or ""
            if "#" in href:
                names.add(href.rsplit("#", 1)[1])
            elif step.tag == "a":
                names.add(href)
    return frozenset(name for name in names if name)


def _page(best: Candidate, lines: Sequence[Line], head: int) -> LivePage:
    inside = set(map(id, chain.from_iterable(best.lines)))
    places = [at for at, line in enumerate(lines) if id(line) in inside]
    opener = best.units[0][0]
    around = next(opener.iterancestors(), opener)
    scope = smallest_around(lines[head - 1].element, around) if head else around

    def frame(candidates: Sequence[Line], *, after: bool) -> tuple[Line, ...]:
        return tuple(
            line for line in candidates if id(line) not in inside and _is_frame(line, scope, around, after=after)
        )

    return LivePage(
        _entries(best),
        frame(lines[head : places[0]], after=False),
        frame(lines[max(head, places[0]) :], after=True),
        tuple(lines[at] for at in places),
    )


def _is_frame(line: Line, scope: HtmlElement, around: HtmlElement, *, after: bool) -> bool:
    """Whether a line outside the entries is text of the page: a standfirst, an item of a summary, a last paragraph.

    ``around`` is the element around the entries. It and the elements above it do not set a line apart by their names.
    """
    if line.is_link or is_banner(line.text) or scope not in line.element.iterancestors():
        return False
    is_prose = _is_prose(line.text)
    if line.kind is BlockKind.HEADING or not (is_prose or (line.is_point and not after)):
        return False
    inner = _ancestors_below(line.element, smallest_around(line.element, around))
    return not is_caption(line, scope) and all(section_name(step) in ("", "header") for step in inner)
