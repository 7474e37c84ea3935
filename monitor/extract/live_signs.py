"""Whether elements that repeat are the entries of a live page, or teasers, comments, or dates in an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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

# Entries of a page that says it is live; of one whose structure alone says so; of one whose maker says so to machines.
MIN_ENTRIES, _MIN_UNSAID, MIN_STATED = 3, 4, 2
# The share of the page's prose that entries hold: a box of dates in an article is part of that article.
SHARE, _SHARE_UNSAID = 0.3, 0.5
_MOSTLY = 0.8
_TITLES = frozenset({"h2", "h3", "h4"})
# A line of fewer letters may be a name or a label.
_PROSE_CHARS = 40
# A line above the entries that announces them is no paragraph.
_ANNOUNCEMENT = 160


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a page besides its elements. ``was_live``: entries were read from it before."""

    title: str = ""
    url: str | None = None
    stated: bool = False
    was_live: bool = False


@dataclass(slots=True)
class Candidate:
    """Elements that repeat, with the lines, texts and stamp of each, and how many letters they hold."""

    units: list[Unit] = field(default_factory=list)
    lines: list[list[Line]] = field(default_factory=list)
    texts: list[list[str]] = field(default_factory=list)
    stamps: list[Stamp | None] = field(default_factory=list)
    prose: int = 0


class Evidence:
    """Whether a page says that it is live: to machines, by names, or in words above its entries."""

    def __init__(self, hints: Hints, lines: Sequence[Line], below: Sequence[Line]) -> None:
        self.hints = hints
        self.firm = hints.stated or hints.was_live
        self._lines, self._below = lines, below
        self.words = says_live(hints.title) or is_live_address(hints.url)
        self.at_all = self.firm or self.words

    @cached_property
    def whole(self) -> int:
        """The letters of the page's lines that may be an article's."""
        return sum(
            size(line.text)
            for line in self._lines
            if not line.is_link and size(line.text) >= _PROSE_CHARS and not set_apart(line.element, None)
        )

    def of(self, candidate: Candidate) -> tuple[bool, bool]:
        """Firm evidence for these entries, and any."""
        first = candidate.units[0][0]
        named = any(is_live_name(_names_of(step)) or step.tag == "amp-live-list" for step in _around(first))
        words = self.words or any(map(_announces, self._above(candidate)))
        return self.firm, self.firm or named or words

    def _above(self, candidate: Candidate) -> Iterator[Line]:
        inside = {id(line) for line in candidate.lines[0]}
        return takewhile(lambda line: id(line) not in inside, self._below)


def _announces(line: Line) -> bool:
    """Whether a short line announces rolling coverage, and not that of another page."""
    is_short = len(line.text) <= _ANNOUNCEMENT and not line.is_link
    return is_short and says_live(line.text) and not set_apart(line.element, None)


def _around(element: HtmlElement) -> Iterable[HtmlElement]:
    yield element
    yield from (step for step in element.iterancestors() if step.tag not in ("body", "html"))


def _names_of(element: HtmlElement) -> str:
    names = (
        element.get(name) or "" for name in ("class", "id", "itemtype", "itemprop", "data-testid", "data-component")
    )
    return " ".join(names)


def is_live(candidate: Candidate, says: Evidence) -> bool:
    """Whether these are entries of a live page, and no teasers, comments, or dates in an article."""
    firm, any_words = says.of(candidate)
    count = len(candidate.units)
    share = candidate.prose / max(1, says.whole)
    if count < _least(candidate, says, firm=firm, any_words=any_words) or _are_others(candidate, says.hints.url):
        return False
    if share < (SHARE if any_words else _SHARE_UNSAID):
        return False
    stamped = sum(map(bool, candidate.stamps)) / count
    flat = is_flat(candidate.units)
    if stamped < _MOSTLY:
        return any_words and not flat and (stamped >= 1 / 2 or _identified(candidate))
    return (firm or _states_hours(candidate)) and _runs_as_live(candidate, share, firm=firm, any_words=any_words)


def _runs_as_live(candidate: Candidate, share: float, *, firm: bool, any_words: bool) -> bool:
    """Whether stamped entries are those of a live page, by their order where nothing else says so."""
    if is_flat(candidate.units):
        return firm or (any_words and share >= _SHARE_UNSAID) or _runs_down(candidate.stamps) is True
    return any_words or (_identified(candidate) and _runs_down(candidate.stamps) is not False)


def _least(candidate: Candidate, says: Evidence, *, firm: bool, any_words: bool) -> int:
    """How many entries a live page must have, by the evidence that it is one."""
    if len(candidate.units) == 1 and says.hints.was_live and _is_entry(candidate):
        return 1
    return MIN_STATED if firm else MIN_ENTRIES if any_words else _MIN_UNSAID


def _are_others(candidate: Candidate, url: str | None) -> bool:
    """Whether the elements are comments, a list of the page's own changes, or lead to other pages."""
    half = len(candidate.units) / 2
    # Each by itself: the id of one entry may be made of its headline ("minister-comments-on-rescue").
    if sum(in_comments(unit[0]) or in_history(unit[0]) for unit in candidate.units) > half:
        return True
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


def _identified(candidate: Candidate) -> bool:
    """Whether most entries have an id, a heading or a class of their own kind."""
    count = sum(
        any(identity(step) for step in heads(unit)) or any(step.tag in ("h2", "h3", "h4") for step in unit[0].iter())
        for unit in candidate.units
    )
    return count >= _MOSTLY * len(candidate.units)


def _is_entry(candidate: Candidate) -> bool:
    """Whether a single box is an entry and no article's body: it opens with a heading, or has a numbered id."""
    names = filter(None, map(identity, heads(candidate.units[0])))
    if any(any(map(str.isdigit, name)) for name in names):
        return True
    opening = next((line for line in candidate.lines[0] if stamp_of(line) is None or line.element.tag in _TITLES), None)
    return opening is not None and opening.element.tag in _TITLES


def _states_hours(candidate: Candidate) -> bool:
    """Whether the stamps are those of a running day: with hours, or as a distance, and not bare dates."""
    hours = sum(
        stamp is not None and (stamp.runs or stamp.clock is not None or _has_hour(stamp.at))
        for stamp in candidate.stamps
    )
    return hours >= _MOSTLY * len(candidate.units)


def _has_hour(at: datetime | None) -> bool:
    return at is not None and at.time() != at.min.time()


def _runs_down(stamps: Sequence[Stamp | None]) -> bool | None:
    """Whether the times run from the newest to the oldest; None where that is unknown."""
    steps = [later - earlier for earlier, later in pairwise(_times(stamps)) if later != earlier]
    if len(steps) < MIN_ENTRIES - 1:
        return None
    falling = sum(step < 0 for step in steps)
    return True if falling >= _MOSTLY * len(steps) else False if falling * 2 < len(steps) else None


def _times(stamps: Sequence[Stamp | None]) -> list[float]:
    """Points in time if all stamps have one, else the times of day."""
    stated = [stamp for stamp in stamps if stamp is not None]
    times = [stamp.at.timestamp() for stamp in stated if stamp.at is not None]
    return times if len(times) == len(stated) else [stamp.clock for stamp in stated if stamp.clock is not None]
