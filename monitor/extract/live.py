"""The entries of a live page: found by how they repeat, each with its time, and told from lists that are none.

Known by their structure first: elements of one kind, one after another, that open with a time and hold text. What the
page says of itself (JSON-LD, names, headline, address) and what was read from it before settle what structure leaves
open; a ticker of plain paragraphs is told from the timeline in an article by running from the newest to the oldest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from monitor.extract.furniture import is_furniture
from monitor.extract.lines import line_key, size
from monitor.extract.live_groups import Unit, is_flat, repeated, weigh
from monitor.extract.live_stamps import TIME_ATTRIBUTES, Stamp, attribute_time, stamp_of
from monitor.extract.live_words import is_banner, is_live_address, is_live_name, is_reply, says_live
from monitor.extract.outline import Line, page_lines
from monitor.extract.region import is_caption
from monitor.extract.sections import in_comments, in_history, section_name, set_apart
from monitor.extract.timestamps import is_update_stamp
from monitor.model import Block, BlockKind

# Entries of a page that says it is live; of one whose structure alone says so; of one whose maker says so to machines.
_MIN_ENTRIES, _MIN_UNSAID, _MIN_STATED = 3, 4, 2
# The share of the page's prose that entries hold: a box of dates in an article is part of that article.
_SHARE, _SHARE_UNSAID = 0.3, 0.5
_MOSTLY = 0.8
# Another way to see the entries wins with this share of the text if it finds more of them: posts, not days of posts.
_FINER = 0.7
_KEY_WORDS = 8
_SENTENCE_CHARS = 80
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", ":", '."', ".”", '?"', "?”", '!"', "!”", "»", "」", "』")
_ID_ATTRIBUTES = (
    "data-id",
    "data-post-id",
    "data-entry-id",
    "data-block-id",
    "data-key",
    "data-uuid",
    "data-update-id",
)


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a page beside its elements. ``was_live``: entries were read from it before."""

    title: str = ""
    url: str | None = None
    stated: bool = False
    was_live: bool = False


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One entry on the page: its block, and the names by which it may be known elsewhere (ids, fragments)."""

    block: Block
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LivePage:
    """The entries in the page's order, and the lines of the article around them."""

    entries: tuple[PageEntry, ...] = ()
    before: tuple[Line, ...] = ()
    after: tuple[Line, ...] = ()
    inside: tuple[Line, ...] = field(default=(), repr=False)


@dataclass(slots=True)
class _Candidate:
    units: list[Unit]
    entries: list[PageEntry]
    lines: list[list[Line]]
    stamps: list[Stamp | None]
    prose: int


def find_live_page(tree: HtmlElement, lines: Sequence[Line], hints: Hints) -> LivePage | None:
    """The live page that these lines are, or None where they are something else."""
    head = _headline(lines, hints.title)
    below = lines[head:]
    stamped = {line.element for line in below if stamp_of(line) is not None and not is_update_stamp(line.text)}
    sites = _in_order(tree, stamped)
    weights = weigh(below)
    groups = repeated(sites, weights, _MIN_STATED) if len(sites) >= _MIN_STATED else []
    says = _Evidence(hints, below)
    whole = _prose_of_page(lines) if groups or says.at_all else 0
    best = _best(groups, below, says, whole)
    if best is None and says.at_all:
        named = [element for element in tree.iter() if isinstance(element.tag, str) and _identity(element)]
        best = _best(repeated(named, weights, _MIN_ENTRIES), below, says, whole)
    return _page(best, lines, head) if best is not None else None


def _headline(lines: Sequence[Line], title: str) -> int:
    """Where the text begins: below the headline."""
    key = line_key(title)
    named = [at for at, line in enumerate(lines) if key and line_key(line.text) == key]
    heads = [at for at in named if lines[at].element.tag == "h1"] or named
    return heads[0] + 1 if heads else 0


def _in_order(tree: HtmlElement, stamped: set[HtmlElement]) -> list[HtmlElement]:
    attributes = " or ".join(f"@{name}" for name in TIME_ATTRIBUTES)
    sites = stamped.union(tree.iter("time"), tree.xpath(f"//*[{attributes}]"))
    return [element for element in tree.iter() if element in sites] if len(sites) >= _MIN_STATED else []


