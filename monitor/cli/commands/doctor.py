"""``monitor doctor``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from monitor.cli.arguments import ReadCommand, read_options
from monitor.cli.health import Finding, examine
from monitor.cli.output import Output, Role, output, print_json
from monitor.cli.session import Session
from monitor.cli.waiting import waiting

_SIGNS: dict[str, tuple[str, Role]] = {"good": ("ok", "good"), "warning": ("warn", "old"), "bad": ("BAD", "bad")}


@click.command(cls=ReadCommand)
@click.option("--offline", is_flag=True, help="Do not connect to the mail server or the second reader.")
@read_options
@click.pass_context
def command(ctx: click.Context, offline: bool, as_json: bool, color: bool | None) -> None:
    """What is wrong, and what to do about it.

    Checks the configuration, the database, the mail server, feeds, articles and alerts; exits with 1 if one is bad.
    """
    session: Session = ctx.obj
    with waiting("examining", quiet=as_json):
        findings = examine(session, offline=offline)
    bad = any(finding.state == "bad" for finding in findings)
    if as_json:
        print_json({"ok": not bad, "findings": [finding.to_dict() for finding in findings]})
    else:
        out = output(session, color)
        out.write(_lines(out, findings))
    if bad:
        ctx.exit(1)


def _lines(out: Output, findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        sign, role = _SIGNS[finding.state]
        head = f"{out.ink(f'{sign:<4}', role)}  {out.ink(finding.about, 'title')}: "
        yield from out.wrap(out.ink(finding.said), " " * 6, head)
        if finding.advice:
            yield from out.wrap(out.ink(finding.advice, "quiet"), " " * 6)
