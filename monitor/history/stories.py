"""Developments as they are read: by story and by version, the most important first, passages in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from monitor.model import Article, BlockKind, Change, Development, EditKind, Evidence, Part
from monitor.ports import LogRow

# So many passages of a story are shown before the rest is counted: more than a screen holds is not read.
MOST_PASSAGES = 5
# Of a list or table so many points are shown where it has more than two further ones.
_MOST_POINTS = 8
# So many reasons are given, and so many of the words or names that one is based on; characters of the longest of those.
_MOST_REASONS, _MOST_WORDS, _LONGEST_WORDS = 3, 4, 60
# As the judgement of developments words it.
_MOVED = re.compile(r"new figure: .+ \(was .+\).*")
# Kinds of which the movement is the news.
_OF_FIGURES = frozenset({EditKind.FIGURE, EditKind.CORRECTION})
# So many movements of figures are shown before a passage; a new table has dozens.
_MOST_FIGURES = 2


@dataclass(frozen=True, slots=True)
class Story:
    """Developments of one article, in reading order: oldest version first, within one in the order of its text.

    ``shown`` are those of ``items`` that are shown whole.
    """

    items: tuple[Development, ...]
    shown: tuple[Development, ...]

    @property
    def article(self) -> Article:
        """The article that they are of."""
        return self.items[0].article

    @property
    def from_version(self) -> int:
        """The version that the first of them changed."""
        return min(item.from_version for item in self.items)

    @property
    def to_version(self) -> int:
        """The version that brought the last of them."""
        return max(item.to_version for item in self.items)

    @property
    def from_kept(self) -> bool:
        """Whether the version that the first of them changed is still stored."""
        return self.items[0].from_kept

    @property
    def versions(self) -> tuple[int, ...]:
        """The versions that brought them."""
        return tuple(sorted({item.to_version for item in self.items}))

    @property
    def lead(self) -> Development:
        """The most important of them."""
        return max(self.items, key=weight)

    @property
    def newest(self) -> int:
        """The highest of their numbers."""
        return max(item.id for item in self.items)

    @property
    def rest(self) -> tuple[Development, ...]:
        """Those that are not shown."""
        shown = {item.id for item in self.shown}
        return tuple(item for item in self.items if item.id not in shown)

    @property
    def more(self) -> int:
        """How many are not shown."""
        return len(self.items) - len(self.shown)


def stories_of(found: Iterable[Development], most: int | None = MOST_PASSAGES) -> tuple[Story, ...]:
    """One story an article, the most important first, at most so many passages shown of each."""
    made = merged_of(found, most)
    return tuple(sorted(made, key=lambda story: max(map(weight, story.items)), reverse=True))


def updates_of(found: Iterable[Development], most: int | None = MOST_PASSAGES) -> tuple[Story, ...]:
    """One story a version, in the order in which the versions are met; at most so many passages shown of each."""
    runs = groupby(found, key=lambda item: (item.article.id, item.to_version))
    return tuple(_story(run, most) for _, run in runs)


def merged_of(found: Iterable[Development], most: int | None = MOST_PASSAGES) -> tuple[Story, ...]:
    """One story an article, whatever its versions, in the order in which the articles are met."""
    by_article: dict[int, list[Development]] = {}
    for item in found:
        by_article.setdefault(item.article.id, []).append(item)
    return tuple(_story(items, most) for items in by_article.values())


def most_important(found: Iterable[Development], number: int, each: int = MOST_PASSAGES) -> tuple[Story, ...]:
    """All stories, the most important first; shown are the most important passages, at most ``each`` of one story."""
    stories = stories_of(found, each)
    ranked = sorted((item for story in stories for item in story.shown), key=weight, reverse=True)
    chosen = {item.id for item in islice(ranked, number)}
    return tuple(Story(story.items, tuple(item for item in story.shown if item.id in chosen)) for story in stories)


def weight(item: Development) -> tuple[float, float, int]:
    """What passages are ranked by: importance, then how sure it is that they are new, then how late they came."""
    return item.importance, item.score, item.id


def _story(found: Iterable[Development], most: int | None) -> Story:
    items = tuple(sorted(found, key=lambda item: (item.to_version, item.id)))
    if most is None or len(items) <= most:
        return Story(items, items)
    kept = {item.id for item in sorted(items, key=weight, reverse=True)[:most]}
    return Story(items, tuple(item for item in items if item.id in kept))


def story_of(row: LogRow, most: int | None = MOST_PASSAGES) -> Story | None:
    """What one version brought, as its developments; None where it brought nothing new.

    They are numbered by their order, not as the store numbers them.
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
    """A passage for a quick reading: of a long list or table its beginning, and how many points are left out."""
    points = [at for at, part in enumerate(parts) if part.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)]
    dropped = set(points[_MOST_POINTS:]) if len(points) > _MOST_POINTS + 2 else set()
    return tuple(part for at, part in enumerate(parts) if at not in dropped), len(dropped)


def context(item: Development, above: Development | None) -> tuple[str, str]:
    """The section heading and the sentence before a passage, "" for what the one shown above it has said already."""
    if above is None:
        return item.heading, item.before
    headings = {above.heading, *(part.text for part in above.parts if part.kind is BlockKind.HEADING)}
    before = "" if above.passage.endswith(item.before) else item.before
    return "" if item.heading in headings else item.heading, before


def movement(item: Development) -> str:
    """How the figures of a development moved, as in "15 → 22 people"; nothing where none did."""
    from monitor.alerts.reasons import figures  # here, not above: most commands write no mail

    news = [(edit.kind, edit.evidence) for edit in item.edits if edit.development] or [(item.kind, item.evidence)]
    evidence = [reason for kind, given in news if kind in _OF_FIGURES for reason in given]
    return ", ".join((figures(evidence, "→") or [])[:_MOST_FIGURES])


def reasons(item: Development) -> list[str]:
    """The first reasons why a passage counts as news, each once with a few of the words it is based on.

    What its movement says is not said again, and that words are new only where nothing else is.
    """
    return reasons_of(item.evidence, [item.text, *(edit.new for edit in item.edits)], moved=bool(movement(item)))


def reasons_of(given: Iterable[Evidence], above: Sequence[str | None], *, moved: bool = False) -> list[str]:
    """The reasons that evidence gives, as for ``reasons``; ``above`` are texts that are shown with them."""
    named: dict[str, list[str]] = {}
    for evidence in given:
        if moved and _MOVED.fullmatch(evidence.reason):
            continue
        words = named.setdefault(evidence.reason, [])
        if evidence.text not in above and len(evidence.text) <= _LONGEST_WORDS and evidence.text not in evidence.reason:
            words.append(evidence.text)
    if len(named) > 1:
        named.pop("new words", None)
    return [_said(reason, words) for reason, words in islice(named.items(), _MOST_REASONS)]


def _said(reason: str, words: Sequence[str]) -> str:
    if not words:
        return reason
    return f"{reason}: {', '.join(words[:_MOST_WORDS])}" + "…" * (len(words) > _MOST_WORDS)
