"""Groups developments for display, by article or by version, and selects the most important passages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from monitor.history.words import briefly
from monitor.model import Article, BlockKind, Change, Development, EditKind, Evidence, Part
from monitor.ports import LogRow

# How many passages of a story are shown; the others are counted. More than a screen holds is not read.
MOST_PASSAGES = 5
# How many points of a list or table are shown, if it has more than two others.
_MOST_POINTS = 8
# The most reasons, the most words per reason, and the longest of these words in characters.
_MOST_REASONS, _MOST_WORDS, _LONGEST_WORDS = 3, 4, 60
# The reason for a changed figure, as written by the judgement of developments.
_MOVED = re.compile(r"new figure: .+ \(was .+\).*")
# The reason whose text is a list of words: it is cut where it is too long. Too long a text of another is a sentence.
_NEW_WORDS = "new words"
# Kinds of edits whose change of figures is shown.
_FIGURE_KINDS = frozenset({EditKind.FIGURE, EditKind.CORRECTION})
# How many changes of figures are shown before a passage; a new table has dozens.
_MOST_FIGURES = 2


@dataclass(frozen=True, slots=True)
class Story:
    """Developments of one article in reading order: by version, oldest first, then in the order of the text.

    ``shown`` are those of ``items`` that are displayed; the others are only counted.
    """

    items: tuple[Development, ...]
    shown: tuple[Development, ...]

    @property
    def article(self) -> Article:
        """The article of all developments."""
        return self.items[0].article

    @property
    def from_version(self) -> int:
        """The version before the first development."""
        return min(item.from_version for item in self.items)

    @property
    def to_version(self) -> int:
        """The version with the last development."""
        return max(item.to_version for item in self.items)

    @property
    def from_kept(self) -> bool:
        """Whether the version before the first development is still stored."""
        return self.items[0].from_kept

    @property
    def versions(self) -> tuple[int, ...]:
        """The versions that have the developments."""
        return tuple(sorted({item.to_version for item in self.items}))

    @property
    def lead(self) -> Development:
        """The most important development."""
        return max(self.items, key=weight)

    @property
    def newest(self) -> int:
        """The highest id of the developments."""
        return max(item.id for item in self.items)

    @property
    def rest(self) -> tuple[Development, ...]:
        """The developments that are not shown."""
        shown = {item.id for item in self.shown}
        return tuple(item for item in self.items if item.id not in shown)

    @property
    def more(self) -> int:
        """How many developments are not shown."""
        return len(self.items) - len(self.shown)


def stories_of(found: Iterable[Development], most: int | None = MOST_PASSAGES) -> tuple[Story, ...]:
    """Return one story per article, the most important first; ``most`` passages are shown of each."""
    stories = merged_of(found, most)
    return tuple(sorted(stories, key=lambda story: max(map(weight, story.items)), reverse=True))


def updates_of(found: Iterable[Development], most: int | None = MOST_PASSAGES) -> tuple[Story, ...]:
    """Return one story per version, in the order in which the versions occur; ``most`` passages are shown of each."""
    runs = groupby(found, key=lambda item: (item.article.id, item.to_version))
    return tuple(_story(run, most) for _, run in runs)


def merged_of(found: Iterable[Development], most: int | None = MOST_PASSAGES) -> tuple[Story, ...]:
    """Return one story per article, in the order in which the articles occur; ``most`` passages are shown of each."""
    by_article: dict[int, list[Development]] = {}
    for item in found:
        by_article.setdefault(item.article.id, []).append(item)
    return tuple(_story(items, most) for items in by_article.values())


def most_important(found: Iterable[Development], number: int, each: int = MOST_PASSAGES) -> tuple[Story, ...]:
    """Return all stories, the most important first; the ``number`` most important passages are shown.

    Of one story at most ``each`` are shown.
    """
    stories = stories_of(found, each)
    ranked = sorted((item for story in stories for item in story.shown), key=weight, reverse=True)
    chosen = {item.id for item in islice(ranked, number)}
    return tuple(Story(story.items, tuple(item for item in story.shown if item.id in chosen)) for story in stories)


def weight(item: Development) -> tuple[float, float, int]:
    """Return the sort key of passages: importance, then the score (probability of being new), then recency."""
    return item.importance, item.score, item.id


def _story(found: Iterable[Development], most: int | None) -> Story:
    items = tuple(sorted(found, key=lambda item: (item.to_version, item.id)))
    if most is None or len(items) <= most:
        return Story(items, items)
    kept = {item.id for item in sorted(items, key=weight, reverse=True)[:most]}
    return Story(items, tuple(item for item in items if item.id in kept))


def story_of(row: LogRow, most: int | None = MOST_PASSAGES) -> Story | None:
    """Return the developments of one version; None if it has none.

    Their ids are their indexes, not those in the store.
    """
    change = row.change
    before = change.from_.version if change else None
    if change is None or before is None or not change.passages:
        return None
    return _story((_development(row, change, before, at) for at in range(len(change.passages))), most)


def _development(row: LogRow, change: Change, before: int, at: int) -> Development:
    passage = change.passages[at]
    edits, lead = tuple(change.edits[to] for to in passage.edits), change.edits[passage.lead]
    news = [edit for edit in edits if edit.development]
    return Development(
        id=at,
        article=row.article,
        from_version=before,
        to_version=row.mark.number,
        detected_at=row.mark.fetched_at,
        kind=lead.kind,
        text=" ".join(edit.new or edit.old or "" for edit in news),
        previous=lead.old if lead.new else None,
        score=lead.score,
        evidence=tuple(dict.fromkeys(item for edit in news for item in edit.evidence)),
        from_kept=row.from_kept,
        edits=edits,
        heading=passage.heading,
        before=passage.before,
        after=passage.after,
        importance=passage.importance,
        blocks=passage.blocks,
    )


def shortened(parts: Sequence[Part]) -> tuple[tuple[Part, ...], int]:
    """Shorten a long list or table in a passage to its beginning; also returns how many points are left out."""
    points = [at for at, part in enumerate(parts) if part.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)]
    dropped = set(points[_MOST_POINTS:]) if len(points) > _MOST_POINTS + 2 else set()
    return tuple(part for at, part in enumerate(parts) if at not in dropped), len(dropped)


def context(item: Development, above: Development | None) -> tuple[str, str]:
    """Return the section heading and the sentence before a passage; "" for what the passage shown above contains."""
    if above is None:
        return item.heading, item.before
    headings = {above.heading, *(part.text for part in above.parts if part.kind is BlockKind.HEADING)}
    before = "" if above.passage.endswith(item.before) else item.before
    return "" if item.heading in headings else item.heading, before


def movement(item: Development) -> str:
    """Return how a development's figures changed, such as "15 → 22 people"; "" if none did."""
    from monitor.alerts.reasons import figures  # here, not above: most commands write no mail

    news = [(edit.kind, edit.evidence) for edit in item.edits if edit.development] or [(item.kind, item.evidence)]
    evidence = [reason for kind, given in news if kind in _FIGURE_KINDS for reason in given]
    return ", ".join((figures(evidence, "→") or [])[:_MOST_FIGURES])


