"""What a message says of one article, as values a template only has to set in type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.alerts.also import also_in
from monitor.alerts.links import MailOptions, article_url, diff_url, mute_url, safe_href
from monitor.alerts.merge import merged_passages
from monitor.alerts.passage import Part, part_of, sentence
from monitor.alerts.plain import clip, direction, one_line
from monitor.alerts.taken import NO_NOTE, Taken, asked_withdrawals, silent_facts, taken_of, without_withdrawals
from monitor.alerts.wording import UTC_ZONE, ago, clock, plural, versions
from monitor.model import AlertItem, AlertKind, Article, Change, Edit, EditKind, Op, WithdrawalKind

_HEADLINE_LENGTH = 250
_REMOVED_LENGTH = 160
_NOTE_LENGTH = 400
_UNSHOWN = frozenset({EditKind.FURNITURE, EditKind.NOTE})
# Shown when the reported text is no longer at its address.
_NOT_THERE = frozenset({WithdrawalKind.GONE, WithdrawalKind.REPLACED})
_ONLY_MOVED = frozenset({Op.MOVED, Op.SPLIT, Op.MERGED})


@dataclass(frozen=True, slots=True)
class Story:
    """The part of a message about one article.

    ``parts`` are the passages shown in full and ``folded`` those in one line each, both in document order;
    ``more`` counts those left out for lack of space, ``above`` those shown above in the same message. ``news`` is the
    headline, if that is what is new. ``withdrawn`` are withdrawals in full, ``also_withdrawn`` those in one line each,
    ``more_withdrawn`` counts the rest. ``stored`` is where a page that is gone can be read, or how.
    ``attached`` names the file in which the difference travels with the message.
    """

    headline: str
    old_headline: str
    url: str
    source: str
    language: str
    facts: str
    parts: tuple[Part, ...] = ()
    folded: tuple[Part, ...] = ()
    news: Part | None = None
    withdrawn: tuple[Taken, ...] = ()
    also_withdrawn: tuple[Taken, ...] = ()
    more_withdrawn: int = 0
    removed: str = ""
    note: str = ""
    teaser: str = ""
    moved: str = ""
    context: str = ""
    more: int = 0
    above: int = 0
    diff: str = ""
    history: str = ""
    mute: str = ""
    command: str = ""
    stored: str = ""
    attached: str = ""

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, of the headline."""
        return direction(self.headline)

    @property
    def ranked(self) -> list[Part]:
        """Its passages, the most important first; the headline among them."""
        reported = (*self.parts, *self.folded, *filter(None, (self.news,)))
        return sorted(reported, key=lambda part: part.rank, reverse=True)

    @property
    def rank(self) -> tuple[float, bool, float, int]:
        """Sort key, greater is more important: that of its most important passage, then the number of passages."""
        best = self.ranked[0].rank if self.ranked else (0.0, False, 0.0)
        return (*best, len(self.parts))

    @property
    def first(self) -> str:
        """The preview line."""
        if self.ranked and not self.ranked[0].title:
            best = self.ranked[0]
            return best.figure or (f"Removed: {best.text}" if best.op == "removed" else best.text)
        if self.withdrawn:
            return self.withdrawn[0].line
        return self.teaser or (f"Headline was: {self.old_headline}" if self.old_headline else "")

    @property
    def brief(self) -> bool:
        """Whether nothing of it is shown in full."""
        return not (self.parts or self.teaser or self.withdrawn)


def story_of(
    items: Sequence[AlertItem],
    options: MailOptions,
    now: datetime,
    zone: ZoneInfo = UTC_ZONE,
    named: frozenset[str] = frozenset(),
) -> Story:
    """The story of one article from its alerts, oldest first; at least one, each with its article.

    Times are in ``zone``; ``named`` are the kinds that the subscription names.
    """
    shown = _of_versions(items)
    last = shown[-1]
    article = last.article
    if article is None:
        raise ValueError("a story needs an article")
    reported = _parts(items, named, now, zone)
    parts = tuple(part for part in reported if part.text and not part.title)
    headline, old_headline = _headline(last.new_title, article), _old_headline(shown, article)
    withdrawn = tuple(one.below((headline, old_headline)) for one in taken_of(items, named))
    story = Story(
        headline=headline,
        old_headline=old_headline,
        url=safe_href(article.url),
        source=one_line(article.feed_title or article.host),
        language=last.language,
        facts="",
        parts=parts,
        news=next((part for part in reported if part.title), None),
        withdrawn=withdrawn,
        removed=_removed(items, parts, named),
        note=_note(items),
        teaser=last.alert.detail if last.alert.kind is AlertKind.NEW_ARTICLE else "",
        moved=_moved(items, parts),
        context=_context(items, parts),
    )
    story = _with_links(story, shown, article.id, options)
    return replace(story, facts=_facts(items, story, now, zone))


