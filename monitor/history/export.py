"""An article with all its versions as one file, piece by piece, so that a long one is never whole in memory."""

from __future__ import annotations

import json as encoder
from collections.abc import Callable, Iterator
from datetime import datetime
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
    """The file, in pieces of about one version each; ``now`` is written into a web archive."""
    if form == "warc":
        return warc.pieces(article, history.kept(article), warc.about_pruned(history.pruned(article)), now)
    pieces: dict[Form, Callable[[History, Article], Iterator[str]]] = {"json": _json, "html": _html}
    return (piece.encode() for piece in pieces[form](history, article))


def difference_html(difference: Difference) -> str:
    """The difference of two versions as a page in one file."""
    old, new, change = difference.old, difference.new, difference.change
    facts = [f"version {old.number}, {stamp(old.fetched_at)}", f"version {new.number}, {stamp(new.fetched_at)}"]
    if not difference.old_kept:
        facts[0] += ", no longer kept"
    woven = rows_of(difference.old_document, new.document, change)
    return render(new.document.title, difference.article.url, facts, woven, change)


def _json(history: History, article: Article) -> Iterator[str]:
    """As ``json.record``, indented by two."""
    yield f'{{\n  "article": {_indented(json.article(article), 2)},\n  "versions": ['
    without_page: list[int] = []
    some = False
    for item in history.kept(article):
        row = json.version(item.version, article) | {"change": item.change.to_dict() if item.change else None}
        yield f"{',' if some else ''}\n    {_indented(row, 4)}"
        some = True
        if item.raw is None:
            without_page.append(item.version.number)
    yield "\n  ]" if some else "]"
    pruned = {"versions": list(history.pruned(article)), "pages": without_page}
    yield f',\n  "pruned": {_indented(pruned, 2)}\n}}\n'


def _indented(value: dict[str, Any], by: int) -> str:
    # No text in JSON has a line break of its own.
    return encoder.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n" + by * " ")


def _html(history: History, article: Article) -> Iterator[str]:
    """Every change, newest first, and the first version, as a page in one file."""
    marks = history.summaries(article)
    title = marks[-1].title if marks else article.title
    facts = [counted(len(marks), "version")]
    if pruned := history.pruned(article):
        facts.append(f"{versions_named(pruned)} no longer kept")
    yield beginning(title or article.url, article.url, facts)
    for old, new in zip(marks[-2::-1], marks[:0:-1], strict=True):
        found = history.difference(article, old.number, new.number)
        woven = rows_of(found.old_document, found.new.document, found.change)
        yield section(_head(new), woven, found.change)
    for first in marks[:1]:
        # Of the oldest one kept that is not the first, what it changed is known, and the text before it is not.
        change = history.brought(article, first.number)
        woven = rows_of(None, history.version(article, first.number).document, change or Change(()))
        yield section(_head(first) + ", the oldest kept" * (first.number > 1), woven, change)
    yield ending()


def _head(mark: VersionSummary) -> str:
    return f"Version {mark.number}, {stamp(mark.fetched_at)}"
