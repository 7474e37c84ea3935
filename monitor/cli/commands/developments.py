"""``monitor developments``."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from monitor.cli.arguments import NUMBER, ReadCommand, moment, read_options, since_option
from monitor.cli.news import by_story, by_version
from monitor.cli.output import Output, default_limit, note, output, print_json
from monitor.cli.session import Session
from monitor.model import Development

if TYPE_CHECKING:
    from monitor.history.events import ReportedDevelopment

_LISTED = 30
FOLLOW_SECONDS = 2.0
# Period of --by importance if neither a time nor an article is named.
_LATELY = timedelta(days=7)


@click.command(cls=ReadCommand)
@click.argument("article", required=False)
@since_option
@click.option("-n", "limit", type=NUMBER, help=f"How many at most. [default on a terminal: {_LISTED}]")
@click.option(
    "--by",
    "order",
    type=click.Choice(["time", "importance"]),
    default="time",
    help="Newest first, or the most important first (without ARTICLE or --since: of the last week). [default: time]",
)
@click.option(
    "--min-importance",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="X",
    help="Only developments of at least this importance, 0 to 1.",
)
@click.option(
    "-f", "--follow", is_flag=True, help="Print new developments as they are found, oldest first, until Ctrl-C."
)
@read_options
@click.pass_obj
def command(
    session: Session,
    article: str | None,
    since: timedelta | datetime | None,
    limit: int | None,
    order: str,
    min_importance: float,
    follow: bool,
    as_json: bool,
    color: bool | None,
) -> None:
    """What is new everywhere, newest first; of one article, if one is named. Passages are in reading order."""
    history, now = session.app.history, session.app.clock.now()
    out = output(session, color)
    if follow:
        _follow(session, article, min_importance, color, as_json)
        return
    important = order == "importance"
    if important and since is None and article is None:
        since = _LATELY
    found = history.developments(
        since=moment(since, now),
        article=article,
        min_importance=min_importance,
        by_importance=important,
        limit=limit or default_limit(out, _LISTED, as_json=as_json),
    )
    if as_json:
        from monitor.history import json

        print_json([json.development(item) for item in found])
        return
    if not found:
        note("nothing new so far" if since is None else "nothing new since then")
    elsewhere = history.around(found).reported
    out.write(_by_importance(out, found, elsewhere) if important else by_version(out, found, now, elsewhere))


def _by_importance(
    out: Output, found: Sequence[Development], reported: Mapping[int, ReportedDevelopment]
) -> Iterator[str]:
    """Developments by story, the most important story first."""
    from monitor.history.stories import stories_of  # imported late, as --help does not need it

    return by_story(out, stories_of(found, None), reported=reported)


def _follow(session: Session, article: str | None, min_importance: float, color: bool | None, as_json: bool) -> None:
    """Print new developments, reading the store every ``FOLLOW_SECONDS``. With ``--json``: one value per line."""
    out, pause = output(session, color), threading.Event()
    for found in session.app.history.follow(article, min_importance):
        if as_json:
            _print_lines(found)
        else:
            for line in by_version(out, tuple(reversed(found)), session.app.clock.now()):
                out.say(line)
        pause.wait(FOLLOW_SECONDS)


def _print_lines(found: Sequence[Development]) -> None:
    import json as encoder

    from monitor.history import json

    for item in reversed(found):
        click.echo(encoder.dumps(json.development(item)))
