"""What the API answers about reading, as its OpenAPI document says."""

from __future__ import annotations

from monitor.web.answers import Answer, Time


class Place(Answer):
    """Where a reader is: everything up to ``up_to`` is read. ``asked`` is false for a new reader (a day ago)."""

    reader: str
    up_to: int
    asked: bool
    at: Time | None


class UnreadStory(Answer):
    """What is unread of one article; ``first`` and ``last`` are numbers of developments."""

    article: int
    passages: int
    importance: float
    first: int
    last: int


class Backlog(Answer):
    """What is unread. ``more``: there is more than was counted; ``newest`` is what to send back as ``up_to``."""

    place: Place
    newest: int
    passages: int
    more: bool
    matter: int
    stories: int
    unread: list[UnreadStory]
