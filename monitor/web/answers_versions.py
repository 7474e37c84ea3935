"""What the API answers about an article's versions and figures; see ``answers``."""

from __future__ import annotations

from monitor.web.answers import Answer, Counts, Time


class VersionRow(Answer):
    """A version in short; ``silent`` counts facts replaced or taken away of which no note of the page speaks."""

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
    """A figure as one version tells it; ``number`` is its value as a number of its unit."""

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
