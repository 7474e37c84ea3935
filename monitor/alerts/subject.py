"""The subject of a mail: the most important news, then the story, within the width of a list of mails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.alerts.passage import Part
from monitor.alerts.plain import clip, one_line
from monitor.alerts.story import Story
from monitor.alerts.withdrawals import ShownWithdrawal
from monitor.model import WithdrawalKind

# Characters: a header line should have no more (RFC 5322, section 2.1.1), and most programs show as many.
LENGTH = 78
_BETWEEN = " · "
# Characters that the news leaves for the story's headline: a shorter one is not recognisable.
_MIN_STORY = 24


@dataclass(frozen=True, slots=True)
class _Best:
    """The most important passage, and its story."""

    part: Part
    story: Story

    @property
    def is_in_headline(self) -> bool:
        """Whether the headline is the news: a new one that is a development, or that the passage brought.

        An editor wrote it for one line; a sentence of the same news would be cut. A changed figure, a correction or a
        silent edit says more than its headline.
        """
        part = self.part
        if part.title:
            return True
        return bool(part.with_headline and self.story.old_headline and not (part.figure or part.prefix))


def news_subject(stories: Sequence[Story], counts: str) -> str:
    """The most important passage, then the story; for several stories ``counts`` ("4 updates in 3 articles")."""
    if len(stories) == 1:
        return _of_one(stories[0])
    best, withdrawal = _best(stories), _weightiest(stories)
    if withdrawal is not None and (best is None or best.part.title):
        return _joined(withdrawal.lead, counts, least=len(counts))
    if best is None or best.is_in_headline:
        return _joined(stories[0].headline, counts, least=len(counts))
    news = one_line(best.part.text_within(LENGTH)).rstrip(".")
    between = LENGTH - len(news) - len(counts) - 2 * len(_BETWEEN)
    if between >= _MIN_STORY:
        counts = f"{clip(best.story.headline, between)}{_BETWEEN}{counts}"
    return _joined(news, counts, least=len(counts))


def _of_one(story: Story) -> str:
    best, withdrawal = _best([story]), _weightiest([story])
    if withdrawal is not None and (withdrawal.of_all or best is None or best.part.title):
        return _of_withdrawal(story, withdrawal)
    if best is None:
        return clip(one_line(story.headline), LENGTH)
    if best.is_in_headline:
        figure = best.part.figure
        return _joined(figure, story.headline) if figure else clip(one_line(story.headline), LENGTH)
    return _joined(best.part.text_within(LENGTH), story.headline)


def _of_withdrawal(story: Story, withdrawal: ShownWithdrawal) -> str:
    if withdrawal.kind is WithdrawalKind.REPLACED and withdrawal.now:
        return _joined(withdrawal.lead, f"now: {withdrawal.now}")
    if withdrawal.text == story.headline:
        return clip(withdrawal.lead, LENGTH)
    return _joined(withdrawal.lead, story.headline)


def _weightiest(stories: Sequence[Story]) -> ShownWithdrawal | None:
    """The withdrawal that concerns most of its article."""
    withdrawals = (withdrawal for story in stories for withdrawal in story.withdrawn)
    return min(withdrawals, key=lambda withdrawal: withdrawal.weight, default=None)


def _best(stories: Sequence[Story]) -> _Best | None:
    best = [_Best(story.ranked[0], story) for story in stories if story.ranked]
    return max(best, key=lambda found: found.part.rank, default=None)


def _joined(news: str, story: str, least: int = _MIN_STORY) -> str:
    """News and story within ``LENGTH``: the news gets the room it needs, but ``least`` characters are the story's."""
    news, story = one_line(news).rstrip("."), one_line(story)
    room = LENGTH - len(_BETWEEN)
    news = clip(news, room - min(len(story), least))
    return f"{news}{_BETWEEN}{clip(story, room - len(news))}" if news else clip(story, LENGTH)
