"""``monitor run``."""

from __future__ import annotations

import click

from monitor.cli.arguments import PlainCommand
from monitor.cli.daemons import run, watch_options
from monitor.cli.session import Session


@click.command(cls=PlainCommand)
@watch_options
@click.pass_obj
def command(session: Session, log_format: str, log_level: str) -> None:
    """The daemon: scheduler, alerts and web page in one process.

    On SIGTERM or Ctrl-C it finishes the work in progress and stops. If it is killed, nothing is lost.
    """
    run(session, work=True, web=True, log_format=log_format, log_level=log_level)
