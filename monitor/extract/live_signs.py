"""Decides whether repeated elements are entries of a live page, not teasers, comments or dates in an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import pairwise, takewhile
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from monitor.boilerplate import is_live_address, is_live_name, is_reply, says_live
from monitor.extract.lines import size
from monitor.extract.live_groups import Unit, heads, identity, is_flat
from monitor.extract.live_stamps import Stamp, stamp_of
from monitor.extract.outline import Line
from monitor.extract.sections import in_comments, in_history, set_apart

# The least number of entries: with evidence that the page is live; by structure alone; with firm evidence (JSON-LD,
# earlier readings).
MIN_ENTRIES, _MIN_WITHOUT_EVIDENCE, MIN_STATED = 3, 4, 2
# The least share of the page's prose in entries, with evidence and without: a box of dates is part of its article.
SHARE, _SHARE_WITHOUT_EVIDENCE = 0.3, 0.5
_MOSTLY = 0.8
_TITLES = frozenset({"h2", "h3", "h4"})
# A shorter line may be a name or a label.
_PROSE_CHARS = 40
# A line above the entries that announces them is at most this long.
_ANNOUNCEMENT_CHARS = 160


@dataclass(frozen=True, slots=True)
class Hints:
    """Facts about a page besides its elements.

    ``stated``: its JSON-LD says that it is live. ``was_live``: entries were read from it before.
    """

    title: str = ""
    url: str | None = None
    stated: bool = False
    was_live: bool = False


@dataclass(slots=True)
class Candidate:
    """Repeated elements, with the lines, texts and stamp of each, and the characters of all texts."""

    units: list[Unit] = field(default_factory=list)
    lines: list[list[Line]] = field(default_factory=list)
    texts: list[list[str]] = field(default_factory=list)
    stamps: list[Stamp | None] = field(default_factory=list)
    prose: int = 0


class Evidence:
    """The evidence that a page is live: JSON-LD or earlier readings (firm), names, and words above its entries."""

    def __init__(self, hints: Hints, lines: Sequence[Line], below: Sequence[Line]) -> None:
        self.hints = hints
        self.firm = hints.stated or hints.was_live
        self._lines, self._below = lines, below
        self._silent: set[int] = set()  # the lines, by ``id``, that announce nothing
        self.words = says_live(hints.title) or is_live_address(hints.url)
        self.any_known = self.firm or self.words

    @cached_property
    def whole(self) -> int:
        """The number of characters in lines that may be text of an article."""
        return sum(
            size(line.text)
            for line in self._lines
            if not line.is_link and size(line.text) >= _PROSE_CHARS and not set_apart(line.element, None)
        )

    def of(self, candidate: Candidate) -> tuple[bool, bool]:
        """Whether there is firm evidence for these entries, and whether there is any."""
        has_any = self.any_known or _is_named(candidate.units[0][0]) or self._is_announced(candidate)
        return self.firm, has_any

    def _is_announced(self, candidate: Candidate) -> bool:
        """Whether a line above the entries announces them."""
        inside = {id(line) for line in candidate.lines[0]}
        for line in takewhile(lambda line: id(line) not in inside, self._below):
            if id(line) not in self._silent:
                if _announces(line):
                    return True
                self._silent.add(id(line))
        return False


def _is_named(first: HtmlElement) -> bool:
    """Whether an element, or one around it, has a name of live entries."""
    return any(is_live_name(_names_of(step)) or step.tag == "amp-live-list" for step in _self_and_ancestors(first))


def _announces(line: Line) -> bool:
    """Whether a short line announces rolling coverage on this page."""
    is_short = len(line.text) <= _ANNOUNCEMENT_CHARS and not line.is_link
    return is_short and says_live(line.text) and not set_apart(line.element, None)


def _self_and_ancestors(element: HtmlElement) -> Iterable[HtmlElement]:
    yield element
    yield from (step for step in element.iterancestors() if step.tag not in ("body", "html"))


def _names_of(element: HtmlElement) -> str:
    names = (
        element.get(name) or "" for name in ("class", "id", "itemtype", "itemprop", "data-testid", "data-component")
    )
    return " ".join(names)


def is_live(candidate: Candidate, evidence: Evidence) -> bool:
    """Whether these are entries of a live page, not teasers, comments or dates in an article."""
    firm, has_any = evidence.of(candidate)
    count = len(candidate.units)
    share = candidate.prose / max(1, evidence.whole)
    if count < _min_entries(candidate, evidence, firm=firm, has_any=has_any):
        return False
    if share < (SHARE if has_any else _SHARE_WITHOUT_EVIDENCE) or _is_other_list(candidate, evidence.hints.url):
        return False
    stamped = sum(map(bool, candidate.stamps)) / count
    flat = is_flat(candidate.units)
    if stamped < _MOSTLY:
        return has_any and not flat and (stamped >= 1 / 2 or _have_ids(candidate))
    return (firm or _have_hours(candidate)) and _is_stamped_live(candidate, share, firm=firm, has_any=has_any)


def _is_stamped_live(candidate: Candidate, share: float, *, firm: bool, has_any: bool) -> bool:
    """Whether entries with stamps are those of a live page; without evidence, by their ids and order."""
    if is_flat(candidate.units):
        return firm or (has_any and share >= _SHARE_WITHOUT_EVIDENCE) or _is_newest_first(candidate.stamps) is True
    return has_any or (_have_ids(candidate) and _is_newest_first(candidate.stamps) is not False)


def _min_entries(candidate: Candidate, evidence: Evidence, *, firm: bool, has_any: bool) -> int:
    """The number of entries that a live page must have, given the evidence that it is one."""
    if len(candidate.units) == 1 and evidence.hints.was_live and _is_entry(candidate):
        return 1
    if firm:
        return MIN_STATED
    return MIN_ENTRIES if has_any else _MIN_WITHOUT_EVIDENCE


def _is_other_list(candidate: Candidate, url: str | None) -> bool:
    """Whether most elements are comments, the page's own update history, or teasers of other pages."""
    half = len(candidate.units) / 2
    # Each is checked, as the id of a single entry may be made of its headline ("minister-comments-on-rescue").
    if sum(in_comments(unit[0]) or in_history(unit[0]) for unit in candidate.units) > half:
        return True
    replies = sum(any(is_reply(line.text) for line in lines) for lines in candidate.lines)
    pairs = zip(candidate.units, candidate.lines, strict=True)
    return replies > half or sum(_is_teaser(unit, lines, url) for unit, lines in pairs) > half