def _of_versions(items: Sequence[AlertItem]) -> Sequence[AlertItem]:
    """The alerts of versions, or all if there is none."""
    return [item for item in items if item.alert.to_version is not None] or items


def _parts(items: Sequence[AlertItem], named: frozenset[str], now: datetime, zone: ZoneInfo) -> list[Part]:
    """The passages that are new, and those changed or removed that were asked for; without withdrawals."""
    silent = silent_facts(items, named)
    found = []
    for one in merged_passages([without_withdrawals(item, named) for item in items]):
        part = part_of(one)
        part = replace(part, also_in=also_in(items, [edit.new for edit in one.edits if edit.new], now, zone))
        if any(edit.old and edit.new in silent for edit in one.edits):
            part = replace(part, silent=True, kind=" · ".join(filter(None, (part.kind, NO_NOTE))))
        found.append(part)
    return found


def _with_links(story: Story, items: Sequence[AlertItem], article_id: int, options: MailOptions) -> Story:
    """With the addresses around it; ``items`` are those of versions, if there is one."""
    first, last = items[0].alert.from_version, items[-1].alert.to_version
    story = replace(story, history=article_url(options, article_id) or "", mute=mute_url(options, article_id) or "")
    if any(one.kind in _NOT_THERE for one in story.withdrawn):
        story = replace(story, stored=story.history or f"monitor show {article_id}")
    if first is None or last is None:
        return story
    command = f"monitor diff {article_id}@{first}..{last}"
    return replace(story, diff=diff_url(options, article_id, first, last) or "", command=command)


def _headline(title: str, article: Article) -> str:
    return clip(one_line(title or article.title) or article.url, _HEADLINE_LENGTH)


def _old_headline(items: Sequence[AlertItem], article: Article) -> str:
    """The headline before the first of these changes, if it was different."""
    if items[0].alert.kind is AlertKind.NEW_ARTICLE:
        return ""
    old = clip(one_line(items[0].old_title), _HEADLINE_LENGTH)
    return old if old != _headline(items[-1].new_title, article) else ""


def _removed(items: Sequence[AlertItem], reported: Sequence[Part], named: frozenset[str]) -> str:
    shown = {line.old for part in reported for line in part.lines if line.op == "removed"}
    removed = filter(_is_taken_out, _left_in(items, named))
    texts = [
        text for text in dict.fromkeys(one_line(edit.old or "") for edit in removed) if sentence(text) not in shown
    ]
    if not texts:
        return ""
    rest = f" and {plural(len(texts) - 1, 'more sentence')}" if len(texts) > 1 else ""
    return f"“{clip(texts[0], _REMOVED_LENGTH)}”{rest}"


def _left_in(items: Sequence[AlertItem], named: frozenset[str]) -> Iterator[Edit]:
    """The edits that are not part of a reported withdrawal."""
    for item in items:
        reported = {at for withdrawal in asked_withdrawals(item, named) for at in withdrawal.edits}
        yield from (edit for at, edit in enumerate(item.change.edits if item.change else ()) if at not in reported)


def _is_taken_out(edit: Edit) -> bool:
    return edit.op is Op.REMOVED and bool(edit.old) and edit.kind not in _UNSHOWN


def _moved(items: Sequence[AlertItem], reported: Sequence[Part]) -> str:
    shown = {line.new for part in reported for line in part.lines}
    moved = sum(
        edit.op in _ONLY_MOVED and not edit.development and sentence(edit.new) not in shown for edit in _edits(items)
    )
    return f"{plural(moved, 'passage')} only moved" if moved else ""


def _context(items: Sequence[AlertItem], reported: Sequence[Part]) -> str:
    """A line on the rest of the change: news that was not selected, and edits that are no news."""
    shown = {line.new for part in reported for line in part.lines}
    others = sum(_others(item, shown) for item in items)
    left = (edit for item in items for edit in _left_out(item, shown))
    wording = Counter(edit.op for edit in left if edit.kind is EditKind.WORDING)
    elsewhere = sum(map(_elsewhere, items))
    counts = (
        (elsewhere, f"{plural(elsewhere, 'development')} reported by another outlet in this message"),
        (others, f"{plural(others, 'other development')} outside your selection"),
        (wording[Op.CHANGED], f"{plural(wording[Op.CHANGED], 'sentence')} only reworded"),
        (wording[Op.ADDED], f"{plural(wording[Op.ADDED], 'sentence')} already reported"),
    )
    return " · ".join(said for count, said in counts if count)


