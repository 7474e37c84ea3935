"""What the API answers about an article's versions and figures; see ``answers``."""

from __future__ import annotations

from pydantic import Field

from monitor.web.answers import (
    Answer,
    ArticleName,
    Counts,
    EditShown,
    PassageShown,
    Side,
    Summary,
    Time,
    VersionShown,
    WithdrawalShown,
)


class VersionRow(Answer):
    """A version in short; ``silent`` counts facts replaced or withdrawn that no note of the page mentions."""

    id: int
    version: int
    fetched_at: Time
    title: str
    digest: str
    from_version: int | None
    from_kept: bool
    edits: Counts
    developments: int
    withdrawals: int
    silent: int
    notes: list[str]


class FigurePoint(Answer):
    """A figure as one version has it; ``number`` is its value as a number of its unit."""

    version: int
    fetched_at: Time
    value: str
    number: float
    sentence: str


class FigureCourse(Answer):
    """What a figure counts, and how it went."""

    counts: str
    unit: str
    points: list[FigurePoint]


class ChangeShown(Answer):
    """What a version changed: ``diff`` without the article."""

    from_: Side = Field(alias="from")
    to: Side
    edits: list[EditShown]
    passages: list[PassageShown]
    summary: Summary
    withdrawals: list[WithdrawalShown]
    silent: list[int]
    unjudged: str | None


class VersionKept(VersionShown):
    """A version of an ``export``."""

    change: ChangeShown | None


class Pruned(Answer):
    """The numbers of versions that are no longer kept, and of those whose page is not."""

    versions: list[int]
    pages: list[int]


class Exported(Answer):
    """All of ``export`` as JSON."""

    article: ArticleName
    versions: list[VersionKept]
    pruned: Pruned
