"""The part of a message about one article, as values for the templates."""

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
from monitor.alerts.withdrawals import (
    NO_NOTE,
    ShownWithdrawal,
    selected_withdrawals,
    shown_withdrawals,
    silent_facts,
    without_withdrawals,
)
from monitor.alerts.wording import UTC_ZONE, ago, clock, plural, versions
from monitor.model import AlertItem, AlertKind, Article, Change, Edit, EditKind, Op, WithdrawalKind

_HEADLINE_LENGTH = 250
_REMOVED_LENGTH = 160
_NOTE_LENGTH = 400
_UNSHOWN = frozenset({EditKind.FURNITURE, EditKind.NOTE})
# Withdrawals after which the reported text is no longer at its address.
_NOT_THERE = frozenset({WithdrawalKind.GONE, WithdrawalKind.REPLACED})
_ONLY_MOVED = frozenset({Op.MOVED, Op.SPLIT, Op.MERGED})


@dataclass(frozen=True, slots=True)
class Story:
    """The part of a message about one article.

    Passages, in document order: ``parts`` in full, ``folded`` in one line each; ``more`` counts those left out for lack
    of room, ``above`` those shown at the top of the message. ``news``: the headline, if it is a development.
    Withdrawals: ``withdrawn`` in full, ``also_withdrawn`` in one line each, ``more_withdrawn`` the number of others.
    ``stored``: the address or command that shows a page that is gone. ``attached``: the name of the attached file with
    the difference.
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
    withdrawn: tuple[ShownWithdrawal, ...] = ()
    also_withdrawn: tuple[ShownWithdrawal, ...] = ()
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
        """``rtl`` or ``ltr``, by the headline."""
        return direction(self.headline)

    @property
    def ranked(self) -> list[Part]:
        """Its passages, including a new headline, the most important first."""
        parts = (*self.parts, *self.folded, *filter(None, (self.news,)))
        return sorted(parts, key=lambda part: part.rank, reverse=True)

    @property
    def rank(self) -> tuple[float, bool, float, int]:
        """Sort key, greater is more important: the rank of its most important passage, then the number of passages."""
        best = self.ranked[0].rank if self.ranked else (0.0, False, 0.0)
        return (*best, len(self.parts))

    @property
    def first(self) -> str:
        """The text of the preview line."""
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
    kinds: frozenset[str] = frozenset(),
) -> Story:
    """The story of one article from its alerts, oldest first; at least one, each with its article.

    Times are in ``zone``. ``kinds``: those that the subscription selects. Raises ValueError for an alert without an
    article.
    """
    shown = _of_versions(items)
    last = shown[-1]
    article = last.article
    if article is None:
        raise ValueError("a story needs an article")
    all_parts = _parts(items, kinds, now, zone)
    parts = tuple(part for part in all_parts if part.text and not part.title)
    headline, old_headline = _headline(last.new_title, article), _old_headline(shown, article)
    headlines = (headline, old_headline)
    withdrawn = tuple(withdrawal.below(headlines) for withdrawal in shown_withdrawals(items, kinds))
    story = Story(
        headline=headline,
        old_headline=old_headline,
        url=safe_href(article.url),
        source=one_line(article.feed_title or article.host),
        language=last.language,
        facts="",
        parts=parts,
        news=next((part for part in all_parts if part.title), None),
        withdrawn=withdrawn,
        removed=_removed(items, parts, kinds),
        note=_note(items),
        teaser=last.alert.detail if last.alert.kind is AlertKind.NEW_ARTICLE else "",
        moved=_moved(items, parts),
        context=_context(items, parts),
    )
    story = _with_links(story, shown, article.id, options)
    return replace(story, facts=_facts(items, story, now, zone))


def _of_versions(items: Sequence[AlertItem]) -> Sequence[AlertItem]:
    """The alerts about versions; all alerts if there are none."""
    return [item for item in items if item.alert.to_version is not None] or items


def _parts(items: Sequence[AlertItem], kinds: frozenset[str], now: datetime, zone: ZoneInfo) -> list[Part]:
    """The picked passages, new, changed or removed; without withdrawals."""
    silent = silent_facts(items, kinds)
    parts = []
    for passage in merged_passages([without_withdrawals(item, kinds) for item in items]):
        part = part_of(passage)
        part = replace(part, also_in=also_in(items, [edit.new for edit in passage.edits if edit.new], now, zone))
        if any(edit.old and edit.new in silent for edit in passage.edits):
            part = replace(part, silent=True, kind=" · ".join(filter(None, (part.kind, NO_NOTE))))
        parts.append(part)
    return parts


def _with_links(story: Story, items: Sequence[AlertItem], article_id: int, options: MailOptions) -> Story:
    """The story with its links and commands; ``items`` are the alerts about versions, if there are any."""
    first, last = items[0].alert.from_version, items[-1].alert.to_version
    story = replace(story, history=article_url(options, article_id) or "", mute=mute_url(options, article_id) or "")
    if any(withdrawal.kind in _NOT_THERE for withdrawal in story.withdrawn):
        story = replace(story, stored=story.history or f"monitor show {article_id}")
    if first is None or last is None:
        return story
    command = f"monitor diff {article_id}@{first}..{last}"
    return replace(story, diff=diff_url(options, article_id, first, last) or "", command=command)


def _headline(title: str, article: Article) -> str:
    return clip(one_line(title or article.title) or article.url, _HEADLINE_LENGTH)


def _old_headline(items: Sequence[AlertItem], article: Article) -> str:
    """The headline before the first of these changes; "" if it is still the same."""
    if items[0].alert.kind is AlertKind.NEW_ARTICLE:
        return ""
    old = clip(one_line(items[0].old_title), _HEADLINE_LENGTH)
    return old if old != _headline(items[-1].new_title, article) else ""


def _removed(items: Sequence[AlertItem], parts: Sequence[Part], kinds: frozenset[str]) -> str:
    """The first removed sentence that is not shown otherwise, and the number of others."""
    shown = {line.old for part in parts for line in part.lines if line.op == "removed"}
    removed = filter(_is_removal, _outside_withdrawals(items, kinds))
    unique = dict.fromkeys(one_line(edit.old or "") for edit in removed)
    texts = [text for text in unique if sentence(text) not in shown]
    if not texts:
        return ""
    rest = f" and {plural(len(texts) - 1, 'more sentence')}" if len(texts) > 1 else ""
    return f"“{clip(texts[0], _REMOVED_LENGTH)}”{rest}"


def _outside_withdrawals(items: Sequence[AlertItem], kinds: frozenset[str]) -> Iterator[Edit]:
    """The edits that are not part of a reported withdrawal."""
    for item in items:
        withdrawn = {at for withdrawal in selected_withdrawals(item, kinds) for at in withdrawal.edits}
        yield from (edit for at, edit in enumerate(item.change.edits if item.change else ()) if at not in withdrawn)


def _is_removal(edit: Edit) -> bool:
    return edit.op is Op.REMOVED and bool(edit.old) and edit.kind not in _UNSHOWN


def _moved(items: Sequence[AlertItem], parts: Sequence[Part]) -> str:
    """How many passages only moved; "" for none."""
    shown = {line.new for part in parts for line in part.lines}
    moves = [edit for edit in _edits(items) if edit.op in _ONLY_MOVED and not edit.development]
    moved = sum(sentence(edit.new) not in shown for edit in moves)
    return f"{plural(moved, 'passage')} only moved" if moved else ""


def _context(items: Sequence[AlertItem], parts: Sequence[Part]) -> str:
    """A line on the rest of the change: developments that were not selected, and edits that say nothing new."""
    shown = {line.new for part in parts for line in part.lines}
    others = sum(_unpicked(item, shown) for item in items)
    rest = (edit for item in items for edit in _left_out(item, shown))
    wording = Counter(edit.op for edit in rest if edit.kind is EditKind.WORDING)
    elsewhere = sum(map(_elsewhere, items))
    counts = (
        (elsewhere, f"{plural(elsewhere, 'development')} reported by another outlet in this message"),
        (others, f"{plural(others, 'other development')} outside your selection"),
        (wording[Op.CHANGED], f"{plural(wording[Op.CHANGED], 'sentence')} only reworded"),
        (wording[Op.ADDED], f"{plural(wording[Op.ADDED], 'sentence')} already reported"),
    )
    return " · ".join(text for count, text in counts if count)


def _unpicked(item: AlertItem, shown: set[str]) -> int:
    """How many passages of a change were not picked."""
    if item.change is None:
        return 0
    left_out = {id(edit) for edit in _left_out(item, shown)}
    edits = item.change.edits
    picked = frozenset((*item.alert.picks, *item.elsewhere))
    unpicked = (passage for passage in item.change.passages if picked.isdisjoint(passage.edits))
    return sum(id(edits[passage.lead]) in left_out for passage in unpicked)


def _elsewhere(item: AlertItem) -> int:
    """How many passages of a change another article of the message reports."""
    return sum(passage.lead in item.elsewhere for passage in item.change.passages) if item.change else 0


def _left_out(item: AlertItem, shown: set[str]) -> list[Edit]:
    """The edits of the body (not the headline) that were neither picked nor shown."""
    edits = item.change.edits if item.change else ()
    picked = frozenset((*item.alert.picks, *item.elsewhere))
    rest = [edit for at, edit in enumerate(edits) if at not in picked and edit.place == "body"]
    return [edit for edit in rest if sentence(edit.new) not in shown]


def _note(items: Sequence[AlertItem]) -> str:
    """The last update or correction note; "" for none."""
    notes = [one_line(note) for item in items if item.change for note in item.change.notes]
    return clip(notes[-1], _NOTE_LENGTH) if notes else ""


def _edits(items: Sequence[AlertItem]) -> list[Edit]:
    changes: list[Change] = [item.change for item in items if item.change]
    return [edit for change in changes for edit in change.edits]


def _facts(items: Sequence[AlertItem], story: Story, now: datetime, zone: ZoneInfo) -> str:
    """The line below the headline: what changed, in which versions and when."""
    last = items[-1]
    at = last.change.to.fetched_at if last.change and last.change.to.fetched_at else last.alert.queued_at
    modified = _modified(items)
    facts = [
        "new article" if last.alert.kind is AlertKind.NEW_ARTICLE else "",
        *_counts(story.parts),
        *_counts_withdrawn(story.withdrawn),
        "headline changed" if story.old_headline else "",
        versions(*_span(items)),
        clock(at, now, zone),
        f"outlet’s own time {clock(modified, now, zone)}" if modified else "",
        f"seen {ago(at - last.last_seen_at)} after the last check" if last.last_seen_at else "",
    ]
    return " · ".join(filter(None, facts))


def _counts(parts: Sequence[Part]) -> list[str]:
    """How many passages of each sort, as in "2 new", "1 figure changed"."""
    sorts = Counter(map(_sort, parts))
    texts = {
        "correction": plural(sorts["correction"], "correction"),
        "new": f"{sorts['new']} new",
        "figure": f"{plural(sorts['figure'], 'figure')} changed",
        "changed": f"{sorts['changed']} changed",
        "removed": f"{sorts['removed']} removed",
    }
    return [text for sort, text in texts.items() if sorts[sort]]


def _counts_withdrawn(withdrawals: Sequence[ShownWithdrawal]) -> list[str]:
    """The withdrawals, as in "2 withdrawn", "gone"; without headlines, which count as changed."""
    passages = sum(withdrawal.kind is WithdrawalKind.WITHDRAWN for withdrawal in withdrawals)
    others = dict.fromkeys(withdrawal.label.lower() for withdrawal in withdrawals if withdrawal.of_all)
    return [*([f"{passages} withdrawn"] if passages else []), *others]


def _span(items: Sequence[AlertItem]) -> tuple[int | None, int | None]:
    """The first and last version of these alerts; (None, None) if they are about no version."""
    found = [item.alert.to_version for item in items if item.alert.to_version is not None]
    return (found[0], found[-1]) if found else (None, None)


def _sort(part: Part) -> str:
    if part.correction:
        return "correction"
    if part.op == "changed":
        return "figure" if part.figure else "changed"
    return "removed" if part.op == "removed" else "new"


def _modified(items: Sequence[AlertItem]) -> datetime | None:
    """The outlet's own modification time, unless it is older than the fetch of the version before."""
    modified, change = items[-1].modified, items[0].change
    before = change.from_.fetched_at if change else None
    return modified if modified is not None and (before is None or modified > before) else None
