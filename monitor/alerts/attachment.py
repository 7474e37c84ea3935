"""The differences of a message as an attached HTML file, for readers without access to the web page.

The file has every edit of the stored changes, in order and with context, and loads nothing from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from unicodedata import normalize
from zoneinfo import ZoneInfo

from monitor.alerts.links import safe_href
from monitor.alerts.passage import KINDS
from monitor.alerts.plain import clean, clip, direction, one_line
from monitor.alerts.wording import clock
from monitor.model import AlertItem, Attachment, Change, Edit, EditKind, Op, WordTag

# The file comes on top of the mail's text and HTML, and base64 adds a third; some servers accept only a few MB.
MOST_BYTES = 200_000
_HEAD_BYTES = 8_000
_TITLE_LENGTH = 250
_NAME_LENGTH = 40
_SAME = frozenset({Op.MOVED, Op.SPLIT, Op.MERGED})


@dataclass(frozen=True, slots=True)
class Row:
    """One edit as shown in the file. ``new``: it counts as new. ``pieces``: its words, tagged as equal, old or new."""

    label: str
    kind: str
    new: bool
    pieces: tuple[tuple[WordTag, str], ...]
    heading: str = ""
    before: str = ""
    after: str = ""

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return direction("".join(text for _, text in self.pieces))

    @property
    def size(self) -> int:
        """Approximate bytes of the row in the file: markup and text."""
        texts = [self.heading, self.before, self.after, *(text for _, text in self.pieces)]
        return 400 + 60 * len(self.pieces) + sum(len(escape(text).encode("utf-8", "replace")) for text in texts)


@dataclass(frozen=True, slots=True)
class Section:
    """The difference of one article. ``left``: edits that did not fit. ``command``: the command that shows them."""

    title: str
    url: str
    about: str
    rows: tuple[Row, ...]
    command: str
    left: int = 0

    @property
    def head_size(self) -> int:
        """Approximate bytes of the section in the file without its rows."""
        texts = (self.title, self.url, self.about, self.command)
        return 400 + sum(len(escape(text).encode("utf-8", "replace")) for text in texts)


def sections_of(items: Sequence[AlertItem], now: datetime, zone: ZoneInfo) -> list[Section]:
    """The differences of these alerts, each once, up to the size limit of a file."""
    room = MOST_BYTES - _HEAD_BYTES
    found: dict[tuple[int, int | None], Section] = {}
    for item in items:
        if item.article is None or item.change is None or not item.change.edits:
            continue
        key = (item.article.id, item.alert.to_version)
        if key in found:
            continue
        section = _section(item, now, zone)
        room -= section.head_size
        if room < 0:
            break
        rows = list(_rows(item.change))
        fitting = []
        for row in rows:
            if row.size > room:
                break
            fitting.append(row)
            room -= row.size
        found[key] = replace(section, rows=tuple(fitting), left=len(rows) - len(fitting))
    return list(found.values())


def file_name(sections: Sequence[Section]) -> str:
    """The file's name: the title in ASCII letters, or ``differences.html`` for several sections."""
    if len(sections) != 1:
        return "differences.html"
    plain = normalize("NFKD", sections[0].title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_NAME_LENGTH].strip("-")
    return f"{slug or 'difference'}.html"


def attachment(name: str, html: str) -> Attachment:
    """The file, without control characters."""
    return Attachment(name, clean(html).strip() + "\n")


def _section(item: AlertItem, now: datetime, zone: ZoneInfo) -> Section:
    """A section without rows."""
    alert, article, change = item.alert, item.article, item.change
    if article is None or change is None:
        raise ValueError("a difference needs an article")
    times = [clock(ref.fetched_at, now, zone) for ref in (change.from_, change.to) if ref.fetched_at]
    about = f"version {alert.from_version} → {alert.to_version}" if alert.from_version else ""
    source = clip(one_line(article.feed_title or article.host), _TITLE_LENGTH)
    return Section(
        title=clip(one_line(item.new_title or article.title) or article.url, _TITLE_LENGTH),
        url=safe_href(article.url),
        about=" · ".join(filter(None, (source, about, " → ".join(times)))),
        rows=(),
        command=f"monitor diff {article.id}@{alert.from_version}..{alert.to_version}",
    )


def _rows(change: Change) -> Iterator[Row]:
    """The rows of a change; the first and the last edit of a passage carry its context."""
    by_first = {passage.edits[0]: passage for passage in change.passages}
    by_last = {passage.edits[-1]: passage for passage in change.passages}
    for at, edit in enumerate(change.edits):
        starting, ending = by_first.get(at), by_last.get(at)
        yield Row(
            label=_label(edit),
            kind=KINDS[edit.kind] if edit.development or edit.kind is EditKind.NOTE else "",
            new=edit.development,
            pieces=_pieces(edit),
            heading=one_line(starting.heading) if starting else "",
            before=one_line(starting.before) if starting else "",
            after=one_line(ending.after) if ending else "",
        )


def _label(edit: Edit) -> str:
    if edit.op in _SAME and not edit.development:
        return "Moved"
    label = {Op.ADDED: "new" if edit.development else "added", Op.REMOVED: "removed"}.get(edit.op, "changed")
    return f"Headline: {label}" if edit.place == "title" else label.capitalize()


def _pieces(edit: Edit) -> tuple[tuple[WordTag, str], ...]:
    if edit.old is None or edit.op is Op.ADDED:
        # A development's row has a background that marks it as new.
        return (("equal" if edit.development else "insert", one_line(edit.new or "")),)
    if edit.new is None:
        return (("delete", one_line(edit.old)),)
    if edit.old == edit.new:
        return (("equal", one_line(edit.new)),)
    return edit.words or (("delete", one_line(edit.old)), ("insert", one_line(edit.new)))