def _is_teaser(unit: Unit, lines: Sequence[Line], url: str | None) -> bool:
    """Whether the heading of an element, or most of its text, links to another page."""
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


def _have_ids(candidate: Candidate) -> bool:
    """Whether most entries have an id or a heading."""
    count = sum(
        any(identity(step) for step in heads(unit)) or any(step.tag in ("h2", "h3", "h4") for step in unit[0].iter())
        for unit in candidate.units
    )
    return count >= _MOSTLY * len(candidate.units)


def _is_entry(candidate: Candidate) -> bool:
    """Whether a single element is an entry, not an article's body: its id has digits, or it opens with a heading."""
    names = filter(None, map(identity, heads(candidate.units[0])))
    if any(any(map(str.isdigit, name)) for name in names):
        return True
    opening = next((line for line in candidate.lines[0] if stamp_of(line) is None or line.element.tag in _TITLES), None)
    return opening is not None and opening.element.tag in _TITLES


def _have_hours(candidate: Candidate) -> bool:
    """Whether most stamps give an hour or a relative time, not a bare date."""
    hours = sum(
        stamp is not None and (stamp.runs or stamp.clock is not None or _has_hour(stamp.at))
        for stamp in candidate.stamps
    )
    return hours >= _MOSTLY * len(candidate.units)


def _has_hour(at: datetime | None) -> bool:
    return at is not None and at.time() != at.min.time()


def _is_newest_first(stamps: Sequence[Stamp | None]) -> bool | None:
    """Whether the times run from newest to oldest; None where they are too few or mixed."""
    steps = [later - earlier for earlier, later in pairwise(_times(stamps)) if later != earlier]
    if len(steps) < MIN_ENTRIES - 1:
        return None
    falling = sum(step < 0 for step in steps)
    if falling >= _MOSTLY * len(steps):
        return True
    return False if falling * 2 < len(steps) else None


def _times(stamps: Sequence[Stamp | None]) -> list[float]:
    """The stamps as Unix timestamps if all have a moment, else as minutes of the day."""
    stated = [stamp for stamp in stamps if stamp is not None]
    times = [stamp.at.timestamp() for stamp in stated if stamp.at is not None]
    return times if len(times) == len(stated) else [stamp.clock for stamp in stated if stamp.clock is not None]
