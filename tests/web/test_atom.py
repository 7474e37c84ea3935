"""The Atom feed: its content, conditional requests, and who may read it."""

from __future__ import annotations

import logging
import re
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from html import unescape
from http.client import HTTPConnection

import pytest

from monitor.feeds import parse_feed
from monitor.testing import FrozenClock
from tests.history.archive import Archive
from tests.web.conftest import TOKEN, Desk, Serve

PUBLIC = "https://news.desk.example"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
SELECTIONS = (
    ("", 2), ("?feed=1", 2), ("?feed=Example+News", 2), ("?words=warehouse*", 1), ("?words=fire+brigade", 1),
    ("?words=storm,-injured", 0), ("?article=1&words=nothing", 0),
)  # fmt: skip


def test_the_atom_feed_can_be_read_by_our_own_parser(serve: Serve):
    desk = serve(public_url=PUBLIC)
    desk.storm()
    answer = desk.get("/developments.atom?article=1", headers={"Host": "news.desk.example"})
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = parse_feed(answer.content, url=f"{PUBLIC}/developments.atom", content_type=answer.headers["content-type"])
    assert feed.kind == "atom"
    assert feed.warnings == ()
    assert feed.hints.self_url == f"{PUBLIC}/developments.atom?article=1"
    found = desk.app.store.versions.developments()
    assert [entry.title for entry in feed.entries] == [item.text for item in found]
    assert [entry.updated for entry in feed.entries] == [item.detected_at.astimezone(UTC) for item in found]
    assert len({entry.key for entry in feed.entries}) == 2


def test_the_atom_feed_by_feed_article_and_words(desk: Desk):
    desk.storm()
    for tail, number in SELECTIONS:
        assert desk.get(f"/developments.atom{tail}").text.count("<entry>") == number, tail
    assert desk.get("/developments.atom?feed=99").status_code == 404


def test_an_unchanged_feed_is_answered_304(desk: Desk):
    article = desk.storm()
    first = desk.get("/developments.atom")
    tag, moment = first.headers["etag"], first.headers["last-modified"]
    newest = desk.app.store.versions.developments(limit=1)[0].detected_at
    assert parsedate_to_datetime(moment) == newest.replace(microsecond=0)
    for asked in (
        {"If-None-Match": tag},
        {"If-None-Match": f'"other", W/{tag}'},
        {"If-None-Match": "*"},
        {"If-Modified-Since": moment},
        {"If-None-Match": tag, "If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"},
    ):
        again = desk.get("/developments.atom", headers=asked)
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag), asked
    earlier = format_datetime(newest.astimezone(UTC) - timedelta(seconds=1), usegmt=True)
    for asked in (
        {"If-None-Match": '"other"'},
        {"If-Modified-Since": earlier},
        {"If-Modified-Since": "soon"},
        {"If-Modified-Since": "Sat, 28 Nov 2026 12:00:00 +999999999999999999"},
        {"If-Modified-Since": "Mon, 01 Jan 0001 00:00:00 +2359"},
        {"If-None-Match": '"other"', "If-Modified-Since": moment},
    ):
        again = desk.get("/developments.atom", headers=asked)
        assert (again.status_code, again.content) == (200, first.content), asked
    desk.update(article, "The harbour reopened. 3 ships left.")
    assert (
        desk.get("/developments.atom", headers={"If-None-Match": tag, "If-Modified-Since": moment}).status_code == 200
    )
    assert desk.get("/developments.atom?words=storm").headers["etag"] != tag


