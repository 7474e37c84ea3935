"""Requests through a proxy: forwarding, tunnels, address checks, and no password in messages."""

from __future__ import annotations

import base64
import os
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from monitor.errors import (
    AddressRefused,
    CertificateInvalid,
    ConfigError,
    FetchError,
    NameNotFound,
    ProxyFailed,
    RobotsDisallowed,
)
from monitor.fetch import FetchOptions
from monitor.ports import Request
from tests.fetch.conftest import MakeFetcher
from tests.fetch.origin import Origin, redirect, reply
from tests.fetch.relay import Relay


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


def context(authority: trustme.CA, name: str) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(made)
    return made


def unknown(host: str, port: int) -> tuple[str, ...]:
    """A resolver that only knows the proxy."""
    if host in ("127.0.0.1", "proxy.example"):
        return ("127.0.0.1",)
    raise NameNotFound(f"the name {host} does not resolve")


@pytest.fixture
def relay(origin: Origin) -> Iterator[Relay]:
    with Relay({"news.example": origin.port, "other.example": origin.port}) as server:
        yield server


def test_a_plain_request_is_forwarded_with_its_whole_address(
    origin: Origin, relay: Relay, make_fetcher: MakeFetcher
) -> None:
    fetcher = make_fetcher(
        proxy=f"http://127.0.0.1:{relay.port}", resolve=unknown, allow_networks=(), host_gap_seconds=0
    )
    origin.play("/a?b=1", reply(200, b"story"))
    for _ in range(2):
        assert fetcher.fetch(Request("http://news.example/a?b=1")).body == b"story"
    assert relay.asked == ["GET http://news.example/a?b=1"] * 2
    assert origin.last.header("host") == "news.example"


def test_https_uses_a_tunnel_and_checks_the_certificate_of_the_site(
    authority: trustme.CA, ca_file: str, make_fetcher: MakeFetcher
) -> None:
    with Origin(tls=context(authority, "news.example")) as secure:
        names = {"news.example": secure.port, "other.example": secure.port}
        with Relay(names) as relay:
            fetcher = make_fetcher(
                proxy=f"http://127.0.0.1:{relay.port}", resolve=unknown, ca_file=ca_file, host_gap_seconds=0
            )
            secure.play("/a", reply(200, b"story"))
            for _ in range(2):
                assert fetcher.fetch(Request("https://news.example/a")).body == b"story"
            assert relay.asked == ["CONNECT news.example:443"]
            with pytest.raises(CertificateInvalid, match=r"other\.example"):
                fetcher.fetch(Request("https://other.example/a"))


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_an_https_proxy_is_used_with_tls(
    authority: trustme.CA, ca_file: str, make_fetcher: MakeFetcher, scheme: str
) -> None:
    body = bytes(range(256)) * 4000
    site = context(authority, "news.example") if scheme == "https" else None
    with (
        Origin(tls=site) as origin,
        Relay({"news.example": origin.port}, tls=context(authority, "proxy.example")) as relay,
    ):
        proxy = f"https://proxy.example:{relay.port}"
        fetcher = make_fetcher(proxy=proxy, resolve=unknown, ca_file=ca_file, host_gap_seconds=0)
        origin.play("/a", reply(200, body))
        for _ in range(2):
            assert fetcher.fetch(Request(f"{scheme}://news.example/a")).body == body
        assert relay.asked[0] == ("CONNECT news.example:443" if site else "GET http://news.example/a")


def test_a_certificate_of_another_name_behind_an_https_proxy(
    authority: trustme.CA, ca_file: str, make_fetcher: MakeFetcher
) -> None:
    with (
        Origin(tls=context(authority, "news.example")) as origin,
        Relay({"other.example": origin.port}, tls=context(authority, "proxy.example")) as relay,
    ):
        fetcher = make_fetcher(proxy=f"https://proxy.example:{relay.port}", resolve=unknown, ca_file=ca_file)
        with pytest.raises(CertificateInvalid, match=r"other\.example"):
            fetcher.fetch(Request("https://other.example/a"))
        wrong = make_fetcher(proxy=f"https://127.0.0.1:{relay.port}", resolve=unknown, ca_file=ca_file)
        with pytest.raises(ProxyFailed, match="certificate of the proxy"):
            wrong.fetch(Request("https://other.example/a"))


def test_credentials_go_to_the_proxy_alone(origin: Origin, make_fetcher: MakeFetcher) -> None:
    expected = "Basic " + base64.b64encode(b"desk:s:e/cret").decode()
    with Relay({"news.example": origin.port}, authorization=expected) as relay:
        fetcher = make_fetcher(proxy=f"http://desk:s%3Ae%2Fcret@127.0.0.1:{relay.port}", resolve=unknown)
        origin.play("/a", reply(200, b"story"))
        assert fetcher.fetch(Request("http://news.example/a")).body == b"story"
    assert all(name.lower() != "proxy-authorization" for name, _ in origin.last.headers)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_refusal_by_the_proxy_is_reported_without_the_password(
    origin: Origin, make_fetcher: MakeFetcher, scheme: str
) -> None:
    with Relay({"news.example": origin.port}, authorization="Basic other") as relay:
        proxy = f"http://desk:hunter2@127.0.0.1:{relay.port}"
        fetcher = make_fetcher(proxy=proxy, resolve=unknown, obey_robots=True)
        with pytest.raises(ProxyFailed, match="407") as caught:
            fetcher.fetch(Request(f"{scheme}://news.example/a"))
    chain: BaseException | None = caught.value
    while chain is not None:
        assert "hunter2" not in f"{chain!r} {chain}"
        chain = chain.__cause__ or chain.__context__
    assert origin.seen == []
    assert "hunter2" not in repr(FetchOptions(proxy=proxy))


