"""``monitor log``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import click

from monitor.cli.arguments import NUMBER, ReadCommand, moment, read_options, since_option
from monitor.cli.output import Output, default_limit, note, output, print_json
from monitor.cli.session import Session
from monitor.cli.summary import fact_line, marked
from monitor.cli.withdrawal import withdrawal_lines
from monitor.history.moments import Moment
from monitor.history.words import ago, briefly, stamp
from monitor.model import NEWS_KINDS, Change, Edit, Passage, parts_of
from monitor.ports import LogQuery, LogRow

_LISTED = 30
# Most passages, and most withdrawals, that are shown of a version.
_SHOWN = 5
# Characters that are shown of a passage of several sentences: about three lines.
_PASSAGE = 240


@click.command(cls=ReadCommand)
@click.argument("article", required=False)
@click.option("--feed", metavar="FEED", help="Only articles of this feed.")
@since_option
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(sorted(map(str, NEWS_KINDS))),
    help="Only versions with news of this kind.",
)
@click.option("--developments", "only_news", is_flag=True, help="Only versions with something new.")
@click.option("-n", "limit", type=NUMBER, help=f"How many at most. [default on a terminal: {_LISTED}]")
@read_options
@click.pass_obj
def command(
    session: Session,
    article: str | None,
    feed: str | None,
    since: Moment | None,
    kinds: tuple[str, ...],
    only_news: bool,
    limit: int | None,
    as_json: bool,
    color: bool | None,
) -> None:
    """Versions, newest first, with what is new in each."""
    history, now = session.app.history, session.app.clock.now()
    out = output(session, color)
    query = LogQuery(
        article_id=history.article(article).id if article is not None else None,
        feed_id=history.feed(feed).id if feed is not None else None,
        since=moment(since, now),
        kinds=kinds,
        developments_only=only_news,
        limit=limit or default_limit(out, _LISTED, as_json=as_json),
    )
    rows = history.log(query)
    if as_json:
        from monitor.history import json

        print_json([json.log_row(row) for row in rows])
        return
    if not rows:
        note("no version is stored yet" if query == LogQuery(limit=query.limit) else "no version matches")
    out.write(line for row in rows for line in _entry(out, row, now))


def _entry(out: Output, row: LogRow, now: datetime) -> Iterator[str]:
    mark = row.mark
    name = out.ink(f"{row.article.id}@{mark.number}", "id")
    when = out.ink(f"{stamp(mark.fetched_at)} ({ago(mark.fetched_at, now)})", "quiet")
    feed = out.dot + out.ink(row.article.feed_title, "quiet") if row.article.feed_title else ""
    yield f"{name}  {when}{feed}"
    yield from out.wrap(out.ink(mark.title or row.article.title or row.article.url, "title"), "    ")
    if row.change is None:
        yield "    " + out.ink("first version", "quiet")
    else:
        yield "    " + fact_line(out, row.change)
        if not row.from_kept:
            before = f"changed version {row.change.from_.version}, which is no longer kept"
            yield "    " + out.ink(before, "quiet")
        news = row.change.passages
        for passage in _most_important(row.change):
            yield from _news(out, row.change, passage)
        if len(news) > _SHOWN:
            yield "    " + out.ink(f"  {len(news) - _SHOWN} more", "quiet")
        for item in row.change.withdrawals[:_SHOWN]:
            yield from withdrawal_lines(out, item, "    ")
    yield ""


def _most_important(change: Change) -> list[Passage]:
    """The ``_SHOWN`` most important passages, in reading order."""
    ranked = sorted(
        change.passages, key=lambda passage: (passage.importance, change.edits[passage.lead].score), reverse=True
    )
    return sorted(ranked[:_SHOWN], key=lambda passage: passage.edits)


def _news(out: Output, change: Change, passage: Passage) -> Iterator[str]:
    """A shortened passage, or its only sentence with changed words marked."""
    edits = [change.edits[at] for at in passage.edits]
    if len(edits) > 1:
        text = briefly(" · ".join(part.text for part in parts_of(edits, passage.blocks)), _PASSAGE)
        yield from out.wrap(out.ink(text, "new"), "      ", "    " + out.ink("+ ", "new"))
    else:
        yield from _edit(out, edits[0])


def _edit(out: Output, edit: Edit) -> Iterator[str]:
    if edit.new is None:
        yield from out.wrap(out.ink(edit.old or "", "old"), "      ", "    - ")
        return
    if edit.old is None:
        yield from out.wrap(out.ink(edit.new, "new"), "      ", "    " + out.ink("+ ", "new"))
    else:
        yield from out.wrap(marked(out, edit), "      ", "    ~ ")