def test_an_empty_feed_stays_the_same(desk: Desk):
    first = desk.get("/developments.atom")
    assert first.status_code == 200
    assert "last-modified" not in first.headers
    again = desk.get("/developments.atom", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304


def test_no_last_modified_while_more_may_be_stored_with_it(desk: Desk):
    # Its second version is an hour ahead of the server's clock.
    archive = Archive(desk.app.store, FrozenClock(datetime.now(UTC) - timedelta(hours=1)))
    archive.story("One. Two.", "One. Two. Three came.")
    fresh = desk.get("/developments.atom")
    assert "<entry>" in fresh.text
    assert "last-modified" not in fresh.headers
    assert desk.get("/developments.atom", headers={"If-None-Match": fresh.headers["etag"]}).status_code == 304


def address(desk: Desk, page: str) -> str:
    """Return the address of the Atom feed that a page links to, for a viewer with the token."""
    found = re.search(r'href="(/developments\.atom[^"]*key=[^"]*)"', desk.get(page, headers=BEARER).text)
    assert found is not None, page
    return unescape(found[1])


def test_a_feed_reader_can_use_the_address_on_the_page(serve: Serve):
    desk = serve(token=TOKEN)
    desk.storm()
    addresses = {page: address(desk, page) for page in ("/", "/?feed=1", "/feeds/1", "/articles/1")}
    assert addresses["/?feed=1"] == addresses["/feeds/1"]
    for at in addresses.values():
        answer = desk.get(at)
        assert (answer.status_code, answer.text.count("<entry>")) == (200, 2), at
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "private" in answer.headers["cache-control"]
        assert TOKEN not in answer.text + at
        assert desk.get(at, headers={"If-None-Match": answer.headers["etag"]}).status_code == 304


def test_a_key_opens_its_own_feed_and_nothing_else(serve: Serve):
    desk = serve(token=TOKEN)
    desk.storm()
    mine, everything = address(desk, "/articles/1"), address(desk, "/")
    key = mine.partition("key=")[2]
    assert key not in everything
    for path in (
        f"/developments.atom?key={key}",
        f"/developments.atom?feed=1&key={key}",
        f"/developments.atom?article=2&key={key}",
        f"/developments.atom?article=1&words=storm&key={key}",
        f"/developments.atom?article=1&key={key}&article=2",
        mine[:-1],
        "/developments.atom?article=1",
        "/developments.atom?article=1&key=",
        f"/developments.atom?article=1&key={TOKEN}",
        f"/api/developments?article=1&key={key}",
        f"/metrics?article=1&key={key}",
    ):
        refused = desk.get(path)
        assert (refused.status_code, refused.json()["error"]) == (401, "TokenNeeded"), path
    assert desk.get(f"/articles/1?article=1&key={key}").status_code == 303
    assert desk.post(f"/developments.atom?article=1&key={key}").status_code == 403


def test_a_key_opens_all_pages_of_its_feed(serve: Serve):
    desk = serve(token=TOKEN)
    for number in range(60):
        texts = "The harbour is open.", f"The harbour is open. Ship {number} came. Ship {number} left."
        desk.archive.story(*texts, url=f"https://news.example/{number}", title=f"Harbour {number}")
    at, ids, entries = address(desk, "/"), set(), 0
    while at:
        answer = desk.get(at)
        assert answer.status_code == 200
        entries += answer.text.count("<entry>")
        ids.add(re.search(r"<id>([^<]*)</id>", answer.text)[1])
        assert unescape(re.search(r'rel="self"[^>]* href="([^"]+)"', answer.text)[1]).endswith(at)
        found = re.search(r'rel="next"[^>]* href="([^"]+)"', answer.text)
        at = unescape(found[1]).removeprefix(desk.url) if found else ""
    assert entries == 120
    assert ids == {f"{desk.url}/developments.atom"}


def test_a_new_token_invalidates_old_addresses(serve: Serve):
    desk = serve(token=TOKEN)
    desk.storm()
    at = address(desk, "/")
    assert serve(token=TOKEN).get(at).status_code == 200
    assert serve(token="another secret of this desk").get(at).status_code == 401


def test_keys_are_shown_only_to_viewers_who_are_signed_in(serve: Serve):
    desk = serve(token=TOKEN)
    desk.storm()
    for path in ("/login", "/unsubscribe", "/mute", "/static/nothing", "/"):
        assert "key=" not in desk.get(path, follow_redirects=True).text, path
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "none"}):
        assert "key=" not in desk.get("/", headers=headers).text


def test_without_a_token_there_are_no_keys(desk: Desk):
    desk.storm()
    assert 'href="/developments.atom?article=1"' in desk.get("/articles/1").text
    assert not re.search(r"[?;&]key=", desk.get("/").text)


def test_a_key_is_in_no_log(serve: Serve, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    desk = serve(token=TOKEN)
    desk.storm()
    at = address(desk, "/articles/1")
    caplog.clear()
    connection = HTTPConnection("127.0.0.1", int(desk.url.rpartition(":")[2]))
    for path in (at, at.replace("article=1", "article=2"), f"{at}&before=x"):
        connection.request("GET", path)
        assert connection.getresponse().read()
    connection.close()
    assert at.partition("key=")[2] not in caplog.text


@pytest.mark.parametrize(
    ("name", "password", "status"),
    [("ida", TOKEN, 200), ("", TOKEN, 200), (TOKEN, "", 401), ("ida", TOKEN + "x", 401), ("ida", "ä", 401)],
)
def test_a_feed_reader_may_give_the_token_as_a_password(serve: Serve, name: str, password: str, status: int):
    desk = serve(token=TOKEN)
    desk.storm()
    given = {"Authorization": f"Basic {b64encode(f'{name}:{password}'.encode()).decode()}"}
    assert desk.get("/developments.atom?article=1", headers=given).status_code == status
    # For the Atom feed only: a browser would send a password also with requests that another site makes.
    assert desk.get("/articles/1", headers=given).status_code == 303
    assert desk.get("/api/articles/1", headers=given).status_code == 401


def test_a_401_says_how_to_send_the_token(serve: Serve):
    desk = serve(token=TOKEN)
    assert desk.get("/developments.atom").headers["www-authenticate"].startswith("Basic realm=")
    assert desk.get("/api/feeds").headers["www-authenticate"] == "Bearer"
    for broken in ("Basic", "Basic !", "Basic ====", "Basic ZGE"):
        assert desk.get("/developments.atom", headers={"Authorization": broken}).status_code == 401
