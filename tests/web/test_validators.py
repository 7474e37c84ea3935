"""ETags of the API: an unchanged response is not sent again."""

from __future__ import annotations

import pytest

from monitor.web.validators import etag, is_known
from tests.web.conftest import TOKEN, Desk, Serve

READ = (
    "/api/v1/developments",
    "/api/v1/log?limit=1",
    "/api/v1/articles/1",
    "/api/v1/articles/1/versions/1/raw",
    "/api/v1/developments.csv",
    "/developments.csv",
    "/api/v1/openapi.json",
    "/api/v1/docs",
    "/api/feeds",
)


def test_unchanged_responses_are_answered_304(desk: Desk):
    desk.storm()
    for path in READ:
        first = desk.get(path)
        assert first.status_code == 200, path
        own = first.headers["etag"]
        assert first.headers["cache-control"] in ("private, no-cache", "no-cache")
        assert first.headers["vary"] == "Authorization, Cookie"
        for tags in (own, f"W/{own}", f'"other", {own}', "*"):
            again = desk.get(path, headers={"If-None-Match": tags})
            assert (again.status_code, again.content) == (304, b""), (path, tags)
            assert again.headers["etag"] == own
            assert again.headers["vary"] == first.headers["vary"]
            assert again.headers.get("link") == first.headers.get("link")
            assert "content-length" not in again.headers
            assert "content-security-policy" in again.headers
        assert desk.get(path, headers={"If-None-Match": '"other"'}).content == first.content
        head = desk.client.head(path, headers={"If-None-Match": own})
        assert (head.status_code, head.headers["etag"]) == (304, own)


def test_another_response_has_another_etag(desk: Desk):
    article = desk.storm()
    first = desk.get("/api/v1/log?limit=3").headers["etag"]
    desk.update(article, "The harbour reopened. 3 ships left.")
    assert desk.get("/api/v1/log?limit=3", headers={"If-None-Match": first}).status_code == 200
    # The same rows with other links to neighbouring pages are another response.
    assert len({desk.get(f"/api/v1/{path}").headers["etag"] for path in ("alerts?state=sent", "alerts?after=0")}) == 2


def test_errors_are_never_answered_304(serve: Serve):
    desk = serve(token=TOKEN)
    for path, status in (("/api/v1/articles/9", 404), ("/api/v1/log?limit=x", 400)):
        answer = desk.get(path, headers={"Authorization": f"Bearer {TOKEN}", "If-None-Match": "*"})
        assert (answer.status_code, "etag" in answer.headers) == (status, False)
    assert desk.get("/api/v1/feeds", headers={"If-None-Match": "*"}).status_code == 401


@pytest.mark.parametrize(
    ("tags", "known"),
    [
        (None, False),
        ("", False),
        ('"a"', True),
        ('W/"a"', True),
        ('"b", "a"', True),
        ("*", True),
        ('"b"', False),
        ("a", False),
    ],
)
def test_etags_are_compared_weakly(tags: str | None, known: bool):
    assert is_known(tags, '"a"') is known


def test_the_etag_depends_on_the_division_into_parts():
    assert etag(b"ab", b"c") != etag(b"a", b"bc")
