"""The host and path that a request names, read from its bytes.

The framework's own reading is not used: it may fall back to the server's address where the Host header is invalid.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urlsplit

# RFC 9110 7.2 and RFC 3986 3.2.2, without what no client sends: user names, escapes, IPvFuture, an empty port.
_AUTHORITY = re.compile(
    r"(?:\[(?P<six>[0-9a-f:.]{2,45})\]|(?P<name>[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)\.?)(?::(?P<port>[0-9]{1,5}))?"
)
# A name of the domain name system has 253 letters at most (RFC 1035), a port behind it 6.
_LONGEST = 260
_DEFAULT_PORTS = {"http": 80, "https": 443}
# One site is given 2^64 addresses of IPv6 (RFC 6177): they count as one.
_SITE_BITS = 64


@dataclass(frozen=True, slots=True)
class Authority:
    """A host, in lower case, without brackets and without the dot of the root; and its port, if one is named."""

    host: str
    port: int | None = None

    def at(self, scheme: str) -> tuple[str, int | None]:
        """Host and port, with the scheme's own port where none is named."""
        return self.host, self.port or _DEFAULT_PORTS.get(scheme)


def authority(text: str) -> Authority | None:
    """Parses ``host`` or ``host:port`` strictly; None for anything else."""
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
    """The host that a request names in its one Host header; None where there is none, several, or an invalid one."""
    named = [value for name, value in headers if name.lower() == b"host"]
    return authority(named[0].decode("latin-1")) if len(named) == 1 else None


def origin_of(url: str) -> tuple[str, int | None] | None:
    """Host and port of an origin (RFC 6454), ``https://host``; None for ``null`` and for what is no origin."""
    scheme, _, rest = url.partition("://")
    found = authority(rest) if scheme in _DEFAULT_PORTS else None
    return found.at(scheme) if found else None


def public_authority(public_url: str | None) -> tuple[str, Authority] | None:
    """Scheme and authority of ``web.public_url``."""
    parts = urlsplit(public_url or "")
    found = authority(parts.netloc.rpartition("@")[2])
    return (parts.scheme, found) if found else None


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine's own."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def is_path(path: str) -> bool:
    """Whether an address (decoded or not) is a plain path here, which no browser reads as another site's.

    One slash begins it, and no backslash follows: browsers read both as the beginning of a host, and skip control
    characters.
    """
    return path.startswith("/") and path[1:2] not in ("/", "\\") and not _has_control(path)


def local_path(path: str, query: str = "") -> str:
    """A path of the monitor (``is_path``) and its query, as in a Location header or a link."""
    return quote(path, safe="/:@!$&'()*+,;=~-._") + (f"?{query}" if query else "")


def client_site(host: str | None) -> str:
    """The key by which tries are counted: the address, for IPv6 its network, ``unknown`` for what is no address."""
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
