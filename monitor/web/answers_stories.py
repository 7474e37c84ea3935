"""Response models of the API about stories; see ``answers``."""

from __future__ import annotations

from typing import Literal

from monitor.model import ArticleState
from monitor.web.answers import Answer, ArticleName, DevelopmentRow, Time


class StoryRow(Answer):
    """An event that several articles report; ``importance`` is that of its most important development."""

    id: int
    title: str
    named: bool
    pinned: bool
    first_seen_at: Time
    updated_at: Time
    articles: int
    outlets: int
    importance: float


class StoryMemberShown(Answer):
    """An article of a story; ``by_person``: a person put it there, so the program does not move it."""

    article: ArticleName
    outlet: str
    state: ArticleState
    versions: int
    first_seen_at: Time
    since: Time
    by_person: bool


class TellerShown(Answer):
    """An article that reports a development: its first version that does, when it was fetched, and its own date."""

    article: int
    outlet: str
    version: int
    at: Time
    published: Time | None
    sentence: str | None


class ToldRow(DevelopmentRow):
    """A development listed once: who reported it first (several if in the same minute), and who reported it later.

    If it is uncertain who was first, ``first`` is empty and ``also_in`` lists all, the earliest first. ``repeats`` are
    the numbers of developments of other articles that say the same.
    """

    first: list[TellerShown]
    also_in: list[TellerShown]
    repeats: list[int]


class StoryShown(StoryRow):
    """A story with its articles and developments; ``older`` is the value of ``before`` for the next page."""

    members: list[StoryMemberShown]
    developments: list[ToldRow]
    older: int | None


class ValueTold(Answer):
    """A value that an article reports from a version on; ``number`` is the value as a number in its unit."""

    version: int
    at: Time
    value: str
    number: int | float
    sentence: str


class OutletSays(Answer):
    """How a figure changed in one article.

    ``outdated``: another outlet corrected the value or has a newer one; ``standing``: the newest text still has it.
    """

    article: int
    outlet: str
    outdated: bool
    standing: bool
    values: list[ValueTold]


class FigureOfStory(Answer):
    """A figure that several articles report, and how their newest values compare."""

    counts: str
    unit: str
    verdict: Literal["agree", "later", "contradict", "corrected elsewhere"]
    outlets: list[OutletSays]
