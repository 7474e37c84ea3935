"""``monitor demo``."""

from __future__ import annotations

from pathlib import Path

import click

from monitor.cli.arguments import PlainCommand, color_options
from monitor.cli.output import output
from monitor.cli.session import Session


@click.command(cls=PlainCommand)
@click.option(
    "--keep", type=click.Path(file_okay=False, path_type=Path), help="Keep the database and the mails in this folder."
)
@color_options
@click.pass_obj
def command(session: Session, keep: Path | None, color: bool | None) -> None:
    """A newsroom on this machine that updates its stories while you watch.

    Everything runs locally: the newsroom, the daemon that watches it, and the mailbox. Takes less than a minute.
    """
    from monitor.demo import run

    out = output(session, color)
    outcome = run(keep, color=out.color, say=out.say)
    if not outcome.right:
        raise SystemExit(1)
