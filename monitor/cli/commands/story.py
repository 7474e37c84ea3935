"""``monitor story``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click

from monitor.cli.arguments import NUMBER, ReadCommand, read_options
from monitor.cli.output import Output, note, output, print_json
from monitor.cli.session import Session
from monitor.cli.tellers import tellers
from monitor.history.labels import weight_of
from monitor.history.words import ago, briefly, counted, stamp

if TYPE_CHECKING:
    from monitor.history.events import ReportedDevelopment, StoryView
    from monitor.history.sayings import Sayer, Saying

# Characters of a passage in the timeline: two lines of a wide terminal.
_PASSAGE = 240
# Developments by default; as many as the web page shows.
_LISTED = 60
# Most differing figures that are shown above the timeline.
_MAX_FIGURES = 10


@click.command(cls=ReadCommand)
@click.argument("story")
@click.option(
    "--by",
    "order",
    type=click.Choice(["time", "importance"]),
    default="time",
    help="Newest first, or the most important first. [default: time]",
)
@click.option("-n", "limit", type=NUMBER, default=_LISTED, show_default=True, help="How many developments at most.")
@click.option("--before", type=NUMBER, metavar="N", help="Continue with the developments before number N.")
@read_options
@click.pass_obj
def command(
    session: Session, story: str, order: str, limit: int, before: int | None, as_json: bool, color: bool | None
) -> None:
    """One event: its articles, what was new in them, which outlet was first, and where they differ.

    STORY is a story's number, or the name of one of its articles. What several articles report is shown once.
    """
    app = session.app
    found = app.history.story(story, by_importance=order == "importance", before_id=before, limit=limit)
    sayings = app.history.sayings(found.members) if before is None else ()
    if as_json:
        from monitor.history import json_stories

        print_json(json_stories.story(found) | {"figures": [json_stories.saying(item) for item in sayings]})
        return
    if not found.reported:
        note("nothing new in its articles " + ("below that" if before else "so far"))
    out = output(session, color)
    out.write(_lines(out, found, sayings, app.clock.now()))


def _lines(out: Output, found: StoryView, sayings: Sequence[Saying], now: datetime) -> Iterator[str]:
    story = found.story
    yield from out.wrap(f"{out.ink(str(story.id), 'id')}  {out.ink(story.title, 'title')}", "    ", "")
    facts = (
        f"{counted(story.articles, 'article')} of {counted(story.outlets, 'outlet')}",
        f"since {stamp(story.first_seen_at)}",
        f"last {ago(story.updated_at, now)}",
        "pinned" if story.pinned else "",
    )
    yield from out.wrap(out.dot.join(out.ink(text, "quiet") for text in facts if text), "    ")
    yield ""
    yield from out.table(["ARTICLE", "OUTLET", "HEADLINE", "SINCE", "VERSIONS", "STATE"], _members(out, found), give=2)
    yield ""
    yield from _sayings(out, sayings)
    for item in found.reported:
        yield from _reported(out, item)
    if found.older is not None:
        yield out.ink(f"older: monitor story {story.id} --before {found.older}", "quiet")


def _members(out: Output, found: StoryView) -> list[list[str]]:
    return [
        [
            out.ink(str(member.article.id), "id"),
            out.ink(member.article.feed_title or member.article.host),
            out.ink(member.article.title or member.article.url, "title"),
            stamp(member.article.first_seen_at),
            str(member.article.versions),
            str(member.article.state) + (" (put here)" if member.by_person else ""),
        ]
        for member in found.members
    ]


def _sayings(out: Output, sayings: Sequence[Saying]) -> Iterator[str]:
    """The figures on which outlets differ, with the value that each reports."""
    differing = [item for item in sayings if item.differs]
    for item in differing[:_MAX_FIGURES]:
        yield from out.wrap(f"{out.ink(item.counts, 'title')}: {out.ink(item.verdict, 'old')}")
        rows = [[out.ink(s.outlet), _course(out, s), stamp(s.line.now.at), _marks(s)] for s in item.sayers]
        yield from ("    " + line for line in out.table(["OUTLET", "SAYS", "SINCE", ""], rows, give=0))
        yield ""
    if len(differing) > _MAX_FIGURES:
        yield out.ink(f"and {len(differing) - _MAX_FIGURES} more figures that differ: --json has all", "quiet")
        yield ""


def _course(out: Output, sayer: Sayer) -> str:
    """The values that an outlet has reported, the newest highlighted."""
    *before, now = (item.value for item in sayer.line.values)
    return "".join(out.ink(f"{value} → ", "quiet") for value in before) + out.ink(now, "news")


def _marks(sayer: Sayer) -> str:
    marks = ("outdated" if sayer.outdated else "", "" if sayer.line.standing else "no longer reported")
    return ", ".join(filter(None, marks))


def _reported(out: Output, item: ReportedDevelopment) -> Iterator[str]:
    news = item.development
    head = out.dot.join(
        (
            out.ink(stamp(news.detected_at), "quiet"),
            out.ink(weight_of(news.importance), "news" if weight_of(news.importance) == "matters" else None),
            out.ink(f"{news.article.id}@{news.from_version}..{news.to_version}", "id"),
        )
    )
    yield head
    yield from out.wrap(out.ink(briefly(news.text, _PASSAGE)), "    ")
    yield from out.wrap(out.ink(tellers(item), "quiet"), "    ")
    yield ""
