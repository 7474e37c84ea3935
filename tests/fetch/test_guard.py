"""Only checked addresses are connected to."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import AddressRefused, ConfigError, ConnectFailed, NameNotFound
from monitor.fetch import FetchOptions
from monitor.fetch.guard import Guard, flaw
from monitor.fetch.wire import resolve_name
from monitor.ports import Request
from tests.fetch.conftest import MakeFetcher
from tests.fetch.origin import Origin, redirect, reply

NOT_PUBLIC = {
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "0.0.0.0": "unspecified",
    "0.1.2.3": "private",
    "10.1.2.3": "private",
    "172.16.0.1": "private",
    "172.31.255.255": "private",
    "192.168.1.1": "private",
    "169.254.169.254": "link-local",
    "100.64.0.1": "CGNAT",
    "100.127.255.255": "CGNAT",
    "192.0.0.8": "reserved",
    "192.0.2.1": "private",
    "198.18.0.1": "private",
    "198.51.100.7": "private",
    "203.0.113.9": "private",
    "224.0.0.1": "multicast",
    "239.255.255.250": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "reserved",
    "::": "unspecified",
    "::1": "loopback",
    "::7f00:1": "reserved",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local",
    "fec0::1": "reserved",
    "fc00::1": "reserved",
    "fd12:3456::1": "reserved",
    "ff02::1": "multicast",
    "100::1": "reserved",
    "2001:db8::1": "private",
    "2001::1": "private",
    "3fff::1": "reserved",
    "64:ff9b:1::1": "reserved",
    "::ffff:127.0.0.1": "loopback",
    "::ffff:10.0.0.1": "private",
    "::ffff:169.254.169.254": "link-local",
    "64:ff9b::7f00:1": "loopback",
    "64:ff9b::a00:1": "private",
    "2002:7f00:1::": "loopback",
    "2002:c0a8:101::1": "private",
}

PUBLIC = [
    "8.8.8.8",
    "100.63.255.255",
    "172.32.0.1",
    "192.169.0.1",
    "2606:4700::1",
    "64:ff9b::808:808",
    "::ffff:8.8.8.8",
]


@pytest.mark.parametrize(("address", "kind"), NOT_PUBLIC.items())
def test_addresses_that_are_not_public(address: str, kind: str) -> None:
    assert kind in flaw(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str) -> None:
    assert flaw(address) == ""
    assert Guard(()).admit("host.example", [address]) == (address,)


@given(st.ip_addresses(v=4))
def test_an_embedded_ipv4_address_is_checked(address: object) -> None:
    plain = flaw(str(address))
    number = int(address)  # type: ignore[call-overload]
    for disguise in (f"::ffff:{address}", f"64:ff9b::{number >> 16:x}:{number & 0xFFFF:x}"):
        assert flaw(disguise) == plain


@given(st.ip_addresses())
def test_no_address_that_python_calls_private_is_admitted(address: object) -> None:
    text = str(address)
    found = ip_address(text)
    if not flaw(text):
        assert found.is_global or text.startswith(("64:ff9b::", "::ffff:", "2002:"))


def test_only_listed_networks_are_admitted() -> None:
    guard = Guard(("10.0.0.0/8", "::1/128", "192.168.7.0/24"))
    assert guard.admit("h", ["10.9.9.9", "192.168.8.1", "::1"]) == ("10.9.9.9", "::1")
    assert guard.is_listed("::ffff:10.0.0.1")
    assert not guard.is_listed("8.8.8.8")
    with pytest.raises(AddressRefused, match=r"printer\.example is at 192\.168\.8\.1.*allow_networks"):
        guard.admit("printer.example", ["192.168.8.1"])


@pytest.mark.parametrize("network", ["", "localhost", "10.0.0.0/33", "10.0.0"])
def test_an_invalid_network_is_a_configuration_error(network: str) -> None:
    with pytest.raises(ConfigError, match="allow_networks"):
        Guard((network,))


LITERALS = [
    "127.0.0.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "127.1",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "0.0.0.0",
    "localhost",
]


@pytest.mark.parametrize("host", LITERALS)
def test_no_notation_of_loopback_is_connected_to(origin: Origin, make_fetcher: MakeFetcher, host: str) -> None:
    fetcher = make_fetcher(allow_networks=())
    with pytest.raises(AddressRefused):
        fetcher.fetch(Request(f"http://{host}:{origin.port}/"))
    assert origin.seen == []


class Names:
    """A name server whose answers change with each lookup."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def test_a_name_with_a_private_address(origin: Origin, make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher(allow_networks=(), resolve=Names(["127.0.0.1"]))
    with pytest.raises(AddressRefused, match=r"news\.example is at 127\.0\.0\.1"):
        fetcher.fetch(Request(f"http://news.example:{origin.port}/"))
    assert origin.seen == []


