"""``monitor articles``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import click

from monitor import errors
from monitor.cli.arguments import NUMBER, PlainCommand, PlainGroup, ReadCommand, json_option, read_options
from monitor.cli.output import Output, errors_below, note, output, print_json
from monitor.cli.session import Session
from monitor.cli.sources import article_state, robots_objection
from monitor.cli.waiting import waiting
from monitor.errors import MonitorError
from monitor.history.until import read_until
from monitor.history.words import ago, ahead, counted, stamp
from monitor.model import Article, ArticleState

# Limits without -n: as text, and with --json.
LISTED, LISTED_AS_JSON = 50, 1000
# Values of --state that are no ``ArticleState``.
FAILING, MUTED = "failing", "muted"
_NONE = "no articles yet: `monitor feeds add URL`, or `monitor articles add URL`"


@click.group(cls=PlainGroup)
def command() -> None:
    """The articles that are followed."""


@command.command("add", cls=PlainCommand)
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.pass_obj
def add(session: Session, urls: tuple[str, ...]) -> None:
    """Follow single articles, without a feed. Each is checked at once.

    An address that shows no article now (an error, a PDF, a wall) is not followed, and the exit code is 1.
    """
    out, failed = output(session), 0
    for url in urls:
        with waiting("adding") as step:
            step(0, None, url)
            report = session.app.pipeline.add_article(url)
        failed += report.result in ("failed", "gone")
        article = session.app.store.articles.get(report.article.id) if report.kept else report.article
        head = f"article {article.id}" if report.kept else "not added"
        out.write([f"{out.ink(head, 'id')}  {out.ink(article.title or article.url, 'title')}"])
        if article.last_error:
            error = article.last_error if report.kept else _without_advice(article.last_error)
            out.write(out.wrap(out.ink(error, "bad"), "  "))
        out.write(robots_objection(out, report.robots))
        if report.kept:
            due = ahead(article.due_at, session.app.clock.now())
            out.write([f"  {counted(article.versions, 'version')}; checked again {due}"])
    if failed:
        click.get_current_context().exit(1)


def _without_advice(recorded: str) -> str:
    """A recorded error without its advice, which may promise another attempt: an article not followed gets none."""
    kind = getattr(errors, recorded.partition(":")[0], None)
    if isinstance(kind, type) and issubclass(kind, MonitorError):
        return recorded.removesuffix(f" ({kind.advice})")
    return recorded


@command.command("remove", cls=ReadCommand)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@json_option
@click.pass_obj
def remove(session: Session, articles: tuple[str, ...], as_json: bool) -> None:
    """Delete articles for good, with everything stored about them.

    Deletes their versions, pages, differences and developments, and the articles merged into them. Queued alerts
    about them are cancelled, sent ones stay in the outbox. An article that a feed lists cannot be removed, as the
    feed would bring it back: `monitor articles mute` silences it. If one of several cannot be removed, none is.
    """
    from monitor.history.names import article_to_remove
    from monitor.pipeline.tending import check_removable, remove_article

    named = [article_to_remove(session.app.store, name) for name in articles]
    found = {article.id: article for article in named}
    for article in found.values():
        check_removable(article)
    removed = [(article, remove_article(session.app.store, article)) for article in found.values()]
    for article, versions in removed:
        note(f"removed article {article.id}  {article.title or article.url}, {counted(versions, 'version')}")
    if as_json:
        print_json([{"id": article.id, "url": article.url, "versions": versions} for article, versions in removed])


@command.command("list", cls=ReadCommand)
@click.option("--feed", metavar="FEED", help="Only articles of this feed.")
@click.option(
    "--state",
    type=click.Choice([*map(str, ArticleState), FAILING, MUTED]),
    help="Only articles in this state. failing: live, and the last check failed.",
)
@click.option("--before", type=NUMBER, metavar="ID", help="Only articles with a smaller number.")
@click.option(
    "-n",
    "limit",
    type=NUMBER,
    help=f"How many at most. [default: {LISTED}, with --json {LISTED_AS_JSON}]",
)
@read_options
@click.pass_obj
def list_(
    session: Session,
    feed: str | None,
    state: str | None,
    before: int | None,
    limit: int | None,
    as_json: bool,
    color: bool | None,
) -> None:
    """The followed articles, newest first, with their last errors."""
    out, now = output(session, color), session.app.clock.now()
    shown = limit or (LISTED_AS_JSON if as_json else LISTED)
    found = _read(session, feed, state, before, shown + 1)
    articles = found[:shown]
    if len(found) > shown and limit is None:
        note(f"the newest {shown} are listed; `--before {articles[-1].id}` continues, `-n` lists more")
    if as_json:
        from monitor.history import json

        print_json([json.article_row(article) for article in articles])
        return
    if not articles:
        note(f"no article is {state}" if state else _NONE)
        return
    heads = ("ID", "ARTICLE", "FEED", "STATE", "VERSIONS", "CHECKED", "NEXT")
    lines = out.table(heads, [_row(out, article, now) for article in articles], give=1)
    out.write([*lines, *errors_below(out, articles)])


def _read(session: Session, feed: str | None, state: str | None, before: int | None, limit: int) -> Sequence[Article]:
    return session.app.store.articles.list(
        feed_id=session.app.history.feed(feed).id if feed is not None else None,
        state=_stored_state(state),
        muted=True if state == MUTED else None,
        failing=state == FAILING,
        before_id=before,
        limit=limit,
    )


def _stored_state(state: str | None) -> ArticleState | None:
    """The ``ArticleState`` that a value of ``--state`` selects; None for any."""
    if state == FAILING:
        return ArticleState.LIVE
    return ArticleState(state) if state is not None and state != MUTED else None


def _row(out: Output, article: Article, now: datetime) -> tuple[str, ...]:
    state, role = article_state(article)
    return (
        out.ink(str(article.id), "id"),
        out.ink(article.title or article.url),
        out.ink(article.feed_title[:24], "quiet"),
        out.ink(state, role),
        str(article.versions),
        ago(article.last_checked_at, now),
        ahead(article.due_at, now),
    )


@command.command("mute", cls=PlainCommand)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.pass_obj
def mute(session: Session, articles: tuple[str, ...]) -> None:
    """Send no alerts about articles. They are still followed."""
    _set_muted(session, articles, muted=True)


@command.command("unmute", cls=PlainCommand)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.pass_obj
def unmute(session: Session, articles: tuple[str, ...]) -> None:
    """Send alerts about articles again."""
    _set_muted(session, articles, muted=False)


@command.command("snooze", cls=PlainCommand)
@click.argument("article")
@click.argument("until", required=False)
@click.option("--off", is_flag=True, help="End it now: held alerts are sent.")
@click.pass_obj
def snooze(session: Session, article: str, until: str | None, off: bool) -> None:
    """Hold alerts about an article until a time; then one message reports the news of that period.

    UNTIL is a span from now (2h, 3d), a future day (tomorrow, monday, 2026-03-02: at 7:00 that morning), or a date
    and time (2026-03-02T14:00, in the time zone of the configuration).
    """
    if off == (until is not None):
        raise click.UsageError("either a time until which to snooze, or --off")
    app = session.app
    found, end = app.history.article(article), None
    if until is not None:
        try:
            end = read_until(until, app.clock.now(), ZoneInfo(app.settings.zone))
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="UNTIL") from None
    app.pipeline.snooze(found.id, end)
    until_text = f"until {stamp(end)}" if end else "no longer"
    note(f"snoozed article {found.id} {until_text}  {found.title or found.url}")


def _set_muted(session: Session, names: tuple[str, ...], *, muted: bool) -> None:
    for article in [session.app.history.article(name) for name in names]:
        session.app.store.articles.set_muted(article.id, muted)
        note(f"{'muted' if muted else 'unmuted'} article {article.id}  {article.title or article.url}")
