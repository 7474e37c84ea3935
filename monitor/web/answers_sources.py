"""Response models of the API about adding and changing feeds; see ``answers``."""

from __future__ import annotations

from monitor.web.answers import Answer, FeedRow, Time


class FeedShown(FeedRow):
    """One feed; ``configured``: it is in the configuration, whose tags for it cannot be removed."""

    site_url: str | None
    added_at: Time
    last_status: int | None
    last_result: str
    reason: str
    configured: bool


class FoundRow(Answer):
    """A feed found at an address; ``feed`` is its number if it is followed already."""

    url: str
    title: str
    entries: int
    newest: Time | None
    feed: int | None


class Found(Answer):
    """The feeds found at an address; ``unread`` are further feed addresses on the page that were not fetched."""

    page_url: str | None
    feeds: list[FoundRow]
    unread: list[str]


class Imported(Answer):
    """The result of importing an OPML list: numbers of new and of known feeds, and refused addresses."""

    added: list[int]
    known: list[int]
    refused: list[str]


class Removed(Answer):
    """A removed article and how many versions it had."""

    id: int
    url: str
    versions: int
