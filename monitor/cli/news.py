"""Lists of developments, grouped by version or by article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from monitor.cli.output import Output
from monitor.cli.passages import passages
from monitor.history.words import ago, counted, stamp
from monitor.model import DEFAULT_READER, Development

if TYPE_CHECKING:
    from monitor.history.events import ReportedDevelopment
    from monitor.history.places import UnreadStory
    from monitor.history.stories import Story

_NONE: Mapping[int, ReportedDevelopment] = MappingProxyType({})


def by_version(
    out: Output, found: Sequence[Development], now: datetime, reported: Mapping[int, ReportedDevelopment] = _NONE
) -> Iterator[str]:
    """Developments by version: those of one version under one heading, in reading order.

    ``reported`` has, by identifier, the developments that other outlets report too.
    """
    from monitor.history.stories import updates_of  # imported late, as --help does not need it

    for story in updates_of(found, None):
        yield from _head(out, story)
        first = story.items[0]
        when = f"{stamp(first.detected_at)} ({ago(first.detected_at, now)})"
        facts = (first.article.feed_title, when, _pruned(first))
        yield from out.wrap(out.dot.join(out.ink(text, "quiet") for text in facts if text), "    ")
        yield from passages(out, story.shown, "    ", reported=reported)
        yield ""


def by_story(
    out: Output, stories: Sequence[Story], *, whole: bool = True, reported: Mapping[int, ReportedDevelopment] = _NONE
) -> Iterator[str]:
    """Developments by story, each with the number of passages not shown. Stories with nothing to show are left out.

    Unless ``whole``, long lists and tables are shortened. ``reported``: as in ``by_version``.
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
    """A line about the passages that ``by_story`` leaves out, with the command that shows them; "" if there are none.

    ``hidden`` are stories of which nothing is shown.
    """
    show_all = "monitor catchup --all" + (f" --as {reader}" if reader != DEFAULT_READER else "")
    if hidden:
        number = sum(story.passages for story in hidden)
        return f"and {number} more in {counted(len(hidden), 'story', 'stories')}: {show_all}"
    return f"all of it: {show_all}" if any(story.more for story in stories) else ""


def _pruned(item: Development) -> str:
    return "" if item.from_kept else f"version {item.from_version} is no longer kept"


def _head(out: Output, story: Story) -> Iterator[str]:
    article = story.article
    name = out.ink(f"{article.id}@{story.from_version}..{story.to_version}", "id")
    yield from out.wrap(f"{name}  {out.ink(article.title or article.url, 'title')}", "    ", "")
