"""An article's versions over the API, and all edits since a position in the log."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

from click.testing import CliRunner

from monitor.cli import command_line
from monitor.cli.session import Factories
from monitor.model import Document
from monitor.store.admin import PruneRules, prune
from tests.web.conftest import Desk

MISSPELT = "The harbor of Vellmar is closed. No ship has left it."
FIGURES = [f"The storm in Vellmar injured {number} people. The harbour is closed." for number in (15, 22, 30)]


def test_versions_are_paged(desk: Desk):
    article = desk.storm()
    first = desk.get(f"/api/v1/articles/{article.id}/versions?limit=2")
    assert [row["version"] for row in first.json()] == [3, 2]
    row = first.json()[1]
    assert row["edits"] == {"added": 1, "removed": 0, "changed": 1, "moved": 0}
    assert (row["from_version"], row["from_kept"], row["developments"], row["withdrawals"]) == (1, True, 2, 0)
    assert row["digest"] == desk.get(f"/api/v1/articles/{article.id}/versions/2").json()["digest"]
    rest = desk.get(first.links["next"]["url"])
    assert [row["version"] for row in rest.json()] == [1]
    assert rest.json()[0]["from_version"] is None
    assert "next" not in rest.links


def test_a_version_has_an_address_of_its_own(desk: Desk):
    article = desk.storm()
    for number in (1, 3):
        own = desk.get(f"/api/v1/articles/{article.id}/versions/{number}")
        assert own.json() == desk.get(f"/api/v1/articles/{article.id}?version={number}").json()
    assert desk.get(f"/api/v1/articles/{article.id}/versions/4").status_code == 404


def test_a_raw_page_is_a_sandboxed_download(desk: Desk):
    article = desk.archive.article("https://news.example/evil", "Evil")
    shown = desk.archive.version(article, Document.from_text("<script>alert(document.cookie)</script>", "Evil"))
    answer = desk.get(f"/api/v1/articles/{article.id}/versions/1/raw")
    assert answer.content == desk.app.store.versions.raw(article.id, shown.number)
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert answer.headers["content-disposition"] == f'attachment; filename="article-{article.id}-evil-version-1.html"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-type"] == "text/html"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_a_pruned_raw_page_is_not_found_and_says_so(desk: Desk):
    article = desk.storm()
    prune(desk.app.settings.database_url, PruneRules(raw_pages_days=1), desk.archive.clock.now() + timedelta(days=9))
    answer = desk.get(f"/api/v1/articles/{article.id}/versions/1/raw")
    assert (answer.status_code, answer.json()["error"]) == (404, "NotFound")
    assert "the page of version 1" in answer.json()["message"]
    assert desk.get(f"/api/v1/articles/{article.id}/versions/1").status_code == 200


def test_figures_equal_those_of_the_command(desk: Desk, tmp_path: Path):
    article = desk.archive.story(*FIGURES)
    config = tmp_path / "monitor.toml"
    config.write_text(f'database_url = "{desk.app.settings.database_url}"\n')
    for path, more in (("", []), ("?all=true", ["--all"]), ("?words=nothing", ["--words", "nothing"])):
        command = ["--config", str(config), "figures", str(article.id), "--json", *more]
        printed = CliRunner().invoke(command_line, command, obj=Factories(serve=None))
        answer = desk.get(f"/api/v1/articles/{article.id}/figures{path}")
        assert answer.json() == json.loads(printed.stdout), path
    (course,) = desk.get(f"/api/v1/articles/{article.id}/figures").json()
    assert [point["number"] for point in course["points"]] == [15, 22, 30]


def test_all_edits_since_a_position_are_found(desk: Desk):
    """A client that stores texts can request all edits since its last request, whether or not they bring news."""
    quiet = desk.archive.story(MISSPELT, url="https://news.example/quiet", title="Harbour closed")
    place = max(row["id"] for row in desk.get("/api/v1/log").json())
    assert desk.get(f"/api/v1/log?edits=true&after={place}").json() == []
    desk.app.store.articles.set_muted(quiet.id, True)
    assert desk.get(f"/api/v1/log?edits=true&after={place}").json() == [], "muting is not an edit"
    desk.archive.version(quiet, Document.from_text(MISSPELT.replace("harbor", "harbour"), "Harbour closed"))
    desk.archive.story(
        "A first version is no edit. It has one more sentence.", url="https://news.example/new", title="New"
    )
    answer = desk.get(f"/api/v1/log?edits=true&after={place}")
    (row,) = answer.json()
    assert row["article"]["url"] == quiet.url
    assert (row["developments"], row["edits"]["changed"]) == (0, 1)
    difference = desk.get(f"/api/v1/articles/{quiet.id}/diff/{row['from_version']}..{row['version']}").json()
    (edit,) = difference["edits"]
    assert ["insert", "harbour"] in [[tag, text.strip()] for tag, text in edit["words"]]
    # Nothing is newer: the page that the Link header leads to is empty, and unchanged on the next request.
    newer = answer.links["prev"]["url"]
    empty = desk.get(newer)
    assert empty.json() == []
    assert desk.get(newer, headers={"If-None-Match": empty.headers["etag"]}).status_code == 304


def test_edits_of_some_feeds(desk: Desk):
    desk.archive.story()
    desk.app.store.feeds.add(
        "https://other.example/feed.xml", title="Other", tags=("sport",), now=desk.archive.clock.now()
    )
    all_edits = desk.get("/api/v1/log?edits=true").json()
    assert [row["version"] for row in all_edits] == [3, 2]
    for query, found in (("tag=local", all_edits), ("tag=sport", []), ("tag=sport&tag=local", all_edits),
                         ("feed=Other", []), ("feed=1", all_edits), ("tag=loc", [])):  # fmt: skip
        assert desk.get(f"/api/v1/log?edits=true&{query}").json() == found, query
    assert len(desk.get("/api/v1/developments?tag=local").json()) == 2
    assert desk.get("/api/v1/developments?tag=sport").json() == []


def test_exports_equal_those_of_the_command(desk: Desk, tmp_path: Path):
    article = desk.storm()
    config = tmp_path / "monitor.toml"
    config.write_text(f'database_url = "{desk.app.settings.database_url}"\n')
    for form, kind in (("json", "application/json"), ("html", "text/html"), ("warc", "application/warc")):
        answer = desk.get(f"/api/v1/articles/{article.id}/export?format={form}")
        assert answer.headers["content-type"].partition(";")[0] == kind
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
        file = tmp_path / f"export.{form}"
        command = ["--config", str(config), "export", str(article.id), "--format", form, "-o", str(file)]
        CliRunner().invoke(command_line, command, obj=Factories(serve=None), catch_exceptions=False)
        if form == "warc":  # It contains the time at which it was created.
            assert answer.content.count(b"WARC-Type: resource") == file.read_bytes().count(b"WARC-Type: resource") == 3
        else:
            assert answer.content == file.read_bytes()
    assert desk.get(f"/api/v1/articles/{article.id}/export?format=pdf").status_code == 400


def test_a_comparison_as_a_page(desk: Desk):
    article = desk.storm()
    answer = desk.get(f"/api/v1/articles/{article.id}/diff/1..2?format=html")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "Two warehouses collapsed" in answer.text
