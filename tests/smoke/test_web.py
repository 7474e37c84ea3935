"""The web page is served, and only to those who know the token, whatever a caller writes into a request."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from monitor.settings import Settings
from monitor.web import WebServer
from monitor.wiring import build

TOKEN = "a long secret of this newsroom, for one test"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    settings = Settings.of({"database_url": f"sqlite:///{tmp_path}/monitor.db", "web": {"port": 0, "token": TOKEN}})
    with build(settings) as app:
        server = WebServer(app)
        server.start()
        yield server.url.rstrip("/")
        server.stop()


@pytest.mark.parametrize("path", ["/", "/api/developments", "/alerts", "/metrics"])
def test_the_token_is_demanded_and_opens(address: str, path: str):
    with httpx.Client(trust_env=False, timeout=30) as client:
        refused = client.get(address + path)
        assert refused.status_code in (303, 401)
        assert "login" in refused.headers.get("location", "login")
        assert client.get(address + path, headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


@pytest.mark.parametrize("host", ["x/login?", "x/static/", "x/healthz#", "x/login?@127.0.0.1", "127.0.0.1/login#"])
def test_no_host_opens_a_page(address: str, host: str):
    """A name that holds the path of an open page must not pass for that page."""
    _, _, place = address.partition("//")
    name, _, port = place.partition(":")
    with socket.create_connection((name, int(port)), timeout=30) as connection:
        connection.sendall(f"GET /api/developments HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert int(answer.split(b" ", 2)[1]) in (303, 400, 401, 404, 421), answer[:200]


def test_files_of_the_page_are_served(address: str):
    with httpx.Client(trust_env=False, timeout=30) as client:
        for name in ("htmx.min.js", "style.css", "desk.js"):
            assert client.get(f"{address}/static/{name}").status_code == 200
