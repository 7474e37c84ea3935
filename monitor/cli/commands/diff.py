"""``monitor diff``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import click

from monitor.cli import changes
from monitor.cli.arguments import ReadCommand, read_options, view_options
from monitor.cli.output import Output, output, print_json
from monitor.cli.session import Session
from monitor.cli.summary import fact_line
from monitor.cli.views import body
from monitor.cli.waiting import waiting
from monitor.cli.withdrawal import withdrawal_lines
from monitor.history.words import span, stamp

if TYPE_CHECKING:
    from monitor.history import Difference


@click.command(cls=ReadCommand)
@click.argument("article", metavar="ARTICLE[@A..B]")
@view_options
@read_options
@click.pass_context
def command(
    ctx: click.Context,
    article: str,
    view: str,
    context: int,
    exit_code: bool,
    as_json: bool,
    color: bool | None,
) -> None:
    """What changed between two versions of an article; the last two, if no numbers are given.

    NEW and CHANGED say something new; ADDED, REWORDED and MOVED do not; WITHDRAWN is no longer said anywhere.
    Without colour, words are marked as [-old-]{+new+}.
    """
    session: Session = ctx.obj
    with waiting("comparing", quiet=as_json):
        difference = session.app.history.diff(article)
    out = output(session, color)
    if as_json:
        from monitor.history import json

        print_json(json.difference(difference))
    elif view == "html":
        from monitor.history.export import difference_html

        click.echo(difference_html(difference))
    else:
        out.write(_page(out, difference, view, context))
    if exit_code and difference.change.differs:
        ctx.exit(1)


def _page(out: Output, difference: Difference, view: str, context: int) -> Iterator[str]:
    article, old, new, change = difference.article, difference.old, difference.new, difference.change
    yield f"{out.ink(f'{article.id}@{old.number}..{new.number}', 'id')}  {out.ink(new.document.title, 'title')}"
    if view == "stat":
        yield from changes.stat(out, change)
        return
    yield out.ink(article.url, "quiet")
    yield out.ink(_times(old.fetched_at, new.fetched_at), "quiet")
    if not difference.old_kept:
        yield f"version {old.number} is no longer kept: this is the change that was stored with version {new.number}"
    yield fact_line(out, change)
    for item in change.withdrawals:
        yield from withdrawal_lines(out, item, "")
    if change.edits:
        yield ""
        yield from body(out, difference.old_document, new.document, change, view, context)


def _times(old: datetime, new: datetime) -> str:
    later = f"{span(new - old)} {'later' if new >= old else 'earlier'}"
    return f"{stamp(old)} → {stamp(new)} ({later})"
