"""What readers may change: their own settings and places. All other changes are for editors.

The only list. A route that is not named here is refused to readers; a test requests every route.
"""

from __future__ import annotations

import re

# Methods and paths as routes have them; those of the API cover their old addresses (without ``v1``) too.
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
    """Whether a request changes only what belongs to its sender; the route checks whose it is."""
    if path.startswith("/api/") and not path.startswith("/api/v1/"):
        path = f"/api/v1/{path.removeprefix('/api/')}"
    return any(route.fullmatch(f"{method} {path}") for route in _OWN)
