"""What a link in a mail can do, muting at the desk, and the Atom feed of developments.

A GET shows what would happen; only a POST does it (RFC 8058: link checkers and previews follow every GET).
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from monitor.alerts import check_link, developments_feed, recipients, who_leaves
from monitor.alerts.words import matches_words
from monitor.web.render import app_of, query, render
from monitor.wiring import App

router = APIRouter(include_in_schema=False)
IN_FEED = 100
# How far back developments are searched for an Atom feed's words.
SEARCHED = 10 * IN_FEED

Text = Annotated[str, Query(max_length=500)]


@router.get("/unsubscribe")
def unsubscribe_form(request: Request, u: Text = "", s: Text = "", r: Text = "", t: Text = "") -> Response:
    """Asks whether this recipient wants to leave."""
    return _leaving(request, _who_leaves(app_of(request), u, (s, r, t)), done=False)


@router.post("/unsubscribe")
def unsubscribe(request: Request, u: Text = "", s: Text = "", r: Text = "", t: Text = "") -> Response:
    """This recipient hears no more of this subscription (one click, RFC 8058)."""
    app = app_of(request)
    who = _who_leaves(app, u, (s, r, t))
    if who:
        app.store.subscriptions.unsubscribe(*who, app.clock.now())
    return _leaving(request, who, done=True)


def _who_leaves(app: App, token: str, named: tuple[str, str, str]) -> tuple[str, str] | None:
    """The subscription and recipient of a link; those of mails sent by older versions name both, with a signature."""
    subscription, recipient, signature = named
    if signature:
        good = check_link(app.secret, signature, "unsubscribe", subscription, recipient)
        return (subscription, recipient) if good else None
    shelf = app.store.subscriptions
    known = [(item.name, address) for item in shelf.list() for _, address in recipients(item)]
    return who_leaves(app.secret, token, [*known, *sorted(shelf.unsubscribed())])


def _leaving(request: Request, who: tuple[str, str] | None, *, done: bool) -> Response:
    subscription, recipient = who or ("", "")
    return render(
        request,
        "unsubscribe.html",
        status=200 if who else 403,
        title="Unsubscribe",
        subscription=subscription,
        name=app_of(request).name_of(recipient),
        good=who is not None,
        done=done,
    )


@router.get("/mute")
def mute_form(request: Request, a: int = 0, t: Text = "") -> Response:
    """Asks whether an article shall raise no more alerts."""
    app = app_of(request)
    good = check_link(app.secret, t, "mute", str(a))
    article = app.store.articles.get(a) if good else None
    return render(request, "mute.html", status=200 if good else 403, title="Mute", article=article, good=good)


@router.post("/mute")
def mute_by_link(request: Request, a: int = 0, t: Text = "") -> Response:
    """An article raises no more alerts; it is followed on."""
    app = app_of(request)
    good = check_link(app.secret, t, "mute", str(a))
    article = app.store.articles.set_muted(a, True) if good else None
    return render(
        request, "mute.html", status=200 if good else 403, title="Mute", article=article, good=good, done=good
    )


@router.post("/articles/{number}/mute")
def mute(request: Request, number: int) -> RedirectResponse:
    """At the desk: an article raises no more alerts."""
    app_of(request).store.articles.set_muted(number, True)
    return RedirectResponse(f"/articles/{number}", 303)


@router.post("/articles/{number}/unmute")
def unmute(request: Request, number: int) -> RedirectResponse:
    """At the desk: an article raises alerts again."""
    app_of(request).store.articles.set_muted(number, False)
    return RedirectResponse(f"/articles/{number}", 303)


@router.get("/developments.atom")
def atom(
    request: Request, feed: Text = "", article: Text = "", words: Text = "", before: Annotated[int, Query(ge=0)] = 0
) -> Response:
    """What is new, as an Atom feed (RFC 4287): all, of a feed, of an article, or with these words.

    ``words`` are terms parted by commas, as a subscription's: phrases, ``wor*``, ``-not``. What is older than the feed
    holds is at its ``next`` link (RFC 5005).
    """
    app = app_of(request)
    terms = [term.strip() for term in words.split(",") if term.strip()]
    read = app.store.versions.developments(
        before_id=before or None,
        feed_id=app.history.feed(feed).id if feed else None,
        article_id=app.history.article(article).id if article else None,
        limit=(SEARCHED if terms else IN_FEED) + 1,
    )
    searched = read[:SEARCHED]
    fitting = [item for item in searched if matches_words(item.text, terms)]
    shown = fitting[:IN_FEED]
    last = shown[-1] if len(fitting) > IN_FEED else searched[-1] if len(read) > SEARCHED else None
    public = (app.settings.web.public_url or str(request.base_url)).rstrip("/")
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    older = query(feed=feed, article=article, words=words, before=last.id) if last else None
    body = developments_feed(
        shown,
        title="What is new",
        self_url=public + here,
        public_url=public,
        now=app.clock.now(),
        next_url=f"{public}{request.url.path}{older}" if older else None,
    )
    return Response(body, media_type="application/atom+xml")
