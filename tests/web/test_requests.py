"""Unusual requests: numbers too large for a column, invalid characters, unsupported methods, on both databases."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from tests.web.conftest import TOKEN, Desk, Serve

BEARER = {"Authorization": f"Bearer {TOKEN}"}
BEYOND = (str(2**63), "1" * 5000)
NO_NUMBERS = ("0", "-1", "x", "1.0", "1_0", "%2B1", "%EF%BC%91")
LARGEST = str(2**63 - 1)

# A stands for the number of an existing article, {} for an invalid number.
WITH_NUMBERS = (
    "/articles/{}", "/articles/{}/blame", "/articles/{}/versions/1", "/articles/A/versions/{}",
    "/articles/{}/diff/1..2", "/articles/A/diff/{}..2", "/articles/A/diff/1..{}", "/feeds/{}", "/api/articles/{}",
    "/api/articles/{}/blame",
    "/api/articles/{}/diff/1..2", "/api/articles/A/diff/{}..2", "/api/articles/A/diff/1..{}",
)  # fmt: skip
ACTIONS = ("/articles/{}/mute", "/articles/{}/unmute", "/feeds/{}/pause", "/feeds/{}/resume", "/alerts/{}/retry")
# Addresses with their numeric parameters, and the least valid value of each.
NUMBERS = (
    ("/?", {"before": 1}), ("/new?", {"after": 0}), ("/articles?", {"before": 1}),
    ("/articles/A?", {"below": 1}), ("/articles/A/compare?old=1&new=1&", {"old": 1, "new": 1}),
    ("/feeds?", {"after": 1}), ("/alerts?", {"before": 1}), ("/search?q=storm&", {"skip": 0, "upto": 0}),
    ("/developments.atom?", {"before": 0}),
    ("/api/developments?", {"before": 1, "after": 0, "limit": 1}), ("/api/log?", {"before": 1, "after": 0, "limit": 1}),
    ("/api/articles?", {"before": 1, "after": 0, "limit": 1}), ("/api/articles/A?", {"version": 1}),
    ("/api/feeds?", {"before": 1, "after": 0, "limit": 1}), ("/api/alerts?", {"before": 1, "after": 0, "limit": 1}),
    ("/api/search?q=storm&", {"skip": 0, "upto": 0, "limit": 1}),
)  # fmt: skip
TEXTS = (
    ("/?", ("kind",)), ("/new?after=0&", ("kind",)), ("/articles?", ("q", "state")), ("/alerts?", ("state",)),
    ("/feeds?", ("show",)), ("/search?", ("q",)), ("/articles/A/diff/1..2?", ("only",)),
    ("/developments.atom?", ("feed", "article", "words", "key")), ("/unsubscribe?", ("s", "r", "t")),
    ("/mute?", ("t",)),
    ("/api/developments?", ("article", "feed")), ("/api/log?", ("article", "feed")), ("/api/articles?", ("q", "feed")),
    ("/api/search?", ("q",)),
)  # fmt: skip
NAMES = (
    ("/api/developments", ("article", "feed")), ("/api/log", ("article", "feed")), ("/api/articles", ("feed",)),
    ("/developments.atom", ("article", "feed")),
)  # fmt: skip
ODD_NAMES = (
    str(2**63), "9" * 1900, LARGEST, "%C2%B2", "%ED%A0%80", "%FF", "http://[", "http://[::1", "http://x:99999999/",
    "http://x/@3", "%", "_", "'", "\\", "%22", "http://" + "a" * 1900,
)  # fmt: skip
SEARCHES = (
    "%22", "%22%22", "*", "a*", "**", "-", "AND", "OR NOT", "NEAR(a b)", "title:storm", "(", ")", "a'b", "%26 %7C !",
    ":*", "<->", "%5C", "%5C'", "%F0%9F%94%A5", "%ED%A0%80", "a" * 500, "a " * 250, "%CC%81", "%E2%80%9Estorm%E2%80%9C",
)  # fmt: skip


@dataclass
class Both:
    """A server on one of the databases, with one article."""

    desk: Desk
    article: int

    def get(self, path: str) -> httpx.Response:
        return self.desk.get(path.replace("A", str(self.article)))


@pytest.fixture
def both(serve: Serve, database_url: str) -> Both:
    desk = serve(database=database_url)
    return Both(desk, desk.storm().id)


def test_impossible_numbers_in_paths_are_not_found(both: Both):
    for path, number in product(WITH_NUMBERS, (*BEYOND, *NO_NUMBERS, LARGEST)):
        answer = both.get(path.format(number))
        assert answer.status_code == 404, path.format(number)
        assert not path.startswith("/api/") or set(answer.json()) == {"error", "message", "advice"}
    for path, number in product(ACTIONS, (*BEYOND, "0", "x", LARGEST)):
        assert both.desk.post(path.format(number)).status_code == 404, path.format(number)


def test_numbers_out_of_bounds_are_refused_by_name(both: Both):
    for path, names in NUMBERS:
        for name, least in names.items():
            for value in (*BEYOND, str(least - 1), "x", "1.0", "%00"):
                answer = both.get(f"{path}{name}={value}")
                assert answer.status_code == 400, f"{path}{name}={value}"
                assert f"{name}: " in answer.text
            for value in (str(least or 1), "1000" if name == "limit" else LARGEST):
                answer = both.get(f"{path}{name}={value}")
                missing = name == "version" and value == LARGEST
                assert answer.status_code in ((404,) if missing else (200, 204, 303)), f"{path}{name}={value}"


def test_nul_characters_are_refused_by_name(both: Both):
    for path, names in TEXTS:
        for name, value in product(names, ("%00", "a%00b")):
            answer = both.get(f"{path}{name}={value}")
            assert answer.status_code == 400, f"{path}{name}={value}"
            assert f"{name}: must not contain the character U+0000" in answer.text


def test_unknown_names_are_not_found(both: Both):
    for path, names in NAMES:
        for name, value in product(names, ODD_NAMES):
            assert both.get(f"{path}?{name}={value}").status_code == 404, f"{path}?{name}={value}"


def test_a_search_accepts_any_text(both: Both):
    for words in SEARCHES:
        page, answer = both.get(f"/search?q={words}"), both.get(f"/api/search?q={words}")
        assert (page.status_code, answer.status_code) == (200, 200), words
        assert both.get(f"/articles?q={words}").status_code == 200
        assert both.get(f"/developments.atom?words={words}").status_code == 200
    assert both.get("/search?q=" + "a" * 501).status_code == 400


def test_very_long_parameters_are_refused(both: Both):
    for path, names in TEXTS:
        for name in names:
            answer = both.get(f"{path}{name}={'a' * 5000}")
            assert answer.status_code == 400, f"{path}{name}"
            assert f"{name}: " in answer.text


@pytest.mark.parametrize("path", ["/api/developments", "/api/log"])
def test_since_has_to_be_a_time_with_a_zone(both: Both, path: str):
    everything = both.get(path).json()
    assert both.get(f"{path}?since=2026-03-02T09:00:00Z").json() == everything
    assert both.get(f"{path}?since=2026-03-02t12:00:00.000000%2B03:00").json() == everything
    assert both.get(f"{path}?since=2030-01-01T00:00:00-12:00").json() == []
    for edge in ("0001-01-01T00:00:00%2B23:59", "9999-12-31T23:59:59-23:59"):
        assert both.get(f"{path}?since={edge}").status_code == 200
    for wrong in (
        "0.5", "1772442000", "-1e18", "1e400", "nan", "2h", "today", "2026-03-02", "2026-03-02T09:00:00",
        "2026-03-02T09Z", "2026-03-02T09:00:00+00:00", "2026-13-02T09:00:00Z", "2026-03-02T25:00:00Z",
        "0000-01-01T00:00:00Z", "%00", "",
    ):  # fmt: skip
        answer = both.get(f"{path}?since={wrong}")
        assert (answer.status_code, answer.json()["error"]) == (400, "Bad Request"), wrong
        assert answer.json()["message"].startswith("since: "), wrong


def test_a_number_in_a_path_is_never_part_of_a_name(both: Both):
    both.desk.archive.story(url="https://news.example/20260302/fire", title="77000 fires")
    assert both.get("/api/log?article=20260302").json() != []
    for number in (20260302, 77000):
        for path in ("", "/blame", "/versions/1", "/diff/1..2"):
            assert both.get(f"/articles/{number}{path}").status_code == 404, f"{number}{path}"
        for path in ("", "/blame", "/diff/1..2"):
            assert both.get(f"/api/articles/{number}{path}").status_code == 404, f"{number}{path}"


GETTABLE = (
    "/", "/new?after=0", "/articles", "/articles/1", "/articles/1/compare?old=1&new=2", "/articles/1/versions/1",
    "/articles/1/diff/1..2", "/articles/1/blame", "/search", "/feeds", "/feeds/1", "/alerts", "/subscriptions",
    "/login", "/unsubscribe", "/mute", "/developments.atom", "/static/style.css", "/healthz", "/metrics",
    "/api/openapi.json", "/api/developments", "/api/log", "/api/articles", "/api/articles/1",
    "/api/articles/1/diff/1..2", "/api/articles/1/blame", "/api/feeds", "/api/alerts", "/api/subscriptions",
    "/api/search?q=storm&limit=1", "/api/stats",
)  # fmt: skip
# Addresses that also take other methods.
TAKING_MORE = {
    "/login": "GET, HEAD, POST", "/unsubscribe": "GET, HEAD, POST", "/mute": "GET, HEAD, POST",
    "/api/subscriptions": "GET, HEAD, POST", "/api/articles": "GET, HEAD, POST", "/api/feeds": "GET, HEAD, POST",
    "/api/articles/1": "GET, HEAD, DELETE",
}  # fmt: skip
WRONG = (
    "/articles/99",
    "/nothing",
    "/api/articles/99",
    "/api/log?limit=0",
    "/static/nothing",
    "/?before=x",
    "/api/feeds/",
)


@pytest.mark.parametrize("token", [None, TOKEN])
def test_head_is_answered_as_get_without_a_body(serve: Serve, token: str | None):
    desk = serve(token=token)
    desk.storm()
    for path, headers in product((*GETTABLE, *WRONG), ({}, BEARER) if token else ({},)):
        got, head = desk.get(path, headers=headers), desk.client.head(path, headers=headers)
        assert head.status_code == got.status_code, path
        assert head.content == b"", path
        of_get, of_head = ({**answer.headers, "date": ""} for answer in (got, head))
        assert of_get == of_head, path
        assert "content-length" in head.headers or got.status_code in (204, 304), path


def test_an_unchanged_feed_is_answered_304_to_head(desk: Desk):
    desk.storm()
    tag = desk.get("/developments.atom").headers["etag"]
    assert desk.client.head("/developments.atom", headers={"If-None-Match": tag}).status_code == 304


def test_unsupported_methods_are_answered_with_the_supported_ones(desk: Desk):
    desk.storm()
    for path, allowed in (
        *((path, "GET, HEAD") for path in GETTABLE if path not in TAKING_MORE),
        *TAKING_MORE.items(),
        *(
            (path, "POST")
            for path in ("/logout", "/articles/1/mute", "/feeds/1/pause", "/alerts/retry", "/alerts/1/retry")
        ),
    ):
        for method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "ODD"} - set(
            allowed.split(", ")
        ):
            answer = desk.client.request(method, path)
            assert (answer.status_code, answer.headers.get("allow")) == (405, allowed), f"{method} {path}"
            if path.startswith("/api/") and method != "HEAD":
                assert answer.json()["error"] == "Method Not Allowed"


def test_links_of_a_list_keep_the_filters(desk: Desk):
    desk.storm()
    link = desk.get("/api/developments?kind=figure&kind=event&article=1&limit=1").links["next"]["url"]
    assert parse_qsl(urlsplit(link).query) == [
        ("kind", "figure"), ("kind", "event"), ("article", "1"), ("limit", "1"), ("before", "2")
    ]  # fmt: skip
