"""``monitor developments``."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import datetime, timedelta

import click

from monitor.cli.arguments import ReadCommand, moment, read_options, since_option
from monitor.cli.news import by_version
from monitor.cli.output import note, output, print_json
from monitor.cli.session import Session
from monitor.model import Development

ON_A_TERMINAL = 30
FOLLOW_SECONDS = 2.0


@click.command(cls=ReadCommand)
@click.argument("article", required=False)
@since_option
@click.option(
    "-n", "limit", type=click.IntRange(min=1), help=f"At most so many. [default on a terminal: {ON_A_TERMINAL}]"
)
@click.option(
    "-f", "--follow", is_flag=True, help="Go on: print what is new as it is found, oldest first, until Ctrl-C."
)
@read_options
@click.pass_obj
def command(
    session: Session,
    article: str | None,
    since: timedelta | datetime | None,
    limit: int | None,
    follow: bool,
    as_json: bool,
    color: bool | None,
) -> None:
    """What is new everywhere, newest first; of one article, if one is named."""
    history, now = session.app.history, session.app.clock.now()
    out = output(session, color)
    if follow:
        _follow(session, article, color, as_json)
        return
    limit = limit or (ON_A_TERMINAL if out.terminal and not as_json else None)
    found = history.developments(since=moment(since, now), article=article, limit=limit)
    if as_json:
        from monitor.history import json

        print_json([json.development(item) for item in found])
        return
    if not found:
        note("nothing new" + (" since then" if since else " so far"))
    out.write(by_version(out, found, now))


def _follow(session: Session, article: str | None, color: bool | None, as_json: bool) -> None:
    """Look for new ones every two seconds. With ``--json``: one value a line."""
    out, pause = output(session, color), threading.Event()
    for found in session.app.history.follow(article):
        if as_json:
            _print_lines(found)
        else:
            for line in by_version(out, tuple(reversed(found)), session.app.clock.now()):
                click.echo(line, color=out.color)
        pause.wait(FOLLOW_SECONDS)


def _print_lines(found: Sequence[Development]) -> None:
    import json as encoder

    from monitor.history import json

    for item in reversed(found):
        click.echo(encoder.dumps(json.development(item)))
