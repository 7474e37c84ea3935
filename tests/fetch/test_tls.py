"""TLS certificates are checked against the name of the host, not its address."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from monitor.errors import CertificateInvalid, ConfigError, FetchTimeout
from monitor.fetch import HttpFetcher
from monitor.ports import Request
from tests.fetch.conftest import MakeFetcher
from tests.fetch.origin import Line, Origin, reply


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


def context(authority: trustme.CA, *names: str, expires: datetime | None = None) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, not_after=expires).configure_cert(made)
    return made


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[Origin]:
    with Origin(tls=context(authority, "news.example")) as server:
        yield server


@pytest.fixture
def fetcher(make_fetcher: MakeFetcher, ca_file: Path) -> HttpFetcher:
    return make_fetcher(ca_file=str(ca_file), resolve=lambda host, port: ("127.0.0.1",))


def test_a_good_certificate(secure: Origin, fetcher: HttpFetcher) -> None:
    url = secure.url("/", host="news.example")
    secure.play("/", reply(200, b"x"))
    assert fetcher.fetch(Request(url)).body == b"x"
    assert fetcher.fetch(Request(url)).body == b"x"
    assert {seen.connection for seen in secure.seen} == {1}


def test_a_certificate_for_another_name(secure: Origin, fetcher: HttpFetcher) -> None:
    with pytest.raises(CertificateInvalid, match=r"other\.example.*Hostname mismatch"):
        fetcher.fetch(Request(secure.url("/", host="other.example")))
    assert secure.seen == []


def test_an_unknown_authority(secure: Origin, make_fetcher: MakeFetcher) -> None:
    with pytest.raises(CertificateInvalid, match="certificate"):
        make_fetcher(resolve=lambda host, port: ("127.0.0.1",)).fetch(Request(secure.url("/", host="news.example")))


def test_an_expired_certificate(authority: trustme.CA, fetcher: HttpFetcher) -> None:
    expired = context(authority, "news.example", expires=datetime(2024, 1, 1, tzinfo=UTC))
    with Origin(tls=expired) as server, pytest.raises(CertificateInvalid, match="expired"):
        fetcher.fetch(Request(server.url("/", host="news.example")))


def test_a_server_without_tls(fetcher: HttpFetcher) -> None:
    def refuse(listener: socket.socket) -> None:
        with listener.accept()[0] as sock:
            sock.sendall(b"HTTP/1.1 400 Speak plainly\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=refuse, args=(listener,))
        thread.start()
        with pytest.raises(CertificateInvalid, match="wrong version number") as caught:
            fetcher.fetch(Request(f"https://news.example:{listener.getsockname()[1]}/"))
        thread.join(5)
    assert "http://" in caught.value.advice


def test_a_handshake_that_never_ends(make_fetcher: MakeFetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        fetcher = make_fetcher(connect_seconds=0.2)
        with pytest.raises(FetchTimeout, match="handshake"):
            fetcher.fetch(Request(f"https://127.0.0.1:{listener.getsockname()[1]}/"))


def test_a_slow_body_over_tls_is_aborted(secure: Origin, make_fetcher: MakeFetcher, ca_file: Path) -> None:
    def drip(line: Line) -> None:
        line.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        line.drip(b"x")

    secure.play("/", drip)
    fetcher = make_fetcher(ca_file=str(ca_file), resolve=lambda host, port: ("127.0.0.1",), timeout_seconds=0.4)
    with pytest.raises(FetchTimeout):
        fetcher.fetch(Request(secure.url("/", host="news.example")))


def test_an_unreadable_certificate_file_is_a_configuration_error(make_fetcher: MakeFetcher, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="ca_file"):
        make_fetcher(ca_file=str(tmp_path / "none.pem"))
