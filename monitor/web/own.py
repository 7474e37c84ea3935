"""What readers may change: what is theirs. All else that changes something is for editors.

The one list of it. A route that is not named here is refused to readers, whoever writes it; a test asks every route.
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
    """Whether a request changes nothing but what belongs to whoever sends it; the route sees to whose it is."""
    if path.startswith("/api/") and not path.startswith("/api/v1/"):
        path = f"/api/v1/{path.removeprefix('/api/')}"
    return any(route.fullmatch(f"{method} {path}") for route in _OWN)
