"""Links in mails (unsubscribe, mute), and muting on the page.

A GET only asks for confirmation; a POST performs the action. RFC 8058: link checkers and previews follow every GET.
"""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from monitor.alerts import check_link, recipients, who_leaves
from monitor.web.parameters import Count, PathId, Text
from monitor.web.render import app_of, render
from monitor.wiring import App

router = APIRouter(include_in_schema=False)


@router.get("/unsubscribe")
def unsubscribe_form(request: Request, u: Text = "", s: Text = "", r: Text = "", t: Text = "") -> Response:
    """Ask whether the recipient wants to unsubscribe."""
    return _unsubscribe_page(request, _recipient_of_link(app_of(request), u, (s, r, t)), done=False)


@router.post("/unsubscribe")
def unsubscribe(request: Request, u: Text = "", s: Text = "", r: Text = "", t: Text = "") -> Response:
    """Unsubscribe the recipient (one-click, RFC 8058)."""
    app = app_of(request)
    who = _recipient_of_link(app, u, (s, r, t))
    if who:
        app.store.subscriptions.unsubscribe(*who, app.clock.now())
    return _unsubscribe_page(request, who, done=True)


def _recipient_of_link(app: App, token: str, old_style: tuple[str, str, str]) -> tuple[str, str] | None:
    """Return the subscription and recipient of a link; None for an invalid one.

    Mails of older versions have ``old_style`` links: subscription and recipient in plain text, and a signature.
    """
    subscription, recipient, signature = old_style
    if signature:
        is_valid = check_link(app.secret, signature, "unsubscribe", subscription, recipient)
        return (subscription, recipient) if is_valid else None
    repository = app.store.subscriptions
    known = [(item.name, address) for item in repository.list() for _, address in recipients(item)]
    return who_leaves(app.secret, token, [*known, *sorted(repository.unsubscribed())])


def _unsubscribe_page(request: Request, who: tuple[str, str] | None, *, done: bool) -> Response:
    subscription, recipient = who or ("", "")
    return render(
        request,
        "unsubscribe.html",
        status=200 if who else 403,
        title="Unsubscribe",
        subscription=subscription,
        name=app_of(request).name_of(recipient),
        is_valid=who is not None,
        done=done,
    )


@router.get("/mute")
def mute_form(request: Request, a: Count = 0, t: Text = "") -> Response:
    """Ask whether to mute an article."""
    app = app_of(request)
    is_valid = check_link(app.secret, t, "mute", str(a))
    article = app.store.articles.get(a) if is_valid else None
    return render(
        request, "mute.html", status=200 if is_valid else 403, title="Mute", article=article, is_valid=is_valid
    )


@router.post("/mute")
def mute_by_link(request: Request, a: Count = 0, t: Text = "") -> Response:
    """Mute an article: it is still followed, but raises no alerts."""
    app = app_of(request)
    is_valid = check_link(app.secret, t, "mute", str(a))
    article = app.store.articles.set_muted(a, True) if is_valid else None
    return render(
        request,
        "mute.html",
        status=200 if is_valid else 403,
        title="Mute",
        article=article,
        is_valid=is_valid,
        done=is_valid,
    )


@router.post("/articles/{number}/mute")
def mute(request: Request, number: PathId) -> RedirectResponse:
    """Mute an article, from its page."""
    app_of(request).store.articles.set_muted(number, True)
    return RedirectResponse(f"/articles/{number}", 303)


@router.post("/articles/{number}/unmute")
def unmute(request: Request, number: PathId) -> RedirectResponse:
    """Unmute an article, from its page: it raises alerts again."""
    app_of(request).store.articles.set_muted(number, False)
    return RedirectResponse(f"/articles/{number}", 303)
