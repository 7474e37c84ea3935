"""``monitor worker``."""

from __future__ import annotations

import click

from monitor.cli.arguments import PlainCommand
from monitor.cli.daemons import run, watch_options
from monitor.cli.session import Session


@click.command(cls=PlainCommand)
@watch_options
@click.pass_obj
def command(session: Session, log_format: str, log_level: str) -> None:
    """The daemon without the web page.

    Any number of workers can share one PostgreSQL database.
    """
    run(session, work=True, web=False, log_format=log_format, log_level=log_level)
