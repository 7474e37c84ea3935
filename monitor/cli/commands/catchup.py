"""``monitor catchup``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from monitor.cli.arguments import ReadCommand, read_options
from monitor.cli.news import by_story, rest
from monitor.cli.output import note, output, print_json
from monitor.cli.session import Session
from monitor.history.words import counted
from monitor.model import NOBODY_NAMED, Development

# What a person reads at one go.
MOST_IMPORTANT = 10


@click.command(cls=ReadCommand)
@click.option(
    "--as", "reader", default=NOBODY_NAMED, metavar="NAME", show_default=True, help="Whose place to go on from."
)
@click.option(
    "-n",
    "number",
    type=click.IntRange(min=1),
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
    first = not history.has_asked(reader)
    above: int | None = None
    if everything or as_json:
        found, newest = history.unseen(reader, now, left_out=everything)
    else:
        found, newest, above = history.newest_unseen(reader, now)
    left_out = False
    if as_json:
        from monitor.history import json

        print_json([json.development(item) for item in found])
    else:
        shown = None if everything else number
        left_out = _show(session, found, shown, reader, first=first, more=above is not None, color=color)
    if not stay:
        # Only now: what could not be printed is shown again.
        sys.stdout.flush()
        if above is None:
            above = min((item.id for item in found), default=0) - 1
        history.caught_up(reader, newest, left_out_above=above if left_out else None, now=now)


def _show(
    session: Session,
    found: Sequence[Development],
    number: int | None,
    reader: str,
    *,
    first: bool,
    more: bool,
    color: bool | None,
) -> bool:
    """Print what is new; whether some of it was left out. ``more``: there is more than was found."""
    from monitor.history.stories import most_important, stories_of  # here, not above: help needs none

    stories = stories_of(found, None) if number is None else most_important(found, number)
    since = "in the last day" if first else "since you last asked"
    if found:
        of_more = ", the newest of more," if more else ""
        note(f"{counted(len(found), 'development')}{of_more} in {counted(len(stories), 'story', 'stories')} {since}\n")
    else:
        note(f"nothing new {since}")
    out, said = output(session, color), rest(stories, reader)
    told = session.app.history.around(item for story in stories for item in story.shown).told
    out.write(
        [*by_story(out, stories, whole=number is None, told=told), *(out.wrap(out.ink(said, "quiet")) if said else ())]
    )
    return bool(said)