class _Evidence:
    """Whether a page says that it is live: to machines, by names, or in words above its entries."""

    def __init__(self, hints: Hints, below: Sequence[Line]) -> None:
        self.hints = hints
        self.firm = hints.stated or hints.was_live
        self._below = below
        self.words = says_live(hints.title) or is_live_address(hints.url)
        self.at_all = self.firm or self.words

    def of(self, candidate: _Candidate) -> tuple[bool, bool]:
        """Firm evidence for these entries, and any."""
        first = candidate.units[0][0]
        named = any(is_live_name(_names_of(step)) or step.tag == "amp-live-list" for step in _around(first))
        inside = {id(line) for line in candidate.lines[0]}
        above: list[Line] = []
        for line in self._below:
            if id(line) in inside:
                break
            if len(line.text) <= 2 * _SENTENCE_CHARS and not line.is_link:
                above.append(line)
        words = self.words or any(says_live(line.text) and not set_apart(line.element, None) for line in above)
        return self.firm, self.firm or named or words


def _around(element: HtmlElement) -> Iterable[HtmlElement]:
    yield element
    yield from (step for step in element.iterancestors() if step.tag not in ("body", "html"))


def _names_of(element: HtmlElement) -> str:
    names = (
        element.get(name) or "" for name in ("class", "id", "itemtype", "itemprop", "data-testid", "data-component")
    )
    return " ".join(names)


def _best(groups: Sequence[list[Unit]], below: Sequence[Line], says: _Evidence, whole: int) -> _Candidate | None:
    best: _Candidate | None = None
    for units in groups:
        candidate = _candidate(units, below)
        if candidate is None or not _could_beat(candidate, best):
            continue
        if _is_live(candidate, whole, says):
            best = candidate
    return best


def _could_beat(one: _Candidate, other: _Candidate | None) -> bool:
    if other is None:
        return True
    if len(one.entries) > len(other.entries):
        return one.prose >= _FINER * other.prose
    return one.prose * _FINER > other.prose


def _candidate(units: list[Unit], below: Sequence[Line]) -> _Candidate | None:
    owner = {element: at for at, unit in enumerate(units) for element in unit}
    held: list[list[Line]] = [[] for _ in units]
    for line in below:
        at = _owner(line.element, owner)
        if at is not None:
            held[at].append(line)
    found = _Candidate([], [], [], [], 0)
    seen: Counter[str] = Counter()
    keys = _keys(units)
    for unit, lines, key in zip(units, held, keys, strict=True):
        texts, stamp = _read(unit, lines)
        if not texts:
            continue
        block = _block(texts, key, _time_of(unit, stamp), stamp, seen)
        found.units.append(unit)
        found.entries.append(PageEntry(block, _entry_names(unit)))
        found.lines.append(lines)
        found.stamps.append(stamp)
        found.prose += sum(map(size, texts))
    return found if len(found.units) >= _MIN_STATED else None


def _owner(element: HtmlElement, owner: dict[HtmlElement, int]) -> int | None:
    step: HtmlElement | None = element
    while step is not None:
        if step in owner:
            return owner[step]
        step = step.getparent()
    return None


def _read(unit: Unit, lines: Sequence[Line]) -> tuple[list[str], Stamp | None]:
    """The texts of one entry, each once, without its time and what serves the page."""
    texts: dict[str, None] = {}
    stamp: Stamp | None = None
    if unit[0].tag == "tr":  # its line runs the cells together
        lines = [line for cell in unit[0] for line in page_lines(cell)]
    for line in lines:
        found, text = stamp_of(line), line.text
        if found is not None and (not found.rest or not texts):
            stamp = stamp or found
            text = found.rest
        if text and _is_text(line, text, unit[0]):
            texts.setdefault(text)
    if stamp is None and (time := _time_of(unit, None)) is not None:
        stamp = Stamp(None, time, "")
    return list(texts), stamp


def _is_text(line: Line, text: str, scope: HtmlElement) -> bool:
    if is_furniture(text) or is_banner(text) or is_caption(line, scope) or not any(map(str.isalnum, text)):
        return False
    tells = text.endswith(_ENDS) or size(text) >= _SENTENCE_CHARS
    if line.element.tag in ("h2", "h3", "h4", "h5", "h6"):
        return True
    if line.is_link and not tells:
        return False
    name = next((name for step in _up_to(line.element, scope) if (name := section_name(step))), "")
    return not name or name == "header" or (tells and name not in ("hidden", "nav", "form", "menu"))


