"""The changes that readers may make: to their own settings and places. All others are for editors.

This is the only such list: a route that is not in it is refused to readers. A test requests every route.
"""

from __future__ import annotations

import re

# Methods and paths as in routes; those of the API also cover the old addresses without ``v1``.
OWN = (
    "POST /logout",
    "POST /account/password",
    "POST /account/sessions/{number}/end",
    "POST /account/sessions/end-others",
    "DELETE /api/v1/sessions/{number}",
    "POST /catchup/read",
    "POST /catchup/all",
    "POST /catchup/undo",
    "POST /api/v1/catchup",
    "POST /articles/{number}/bookmarks",
    "POST /bookmarks/{number}/remove",
    "POST /api/v1/articles/{number}/bookmarks",
    "DELETE /api/v1/articles/{number}/bookmarks/{bookmark_id}",
)
_OWN = tuple(re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(route))) for route in OWN)


def is_own(method: str, path: str) -> bool:
    """Whether a request is for a route that changes only what belongs to its sender; the route checks whose it is."""
    if path.startswith("/api/") and not path.startswith("/api/v1/"):
        path = f"/api/v1/{path.removeprefix('/api/')}"
    return any(route.fullmatch(f"{method} {path}") for route in _OWN)
