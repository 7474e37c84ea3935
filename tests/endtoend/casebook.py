"""A site on loopback with one path per case; tests set the response of each path between two polls."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from monitor.settings import load
from monitor.wiring import App, build
from tests.prepared import prepared

CONFIG = """\
database_url = "{database}"
[fetch]
contact = "test@desk.invalid"
allow_networks = ["127.0.0.0/8"]
host_gap_seconds = 0
"""
LIGHTHOUSE = (
    "The lighthouse on Gannet Rock has been dark since Sunday night, when a wave broke the glass of its lantern room.",
    "Keeper Alma Thorsby climbed down with a broken wrist and was taken ashore by the pilot boat, the harbour said.",
    "Ships of more than 300 tonnes must wait outside the bar until a buoy with a light has been laid north of it.",
    "The tower was built in 1861 from granite that was cut in the quarries behind Penmorrow, and is 41 metres high.",
)
ORCHARD = (
    "Growers in the Tarn valley have begun to pick pears two weeks early, because the summer was the driest in memory.",
    "The cooperative in Ellersby expects some 900 tonnes, a fifth less than last year, and smaller fruit throughout.",
    "Its chairman, Odo Pell, wants the county to open the reservoir at Crake for the orchards before September ends.",
)
TEASERS = (
    "A seal was found asleep in the ticket hall of the ferry pier and led back to the water by two wardens.",
    "The county library opens on Sundays again, after it has found four volunteers who can work the lending desk.",
    "Gales from the south-west are expected on Friday, and the coast road may be closed between Penmorrow and Dale.",
    "The choir of Saint Brannoc's school sings in the town hall on Saturday, with guests from across the border.",
)
SITE = "Penmorrow Messenger"


def page_of(title: str, paragraphs: Iterable[str], head: str = "", after: str = "", site: str = SITE) -> str:
    """A page with an article in it."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title} - {site}</title>{head}</head><body>"
        "<header><nav><a href='/sport'>Sport</a> <a href='/town'>Town</a></nav></header>"
        f"<main><article><h1>{title}</h1>{body}</article></main>{after}<footer><p>© {site}</p></footer></body></html>"
    )


@dataclass
class Casebook:
    """The site: ``answers`` by path and query, and ``feeds`` by path (each a list of paths). Records requests."""

    url: str = ""
    answers: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    feeds: dict[str, list[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def put(self, path: str, body: str) -> None:
        """Serve a page at a path."""
        self.answers[path] = (200, "", body)

    def lead(self, path: str, to: str, status: int = 301) -> None:
        """Redirect a path to another."""
        self.answers[path] = (status, self.url + to, "")

    def answer(self, path: str) -> tuple[int, str, str, str]:
        """Return the status, content type, location and body of a path."""
        self.asked.append(path)
        if path in self.feeds:
            return 200, "application/rss+xml", "", self._feed(self.feeds[path])
        status, location, body = self.answers.get(path, (404, "", "<h1>Not found</h1>"))
        return status, "text/html; charset=utf-8", location, body

    def _feed(self, paths: list[str]) -> str:
        links = (f"{self.url}{path}".replace("&", "&amp;") for path in paths)
        items = "".join(f"<item><title>A story</title><link>{link}</link><guid>{link}</guid></item>" for link in links)
        return f"<rss version='2.0'><channel><title>{SITE}</title>{items}</channel></rss>"


@contextmanager
def casebook() -> Iterator[Casebook]:
    """Serve the site on loopback."""
    site = Casebook()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, kind, location, body = site.answer(self.path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            if location:
                self.send_header("Location", location)
            data = body.encode()
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
            """Log nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    site.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def newsroom(folder: Path, database: str) -> Iterator[App]:
    """Build a monitor from a configuration file, on a database."""
    config = folder / "monitor.toml"
    config.write_text(CONFIG.format(database=prepared(database)), encoding="utf-8")
    with build(load(config)) as app:
        yield app