def _up_to(element: HtmlElement, scope: HtmlElement) -> Iterable[HtmlElement]:
    step: HtmlElement | None = element
    while step is not None and step is not scope:
        yield step
        step = step.getparent()


def _time_of(unit: Unit, stamp: Stamp | None) -> datetime | None:
    if stamp is not None and stamp.at is not None:
        return stamp.at
    carried = (attribute_time(step) for step in (unit[0], *unit[0].iterdescendants()))
    return next((time for time in carried if time is not None), None)


def _block(
    texts: Sequence[str], key: str | None, at: datetime | None, stamp: Stamp | None, seen: Counter[str]
) -> Block:
    """An entry without an id of its own is known by its first words, and where these recur by its time as well."""
    if key is None:
        key = " ".join(line_key("\n".join(texts)).split()[:_KEY_WORDS])
        if key in seen:
            key = f"{key} {at.isoformat() if at else stamp.clock if stamp else ''} {seen[key]}"
    seen[key] += 1
    return Block(BlockKind.LIVE_ENTRY, "\n".join(texts), key=key, at=at)


def _keys(units: Sequence[Unit]) -> list[str | None]:
    """The ids of the entries; none where they only count from the top, and so change with every new entry."""
    keys = [next(filter(None, (_identity(step) for step in _heads(unit))), None) for unit in units]
    numbers = [_number(key) for key in keys]
    if None not in numbers and numbers[0] in (0, 1) and all(b - a == 1 for a, b in pairwise(filter(_is_int, numbers))):
        return [None] * len(units)
    once = Counter(keys)
    return [key if key is not None and once[key] == 1 else None for key in keys]


def _heads(unit: Unit) -> Iterable[HtmlElement]:
    """The elements that may carry an entry's id: itself, or what it wraps."""
    step: HtmlElement | None = unit[0]
    while step is not None:
        yield step
        step = step[0] if len(step) == 1 else None


def _identity(element: HtmlElement) -> str | None:
    found = element.get("id") or next(filter(None, (element.get(name) for name in _ID_ATTRIBUTES)), None)
    return str(found).strip() or None if found else None


def _number(key: str | None) -> int | None:
    digits = "".join(char for char in key or "" if char.isascii() and char.isdigit())
    return int(digits) if 0 < len(digits) <= len("999") else None


def _is_int(number: int | None) -> bool:
    return number is not None


def _entry_names(unit: Unit) -> frozenset[str]:
    names: set[str] = set()
    for element in unit:
        for step in (element, *element.iterdescendants("article", "a", "section", "div")):
            names.update(filter(None, (_identity(step), step.get("name"))))
            href = step.get("href") or ""
            if "#" in href:
                names.add(href.rsplit("#", 1)[1])
            elif step.tag == "a":
                names.add(href)
    return frozenset(name for name in names if name)


def _is_live(candidate: _Candidate, whole: int, says: _Evidence) -> bool:
    """Whether these are entries of a live page, and no teasers, comments, or dates in an article."""
    firm, any_words = says.of(candidate)
    count = len(candidate.units)
    least = _MIN_STATED if firm else _MIN_ENTRIES if any_words else _MIN_UNSAID
    share = candidate.prose / max(1, whole)
    if count < least or share < (_SHARE if any_words else _SHARE_UNSAID) or _are_others(candidate, says.hints.url):
        return False
    stamped = sum(stamp is not None for stamp in candidate.stamps) / count
    if stamped < _MOSTLY:
        return any_words and not is_flat(candidate.units) and (stamped >= 1 / 2 or _identified(candidate))
    newest_first = _runs_down(candidate.stamps)
    if not (firm or _tells_hours(candidate)):
        return False
    if is_flat(candidate.units):
        return bool(newest_first) or firm or (any_words and share >= _SHARE_UNSAID)
    return any_words or (newest_first is not False and _identified(candidate))


def _are_others(candidate: _Candidate, url: str | None) -> bool:
    """Whether the elements are comments, a list of the page's own changes, or lead to other pages."""
    first = candidate.units[0][0]
    if in_comments(first) or in_history(first):
        return True
    half = len(candidate.units) / 2
    replies = sum(any(is_reply(line.text) for line in lines) for lines in candidate.lines)
    pairs = zip(candidate.units, candidate.lines, strict=True)
    return replies > half or sum(_is_teaser(unit, lines, url) for unit, lines in pairs) > half


