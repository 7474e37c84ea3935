"""Response models of the API about an article's versions and figures; see ``answers``."""

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
    """A version in short form; ``silent`` counts replaced or withdrawn facts that no note on the page mentions."""

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
    """A figure as one version reports it; ``number`` is the value as a number in its unit."""

    version: int
    fetched_at: Time
    value: str
    number: float
    sentence: str


class FigureCourse(Answer):
    """What a figure counts, and its values by version."""

    counts: str
    unit: str
    points: list[FigurePoint]


class ChangeShown(Answer):
    """The changes of a version: the output of ``diff`` without the article."""

    from_: Side = Field(alias="from")
    to: Side
    edits: list[EditShown]
    passages: list[PassageShown]
    summary: Summary
    withdrawals: list[WithdrawalShown]
    silent: list[int]
    unjudged: str | None


class VersionKept(VersionShown):
    """A version in an ``export``."""

    change: ChangeShown | None


class Pruned(Answer):
    """Numbers of versions that are no longer kept, and of versions whose raw page is no longer kept."""

    versions: list[int]
    pages: list[int]


class Exported(Answer):
    """The output of ``export`` as JSON."""

    article: ArticleName
    versions: list[VersionKept]
    pruned: Pruned
