"""``monitor catchup``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from monitor.cli.arguments import NUMBER, ReadCommand, read_options
from monitor.cli.news import by_story, rest
from monitor.cli.output import note, output, print_json
from monitor.cli.session import Session
from monitor.history.words import counted
from monitor.model import DEFAULT_READER, Development

if TYPE_CHECKING:
    from monitor.history import History
    from monitor.history.places import Backlog, UnreadStory
    from monitor.history.stories import Story

# What a person reads at one go.
MOST_IMPORTANT = 10


@click.command(cls=ReadCommand)
@click.option(
    "--as", "reader", default=DEFAULT_READER, metavar="NAME", show_default=True, help="Whose place to go on from."
)
@click.option(
    "-n",
    "number",
    type=NUMBER,
    default=MOST_IMPORTANT,
    show_default=True,
    help="So many developments, the most important ones, at most five of a story.",
)
@click.option("--all", "everything", is_flag=True, help="All of it, also what the last catch-up left out.")
@click.option("--stay", is_flag=True, help="Do not move the place on: ask again and see the same.")
@read_options
@click.pass_obj
def command(
    session: Session, reader: str, number: int, everything: bool, stay: bool, as_json: bool, color: bool | None
) -> None:
    """What is new since you last asked, the most important first; the first time, since a day ago.

    All of it counts as seen, shown or not: the next time begins after it. Right after, --all shows what was left out.
    With --json: a list of all, newest first.
    """
    history, now = session.app.history, session.app.clock.now()
    if not everything and not as_json:
        backlog = history.backlog(reader, now)
        left_out = _show(session, _most_important(history, backlog, number), reader, color)
        newest = backlog.newest
        above = backlog.place.number if backlog.more else min((story.first for story in backlog.stories), default=0) - 1
    else:
        found, newest = history.unseen(reader, now, left_out=everything)
        above = min((item.id for item in found), default=0) - 1
        left_out = False
        if as_json:
            from monitor.history import json

            print_json([json.development(item) for item in found])
        else:
            first = not history.has_asked(reader)
            _show(session, _all_of(found, first=first), reader, color)
    if not stay:
        # Only now: what could not be printed is shown again.
        sys.stdout.flush()
        history.caught_up(reader, newest, left_out_above=above if left_out else None, now=now)


@dataclass(frozen=True, slots=True)
class _Unseen:
    """What is shown: stories, those of which nothing is shown, and how many passages and stories there are in all.

    ``more``: there is more than was counted. ``whole``: lists and tables are not shortened. ``first``: the reader has
    not asked before.
    """

    stories: Sequence[Story]
    hidden: Sequence[UnreadStory]
    passages: int
    number: int
    more: bool
    whole: bool
    first: bool


def _all_of(found: Sequence[Development], *, first: bool) -> _Unseen:
    from monitor.history.stories import stories_of  # here, not above: help needs none

    stories = stories_of(found, None)
    return _Unseen(stories, (), len(found), len(stories), more=False, whole=True, first=first)


def _most_important(history: History, backlog: Backlog, number: int) -> _Unseen:
    """The most important passages: they are of as many of the most important stories at most, which alone are read."""
    from monitor.history.stories import most_important

    found = [item for story in backlog.stories[:number] for item in history.unread(backlog, story)]
    stories = [story for story in most_important(found, number) if story.shown]
    shown = {story.article.id for story in stories}
    hidden = [story for story in backlog.stories if story.article_id not in shown]
    return _Unseen(
        stories,
        hidden,
        backlog.passages,
        len(backlog.stories),
        more=backlog.more,
        whole=False,
        first=not backlog.place.asked,
    )


def _show(session: Session, unseen: _Unseen, reader: str, color: bool | None) -> bool:
    """Print what is new; whether some of it was left out."""
    since = "in the last day" if unseen.first else "since you last asked"
    if unseen.passages:
        of_more = ", the newest of more," if unseen.more else ""
        told_of = f"{counted(unseen.passages, 'development')}{of_more}"
        note(f"{told_of} in {counted(unseen.number, 'story', 'stories')} {since}\n")
    else:
        note(f"nothing new {since}")
    out, said = output(session, color), rest(unseen.stories, unseen.hidden, reader)
    reported = session.app.history.around(item for story in unseen.stories for item in story.shown).reported
    out.write(
        [
            *by_story(out, unseen.stories, whole=unseen.whole, reported=reported),
            *(out.wrap(out.ink(said, "quiet")) if said else ()),
        ]
    )
    return bool(said)
