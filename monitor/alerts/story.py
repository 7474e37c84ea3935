"""What a message says of one article, as values a template only has to set in type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from monitor.alerts.links import MailOptions, article_url, diff_url, mute_url, safe_href
from monitor.alerts.merge import told_edits
from monitor.alerts.plain import clip, direction, one_line
from monitor.alerts.reasons import counted, figures, from_to, reasons
from monitor.alerts.wording import ago, clock, plural, versions
from monitor.model import AlertItem, AlertKind, Change, Edit, EditKind, Op, WordTag

Pieces = tuple[tuple[WordTag, str], ...]

_SENTENCE_LENGTH = 2000
_HEADLINE_LENGTH = 250
_KINDS = {
    EditKind.EVENT: "Event",
    EditKind.FIGURE: "Figure",
    EditKind.QUOTE: "Quote",
    EditKind.DETAIL: "Detail",
    EditKind.BACKGROUND: "Background",
    EditKind.CORRECTION: "Correction",
    EditKind.NOTE: "Editor's note",
    EditKind.WORDING: "Wording",
    EditKind.MOVED: "Moved",
    EditKind.FURNITURE: "Page",
    EditKind.WITHDRAWN: "Withdrawn",
}
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Line:
    """One edit as shown. A new or removed sentence is one equal piece; ``figure`` is as in "15 → 22 killed"."""

    kind: str
    op: Literal["new", "changed", "removed"]
    pieces: Pieces
    why: str
    score: float
    figure: str = ""
    correction: bool = False

    @property
    def new(self) -> str:
        """The sentence as it stands now."""
        return "".join(text for tag, text in self.pieces if tag != "delete")

    @property
    def old(self) -> str:
        """The sentence as it stood."""
        return "".join(text for tag, text in self.pieces if tag != "insert")

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return direction(self.new or self.old)


@dataclass(frozen=True, slots=True)
class Story:
    """One article's part of a message. ``more`` counts the lines left out for want of room."""

    headline: str
    old_headline: str
    url: str
    source: str
    language: str
    facts: str
    new: tuple[Line, ...] = ()
    changed: tuple[Line, ...] = ()
    taken: tuple[Line, ...] = ()
    removed: str = ""
    note: str = ""
    teaser: str = ""
    moved: str = ""
    context: str = ""
    more: int = 0
    diff: str = ""
    history: str = ""
    mute: str = ""
    command: str = ""
    score: float = 0.0

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, of the headline."""
        return direction(self.headline)

    @property
    def lines(self) -> tuple[Line, ...]:
        """New, changed and removed, in that order."""
        return self.new + self.changed + self.taken

    @property
    def first(self) -> str:
        """What a reader should see before anything else."""
        if self.new:
            return self.new[0].new
        if self.changed:
            return self.changed[0].figure or self.changed[0].new
        if self.taken:
            return f"Removed: {self.taken[0].old}"
        return self.teaser or (f"Headline was: {self.old_headline}" if self.old_headline else "")


def story_of(items: Sequence[AlertItem], options: MailOptions, now: datetime) -> Story:
    """The story of one article from its alerts, oldest first; at least one, each with its article."""
    last = items[-1]
    article = last.article
    if article is None:
        raise ValueError("a story needs an article")
    lines = _lines(items)
    first_version, last_version = items[0].alert.from_version, last.alert.to_version
    headline = clip(one_line(last.new_title or article.title) or article.url, _HEADLINE_LENGTH)
    old_headline = (
        clip(one_line(items[0].old_title), _HEADLINE_LENGTH) if items[0].alert.kind is not AlertKind.NEW_ARTICLE else ""
    )
    story = Story(
        headline=headline,
        old_headline=old_headline if old_headline != headline else "",
        url=safe_href(article.url),
        source=one_line(article.feed_title or article.host),
        language=last.language,
        facts="",
        new=tuple(line for line in lines if line.op == "new"),
        changed=tuple(line for line in lines if line.op == "changed"),
        taken=tuple(line for line in lines if line.op == "removed"),
        removed=_removed(items, lines),
        note=_note(items),
        teaser=last.alert.detail if last.alert.kind is AlertKind.NEW_ARTICLE else "",
        moved=_moved(items),
        context=_context(items, lines),
        history=article_url(options, article.id) or "",
        mute=mute_url(options, article.id) or "",
        score=max([line.score + line.correction for line in lines], default=0.0),
    )
    if first_version is not None and last_version is not None:
        story = replace(
            story,
            diff=diff_url(options, article.id, first_version, last_version) or "",
            command=f"monitor diff {article.id}@{first_version}..{last_version}",
        )
    return replace(story, facts=_facts(items, story, now))


def _lines(items: Sequence[AlertItem]) -> list[Line]:
    return [_line(edit) for edit in told_edits(items) if edit.place == "body" and (edit.new or edit.old)]


def _line(edit: Edit) -> Line:
    figure = _figure(edit) if edit.op is not Op.ADDED else ""
    return Line(
        kind=_KINDS[edit.kind],
        op="removed" if not edit.new else "new" if edit.old is None or edit.op is Op.ADDED else "changed",
        pieces=_pieces(edit),
        why=_why(edit, figure),
        score=edit.score,
        figure=figure,
        correction=edit.kind is EditKind.CORRECTION,
    )


def _sentence(text: str | None) -> str:
    return clip(one_line(text or ""), _SENTENCE_LENGTH)


def _pieces(edit: Edit) -> Pieces:
    if not edit.new or edit.old is None or edit.op is Op.ADDED:
        return (("equal", _sentence(edit.new or edit.old)),)
    if edit.words and sum(len(text) for _, text in edit.words) <= 2 * _SENTENCE_LENGTH:
        return tuple((tag, _spaced(text)) for tag, text in edit.words)
    return (("delete", _sentence(edit.old)), ("insert", _sentence(edit.new)))


def _spaced(text: str) -> str:
    line = one_line(text)
    if not line:
        return " " if text else ""
    return " " * text[0].isspace() + line + " " * text[-1].isspace()


def _why(edit: Edit, figure: str) -> str:
    return clip("; ".join(reasons(edit, figure)[:3]), 240)


def _figure(edit: Edit) -> str:
    """As in "15 → 22 killed": numbers that took others' places, with what they count."""
    if edit.kind not in (EditKind.FIGURE, EditKind.CORRECTION):
        return ""
    arrow = "←" if direction(edit.new or "") == "rtl" else "→"
    shown = figures(edit.evidence, arrow)
    if shown is not None:
        return clip(", ".join(shown[:2]), 90)
    words = edit.words
    for at in range(len(words) - 1):
        (first, old), (second, new) = words[at], words[at + 1]
        if (first, second) == ("delete", "insert") and _NUMBER.search(old) and _NUMBER.search(new):
            after = words[at + 2][1] if at + 2 < len(words) and words[at + 2][0] == "equal" else ""
            what = after.split()[0].strip(".,;:!?") if after[:1].isspace() and after.split() else ""
            return clip(from_to(old, arrow, new, counted(what)), 90)
    return ""