def _is_teaser(unit: Unit, lines: Sequence[Line], url: str | None) -> bool:
    """Whether the heading of an element, or most of it, is a link to a page of its own."""
    linked = 2 * sum(line.link_chars for line in lines) > sum(len(line.text) for line in lines)
    links = [link for element in unit for link in element.iter("a")]
    links += list(unit[0].iterancestors("a"))
    return any(_leads_away(link, url) and (linked or _is_heading(link)) for link in links)


def _leads_away(link: HtmlElement, url: str | None) -> bool:
    own = urlsplit(url or "").path.strip("/").rsplit("/", 1)[-1]
    href = link.get("href") or ""
    return bool(href) and "#" not in href and not (own and own in href)


def _is_heading(link: HtmlElement) -> bool:
    return any(step.tag in ("h1", "h2", "h3", "h4", "h5") for step in (*link.iterancestors(), *link.iterdescendants()))


def _identified(candidate: _Candidate) -> bool:
    """Whether most entries have an id, a heading or a class of their own kind."""
    count = sum(
        any(_identity(step) for step in _heads(unit)) or any(step.tag in ("h2", "h3", "h4") for step in unit[0].iter())
        for unit in candidate.units
    )
    return count >= _MOSTLY * len(candidate.units)


def _tells_hours(candidate: _Candidate) -> bool:
    """Whether the stamps are those of a running day: with hours, or as a distance, and not bare dates."""
    hours = sum(
        stamp is not None and (stamp.runs or stamp.clock is not None or _has_hour(stamp.at)) for stamp in candidate.stamps
    )
    return hours >= _MOSTLY * len(candidate.units)


def _has_hour(at: datetime | None) -> bool:
    return at is not None and at.time() != at.min.time()


def _runs_down(stamps: Sequence[Stamp | None]) -> bool | None:
    """Whether the times run from the newest to the oldest; None where they do not tell."""
    told = [stamp for stamp in stamps if stamp is not None]
    times: list[float] = [stamp.at.timestamp() for stamp in told if stamp.at is not None]
    if len(times) < len(told):
        times = [stamp.clock for stamp in told if stamp.clock is not None]
    steps = [later - earlier for earlier, later in pairwise(times) if later != earlier]
    if len(steps) < _MIN_ENTRIES - 1:
        return None
    falling = sum(step < 0 for step in steps)
    return True if falling >= _MOSTLY * len(steps) else False if falling * 2 < len(steps) else None


def _prose_of_page(lines: Sequence[Line]) -> int:
    """The letters of the lines that may be an article's."""
    return sum(
        size(line.text)
        for line in lines
        if not line.is_link and size(line.text) >= _SENTENCE_CHARS / 2 and not set_apart(line.element, None)
    )


def _page(best: _Candidate, lines: Sequence[Line], head: int) -> LivePage:
    inside = {id(line) for held in best.lines for line in held}
    places = [at for at, line in enumerate(lines) if id(line) in inside]
    scope = _common(lines[max(0, head - 1)].element if head else best.units[0][0], best.units[0][0])
    frame = [
        (at, line)
        for at, line in enumerate(lines)
        if at >= head and id(line) not in inside and _is_frame(line, scope, after=at > places[0])
    ]
    return LivePage(
        tuple(best.entries),
        tuple(line for at, line in frame if at < places[0]),
        tuple(line for at, line in frame if at > places[0]),
        tuple(lines[at] for at in places),
    )


def _common(one: HtmlElement, other: HtmlElement) -> HtmlElement:
    above = {one, *one.iterancestors()}
    return next((step for step in other.iterancestors() if step in above), other)


def _is_frame(line: Line, scope: HtmlElement, *, after: bool) -> bool:
    """Whether a line beside the entries is text of the page: a standfirst, a point of a summary, a last paragraph."""
    if line.is_link or is_banner(line.text) or scope not in line.element.iterancestors():
        return False
    told = line.text.endswith(_ENDS) or size(line.text) >= _SENTENCE_CHARS
    if line.kind is BlockKind.HEADING or not (told or (line.kind is BlockKind.LIST_ITEM and not after)):
        return False
    return not is_caption(line, scope) and not any(
        section_name(step) not in ("", "header") for step in _up_to(line.element, scope)
    )
