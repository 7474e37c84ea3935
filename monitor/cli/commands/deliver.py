"""``monitor deliver``."""

from __future__ import annotations

import click

from monitor.cli.arguments import ReadCommand, read_options
from monitor.cli.output import delivery_counts, note_not_sent, output, print_json
from monitor.cli.session import Session
from monitor.cli.waiting import waiting


@click.command(cls=ReadCommand)
@read_options
@click.pass_context
def command(ctx: click.Context, as_json: bool, color: bool | None) -> None:
    """Send the alerts that are due now."""
    session: Session = ctx.obj
    with waiting("sending", quiet=as_json):
        report = session.app.pipeline.deliver()
    if as_json:
        print_json(report.to_dict())
    else:
        note_not_sent(report.errors)
        out = output(session, color)
        out.write([out.dot.join(delivery_counts(report))])
    if report.errors:
        ctx.exit(1)
