"""The subject of a mail: what is new first, then the story, in what a list of mails shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.alerts.passage import Part
from monitor.alerts.plain import clip, one_line
from monitor.alerts.story import Story
from monitor.alerts.taken import Taken
from monitor.model import WithdrawalKind

# What fits on one header line with "Subject: " before it is seen whole almost everywhere (RFC 5322 2.1.1).
LENGTH = 78
_BETWEEN = " · "
# A shorter story name is not recognisable; the news leaves it this much space.
_LEAST_STORY = 24


@dataclass(frozen=True, slots=True)
class _Found:
    part: Part
    story: Story


def news_subject(stories: Sequence[Story], counts: str) -> str:
    """The most important passage, then the story; for several stories the totals ("4 updates in 3 articles")."""
    if len(stories) == 1:
        return _of_one(stories[0])
    best, taken = _best(stories), _taken_first(stories)
    if taken is not None and (best is None or best.part.title):
        return _both(taken.lead, counts, least=len(counts))
    news = best.part.text_within(LENGTH) if best and not best.part.title else stories[0].headline
    news = one_line(news).rstrip(".")
    between = LENGTH - len(news) - len(counts) - 2 * len(_BETWEEN)
    if best and not best.part.title and between >= _LEAST_STORY:
        counts = f"{clip(best.story.headline, between)}{_BETWEEN}{counts}"
    return _both(news, counts, least=len(counts))


def _of_one(story: Story) -> str:
    best, taken = _best([story]), _taken_first([story])
    if taken is not None and (taken.of_all or best is None or best.part.title):
        return _of_taken(story, taken)
    if best is None:
        return clip(one_line(story.headline), LENGTH)
    if best.part.title:
        # The headline is the news itself.
        figure = best.part.figure
        return _both(figure, story.headline) if figure else clip(one_line(story.headline), LENGTH)
    return _both(best.part.text_within(LENGTH), story.headline)


def _of_taken(story: Story, taken: Taken) -> str:
    if taken.kind is WithdrawalKind.REPLACED and taken.now:
        return _both(taken.lead, f"now: {taken.now}")
    if taken.text == story.headline:
        return clip(taken.lead, LENGTH)
    return _both(taken.lead, story.headline)


def _taken_first(stories: Sequence[Story]) -> Taken | None:
    """The withdrawal that concerns most of its article."""
    return min((one for story in stories for one in story.withdrawn), key=lambda one: one.weight, default=None)


def _best(stories: Sequence[Story]) -> _Found | None:
    found = [_Found(story.ranked[0], story) for story in stories if story.ranked]
    return max(found, key=lambda one: one.part.rank, default=None)


def _both(news: str, story: str, least: int = _LEAST_STORY) -> str:
    """Both within the length: the news gets the space it needs, except for a recognisable part of the story."""
    news, story = one_line(news).rstrip("."), one_line(story)
    room = LENGTH - len(_BETWEEN)
    news = clip(news, room - min(len(story), least))
    return f"{news}{_BETWEEN}{clip(story, room - len(news))}" if news else clip(story, LENGTH)
