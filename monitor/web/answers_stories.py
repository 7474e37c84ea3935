"""What the API answers about stories; see ``answers``."""

from __future__ import annotations

from typing import Literal

from monitor.model import ArticleState
from monitor.web.answers import Answer, ArticleName, DevelopmentRow, Time


class StoryRow(Answer):
    """An event that several articles report; ``importance`` is that of its gravest development."""

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
    """An article of a story; ``by_person``: a person put it there, and the program leaves it there."""

    article: ArticleName
    outlet: str
    state: ArticleState
    versions: int
    first_seen_at: Time
    since: Time
    by_person: bool


class TellerShown(Answer):
    """An article that reports a development: its version that did so first, when that was fetched and is dated."""

    article: int
    outlet: str
    version: int
    at: Time
    published: Time | None
    sentence: str | None


class ToldRow(DevelopmentRow):
    """A development, once: who had it first (several in the same minute), who reported it later.

    Where it is in doubt who had it first, ``first`` is empty and ``also_in`` has all, the earliest first.
    ``repeats`` are numbers of developments of other articles that say the same.
    """

    first: list[TellerShown]
    also_in: list[TellerShown]
    repeats: list[int]


class StoryShown(StoryRow):
    """A story with its articles and what was new in them; ``older`` is what to send as ``before`` for older ones."""

    members: list[StoryMemberShown]
    developments: list[ToldRow]
    older: int | None


class ValueTold(Answer):
    """A value as an article has it from a version on; ``number`` is its value as a number of its unit."""

    version: int
    at: Time
    value: str
    number: int | float
    sentence: str


class OutletSays(Answer):
    """The course of a figure in one article.

    ``outdated``: another outlet corrected the value, or has a newer one; ``standing``: its newest text still has it.
    """

    article: int
    outlet: str
    outdated: bool
    standing: bool
    values: list[ValueTold]


class FigureOfStory(Answer):
    """A figure that several articles have, and how their newest values compare."""

    counts: str
    unit: str
    verdict: Literal["agree", "later", "contradict", "corrected elsewhere"]
    outlets: list[OutletSays]
