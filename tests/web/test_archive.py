"""Citable versions, addresses of sentences, and downloads of articles."""

from __future__ import annotations

import csv
import json as encoder
import re
from hashlib import sha256
from io import BytesIO, StringIO

import pytest
from warcio.archiveiterator import ArchiveIterator

from monitor.history import json
from monitor.store.admin import PruneRules, prune
from tests.web.conftest import Desk, Serve


def pruned(desk: Desk, *, raw_pages_days: float | None = None, versions_per_article: int | None = None) -> None:
    desk.archive.clock.advance(days=1)
    rules = PruneRules(raw_pages_days=raw_pages_days, versions_per_article=versions_per_article)
    prune(desk.app.settings.database_url, rules, desk.archive.clock.now())


def anchors(page: str) -> dict[str, str]:
    return dict(re.findall(r'<span class="sentence" id="(s-[0-9a-f-]+)">([^<]+)</span>', page))


def test_the_page_of_a_version_has_what_a_citation_needs(desk: Desk):
    article = desk.storm()
    page = desk.get("/articles/1/versions/2").text
    version = desk.app.store.versions.get(1, 2)
    raw = desk.app.store.versions.raw(1, 2)
    assert raw is not None
    for fact in (version.digest, sha256(raw).hexdigest(), version.fetched_at.isoformat(), article.url):
        assert fact in page
    assert f"{desk.url}/articles/1/versions/2</textarea>" in page
    assert 'href="/api/v1/articles/1/versions/2/raw"' in page
    assert "“Storm hits Vellmar harbour”, " in page


def test_a_citation_has_the_public_address(serve: Serve):
    desk = serve(public_url="https://news.example.org/")
    desk.storm()
    page = desk.get("/articles/1/versions/2").text
    assert "https://news.example.org/articles/1/versions/2</textarea>" in page


def test_a_version_without_its_raw_page_says_so(desk: Desk):
    desk.storm()
    pruned(desk, raw_pages_days=0.0)
    page = desk.get("/articles/1/versions/2").text
    assert "no longer kept; only its text is" in page
    assert "/raw" not in page


def test_a_sentence_has_the_same_address_in_all_versions(desk: Desk):
    desk.storm()
    first, second = (anchors(desk.get(f"/articles/1/versions/{number}").text) for number in (1, 2))
    shared = first.keys() & second.keys()
    assert {first[anchor] for anchor in shared} == {
        "A storm hit the harbour of Vellmar on Monday night.",
        "The ferry to Ostrand was cancelled.",
        "Schools in the old town remain open.",
        "The mayor, Ida Holm, will visit the harbour on Tuesday.",
    }
    assert all(first[anchor] == second[anchor] for anchor in shared)


def test_a_repeated_sentence_has_two_addresses(desk: Desk):
    desk.archive.story("Read more. The harbour is open.\n\nRead more.")
    found = [
        anchor for anchor, text in anchors(desk.get("/articles/1/versions/1").text).items() if text == "Read more."
    ]
    assert found[1] == f"{found[0]}-2"


def test_a_pruned_version_is_not_found_and_says_so(desk: Desk):
    desk.storm()
    pruned(desk, versions_per_article=2)
    answer = desk.get("/articles/1/versions/1")
    assert answer.status_code == 404
    assert "no longer kept" in answer.text
    assert "Versions 2 to 3 are kept" in answer.text


def test_the_json_export_equals_that_of_the_command(desk: Desk):
    desk.storm()
    answer = desk.get("/articles/1/export.json")
    wanted = encoder.dumps(json.record(desk.app.history.record("1")), ensure_ascii=False, indent=2) + "\n"
    assert answer.text == wanted
    name = 'attachment; filename="article-1-storm-hits-vellmar-harbour.json"'
    assert answer.headers["content-disposition"] == name


def test_an_article_without_versions_is_exported(desk: Desk):
    desk.archive.article("https://news.example/new", "ניסוי")
    answer = desk.get("/articles/1/export.json")
    assert answer.json()["versions"] == []
    assert answer.headers["content-disposition"] == 'attachment; filename="article-1.json"'


def test_an_article_as_a_page_and_as_a_web_archive(desk: Desk):
    desk.storm()
    page = desk.get("/articles/1/export.html")
    assert [page.text.count(f"<h2>Version {number},") for number in (1, 2, 3)] == [1, 1, 1]
    archive = desk.get("/articles/1/export.warc")
    assert archive.headers["content-type"] == "application/warc"
    kinds = [record.rec_type for record in ArchiveIterator(BytesIO(archive.content))]
    assert kinds == ["warcinfo", "resource", "resource", "resource"]


def test_developments_as_a_table(desk: Desk):
    desk.storm()
    answer = desk.get("/articles/1/developments.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert [int(row["id"]) for row in rows] == sorted(int(row["id"]) for row in rows)
    assert [row["kind"] for row in rows] == ["figure", "event"]
    assert rows[0]["previous"].startswith("At least 15")


def test_the_downloads_on_the_page_of_an_article_exist(desk: Desk):
    desk.storm()
    links = re.findall(r'href="(/articles/1/[a-z]+\.[a-z]+)"', desk.get("/articles/1").text)
    assert len(links) == 4
    assert {desk.get(link).status_code for link in links} == {200}


@pytest.mark.parametrize("path", ["export.json", "export.html", "export.warc", "developments.csv", "figures"])
def test_unknown_articles_and_formats_are_not_found(desk: Desk, path: str):
    assert desk.get(f"/articles/7/{path}").status_code == 404
    assert desk.get("/articles/7/export.exe").status_code == 404
