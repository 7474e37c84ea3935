"""Messages for chat services with a text limit: the most important lines first, links never cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.alerts.passage import Part as MessagePart
from monitor.alerts.plain import clip
from monitor.alerts.story import Story
from monitor.ports import TextLimit

# A headline takes a third of a short message at most.
_HEADLINE_SHARE = 3
# Least characters to which a sentence is cut: about four words.
_MIN_CUT = 24
# Apprise puts a line break (CR LF) between title and text for services with one field for both.
_BREAK = 2

_Measure = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class ChatNews:
    """The content of a chat message: stories, and notices as title and paragraphs. ``online``: where all of it is."""

    stories: Sequence[Story]
    notices: Sequence[tuple[str, tuple[str, ...]]]
    online: str
    sample: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A story or notice of the message. Its lines are sorted by importance; the first ``shown`` are included.

    ``facts`` and ``page`` (the article, besides the link to its diff) are included if they fit.
    """

    headline: str
    lines: tuple[str, ...]
    facts: str = ""
    page: str = ""
    link: str = ""
    command: str = ""
    shown: int = 0

    @property
    def end(self) -> str:
        """The number of lines left out and where they are; only the link if all are included."""
        left = len(self.lines) - self.shown
        more = f"and {left} more" if left else ""
        if more and self.command:
            return "\n".join(filter(None, (f"{more}: {self.command}", self.link)))
        return ": ".join(filter(None, (more, self.link)))

    def text(self, *, headed: bool) -> str:
        """The text of the part, starting with its headline if ``headed``."""
        head = (self.headline if headed else "", self.facts)
        return "\n".join(filter(None, (*head, *self.lines[: self.shown], self.page, self.end)))


def chat_text(news: ChatNews, subject: str, whole: str, limit: TextLimit) -> tuple[str, str]:
    """The title and text of a message within ``limit``: the ``whole`` text if it fits, else as much as fits.

    Headlines and links have priority over further lines, both by importance; what is left out is counted.
    """
    title = _title(subject, limit)
    joined = limit.title == 0 or limit.together
    room = limit.text - (limit.measure(title) + _BREAK if joined and title else 0)
    if limit.measure(whole.strip()) <= room:
        return title, whole
    parts = _parts(news)
    # A message of one story does not repeat its headline below the same title.
    headed = len(parts) > 1 or parts[0].headline != title
    return title, _Fitting(parts, room, limit.measure, headed, news.online).text() + "\n"


def _title(subject: str, limit: TextLimit) -> str:
    """The subject, cut to the service's limit."""
    most = []
    if limit.title > 0:
        most.append(limit.title)
    if limit.title == 0 or limit.together:
        most.append(limit.text // _HEADLINE_SHARE)
    return clip(subject, min(most), limit.measure)


def _parts(news: ChatNews) -> list[_Part]:
    stories = sorted(news.stories, key=lambda story: story.rank, reverse=True)
    parts = [*map(_part, stories), *(_Part(title, paragraphs) for title, paragraphs in news.notices)]
    if news.sample:
        parts[0] = replace(parts[0], facts="This is a sample: the article is invented.")
    return parts


def _part(story: Story) -> _Part:
    return _Part(
        headline=story.headline,
        lines=tuple(filter(None, _lines(story))),
        facts=" · ".join(filter(None, (story.source, story.facts))),
        page=story.url if story.diff else "",
        link=story.diff or story.url,
        command="" if story.diff else story.command,
    )


def _lines(story: Story) -> Iterator[str]:
    """Developments, withdrawals, the note and removals, the most important first; some may be ""."""
    ranked = [part for part in story.ranked if not part.title]
    if not (ranked or story.withdrawn):
        yield story.teaser or story.first
    yield from map(_line, ranked)
    yield from (withdrawal.line for withdrawal in story.withdrawn)
    yield f"Editor's note: {story.note}" if story.note else ""
    yield f"Removed: {story.removed}" if story.removed else ""


def _line(part: MessagePart) -> str:
    """A passage as one line."""
    if part.op == "removed":
        return f"- {part.text}"
    if part.op == "changed":
        return f"~ {part.prefix}{part.figure + ': ' if part.figure else ''}{part.text}"
    return f"+ {part.prefix}{part.text}"


@dataclass(frozen=True, slots=True)
class _Fitting:
    """Fits parts into ``room``, as ``measure`` counts."""

    parts: Sequence[_Part]
    room: int
    measure: _Measure
    headed: bool
    online: str

    def text(self) -> str:
        """The text with as many parts, then as many lines, as fit."""
        shown = self._with_more_parts([self._first()])
        return self._written(self._with_more_lines(shown))

    def _written(self, shown: Sequence[_Part]) -> str:
        left = len(self.parts) - len(shown)
        more = [f"and {left} more: {self.online}"] if left else []
        return "\n\n".join([*(part.text(headed=self.headed) for part in shown), *more])

    def _fits(self, shown: Sequence[_Part]) -> bool:
        return self.measure(self._written(shown)) <= self.room

    def _first(self) -> _Part:
        """The most important part with its most important line, cut if necessary."""
        part = self.parts[0]
        for variant in (part, replace(part, page=""), _brief(part)):
            if self._fits([_with_shown(variant, 1)]):
                return _with_shown(variant, 1)
        return self._cut(_brief(part))

    def _cut(self, part: _Part) -> _Part:
        """The part with its first line, else its headline, cut to the room that the link leaves."""
        bare = replace(_with_shown(part, 1), lines=("", *part.lines[1:]))
        left = self.room - self.measure(self._written([bare])) - 1
        if part.lines and left >= _MIN_CUT:
            return replace(bare, lines=(clip(part.lines[0], left, self.measure), *part.lines[1:]))
        link = replace(part, headline="", lines=(), command="")
        left = self.room - self.measure(self._written([link])) - 1
        if left < 0:
            # Not even the link fits, and a cut link leads nowhere.
            return replace(link, link="", headline=clip(part.headline, self.room, self.measure))
        return replace(link, headline=clip(part.headline, left, self.measure) if left >= _MIN_CUT else "")

    def _with_more_parts(self, shown: list[_Part]) -> list[_Part]:
        """Add parts with their first line, or without lines, until one does not fit."""
        for part in self.parts[1:]:
            variants = (_brief(_with_shown(part, 1)), _brief(part))
            fitting = next((variant for variant in variants if self._fits([*shown, variant])), None)
            if fitting is None:
                return shown
            shown = [*shown, fitting]
        return shown

    def _with_more_lines(self, shown: list[_Part]) -> list[_Part]:
        """Add one line of each part in turn while they fit. Parts and lines are sorted by importance."""
        growing = True
        while growing:
            growing = False
            for at, part in enumerate(shown):
                if part.shown == len(part.lines):
                    continue
                more = [*shown[:at], _with_shown(part, part.shown + 1), *shown[at + 1 :]]
                if self._fits(more):
                    shown, growing = more, True
        return shown


def _with_shown(part: _Part, shown: int) -> _Part:
    return replace(part, shown=min(shown, len(part.lines)))


def _brief(part: _Part) -> _Part:
    """The part without facts and page."""
    return replace(part, facts="", page="")
