"""Web addresses taken apart, and the host they are asked of: the unit of politeness and of leases."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import SplitResult, urlsplit

# A password before the host; one among the options, as libpq has it; and what such a value ends at.
_PASSWORD = re.compile(r"(://[^/?#@:\s]*:).*@|([?&;](?:\w*password|passwd|pwd)=)[^&;#\s]*", re.IGNORECASE | re.DOTALL)
DEFAULT_PORTS = {"http": 80, "https": 443}


def host_of(url: str) -> str:
    """The host of an address in lower case (IDNA, UTS 46), with its port unless it is the scheme's own; else ""."""
    parts = split_address(url)
    if parts is None or not parts.netloc:
        return ""
    host, port = host_and_port(parts)
    return host if port is None else f"{host}:{port}"


def visited_as(host: str, shared: Collection[str]) -> str:
    """The host whose rate limit applies: its service in ``shared`` (``blogspot.com``), else the host itself."""
    labels = host.split(".")
    return next((name for at in range(len(labels)) if (name := ".".join(labels[at:])) in shared), host)


def without_password(url: str) -> str:
    """An address of a database, proxy or site without its password, for display."""
    return _PASSWORD.sub(lambda found: f"{found[1]}***@" if found[1] else f"{found[2]}***", url)


def split_address(url: str) -> SplitResult | None:
    """The parts of an address, without the white space browsers forgive; None of what is no address."""
    try:
        parts = urlsplit(trimmed(url))
        port = parts.port
    except ValueError:
        return None
    return parts if parts.hostname or port is None else None


def host_and_port(parts: SplitResult) -> tuple[str, int | None]:
    """The host as ``host_of`` has it, and its port, None where that is the scheme's own."""
    host = (parts.hostname or "").rstrip(".")
    if not host.isascii():
        host = _idna(host)
    if ":" in host:
        host = f"[{host}]"
    return host, parts.port if parts.port != DEFAULT_PORTS.get(parts.scheme) else None


def plainly_written(url: str) -> str:
    """An address with scheme and host in lower case, without the scheme's own port and without a fragment.

    No server distinguishes these (RFC 3986, 6.2.2, 6.2.3). Unlike ``host_of`` it keeps an international name readable.
    What is no web address, or holds a user name, as it is.
    """
    parts = split_address(url)
    if parts is None or parts.scheme not in DEFAULT_PORTS or not parts.hostname or "@" in parts.netloc:
        return url
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    port = "" if parts.port in (None, DEFAULT_PORTS[parts.scheme]) else f":{parts.port}"
    return parts._replace(netloc=host + port, fragment="").geturl()


def trimmed(url: str) -> str:
    """An address without spaces around it, and without the tabs and line ends that browsers leave out of it."""
    return "".join(char for char in url.strip() if char not in "\t\r\n")


def _idna(host: str) -> str:
    import idna  # here, not above: slow to import, and seldom needed

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return host
