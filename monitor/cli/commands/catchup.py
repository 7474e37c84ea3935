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

# Developments that a person reads in one sitting.
MOST_IMPORTANT = 10


@click.command(cls=ReadCommand)
@click.option(
    "--as",
    "reader",
    default=DEFAULT_READER,
    metavar="NAME",
    show_default=True,
    help="The reader whose place to continue from.",
)
@click.option(
    "-n",
    "number",
    type=NUMBER,
    default=MOST_IMPORTANT,
    show_default=True,
    help="How many developments at most: the most important ones, at most five per story.",
)
@click.option("--all", "everything", is_flag=True, help="All of it, including what the last catch-up left out.")
@click.option("--stay", is_flag=True, help="Do not advance the place: the next catch-up shows the same.")
@read_options
@click.pass_obj
def command(
    session: Session, reader: str, number: int, everything: bool, stay: bool, as_json: bool, color: bool | None
) -> None:
    """What is new since you last asked, the most important first; the first time, since a day ago.

    Everything new counts as seen, whether shown or not: the next catch-up begins after it. Until then --all shows
    what was left out. With --json: a list of everything, newest first.
    """
    history, now = session.app.history, session.app.clock.now()
    if not everything and not as_json:
        backlog = history.backlog(reader, now)
        has_left_out = _show(session, _most_important(history, backlog, number), reader, color)
        newest = backlog.newest
        above = backlog.place.number if backlog.more else min((story.first for story in backlog.stories), default=0) - 1
    else:
        found, newest = history.unseen(reader, now, left_out=everything)
        above = min((item.id for item in found), default=0) - 1
        has_left_out = False
        if as_json:
            from monitor.history import json

            print_json([json.development(item) for item in found])
        else:
            first = not history.has_asked(reader)
            _show(session, _all_of(found, first=first), reader, color)
    if not stay:
        # Flushed first: if printing fails, the place does not advance.
        sys.stdout.flush()
        history.caught_up(reader, newest, left_out_above=above if has_left_out else None, now=now)


@dataclass(frozen=True, slots=True)
class _Unseen:
    """The new developments of a catch-up.

    ``stories``: those shown. ``hidden``: those of which nothing is shown. ``passages``, ``number``: how many passages
    and stories there are in all; with ``more``, older ones exist that were not counted. ``whole``: lists and tables
    are not shortened. ``first``: the reader has not asked before.
    """

    stories: Sequence[Story]
    hidden: Sequence[UnreadStory]
    passages: int
    number: int
    more: bool
    whole: bool
    first: bool


def _all_of(found: Sequence[Development], *, first: bool) -> _Unseen:
    from monitor.history.stories import stories_of  # imported late, as --help does not need it

    stories = stories_of(found, None)
    return _Unseen(stories, (), len(found), len(stories), more=False, whole=True, first=first)


def _most_important(history: History, backlog: Backlog, number: int) -> _Unseen:
    """The ``number`` most important passages. Only the first ``number`` stories are read: no others can hold them."""
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
    """Print the new developments; return whether some were left out."""
    since = "in the last day" if unseen.first else "since you last asked"
    if unseen.passages:
        of_more = ", the newest of more," if unseen.more else ""
        found = f"{counted(unseen.passages, 'development')}{of_more}"
        note(f"{found} in {counted(unseen.number, 'story', 'stories')} {since}\n")
    else:
        note(f"nothing new {since}")
    out, more = output(session, color), rest(unseen.stories, unseen.hidden, reader)
    reported = session.app.history.around(item for story in unseen.stories for item in story.shown).reported
    out.write(
        [
            *by_story(out, unseen.stories, whole=unseen.whole, reported=reported),
            *(out.wrap(out.ink(more, "quiet")) if more else ()),
        ]
    )
    return bool(more)