def test_a_host_that_the_proxy_does_not_reach(relay: Relay, make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher(proxy=f"http://127.0.0.1:{relay.port}", resolve=unknown)
    with pytest.raises(ProxyFailed, match=r"nowhere\.example.*502"):
        fetcher.fetch(Request("https://nowhere.example/a"))


def test_a_proxy_that_does_not_run(make_fetcher: MakeFetcher) -> None:
    with Relay({}) as gone:
        port = gone.port
    fetcher = make_fetcher(proxy=f"http://desk:hunter2@127.0.0.1:{port}", resolve=unknown, obey_robots=True)
    with pytest.raises(ProxyFailed, match=r"proxy cannot be reached.*refused") as caught:
        fetcher.fetch(Request("http://news.example/a"))
    assert "hunter2" not in caught.value.describe()


# Hosts that are never requested from the proxy, in several notations; ``resolve`` knows local.example.
REFUSED = [
    "http://127.0.0.1/a",
    "http://127.1/a",
    "http://2130706433/a",
    "http://0x7f000001/a",
    "http://0177.0.0.1/a",
    "http://[::1]/a",
    "http://[::ffff:10.0.0.1]/a",
    "https://169.254.169.254/latest",
    "http://10.1.2.3:8080/a",
    "http://intranet/a",
    "https://printer.local/a",
    "http://metadata.internal/a",
    "http://local.example/a",
    "http://mixed.example/a",
]


def partly(host: str, port: int) -> tuple[str, ...]:
    known = {"local.example": ("10.0.0.8",), "mixed.example": ("203.0.114.9", "192.168.1.1")}
    return known.get(host) or unknown(host, port)


@pytest.mark.parametrize("target", REFUSED)
def test_private_addresses_are_not_requested_from_the_proxy(
    origin: Origin, relay: Relay, make_fetcher: MakeFetcher, target: str
) -> None:
    fetcher = make_fetcher(
        proxy=f"http://127.0.0.1:{relay.port}", resolve=partly, allow_networks=(), host_gap_seconds=0
    )
    with pytest.raises(AddressRefused):
        fetcher.fetch(Request(target))
    assert relay.heads == []
    origin.play("/a", redirect(target))
    with pytest.raises(FetchError, match=r"http://news\.example/a"):
        fetcher.fetch(Request("http://news.example/a"))
    assert len(relay.heads) == 1


def test_a_listed_network_is_requested_from_the_proxy(origin: Origin, make_fetcher: MakeFetcher) -> None:
    with Relay({"127.0.0.1": origin.port}) as relay:
        fetcher = make_fetcher(proxy=f"http://127.0.0.1:{relay.port}", resolve=unknown)
        assert fetcher.fetch(Request(origin.play("/a", reply(200, b"x")))).body == b"x"
        assert relay.asked == [f"GET {origin.url('/a')}"]


def test_an_ipv6_address_is_in_brackets(origin: Origin, make_fetcher: MakeFetcher) -> None:
    with Relay({"2606:4700::17": origin.port}) as relay:
        fetcher = make_fetcher(proxy=f"http://127.0.0.1:{relay.port}", resolve=unknown)
        origin.play("/a", reply(200, b"x"))
        assert fetcher.fetch(Request("http://[2606:4700::17]/a")).body == b"x"
        with pytest.raises(ProxyFailed, match="502"):
            fetcher.fetch(Request("https://[2606:4700::18]/a"))
        assert relay.asked == ["GET http://[2606:4700::17]/a", "CONNECT [2606:4700::18]:443"]


def test_robots_txt_is_obeyed_through_a_proxy(origin: Origin, relay: Relay, make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher(
        proxy=f"http://127.0.0.1:{relay.port}", resolve=unknown, obey_robots=True, host_gap_seconds=0
    )
    origin.play("/robots.txt", reply(200, b"User-agent: *\nDisallow: /"))
    with pytest.raises(RobotsDisallowed):
        fetcher.fetch(Request("http://news.example/a"))
    assert relay.asked == ["GET http://news.example/robots.txt"]


def test_webhooks_use_the_proxy(origin: Origin, relay: Relay, make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher(proxy=f"http://127.0.0.1:{relay.port}", resolve=unknown)
    origin.play("/hook", reply(204))
    assert fetcher.post("http://news.example/hook", {}, b"") == 204
    assert relay.asked == ["POST http://news.example/hook"]


@pytest.mark.parametrize(
    "proxy",
    ["socks5://127.0.0.1:1080", "127.0.0.1:3128", "ftp://desk:hunter2@host", "http://", "http://u:hunter2@h:99999"],
)
def test_an_invalid_proxy_is_a_configuration_error_that_does_not_show_it(make_fetcher: MakeFetcher, proxy: str) -> None:
    with pytest.raises(ConfigError, match=r"fetch\.proxy") as caught:
        make_fetcher(proxy=proxy)
    assert "hunter2" not in caught.value.describe()


def test_the_proxies_of_the_environment_are_ignored(
    origin: Origin, make_fetcher: MakeFetcher, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with Relay({}) as relay:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{relay.port}")
        assert os.environ["HTTP_PROXY"]
        assert make_fetcher().fetch(Request(origin.play("/a", reply(200, b"x")))).body == b"x"
        assert relay.heads == []
