"""Parses the setting for an HTTP proxy."""

from __future__ import annotations

import httpx

from monitor.errors import ConfigError

_EXPECTED = "fetch.proxy: expected http://HOST:PORT or https://HOST:PORT, with USER:PASSWORD@ before HOST where needed"


def parse_proxy(text: str | None) -> httpx.Proxy | None:
    """Parse ``fetch.proxy``; None if it is not set. Credentials are in ``raw_auth`` of the result, not in its ``url``.

    Raises ``ConfigError`` for an invalid value. The message never contains the value, which may hold a password.
    """
    if not text:
        return None
    try:
        proxy = httpx.Proxy(text.strip())
        valid = proxy.url.scheme in {"http", "https"} and proxy.url.host and 0 < (proxy.url.port or 80) < 65536
    except (httpx.InvalidURL, ValueError):
        valid = False
    if not valid:
        raise ConfigError(_EXPECTED, advice="socks proxies are not supported") from None
    return proxy
