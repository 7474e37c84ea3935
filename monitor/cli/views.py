"""The views of a difference that `diff` and `compare` share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from monitor.cli import changes
from monitor.cli.edits import news_lines
from monitor.cli.output import Output
from monitor.model import Change, Document

if TYPE_CHECKING:
    from monitor.history import Difference, Record, Row


def rows(old: Document | None, new: Document, change: Change) -> tuple[Row, ...]:
    """What stayed and what changed, in reading order."""
    from monitor.history import rows_of  # here, not above: help needs no history

    return rows_of(old, new, change)


def body(out: Output, old: Document | None, new: Document, change: Change, view: str, context: int) -> Iterator[str]:
    """The difference in one of its views, without a head."""
    if view == "new":
        for number, passage in enumerate(change.passages):
            yield from [""] * bool(number)
            for at in passage.edits:
                yield from news_lines(out, change.edits[at])
            if passage.after:
                yield from out.wrap(out.ink(passage.after, "quiet"), "  ", "  ")
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
    from monitor.history.words import counted, stamp, versions_named

    sections = []
    for old, new in reversed(list(zip(record.versions, record.versions[1:], strict=False))):
        change = new.change or Change(())
        woven = rows(old.version.document, new.version.document, change)
        sections.append(section(f"Version {new.version.number}, {stamp(new.version.fetched_at)}", woven, change))
    for first in record.versions[:1]:
        # Of the oldest one kept that is not the first, what it changed is known, and the text before it is not.
        woven = rows(None, first.version.document, first.change or Change(()))
        head = f"Version {first.version.number}, {stamp(first.version.fetched_at)}"
        sections.append(section(head + ", the oldest kept" * (first.version.number > 1), woven, first.change))
    title = record.versions[-1].version.document.title if record.versions else record.article.title
    facts = [counted(len(record.versions), "version")]
    if record.pruned_versions:
        facts.append(f"{versions_named(record.pruned_versions)} no longer kept")
    return document(title or record.article.url, record.article.url, facts, sections)


def html_page(difference: Difference) -> str:
    """The difference of two versions as a page that stands alone."""
    from monitor.cli.page import render
    from monitor.history.words import stamp

    old, new, change = difference.old, difference.new, difference.change
    facts = [f"version {old.number}, {stamp(old.fetched_at)}", f"version {new.number}, {stamp(new.fetched_at)}"]
    if not difference.old_kept:
        facts[0] += ", no longer kept"
    woven = rows(difference.old_document, new.document, change)
    return render(new.document.title, difference.article.url, facts, woven, change)
