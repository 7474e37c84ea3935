"""``monitor subscriptions``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any

import click

from monitor.cli.arguments import NUMBER, PlainCommand, PlainGroup, ReadCommand, moment, read_options, since_option
from monitor.cli.output import READABLE_WIDTH, Output, note, note_not_sent, output, print_json
from monitor.cli.session import Session
from monitor.cli.waiting import waiting
from monitor.errors import OutputLost
from monitor.history.words import counted
from monitor.model import NEWS_KINDS, Message, Subscription, Unannounced, WithdrawalKind

# The period of a preview where no --since is given.
_LOOK_BACK = timedelta(days=1)


@click.group(cls=PlainGroup)
def command() -> None:
    """Who receives what.

    Those of the configuration file are changed there; the others by these commands.
    """


@command.command("add", cls=PlainCommand)
@click.argument("name")
@click.option(
    "--to", multiple=True, metavar="ADDRESS", help="A mail address; can be given several times, as all lists."
)
@click.option("--webhook", metavar="URL", help="An address that is sent signed JSON.")
@click.option("--webhook-secret", metavar="SECRET", help="What signs it (whsec_...).")
@click.option("--apprise", multiple=True, metavar="URL", help="A chat service, as an Apprise address.")
@click.option("--mode", type=click.Choice(["instant", "hourly", "daily"]), default="instant", show_default=True)
@click.option("--feed", "feeds", multiple=True, help="Only of feeds with this number, address, or part of the title.")
@click.option("--tag", "tags", multiple=True, help="Only of feeds with this tag.")
@click.option("--article", "articles", multiple=True, help="Only of this article.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([*sorted(map(str, NEWS_KINDS)), *map(str, WithdrawalKind), *map(str, Unannounced)]),
    help="Only news of this kind, what was withdrawn, or facts changed or withdrawn silently (without a note).",
)
@click.option("--word", "words", multiple=True, help="Only where the new text has this word or phrase; -WORD excludes.")
@click.option("--min-score", type=click.FloatRange(0, 1), default=0.0, help="Only news at least this sure.")
@click.option("--min-importance", type=click.FloatRange(0, 1), default=0.0, help="Only news that matters this much.")
@click.option("--quiet-hours", metavar="SPAN", help='Hold alerts then, such as "22:00-06:30 Europe/Berlin".')
@click.option(
    "--daily-at",
    metavar="TIME",
    default="07:00",
    show_default=True,
    help='When the daily digest leaves: "07:00 Europe/Berlin"; without a zone, that of --quiet-hours, else UTC.',
)
@click.option("--max-per-hour", type=NUMBER, default=20, show_default=True, help="More become a digest.")
@click.option("--time-zone", metavar="ZONE", help='Of the times in its mails: "Europe/Berlin".')
@click.option(
    "--subjects",
    type=click.Choice(["news", "constant"]),
    default="news",
    show_default=True,
    help="What a mail's subject is: what is new, or the same for an article's whole life.",
)
@click.option("--reader", default="", metavar="NAME", help="Whose catch-up place its mails share.")
@click.option("--updates/--no-updates", default=True, show_default=True, help="What is new in articles.")
@click.option("--firsts-only", is_flag=True, help="Not what another outlet of the same story reported earlier.")
@click.option("--new-articles", is_flag=True, help="Also first versions.")
@click.option("--removals", is_flag=True, help="Also removed passages.")
@click.option("--broken-sources", is_flag=True, help="Also feeds that stopped working.")
@click.option("--heartbeat", is_flag=True, help="A message when nothing was new for a day.")
@click.pass_obj
def add(session: Session, /, **values: Any) -> None:
    """Send someone what is new."""
    from monitor.pipeline.subscribing import put_subscription, unmatched_selections
    from monitor.settings import read_subscription

    given = {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
    subscription = read_subscription({key: value for key, value in given.items() if value is not None})
    store = session.app.store
    before = next((item for item in store.subscriptions.list() if item.name == subscription.name), None)
    for recipient in put_subscription(store, subscription, everybody=True):
        note(f"{session.app.name_of(recipient)} had left it and receives it again")
    if before is not None and before != subscription:
        said = _described(Output(color=False, terminal=False, width=READABLE_WIDTH), before, session.app.name_of)
        note("\n".join(["it replaces the one of this name, which was:", *said]))
    for named in unmatched_selections(store, subscription):
        note(f"no {named} is followed: nothing is sent for it")
    note(f'subscription "{subscription.name}" is set; `monitor subscriptions test {subscription.name}` sends a sample')
    if subscription.to and not session.app.settings.smtp.host:
        note("mails stay queued until smtp.host is set")


@command.command("list", cls=ReadCommand)
@read_options
@click.pass_obj
def list_(session: Session, as_json: bool, color: bool | None) -> None:
    """All subscriptions."""
    found = session.app.store.subscriptions.list()
    if as_json:
        from monitor.history import json

        print_json([json.subscription(item, session.app.mail) for item in found])
        return
    if not found:
        note("no subscriptions yet: `monitor subscriptions add NAME --to you@example.org`")
    out = output(session, color)
    out.write(line for item in found for line in _described(out, item, session.app.name_of))


def _described(out: Output, item: Subscription, name_of: Callable[[str], str]) -> Iterator[str]:
    where = "from the configuration file" if item.origin == "config" else "from the command line"
    yield f"{out.ink(item.name, 'title')}  {out.ink(f'{_mode(item)}, {where}', 'quiet')}"
    recipients = [*item.to, *filter(None, [item.webhook]), *item.apprise]
    yield from out.wrap(out.ink(", ".join(map(name_of, recipients)) or "nobody"), " " * 10, f"  {'to':<7} ")
    for label, said in (*_wishes(item), *_limits(item)):
        yield from out.wrap(out.ink(said), " " * 10, f"  {label:<7} ")


def _wishes(item: Subscription) -> Iterator[tuple[str, str]]:
    flags = {
        "updates": item.updates,
        "new articles": item.new_articles,
        "removals": item.removals,
        "broken sources": item.broken_sources,
        "heartbeat": item.heartbeat,
        "firsts only": item.firsts_only,
    }
    yield "about", ", ".join(name for name, wanted in flags.items() if wanted) or "nothing"
    chosen = {
        "feeds": item.feeds,
        "tags": item.tags,
        "article": item.articles,
        "kinds": tuple(str(kind) for kind in item.kinds),
        "words": item.words,
    }
    yield from ((name, ", ".join(values)) for name, values in chosen.items() if values)


def _limits(item: Subscription) -> Iterator[tuple[str, str]]:
    """What differs from the default."""
    if item.min_score:
        yield "score", f"at least {item.min_score:g}"
    if item.time_zone:
        yield "zone", item.time_zone
    if item.reader:
        yield "reader", item.reader
    if item.subjects != "news":
        yield "subject", item.subjects
    if item.min_importance:
        yield "weight", f"an importance of at least {item.min_importance:g}"
    if quiet := item.quiet_hours:
        yield "quiet", f"{_time(quiet.start)}-{_time(quiet.end)} {quiet.zone}"


def _mode(item: Subscription) -> str:
    if item.mode != "daily":
        return item.mode
    zone = item.daily_zone or (item.quiet_hours.zone if item.quiet_hours else "UTC")
    return f"daily at {_time(item.daily_at)} {zone}"


def _time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


@command.command("remove", cls=PlainCommand)
@click.argument("name")
@click.pass_obj
def remove(session: Session, name: str) -> None:
    """Remove a subscription."""
    from monitor.pipeline.subscribing import remove_subscription

    remove_subscription(session.app.store, name)
    note(f'removed subscription "{name}"')


@command.command("resubscribe", cls=PlainCommand)
@click.argument("name")
@click.argument("recipient")
@click.pass_obj
def resubscribe(session: Session, name: str, recipient: str) -> None:
    """Bring back a recipient who had left a subscription.

    RECIPIENT is an address, or its short name, such as slack#3f2a91.
    """
    from monitor.pipeline.subscribing import let_back_in

    name_of = session.app.name_of
    found = let_back_in(session.app.store, name, recipient, name_of)
    note(f'{name_of(found)} receives "{name}" again')


@command.command("test", cls=PlainCommand)
@click.argument("name")
@click.pass_context
def test(ctx: click.Context, name: str) -> None:
    """Send a sample to everyone a subscription names."""
    session: Session = ctx.obj
    with waiting("sending"):
        report = session.app.pipeline.send_sample(name)
    note_not_sent(report.errors)
    note(f"{report.sent} sent")
    if report.errors or not report.sent:
        ctx.exit(1)


@command.command("preview", cls=ReadCommand)
@click.argument("name")
@since_option
@click.option("--html", "html_file", type=click.Path(dir_okay=False, path_type=Path), help="Write the mails here.")
@read_options
@click.pass_obj
def preview(
    session: Session,
    name: str,
    since: timedelta | datetime | None,
    html_file: Path | None,
    as_json: bool,
    color: bool | None,
) -> None:
    """The mails it would have sent.

    Of the last day, if --since says nothing else. Computed from the stored changes: nothing is queued or sent. A limit
    on mails in an hour is not counted.
    """
    messages = _previewed(session, name, since or _LOOK_BACK)
    if html_file:
        _write_page(html_file, name, messages)
    if as_json:
        print_json([_as_json(message) for message in messages])
        return
    note(f"{counted(len(messages), 'mail')} would have been sent")
    if not html_file:
        out = output(session, color)
        out.write(out.ink(line) for message in messages for line in _shown(message))


def _previewed(session: Session, name: str, since: timedelta | datetime) -> list[Message]:
    from monitor.pipeline.preview import preview as previewed
    from monitor.pipeline.subscribing import find_subscription

    store, now = session.app.store, session.app.clock.now()
    found = find_subscription(store, name)
    return list(previewed(store, found, session.app.mail, moment(since, now) or now, now))


def _shown(message: Message) -> Iterator[str]:
    yield f"Subject: {message.subject}"
    yield f"Date: {message.date.isoformat()}"
    yield ""
    yield from message.text.splitlines()
    yield ""


def _as_json(message: Message) -> dict[str, Any]:
    return {
        "to": message.recipient,
        "subject": message.subject,
        "date": message.date.isoformat(),
        "text": message.text,
        "bytes": len(message.text.encode()) + len(message.html.encode()),
        "attachment": message.attachment.name if message.attachment else None,
    }


def _write_page(file: Path, name: str, messages: Sequence[Message]) -> None:
    """The mails one below the other, each in its own frame, as each is a page itself."""
    style = "body{font-family:sans-serif;max-width:720px;margin:0 auto;padding:1rem}iframe{width:100%;height:80vh}"
    frames = (
        f'<h2 dir="auto">{escape(message.subject)}</h2><p>{escape(message.date.isoformat())}</p>'
        f'<iframe sandbox title="{escape(message.subject)}" srcdoc="{escape(message.html)}"></iframe>'
        for message in messages
    )
    head = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(name)}</title>'
    text = f"{head}<style>{style}</style></head><body>{''.join(frames)}</body></html>"
    try:
        file.write_text(text, "utf-8", errors="replace")
    except OSError as error:
        raise OutputLost(f"{file} cannot be written: {error.strerror}") from error
    note(f"wrote {file}")
