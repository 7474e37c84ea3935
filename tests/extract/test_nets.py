"""The readability of trafilatura runs only where it may find more, and jusText never."""

from __future__ import annotations

import json
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree, html
from trafilatura import bare_extraction, core, external
from trafilatura.settings import Extractor

from monitor.extract import read_article
from monitor.extract.nets import limit_nets
from tests.gauntlet.sites import SITES
from tests.gauntlet.telling import tellings

ROOT = Path(__file__).parents[2]
# Prints what trafilatura finds with an unlimited readability, and without jusText.
PLAIN = """
import json, sys
from lxml import etree, html
from trafilatura import bare_extraction, external
from trafilatura.settings import Extractor
external.justext_rescue = lambda tree, options: (etree.Element("body"), "")
for line in sys.stdin:
    options = Extractor(output_format="txt", precision=True, comments=False)
    found = bare_extraction(html.fromstring(json.loads(line)), options=options)
    print(json.dumps(found and etree.tostring(found.body, encoding="unicode")))
"""
DEFERRED = {"urllib3", "htmldate", "courlan", "charset_normalizer"}
SENTENCE = "The council approved the plan for the harbour wall on Monday. "
LONG = SENTENCE * 8
DATED = f"<html><head><meta property='article:published_time' content='2026-03-02'></head><p>{LONG}</p></html>"

LEAN = f"""
import sys
import monitor.extract.lean, monitor.extract.article
from trafilatura import bare_extraction
print(*sys.modules)
found = bare_extraction({DATED!r}, url="https://herald.example/a", with_metadata=True)
print(found.date, found.hostname)
"""


def options() -> Extractor:
    return Extractor(output_format="txt", precision=True, comments=False)


def pages() -> list[str]:
    """Pages that consist mostly of their text, and pages with more around it or with little text."""
    shown = [telling.shown(paragraphs) for telling in tellings() for paragraphs in (None, 1)]
    whole = [site(text) for site in SITES for text in shown]
    crowd = "".join(f'<div><a href="/{n}">{SENTENCE}</a></div>' for n in range(60))
    return [*whole, *(page.replace("</body>", f"{crowd}</body>") for page in whole[::3])]


def test_results_equal_those_of_an_unlimited_readability() -> None:
    given = pages()
    lines = "".join(f"{json.dumps(page)}\n" for page in given)
    unlimited = subprocess.run(
        [sys.executable, "-c", PLAIN], input=lines, capture_output=True, text=True, check=True, cwd=ROOT
    )
    limit_nets()
    limited = (bare_extraction(html.fromstring(page), options=options()) for page in given)
    assert [found and etree.tostring(found.body, encoding="unicode") for found in limited] == [
        json.loads(line) for line in unlimited.stdout.splitlines()
    ]


@pytest.mark.parametrize(
    ("found", "page", "compared"),
    [
        (f"<p>{LONG}</p>", f"<p>{LONG}</p>", False),
        (f"<p>{LONG}</p>", f"<p>{LONG}</p><script>{LONG * 9}</script>", False),
        (f"<p>{LONG}</p>", f"<p>{LONG}</p><aside>{LONG * 2}</aside>", True),
        (f"<p>{SENTENCE}</p>", f"<p>{SENTENCE}</p>", False),
        (f"<table><tr><td>{LONG}</td></tr></table>", f"<p>{LONG}</p>", True),
        (f"<p>{LONG}</p>", f"<p>{LONG}</p><iframe/>", True),
    ],
    ids=["most of the page", "scripts", "much beside it", "little", "no paragraph", "markup as text"],
)
def test_fallbacks_run_where_they_may_find_more(found: str, page: str, compared: bool) -> None:
    """The readability removes forms from the page."""
    limit_nets()
    body, raw = (
        html.fromstring(f"<body>{found}</body>"),
        html.fromstring(f"<html><body>{page}<form>x</form></body></html>"),
    )
    core.compare_extraction(deepcopy(raw), raw, body, "".join(body.itertext()), options())  # type: ignore[attr-defined]
    assert (raw.find(".//form") is None) is compared


def test_justext_never_runs() -> None:
    read_article(f"<html><body><div><p>{SENTENCE}</p></div></body></html>")
    assert external.JT_STOPLIST is None  # its words, which trafilatura loads for the first page that needs them


def test_modules_for_downloads_and_dates_are_imported_on_first_use() -> None:
    result = subprocess.run([sys.executable, "-c", LEAN], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded, found = result.stdout.splitlines()
    assert DEFERRED.isdisjoint(loaded.split())
    assert found == "2026-03-02 herald.example"
