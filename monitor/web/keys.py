"""The page of all keyboard shortcuts. Those of the current page are shown by ``?`` (static/keys.js)."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from monitor.web.render import render

router = APIRouter(include_in_schema=False)

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "On every page",
        (
            ("j", "next story, version, row or change"),
            ("k", "previous story, version, row or change"),
            ("Enter", "open it"),
            ("/", "search"),
            ("?", "show the keys of this page"),
            ("Esc", "close the list of keys"),
            ("g n", "go to Now"),
            ("g c", "go to Catch-up"),
            ("g e", "go to Stories"),
            ("g b", "go to Bookmarks"),
            ("g a", "go to Articles"),
            ("g f", "go to Sources"),
            ("g l", "go to Alerts"),
            ("g s", "go to Subscriptions"),
        ),
    ),
    (
        "Now and Catch-up",
        (
            ("o", "open the story, beside the list if there is room"),
            ("e", "mark as read and go to the next"),
            ("u", "mark as unread again"),
            ("f", "go to the filters"),
        ),
    ),
    (
        "An article",
        (
            ("n", "next real change: something new or withdrawn"),
            ("p", "previous real change"),
            ("← →", "previous or next version, in the strip of versions"),
        ),
    ),
    (
        "A comparison",
        (
            ("n", "next change in the text"),
            ("p", "previous change in the text"),
            (">", "next version"),
            ("<", "previous version"),
            ("N", "next real change: something new or withdrawn"),
            ("P", "previous real change"),
        ),
    ),
)


@router.get("/keys")
def keys(request: Request) -> HTMLResponse:
    """Show all keys, page by page."""
    return render(request, "keys.html", title="Keys", keys=KEYS)
