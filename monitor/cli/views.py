"""The views of a difference that `diff` and `compare` share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from monitor.cli import changes, summary
from monitor.cli.output import Output
from monitor.model import Change, Document, Version

if TYPE_CHECKING:
    from monitor.history import Record, Row


def rows(old: Document, new: Document, change: Change) -> tuple[Row, ...]:
    """What stayed and what changed, in reading order."""
    from monitor.history import rows_of  # here, not above: help needs no history

    return rows_of(old, new, change)


def body(out: Output, old: Document, new: Document, change: Change, view: str, context: int) -> Iterator[str]:
    """The difference in one of its views, without a head."""
    if view == "new":
        yield from list(summary.news(out, change))[1:]
        return
    woven = rows(old, new, change)
    if view == "words":
        yield from changes.words(out, woven)
    elif view == "side-by-side":
        yield from changes.side_by_side(out, woven, context)
    else:
        yield from changes.unified(out, woven, context)


def html_history(record: Record) -> str:
    """Every change of an article, newest first, and its first version, as a page that stands alone."""
    from monitor.cli.page import document, section
    from monitor.history.words import stamp

    sections = []
    for old, new in reversed(list(zip(record.versions, record.versions[1:], strict=False))):
        change = new.change or Change(())
        woven = rows(old.version.document, new.version.document, change)
        sections.append(section(f"Version {new.version.number}, {stamp(new.version.fetched_at)}", woven, change))
    for first in record.versions[:1]:
        woven = rows(first.version.document, first.version.document, Change(()))
        sections.append(section(f"Version {first.version.number}, {stamp(first.version.fetched_at)}", woven, None))
    title = record.versions[-1].version.document.title if record.versions else record.article.title
    return document(title or record.article.url, record.article.url, [f"{len(record.versions)} versions"], sections)


def html_page(old: Version, new: Version, change: Change, url: str) -> str:
    """The difference of two versions as a page that stands alone."""
    from monitor.cli.page import render
    from monitor.history.words import stamp

    facts = [f"version {old.number}, {stamp(old.fetched_at)}", f"version {new.number}, {stamp(new.fetched_at)}"]
    return render(new.document.title, url, facts, rows(old.document, new.document, change), change)
