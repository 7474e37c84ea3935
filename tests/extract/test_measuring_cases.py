"""The table of cases: every page gives the result that its row states."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.developments import compare
from monitor.extract import ServedPage, decode_html, page_problem, read_article
from monitor.model import Document

URL = "https://courier.example/news/story"
# Wrong headlines: the name of the site, its initials, or a part of it.
SITE_TITLES = ("Lindwick Courier", "LC", "Courier")


def holds(want: str, documents: list[Document], pages: list[bytes]) -> bool:
    """Whether a page, or an older and a newer one, gives the result that its row states."""
    newest, html = documents[-1], decode_html(pages[-1])
    problem = page_problem(newest, ServedPage(html))
    match want:
        case "read":
            return problem is None and bool(newest.blocks)
        case "title":
            return newest.title not in SITE_TITLES and newest.title in html
        case "charset":
            return any("\u0430" <= char <= "\u044f" for char in newest.title) and problem is None
        case "blocked-or-text":
            return problem is not None or len(newest.text) > 200
        case "dev":
            return problem is None and bool(compare(*documents).developments)
        case "quiet":
            return problem is None and not compare(*documents).developments
    raise AssertionError(f"the table has a row of an unknown kind: {want}")


def test_every_row(shared_data: Path) -> None:
    cases = shared_data.parent / "cases"
    if not (cases / "pages.tsv").is_file():
        pytest.skip("no cases of pages beside the measuring data")
    rows = [row.split("\t") for row in (cases / "pages.tsv").read_text().splitlines() if not row.startswith("#")]
    wrong = []
    for names, want, _ in rows:
        pages = [(cases / "pages" / name).read_bytes() for name in names.split()]
        if not holds(want, [read_article(page, URL) for page in pages], pages):
            wrong.append((names, want))
    assert rows
    assert wrong == []