def _others(item: AlertItem, shown: set[str]) -> int:
    """How many passages of a change were not picked."""
    if item.change is None:
        return 0
    left = {id(edit) for edit in _left_out(item, shown)}
    edits = item.change.edits
    picked = frozenset((*item.alert.picks, *item.elsewhere))
    return sum(id(edits[one.lead]) in left and picked.isdisjoint(one.edits) for one in item.change.passages)


def _elsewhere(item: AlertItem) -> int:
    """How many passages of a change another article of the message reports."""
    return sum(one.lead in item.elsewhere for one in item.change.passages) if item.change else 0


def _left_out(item: AlertItem, shown: set[str]) -> list[Edit]:
    """The edits of the text that were neither picked nor shown."""
    edits = item.change.edits if item.change else ()
    picked = frozenset((*item.alert.picks, *item.elsewhere))
    rest = [edit for at, edit in enumerate(edits) if at not in picked and edit.place == "body"]
    return [edit for edit in rest if sentence(edit.new) not in shown]


def _note(items: Sequence[AlertItem]) -> str:
    notes = [one_line(note) for item in items if item.change for note in item.change.notes]
    return clip(notes[-1], _NOTE_LENGTH) if notes else ""


def _edits(items: Sequence[AlertItem]) -> list[Edit]:
    changes: list[Change] = [item.change for item in items if item.change]
    return [edit for change in changes for edit in change.edits]


def _facts(items: Sequence[AlertItem], story: Story, now: datetime, zone: ZoneInfo) -> str:
    last = items[-1]
    at = last.change.to.fetched_at if last.change and last.change.to.fetched_at else last.alert.queued_at
    parts = [
        "new article" if last.alert.kind is AlertKind.NEW_ARTICLE else "",
        *_counts(story.parts),
        *_counts_withdrawn(story.withdrawn),
        "headline changed" if story.old_headline else "",
        versions(*_span(items)),
        clock(at, now, zone),
        f"outlet’s own time {clock(changed, now, zone)}" if (changed := _outlets_time(items)) else "",
        f"seen {ago(at - last.last_seen_at)} after the last check" if last.last_seen_at else "",
    ]
    return " · ".join(part for part in parts if part)


def _counts(reported: Sequence[Part]) -> list[str]:
    """How many passages of each sort, as in "2 new", "1 figure changed"."""
    sorts = Counter(map(_sort, reported))
    said = {
        "correction": plural(sorts["correction"], "correction"),
        "new": f"{sorts['new']} new",
        "figure": f"{plural(sorts['figure'], 'figure')} changed",
        "changed": f"{sorts['changed']} changed",
        "removed": f"{sorts['removed']} removed",
    }
    return [words for sort, words in said.items() if sorts[sort]]


def _counts_withdrawn(reported: Sequence[Taken]) -> list[str]:
    """The withdrawals, as in "2 withdrawn", "gone"; a changed headline is shown as changed anyway."""
    kinds = Counter(one.kind for one in reported)
    passages = kinds.pop(WithdrawalKind.WITHDRAWN, 0)
    others = [one.label.lower() for one in reported if one.kind in kinds and one.of_all]
    return [*([f"{passages} withdrawn"] if passages else []), *dict.fromkeys(others)]


def _span(items: Sequence[AlertItem]) -> tuple[int | None, int | None]:
    """The first and last version of these alerts."""
    found = [item.alert.to_version for item in items if item.alert.to_version is not None]
    return (found[0], found[-1]) if found else (None, None)


def _sort(part: Part) -> str:
    if part.correction:
        return "correction"
    if part.op == "changed":
        return "figure" if part.figure else "changed"
    return "removed" if part.op == "removed" else "new"


def _outlets_time(items: Sequence[AlertItem]) -> datetime | None:
    """The outlet's own modification time, unless it is older than the version before."""
    reported, change = items[-1].modified, items[0].change
    before = change.from_.fetched_at if change else None
    return reported if reported is not None and (before is None or reported > before) else None
