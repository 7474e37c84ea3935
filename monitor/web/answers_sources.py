"""What the API answers about feeds that are added and changed; the rest is in ``answers``."""

from __future__ import annotations

from monitor.web.answers import Answer, FeedRow, Time


class FeedShown(FeedRow):
    """One feed. ``configured`` says that it is in the configuration, whose tags it keeps."""

    site_url: str | None
    added_at: Time
    last_status: int | None
    last_result: str
    reason: str
    configured: bool


class FoundRow(Answer):
    """A feed at an address; ``feed`` is its number where it is followed already."""

    url: str
    title: str
    entries: int
    newest: Time | None
    feed: int | None


class Found(Answer):
    """What is at an address: feeds that were read, and further addresses that the page names."""

    page_url: str | None
    feeds: list[FoundRow]
    unread: list[str]


class Imported(Answer):
    """What became of an OPML list: the numbers of new and of known feeds, and addresses of no feed."""

    added: list[int]
    known: list[int]
    refused: list[str]


class Removed(Answer):
    """An article that was removed, and how many versions of it."""

    id: int
    url: str
    versions: int
