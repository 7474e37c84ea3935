"""Which network addresses may be connected to."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from monitor.errors import AddressRefused, ConfigError

Address = IPv4Address | IPv6Address

_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_SHARED = IPv4Network("100.64.0.0/10")
_RESERVED_V6 = IPv6Network("3fff::/20")
_RESERVED_V4 = IPv4Network("192.0.0.0/24")


class Guard:
    """Lets public addresses pass, and those of the networks listed. Raises ``ConfigError`` for what is no network."""

    def __init__(self, allow_networks: Sequence[str]) -> None:
        self._listed = tuple(_network(text) for text in allow_networks)

    def is_listed(self, address: str) -> bool:
        """Whether the address, or the IPv4 address inside it, lies in a listed network."""
        found = _parse(address)
        return any(
            candidate.version == network.version and candidate in network
            for candidate in (found, _inner(found))
            for network in self._listed
        )

    def admit(self, host: str, addresses: Sequence[str]) -> tuple[str, ...]:
        """Those of a host's addresses that may be connected to; raises ``AddressRefused`` when there is none."""
        good = tuple(address for address in addresses if self._admits(address))
        if not good:
            raise _refused(host, addresses[0])
        return good

    def admit_all(self, host: str, addresses: Sequence[str]) -> None:
        """Raise ``AddressRefused`` unless every one may be connected to: a proxy may choose any of them."""
        bad = next((address for address in addresses if not self._admits(address)), None)
        if bad is not None:
            raise _refused(host, bad)

    def _admits(self, address: str) -> bool:
        return self.is_listed(address) or not flaw(address)


def literal_address(host: str) -> str | None:
    """The address that a host is written as, in any of the forms that resolvers take (``127.1``, ``0x7f000001``)."""
    try:
        return str(ip_address(host.strip("[]").partition("%")[0]))
    except ValueError:
        pass
    if not host.rstrip(".").rpartition(".")[2][:1].isdigit():
        return None
    try:
        return socket.inet_ntoa(socket.inet_aton(host.rstrip(".")))
    except OSError:
        return None


def _refused(host: str, address: str) -> AddressRefused:
    named = address if address == host else f"{host} is at {address}, which"
    return AddressRefused(f"{named} is {flaw(address)}, and fetch.allow_networks does not list it")


def flaw(address: str) -> str:
    """What keeps an address from being a public one (IANA's special-purpose registries), or "" if nothing does."""
    found = _inner(_parse(address))
    kinds = (
        (found.is_unspecified, "the unspecified address"),
        (found.is_loopback, "a loopback address"),
        (found.is_link_local, "a link-local address"),
        (found.is_multicast, "a multicast address"),
        (isinstance(found, IPv4Address) and found in _SHARED, "a shared address of a provider (CGNAT)"),
        (isinstance(found, IPv6Address) and found not in _GLOBAL_UNICAST, "a private or reserved address"),
        (found in (_RESERVED_V6 if isinstance(found, IPv6Address) else _RESERVED_V4), "a reserved address"),
        (found.is_reserved, "a reserved address"),
        (found.is_private or not found.is_global, "a private address"),
    )
    return next((name for holds, name in kinds if holds), "")


def _parse(address: str) -> Address:
    return ip_address(address.partition("%")[0])


def _inner(address: Address) -> Address:
    """The IPv4 address that an IPv6 one leads to: mapped, NAT64 (RFC 6052) or 6to4; else the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _network(text: str) -> IPv4Network | IPv6Network:
    try:
        return ip_network(text.strip(), strict=False)
    except ValueError as error:
        raise ConfigError(
            f"fetch.allow_networks: {text!r} is no network", advice='write networks like "127.0.0.0/8" or "::1/128"'
        ) from error
