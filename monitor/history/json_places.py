"""What a reader has not read yet, as JSON."""

from __future__ import annotations

from typing import Any

from monitor.history.json import time
from monitor.history.places import Backlog


def backlog(value: Backlog, most: int) -> dict[str, Any]:
    """All of ``/api/v1/catchup``, with at most ``most`` stories."""
    place = value.place
    return {
        "place": {"reader": place.reader, "up_to": place.number, "asked": place.asked, "at": time(place.at)},
        "newest": value.newest,
        "passages": value.passages,
        "more": value.more,
        "matter": value.matter,
        "stories": len(value.stories),
        "unread": [
            {
                "article": story.article_id,
                "passages": story.passages,
                "importance": story.importance,
                "first": story.first,
                "last": story.last,
            }
            for story in value.stories[:most]
        ],
    }
