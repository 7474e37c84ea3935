"""Real page histories on a site whose furniture keeps changing: every update is a version, and nothing else is."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from monitor.demo.mailbox import Mailbox
from monitor.settings import load
from monitor.wiring import App, build
from tests.endtoend.desk import Desk
from tests.endtoend.outlet import Outlet

PAGES, STEPS = 10, 4


@pytest.fixture
def site(shared_data: Path) -> Iterator[Outlet]:
    with gzip.open(shared_data / "govuk-dev.jsonl.gz", "rt", encoding="utf-8") as rows:
        pages = [json.loads(row) for row in rows]
    pages.sort(key=lambda page: (-len(page["versions"]), page["path"]))
    chosen = pages[5 : 5 + PAGES]
    with Outlet({"/" + page["path"]: [item["html"] for item in page["versions"]] for page in chosen}) as outlet:
        yield outlet


@pytest.fixture
def app(site: Outlet, tmp_path: Path) -> Iterator[App]:
    with Mailbox(tmp_path / "mail") as mailbox:
        desk = Desk(tmp_path, f"sqlite:///{tmp_path}/monitor.db", mailbox, site.feeds, seconds=3600.0)
        with build(load(desk.config)) as app:
            app.follow_configured()
            yield app


def test_versions_are_what_the_site_published(app: App, site: Outlet) -> None:
    first = app.pipeline.poll(everything=True).to_dict()
    assert (first["versions"], first["articles"]["new"], first["errors"]) == (PAGES, PAGES, [])
    again = app.pipeline.poll(everything=True).to_dict()
    assert (again["versions"], again["articles"]["unchanged"], again["errors"]) == (0, PAGES, [])
    stored = PAGES
    for _ in range(STEPS):
        site.step += 1
        moved = app.pipeline.poll(everything=True).to_dict()
        assert (moved["articles"]["failed"], moved["errors"]) == (0, [])
        stored += moved["versions"]
    assert stored > PAGES + STEPS
    assert app.store.articles.counts().versions == stored
    for article in app.store.articles.list():
        pages = [app.store.versions.raw(article.id, number) for number in range(1, article.versions + 1)]
        texts = [_text_of_main(page) for page in pages if page is not None]
        assert len(texts) == article.versions
        assert all(before != after for before, after in pairwise(texts)), article.url
        path = article.url.removeprefix(site.urls[0])
        shown = _text_of_main(f"</header>{site.histories[path][site.current(path)]}".encode())
        last = app.store.versions.get(article.id, article.versions).document
        missing = [block.text for block in last.blocks if _words(block.text) not in _words(shown)]
        assert missing == []


def _text_of_main(page: bytes) -> str:
    _, _, rest = page.decode().partition("</header>")
    main, _, _ = rest.partition('<aside class="related">')
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def _words(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())
