"""Follows all links as a reader and as an editor: no link is broken, and no form is shown that would be refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from monitor.web.own import is_own
from tests.web.conftest import Desk, Serve
from tests.web.test_readers import IDA, OLE, sign_in, unsafe, with_readers

# Where the walk starts: the front page, and pages that no other page links to with the data below.
STARTS = ("/", "/feeds/add", "/follow", "/subscriptions/new", "/subscriptions/desk/test", "/caught-up", "/nowhere")
# Forms that may be sent without signing in.
OPEN = ("/login", "/unsubscribe", "/mute", "/caught-up")
# Downloads are not pages; Memento addresses contain addresses of other sites.
LEFT_OUT = re.compile(r"/static/|/memento/|/export|\.atom|\.csv|\.opml|/raw|/mail$|openapi\.json")


class PageParser(HTMLParser):
    """The links of a page, and where its forms post to."""

    def __init__(self, address: str, text: str) -> None:
        super().__init__()
        self._address = address
        self.links: list[str] = []
        self.posts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a" and given.get("href"):
            self.links.append(urljoin(self._address, given["href"]))
        if tag == "form" and given.get("method") == "post":
            self._posts(given.get("action") or self._address)
        for name in ("formaction", "hx-post"):
            if given.get(name):
                self._posts(given[name] or "")

    def _posts(self, action: str) -> None:
        self.posts.append(urlsplit(urljoin(self._address, action)).path)


@pytest.fixture
def full(serve: Serve) -> Desk:
    """A story with an alert, a feed, subscriptions in the configuration and in the database, a reader and an editor."""
    desk = serve()
    desk.update(desk.storm(), "The storm reached the harbour. 12 ships left. Nobody was hurt, the harbour master said.")
    desk.archive.feed("https://paper.example/feed", "Paper")
    desk.post(
        "/subscriptions/new", data={"name": "night", "to": "ida@desk.example", "updates": "on", "mode": "instant"}
    )
    return with_readers(desk)


def walk(desk: Desk) -> Iterator[tuple[str, PageParser]]:
    """Yield each page once; of pages that differ only in a number or the value of a parameter, the first."""
    seen: set[str] = set()
    queue = [f"{desk.url}{path}" for path in STARTS]
    while queue:
        address = queue.pop(0).partition("#")[0]
        parts = urlsplit(address)
        kind = re.sub(r"\d+", "1", parts.path) + re.sub(r"=[^&]*", "", parts.query)
        if not address.startswith(f"{desk.url}/") or kind in seen or LEFT_OUT.search(parts.path):
            continue
        seen.add(kind)
        answer = desk.get(address)
        assert answer.status_code < 400 or parts.path in STARTS, address
        parser = PageParser(address, answer.text)
        yield parts.path, parser
        queue += parser.links


def test_readers_see_only_forms_that_they_may_send(full: Desk):
    sign_in(full, "ole", OLE)
    pages = list(walk(full))
    assert len(pages) > 30
    posts = {(path, action) for path, parser in pages for action in parser.posts}
    assert [found for found in sorted(posts) if not is_own("POST", found[1]) and found[1] not in OPEN] == []
    assert {"/logout", "/account/password"} <= {action for _, action in posts}


def test_an_editor_finds_a_form_for_everything(full: Desk):
    sign_in(full, "Ida", IDA)
    pages = list(walk(full))
    patterns = {path: re.compile(re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(path))) for _, path in unsafe()}
    reached: set[str] = set()
    for page, parser in pages:
        for action in parser.posts:
            fitting = {path for path, pattern in patterns.items() if pattern.fullmatch(action)}
            assert fitting, (page, action)
            reached |= fitting
    wanted = {"/feeds/{number}/edit", "/feeds/{number}/remove", "/subscriptions/{name:path}/edit", "/account/readers"}
    assert wanted - reached == set()
