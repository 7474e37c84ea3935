"""The views of a difference that `diff` and `compare` share."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.cli import changes, summary
from monitor.cli.output import Output
from monitor.history import Record, rows_of
from monitor.model import Change, Document, Version


def body(out: Output, old: Document, new: Document, change: Change, view: str, context: int) -> Iterator[str]:
    """The difference in one of its views, without a head."""
    if view == "new":
        yield from list(summary.news(out, change))[1:]
        return
    rows = rows_of(old, new, change)
    if view == "words":
        yield from changes.words(out, rows)
    elif view == "side-by-side":
        yield from changes.side_by_side(out, rows, context)
    else:
        yield from changes.unified(out, rows, context)


def html_history(record: Record) -> str:
    """Every change of an article, newest first, and its first version, as a page that stands alone."""
    from monitor.cli.page import document, section
    from monitor.cli.times import stamp

    sections = []
    for old, new in reversed(list(zip(record.versions, record.versions[1:], strict=False))):
        change = new.change or Change(())
        rows = rows_of(old.version.document, new.version.document, change)
        sections.append(section(f"Version {new.version.number}, {stamp(new.version.fetched_at)}", rows, change))
    for first in record.versions[:1]:
        rows = rows_of(first.version.document, first.version.document, Change(()))
        sections.append(section(f"Version {first.version.number}, {stamp(first.version.fetched_at)}", rows, None))
    title = record.versions[-1].version.document.title if record.versions else record.article.title
    return document(title or record.article.url, record.article.url, [f"{len(record.versions)} versions"], sections)


def html_page(old: Version, new: Version, change: Change, url: str) -> str:
    """The difference of two versions as a page that stands alone."""
    from monitor.cli.page import render
    from monitor.cli.times import stamp

    facts = [f"version {old.number}, {stamp(old.fetched_at)}", f"version {new.number}, {stamp(new.fetched_at)}"]
    return render(new.document.title, url, facts, rows_of(old.document, new.document, change), change)
