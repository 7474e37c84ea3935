"""Now with its filters and the story beside the list; catch-up on the page, by mail and over the API."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from monitor.alerts import MailOptions, caught_up_link
from monitor.history.places import mark_story, place_of
from monitor.web.keys import KEYS
from tests.history.archive import weighed
from tests.web.conftest import TOKEN, Desk, Serve

PUBLIC = "https://news.desk.example"


@pytest.fixture
def harbour(desk: Desk) -> Desk:
    """Two recent stories, of which the second matters."""
    desk.app.clock = desk.archive.clock
    desk.archive.judge = weighed({"sank": 0.97, "came": 0.4})
    for number, verb in enumerate(("came", "sank")):
        texts = "Quiet.", f"Quiet.\n\nA ship {verb}."
        desk.archive.story(*texts, url=f"https://news.example/{number}", title=f"Harbour {number}")
    return desk


def test_the_page_says_what_is_unread(harbour: Desk):
    page = harbour.get("/").text
    assert "In the last day:" in page
    assert "<b>2 stories</b>" in page
    assert "1 that matters" in page
    harbour.post("/catchup/all", data={"up_to": "2", "back": "/"})
    page = harbour.get("/").text
    assert "Since your last visit" in page
    assert "nothing unread" in page


def test_a_story_beside_the_list_has_an_address(harbour: Desk):
    page = harbour.get("/?story=1").text
    beside = page.partition('<section id="detail"')[2]
    assert "Harbour 0" in beside
    assert "A ship came." in beside
    assert 'href="/articles/1/diff/1..2?only=changes"' in beside
    assert "chosen" in page
    assert "chosen" not in harbour.get("/").text
    alone = harbour.get("/detail?story=1").text
    assert "<html" not in alone
    assert harbour.get("/?story=99").status_code == 404


def test_versions_of_an_article_are_merged_in_the_list(desk: Desk):
    desk.archive.story("Quiet.", "Quiet.\n\nA ship came.", "Quiet.\n\nA ship came.\n\nIt left.")
    page = desk.get("/").text
    assert page.count('class="story item"') == 1
    assert "2 passages" in page
    assert "versions 2 to 3" in page


def test_filters_are_in_the_address_and_can_be_removed(harbour: Desk):
    page = harbour.get("/?tag=local&kind=event&weight=matters&words=ship&span=day").text
    assert "Harbour 1" in page
    assert "Harbour 0" not in page
    for label in ("tag local", "event", "only what matters", "“ship”", "last day"):
        assert f"<bdi>{label}</bdi>" in page
    without = re.findall(r'<a href="(/[^"]*)" aria-label="Remove the filter only what matters"', page)
    assert without == ["/?tag=local&amp;kind=event&amp;words=ship&amp;span=day"]
    live = re.findall(r'hx-get="(/new[^"]*)"', page)[0]
    assert live.startswith("/new?tag=local&amp;kind=event&amp;words=ship&amp;weight=matters")
    assert "Nothing new that matches" in harbour.get("/?tag=elsewhere").text
    assert "Nothing new that matches" in harbour.get("/?to=1999-01-01").text
    assert "Harbour 1" in harbour.get("/?from=1999-01-01").text


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("kind=gossip", "No kind of news is called “gossip”."),
        ("span=year", "“span” cannot be “year”."),
        ("weight=9", "“weight” cannot be “9”."),
        ("feed=x", "A feed is named by its number"),
        ("from=yesterday", "“from” is a day such as"),
        ("to=2026-02-30", "“to” is a day such as"),
        ("language=english", "A language is named by its code"),
    ],
)
def test_invalid_filters_are_explained(desk: Desk, query: str, problem: str):
    answer = desk.get(f"/?{query}")
    assert answer.status_code == 400
    assert problem in answer.text


def test_marking_as_read_without_scripts(harbour: Desk):
    assert harbour.get("/catchup").text.index("Harbour 1") < harbour.get("/catchup").text.index("Harbour 0")
    form = {"article": "2", "up_to": "2", "last": "2", "back": "/catchup"}
    done = harbour.post("/catchup/read", data=form)
    assert (done.status_code, done.headers["location"]) == (303, "/catchup")
    assert "Harbour 1" not in harbour.get("/catchup").text
    assert 'data-article="2" data-read="true"' in harbour.get("/").text
    harbour.post("/catchup/read", data={**form, "up_to": "0"})
    assert "Harbour 1" in harbour.get("/catchup").text
    harbour.post("/catchup/all", data={"up_to": "2", "back": "/catchup"})
    assert "You have read everything." in harbour.get("/catchup").text
    harbour.post("/catchup/undo", data={"back": "//elsewhere.example"})
    assert "Harbour 1" in harbour.get("/catchup").text


@pytest.mark.parametrize("wrong", ["", "x", "-1", "9" * 19, "٣"])
def test_invalid_form_fields_are_refused(harbour: Desk, wrong: str):
    assert harbour.post("/catchup/all", data={"up_to": wrong}).status_code == 400


def test_mark_all_covers_only_what_the_page_showed(harbour: Desk):
    harbour.archive.story("Quiet.", "Quiet.\n\nA ship came.", url="https://news.example/late", title="Late")
    harbour.post("/catchup/all", data={"up_to": "2", "back": "/"})
    assert "Late" in harbour.get("/catchup").text


def mail_link(desk: Desk, reader: str, number: int) -> str:
    parts = urlsplit(caught_up_link(MailOptions(public_url=PUBLIC, secret=desk.app.secret), reader, number) or "")
    return f"{parts.path}?{parts.query}"


@pytest.mark.parametrize("token", [None, TOKEN])
def test_a_link_in_a_mail_marks_as_read(serve: Serve, token: str | None):
    desk = serve(token=token, public_url=PUBLIC)
    desk.storm()
    elsewhere = {"Origin": "https://mail.example", "Sec-Fetch-Site": "cross-site"}
    at = mail_link(desk, "ida", 2)
    now = desk.app.clock.now()
    assert "ida" in desk.get(at, headers=elsewhere).text
    assert not place_of(desk.app.store, "ida", now).asked
    for wrong in (at.replace("d=2", "d=3"), at.replace("ida", "ole"), "/caught-up", f"{at[:-1]}_"):
        assert desk.post(wrong, headers=elsewhere).status_code == 403
    assert desk.post(at, headers=elsewhere).status_code == 200
    assert place_of(desk.app.store, "ida", now).number == 2


def test_catch_up_over_the_api(harbour: Desk):
    found = harbour.get("/api/v1/catchup?as=ida").json()
    assert (found["stories"], found["passages"], found["matter"], found["more"]) == (2, 2, 1, False)
    assert [story["article"] for story in found["unread"]] == [2, 1]
    found = harbour.post("/api/v1/catchup", json={"as": "ida", "up_to": 2, "article": 2}).json()
    assert [story["article"] for story in found["unread"]] == [1]
    found = harbour.post("/api/v1/catchup", json={"as": "ida", "up_to": found["newest"]}).json()
    assert (found["stories"], found["place"]["up_to"]) == (0, 2)
    assert harbour.get("/api/v1/catchup").json()["place"]["reader"] == "me"
    assert harbour.post("/api/v1/catchup", json={"up_to": 2, "article": 9}).status_code == 404
    assert harbour.post("/api/v1/catchup", json={"up_to": "2"}).status_code == 400


def test_the_page_and_the_command_share_a_place(harbour: Desk):
    mark_story(harbour.app.store, "me", 2, 2, harbour.app.clock.now())
    assert [item.id for item in harbour.app.history.catchup("me", harbour.app.clock.now())] == [1]
    assert "You have read everything." in harbour.get("/catchup").text


def test_a_search_lists_each_article_once(desk: Desk):
    desk.storm()
    page = desk.get("/search?q=vellmar").text
    assert page.count('class="story"') == 1
    assert "Version 3 of 3; also in versions 1 to 2" in page
    assert "<mark>Vellmar</mark>" in page
    assert desk.get("/search?q=vellmar&feed=1").text.count('class="story"') == 1
    other = desk.archive.feed("https://other.example/feed", "Other")
    nothing = desk.get(f"/search?q=vellmar&feed={other.id}").text
    assert "in this feed" in nothing
    assert "Search all feeds and times" in nothing


def test_a_search_says_what_it_left_out_and_suggests(desk: Desk):
    desk.storm()
    page = desk.get("/search?q=vellmar+%E2%80%94+whales").text
    assert "Left out" in page
    assert "<bdi>“—”</bdi>" in page
    assert 'href="/search?q=vellmar"' in page
    assert desk.get("/search?q=vellmar&span=never").status_code == 400


def test_every_key_of_a_page_is_on_the_page_of_keys(harbour: Desk):
    known = {key for _, rows in KEYS for key, _ in rows}
    for path in ("/", "/catchup", "/search?q=ship", "/articles"):
        assert set(re.findall(r'data-key="([^"]+)"', harbour.get(path).text)) <= known
    page = harbour.get("/keys").text
    assert page.count("<tr>") == sum(len(rows) for _, rows in KEYS)
