"""Host and path of a request, parsed strictly from its raw bytes.

The framework's own parsing is not used: it may fall back to the server's address if the Host header is invalid.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urlsplit

# RFC 9110 7.2 and RFC 3986 3.2.2, without forms that no client sends: user names, escapes, IPvFuture, an empty port.
_AUTHORITY = re.compile(
    r"(?:\[(?P<six>[0-9a-f:.]{2,45})\]|(?P<name>[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)\.?)(?::(?P<port>[0-9]{1,5}))?"
)
# A domain name has at most 253 characters (RFC 1035); a port adds 6 with its colon, a final dot one.
_LONGEST = 260
_DEFAULT_PORTS = {"http": 80, "https": 443}
# A single site gets at least 2^64 IPv6 addresses (RFC 6177): they count as one client.
_SITE_BITS = 64


@dataclass(frozen=True, slots=True)
class Authority:
    """A host in lower case, without brackets and final dot, and its port if one is given."""

    host: str
    port: int | None = None

    def at(self, scheme: str) -> tuple[str, int | None]:
        """Return host and port, with the default port of the scheme if none is given."""
        return self.host, self.port or _DEFAULT_PORTS.get(scheme)


def authority(text: str) -> Authority | None:
    """Parse ``host`` or ``host:port`` strictly; None for anything else."""
    found = _AUTHORITY.fullmatch(text.lower()) if len(text) <= _LONGEST and text.isascii() else None
    port = int(found["port"]) if found and found["port"] else None
    if found is None or (port is not None and not 0 < port < 65536):
        return None
    if found["name"]:
        return Authority(found["name"], port)
    try:
        return Authority(str(IPv6Address(found["six"])), port)
    except ValueError:
        return None


def authority_of(headers: Iterable[tuple[bytes, bytes]]) -> Authority | None:
    """Parse the Host header of a request; None if it is missing, repeated or invalid."""
    named = [value for name, value in headers if name.lower() == b"host"]
    return authority(named[0].decode("latin-1")) if len(named) == 1 else None


def origin_of(url: str) -> tuple[str, int | None] | None:
    """Parse an origin such as ``https://host`` (RFC 6454) into host and port; None for ``null`` or anything else."""
    scheme, _, rest = url.partition("://")
    found = authority(rest) if scheme in _DEFAULT_PORTS else None
    return found.at(scheme) if found else None


def public_authority(public_url: str | None) -> tuple[str, Authority] | None:
    """Return scheme and authority of ``web.public_url``; None if it is unset or invalid."""
    parts = urlsplit(public_url or "")
    found = authority(parts.netloc.rpartition("@")[2])
    return (parts.scheme, found) if found else None


def is_loopback(host: str) -> bool:
    """Whether a host is ``localhost`` or a loopback address."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def is_path(path: str) -> bool:
    """Whether ``path`` (decoded or not) is a path on this site that no browser takes for another site's address.

    It begins with one slash that is not followed by another slash or a backslash, because browsers take both for the
    start of a host. It has no control characters, because browsers skip those.
    """
    return path.startswith("/") and path[1:2] not in ("/", "\\") and not _has_control(path)


def local_path(path: str, query: str = "") -> str:
    """Percent-encode a path (``is_path``) and append its query, for a Location header or a link."""
    return quote(path, safe="/:@!$&'()*+,;=~-._") + (f"?{query}" if query else "")


def client_site(host: str | None) -> str:
    """Return the key by which a client is counted: its IPv4 address, its IPv6 network, or ``unknown`` if invalid."""
    try:
        found = ip_address(host or "")
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        return str(found.ipv4_mapped)
    if isinstance(found, IPv6Address):
        return str(IPv6Network((int(found), _SITE_BITS), strict=False))
    return str(found)


def _has_control(text: str) -> bool:
    return any(char < " " or "\x7f" <= char <= "\x9f" for char in text)
