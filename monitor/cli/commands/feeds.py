"""``monitor feeds``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from monitor.cli.arguments import NUMBER, PlainCommand, PlainGroup, ReadCommand, read_options
from monitor.cli.output import Output, errors_below, note, output, print_json
from monitor.cli.session import Session
from monitor.cli.sources import describe_feed, feed_state, robots_objection
from monitor.cli.waiting import waiting
from monitor.errors import FetchError, NotFound, ParseError
from monitor.history.words import ago, ahead, counted
from monitor.model import Feed, FeedState, FeedSummary

FAILING = "failing"


@click.group(cls=PlainGroup)
def command() -> None:
    """The feeds that are followed, and their state."""


@command.command("add", cls=PlainCommand)
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option("--title", default="", help="A name of your own instead of the feed's.")
@click.option("--tag", "tags", multiple=True, help="A tag for filters and subscriptions; can be given several times.")
@click.pass_obj
def add(session: Session, urls: tuple[str, ...], title: str, tags: tuple[str, ...]) -> None:
    """Follow feeds. The address of a page is enough: its feeds are found.

    Each is checked at once; the result and the time of the next check are shown.
    """
    out, failed = output(session), []
    for url in urls:
        try:
            with waiting("adding") as step:
                step(0, None, url)
                added = session.app.pipeline.add_feed(url, title=title, tags=tags)
        except (FetchError, ParseError) as error:
            if len(urls) == 1:
                raise
            note(f"error: {error.describe()}")
            failed.append(url)
            continue
        if added.discovered_from:
            note(f"{url} names {counted(len(added.reports), 'feed')}")
        for report in added.reports:
            feed = session.app.store.feeds.get(report.feed.id)
            articles = session.app.store.articles.number_of(feed.id)
            out.write(_added(out, feed, articles, session.app.clock.now()))
            out.write(robots_objection(out, report.robots))
    if failed:
        raise NotFound(f"{counted(len(failed), 'address', 'addresses')} could not be added", advice=" ".join(failed))


def _added(out: Output, feed: Feed, articles: int, now: datetime) -> Iterator[str]:
    yield f"{out.ink(f'feed {feed.id}', 'id')}  {out.ink(feed.title or feed.url, 'title')}"
    yield f"  {out.ink(feed.url, 'quiet')}"
    if feed.last_error:
        yield from out.wrap(out.ink(feed.last_error, "bad"), "  ")
    else:
        yield f"  {counted(articles, 'article')} to follow"
    reason = f": {feed.rhythm.reason}" if feed.rhythm.reason else ""
    yield from out.wrap(f"checked again {ahead(feed.due_at, now)}{out.ink(reason)}", "  ")


@command.command("list", cls=ReadCommand)
@click.option(
    "--state",
    type=click.Choice([*map(str, FeedState), FAILING]),
    help="Only feeds in this state. failing: the last check failed.",
)
@click.option("--after", type=NUMBER, metavar="ID", help="Only feeds with a larger number.")
@click.option("-n", "limit", type=NUMBER, help="How many at most. [default: all]")
@read_options
@click.pass_obj
def list_(
    session: Session, state: str | None, after: int | None, limit: int | None, as_json: bool, color: bool | None
) -> None:
    """All feeds in the order they were added, with their last errors."""
    now = session.app.clock.now()
    feeds = session.app.store.feeds.list(
        failing=state == FAILING,
        state=FeedState(state) if state is not None and state != FAILING else None,
        after_id=after,
        limit=limit,
    )
    if as_json:
        from monitor.history import json

        print_json([json.feed_row(feed) for feed in feeds])
        return
    out = output(session, color)
    if not feeds:
        note(f"no feed is {state}" if state else "no feeds yet: `monitor feeds add URL`")
        return
    heads = ("ID", "FEED", "STATE", "CHECKED", "NEXT", "TAGS")
    rows = [_row(out, feed, now) for feed in feeds]
    lines = out.table(heads, rows, give=1)
    out.write([*lines, *errors_below(out, feeds)])


def _row(out: Output, feed: FeedSummary, now: datetime) -> tuple[str, ...]:
    state, role = feed_state(feed)
    return (
        out.ink(str(feed.id), "id"),
        out.ink(feed.title or feed.url),
        out.ink(state, role),
        ago(feed.last_checked_at, now),
        "paused" if feed.state is FeedState.PAUSED else ahead(feed.due_at, now),
        out.ink(" ".join(feed.tags), "quiet"),
    )


@command.command("show", cls=ReadCommand)
@click.argument("feed")
@read_options
@click.pass_obj
def show(session: Session, feed: str, as_json: bool, color: bool | None) -> None:
    """The state of a feed: last check, next check and its reason, what the feed asks for, and its errors."""
    found = session.app.history.feed(feed)
    articles = session.app.store.articles.number_of(found.id)
    pushes = session.app.store.pushes.of_feed(found.id)
    if as_json:
        from monitor.history import json

        print_json(json.feed(found, articles, pushes))
        return
    out = output(session, color)
    out.write(describe_feed(out, found, articles, pushes, session.app.clock.now()))


@command.command("remove", cls=PlainCommand)
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@click.pass_obj
def remove(session: Session, feeds: tuple[str, ...]) -> None:
    """Stop following feeds. Their articles and versions stay and are still followed."""
    from monitor.history.names import feed_to_remove

    for feed in [feed_to_remove(session.app.store, name) for name in feeds]:
        session.app.store.feeds.remove(feed.id)
        note(f"removed feed {feed.id}  {feed.title or feed.url}")


@command.command("pause", cls=PlainCommand)
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@click.pass_obj
def pause(session: Session, feeds: tuple[str, ...]) -> None:
    """Do not check feeds until they are resumed. Their articles are still followed."""
    _set_state(session, feeds, FeedState.PAUSED, "paused")


@command.command("resume", cls=PlainCommand)
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@click.pass_obj
def resume(session: Session, feeds: tuple[str, ...]) -> None:
    """Check paused feeds again."""
    _set_state(session, feeds, FeedState.ACTIVE, "resumed")


def _set_state(session: Session, names: tuple[str, ...], state: FeedState, verb: str) -> None:
    for feed in [session.app.history.feed(name) for name in names]:
        session.app.store.feeds.set_state(feed.id, state, session.app.clock.now())
        note(f"{verb} feed {feed.id}  {feed.title or feed.url}")


@command.command("import", cls=PlainCommand)
@click.argument("file", metavar="OPML", type=click.Path(path_type=Path, allow_dash=True))
@click.pass_obj
def import_(session: Session, file: Path) -> None:
    """Follow the feeds of an OPML file (- reads standard input); they are checked when the daemon runs."""
    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise NotFound(f"{file} cannot be read: {error.strerror}") from error
    found = session.app.pipeline.import_opml(content)
    for address in found.refused:
        note(f"refused: {address} is not a web address")
    new, total = len(found.added), len(found.added) + len(found.known)
    note(f"{counted(new, 'new feed')} of {counted(total, 'feed')}; `monitor poll` checks them now")


@command.command("export", cls=PlainCommand)
@click.pass_obj
def export(session: Session) -> None:
    """All feeds as OPML, on standard output."""
    from monitor.pipeline.opml import export_opml

    click.echo(export_opml(session.app.store, session.app.clock.now()))
