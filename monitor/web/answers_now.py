"""Response models of the API about what a reader has read; see ``answers``."""

from __future__ import annotations

from monitor.web.answers import Answer, Time


class Place(Answer):
    """A reader's place: everything up to the development ``up_to`` is read.

    ``asked`` is false for a new reader, whose place is a day ago.
    """

    reader: str
    up_to: int
    asked: bool
    at: Time | None


class UnreadStory(Answer):
    """The unread part of one article; ``first`` and ``last`` are numbers of developments."""

    article: int
    passages: int
    importance: float
    first: int
    last: int


class Backlog(Answer):
    """All that is unread. ``more``: not everything was counted; ``newest``: the value to send back as ``up_to``."""

    place: Place
    newest: int
    passages: int
    more: bool
    matter: int
    stories: int
    unread: list[UnreadStory]
