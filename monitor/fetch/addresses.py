"""Normalizes web addresses for requests: percent-encoded, ASCII host, no credentials, no fragment."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import httpx
import idna

from monitor.errors import AddressRefused

_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_.])?|[0-9a-f:.]+(?:%.+)?", re.IGNORECASE)


def parse_address(text: str) -> httpx.URL:
    """Parse an address into the URL to request: percent-encoded, the host in ASCII (UTS 46), without a fragment.

    Raises ``AddressRefused`` for a scheme other than http and https, for credentials, and for an invalid address.
    """
    stripped = text.strip()
    scheme, colon, _ = stripped.partition(":")
    if not colon or scheme.lower() not in {"http", "https"}:
        raise AddressRefused(
            f"{text!r} is not an http or https address", advice="give an address that starts with https://"
        )
    try:
        url = httpx.URL(_with_ascii_host(re.sub(r"[\t\r\n]", "", stripped)))
    except (httpx.InvalidURL, ValueError) as error:
        raise AddressRefused(f"this is not a valid address: {error}", advice="check it for typing errors") from error
    if not _HOST.fullmatch(url.raw_host.decode("ascii")) or not 0 < (url.port or 80) < 65536:
        raise AddressRefused(f"the host {url.host!r} or its port is not valid", advice="check it for typing errors")
    if url.userinfo:
        raise AddressRefused(
            f"the address at {url.host} contains a user name or password, which are never sent",
            advice="remove the part before the @",
        )
    return url.copy_with(fragment=None) if "#" in stripped else url


def join_address(base: httpx.URL, reference: str) -> httpx.URL:
    """Resolve the target of a redirect against the address that sent it. Raises ``AddressRefused``."""
    text = reference.strip()
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text):
        return parse_address(text)
    if text.startswith("//"):
        return parse_address(f"{base.scheme}:{text}")
    try:
        return parse_address(str(base.join(text)))
    except httpx.InvalidURL as error:
        raise AddressRefused(f"{reference!r} is not a valid address: {error}") from error


def host_key(url: httpx.URL) -> str:
    """The host, with its port unless it is the scheme's default: the key for rate limits and robots.txt."""
    host = f"[{url.host}]" if ":" in url.host else url.raw_host.decode("ascii").rstrip(".")
    return host if url.port is None else f"{host}:{url.port}"


def _with_ascii_host(text: str) -> str:
    """The address with its host encoded to ASCII (UTS 46). Raises ValueError for a host that cannot be encoded."""
    host = "" if text.isascii() else urlsplit(text).hostname or ""
    if host.isascii():
        return text
    ascii_host = idna.encode(host, uts46=True).decode("ascii")
    start = text.lower().index(host, text.index("//"))
    return text[:start] + ascii_host + text[start + len(host) :]
