"""The API returns what the commands print with ``--json``."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from monitor.cli import command_line
from monitor.cli.session import Factories
from tests.history.archive import weighed
from tests.web.conftest import Desk

PAIRS = (
    ("/api/developments", ["developments", "--json"]),
    ("/api/log", ["log", "--json"]),
    ("/api/log?article=1&developments=true", ["log", "1", "--developments", "--json"]),
    ("/api/articles", ["articles", "list", "--json"]),
    ("/api/articles/1", ["show", "1", "--json"]),
    ("/api/articles/1?version=2", ["show", "1@2", "--json"]),
    ("/api/articles/1/diff/1..2", ["diff", "1@1..2", "--json"]),
    ("/api/articles/1/blame", ["blame", "1", "--json"]),
    ("/api/feeds", ["feeds", "list", "--json"]),
    ("/api/alerts", ["alerts", "list", "--json"]),
    ("/api/subscriptions", ["subscriptions", "list", "--json"]),
    ("/api/search?q=warehouses", ["search", "warehouses", "--json"]),
    ("/api/stats", ["stats", "--json"]),
)
WRONG = (
    ("/api/articles/99", 404, "NotFound"),
    ("/api/articles/1/diff/1..9", 404, "NotFound"),
    ("/api/developments?since=yesterday", 400, "Bad Request"),
    ("/api/developments?since=2026-03-02T09:00:00", 400, "Bad Request"),
    ("/api/developments?limit=0", 400, "Bad Request"),
    ("/api/nothing", 404, "Not Found"),
    ("/api/log?article=news.example", 409, "Ambiguous"),
)


def test_the_api_equals_the_command_line(desk: Desk, tmp_path: Path):
    article = desk.storm()
    desk.update(article, "The harbour reopened. 3 ships left.")
    config = tmp_path / "monitor.toml"
    config.write_text(
        f'database_url = "{desk.app.settings.database_url}"\n'
        '[[subscriptions]]\nname = "desk"\nto = ["ida@desk.example", "ole@desk.example"]\n'
    )
    for path, command in PAIRS:
        printed = CliRunner().invoke(command_line, ["--config", str(config), *command], obj=Factories(serve=None))
        assert printed.exit_code == 0, printed.output
        answer = desk.get(path)
        assert answer.status_code == 200
        assert answer.json() == json.loads(printed.stdout), path


def test_lists_are_paged_by_number(desk: Desk):
    desk.storm()
    first = desk.get("/api/developments?limit=1").json()
    second = desk.get(f"/api/developments?limit=1&before={first[0]['id']}").json()
    assert [first[0]["id"], second[0]["id"]] == [2, 1]
    assert desk.get("/api/developments?after=1").json() == first
    assert desk.get("/api/developments?kind=figure&kind=quote").json()[0]["kind"] == "figure"


def test_errors_are_json(desk: Desk):
    desk.storm()
    desk.archive.article("https://news.example/other", "Another")
    for path, status, error in WRONG:
        answer = desk.get(path)
        assert (answer.status_code, answer.json()["error"]) == (status, error), path
        assert answer.json()["message"]


def test_health_and_metrics(desk: Desk):
    desk.storm()
    assert desk.get("/healthz").json()["status"] == "ok"
    text = desk.get("/metrics").text
    for line in ('monitor_articles{state="live"} 1.0', "monitor_versions 3.0", 'monitor_feeds{state="failing"} 0.0'):
        assert line in text
    assert "monitor_developments_day" in text
    desk.archive.store.opinions.take_turn(desk.app.clock.now(), 9)
    assert 'monitor_reader_requests_today{outcome="asked"} 1.0' in desk.get("/metrics").text


def test_developments_by_importance(desk: Desk):
    desk.app.clock = desk.archive.clock
    desk.archive.judge = weighed({"injured": 0.9, "warehouses": 0.4})
    desk.storm()
    by_time, by_weight = desk.get("/api/developments"), desk.get("/api/developments?order=importance")
    assert [row["importance"] for row in by_time.json()] == [0.4, 0.9]
    assert [row["importance"] for row in by_weight.json()] == [0.9, 0.4]
    assert "link" in by_time.headers
    assert "link" not in by_weight.headers
    (row,) = desk.get("/api/developments?min_importance=0.5").json()
    assert row["passage"] == "At least 22 people were injured, the fire brigade said."
    assert row["sentences"][0]["old"].startswith("At least 15")
    assert row["context"]["before"] is None
    assert len(desk.get("/api/developments?order=importance&limit=1").json()) == 1
    for wrong in ("min_importance=2", "min_importance=x", "order=size"):
        assert desk.get(f"/api/developments?{wrong}").status_code == 400
