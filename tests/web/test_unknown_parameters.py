"""Unknown query parameters: refused by the API, and shown as a notice by pages."""

from __future__ import annotations

from tests.web.conftest import Desk


def test_the_api_refuses_unknown_parameters(desk: Desk):
    answer = desk.get("/api/v1/developments?kinds=figure&limit=5")
    assert answer.status_code == 400
    assert "kinds" in answer.json()["message"]
    assert "kind," in answer.json()["message"]


def test_an_address_without_parameters_says_so(desk: Desk):
    assert "takes none" in desk.get("/api/v1/stats?a=1").json()["message"]


def test_many_unknown_parameters_make_a_short_message(desk: Desk):
    query = "&".join(f"{number}{'x' * 50}=1" for number in range(100))
    assert len(desk.get(f"/api/v1/stats?{query}").text) < 600


def test_a_page_lists_unknown_parameters(desk: Desk):
    desk.storm()
    page = desk.get("/?kinds=figure&utm_source=mail")
    assert page.status_code == 200
    assert "kinds, utm_source" in page.text
    assert "ignored: <bdi>" not in desk.get("/?kind=figure").text
