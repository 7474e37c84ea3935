"""``monitor stories``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import click

from monitor.cli.arguments import NUMBER, PlainCommand, PlainGroup, moment, read_options, since_option
from monitor.cli.output import Output, default_limit, note, output, print_json
from monitor.cli.session import Session
from monitor.history.labels import weight_of
from monitor.history.words import ago, counted
from monitor.model import Story, StoryOrder

_LISTED = 30


@click.group(cls=PlainGroup, invoke_without_command=True)
@click.option(
    "--by",
    "order",
    type=click.Choice([order.value for order in StoryOrder]),
    default=StoryOrder.NEWEST.value,
    help="By last activity, by number of outlets, or by importance. [default: newest]",
)
@since_option
@click.option("-n", "limit", type=NUMBER, help=f"How many at most. [default on a terminal: {_LISTED}]")
@read_options
@click.pass_context
def command(
    context: click.Context,
    order: str,
    since: timedelta | datetime | None,
    limit: int | None,
    as_json: bool,
    color: bool | None,
) -> None:
    """Events that several articles report, the one with the newest update first; pinned ones before all others.

    Articles of any feeds are grouped by what they report. The program never undoes a decision made with the commands
    below. STORY is a story's number, or the name of one of its articles.
    """
    if context.invoked_subcommand is not None:
        return
    session: Session = context.obj
    app, out = session.app, output(session, color)
    now = app.clock.now()
    limit = limit or default_limit(out, _LISTED, as_json=as_json)
    found = app.history.stories(order=StoryOrder(order), since=moment(since, now), limit=limit)
    if as_json:
        from monitor.history import json_stories

        print_json([json_stories.story_row(item) for item in found])
        return
    if not found:
        note("no two articles report the same event" + (" since then" if since else " so far"))
        return
    out.write(_table(out, found, now))


def _table(out: Output, found: Sequence[Story], now: datetime) -> list[str]:
    heads = ["STORY", "TITLE", "OUTLETS", "ARTICLES", "LAST", ""]
    rows = [
        [
            out.ink(str(item.id), "id"),
            out.ink(item.title, "title"),
            str(item.outlets),
            str(item.articles),
            ago(item.updated_at, now),
            " ".join(filter(None, (weight_of(item.importance), "pinned" if item.pinned else ""))),
        ]
        for item in found
    ]
    return out.table(heads, rows, give=1)


@command.command("join", cls=PlainCommand)
@click.argument("story")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.pass_obj
def join(session: Session, story: str, articles: tuple[str, ...]) -> None:
    """Move articles into a story; a new story is made if STORY is an article without one."""
    from monitor.history.events import find_story_or_article
    from monitor.pipeline.grouping import join_articles, join_story

    app = session.app
    numbers = [app.history.article(name).id for name in articles]
    to = find_story_or_article(app.store, story)
    join_to = join_story if isinstance(to, Story) else join_articles
    found = join_to(app.store, to.id, numbers, app.clock.now())
    note(f'story {found.id} has {counted(found.articles, "article")} now: "{found.title}"')


@command.command("split", cls=PlainCommand)
@click.argument("article")
@click.pass_obj
def split(session: Session, article: str) -> None:
    """Take an article out of its story; the program does not put it back."""
    from monitor.pipeline.grouping import split_story

    app = session.app
    found = app.history.article(article)
    split_story(app.store, found.id, app.clock.now())
    note(f"article {found.id} is in no story now")


@command.command("name", cls=PlainCommand)
@click.argument("story")
@click.argument("title")
@click.pass_obj
def name(session: Session, story: str, title: str) -> None:
    """Name a story; with an empty TITLE it is named after its first article again."""
    from monitor.history.events import find_story
    from monitor.pipeline.grouping import name_story

    store = session.app.store
    found = name_story(store, find_story(store, story).id, title)
    note(f'story {found.id} is called "{found.title}"')


@command.command("pin", cls=PlainCommand)
@click.argument("story")
@click.pass_obj
def pin(session: Session, story: str) -> None:
    """Show a story first in lists, and keep it even if its articles leave it."""
    _pin(session, story, pinned=True)


@command.command("unpin", cls=PlainCommand)
@click.argument("story")
@click.pass_obj
def unpin(session: Session, story: str) -> None:
    """Sort a story by its last activity again."""
    _pin(session, story, pinned=False)


def _pin(session: Session, story: str, *, pinned: bool) -> None:
    from monitor.history.events import find_story
    from monitor.pipeline.grouping import pin_story

    store = session.app.store
    found = pin_story(store, find_story(store, story).id, pinned=pinned)
    note(f"story {found.id} is {'pinned' if pinned else 'no longer pinned'}")
