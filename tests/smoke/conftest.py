"""The installed program, a site on loopback whose article can change, a mailbox that works."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.databases import database_url, postgres_server
from tests.send.servers import Mailbox, mail_server

__all__ = ["database_url", "postgres_server"]

PARAGRAPHS = (
    "The river Orsa rose above its banks on Tuesday night and flooded the lower town, the district council said.",
    "Fire crews moved some sixty families to the sports hall on the hill, where volunteers served soup and bread.",
    "The council closed the old bridge to all traffic and asked people to leave their cellars before the evening.",
)
NEWS = "Two people are missing after their car was swept away near the mill."


def page(*paragraphs: str) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        "<!doctype html><html lang=en><head><title>River floods the lower town</title></head><body>"
        f"<main><article><h1>River floods the lower town</h1>{body}</article></main></body></html>"
    )


@dataclass
class Site:
    """Answers a path with what ``pages`` holds for it; ``posted`` are the paths that something was sent to."""

    url: str = ""
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)
    posted: list[str] = field(default_factory=list)

    def publish(self, *paragraphs: str) -> None:
        """The article, and the feed that lists it."""
        self.pages["/river"] = ("text/html", page(*paragraphs))
        item = f"<item><title>River floods the lower town</title><link>{self.url}/river</link></item>"
        feed = f'<rss version="2.0"><channel><title>Herald</title><link>{self.url}/</link>{item}</channel></rss>'
        self.pages["/feed"] = ("application/rss+xml", feed)


@pytest.fixture
def site() -> Iterator[Site]:
    served = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, text = served.pages.get(self.path, ("", ""))
            body = text.encode()
            self.send_response(200 if kind else 404)
            self.send_header("Content-Type", f"{kind or 'text/plain'}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            served.posted.append(self.path)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        served.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield served
        server.shutdown()
        thread.join()


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with mail_server(Mailbox()) as box:
        yield box


@dataclass(frozen=True)
class Program:
    """``monitor`` as its user starts it, in a folder of its own."""

    folder: Path

    def __call__(self, *words: str | Path, status: int = 0) -> str:
        """What it prints."""
        program = Path(sys.executable).with_name("monitor")
        done = subprocess.run([program, *words], cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == status, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout

    def read(self, *words: str | Path) -> Any:
        """What it says as JSON."""
        return json.loads(self(*words, "--json"))

    def configure(self, text: str) -> None:
        (self.folder / "monitor.toml").write_text(text, encoding="utf-8")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


Watch = Callable[..., Program]


@pytest.fixture
def watch(program: Program, site: Site, mailbox: Mailbox) -> Watch:
    """The program with a configuration that follows the site's feed and writes to a desk."""

    def configured(database_url: str = "sqlite:///monitor.db", more: str = "") -> Program:
        program.configure(f"""
database_url = "{database_url}"
[fetch]
allow_networks = ["127.0.0.0/8"]
host_gap_seconds = 0
[smtp]
host = "127.0.0.1"
port = {mailbox.port}
security = "none"
sender = "monitor@desk.example"
{more}
[[feeds]]
url = "{site.url}/feed"
[[subscriptions]]
name = "desk"
to = ["ida@desk.example"]
""")
        return program

    return configured
