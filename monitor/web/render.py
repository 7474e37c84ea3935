"""Renders pages from templates; also the helpers that all pages need."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, select_autoescape

from monitor.diff import word_pieces
from monitor.history.facts import facts
from monitor.history.labels import label_at, only_moved, weight_of
from monitor.history.stories import context, movement, reasons, reasons_of, shortened, story_of
from monitor.history.words import ago, ahead, counted, day, versions_named, when
from monitor.model import Development, Feed, WordTag
from monitor.web.explain import alert_state, article_state, feed_facts, feed_state, wishes
from monitor.web.passages import passages
from monitor.web.troubles import recorded_trouble
from monitor.web.viewer import ANYBODY, session_of, viewer_of, visitor_of
from monitor.wiring import App

# Most replaced sentences shown for a passage.
_MOST_REPLACED = 3
Words = tuple[tuple[WordTag, str], ...]

SECTIONS = (
    ("/", "Now"),
    ("/stories", "Stories"),
    ("/articles", "Articles"),
    ("/feeds", "Sources"),
    ("/alerts", "Alerts"),
    ("/subscriptions", "Subscriptions"),
)


# Shortcuts of two keys that open a page from anywhere (static/keys.js).
PAGE_KEYS = {
    "/": "g n",
    "/stories": "g e",
    "/articles": "g a",
    "/feeds": "g f",
    "/alerts": "g l",
    "/subscriptions": "g s",
}


def direction(text: str) -> str:
    """Return ``rtl`` if the first letter with a direction belongs to a right-to-left script, else ``ltr``."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"


def replaced_sentences(item: Development) -> list[tuple[str, Words]]:
    """Return the first few sentences that a passage replaced, with the words that changed."""
    replaced = [(edit.old, edit.new or "", edit.words) for edit in item.edits if edit.development and edit.old]
    if not replaced and item.previous:
        replaced = [(item.previous, item.text, ())]
    changed = [(old, words or word_pieces(old, new)) for old, new, words in replaced if new not in ("", old)]
    return changed[:_MOST_REPLACED]


_environment = Environment(
    loader=PackageLoader("monitor.web"), autoescape=select_autoescape(["html"]), trim_blocks=True, lstrip_blocks=True
)
_environment.filters.update(when=when, day=day, direction=direction)
_environment.globals.update(
    sections=SECTIONS,
    counted=counted,
    word_pieces=word_pieces,
    context=context,
    movement=movement,
    reasons=reasons,
    reasons_of=reasons_of,
    shortened=shortened,
    story_of=story_of,
    replaced_sentences=replaced_sentences,
    facts_of=facts,
    label_at=label_at,
    only_moved=only_moved,
    passages_in=passages,
    versions_named=versions_named,
    feed_state=feed_state,
    article_state=article_state,
    alert_state=alert_state,
    feed_facts=feed_facts,
    wishes=wishes,
    recorded_trouble=recorded_trouble,
    weight_of=weight_of,
    page_keys=PAGE_KEYS,
)


def app_of(request: Request) -> App:
    """Return the monitor that serves a request."""
    app: App = request.app.state.app
    return app


def feed_of(request: Request, number: int | None) -> Feed | None:
    """Return the feed with a number, None without a number; raises NotFound."""
    return app_of(request).store.feeds.get(number) if number is not None else None


def render(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Render a template; its functions ``ago`` and ``ahead`` count from now."""
    now = app_of(request).clock.now()
    values.setdefault("here", request.scope["path"])
    values.setdefault("viewer", viewer_of(request))
    values.setdefault("session", session_of(request))
    values.setdefault("open_to_all", visitor_of(request) is ANYBODY)
    # False for visitors who have not signed in, on the few pages that are open to them: navigation is hidden.
    values.setdefault("inside", visitor_of(request) is not None)
    values.setdefault("ignored", getattr(request.state, "ignored", ()))

    def since(moment: datetime | None) -> str:
        return ago(moment, now)

    def until(moment: datetime | None) -> str:
        return ahead(moment, now)

    page = _environment.get_template(template).render(**values, now=now, ago=since, ahead=until)
    return HTMLResponse(page, status)


def query(**values: object) -> str:
    """Return a query string such as ``?a=1&b=2`` of the values that are not empty, or an empty string."""
    given = {name: value for name, value in values.items() if value not in (None, "", ())}
    return f"?{urlencode(given, doseq=True)}" if given else ""