def reasons(item: Development) -> list[str]:
    """Return the first reasons why a passage is news, each with a few of the words it is based on.

    Reasons that ``movement`` shows are left out, and "new words" if there is any other reason.
    """
    return reasons_of(item.evidence, [item.text, *(edit.new for edit in item.edits)], moved=bool(movement(item)))


def reasons_of(given: Iterable[Evidence], above: Sequence[str | None], *, moved: bool = False) -> list[str]:
    """Return the reasons of evidence as ``reasons`` does.

    ``above``: texts shown with the reasons, which need not be repeated. ``moved``: whether changed figures are shown.
    """
    by_reason: dict[str, list[str]] = {}
    for evidence in given:
        if moved and _MOVED.fullmatch(evidence.reason):
            continue
        words = by_reason.setdefault(evidence.reason, [])
        is_repeated = evidence.text in above or evidence.text in evidence.reason
        text = briefly(evidence.text, _LONGEST_WORDS) if evidence.reason == _NEW_WORDS else evidence.text
        if not is_repeated and len(text) <= _LONGEST_WORDS:
            words.append(text)
    if len(by_reason) > 1:
        by_reason.pop(_NEW_WORDS, None)
    return [_with_words(reason, words) for reason, words in islice(by_reason.items(), _MOST_REASONS)]


def _with_words(reason: str, words: Sequence[str]) -> str:
    if not words:
        return reason
    return f"{reason}: {', '.join(words[:_MOST_WORDS])}" + "…" * (len(words) > _MOST_WORDS)
