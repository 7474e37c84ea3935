"""Parses web addresses, and finds their host: the unit of rate limits and leases."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import SplitResult, urlsplit

# A password before the host, or among the parameters (as in libpq).
_PASSWORD = re.compile(r"(://[^/?#@:\s]*:).*@|([?&;](?:\w*password|passwd|pwd)=)[^&;#\s]*", re.IGNORECASE | re.DOTALL)
DEFAULT_PORTS = {"http": 80, "https": 443}
_BREAKS = dict.fromkeys(map(ord, "\t\r\n"))


def host_of(url: str) -> str:
    """The host of an address in lower case (IDNA, UTS 46), with its port unless it is the default; "" without one."""
    parts = split_address(url)
    if parts is None or not parts.netloc:
        return ""
    host, port = host_and_port(parts)
    return host if port is None else f"{host}:{port}"


def rate_limit_host(host: str, shared: Collection[str]) -> str:
    """The host whose rate limit applies: the one in ``shared`` (``blogspot.com``) that it belongs to, else itself."""
    labels = host.split(".")
    return next((name for at in range(len(labels)) if (name := ".".join(labels[at:])) in shared), host)


def without_password(url: str) -> str:
    """An address of a database, proxy or site with its password masked, for display."""
    return _PASSWORD.sub(lambda found: f"{found[1]}***@" if found[1] else f"{found[2]}***", url)


def split_address(url: str) -> SplitResult | None:
    """The parts of an address, without the white space that browsers ignore; None where it is invalid."""
    try:
        parts = urlsplit(trimmed(url))
        port = parts.port
    except ValueError:
        return None
    return parts if parts.hostname or port is None else None


def host_and_port(parts: SplitResult) -> tuple[str, int | None]:
    """The host as in ``host_of``, and the port, None for the default of the scheme."""
    host = (parts.hostname or "").rstrip(".")
    if not host.isascii():
        host = _idna(host)
    if ":" in host:
        host = f"[{host}]"
    return host, parts.port if parts.port != DEFAULT_PORTS.get(parts.scheme) else None


def normal_spelling(url: str) -> str:
    """An address with scheme and host in lower case, without a default port and without a fragment.

    No server distinguishes these (RFC 3986, 6.2.2, 6.2.3). Unlike ``host_of`` it keeps international names readable.
    Returned unchanged: anything that is no web address, and addresses with a user name.
    """
    parts = split_address(url)
    if parts is None or parts.scheme not in DEFAULT_PORTS or not parts.hostname or "@" in parts.netloc:
        return url
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    port = "" if parts.port in (None, DEFAULT_PORTS[parts.scheme]) else f":{parts.port}"
    return parts._replace(netloc=host + port, fragment="").geturl()


def trimmed(url: str) -> str:
    """An address without surrounding white space, and without the tabs and line breaks that browsers remove."""
    return url.strip().translate(_BREAKS)


def _idna(host: str) -> str:
    import idna  # here, not above: slow to import, and seldom needed

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return host
