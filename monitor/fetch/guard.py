"""Decides which network addresses may be connected to (protection against server-side request forgery)."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from monitor.errors import AddressRefused, ConfigError

Address = IPv4Address | IPv6Address

_GLOBAL_UNICAST = IPv6Network("2000::/3")  # RFC 4291
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052
_SHARED = IPv4Network("100.64.0.0/10")  # RFC 6598
_RESERVED_V6 = IPv6Network("3fff::/20")  # documentation, RFC 9637; unknown to older versions of Python
_RESERVED_V4 = IPv4Network("192.0.0.0/24")  # protocol assignments, RFC 6890


class Guard:
    """Admits public addresses and those in ``allow_networks``. Raises ``ConfigError`` for an invalid network."""

    def __init__(self, allow_networks: Sequence[str]) -> None:
        self._listed = tuple(_network(text) for text in allow_networks)

    def is_listed(self, address: str) -> bool:
        """Whether the address, or the IPv4 address embedded in it, is in a listed network."""
        found = _parse(address)
        return any(
            candidate.version == network.version and candidate in network
            for candidate in (found, _embedded(found))
            for network in self._listed
        )

    def admit(self, host: str, addresses: Sequence[str]) -> tuple[str, ...]:
        """The admitted ones of a host's addresses. Raises ``AddressRefused`` if there is none."""
        admitted = tuple(address for address in addresses if self._admits(address))
        if not admitted:
            raise _refused(host, addresses[0])
        return admitted

    def admit_all(self, host: str, addresses: Sequence[str]) -> None:
        """Raise ``AddressRefused`` unless all addresses are admitted: a proxy may choose any of them."""
        for address in addresses:
            if not self._admits(address):
                raise _refused(host, address)

    def _admits(self, address: str) -> bool:
        return self.is_listed(address) or not flaw(address)


def literal_address(host: str) -> str | None:
    """The IP address that a host is, in any notation resolvers accept (``127.1``, ``0x7f000001``); None for a name."""
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
    """Why an address is not public (IANA special-purpose address registries), for messages; "" if it is."""
    found = _embedded(_parse(address))
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
    return next((name for applies, name in kinds if applies), "")


def _parse(address: str) -> Address:
    return ip_address(address.partition("%")[0])


def _embedded(address: Address) -> Address:
    """The IPv4 address embedded in an IPv6 address (mapped, NAT64 of RFC 6052, or 6to4); else the address itself."""
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
            f"fetch.allow_networks: {text!r} is not a network", advice='write networks like "127.0.0.0/8" or "::1/128"'
        ) from error
