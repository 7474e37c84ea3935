"""Paging of lists while rows are added: by Link headers, and by the live updates of the page *Now*."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import httpx
import pytest

from monitor.model import AlertDraft, AlertKind, Channel
from tests.web.conftest import Desk, Serve


def story(desk: Desk, number: int) -> None:
    """Store an article whose second version has two developments."""
    texts = "The harbour is open.", f"The harbour is open. Ship {number} came. Ship {number} left."
    desk.archive.story(*texts, url=f"https://news.example/{number}", title=f"Harbour {number}")


def alert(desk: Desk, number: int) -> None:
    now = desk.archive.clock.now()
    to = f"{number}@desk.example"
    desk.app.store.outbox.queue([AlertDraft("desk", Channel.MAIL, to, AlertKind.SAMPLE, "Sample", now)], now)


def feed(desk: Desk, number: int) -> None:
    desk.archive.feed(f"https://other.example/{number}")


Adds = Callable[[Desk, int], None]
LISTS: dict[str, Adds] = {
    "/api/developments?kind=event&kind=figure": story,
    "/api/log?developments=true": story,
    "/api/articles?q=harbour": story,
    "/api/alerts?state=queued": alert,
    "/api/feeds": feed,
}


def ids(answer: httpx.Response) -> list[int]:
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()]


def follow(desk: Desk, answer: httpx.Response, rel: str, meanwhile: Callable[[], None]) -> list[list[int]]:
    """Follow a Link relation until a page is empty or has no such link; return the numbers of each page."""
    pages = []
    while rel in answer.links:
        meanwhile()
        answer = desk.get(answer.links[rel]["url"])
        if not ids(answer):
            break
        pages.append(ids(answer))
    return pages


@pytest.mark.parametrize("path", LISTS)
def test_lists_can_be_followed_to_both_ends(desk: Desk, path: str):
    add, join = LISTS[path], "&" if "?" in path else "?"
    for number in range(7):
        add(desk, number)
    arrivals = iter(range(100, 103))

    def meanwhile() -> None:
        if (number := next(arrivals, None)) is not None:
            add(desk, number)

    everything = ids(desk.get(f"{path}{join}limit=1000"))
    first = desk.get(f"{path}{join}limit=2")
    older, newer = ("next", "prev") if path != "/api/feeds" else ("prev", "next")
    top = first if older == "next" else desk.get(f"{path}?limit=2&before={everything[-1] + 1}")
    down = [number for page in [ids(top), *follow(desk, top, older, meanwhile)] for number in page]
    assert sorted(down) == sorted(everything)
    up = [number for page in follow(desk, top, newer, lambda: None) for number in sorted(page)]
    assert sorted(down) + up == sorted(ids(desk.get(f"{path}{join}limit=1000")))
    assert len(up) >= 3
    from_the_oldest = desk.get(f"{path}{join}limit=2&after=0")
    again = [*sorted(ids(from_the_oldest)), *(n for page in follow(desk, from_the_oldest, newer, lambda: None)
                                               for n in sorted(page))]  # fmt: skip
    assert again == sorted(ids(desk.get(f"{path}{join}limit=1000")))


def test_rows_after_and_before_a_number(desk: Desk):
    for number in range(4):
        story(desk, number)
    assert ids(desk.get("/api/developments?after=2&limit=3")) == [5, 4, 3]
    assert ids(desk.get("/api/developments?after=2&before=4&limit=3")) == [3]
    assert ids(desk.get("/api/developments?before=4&limit=2")) == [3, 2]
    empty = desk.get("/api/developments?after=8")
    assert ids(empty) == []
    story(desk, 4)
    assert ids(desk.get(empty.links["prev"]["url"])) == [10, 9]


def test_links_have_the_public_host_name(serve: Serve):
    desk = serve(public_url="https://news.desk.example")
    story(desk, 0)
    links = desk.get("/api/developments?limit=1", headers={"Host": "news.desk.example"}).links
    assert links["next"]["url"] == "https://news.desk.example/api/developments?limit=1&before=2"


def test_a_search_of_the_api_is_paged(desk: Desk):
    for number in range(7):
        story(desk, number)
    answer = desk.get("/api/search?q=harbour&limit=3")
    found = [hit["article"]["id"] for hit in answer.json()]
    while "next" in answer.links:
        story(desk, 10 + len(found))
        answer = desk.get(answer.links["next"]["url"])
        found += [hit["article"]["id"] for hit in answer.json()]
    assert found == [7, 6, 5, 4, 3, 2, 1]


def test_the_search_page_is_paged(desk: Desk):
    for number in range(60):
        desk.archive.story("The harbour is open.", url=f"https://news.example/{number}", title=f"Harbour {number}")
    page = desk.get("/search?q=harbour").text
    desk.archive.story("The harbour is open.", url="https://news.example/late", title="Harbour late")
    shown: list[str] = []
    while True:
        shown += re.findall(r'<h2 dir="ltr"><a href="/articles/(\d+)/', page)
        more = unescape(page.partition('<p class="more"><a href="')[2].partition('"')[0])
        if not more:
            break
        page = desk.get(more).text
    assert (len(shown), len(set(shown))) == (60, 60)


def test_an_atom_feed_is_paged(desk: Desk):
    for number in range(70):
        story(desk, number)
    seen: list[str] = []
    path = "/developments.atom?words=ship"
    while path:
        text = desk.get(path).text
        seen += re.findall(r"development:(\d+)</id>", text)
        found = re.search(r'rel="next" type="application/atom\+xml" href="([^"]+)"', text)
        path = unescape(found[1]) if found else ""
    assert seen == [str(number) for number in range(140, 0, -1)]


def live(page: str) -> tuple[str, str]:
    """Return the address from which the page requests newer stories, and the trigger."""
    found = re.search(r'id="live" hx-get="([^"]+)" hx-trigger="([^"]+)"', page)
    assert found is not None
    return unescape(found[1]), found[2]


def ships(page: str) -> list[str]:
    """Return the passages in the list, each once, although an item also repeats its lead as a summary line."""
    listed = page.partition('id="detail"')[0]
    return list(dict.fromkeys(re.findall(r"Ship \d+ (?:came|left)\.", listed)))


def test_the_page_gets_everything_it_missed_after_a_pause(desk: Desk):
    story(desk, 0)
    page = desk.get("/").text
    shown, (path, when) = ships(page), live(page)
    assert when == "every 15s"
    for number in range(1, 120):
        story(desk, number)
    asked, arrivals = 0, iter(range(120, 123))
    while (answer := desk.get(path)).status_code == 200:
        shown = ships(answer.text) + shown
        path, when = live(answer.text)
        asked += 1
        if (number := next(arrivals, None)) is not None:
            story(desk, number)
        # If there is more, it is requested at once, otherwise with the next poll.
        rest = desk.get(path).status_code == 200
        assert when == ("load, every 15s" if len(ships(answer.text)) >= 50 else "every 15s") or rest
    assert answer.status_code == 204
    assert sorted(shown) == sorted(f"Ship {number} {verb}." for number in range(123) for verb in ("came", "left"))
    assert list(dict.fromkeys(item.split()[1] for item in shown)) == [str(number) for number in range(122, -1, -1)]
    assert asked < 8


def test_stories_stored_while_the_page_is_rendered_are_shown_once(desk: Desk):
    story(desk, 0)
    page = desk.get("/?kind=event").text
    story(desk, 1)
    path, _ = live(page)
    assert sorted(ships(page) + ships(desk.get(path).text)) == sorted(ships(desk.get("/").text))


def test_a_story_longer_than_a_page_is_returned_once(desk: Desk):
    text = " ".join(f"Ship {number} came." for number in range(120))
    desk.archive.story("The harbour is open.", f"The harbour is open. {text}", title="Harbour")
    came = desk.get("/new?after=0").text
    assert desk.get(live(came)[0]).status_code == 204
    page = desk.get("/").text
    assert '<p class="more">' not in page
    for shown in (came, page):
        assert sorted(ships(shown)) == [f"Ship {number} came." for number in range(117, 120)]
        assert "117 more" in shown