def _removed(items: Sequence[AlertItem], told: Sequence[Line]) -> str:
    shown = {line.old for line in told if line.op == "removed"}
    texts = [
        one_line(edit.old)
        for edit in _edits(items)
        if edit.op is Op.REMOVED and edit.old and edit.kind not in (EditKind.FURNITURE, EditKind.NOTE)
    ]
    texts = [text for text in dict.fromkeys(texts) if _sentence(text) not in shown]
    if not texts:
        return ""
    rest = f" and {plural(len(texts) - 1, 'more sentence')}" if len(texts) > 1 else ""
    return f"“{clip(texts[0], 160)}”{rest}"


def _moved(items: Sequence[AlertItem]) -> str:
    moved = sum(edit.op in (Op.MOVED, Op.SPLIT, Op.MERGED) and not edit.development for edit in _edits(items))
    return f"{plural(moved, 'passage')} only moved" if moved else ""


def _context(items: Sequence[AlertItem], told: Sequence[Line]) -> str:
    picked = {
        id(item.change.edits[at])
        for item in items
        if item.change
        for at in item.alert.picks
        if at < len(item.change.edits)
    }
    shown = {line.new for line in told}
    rest = [edit for edit in _edits(items) if id(edit) not in picked and edit.place == "body"]
    rest = [edit for edit in rest if _sentence(edit.new) not in shown]
    others = sum(edit.development for edit in rest)
    reworded = sum(edit.kind is EditKind.WORDING and edit.op is Op.CHANGED for edit in rest)
    known = sum(edit.kind is EditKind.WORDING and edit.op is Op.ADDED for edit in rest)
    parts = [
        f"{plural(others, 'other development')} outside your selection" if others else "",
        f"{plural(reworded, 'sentence')} only reworded" if reworded else "",
        f"{plural(known, 'sentence')} told before" if known else "",
    ]
    return " · ".join(part for part in parts if part)


def _note(items: Sequence[AlertItem]) -> str:
    notes = [one_line(note) for item in items if item.change for note in item.change.notes]
    return clip(notes[-1], 400) if notes else ""


def _edits(items: Sequence[AlertItem]) -> list[Edit]:
    changes: list[Change] = [item.change for item in items if item.change]
    return [edit for change in changes for edit in change.edits]


def _facts(items: Sequence[AlertItem], story: Story, now: datetime) -> str:
    last = items[-1]
    corrections = sum(line.correction for line in story.lines)
    figures = sum(bool(line.figure) and not line.correction for line in story.changed)
    others = sum(not line.figure and not line.correction for line in story.changed)
    at = last.change.to.fetched_at if last.change and last.change.to.fetched_at else last.alert.queued_at
    new = sum(not line.correction for line in story.new)
    parts = [
        "new article" if last.alert.kind is AlertKind.NEW_ARTICLE else "",
        plural(corrections, "correction") if corrections else "",
        f"{new} new" if new else "",
        f"{plural(figures, 'figure')} changed" if figures else "",
        f"{others} changed" if others else "",
        f"{len(story.taken)} removed" if story.taken else "",
        "headline changed" if story.old_headline else "",
        versions(items[0].alert.to_version, last.alert.to_version),
        clock(at, now),
        f"seen {ago(at - last.last_seen_at)} after the last check" if last.last_seen_at else "",
    ]
    return " · ".join(part for part in parts if part)
