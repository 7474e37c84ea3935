"""``monitor alerts``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.arguments import NUMBER, PlainCommand, PlainGroup, ReadCommand, read_options
from monitor.cli.output import (
    Output,
    Role,
    default_limit,
    delivery_counts,
    errors_below,
    note,
    note_not_sent,
    output,
    print_json,
)
from monitor.cli.session import Session
from monitor.cli.waiting import waiting
from monitor.errors import NotFound
from monitor.history.words import ago, ahead, counted
from monitor.model import Alert, AlertItem, AlertKind, AlertState, Channel, Message

if TYPE_CHECKING:
    from monitor.history import Difference
    from monitor.wiring import App


_LISTED = 50
_ROLES: dict[AlertState, Role | None] = {
    AlertState.QUEUED: None,
    AlertState.SENT: "good",
    AlertState.FAILED: "bad",
    AlertState.CANCELLED: "quiet",
}


@click.group(cls=PlainGroup)
def command() -> None:
    """The outbox: alerts sent, waiting and failed."""


@command.command("list", cls=ReadCommand)
@click.option("--state", type=click.Choice([str(state) for state in AlertState]), help="Only alerts in this state.")
@click.option("-n", "limit", type=NUMBER, help=f"How many at most. [default on a terminal: {_LISTED}]")
@read_options
@click.pass_obj
def list_(session: Session, state: str | None, limit: int | None, as_json: bool, color: bool | None) -> None:
    """Alerts, newest first."""
    out = output(session, color)
    limit = limit or default_limit(out, _LISTED, as_json=as_json)
    found = session.app.store.outbox.list(state=AlertState(state) if state else None, limit=limit)
    if as_json:
        from monitor.history import json

        print_json([json.alert(item, session.app.mail) for item in found])
        return
    if not found:
        note(f"no alerts are {state}" if state else "no alerts yet")
        return
    heads = ("ID", "SUBJECT", "TO", "STATE", "WHEN", "TRIES")
    now = session.app.clock.now()
    lines = out.table(heads, [_row(out, item, session.app.name_of(item.recipient), now) for item in found], give=1)
    out.write([*lines, *errors_below(out, found)])


def _row(out: Output, item: Alert, name: str, now: datetime) -> tuple[str, ...]:
    when = ahead(item.due_at, now) if item.state is AlertState.QUEUED else ago(item.sent_at or item.queued_at, now)
    return (
        out.ink(str(item.id), "id"),
        out.ink(item.subject),
        out.ink(name),
        out.ink(str(item.state), _ROLES[item.state]),
        when,
        str(item.attempts),
    )


@command.command("show", cls=ReadCommand)
@click.argument("alert", type=int)
@read_options
@click.pass_obj
def show(session: Session, alert: int, as_json: bool, color: bool | None) -> None:
    """One alert as it is sent, with the whole digest if it is part of one."""
    item = session.app.store.outbox.get(alert)
    message = _composed(session, session.app.store.outbox.together(alert))
    if as_json:
        from monitor.history import json

        print_json(json.alert(item.alert, session.app.mail) | {"text": message.text})
        return
    if item.alert.to_version is not None and item.change is None:
        note(f"version {item.alert.to_version} is no longer kept: what was new in it cannot be shown")
    out = output(session, color)
    heads = {
        "To": session.app.name_of(item.alert.recipient),
        "Subject": message.subject,
        "State": f"{item.alert.state}, {counted(item.alert.attempts, 'attempt')}",
        "Error": item.alert.last_error or "",
        "Id": message.message_id,
    }
    lines = [f"{out.ink(f'{name}:', 'quiet')} {out.ink(value)}" for name, value in heads.items() if value]
    out.write([*lines, "", *(out.ink(line) for line in message.text.splitlines())])


@command.command("retry", cls=PlainCommand)
@click.argument("alerts", nargs=-1, type=int, metavar="[ALERT...]")
@click.pass_context
def retry(ctx: click.Context, alerts: tuple[int, ...]) -> None:
    """Send alerts again that were given up or wait for another attempt: those named, or all."""
    app: App = ctx.obj.app
    for number in alerts:
        app.store.outbox.get(number)
    with waiting("sending"):
        again, report = app.pipeline.retry(alerts)
    if not again:
        note("no alert was given up or waits for another attempt" + (" of those named" if alerts else ""))
        return
    note_not_sent(report.errors)
    note(f"{counted(again, 'alert')} tried again: {', '.join(delivery_counts(report))}")
    if report.errors:
        ctx.exit(1)


@command.command("preview", cls=PlainCommand)
@click.argument("article", metavar="ARTICLE[@A..B]")
@click.option(
    "--html", "html_file", type=click.Path(dir_okay=False, path_type=Path), help="Write the HTML part to this file."
)
@click.option(
    "--eml", "eml_file", type=click.Path(dir_okay=False, path_type=Path), help="Write the whole message to this file."
)
@click.option("--to", default="reader@example.org", show_default=True, help="The recipient it is addressed to.")
@click.pass_obj
def preview(session: Session, article: str, html_file: Path | None, eml_file: Path | None, to: str) -> None:
    """The mail that a change would send, without sending it. Its text part is printed unless a file is named."""
    difference = session.app.history.diff(article)
    message = _composed(session, [_item(difference, to, session.app.clock.now())])
    if html_file:
        _write(html_file, message.html.encode())
    if eml_file:
        from monitor.send import message_bytes

        _write(eml_file, message_bytes(message, session.app.settings.smtp.sender))
    if not html_file and not eml_file:
        out = output(session)
        out.write(out.ink(line) for line in [f"Subject: {message.subject}", "", *message.text.splitlines()])


def _composed(session: Session, items: Sequence[AlertItem]) -> Message:
    from monitor.history.outbox import message_of

    return message_of(session.app.store, items, session.app.mail, session.app.clock.now())


def _item(difference: Difference, to: str, now: datetime) -> AlertItem:
    """A mail alert about a difference. Raises ``NotFound`` if nothing in it is new."""
    change, article = difference.change, difference.article
    picks = tuple(at for at, edit in enumerate(change.edits) if edit.development)
    if not picks:
        raise NotFound(
            f"nothing is new from version {difference.old.number} to {difference.new.number}: no mail would be sent",
            advice=f"`monitor diff {article.id}@{difference.old.number}..{difference.new.number}` shows what changed",
        )
    alert = Alert(
        id=0,
        subscription="preview",
        channel=Channel.MAIL,
        recipient=to,
        kind=AlertKind.UPDATE,
        subject=difference.new.document.title or article.title,
        state=AlertState.QUEUED,
        queued_at=now,
        due_at=now,
        message_id=f"<preview.{article.id}.{difference.old.number}.{difference.new.number}@monitor.invalid>",
        article_id=article.id,
        from_version=difference.old.number,
        to_version=difference.new.number,
        picks=picks,
    )
    return AlertItem(
        alert,
        article,
        change,
        old_title=difference.old.document.title,
        new_title=difference.new.document.title,
        last_seen_at=difference.old.fetched_at,
        language=difference.new.document.language or "",
    )


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise NotFound(f"{file} cannot be written: {error.strerror}") from error
    note(f"wrote {file}")
