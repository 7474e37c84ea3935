"""Exports an article with all its versions as one file, in pieces, so that it is never in memory as a whole."""

from __future__ import annotations

import json as encoder
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from monitor.history import json, rows_of, warc
from monitor.history.page import beginning, ending, render, section
from monitor.history.values import Difference
from monitor.history.words import counted, stamp, versions_named
from monitor.model import Article, Change, VersionSummary

if TYPE_CHECKING:
    from monitor.history import History

Form = Literal["json", "html", "warc"]


def exported(history: History, article: Article, form: Form, now: datetime) -> Iterator[bytes]:
    """Yield the file in pieces of about one version each; ``now`` is written into a web archive."""
    if form == "warc":
        return warc.pieces(article, history.kept(article), warc.about_pruned(history.pruned(article)), now)
    pieces: dict[Form, Callable[[History, Article], Iterator[str]]] = {"json": _json, "html": _html}
    return (piece.encode() for piece in pieces[form](history, article))


def difference_html(difference: Difference) -> str:
    """Return the difference of two versions as a self-contained HTML page."""
    old, new, change = difference.old, difference.new, difference.change
    facts = [f"version {old.number}, {stamp(old.fetched_at)}", f"version {new.number}, {stamp(new.fetched_at)}"]
    if not difference.old_kept:
        facts[0] += ", no longer kept"
    woven = rows_of(difference.old_document, new.document, change)
    return render(new.document.title, difference.article.url, facts, woven, change)


def _json(history: History, article: Article) -> Iterator[str]:
    """Yield the JSON of ``json.record``, indented by two."""
    yield f'{{\n  "article": {_indented(json.article(article), 2)},\n  "versions": ['
    without_page: list[int] = []
    is_first = True
    for item in history.kept(article):
        yield f"{'' if is_first else ','}\n    {_indented(json.kept(item, article), 4)}"
        is_first = False
        if item.raw is None:
            without_page.append(item.version.number)
    yield "]" if is_first else "\n  ]"
    pruned = {"versions": list(history.pruned(article)), "pages": without_page}
    yield f',\n  "pruned": {_indented(pruned, 2)}\n}}\n'


def _indented(value: dict[str, Any], by: int) -> str:
    # Strings in JSON contain no line breaks.
    return encoder.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n" + by * " ")


def _html(history: History, article: Article) -> Iterator[str]:
    """Yield an HTML page of all changes, newest first, then the first version."""
    marks = history.summaries(article)
    title = marks[-1].title if marks else article.title
    facts = [counted(len(marks), "version")]
    if pruned := history.pruned(article):
        facts.append(f"{versions_named(pruned)} no longer kept")
    yield beginning(title or article.url, article.url, facts)
    for new, old in pairwise(reversed(marks)):
        found = history.difference(article, old.number, new.number)
        woven = rows_of(found.old_document, found.new.document, found.change)
        yield section(_head(new), woven, found.change)
    if marks:
        yield _oldest(history, article, marks[0])
    yield ending()


def _oldest(history: History, article: Article, mark: VersionSummary) -> str:
    """Return the section of the oldest version kept; if it is not the first, the text before it is not known."""
    change = history.brought(article, mark.number)
    woven = rows_of(None, history.version(article, mark.number).document, change or Change(()))
    head = _head(mark) if mark.number == 1 else f"{_head(mark)}, the oldest kept"
    return section(head, woven, change)


def _head(mark: VersionSummary) -> str:
    return f"Version {mark.number}, {stamp(mark.fetched_at)}"
