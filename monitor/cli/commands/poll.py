"""``monitor poll``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from monitor.cli.arguments import ReadCommand, read_options
from monitor.cli.output import SHOWN_ERRORS, Output, note, note_not_sent, output, print_json
from monitor.cli.session import Session
from monitor.cli.waiting import fields, make_bar
from monitor.history.words import counted, when
from monitor.model import FeedState

if TYPE_CHECKING:
    from monitor.pipeline import PollProgress, PollReport


@click.command(cls=ReadCommand)
@click.argument("feeds", nargs=-1, metavar="[FEED...]")
@click.option("--all", "everything", is_flag=True, help="Every feed and every live article, due or not.")
@read_options
@click.pass_context
def command(ctx: click.Context, feeds: tuple[str, ...], everything: bool, as_json: bool, color: bool | None) -> None:
    """Check once, now: what is due, some feeds, or everything. Alerts that are due are sent.

    Exits with 1 if feeds were checked and all of them failed.
    """
    session: Session = ctx.obj
    app = session.app
    app.follow_configured()
    named = [app.history.feed(name) for name in feeds]
    for feed in named:
        if feed.state is FeedState.PAUSED:
            note(f"passed over: feed {feed.id} is paused; `monitor feeds resume {feed.id}`")
    ids = [feed.id for feed in named] or None
    with _progress(quiet=as_json) as show:
        report = app.pipeline.poll(ids, everything=everything, progress=show)
    if as_json:
        print_json(report.to_dict())
    else:
        _print_report(output(session, color), report)
    if 0 < report.feeds["polled"] == report.feeds["failed"]:
        ctx.exit(1)


def _print_report(out: Output, report: PollReport) -> None:
    for error in report.errors[:SHOWN_ERRORS]:
        note(f"failed: {error}")
    if len(report.errors) > SHOWN_ERRORS:
        note(f"and {len(report.errors) - SHOWN_ERRORS} more: `monitor doctor` lists them")
    note_not_sent(report.delivery.errors)
    for line in _skipped(report):
        note(line)
    out.write(_summary(out, report))


def _skipped(report: PollReport) -> Iterator[str]:
    """The feeds and articles that were not checked, and why."""
    if any(report.held.values()):
        holders = ", ".join(sorted(report.holders))
        yield f"passed over: {_feeds_and_articles(report.held)} that a running monitor is checking ({holders})"
    if any(report.waiting.values()):
        yield f"passed over: {_feeds_and_articles(report.waiting)} whose hosts asked to wait"
    for wait in list(report.waits.values())[:SHOWN_ERRORS]:
        yield f"  {wait.host} until {when(wait.until)}"
    if len(report.waits) > SHOWN_ERRORS:
        yield f"  and {len(report.waits) - SHOWN_ERRORS} more hosts"


def _feeds_and_articles(counts: dict[str, int]) -> str:
    numbers = (("feed", counts["feeds"]), ("article", counts["articles"]))
    return " and ".join(counted(count, word) for word, count in numbers if count)


def _summary(out: Output, report: PollReport) -> Iterator[str]:
    feeds, articles, alerts = report.feeds, report.articles, report.to_dict()["alerts"]
    yield _line(out, "feeds", feeds["polled"], {name: feeds[name] for name in ("not_modified", "failed")})
    shown = ("new", "updated", "unchanged", "gone", "failed")
    yield _line(out, "articles", articles["checked"], {name: articles[name] for name in shown})
    news = out.ink(counted(report.developments, "development"), "news" if report.developments else None)
    yield f"{'stored':<9} {counted(report.versions, 'version')}{out.dot}{news}"
    yield f"{'alerts':<9} {alerts['queued']} queued{out.dot}{alerts['sent']} sent"
    if report.developments:
        note("`monitor log` shows what is new")


def _line(out: Output, what: str, number: int, parts: dict[str, int]) -> str:
    texts = [
        out.ink(f"{count} {name.replace('_', ' ')}", "bad" if name == "failed" else None)
        for name, count in parts.items()
        if count
    ]
    return f"{what:<9} " + out.dot.join([f"{number} checked", *texts])


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[PollProgress], None] | None]:
    """A callback that updates a progress bar; None if standard error is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    with make_bar() as bar:
        tasks = {}

        def show(progress: PollProgress) -> None:
            texts = fields(progress.done, progress.total, progress.address)
            if progress.stage not in tasks:
                tasks[progress.stage] = bar.add_task(progress.stage, **texts)
            bar.update(tasks[progress.stage], completed=progress.done, total=progress.total, **texts)

        yield show