def test_dns_rebinding_does_not_work(origin: Origin, make_fetcher: MakeFetcher) -> None:
    """There is one lookup for each connection, and each result is checked."""
    names = Names(["127.0.0.1"], ["127.0.0.2"])
    fetcher = make_fetcher(allow_networks=("127.0.0.1/32",), resolve=names)
    url = origin.url("/", host="news.example")
    origin.play("/", lambda line: line.send(reply(200, b"x", [("Connection", "close")])))
    assert fetcher.fetch(Request(url)).body == b"x"
    assert names.asked == ["news.example"]
    with pytest.raises(AddressRefused, match=r"127\.0\.0\.2"):
        fetcher.fetch(Request(url))
    assert len(origin.seen) == 1


def test_the_host_header_has_the_name_and_not_the_address(origin: Origin, make_fetcher: MakeFetcher) -> None:
    origin.play("/", reply(200, b"x"))
    make_fetcher(resolve=Names(["127.0.0.1"])).fetch(Request(origin.url("/", host="news.example")))
    assert origin.last.header("host") == f"news.example:{origin.port}"


def test_a_redirect_to_a_name_with_a_private_address(origin: Origin, make_fetcher: MakeFetcher) -> None:
    names = Names(["127.0.0.1"], ["127.0.0.2"])
    fetcher = make_fetcher(allow_networks=("127.0.0.1/32",), resolve=names)
    start = origin.play("/", redirect(origin.url("/secret", host="inner.example")))
    with pytest.raises(AddressRefused, match=r"inner\.example is at 127\.0\.0\.2.*on the way from"):
        fetcher.fetch(Request(start.replace("127.0.0.1", "news.example")))
    assert origin.asked == ["/"]


def test_the_next_admitted_address_is_tried(origin: Origin, make_fetcher: MakeFetcher) -> None:
    names = Names(["10.0.0.1", "127.0.0.3", "127.0.0.1"])
    fetcher = make_fetcher(resolve=names)
    origin.play("/", reply(200, b"x"))
    assert fetcher.fetch(Request(origin.url("/", host="news.example"))).body == b"x"


def test_no_address_answers(make_fetcher: MakeFetcher) -> None:
    with Origin() as origin:
        url = origin.url("/", host="news.example")
    with pytest.raises(ConnectFailed, match=r"news\.example"):
        make_fetcher(resolve=Names(["127.0.0.1", "127.0.0.2"])).fetch(Request(url))


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a..b", "x" * 64 + ".example"])
def test_names_that_do_not_resolve(host: str) -> None:
    with pytest.raises(NameNotFound):
        resolve_name(host, 80)


def test_options_that_are_not_valid_in_a_header() -> None:
    with pytest.raises(ConfigError, match=r"fetch\.contact"):
        FetchOptions(contact="a\r\nX: y")
    with pytest.raises(ConfigError, match=r"fetch\.user_agent"):
        FetchOptions(user_agent="m\u00f6nitor")
