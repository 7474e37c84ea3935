"""What a link in a mail can do, and the Atom feed of developments.

A GET shows what would happen; only a POST does it (RFC 8058: link checkers and previews follow every GET).
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from monitor.alerts import check_link, developments_feed
from monitor.model import Development
from monitor.web.pages import app_of, render

router = APIRouter(include_in_schema=False)
IN_FEED = 100

Text = Annotated[str, Query(max_length=500)]


@router.get("/unsubscribe")
def unsubscribe_form(request: Request, s: Text, r: Text, t: Text) -> Response:
    """Asks whether this recipient wants to leave."""
    good = check_link(app_of(request).secret, t, "unsubscribe", s, r)
    return render(request, "unsubscribe.html", status=200 if good else 403, title="Unsubscribe", s=s, r=r, good=good)


@router.post("/unsubscribe")
def unsubscribe(request: Request, s: Text, r: Text, t: Text) -> Response:
    """This recipient hears no more of this subscription (one click, RFC 8058)."""
    app = app_of(request)
    good = check_link(app.secret, t, "unsubscribe", s, r)
    if good:
        app.store.subscriptions.unsubscribe(s, r, app.clock.now())
    return render(
        request, "unsubscribe.html", status=200 if good else 403, title="Unsubscribe", s=s, r=r, good=good, done=good
    )


@router.get("/mute")
def mute_form(request: Request, a: int, t: Text) -> Response:
    """Asks whether an article shall raise no more alerts."""
    app = app_of(request)
    good = check_link(app.secret, t, "mute", str(a))
    article = app.store.articles.get(a) if good else None
    return render(request, "mute.html", status=200 if good else 403, title="Mute", article=article, good=good)


@router.post("/mute")
def mute(request: Request, a: int, t: Text) -> Response:
    """An article raises no more alerts; it is followed on."""
    app = app_of(request)
    good = check_link(app.secret, t, "mute", str(a))
    article = app.store.articles.set_muted(a, True) if good else None
    return render(
        request, "mute.html", status=200 if good else 403, title="Mute", article=article, good=good, done=good
    )


@router.get("/developments.atom")
def atom(request: Request, feed: Text = "", article: Text = "", words: Text = "") -> Response:
    """What is new, as an Atom feed: all, of a feed, of an article, or with these words."""
    app = app_of(request)
    found = app.history.developments(article=article or None, limit=IN_FEED if not (feed or words) else 10 * IN_FEED)
    number = app.history.feed(feed).id if feed else None
    chosen = [item for item in found if _wanted(item, number, words)][:IN_FEED]
    body = developments_feed(
        chosen,
        title="What is new",
        self_url=str(request.url),
        public_url=app.settings.web.public_url or str(request.base_url).rstrip("/"),
        now=app.clock.now(),
    )
    return Response(body, media_type="application/atom+xml")


def _wanted(item: Development, feed_id: int | None, words: str) -> bool:
    if feed_id is not None and item.article.feed_id != feed_id:
        return False
    text = item.text.casefold()
    return all(word in text for word in words.casefold().split())
