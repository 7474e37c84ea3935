"""Memento (RFC 7089): the versions of an article by time, tested with the authors' own client and by the text."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from memento_client import MementoClient

from monitor.feeds import normal_address
from monitor.model import Article, Document, VersionSummary
from monitor.web import memento
from tests.web.conftest import TOKEN, Desk, Serve
from tests.web.wire import ask

# The three versions of the story were stored at 10, 11 and 12 o'clock.
BEFORE, FIRST = "Mon, 02 Mar 2026 00:00:00 GMT", "Mon, 02 Mar 2026 10:00:00 GMT"
BETWEEN, LATER = "Mon, 02 Mar 2026 11:59:59 GMT", "Tue, 03 Mar 2026 00:00:00 GMT"
START = datetime(2026, 3, 2, tzinfo=UTC)
BAD = (
    "yesterday",
    "2026-03-02T10:00:00Z",
    "Mon, 02 Mar 2026 10:00:00 CET",
    "mon, 02 mar 2026 10:00:00 GMT",
    "Mon, 32 Mar 2026 10:00:00 GMT",
    "Mon, 2 Mar 2026 10:00:00 GMT",
    "Monday, 02-Mar-26 10:00:00 GMT",
    "",
)
ODD = "https://news.example/a%3Fb/c d?id=7&to=https://x.example/?y=1"


@pytest.fixture
def storm(desk: Desk) -> Article:
    return desk.storm()


def redirected_to(desk: Desk, url: str, at: str | None = None) -> str:
    headers = {} if at is None else {"Accept-Datetime": at}
    answer = desk.get(f"{memento.TIMEGATE}{url}", headers=headers)
    assert answer.status_code == 302, answer.text
    return answer.headers["location"]


def listed(text: str) -> dict[str, list[str]]:
    """Return the targets of links by relation."""
    found: dict[str, list[str]] = {}
    for target, attributes in MementoClient.parse_link_header(text).items():
        for name in attributes["rel"]:
            found.setdefault(name, []).append(target)
    return found


def test_the_public_client_finds_each_version(desk: Desk, storm: Article):
    page = f"{desk.url}/articles/{storm.id}/versions/"
    with MementoClient(desk.url + memento.TIMEGATE, check_native_timegate=False) as client:
        for day, hour, number in ((2, 0, 1), (2, 10, 1), (2, 11, 2), (2, 12, 3), (9, 0, 3)):
            # Given a memento, the client finds the original by the Link header.
            found = client.get_memento_info(f"{page}2", datetime(2026, 3, day, hour, 30))  # noqa: DTZ001
            assert found["original_uri"] == storm.url
            closest = found["mementos"]["closest"]
            assert (closest["uri"], closest["http_status_code"]) == ([f"{page}{number}"], 200)
            assert closest["datetime"] == datetime(2026, 3, 2, 9 + number)  # noqa: DTZ001
            assert found["mementos"]["first"]["uri"] == [f"{page}1"]
            assert found["mementos"]["last"]["uri"] == [f"{page}3"]
        assert client.is_timegate(f"{desk.url}{memento.TIMEGATE}{storm.url}", FIRST, session=client.session)
        assert client.is_memento(f"{page}1", client.session.head(f"{page}1"))


def test_a_timegate_redirects_to_the_version_of_that_time(desk: Desk, storm: Article):
    page = f"/articles/{storm.id}/versions/"
    for at, number in ((BEFORE, 1), (FIRST, 1), (BETWEEN, 2), (LATER, 3), (None, 3)):
        assert redirected_to(desk, storm.url, at) == f"{page}{number}"
        assert redirected_to(desk, str(storm.id), at) == f"{page}{number}"


def test_a_timegate_has_the_headers_of_the_rfc(desk: Desk, storm: Article):
    answer = desk.get(f"{memento.TIMEGATE}{storm.url}", headers={"Accept-Datetime": BETWEEN})
    # Section 4.2.1: a redirect that varies, names the original, and is no memento itself.
    assert answer.headers["vary"] == "accept-datetime"
    assert "memento-datetime" not in answer.headers
    links = listed(answer.headers["link"])
    page = f"{desk.url}/articles/{storm.id}/versions/"
    assert links["original"] == [storm.url]
    assert links["timemap"] == [f"{desk.url}{memento.TIMEMAP}{storm.url}"]
    assert (links["first"], links["last"]) == ([f"{page}1"], [f"{page}3"])
    assert (links["prev"], links["next"]) == ([f"{page}1"], [f"{page}3"])
    assert links["memento"] == [f"{page}1", f"{page}2", f"{page}3"]


def test_an_invalid_date_is_400_and_an_unknown_address_404(desk: Desk, storm: Article):
    for at in BAD:
        answer = desk.get(f"{memento.TIMEGATE}{storm.url}", headers={"Accept-Datetime": at})
        assert (answer.status_code, answer.json()["error"]) == (400, "Bad Request"), at
        assert answer.headers["vary"] == "accept-datetime"
    desk.archive.article("https://news.example/unread", "Nothing read yet")
    for url in ("https://news.example/none", "https://news.example/unread", "99", "news.example", "https://["):
        answer = desk.get(f"{memento.TIMEGATE}{url}", headers={"Accept-Datetime": FIRST})
        assert (answer.status_code, answer.headers["vary"]) == (404, "accept-datetime"), url
        assert desk.get(f"{memento.TIMEMAP}{url}").status_code == 404
    assert desk.post(f"{memento.TIMEGATE}{storm.url}").status_code == 405


def test_a_memento_has_its_time_and_links_to_others(desk: Desk, storm: Article):
    for path in (f"/articles/{storm.id}/versions/1", f"/api/v1/articles/{storm.id}/versions/1/raw"):
        answer = desk.get(path)
        assert answer.headers["memento-datetime"] == FIRST
        assert "accept-datetime" not in answer.headers.get("vary", "")
        links = listed(answer.headers["link"])
        assert links["timegate"] == [f"{desk.url}{memento.TIMEGATE}{storm.url}"]
        assert "prev" not in links
        assert links["next"] == [f"{desk.url}/articles/{storm.id}/versions/2"]


def test_a_timemap_lists_all_versions(desk: Desk, storm: Article):
    answer = desk.get(f"{memento.TIMEMAP}{storm.url}")
    assert answer.headers["content-type"] == "application/link-format"
    links = MementoClient.parse_link_header(answer.text)
    page = f"{desk.url}/articles/{storm.id}/versions/"
    assert links[storm.url]["rel"] == ["original"]
    own = links[f"{desk.url}{memento.TIMEMAP}{storm.url}"]
    assert (own["rel"], own["type"]) == (["self"], ["application/link-format"])
    assert (own["from"], own["until"]) == ([FIRST], ["Mon, 02 Mar 2026 12:00:00 GMT"])
    assert links[f"{page}1"] == {"rel": ["first", "memento"], "datetime": [FIRST]}
    assert links[f"{page}2"]["rel"] == ["memento"]
    assert links[f"{page}3"]["rel"] == ["last", "memento"]


def test_a_long_timemap_is_paged(storm: Article):
    total = 2 * memento.MEMENTOS_PER_PAGE + 1
    times = (START + timedelta(minutes=number) for number in range(total))
    marks = [VersionSummary(number, time, "", "", "") for number, time in enumerate(times, 1)]
    found = memento.Mementos("http://monitor.example", storm, marks[0], marks[-1])
    after, seen = 0, []
    for _ in range(3):
        links = MementoClient.parse_link_header(found.timemap(after, marks[after:][: memento.MEMENTOS_PER_PAGE + 1]))
        seen += [target for target, link in links.items() if "memento" in link["rel"]]
        own = next(link for link in links.values() if "self" in link["rel"])
        more = [target for target, link in links.items() if link["rel"] == ["timemap"] and "from" in link]
        assert own["until"] == [links[seen[-1]]["datetime"][0]]
        after = int(more[0].removeprefix(f"http://monitor.example{memento.TIMEMAP}").partition("/")[0]) if more else 0
    assert not more
    assert seen == [f"http://monitor.example/articles/{storm.id}/versions/{mark.number}" for mark in marks]


def test_a_page_of_a_timemap_has_its_own_address(desk: Desk, storm: Article):
    links = MementoClient.parse_link_header(desk.get(f"{memento.TIMEMAP}1/{storm.url}").text)
    assert links[f"{desk.url}{memento.TIMEMAP}1/{storm.url}"]["rel"] == ["self"]
    assert links[f"{desk.url}{memento.TIMEMAP}{storm.url}"]["rel"] == ["timemap"]
    assert [target for target, link in links.items() if "memento" in link["rel"]] == [
        f"{desk.url}/articles/{storm.id}/versions/{number}" for number in (2, 3)
    ]


def test_embedded_addresses_are_decoded_correctly(desk: Desk):
    now = desk.archive.clock.now()
    article = desk.app.store.articles.add(ODD, normal_address(ODD), title="Odd", now=now)
    desk.archive.version(article, Document.from_text("A text.", "Odd"))
    plain = quote(ODD, safe=":/?&=%")
    for asked in (plain, plain.replace("https://news", "https:/news", 1), plain.replace("https", "HTTPS", 1),
                  quote(ODD, safe="")):  # fmt: skip
        assert ask(desk.url, f"{memento.TIMEGATE}{asked}").status == 302, asked
    answer = ask(desk.url, f"{memento.TIMEGATE}{plain}")
    assert listed(answer.headers["link"])["original"] == [plain]
    # A trailing slash belongs to the other site's address; the prefix alone leads nowhere.
    assert ask(desk.url, f"{memento.TIMEGATE}https://news.example/").status == 404
    assert ask(desk.url, memento.TIMEGATE).status == 404


def test_memento_requires_the_token(serve: Serve):
    desk = serve(token=TOKEN)
    url = desk.storm().url
    for folder in (memento.TIMEGATE, memento.TIMEMAP):
        assert desk.get(folder + url).status_code == 401
        assert desk.get(folder + url, headers={"Authorization": f"Bearer {TOKEN}"}).status_code in (200, 302)
