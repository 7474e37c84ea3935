"""``monitor catchup``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from monitor.cli.arguments import ReadCommand, read_options
from monitor.cli.news import by_story
from monitor.cli.output import note, output, print_json
from monitor.cli.session import Session
from monitor.history.words import counted
from monitor.model import Development


@click.command(cls=ReadCommand)
@click.option("--as", "reader", default="me", metavar="NAME", help="Whose place to go on from. [default: me]")
@click.option("--stay", is_flag=True, help="Do not move the place on: ask again and see the same.")
@read_options
@click.pass_obj
def command(session: Session, reader: str, stay: bool, as_json: bool, color: bool | None) -> None:
    """What is new since you last asked, story by story; the first time, since a day ago."""
    history, now = session.app.history, session.app.clock.now()
    first = not history.has_asked(reader)
    found, newest = history.unseen(reader, now)
    if as_json:
        from monitor.history import json

        print_json([json.development(item) for item in found])
    else:
        _show(session, found, first=first, color=color)
    if not stay:
        # Only now: what could not be printed is shown again.
        sys.stdout.flush()
        history.caught_up(reader, newest)


def _show(session: Session, found: Sequence[Development], *, first: bool, color: bool | None) -> None:
    stories = len({item.article.id for item in found})
    since = "in the last day" if first else "since you last asked"
    if found:
        note(f"{counted(len(found), 'development')} in {counted(stories, 'story', 'stories')} {since}\n")
    else:
        note(f"nothing new {since}")
    out = output(session, color)
    out.write(by_story(out, found))
