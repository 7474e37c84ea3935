"""Developments as CSV."""

from __future__ import annotations

import csv
from io import StringIO

from monitor.model import Document
from monitor.web import archive, tables
from tests.web.conftest import TOKEN, Desk, Serve

FORMULAS = ("=1+2", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0")


def rows_of(text: str) -> list[dict[str, str]]:
    assert "\r\n" in text
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_table_has_the_rows_of_the_list(desk: Desk):
    article = desk.storm()
    listed = desk.get("/api/v1/developments").json()
    for path in ("/developments.csv", "/api/v1/developments.csv", f"/api/v1/articles/{article.id}/developments.csv"):
        answer = desk.get(path)
        assert answer.headers["content-type"] == archive.CSV
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
        rows = rows_of(answer.text)
        assert [(int(row["id"]), row["kind"], row["text"]) for row in rows] == [
            (item["id"], item["kind"], item["text"]) for item in listed
        ], path


def test_the_table_has_the_filters_of_the_list(desk: Desk):
    desk.storm()
    for query in ("kind=figure", "tag=local", "tag=none", "since=2026-03-02T11:30:00Z", "until=2026-03-02T11:30:00Z",
                  "words=warehouses", "language=en", "language=de", "article=1", "min_importance=1",
                  "limit=1"):  # fmt: skip
        listed = desk.get(f"/api/v1/developments?{query}").json()
        found = rows_of(desk.get(f"/developments.csv?{query}").text)
        assert [int(row["id"]) for row in found] == [item["id"] for item in listed], query
    for query in ("kind=x", "since=x", "limit=0", f"limit={tables.MOST_ROWS + 1}", "language=x", "limit=1.0"):
        assert desk.get(f"/api/v1/developments.csv?{query}").status_code == 400, query


def test_no_cell_is_a_formula(desk: Desk):
    article = desk.archive.story("A storm hit the harbour.", title='=HYPERLINK("https://evil.example")')
    for number, text in enumerate(FORMULAS):
        desk.archive.version(
            article, Document.from_text(f"{text} is {number + 20} of it, said somebody.", article.title)
        )
    for row in rows_of(desk.get("/developments.csv").text):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values()), row


def test_a_long_table_is_read_in_batches(desk: Desk):
    article = desk.archive.article("https://news.example/many", "Many")
    sentences = [f"Ship {number} left the harbour of Vellmar." for number in range(tables.BATCH + 10)]
    desk.archive.version(article, Document.from_text(sentences[0], "Many"))
    desk.archive.version(article, Document.from_text("\n\n".join(sentences), "Many"))
    listed = desk.get("/api/v1/developments?limit=1").json()
    total = listed[0]["id"]
    assert total > tables.BATCH
    for limit in (total + 1, tables.BATCH, tables.BATCH + 1):
        rows = rows_of(desk.get(f"/developments.csv?limit={limit}").text)
        assert [int(row["id"]) for row in rows] == list(range(total, max(0, total - limit), -1))
    (last,) = rows_of(desk.get("/developments.csv?before=2").text)
    assert last["id"] == "1"


def test_a_table_requires_the_token(serve: Serve):
    desk = serve(token=TOKEN)
    assert desk.get("/developments.csv").status_code == 303
    assert desk.get("/api/v1/developments.csv").status_code == 401
