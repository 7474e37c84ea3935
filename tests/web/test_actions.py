"""Links in mails: unsubscribe and mute."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

import pytest

from monitor.alerts import MailOptions, mute_url, sign_link, unsubscribe_url
from monitor.model import AlertState
from tests.history.archive import STORM
from tests.web.conftest import TOKEN, Desk, Serve

PUBLIC = "https://news.desk.example"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}
# Headers that the server of a mail provider sends: no cookie; no origin, or its own.
PROVIDERS = ({}, {"Origin": "https://mail.example", "Sec-Fetch-Site": "cross-site"})


def link(desk: Desk, recipient: str = "ida@desk.example") -> str:
    options = MailOptions(public_url=PUBLIC, secret=desk.app.secret)
    parts = urlsplit(unsubscribe_url(options, "desk", recipient) or "")
    return f"{parts.path}?{parts.query}"


def old_link(desk: Desk, recipient: str = "ida@desk.example") -> str:
    """Return an unsubscribe link as in mails of older versions."""
    token = sign_link(desk.app.secret, "unsubscribe", "desk", recipient)
    return "/unsubscribe?" + urlencode({"s": "desk", "r": recipient, "t": token})


def mute_link(desk: Desk, article_id: int) -> str:
    parts = urlsplit(mute_url(MailOptions(public_url=PUBLIC, secret=desk.app.secret), article_id) or "")
    return f"{parts.path}?{parts.query}"


@pytest.mark.parametrize("headers", PROVIDERS)
@pytest.mark.parametrize("token", [None, TOKEN])
def test_one_click_unsubscribes(serve: Serve, headers: dict[str, str], token: str | None):
    desk = serve(token=token, public_url=PUBLIC)
    article = desk.archive.story(STORM[0])
    desk.update(article, STORM[1])
    asked = desk.get(link(desk), headers=headers)
    assert asked.status_code == 200
    assert "ida@desk.example" in asked.text
    assert desk.app.store.subscriptions.unsubscribed() == frozenset()
    done = desk.post(link(desk), data=ONE_CLICK, headers=headers)
    assert done.status_code == 200
    assert desk.app.store.subscriptions.unsubscribed() == {("desk", "ida@desk.example")}
    assert [alert.state for alert in desk.app.store.outbox.list()] == [AlertState.CANCELLED]
    assert desk.post(link(desk), data=ONE_CLICK, headers=headers).status_code == 200


def test_a_head_request_changes_nothing(desk: Desk):
    assert desk.client.head(link(desk)).status_code == 200
    assert desk.app.store.subscriptions.unsubscribed() == frozenset()


def test_a_tampered_link_does_nothing(desk: Desk):
    good = link(desk)
    for wrong in (good[:-1] + "_", old_link(desk).replace("ida", "ole"), "/unsubscribe", "/unsubscribe?u="):
        assert desk.get(wrong).status_code == 403
        assert desk.post(wrong, data=ONE_CLICK).status_code == 403
    assert desk.app.store.subscriptions.unsubscribed() == frozenset()


def test_the_link_in_a_mail_of_an_older_version_still_works(desk: Desk):
    assert desk.post(old_link(desk), data=ONE_CLICK).status_code == 200
    assert desk.app.store.subscriptions.unsubscribed() == {("desk", "ida@desk.example")}


def test_unsubscribed_recipients_are_shown(desk: Desk):
    desk.post(link(desk), data=ONE_CLICK)
    assert desk.get("/subscriptions").text.count("unsubscribed") == 1


def test_muting_by_a_link_in_a_mail(desk: Desk):
    article = desk.storm()
    at = mute_link(desk, article.id)
    assert article.title in desk.get(at).text
    assert not desk.app.store.articles.get(article.id).muted
    assert desk.post(at.replace("a=1", "a=2")).status_code == 403
    assert desk.post(at).status_code == 200
    assert desk.app.store.articles.get(article.id).muted
