"""What a message says of one article, as values a template only has to set in type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.alerts.links import MailOptions, article_url, diff_url, mute_url, safe_href
from monitor.alerts.plain import clip, direction, one_line
from monitor.alerts.wording import ago, clock, plural, versions
from monitor.model import AlertItem, AlertKind, Change, Edit, EditKind, Evidence, Op, WordTag

Pieces = tuple[tuple[WordTag, str], ...]

_SENTENCE_LENGTH = 2000
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
}
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Line:
    """One edit as shown. ``pieces`` of a new sentence are one equal piece; ``figure`` is "15 → 22 killed"."""

    kind: str
    pieces: Pieces
    why: str
    score: float
    place: int
    changed: bool = False
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
    removed: str = ""
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
        """New and changed, in that order."""
        return self.new + self.changed

    @property
    def first(self) -> str:
        """What a reader should see before anything else."""
        if self.new:
            return self.new[0].new
        if self.changed:
            return self.changed[0].figure or self.changed[0].new
        return self.teaser or self.removed or (f"Headline was: {self.old_headline}" if self.old_headline else "")


def story_of(items: Sequence[AlertItem], options: MailOptions, now: datetime) -> Story:
    """The story of one article from its alerts, oldest first; at least one, each with its article."""
    last = items[-1]
    article = last.article
    if article is None:
        raise ValueError("a story needs an article")
    lines = [line for item in items for line in _lines(item)]
    new = tuple(line for line in lines if not line.changed)
    changed = tuple(line for line in lines if line.changed)
    first_version, last_version = items[0].alert.from_version, last.alert.to_version
    headline = one_line(last.new_title or article.title) or article.url
    old_headline = one_line(items[0].old_title) if items[0].alert.kind is not AlertKind.NEW_ARTICLE else ""
    story = Story(
        headline=headline,
        old_headline=old_headline if old_headline != headline else "",
        url=safe_href(article.url),
        source=one_line(article.feed_title or article.host),
        language=last.language,
        facts="",
        new=new,
        changed=changed,
        removed=_removed(items),
        teaser=last.alert.detail if last.alert.kind is AlertKind.NEW_ARTICLE else "",
        moved=_moved(items),
        context=_context(items),
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


def _lines(item: AlertItem) -> list[Line]:
    edits = item.change.edits if item.change else ()
    picked = [(at, edits[at]) for at in item.alert.picks if at < len(edits)]
    return [_line(at, edit) for at, edit in picked if edit.new and edit.place == "body"]


def _line(place: int, edit: Edit) -> Line:
    changed = edit.old is not None and edit.op is not Op.ADDED
    return Line(
        kind=_KINDS[edit.kind],
        pieces=_pieces(edit) if changed else (("equal", _sentence(edit.new)),),
        why=_why(edit.evidence),
        score=edit.score,
        place=place,
        changed=changed,
        figure=_figure(edit) if changed else "",
        correction=edit.kind is EditKind.CORRECTION,
    )


def _sentence(text: str | None) -> str:
    return clip(one_line(text or ""), _SENTENCE_LENGTH)


def _pieces(edit: Edit) -> Pieces:
    if edit.words and sum(len(text) for _, text in edit.words) <= 2 * _SENTENCE_LENGTH:
        return tuple((tag, _spaced(text)) for tag, text in edit.words)
    return (("delete", _sentence(edit.old)), ("insert", _sentence(edit.new)))


def _spaced(text: str) -> str:
    line = one_line(text)
    if not line:
        return " " if text else ""
    return " " * text[0].isspace() + line + " " * text[-1].isspace()


def _why(evidence: Sequence[Evidence]) -> str:
    parts = [one_line(f"{item.reason}: {item.text}" if item.text else item.reason) for item in evidence]
    return clip("; ".join(dict.fromkeys(parts[:3])), 240)


def _figure(edit: Edit) -> str:
    """As in "15 → 22 killed": a number that took another's place, with the word it counts."""
    if edit.kind not in (EditKind.FIGURE, EditKind.CORRECTION):
        return ""
    stated = next((item.text for item in edit.evidence if "→" in item.text), "")
    if stated:
        return clip(one_line(stated), 90)
    words = edit.words
    for at in range(len(words) - 1):
        (first, old), (second, new) = words[at], words[at + 1]
        if (first, second) == ("delete", "insert") and _NUMBER.search(old) and _NUMBER.search(new):
            after = words[at + 2][1] if at + 2 < len(words) and words[at + 2][0] == "equal" else ""
            counted = after.split()[0].strip(".,;:!?") if after[:1].isspace() and after.split() else ""
            return clip(one_line(f"{old} → {new} {counted}"), 90)
    return ""


def _removed(items: Sequence[AlertItem]) -> str:
    texts = [
        one_line(edit.old)
        for edit in _edits(items)
        if edit.op is Op.REMOVED and edit.old and edit.kind is not EditKind.FURNITURE
    ]
    if not texts:
        return ""
    rest = f" and {plural(len(texts) - 1, 'more sentence')}" if len(texts) > 1 else ""
    return f"“{clip(texts[0], 160)}”{rest}"


def _moved(items: Sequence[AlertItem]) -> str:
    moved = sum(edit.op in (Op.MOVED, Op.SPLIT, Op.MERGED) and not edit.development for edit in _edits(items))
    return f"{plural(moved, 'passage')} only moved" if moved else ""


def _context(items: Sequence[AlertItem]) -> str:
    edits = list(_edits(items))
    told = {id(item.change.edits[at]) for item in items if item.change for at in item.alert.picks}
    others = sum(edit.development and id(edit) not in told for edit in edits)
    reworded = sum(edit.kind is EditKind.WORDING and edit.op is not Op.REMOVED for edit in edits)
    notes = [one_line(note) for item in items if item.change for note in item.change.notes]
    parts = [
        f"{plural(others, 'other development')} outside your selection" if others else "",
        f"{plural(reworded, 'sentence')} only reworded" if reworded else "",
        f"note: “{clip(notes[-1], 160)}”" if notes else "",
    ]
    return " · ".join(part for part in parts if part)


def _edits(items: Sequence[AlertItem]) -> list[Edit]:
    changes: list[Change] = [item.change for item in items if item.change]
    return [edit for change in changes for edit in change.edits]


def _facts(items: Sequence[AlertItem], story: Story, now: datetime) -> str:
    last = items[-1]
    figures = sum(bool(line.figure) for line in story.changed)
    others = len(story.changed) - figures
    at = last.change.to.fetched_at if last.change and last.change.to.fetched_at else last.alert.queued_at
    parts = [
        "new article" if last.alert.kind is AlertKind.NEW_ARTICLE else "",
        f"{len(story.new)} new" if story.new else "",
        f"{plural(figures, 'figure')} changed" if figures else "",
        f"{others} changed" if others else "",
        "headline changed" if story.old_headline else "",
        "text removed" if last.alert.kind is AlertKind.REMOVAL else "",
        versions(items[0].alert.to_version, last.alert.to_version),
        clock(at, now),
        f"seen {ago(at - last.last_seen_at)} after the last check" if last.last_seen_at else "",
    ]
    return " · ".join(part for part in parts if part)
