"""``monitor withdrawals``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import click

from monitor.cli.arguments import NUMBER, ReadCommand, moment, read_options, since_option
from monitor.cli.output import Output, default_limit, note, output, print_json
from monitor.cli.session import Session
from monitor.cli.withdrawal import withdrawal_lines
from monitor.history.words import ago, stamp
from monitor.model import StoredWithdrawal, Withdrawal, WithdrawalKind

_LISTED = 30


@click.command(cls=ReadCommand)
@click.argument("article", required=False)
@since_option
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice([*map(str, WithdrawalKind)]), help="Only of this kind."
)
@click.option("--silent", is_flag=True, help="Only withdrawals that no update or correction note of the page mentions.")
@click.option("-n", "limit", type=NUMBER, help=f"How many at most. [default on a terminal: {_LISTED}]")
@read_options
@click.pass_obj
def command(
    session: Session,
    article: str | None,
    since: timedelta | datetime | None,
    kinds: tuple[str, ...],
    silent: bool,
    limit: int | None,
    as_json: bool,
    color: bool | None,
) -> None:
    """What was withdrawn, newest first.

    Passages withdrawn, texts gutted, pages gone or replaced by another story, headlines whose meaning changed.
    """
    history, now = session.app.history, session.app.clock.now()
    out = output(session, color)
    limit = limit or default_limit(out, _LISTED, as_json=as_json)
    found = history.withdrawals(since=moment(since, now), article=article, kinds=kinds, silent=silent, limit=limit)
    if as_json:
        from monitor.history import json

        print_json([json.withdrawal(item) for item in found])
        return
    if not found:
        note("nothing was withdrawn" + (" since then" if since else " so far"))
    out.write(line for item in found for line in _entry(out, item, now))


def _entry(out: Output, item: StoredWithdrawal, now: datetime) -> Iterator[str]:
    versions = f"@{item.from_version}" + (f"..{item.to_version}" if item.to_version is not None else "")
    name = out.ink(f"{item.article.id}{versions}", "id")
    yield f"{name}  {out.ink(item.article.title or item.article.url, 'title')}"
    when = f"{stamp(item.detected_at)} ({ago(item.detected_at, now)})"
    facts = (item.article.feed_title, when, "" if item.from_kept else f"version {item.from_version} is no longer kept")
    yield "    " + out.dot.join(out.ink(text, "quiet") for text in facts if text)
    yield from withdrawal_lines(
        out, Withdrawal(item.kind, item.text, item.now, item.silent, reason=item.reason), "    "
    )
    yield ""
