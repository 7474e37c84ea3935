from __future__ import annotations

import csv
from io import StringIO

import pytest

from monitor.history.tables import BOM, COLUMNS, developments_csv, harmless
from tests.history.archive import Archive


def read(table: str) -> list[dict[str, str]]:
    assert table.startswith(BOM)
    return list(csv.DictReader(StringIO(table[1:], newline="")))


def test_developments_as_a_table(archive: Archive):
    title = '=HYPERLINK("https://evil.example")'
    archive.story("Quiet.", 'Quiet. 12 ships, "all" of them\u2028 came.', title=title)
    (found,) = archive.store.versions.developments()
    table = "".join(developments_csv([found]))
    assert table.count("\r\n") == 2
    (row,) = read(table)
    assert tuple(row) == COLUMNS
    assert row["title"] == f"'{title}"
    assert row["text"] == found.text
    assert (row["previous"], row["from_version"], row["to_version"]) == ("", "1", "2")
    assert row["detected_at"].endswith("+00:00")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_no_cell_is_a_formula(cell: str):
    assert harmless(cell) == f"'{cell}"
    assert harmless(f"a{cell}") == f"a{cell}"
