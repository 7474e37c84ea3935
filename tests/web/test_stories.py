"""Stories on the page, in the API and in the Atom feed, and decisions of editors about them."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import httpx
import pytest

from monitor.history import json_stories
from tests.fetch.origin import Origin, reply
from tests.history.outlets import Outlets, two_outlets
from tests.pipeline.conftest import STORY, page_of
from tests.pipeline.test_stories import TOLD_ELSEWHERE
from tests.web.conftest import TOKEN, Desk, Serve
from tests.web.expecting import expect
from tests.web.newsroom import HTML

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def both(desk: Desk) -> Outlets:
    desk.app.clock = desk.archive.clock
    return two_outlets(desk.archive)


def words(answer: httpx.Response) -> str:
    assert answer.status_code == 200, answer.text
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())


def test_the_list_and_the_page_of_a_story(desk: Desk, both: Outlets):
    listed = words(desk.get("/stories"))
    assert "Storm hits Vellmar harbour" in listed
    assert "2 outlets · 2 articles" in listed
    shown = words(desk.get(f"/stories/{both.story.id}"))
    assert "First: Example News 2 Mar 2026, 12:00 UTC · also in: The Courier 2 Mar 2026, 13:00 UTC" in shown
    assert shown.count("22 injured people") == 0
    assert shown.count("At least 22 people were injured") == 1
    assert "Two warehouses collapsed" in shown
    assert "added by a person" in shown
    for order in ("coverage", "importance", "nothing"):
        assert desk.get(f"/stories?by={order}").status_code == 200
    assert desk.get(f"/stories/{both.story.id}?by=importance").status_code == 200
    assert desk.get("/stories/99").status_code == 404


def test_figures_of_a_story_have_a_page_of_their_own(desk: Desk, both: Outlets):
    desk.archive.clock.advance(hours=1)
    for path in ("figures", "figures/part"):
        shown = words(desk.get(f"/stories/{both.story.id}/{path}"))
        assert "injured people : they agree" in shown
        assert "Example News 22" in shown


def test_other_pages_link_to_the_story(desk: Desk, both: Outlets):
    assert "Part of the story Storm hits Vellmar harbour" in words(desk.get(f"/articles/{both.ours.id}"))
    now = words(desk.get("/"))
    assert "story: 2 outlets" in now
    assert "First here · also in: The Courier 2 Mar 2026, 13:00 UTC" in now
    assert "story: 2 outlets" in words(desk.get("/catchup"))
    desk.storm()
    assert "Part of the story" not in words(desk.get("/articles/3"))


def test_a_person_joins_splits_names_and_pins(desk: Desk, both: Outlets):
    other = desk.storm()
    home = f"/stories/{both.story.id}"
    stories = desk.app.store.stories
    assert desk.post(f"{home}/join", data={"article": str(other.id)}).headers["location"] == home
    assert stories.of_article(other.id) == stories.get(both.story.id)
    assert desk.post(f"{home}/name", data={"title": "The storm"}).headers["location"] == home
    assert desk.post(f"{home}/pin").status_code == 303
    assert (stories.get(both.story.id).title, stories.get(both.story.id).pinned) == ("The storm", True)
    assert desk.post(f"{home}/unpin").headers["location"] == home
    assert desk.post(f"{home}/name").status_code == 303
    assert stories.get(both.story.id).title == "Storm hits Vellmar harbour"
    assert desk.post(f"{home}/split", data={"article": str(other.id)}).headers["location"] == home
    # A story with a single article ends.
    left = desk.post(f"{home}/split", data={"article": both.theirs.url})
    assert left.headers["location"] == f"/articles/{both.theirs.id}"
    again = desk.post("/stories/join", data={"article": str(both.ours.id), "other": str(other.id)})
    assert words(desk.get(again.headers["location"])).count("split off") == 2


def test_invalid_changes_of_a_story_are_refused(desk: Desk, both: Outlets):
    home = f"/stories/{both.story.id}"
    for data in ({}, {"article": " "}, {"article": "x" * 2001}):
        assert desk.post(f"{home}/join", data=data).status_code == 400
    assert desk.post(f"{home}/join", data={"article": "99"}).status_code == 404
    assert desk.post(f"{home}/split", data={"article": str(desk.storm().id)}).status_code == 404
    assert desk.post(f"{home}/name", data={"title": "x" * 201}).status_code == 400
    one = str(both.ours.id)
    assert desk.post("/stories/join", data={"article": one, "other": one}).status_code == 400


def test_the_api_has_stories(desk: Desk, both: Outlets):
    home = f"/api/v1/stories/{both.story.id}"
    history = desk.app.history
    listed = desk.get("/api/v1/stories")
    assert listed.json() == [json_stories.story_row(item) for item in history.stories()]
    assert listed.headers["link"].count("rel=") == 1
    view = history.story(str(both.story.id))
    assert desk.get(home).json() == json_stories.story(view)
    assert desk.get(f"{home}/figures").json() == [json_stories.saying(item) for item in history.sayings(view.members)]
    assert [len(desk.get(home, params={"limit": 1, "before": n}).json()["developments"]) for n in (9, 1)] == [1, 0]
    assert desk.post(f"{home}/name", json={"title": "The storm"}).json()["title"] == "The storm"
    assert desk.post(f"{home}/pin", json={"pinned": True}).json()["pinned"]
    other = desk.storm()
    assert desk.post(f"{home}/join", json={"article": other.id}).json()["articles"] == 3
    assert desk.post(f"{home}/split", json={"article": other.id}).status_code == 204
    assert desk.post(f"{home}/split", json={"article": other.id}).status_code == 404
    made = desk.post("/api/v1/stories", json={"articles": [other.id, both.ours.id]})
    assert (made.status_code, made.json()["articles"]) == (200, 2)
    twice = desk.post("/api/v1/stories", json={"articles": [other.id, other.id]})
    assert (twice.status_code, twice.json()["message"]) == (400, "articles: must name each article once")


def test_the_list_of_the_api_is_paged_both_ways(desk: Desk):
    for number in range(5):
        pair = [desk.archive.story("A.", url=f"https://{host}.example/{number}").id for host in ("one", "two")]
        desk.app.store.stories.start(pair, desk.archive.clock.now())
    everything = [row["id"] for row in desk.get("/api/v1/stories").json()]
    assert len(everything) == 5
    seen, address = [], "/api/v1/stories?limit=2"
    while address:
        answer = desk.get(address)
        seen += [row["id"] for row in answer.json()]
        back, address = answer.links.get("prev", {}).get("url"), answer.links.get("next", {}).get("url")
    assert seen == everything
    assert [row["id"] for row in desk.get(back).json()] == everything[2:4]


def test_the_feed_of_a_story(serve: Serve):
    desk = serve(token=TOKEN)
    both = two_outlets(desk.archive)
    desk.storm()
    assert desk.post("/login", data={"token": TOKEN}).status_code == 303
    page = desk.get(f"/stories/{both.story.id}").text
    (address,) = set(re.findall(r'href="(/developments\.atom\?story=[^"]+)"', page))
    address = address.replace("&amp;", "&")
    stranger = httpx.get(desk.url + address, trust_env=False, timeout=30)
    assert [entry.findtext(f"{ATOM}title") for entry in ET.fromstring(stranger.content).findall(f"{ATOM}entry")] == [
        "Two warehouses collapsed shortly before midnight.",
        "The fire brigade counted 22 injured people.",
        "At least 22 people were injured, the fire brigade said.",
    ]
    # The key opens only this story.
    for other in (address.replace(f"story={both.story.id}", "story=9"), address.replace("story=", "article=")):
        assert httpx.get(desk.url + other, trust_env=False, timeout=30).status_code == 401


@pytest.mark.browser
def test_articles_split_by_a_person_are_never_joined_again(desk: Desk, page):
    with Origin() as one, Origin() as other:
        mine = one.play("/train", reply(200, page_of("Freight train derails near Ottering", *STORY).encode(), HTML))
        told = page_of("Ottering: line blocked after train derails", *TOLD_ELSEWHERE)
        other.play("/derailed", reply(200, told.encode(), HTML))
        first = desk.app.pipeline.add_article(mine).article.id
        second = desk.app.pipeline.add_article(other.url("/derailed")).article.id
        stories = desk.app.store.stories
        assert stories.of_article(second) is not None
        page.goto(f"{desk.url}/articles/{second}")
        page.get_by_role("link", name="Freight train derails near Ottering").click()
        page.get_by_role("button", name="Split off Ottering: line blocked after train derails").click()
        page.wait_for_url(f"{desk.url}/articles/{second}")
        expect(page.get_by_text("Part of the story")).to_have_count(0)

        more = "The line was cleared on Tuesday, and the first train ran at noon, the railway company said."
        other.play("/derailed", reply(200, page_of("Ottering: line blocked", *TOLD_ELSEWHERE, more).encode(), HTML))
        one.play("/train", reply(200, page_of("Freight train derails near Ottering", *STORY, more).encode(), HTML))
        desk.app.pipeline.poll(everything=True)
        assert [desk.app.store.articles.get(number).versions for number in (first, second)] == [2, 2]
        assert desk.app.pipeline.place_waiting() == 0
        assert stories.of_articles((first, second)) == {}
