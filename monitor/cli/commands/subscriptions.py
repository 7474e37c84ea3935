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

    Subscriptions in the configuration file are changed there, the others by these commands.
    """


@command.command("add", cls=PlainCommand)
@click.argument("name")
@click.option(
    "--to",
    multiple=True,
    metavar="ADDRESS",
    help="A mail address. Can be given several times, as can --apprise and all filters.",
)
@click.option("--webhook", metavar="URL", help="An address to which signed JSON is sent.")
@click.option("--webhook-secret", metavar="SECRET", help="The key that signs it (whsec_...).")
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
    help="Only this kind of news or withdrawal, or facts changed or withdrawn silently (without a note).",
)
@click.option("--word", "words", multiple=True, help="Only new text with this word or phrase; -WORD excludes.")
@click.option(
    "--min-score", type=click.FloatRange(0, 1), default=0.0, help="Only news with at least this score (probability)."
)
@click.option(
    "--min-importance", type=click.FloatRange(0, 1), default=0.0, help="Only news of at least this importance."
)
@click.option("--quiet-hours", metavar="SPAN", help='Hold alerts in this time, such as "22:00-06:30 Europe/Berlin".')
@click.option(
    "--daily-at",
    metavar="TIME",
    default="07:00",
    show_default=True,
    help='Time of the daily digest: "07:00 Europe/Berlin"; without a zone, that of --quiet-hours, else UTC.',
)
@click.option("--max-per-hour", type=NUMBER, default=20, show_default=True, help="Further alerts become a digest.")
@click.option("--time-zone", metavar="ZONE", help='The zone of times in its mails: "Europe/Berlin".')
@click.option(
    "--subjects",
    type=click.Choice(["news", "constant"]),
    default="news",
    show_default=True,
    help="The subject of a mail: what is new, or always the same for an article.",
)
@click.option(
    "--reader",
    default="",
    metavar="NAME",
    help="A reader of `catchup`: its digests leave out what this reader has read.",
)
@click.option("--updates/--no-updates", default=True, show_default=True, help="Send what is new in articles.")
@click.option(
    "--firsts-only", is_flag=True, help="Leave out news that another outlet of the same story reported earlier."
)
@click.option("--new-articles", is_flag=True, help="Also send first versions.")
@click.option("--removals", is_flag=True, help="Also send removed passages.")
@click.option("--broken-sources", is_flag=True, help="Also report feeds that stopped working.")
@click.option("--heartbeat", is_flag=True, help="Send a message when nothing was new for a day.")
@click.pass_obj
def add(session: Session, /, **values: Any) -> None:
    """Add or replace a subscription: who is sent what is new."""
    from monitor.pipeline.subscribing import put_subscription, unmatched_selections
    from monitor.settings import read_subscription

    given = {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
    subscription = read_subscription({key: value for key, value in given.items() if value is not None})
    store = session.app.store
    previous = next((item for item in store.subscriptions.list() if item.name == subscription.name), None)
    for recipient in put_subscription(store, subscription, everybody=True):
        note(f"{session.app.name_of(recipient)} had left it and receives it again")
    if previous is not None and previous != subscription:
        plain = Output(color=False, terminal=False, width=READABLE_WIDTH)
        description = _described(plain, previous, session.app.name_of)
        note("\n".join(["it replaces the subscription of this name, which was:", *description]))
    for selection in unmatched_selections(store, subscription):
        note(f"no {selection} is followed: nothing is sent for it")
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
    for label, text in (*_filters(item), *_options(item)):
        yield from out.wrap(out.ink(text), " " * 10, f"  {label:<7} ")


def _filters(item: Subscription) -> Iterator[tuple[str, str]]:
    """What the subscription is about, and its filters."""
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


def _options(item: Subscription) -> Iterator[tuple[str, str]]:
    """The options that differ from their defaults."""
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
    """Send a sample to all recipients of a subscription."""
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
@click.option(
    "--html", "html_file", type=click.Path(dir_okay=False, path_type=Path), help="Write the mails to this file."
)
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
    """The mails that a subscription would have sent.

    By default those of the last day. Computed from the stored changes: nothing is queued or sent. --max-per-hour is
    not applied.
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
    """Write the mails into one page, each in a frame of its own, as each is an HTML document."""
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
