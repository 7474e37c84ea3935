"""Developments as they are read: one story after the other, what is new in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from monitor.cli.output import Output
from monitor.cli.passages import passages
from monitor.history.words import ago, counted, stamp
from monitor.model import Development

if TYPE_CHECKING:
    from monitor.history.events import ReportedDevelopment
    from monitor.history.places import UnreadStory
    from monitor.history.stories import Story

NOTHING: Mapping[int, ReportedDevelopment] = MappingProxyType({})


def by_version(
    out: Output, found: Sequence[Development], now: datetime, reported: Mapping[int, ReportedDevelopment] = NOTHING
) -> Iterator[str]:
    """Developments in the order of their versions, those of one under one head and in reading order.

    ``reported`` are those that other outlets report too.
    """
    from monitor.history.stories import updates_of  # here, not above: help needs none

    for story in updates_of(found, None):
        yield from _head(out, story)
        first = story.items[0]
        when = f"{stamp(first.detected_at)} ({ago(first.detected_at, now)})"
        facts = (first.article.feed_title, when, _pruned(first))
        yield from out.wrap(out.dot.join(out.ink(text, "quiet") for text in facts if text), "    ")
        yield from passages(out, story.shown, "    ", reported=reported)
        yield ""


def by_story(
    out: Output, stories: Sequence[Story], *, whole: bool = True, reported: Mapping[int, ReportedDevelopment] = NOTHING
) -> Iterator[str]:
    """Stories one after the other, and of each how many passages are not shown; those of which none is are left out.

    Unless ``whole``, long lists and tables are shortened.
    """
    for story in stories:
        if not story.shown:
            continue
        yield from _head(out, story)
        if missing := _pruned(story.items[0]):
            yield "    " + out.ink(missing, "quiet")
        yield from passages(out, story.shown, "    ", whole=whole, reported=reported)
        if story.more:
            text = f"{story.more} more in this story: monitor developments {story.article.id}"
            yield from out.wrap(out.ink(text, "quiet"), "    ")
        yield ""


def rest(stories: Sequence[Story], hidden: Sequence[UnreadStory], reader: str) -> str:
    """A line about what ``by_story`` leaves out, with the command that shows it; nothing where it shows all.

    ``hidden`` are stories of which nothing is shown.
    """
    asked = "monitor catchup --all" + (f" --as {reader}" if reader != "me" else "")
    if hidden:
        passages = sum(story.passages for story in hidden)
        return f"and {passages} more in {counted(len(hidden), 'story', 'stories')}: {asked}"
    return f"all of it: {asked}" if any(story.more for story in stories) else ""


def _pruned(item: Development) -> str:
    return "" if item.from_kept else f"version {item.from_version} is no longer kept"


def _head(out: Output, story: Story) -> Iterator[str]:
    article = story.article
    name = out.ink(f"{article.id}@{story.from_version}..{story.to_version}", "id")
    yield from out.wrap(f"{name}  {out.ink(article.title or article.url, 'title')}", "    ", "")
