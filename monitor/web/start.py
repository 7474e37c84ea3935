"""The first steps, shown while nothing is followed."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request

from monitor.web.render import app_of


@dataclass(frozen=True, slots=True)
class Start:
    """What the text of the first steps depends on: the configuration file ("" for none), and if mails can be sent."""

    file: str
    mail: bool


def start_of(request: Request) -> Start | None:
    """Return the data for the first steps; None once a feed or an article is followed."""
    app = app_of(request)
    if app.store.feeds.list(limit=1) or app.store.articles.list(limit=1):
        return None
    return Start(str(app.settings.file or ""), bool(app.settings.smtp.host))
